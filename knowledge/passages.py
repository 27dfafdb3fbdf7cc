"""Cut a cleaned text into passages that can be cited; no sentence is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.chinese import sentences

WINDOW = 300
LONGEST = 1500
LONGEST_HEADING = 40

_NUMBER = "一二三四五六七八九十百千零〇两0-9"
_ARTICLE = re.compile(
    rf"^(第[{_NUMBER}]{{1,9}}条(?:之[{_NUMBER}]{{1,3}})?)(?=[\s：:　]|$)[\s：:]*"
)
_TIGHT_ARTICLE = re.compile(
    rf"^(第[{_NUMBER}]{{1,9}}条(?:之[{_NUMBER}]{{1,3}})?)(?![{_NUMBER}、，和至及第规的款])"
)
_DIVISION = re.compile(rf"^(第[{_NUMBER}]{{1,7}}([编章节]))(?:\s*)(.{{0,40}})$")
_LEVELS = {"编": 0, "章": 1, "节": 2}
_FEWEST_ARTICLES = 3
_SENTENCE_END = "。！？!?；;：:，,、"
_LIST_ITEM = re.compile(rf"^(?:[(（]?[{_NUMBER}]{{1,3}}[)）、.．]|[-*•·])")


@dataclass(frozen=True)
class Piece:
    """A passage before it has an id."""

    heading: str
    locator: str
    text: str


@dataclass(frozen=True)
class _Line:
    """A paragraph with its number among the paragraphs of the text."""

    number: int
    text: str


def is_statute(lines: Iterable[str]) -> bool:
    """Tell whether a text is divided into articles."""
    found = sum(1 for line in lines if _article(line))
    return found >= _FEWEST_ARTICLES


def cut(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return the pieces of a text: its articles, or windows of its sentences."""
    return cut_statute(lines) if is_statute(lines) else cut_prose(lines)


def cut_statute(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return one piece an article, headed by the divisions that it stands in."""
    pieces: list[Piece] = []
    divisions = ["", "", ""]
    locator, text = "", list[str]()

    def close() -> None:
        if text:
            heading = " ".join(part for part in divisions if part)
            pieces.extend(_portions(heading, locator=locator, text="\n".join(text)))

    for raw in lines:
        line = raw.lstrip("#").strip()
        division, article = _DIVISION.match(line), _article(line)
        if division or article:
            close()
            text = []
        if division:
            level = _LEVELS[division.group(2)]
            divisions[level:] = [line, *[""] * (2 - level)]
            locator = ""
        elif article:
            locator = article.group(1)
            text = [line[article.end() :].strip()] if line[article.end() :].strip() else []
        elif line:
            text.append(line)
    close()
    return tuple(pieces)


def _article(line: str) -> re.Match[str] | None:
    bare = line.lstrip("#").strip()
    return _ARTICLE.match(bare) or _TIGHT_ARTICLE.match(bare)


def _portions(heading: str, *, locator: str, text: str) -> Iterator[Piece]:
    if len(text) <= LONGEST:
        yield Piece(heading, locator, text)
        return
    lines = [_Line(number, line) for number, line in enumerate(text.split("\n"))]
    for window in _windows(lines, size=LONGEST):
        yield Piece(heading, locator, _joined(window))


def cut_prose(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return windows of about 300 characters under the heading that they stand in."""
    pieces: list[Piece] = []
    heading, section, number = "", list[_Line](), 0
    for line in lines:
        if is_heading(line):
            pieces.extend(_section(section, heading=heading))
            heading, section = line.lstrip("#").strip(), []
        else:
            number += 1
            section.append(_Line(number, line))
    pieces.extend(_section(section, heading=heading))
    return tuple(pieces)


def is_heading(line: str) -> bool:
    """Tell whether a line names what follows rather than says something."""
    if line.startswith("#"):
        return True
    short = len(line) <= LONGEST_HEADING
    return short and line[-1] not in _SENTENCE_END and not _LIST_ITEM.match(line)


def _section(lines: Sequence[_Line], *, heading: str) -> Iterator[Piece]:
    for window in _windows(lines, size=WINDOW):
        first, last = window[0].number, window[-1].number
        locator = f"第{first}段" if first == last else f"第{first}至{last}段"
        yield Piece(heading, locator, _joined(window))


def _joined(window: Sequence[_Line]) -> str:
    text, number = "", window[0].number
    for line in window:
        text += line.text if line.number == number else f"\n{line.text}"
        number = line.number
    return text


def _windows(lines: Iterable[_Line], *, size: int) -> Iterator[list[_Line]]:
    """Yield runs of sentences of about that size, never cutting a sentence."""
    window: list[_Line] = []
    length = 0
    for line in lines:
        for sentence in sentences(line.text):
            if window and length + len(sentence) > size:
                yield window
                window, length = [], 0
            window.append(_Line(line.number, sentence))
            length += len(sentence)
    if window:
        yield window
