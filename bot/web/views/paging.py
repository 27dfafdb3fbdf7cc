"""Long lists, a sheet at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Entry = TypeVar("Entry")
SIZE = 20


@dataclass(frozen=True)
class Pages:
    """Numbers of the sheets beside this one; 0 where there is none."""

    newer: int
    older: int


def sheet(
    entries: Sequence[Entry], *, number: int, size: int = SIZE
) -> tuple[tuple[Entry, ...], Pages]:
    """Return one sheet of a list and where the others are."""
    last = max(1, -(-len(entries) // size))
    here = min(max(number, 1), last)
    shown = tuple(entries[(here - 1) * size : here * size])
    return shown, Pages(newer=here - 1, older=here + 1 if here < last else 0)
