"""What a part of the proofs found, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table


@dataclass(frozen=True)
class Found:
    """Rows of figures under their titles, and whether all of them are as they must be."""

    titles: Sequence[str]
    rows: Sequence[Sequence[object]]
    holds: bool
    note: str = ""


def table(name: str, found: Found) -> Table:
    """Return the figures as they are shown."""
    shown = Table(*found.titles, title=name, caption=found.note or None)
    for row in found.rows:
        shown.add_row(*(str(each) for each in row))
    return shown
