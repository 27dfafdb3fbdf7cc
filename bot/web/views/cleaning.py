"""A file's text before and after it was cleaned, with what each rule took."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.cleaning import Dropped, cleaned
from knowledge.library import Original

LONGEST_TEXT = 100_000
MOST_LINES = 1_500
LONGEST_LINE = 4_000
LINES_JOINED = 12
BROKEN = "↵"
"""Stands for the end of a line that was joined to the next."""


@dataclass(frozen=True)
class Part:
    """A stretch of a line: what ``rule`` took or changed, or what stays where it is empty."""

    text: str
    rule: str = ""
    instead: str = ""


@dataclass(frozen=True)
class Sides:
    """Both sides of a text; ``rules`` says how often each rule was at work."""

    raw: tuple[tuple[Part, ...], ...]
    cleaned: tuple[str, ...]
    rules: tuple[tuple[str, int], ...]
    shortened: bool


@dataclass
class Cell:
    """A sign as it came, as it stands now, and the rule that changed it."""

    sign: str
    now: str
    rule: str = ""

    def changed(self, now: str, *, rule: str) -> None:
        """Note what a rule made of it."""
        if now != self.now:
            self.now, self.rule = now, rule


def sides(original: Original) -> Sides:
    """Return what a file said beside what is kept of it; of a long file, its beginning."""
    begun = original.raw[:LONGEST_TEXT]
    raw = begun.splitlines()
    kept = original.cleaned[:LONGEST_TEXT].splitlines()
    dropped = cleaned(begun).dropped
    return Sides(
        raw=marked(raw[:MOST_LINES], dropped),
        cleaned=tuple(line[:LONGEST_LINE] for line in kept[:MOST_LINES]),
        rules=tuple(Counter(each.rule for each in dropped).items()),
        shortened=len(original.raw) > LONGEST_TEXT or max(len(raw), len(kept)) > MOST_LINES,
    )


def marked(raw: Sequence[str], dropped: Sequence[Dropped]) -> tuple[tuple[Part, ...], ...]:
    """Return lines with what rules took from them; blank lines are left out.

    Rules tell what a line was when they came to it, so what they say is found among the
    signs that the rules before them left.
    """
    lines = [[Cell(sign, sign) for sign in line[:LONGEST_LINE]] for line in raw]
    broken: set[int] = set()
    for each in dropped:
        begin = each.line - 1
        if not each.text.strip():
            broken.add(begin)
            continue
        if not _apply(each, lines[begin : begin + 1]):
            _apply(each, lines[begin : begin + LINES_JOINED])
    return tuple(
        (*((Part(BROKEN, "joins"),) if number in broken else ()), *_parts(line))
        for number, line in enumerate(lines)
        if any(cell.sign.strip() for cell in line)
    )


def _apply(dropped: Dropped, lines: Sequence[Sequence[Cell]]) -> bool:
    """Mark what a rule took in the first place where it stands; tell whether it does."""
    places = list(_standing(lines))
    wanted = "".join(dropped.text.split())
    begin = "".join(sign for sign, _ in places).find(wanted)
    if begin < 0:
        return False
    cells = [cell for _, cell in places[begin : begin + len(wanted)]]
    instead = "".join(dropped.instead.split())
    if len(instead) == len(cells):
        for cell, now in zip(cells, instead, strict=True):
            cell.changed(now, rule=dropped.rule)
        return True
    for number, cell in enumerate(cells):
        cell.changed(instead if number == 0 else "", rule=dropped.rule)
    return True


def _standing(lines: Sequence[Sequence[Cell]]) -> Iterator[tuple[str, Cell]]:
    """Yield each sign that still stands, blanks set aside, with the cell it stands in."""
    for line in lines:
        for cell in line:
            for sign in cell.now:
                if not sign.isspace():
                    yield sign, cell


def _parts(line: Sequence[Cell]) -> Iterator[Part]:
    _bridge(line)
    for rule, group in groupby(line, key=lambda cell: cell.rule):
        cells = tuple(group)
        text = "".join(cell.sign for cell in cells)
        yield Part(text, rule, "".join(cell.now for cell in cells) if rule else "")


def _bridge(line: Sequence[Cell]) -> None:
    """Let a blank between two signs that one rule took go with them."""
    last, blanks = "", list[Cell]()
    for cell in line:
        if cell.sign.isspace():
            blanks.append(cell)
            continue
        for blank in blanks if cell.rule == last and not cell.now else ():
            blank.changed("", rule=last)
        last, blanks = cell.rule, []
