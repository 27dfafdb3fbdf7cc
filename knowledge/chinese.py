"""Read Chinese text as characters, terms and sentences."""

import re
from collections.abc import Iterator

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
TERMINATORS = "。！？!?"
CLOSERS = "”’」』）)】》〕]"

_SENTENCE = re.compile(
    rf"[^{TERMINATORS}\n]*[{TERMINATORS}]+[{re.escape(CLOSERS)}]*|[^{TERMINATORS}\n]+"
)
_CLAUSE = re.compile(r"[^，；：,;:]*[，；：,;:]+[”’」』）)]*|[^，；：,;:]+")
_RUN = re.compile(rf"[{HAN}]+|[a-z0-9]+(?:\.[0-9]+)?")
_NUMBERED = re.compile(
    r"(?<=\S)第[一二三四五六七八九十百千零〇两0-9]{1,9}条(?:之[一二三四五六七八九十0-9]{1,3})?$"
)
_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5} | {
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}


def narrow(text: str) -> str:
    """Return the text with full-width letters and digits made ordinary ones."""
    return text.translate(_WIDE)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; joined they are the text without its line breaks."""
    found = (match.group() for match in _SENTENCE.finditer(text))
    return tuple(sentence for sentence in found if sentence.strip())


def clauses(sentence: str) -> tuple[str, ...]:
    """Return the clauses of a sentence; joined they are the sentence."""
    return tuple(match.group() for match in _CLAUSE.finditer(sentence))


def runs(text: str) -> Iterator[str]:
    """Yield unbroken runs of Chinese characters, and words of letters or digits."""
    for match in _RUN.finditer(narrow(text).lower()):
        yield match.group()


def grams(text: str) -> list[str]:
    """Return single characters and neighbouring pairs; letters and digits stay words."""
    found: list[str] = []
    for run in runs(text):
        if run[0].isascii():
            found.append(run)
            continue
        found.extend(run)
        found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found


def pairs(text: str) -> list[str]:
    """Return neighbouring pairs of characters, whole words of letters, lone characters."""
    found: list[str] = []
    for run in runs(text):
        if run[0].isascii() or len(run) == 1:
            found.append(run)
        else:
            found.extend(run[at : at + 2] for at in range(len(run) - 1))
    return found


def is_han(text: str) -> bool:
    """Tell whether a text consists of Chinese characters alone."""
    return re.fullmatch(rf"[{HAN}]+", text) is not None


def article(title: str) -> tuple[str, str]:
    """Return the title of a law and the number of the article that follows it, if one does."""
    found = _NUMBERED.search(title)
    if found is None:
        return title, ""
    return title[: found.start()].rstrip(), found.group()
