"""Lines of a text under the hands of rules, and what the rules took out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line with its number in the text as it came, from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class Dropped:
    """What a rule took out of a line, and what stands there instead; often nothing does."""

    rule: str
    line: int
    text: str
    instead: str = ""


Lines = tuple[Line, ...]
Tell = Callable[[Line, str, str], None]
"""Called with a line, what goes out of it, and what stands there instead."""

Rule = Callable[[Lines, Tell], Lines]


def length(lines: Sequence[Line]) -> int:
    """Return how many characters lines have."""
    return sum(len(line.text) for line in lines)


def without(lines: Lines, *, numbers: frozenset[int], tell: Tell) -> Lines:
    """Return the lines but those at the places named, which are told."""
    for place in sorted(numbers):
        tell(lines[place], lines[place].text, "")
    return tuple(line for place, line in enumerate(lines) if place not in numbers)
