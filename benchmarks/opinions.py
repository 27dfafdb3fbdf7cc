"""How long it takes to find out what people think, beside red-dwarf where that is installed.

``python -m benchmarks.opinions [--people 10000] [--statements 300] [--rounds 3]``: people of
four camps take stances on half of the statements; everything that a page tells is found
out: the map, groups and whether they are clear, consensus, bridging. The table shows the
median of wall and of processor time. red-dwarf 0.4 does the map, groups and consensus (no
tests, no bridging) of the same votes.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from statistics import median

import numpy as np

from deliberation.opinions.matrix import StanceMatrix
from deliberation.opinions.survey import surveyed
from deliberation.opinions.telling import findings

CAMPS = 4
FAITHFUL = 0.75
PASSING = 0.1
SEEN = 0.5
SEED = 2026


def stances(people: int, *, statements: int) -> StanceMatrix:
    """Return the stances of people of four camps, on half of the statements."""
    chance = np.random.default_rng(SEED)
    lines = chance.choice([-1, 1], (CAMPS, statements))
    values = lines[chance.integers(0, CAMPS, people)]
    values = np.where(chance.random(values.shape) < FAITHFUL, values, -values)
    values[chance.random(values.shape) < PASSING] = 0
    seen = chance.random(values.shape) < SEEN
    return StanceMatrix(
        tuple(map(str, range(people))),
        tuple(map(str, range(statements))),
        np.where(seen, values, 0).astype(np.int8),
        seen,
    )


def ours(matrix: StanceMatrix) -> Callable[[], object]:
    """Return all that a page tells."""
    return lambda: findings(surveyed(matrix, seed=SEED))


def theirs(matrix: StanceMatrix) -> Callable[[], object]:
    """Return what red-dwarf finds out of the same votes."""
    polis = importlib.import_module("reddwarf.implementations.polis")
    rows, columns = np.nonzero(matrix.seen)
    votes = [
        {"participant_id": int(row), "statement_id": int(column), "vote": int(value)}
        for row, column, value in zip(rows, columns, matrix.values[rows, columns], strict=True)
    ]
    return lambda: polis.run_clustering(votes=votes)


def timed(run: Callable[[], object], *, rounds: int) -> tuple[float, float]:
    """Return the medians of seconds by the clock and of the processor."""
    found: list[tuple[float, float]] = []
    for _ in range(rounds):
        clock, processor = time.perf_counter(), time.process_time()
        run()
        found.append((time.perf_counter() - clock, time.process_time() - processor))
    return median(each for each, _ in found), median(each for _, each in found)


def main() -> None:
    """Print a table."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--people", type=int, default=10_000)
    reader.add_argument("--statements", type=int, default=300)
    reader.add_argument("--rounds", type=int, default=3)
    given = reader.parse_args()
    matrix = stances(given.people, statements=given.statements)
    out = sys.stdout
    out.write(
        f"{given.people} people, {given.statements} statements, {matrix.seen.sum()} stances\n"
    )
    out.write(f"{'':<16}{'wall s':>8}{'cpu s':>8}\n")
    rows = [("Neighbor Talk", ours(matrix), given.rounds)]
    if find_spec("reddwarf"):
        rows.append(("red-dwarf", theirs(matrix), 1))
    for name, run, rounds in rows:
        wall, processor = timed(run, rounds=rounds)
        out.write(f"{name:<16}{wall:>8.2f}{processor:>8.2f}\n")


if __name__ == "__main__":
    main()
