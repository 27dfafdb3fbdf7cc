"""Find groups of points: k-means and its silhouette, with the conventions of Polis.

Source: compdemocracy/polis, math/src/polismath/math/clusters.clj. Of two equally near
centres the later one takes the point, a centre that loses all its points is dropped, and the
search ends when no centre moves by a hundredth.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from deliberation.opinions.matrix import Floats

STILL = 0.01
ROUNDS = 20

Labels = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Clustering:
    """Centres, and which of them each point belongs to.

    ``kept`` says which of the centres to begin with each one was.
    """

    centres: Floats
    labels: Labels
    kept: Labels

    def spread(self, points: Floats, *, weights: Floats) -> float:
        """Return the weighted sum of squared distances to the centres."""
        away = points - self.centres[self.labels]
        return float((weights * (away * away).sum(axis=1)).sum())


def first_distinct(points: Floats, count: int) -> Floats:
    """Return the first so many different points: where Polis begins."""
    _, first = np.unique(points, axis=0, return_index=True)
    return points[np.sort(first)[:count]]


def k_means(
    points: Floats, centres: Floats, *, weights: Floats, rounds: int = ROUNDS
) -> Clustering:
    """Move centres to the middle of what is nearest to them until they stand still."""
    kept = np.arange(len(centres))
    while True:
        found = _step(points, centres, weights=weights)
        kept = kept[found.kept]
        if rounds == 0 or _still(centres, found.centres):
            return Clustering(found.centres, found.labels, kept)
        centres, rounds = found.centres, rounds - 1


def _step(points: Floats, centres: Floats, *, weights: Floats) -> Clustering:
    nearest = len(centres) - 1 - np.argmin(squared(points, centres)[:, ::-1], axis=1)
    kept, labels = np.unique(nearest, return_inverse=True)
    heavy = np.bincount(labels, weights=weights)
    moved = np.stack(
        [np.bincount(labels, weights=weights * axis) / heavy for axis in points.T], axis=1
    )
    return Clustering(moved, labels, kept)


def _still(before: Floats, after: Floats) -> bool:
    """Compare centres in order of their coordinates, as far as both go."""
    pairs = zip(_ordered(before), _ordered(after), strict=False)
    return all(np.hypot(*(one - other)) < STILL for one, other in pairs)


def _ordered(centres: Floats) -> Floats:
    return centres[np.lexsort(centres.T[::-1])]


def squared(points: Floats, others: Floats) -> Floats:
    """Return the squared distances of points (rows) to others (columns)."""
    away = points[:, None, 0] - others[None, :, 0]
    up = points[:, None, 1] - others[None, :, 1]
    return away * away + up * up


def silhouette(apart: Floats, labels: Labels) -> float:
    """Return the mean silhouette of a clustering, given all distances.

    (b - a) / max(a, b) of each point, a being its mean distance to its own cluster and b
    that to the nearest other one; 0 where a point is alone (Rousseeuw 1987).
    """
    sizes = np.bincount(labels)
    if len(sizes) < 2:  # noqa: PLR2004 - with one cluster there is no other one
        return 0.0
    member = np.eye(len(sizes))[labels]
    sums = apart @ member
    own = np.arange(len(labels)), labels
    within = sums[own] / np.maximum(sizes[labels] - 1, 1)
    means = sums / sizes
    means[own] = np.inf
    beyond = means.min(axis=1)
    widest = np.maximum(within, beyond)
    values = np.divide(beyond - within, widest, out=np.zeros_like(within), where=widest > 0)
    return float(np.where(sizes[labels] > 1, values, 0.0).mean())


def adjusted_rand(one: Sequence[int] | Labels, other: Sequence[int] | Labels) -> float:
    """Return how far two divisions of the same people agree: 1 wholly, 0 by chance.

    Hubert and Arabie, Comparing partitions (1985).
    """
    _, left = np.unique(np.asarray(one), return_inverse=True)
    _, right = np.unique(np.asarray(other), return_inverse=True)
    table = np.zeros((left.max(initial=0) + 1, right.max(initial=0) + 1))
    np.add.at(table, (left, right), 1)
    together = _pairs(table).sum()
    rows, columns = _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    whole = _pairs(np.array([len(left)])).sum()
    expected = rows * columns / whole if whole else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else float((together - expected) / (most - expected))


def _pairs(counts: Floats | npt.NDArray[np.int64]) -> Floats:
    return counts * (counts - 1) / 2
