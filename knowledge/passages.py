"""Cut a cleaned text into passages that can be cited; nothing of it is lost."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.chinese import clauses, sentences

WINDOW = 300
LONGEST = 1500
LONGEST_HEADING = 40
MOST_HEADINGS = 3

_NUMBER = "一二三四五六七八九十百千零〇两0-9"
_ARTICLE = re.compile(
    rf"^(第[{_NUMBER}]{{1,9}}条(?:之[{_NUMBER}]{{1,3}})?)(?=[\s：:　]|$)[\s：:]*"
)
_TIGHT_ARTICLE = re.compile(
    rf"^(第[{_NUMBER}]{{1,9}}条(?:之[{_NUMBER}]{{1,3}})?)(?![{_NUMBER}、，和至及第规的款])"
)
_DIVISION = re.compile(rf"^(第[{_NUMBER}]{{1,7}}(分编|[编章节]))(?![的规])\s*(.{{0,40}})$")
_LEVELS = {"编": 0, "分编": 1, "章": 2, "节": 3}
_ANNEX = re.compile(rf"^(附件|附录|附表|附图)[{_NUMBER}]{{0,3}}(?:[\s：:].{{0,40}})?$")
_FEWEST_ARTICLES = 3
_SENTENCE_END = "。！？!?；;：:，,、"
_LIST_ITEM = re.compile(rf"^(?:[(（]?[{_NUMBER}]{{1,3}}[)）、.．]|[-*•·])")


@dataclass(frozen=True)
class Piece:
    """A passage before it has an id."""

    heading: str
    locator: str
    text: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Line:
    """A paragraph, or a sentence of it, with the paragraph's number in the text."""

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
    cutting = _Cutting()
    for line in lines:
        bare = line.lstrip("#").strip()
        if bare:
            cutting.take(bare)
    return cutting.done()


class _Cutting:
    """Goes through a statute line by line, knowing where it stands."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._divisions = [""] * len(_LEVELS)
        self._untold: list[str] = []
        self._locator = ""
        self._text: list[str] = []

    def take(self, line: str) -> None:
        """Go on by a line."""
        division, article, annex = _division(line), _article(line), _ANNEX.match(line)
        if division:
            self._divide(line, level=_LEVELS[division.group(2)])
        elif article:
            self._begin(article.group(1), first=line[article.end() :].strip())
        elif annex:
            self._begin(line, first="")
            self._tell(from_level=0)
            self._divisions = [""] * len(_LEVELS)
        else:
            self._text.append(line)

    def done(self) -> tuple[Piece, ...]:
        """Return what was cut."""
        self._close()
        self._tell(from_level=0)
        return tuple(self._pieces)

    def _divide(self, line: str, *, level: int) -> None:
        self._close()
        self._locator = ""
        self._tell(from_level=level)
        self._divisions[level:] = [line, *[""] * (len(_LEVELS) - 1 - level)]
        self._untold.append(line)

    def _tell(self, *, from_level: int) -> None:
        """Make pieces of divisions in which nothing stood."""
        for division in self._divisions[from_level:]:
            if division in self._untold:
                self._untold.remove(division)
                self._pieces.append(Piece("", division, division))

    def _begin(self, locator: str, *, first: str) -> None:
        self._close()
        self._locator = locator
        self._text = [first] if first else []

    def _close(self) -> None:
        """Make a piece of what stands under the present locator."""
        if not self._text and not self._locator:
            return
        heading = " ".join(part for part in self._divisions if part)
        text = "\n".join(self._text) or self._locator
        self._pieces.extend(_portions(heading, locator=self._locator, text=text))
        self._untold = []
        self._text, self._locator = [], ""


def _division(line: str) -> re.Match[str] | None:
    found = _DIVISION.match(line)
    return found if found and line[-1] not in _SENTENCE_END else None


def _article(line: str) -> re.Match[str] | None:
    bare = line.lstrip("#").strip()
    return _ARTICLE.match(bare) or _TIGHT_ARTICLE.match(bare)


def _portions(heading: str, *, locator: str, text: str) -> Iterator[Piece]:
    """Yield an article, or its paragraphs (款) where it is too long for one passage."""
    if len(text) <= LONGEST:
        yield Piece(heading, locator, text)
        return
    lines = _paragraphs(text.split("\n"))
    several = lines[-1].number > 1
    for window in _windows(lines, size=LONGEST):
        first, last = window[0].number, window[-1].number
        span = f"第{first}款" if first == last else f"第{first}至{last}款"
        where = f"{locator}{span}" if several and locator else locator
        yield Piece(heading, where, "\n".join(_told(window)))


def _paragraphs(lines: Sequence[str]) -> list[_Line]:
    """Return lines numbered by paragraph; the items of a list belong to the one before."""
    found: list[_Line] = []
    number = 0
    for line in lines:
        number += 0 if number and _LIST_ITEM.match(line) else 1
        found.append(_Line(number, line))
    return found


def cut_prose(lines: Sequence[str]) -> tuple[Piece, ...]:
    """Return windows of about 300 characters under the headings that they stand in."""
    pieces: list[Piece] = []
    paragraph = 0
    for headings, body in _sections(lines):
        pieces.extend(_section(body, heading=" ".join(headings), before=paragraph))
        paragraph += len(body)
    return tuple(pieces)


def _sections(lines: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Yield headings with the paragraphs below them.

    A long run of lines that look like headings is a list; one at the end is no heading.
    """
    headings, body, block = list[str](), list[str](), list[str]()
    for line in lines:
        if is_heading(line):
            block.append(line)
            continue
        if block:
            named, listed = _parted(block)
            if named:
                yield from _if_any(headings, body)
                headings, body = named, []
            body.extend(listed)
            block = []
        body.append(line)
    named, listed = _parted(block, last=True)
    if named:
        yield from _if_any(headings, body)
        headings, body = named, []
    yield from _if_any(headings, [*body, *listed])


def _if_any(headings: list[str], body: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    if body:
        yield headings, body


def _parted(block: Sequence[str], *, last: bool = False) -> tuple[list[str], list[str]]:
    """Return which lines of a run are headings, and which are what stands below them."""
    bare = [line.lstrip("#").strip() for line in block]
    marked = next((at for at, line in enumerate(block) if line[0] != "#"), len(block))
    if last and marked == len(block):
        return [], bare
    if marked:
        return bare[:marked], bare[marked:]
    if not last and len(bare) <= MOST_HEADINGS:
        return bare, []
    return (bare[:1], bare[1:]) if len(bare) > 1 else ([], bare)


def is_heading(line: str) -> bool:
    """Tell whether a line names what follows rather than says something."""
    if line.startswith("#"):
        return True
    short = len(line) <= LONGEST_HEADING
    return short and line[-1] not in _SENTENCE_END and not _LIST_ITEM.match(line)


def _section(body: Sequence[str], *, heading: str, before: int) -> Iterator[Piece]:
    lines = [_Line(number, line) for number, line in enumerate(body, before + 1)]
    for window in _windows(lines, size=WINDOW):
        first, last = window[0].number, window[-1].number
        locator = f"第{first}段" if first == last else f"第{first}至{last}段"
        yield Piece(heading, locator, "\n".join(_told(window)))


def cut_row(piece: Piece) -> Iterator[Piece]:
    """Yield a row of a sheet, in parts where it is too long for one passage."""
    lines = [_Line(number, line) for number, line in enumerate(piece.text.split("\n"), 1)]
    for window in _windows(lines, size=LONGEST):
        yield replace(piece, text="\n".join(_told(window)))


def _told(window: Sequence[_Line]) -> list[str]:
    """Return the paragraphs of a window; sentences of one are joined."""
    told: list[str] = []
    for place, line in enumerate(window):
        if place and window[place - 1].number == line.number and not line.text.startswith("\n"):
            told[-1] += line.text
        else:
            told.append(line.text.lstrip("\n"))
    return told


def _windows(lines: Iterable[_Line], *, size: int) -> Iterator[list[_Line]]:
    """Yield runs of sentences of about that size, cutting none that is not over the cap."""
    window: list[_Line] = []
    length = 0
    for line in _sentences(lines):
        extra = len(line.text) + 1
        if window and length + extra > size + 1:
            yield window
            window, length = [], 0
        window.append(line)
        length += extra
    if window:
        yield window


def _sentences(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield sentences; one that begins a further line of a paragraph begins with a break."""
    last = 0
    for line in lines:
        for place, sentence in enumerate(sentences(line.text)):
            further = line.number == last and place == 0
            for part in _bounded(sentence):
                yield _Line(line.number, f"\n{part}" if further else part)
                further = False
        last = line.number


def _bounded(sentence: str) -> Iterator[str]:
    """Yield a sentence, in parts where it alone is over the cap."""
    part = ""
    for clause in clauses(sentence) if len(sentence) > LONGEST - 2 else (sentence,):
        for at in range(0, len(clause), LONGEST - 2):
            more = clause[at : at + LONGEST - 2]
            if part and len(part) + len(more) > LONGEST - 2:
                yield part
                part = ""
            part += more
    yield part
