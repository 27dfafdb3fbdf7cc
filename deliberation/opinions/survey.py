"""Find out what people think: groups, what all share, what bridges, what divides."""

from dataclasses import dataclass, replace

import numpy as np

from deliberation.opinions.bridging import Bridging, bridging
from deliberation.opinions.clarity import Clarity, clarity
from deliberation.opinions.clusters import ROUNDS
from deliberation.opinions.findings import FEWEST
from deliberation.opinions.grouping import (
    MOST_BASES,
    Bases,
    Grouping,
    bases_of,
    grouped,
    scattered,
    spaced,
    taking_part,
)
from deliberation.opinions.matrix import Floats, StanceMatrix
from deliberation.opinions.plane import Plane, laid_out
from deliberation.opinions.representative import (
    Consensus,
    Tallies,
    consensus,
    group_informed,
    representative,
    tallied,
)


@dataclass(frozen=True, eq=False)
class Survey:
    """All that was found out about a table of stances.

    ``points`` are where its people stand on the plane; ``informed`` is the group-informed
    consensus of each statement and ``stands_for`` what each group is known by.
    """

    matrix: StanceMatrix
    plane: Plane
    points: Floats
    grouping: Grouping
    clarity: Clarity
    tallies: Tallies
    informed: Floats
    consensus: Consensus
    stands_for: tuple[tuple[tuple[int, bool], ...], ...]
    bridging: Bridging


def surveyed(matrix: StanceMatrix, *, seed: int, grouping: Grouping | None = None) -> Survey:
    """Find everything out; the same table and ``seed`` give the same.

    Neither the order of people nor their names matter, unless ``grouping`` brings groups
    that were found otherwise. Of those found here, five people or more are sought, since
    smaller ones could not be shown.
    """
    fewest = 1 if grouping else FEWEST
    if grouping is None:
        matrix = _anonymous(matrix)
    plane, points = laid_out(matrix)
    groups = grouping or _grouped(matrix, points, seed=seed)
    tallies = tallied(matrix, groups)
    return Survey(
        matrix,
        plane,
        points,
        groups,
        clarity(matrix, groups, seed=seed, fewest=fewest),
        tallies,
        group_informed(tallies),
        consensus(matrix),
        representative(tallies, silenced=matrix.silenced),
        bridging(matrix, seed=seed),
    )


def _anonymous(matrix: StanceMatrix) -> StanceMatrix:
    """Return the table with people in an order that only their stances make."""
    keys = np.where(matrix.seen, matrix.values, np.int8(2))
    return matrix.of(np.lexsort(keys.T[::-1])) if keys.size else matrix


def _grouped(matrix: StanceMatrix, points: Floats, *, seed: int) -> Grouping:
    """Divide people, the largest group first."""
    part = taking_part(matrix.votes_cast, statements=len(matrix.statements))
    rows = np.flatnonzero(part)
    bases = _bases(points[rows], seed=seed)
    found = grouped(rows, bases, starts=scattered(seed), fewest=FEWEST)
    order = np.argsort(-np.bincount(found.labels, minlength=1), kind="stable")
    return replace(found, labels=np.argsort(order)[found.labels])


def _bases(points: Floats, *, seed: int) -> Bases:
    if len(points) <= MOST_BASES:
        return Bases(points, np.arange(len(points)))
    chance = np.random.default_rng(seed)
    order = np.lexsort(points.T[::-1])
    ones = np.ones(len(points))
    start = spaced(points[order], ones, MOST_BASES, chance=chance)
    return bases_of(points, start=start, rounds=ROUNDS)
