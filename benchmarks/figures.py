"""What is measured, how much of it, and how it is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from rich.table import Table

MILLISECONDS = 1000


@dataclass(frozen=True)
class Wanted:
    """How much is measured."""

    voters: int
    votes: int
    rounds: int

    @property
    def together(self) -> int:
        """Return how many votes a round has."""
        return self.voters * self.votes


@dataclass
class Measured:
    """What the rounds of one way gave: rates, and how long each vote took (seconds)."""

    rates: list[float] = field(default_factory=list[float])
    took: list[float] = field(default_factory=list[float])

    def add(self, rate: float, took: Sequence[float]) -> None:
        """Note a round."""
        self.rates.append(rate)
        self.took.extend(took)

    @property
    def p99(self) -> float:
        """Return the time within which 99 of 100 were through."""
        return sorted(self.took)[len(self.took) * 99 // 100]


def shown(found: Mapping[str, Measured], *, base: str) -> Table:
    """Return a table of medians, the first row being what the others are held against."""
    floor = median(found[base].rates)
    table = Table("way", "a second", f"of {base}", "least", "most", "p99")
    for way, measured in found.items():
        middle = median(measured.rates)
        p99 = f"{MILLISECONDS * measured.p99:.1f} ms" if measured.took else "–"
        table.add_row(
            way,
            f"{middle:.0f}",
            f"{middle / floor:.2f}",
            f"{min(measured.rates):.0f}",
            f"{max(measured.rates):.0f}",
            p99,
        )
    return table
