"""Is a statement easy to take a stance on: one thought, told and not asked."""

import re
from enum import StrEnum

LONG_FOR_ONE_THOUGHT = 60
_SEVERAL = re.compile(
    r"[；;]|另外|此外|还有就是|同时也|而且还|并且还?要|第一.*第二|一是.*二是|一来.*二来"
    r"|\b(?:also|moreover|besides)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[。！!？?]\s*(?=\S)")
_QUESTION = re.compile(r"(?:[?？]|吗|呢|为什么.*|怎么办)[\s。!！?？]*$")


class Remark(StrEnum):
    """What makes a statement hard to agree or disagree with."""

    SEVERAL = "several"
    QUESTION = "question"


def remark(text: str) -> Remark | None:
    """Return what could be better about a statement, if anything; nobody is refused for it."""
    words = text.strip()
    if _QUESTION.search(words):
        return Remark.QUESTION
    sentences = len(_SENTENCE.findall(words)) + 1
    several = sentences > 1 and len(words) > LONG_FOR_ONE_THOUGHT // 2
    if _SEVERAL.search(words) or several or len(words) > LONG_FOR_ONE_THOUGHT:
        return Remark.SEVERAL
    return None
