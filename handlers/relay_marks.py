"""What in a line stands for an option: its number, its letter, its words, yes and no."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from deliberation.ballots import BallotForm, Option
from handlers.relay_doors import UNITS
from handlers.relay_folding import CIRCLED, NUMERALS, folded, value_of

LEAD = (
    r"(?:(?:我们家|我们|我家|俺家|咱家|我|俺|本户|本人|全家|一致|坚决|完全|非常|强烈|举双手|双手|"
    r"百分百|100%|绝对|必须|肯定|还是(?=选)|那就|就|也|都|是)\s*){0,4}"
    r"(?:(?:选择|选|投给|投|要|支持)[的了]?\s*:?\s*)?"
)
EDGE = r"\s_“”,、;。:!/|()\[\]【】<>~>→=\-—…\x01"
BEFORE, AFTER = rf"(?<![^{EDGE}])", rf"(?![^{EDGE}])"
FAMILIES = (
    ("赞成", "同意", "支持", "赞同"),
    ("不同意", "不赞成", "不支持", "不赞同", "反对"),
    ("弃权",),
)
SHORT = (
    (
        "可以",
        "行",
        "好的",
        "好",
        "ok",
        "okay",
        "yes",
        "👍",
        "👌",
        "[强]",
        "[赞]",
        "[ok]",
        "✅",
        "✔",
        "√",
        "✓",
        "☑",
    ),
    ("不行", "不可以", "不要", "不好", "不可", "no", "👎", "[弱]", "×", "✗", "❌", "✖"),
    (),
)
TURNED = r"(?<![不没别未勿])"
"""A word that is not turned round by the one before it."""


@dataclass(frozen=True)
class Mark:
    """A place in a line that stands for options; ``ids`` is empty where there is no such one.

    ``spelt`` marks are words, others numbers or letters; a ``loose`` one hangs on the word
    before or after it, as in ``张阿姨1``.
    """

    ids: tuple[str, ...]
    start: int
    end: int
    spelt: bool = False
    loose: bool = False
    circled: bool = False
    led: bool = False


@dataclass(frozen=True)
class Choosing:
    """What the options of a poll can be called in a chat."""

    options: tuple[Option, ...]
    form: BallotForm
    most: int
    labels: re.Pattern[str] | None
    words: re.Pattern[str] | None
    short: re.Pattern[str] | None
    said: dict[str, str]

    def names_besides(self, words: str, *, ids: Collection[str]) -> bool:
        """Tell whether words hold a piece of an option that was not chosen: ``还要滑梯``."""
        chosen = "".join(_close(each.label) for each in self.options if each.id in ids)
        return any(
            label[at : at + 2] in words and label[at : at + 2] not in chosen
            for label in (_close(each.label) for each in self.options if each.id not in ids)
            for at in range(len(label) - 1)
        )

    @property
    def against(self) -> str:
        """Return the option that is a no; nothing where there is none."""
        return self.said.get(FAMILIES[1][-1], "") if self.is_motion else ""

    @property
    def is_motion(self) -> bool:
        """Tell whether the options are yes and no."""
        return self.words is not None


def choosing(options: Sequence[Option], *, form: BallotForm, most: int | None) -> Choosing:
    """Return how the options of a poll are recognised."""
    said = {_close(each.label): each.id for each in options if _close(each.label)}
    families = _families(options) if form is BallotForm.ONE else {}
    strong = {word: key for at, key in families.items() for word in FAMILIES[at]}
    weak = {word: key for at, key in families.items() for word in SHORT[at]}
    named = [each for each in said if each not in strong]
    return Choosing(
        options=tuple(options),
        form=form,
        most=1 if form is BallotForm.ONE else (most or len(options)),
        labels=_labels(named),
        words=_words(strong),
        short=_segments(weak),
        said={**weak, **strong, **said},
    )


def _close(label: str) -> str:
    return re.sub(r"\s+", "", folded(label)).casefold().strip(".。!、,")


def _families(options: Sequence[Option]) -> dict[int, str]:
    """Return which option is yes, which no, which neither; nothing unless both stand there."""
    found = {
        at: option.id
        for option in options
        for at, family in enumerate(FAMILIES)
        if _close(option.label) in family
    }
    return found if {0, 1} <= found.keys() else {}


def _spaced(words: str) -> str:
    return r"\s*".join(re.escape(each) for each in words)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(_spaced(each) for each in sorted(words, key=len, reverse=True))


def _labels(labels: Sequence[str]) -> re.Pattern[str] | None:
    long = [each for each in labels if len(each) > 1]
    short = [each for each in labels if len(each) == 1]
    parts = [rf"{TURNED}{LEAD}(?P<label>{_alternatives(long)})"] if long else []
    if short:
        parts.append(rf"{BEFORE}{LEAD}(?P<letter>{_alternatives(short)}){AFTER}")
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _words(words: Iterable[str]) -> re.Pattern[str] | None:
    found = _alternatives(words)
    return re.compile(rf"{TURNED}{LEAD}(?P<label>{found})", re.IGNORECASE) if found else None


def _segments(words: Iterable[str]) -> re.Pattern[str] | None:
    latin = [each for each in words if each[0].isalnum()]
    signs = [each for each in words if not each[0].isalnum()]
    if not latin:
        return None
    said = rf"(?:我们?家?|我觉得|本户)?\s*(?P<label>{_alternatives(latin)})(?:的|吧|啊|哦|呀)*"
    pattern = rf"{BEFORE}{said}{AFTER}|(?P<letter>{_alternatives(signs)})"
    return re.compile(pattern, re.IGNORECASE)


# Numbers and letters

KIND = r"(?:号方案|号选项|号(?!楼|院|门)|方案|选项|项|种|条)"
DIGIT = re.compile(
    rf"(?P<led>{LEAD})(?P<of>第|方案|选项|编号|no\.?)?\s*(?<![\d.])(?<!\d-)(?<!(?<!\d)\+)"
    rf"(?P<n>\d{{1,2}})(?!\d|\.\d|-\d|\s*(?:{UNITS}))(?P<kind>{KIND}|个)?",
    re.IGNORECASE,
)
ROUND = re.compile(rf"(?P<led>{LEAD})(?P<n>[{CIRCLED}])(?P<kind>{KIND})?")
LETTER = re.compile(
    rf"(?P<led>{LEAD})(?P<of>方案|选项)?\s*(?<![A-Za-z\d.])(?P<n>[A-Za-z]+)(?![A-Za-z\d])"
    rf"(?P<kind>{KIND})?"
)
SPELT = re.compile(
    rf"(?P<led>(?:{LEAD}))(?P<of>第|方案|选项)?\s*(?P<n>[{NUMERALS}])(?P<kind>{KIND}|个)?"
)
NICKNAMES = "小老大阿"
JOINERS = frozenset("和与跟及")
PARTICLES = "吧的了啊呀哦都哈各"


def marks(words: str, how: Choosing) -> tuple[Mark, ...]:
    """Return everything in folded words that stands for options, from left to right.

    Words go before numbers, so that an option such as ``2盏灯`` is not the second one.
    """
    taken: list[Mark] = []
    for found in (
        *_spelt(words, how, how.labels),
        *_spelt(words, how, how.words),
        *_numbers(words, how),
    ):
        if not any(found.start < each.end and each.start < found.end for each in taken):
            taken.append(found)
    if not any(each.ids for each in taken):
        taken += list(_spelt(words, how, how.short))
    placed = sorted(taken, key=lambda each: each.start)
    return tuple(replace(each, loose=_is_loose(each, placed, words)) for each in placed)


def _is_loose(mark: Mark, others: Sequence[Mark], words: str) -> bool:
    """Tell whether a number hangs on a word that is neither a choice nor joins two."""
    if mark.spelt or mark.led:
        return False
    starts, ends = {each.start for each in others}, {each.end for each in others}
    at = mark.start
    before = words[at - 1] if at else ""
    joined = at in ends or (before in JOINERS and at - 1 in ends)
    after = words[mark.end : mark.end + 1]
    free = mark.end in starts or (after in JOINERS and mark.end + 1 in starts)
    hangs = before.isalnum() and not joined
    if mark.circled:
        return at == 0 and after.isalnum() and not free
    return hangs or (after.isalnum() and not free and after not in PARTICLES)


def _spelt(words: str, how: Choosing, pattern: re.Pattern[str] | None) -> Iterator[Mark]:
    for match in pattern.finditer(words) if pattern else ():
        said = next(each for each in match.groups() if each is not None)
        yield Mark((how.said[_close(said)],), match.start(), match.end(), spelt=True)


def _numbers(words: str, how: Choosing) -> Iterator[Mark]:
    for match in ROUND.finditer(words):
        yield _mark(match, ids=_known(value_of(match["n"]), how), circled=True)
    for match in DIGIT.finditer(words):
        if match["kind"] != "个" or match["of"]:
            yield _mark(match, ids=_known(int(match["n"]), how))
    for match in LETTER.finditer(words):
        ids = _lettered(match["n"].upper(), how)
        if ids and not _is_nickname(match, words):
            yield _mark(match, ids=ids)
    for match in SPELT.finditer(words):
        mark = _mark(match, ids=_known(value_of(match["n"]), how))
        if mark.led or match["kind"] or not _is_loose(mark, (), words):
            yield mark


def _known(value: int, how: Choosing) -> tuple[str, ...]:
    key = str(value)
    return (key,) if any(each.id == key for each in how.options) else ()


def _lettered(letters: str, how: Choosing) -> tuple[str, ...]:
    """Return the options of letters; several in a row where several may be chosen."""
    found = [_known(ord(each) - ord("A") + 1, how) for each in letters]
    several = how.form is BallotForm.SOME and len(set(letters)) == len(letters)
    if not all(found) or (len(letters) > 1 and not several):
        return ()
    return tuple(each for ids in found for each in ids)


def _is_nickname(match: re.Match[str], words: str) -> bool:
    at = match.start("n")
    return at > 0 and words[at - 1] in NICKNAMES


def _mark(match: re.Match[str], *, ids: tuple[str, ...], circled: bool = False) -> Mark:
    led, of = bool(match["led"].strip()), match.groupdict().get("of")
    start = match.start("of") if of else match.start("n")
    if led:
        start = match.start()
    return Mark(ids, start, match.end(), circled=circled, led=led or bool(of))
