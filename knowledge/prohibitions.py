"""What a passage forbids: each stretch that names a deed, with the sentence it stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from knowledge.chinese import sentences

_FORBID = re.compile(
    r"不得|禁止|严禁|不准|不许|不允许|不可(?!避免|抗)|(?<!能)不能|不要|谁也不能|请勿|切勿|不应当?"
)
_ASIDE = re.compile(r"，(?:由|处|可以|应当|违者|违反|否则|除|以免|防止|但)")
_EVIL = re.compile(
    r"不符合[^，。]{0,14}(?:要求|规定)|损害了?[^，。]{0,12}[权利]益|[是属]于?(?:禁止|违法)的?"
)
_PENALTY = re.compile(
    r"的，[^。]{0,24}?(?:处[^理]|罚|责令|警告|拘留|强制|没收|要求(?:拆除|停止|恢复|清))"
)
_DUTY = re.compile(r"应当|必须|都要|应(?!急|用|收|付|对)|须|一律")
_ON_CONDITION = re.compile(
    r"擅自|私自|自行(?!车)|未经|没有经过|没经|非经|经[^，。]{0,14}(?:批准|同意)|禁放的"
)


class Strength(IntEnum):
    """How plainly a stretch forbids."""

    HARM = 1
    PENALTY = 2
    WORD = 3


@dataclass(frozen=True)
class Prohibition:
    """A stretch of a sentence that names what is forbidden; ``topic`` stands before it.

    ``duty`` is what must be done instead of what must not. ``on_condition``: it is
    forbidden to those alone who do it without leave.
    """

    sentence: str
    stretch: str
    topic: str
    strength: Strength
    duty: bool = False
    on_condition: bool = False


def prohibitions(text: str) -> Iterator[Prohibition]:
    """Yield what a text forbids or demands, sentence by sentence."""
    for sentence in sentences(text):
        words = sentence.strip()
        yield from _by_word(words)
        yield from _by_consequence(words, mark=_PENALTY, strength=Strength.PENALTY)
        yield from _by_consequence(words, mark=_EVIL, strength=Strength.HARM)
        yield from _duties(words)


def _by_word(sentence: str) -> Iterator[Prohibition]:
    marks = list(_FORBID.finditer(sentence))
    if not marks:
        return
    ends = [*(mark.start() for mark in marks[1:]), len(sentence)]
    for mark, end in zip(marks, ends, strict=True):
        stretch = sentence[mark.end() : end]
        aside = _ASIDE.search(stretch)
        stretch = stretch[: aside.start()] if aside else stretch
        topic = sentence[: marks[0].start()]
        before = re.split("[，；：]", sentence[: mark.start()])[-1]
        yield Prohibition(
            sentence=sentence,
            stretch=stretch,
            topic=topic,
            strength=Strength.WORD,
            on_condition=_ON_CONDITION.search(f"{before}{stretch}") is not None,
        )


def _by_consequence(
    sentence: str, *, mark: re.Pattern[str], strength: Strength
) -> Iterator[Prohibition]:
    found = mark.search(sentence)
    if found is not None:
        stretch = sentence[: found.start()]
        conditional = _ON_CONDITION.search(stretch) is not None
        yield Prohibition(sentence, stretch, "", strength, on_condition=conditional)


def _duties(sentence: str) -> Iterator[Prohibition]:
    found = _DUTY.search(sentence)
    if found is not None:
        topic, stretch = sentence[: found.start()], sentence[found.end() :]
        yield Prohibition(sentence, stretch, topic, Strength.WORD, duty=True)
