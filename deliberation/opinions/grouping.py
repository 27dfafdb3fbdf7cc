"""Divide people into groups of like opinion, as Polis does.

People who took few stances are left aside; those who take part are first drawn together
into at most a hundred base clusters, and these into two to five groups, as many as make the
silhouette highest. Source: compdemocracy/polis, math/src/polismath/math/conversation.clj.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from deliberation.opinions.clusters import (
    Clustering,
    Labels,
    first_distinct,
    k_means,
    silhouette,
    squared,
)
from deliberation.opinions.matrix import Floats, Mask, Whole

ENOUGH_STANCES = 7
ENOUGH_PEOPLE = 15
MOST_BASES = 100
MOST_GROUPS = 5
FEWEST_GROUPS = 2
BASES_A_GROUP = 12
BASE_ROUNDS = 100

Starts = Callable[[Floats, Floats, int], Iterable[Floats]]
"""From points, their weights and a number of groups: centres to begin with."""


@dataclass(frozen=True, eq=False)
class Grouping:
    """Who takes part, as rows of the table, and which group each of them is in."""

    rows: Labels
    labels: Labels
    silhouette: float = 0.0

    @property
    def count(self) -> int:
        """Return how many groups there are."""
        return int(self.labels.max(initial=-1)) + 1

    def members(self, group: int) -> Labels:
        """Return the rows of a group's people."""
        found: Labels = self.rows[self.labels == group]
        return found


@dataclass(frozen=True, eq=False)
class Bases:
    """Base clusters: their centres, and which of them each point belongs to."""

    centres: Floats
    labels: Labels

    @property
    def weights(self) -> Floats:
        """Return how many points belong to each."""
        return np.bincount(self.labels, minlength=len(self.centres)).astype(np.float64)


def taking_part(votes_cast: Whole, *, statements: int, already: Mask | None = None) -> Mask:
    """Tell who takes part: who took seven stances, or one on every statement.

    Who took part once stays. Where that leaves fewer than fifteen people, those with the
    most stances join them, in the order of the rows.
    """
    part = votes_cast >= min(ENOUGH_STANCES, statements)
    if already is not None:
        part = part | already
    short = ENOUGH_PEOPLE - int(part.sum())
    if short > 0:
        order = np.argsort(-votes_cast, kind="stable")
        part[order[~part[order]][:short]] = True
    return part


def bases_of(
    points: Floats, *, start: Floats | None = None, rounds: int = BASE_ROUNDS
) -> Bases:
    """Draw points together into at most a hundred base clusters."""
    centres = first_distinct(points, MOST_BASES) if start is None else start
    found = k_means(points, centres, weights=np.ones(len(points)), rounds=rounds)
    return Bases(found.centres, found.labels)


def grouped(rows: Labels, bases: Bases, *, starts: Starts, fewest: int = 1) -> Grouping:
    """Divide base clusters into groups, as many as make the silhouette highest.

    Of two numbers of groups with the same silhouette the greater is taken. With fewer than
    two base clusters all are one group. Divisions whose every group has the ``fewest``
    people go before the others.
    """
    best = Grouping(rows, np.zeros(len(rows), dtype=np.intp), silhouette=-1.0)
    if len(bases.centres) < FEWEST_GROUPS:
        return best
    rank = (False, -1.0)
    apart: Floats = np.sqrt(squared(bases.centres, bases.centres))
    most = min(MOST_GROUPS, FEWEST_GROUPS + len(bases.centres) // BASES_A_GROUP)
    for count in range(FEWEST_GROUPS, most + 1):
        found = _division(bases, count, starts=starts)
        labels = found.labels[bases.labels]
        value = silhouette(apart, found.labels)
        if (bool(np.bincount(labels).min() >= fewest), value) >= rank:
            rank = (bool(np.bincount(labels).min() >= fewest), value)
            best = Grouping(rows, labels, silhouette=value)
    return best


def _division(bases: Bases, count: int, *, starts: Starts) -> Clustering:
    """Return the tightest of the clusterings that come of the starts."""
    weights = bases.weights
    tried = (
        k_means(bases.centres, start, weights=weights)
        for start in starts(bases.centres, weights, count)
    )
    return min(tried, key=lambda found: found.spread(bases.centres, weights=weights))


def from_the_first(points: Floats, weights: Floats, count: int) -> Iterable[Floats]:
    """Begin with the first points, as a Polis server does that has just been started."""
    del weights
    yield first_distinct(points, count)


def scattered(seed: int, *, times: int = 12) -> Starts:
    """Return starts drawn from the points, far apart from each other.

    k-means++ (Arthur and Vassilvitskii 2007), on points in the order of their coordinates,
    so that the order of people does not matter.
    """

    def starts(points: Floats, weights: Floats, count: int) -> Iterable[Floats]:
        order = np.lexsort(points.T[::-1])
        chance = np.random.default_rng(seed)
        for _ in range(times):
            yield spaced(points[order], weights[order], count, chance=chance)

    return starts


def spaced(
    points: Floats, weights: Floats, count: int, *, chance: np.random.Generator
) -> Floats:
    """Draw points as centres, each likelier the further it is from those before it."""
    picked = [_drawn(weights, chance=chance)]
    for _ in range(1, count):
        near = squared(points, points[picked]).min(axis=1) * weights
        if not near.any():
            break
        picked.append(_drawn(near, chance=chance))
    return points[picked]


def _drawn(weights: Floats, *, chance: np.random.Generator) -> int:
    sums: Floats = np.cumsum(weights)
    lot = chance.random() * float(sums[-1])
    return int((sums <= lot).sum())
