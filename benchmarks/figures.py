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
    """What the rounds of one way gave.

    ``rates`` are votes a second, ``ratios`` what they are to the engine that was measured
    just before in the same round, and ``took`` is how long each vote took (seconds).
    """

    rates: list[float] = field(default_factory=list[float])
    ratios: list[float] = field(default_factory=list[float])
    took: list[float] = field(default_factory=list[float])

    def add(self, rate: float, took: Sequence[float], *, beside: float) -> None:
        """Note a round, and the rate of the engine beside it."""
        self.rates.append(rate)
        self.ratios.append(rate / beside)
        self.took.extend(took)

    @property
    def p99(self) -> float:
        """Return the time within which 99 of 100 were through."""
        return sorted(self.took)[len(self.took) * 99 // 100]


def shown(found: Mapping[str, Measured], *, base: str) -> Table:
    """Return a table of medians; ratios are to ``base`` in the same round."""
    table = Table("way", "a second", f"of {base}", "least", "most", "p99")
    for way, measured in found.items():
        p99 = f"{MILLISECONDS * measured.p99:.1f} ms" if measured.took else "–"
        table.add_row(
            way,
            f"{median(measured.rates):.0f}",
            f"{median(measured.ratios):.2f}",
            f"{min(measured.ratios):.2f}",
            f"{max(measured.ratios):.2f}",
            p99,
        )
    return table
