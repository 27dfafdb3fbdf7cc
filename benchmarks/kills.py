"""kill -9 while thousands vote: ``python -m benchmarks.kills [--votes 2000] [--kills 10]``."""

import argparse
import tempfile
from pathlib import Path
from typing import get_args

from rich.console import Console
from rich.table import Table

from tests.bot.kill.killing import By, Figures, Plan, besieged

COLUMNS = (
    "by",
    "kills",
    "votes",
    "lost",
    "doubled",
    "unanswered",
    "receipts again",
    "updates again",
    "seconds",
    "slowest start",
)


def main() -> None:
    """Run the siege by polling and by webhook and print what became of the votes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--votes", type=int, default=2000, help="voters; a fifth votes twice")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--by", choices=get_args(By), nargs="*", default=get_args(By))
    wanted = parser.parse_args()
    table = Table(*COLUMNS)
    for by in wanted.by:
        plan = Plan(by=by, kills=wanted.kills, votes=wanted.votes, seed=wanted.seed)
        with tempfile.TemporaryDirectory() as folder, besieged(Path(folder), plan) as siege:
            table.add_row(by, *_row(siege.run()))
    Console(width=120).print(table)


def _row(figures: Figures) -> tuple[str, ...]:
    return (
        str(figures.kills),
        str(figures.votes),
        str(figures.lost),
        str(figures.doubled),
        str(figures.unanswered),
        str(figures.repeated),
        str(figures.again),
        f"{figures.seconds:.0f}",
        f"{figures.slowest_start:.1f} s",
    )


if __name__ == "__main__":
    main()
