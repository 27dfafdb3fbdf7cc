"""Are the groups clear enough to be told to people?

Two questions, both asked by chance. Do stances hang together more than when each
statement's are dealt anew to those who took one (a permutation test of the share of the
leading component; Horn, Parallel analysis, Psychometrika 1965)? And do the same people end
up together when a fifth of them stays away (the adjusted Rand index of resamples)?
"""

from dataclasses import dataclass

import numpy as np

from deliberation.opinions.clusters import Labels, adjusted_rand
from deliberation.opinions.grouping import Bases, Grouping, grouped, scattered
from deliberation.opinions.matrix import Floats, StanceMatrix
from deliberation.opinions.plane import deviations, laid_out

CHANCES = 59
RESAMPLES = 20
STAYING = 0.8
RARE = 0.05
STABLE = 0.6
MOST_PEOPLE = 200
STARTS = 4
TINY = 1e-12
FEWEST_PEOPLE = 10
"""Two groups of five: with fewer people no group could be shown."""


@dataclass(frozen=True)
class Clarity:
    """What both tests found.

    ``chance`` is the share of tables dealt anew that hang together as much; ``stability``
    is the mean adjusted Rand index of the resamples with the groups.
    """

    chance: float
    stability: float

    @property
    def holds(self) -> bool:
        """Tell whether the groups survive both tests."""
        return self.chance <= RARE and self.stability >= STABLE


UNCLEAR = Clarity(chance=1.0, stability=0.0)


def clarity(matrix: StanceMatrix, grouping: Grouping, *, seed: int, fewest: int = 1) -> Clarity:
    """Test groups; of many people a sample is tested.

    ``matrix`` is in an order that does not depend on who the people are; ``fewest`` is what
    the groups were sought with.
    """
    if len(grouping.rows) < FEWEST_PEOPLE or grouping.count < 2:  # noqa: PLR2004 - a pair
        return UNCLEAR
    chance = np.random.default_rng(seed)
    sample = np.arange(len(grouping.rows))
    if len(sample) > MOST_PEOPLE:
        sample = np.sort(chance.choice(sample, MOST_PEOPLE, replace=False))
    people, labels = matrix.of(grouping.rows[sample]), grouping.labels[sample]
    return Clarity(
        chance=_chance(people, chance=chance),
        stability=_stability(
            people, labels, seed=seed, chance=chance, fewest=int(fewest * STAYING)
        ),
    )


def _divided(matrix: StanceMatrix, *, seed: int, fewest: int) -> Grouping:
    """Divide people without base clusters: there are few."""
    _, points = laid_out(matrix)
    rows = np.arange(len(points))
    starts = scattered(seed, times=STARTS)
    return grouped(rows, Bases(points, rows), starts=starts, fewest=fewest)


def _chance(matrix: StanceMatrix, *, chance: np.random.Generator) -> float:
    found = _leading_share(matrix)
    dealt = (_leading_share(_shuffled(matrix, chance=chance)) for _ in range(CHANCES))
    return (1 + sum(each >= found for each in dealt)) / (1 + CHANCES)


def _leading_share(matrix: StanceMatrix) -> float:
    """Return how much of all differences lies along the direction of the greatest."""
    away, _ = deviations(matrix.values, matrix.seen, matrix.silenced)
    wide = away.shape[1] > away.shape[0]
    spread = np.linalg.eigvalsh(away @ away.T if wide else away.T @ away)
    return float(spread[-1] / max(float(spread.sum()), TINY))


def _shuffled(matrix: StanceMatrix, *, chance: np.random.Generator) -> StanceMatrix:
    """Return the table with each statement's stances dealt anew to those who took one."""
    values = matrix.values.copy()
    keys = np.where(matrix.seen, chance.random(values.shape), 2.0)
    order, places = np.argsort(keys, axis=0), np.argsort(~matrix.seen, axis=0, kind="stable")
    np.put_along_axis(values, places, np.take_along_axis(values, order, axis=0), axis=0)
    return StanceMatrix(
        matrix.people,
        matrix.statements,
        values,
        matrix.seen,
        matrix.left_out,
        matrix.personal,
    )


def _stability(
    matrix: StanceMatrix,
    labels: Labels,
    *,
    seed: int,
    chance: np.random.Generator,
    fewest: int,
) -> float:
    staying = round(len(labels) * STAYING)
    found: Floats = np.zeros(RESAMPLES)
    for at in range(RESAMPLES):
        rows = np.sort(chance.choice(len(labels), staying, replace=False))
        again = _divided(matrix.of(rows), seed=seed, fewest=fewest)
        found[at] = adjusted_rand(labels[rows], again.labels)
    return float(found.mean())
