"""Take out of a text what is no part of it, by rules that have names.

Nothing goes that no rule tells of, white space excepted; so a page can show what each rule
took. A text that was cleaned stays as it is when it is cleaned again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from knowledge.cleaning.captions import without_captions
from knowledge.cleaning.furniture import without_contents, without_credits, without_furniture
from knowledge.cleaning.lines import Dropped, Line, Lines, Rule
from knowledge.cleaning.repeats import without_repeats
from knowledge.cleaning.writing import (
    narrowed,
    rejoined,
    tidied,
    with_chinese_points,
    without_invisible,
    without_pinyin,
)

__all__ = ["RULES", "Cleaned", "Dropped", "clean", "cleaned"]

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "invisible": without_invisible,
        "widths": narrowed,
        "pinyin": without_pinyin,
        "furniture": without_furniture,
        "credits": without_credits,
        "contents": without_contents,
        "repeats": without_repeats,
        "captions": without_captions,
        "joins": rejoined,
        "points": with_chinese_points,
    }
)
"""The rules in the order in which they work."""

_MOST_ROUNDS = 12


@dataclass(frozen=True)
class Cleaned:
    """The lines that belong to a text, and what was taken out of it."""

    lines: tuple[str, ...]
    dropped: tuple[Dropped, ...]


def clean(text: str) -> tuple[str, ...]:
    """Return the lines of a text that belong to it, tidied."""
    return cleaned(text).lines


def cleaned(text: str) -> Cleaned:
    """Return the lines that belong to a text, with all that was taken out and by which rule."""
    dropped: list[Dropped] = []
    told = enumerate(text.splitlines(), 1)
    lines = tidied(tuple(Line(number, line) for number, line in told), _untold)
    for _ in range(_MOST_ROUNDS):
        before = lines
        for name, rule in RULES.items():
            lines = _ruled(lines, name=name, rule=rule, dropped=dropped)
        if lines == before:
            break
    return Cleaned(tuple(line.text for line in lines), tuple(dropped))


def _ruled(lines: Lines, *, name: str, rule: Rule, dropped: list[Dropped]) -> Lines:
    def tell(line: Line, text: str, instead: str) -> None:
        dropped.append(Dropped(name, line.number, text, instead))

    return tidied(rule(lines, tell), _untold) if lines else lines


def _untold(_line: Line, _text: str, _instead: str) -> None:
    """Take note of nothing: of white space nobody needs to be told."""
