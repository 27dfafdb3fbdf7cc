"""Lay people out on a plane, those who think alike close together.

Principal components of the stances, as Polis computes them (compdemocracy/polis,
math/src/polismath/math/pca.clj): what a person has not seen counts as the statement's mean,
and who has seen few statements is pushed out from the middle in proportion.
"""

import math
from dataclasses import dataclass

import numpy as np

from deliberation.opinions.matrix import AGREE, Floats, Mask, StanceMatrix, Values

DIMENSIONS = 2
_NOTHING = 1e-12


@dataclass(frozen=True, eq=False)
class Plane:
    """Two directions in which opinions differ most.

    ``centre`` is the mean stance of each statement, ``axes`` are two rows of unit length,
    one entry a statement; an axis without any spread is zero.
    """

    centre: Floats
    axes: Floats

    @property
    def pulls(self) -> Floats:
        """Return where a person stands who agrees with one statement alone, a row each."""
        scale = math.sqrt(len(self.centre))
        toward: Floats = (AGREE - self.centre) * self.axes * scale
        return toward.T

    @property
    def extremities(self) -> Floats:
        """Return how far from the middle agreement with each statement puts somebody."""
        across, up = self.pulls.T
        far: Floats = np.hypot(across, up)
        return far


def deviations(values: Values, seen: Mask, silenced: Mask) -> tuple[Floats, Floats]:
    """Return each stance less its statement's mean, 0 where there is none, and the means.

    A silenced statement differs for nobody.
    """
    held = np.where(seen & ~silenced, values, 0).astype(np.float64)
    counts = seen.sum(axis=0)
    centre = np.where(silenced, 0.0, held.sum(axis=0) / np.maximum(counts, 1))
    return np.where(seen & ~silenced, held - centre, 0.0), centre


def plane_of(away: Floats, centre: Floats) -> Plane:
    """Return the two leading principal components of deviations, exactly.

    The sign of each is chosen so that its largest entry is positive.
    """
    people, statements = away.shape
    if statements <= people:
        spread, directions = np.linalg.eigh(away.T @ away)
    else:
        spread, sides = np.linalg.eigh(away @ away.T)
        directions = away.T @ sides
    axes = np.zeros((DIMENSIONS, statements))
    least = _NOTHING * max(float(spread[-1]), 1.0) if len(spread) else 0.0
    for at in range(min(DIMENSIONS, len(spread))):
        if spread[-1 - at] > least:
            axes[at] = _upright(directions[:, -1 - at])
    return Plane(centre, axes)


def _upright(axis: Floats) -> Floats:
    unit = axis / np.linalg.norm(axis)
    heaviest = unit[np.argmax(np.abs(unit))]
    return unit if heaviest > 0 else -unit


def positions(away: Floats, seen: Mask, silenced: Mask, *, on: Plane) -> Floats:
    """Return where each person stands: two coordinates a row.

    Scaled by the root of (statements / statements seen); silenced ones count as seen.
    """
    votes = np.maximum((seen | silenced).sum(axis=1), 1)
    scale: Floats = np.sqrt(away.shape[1] / votes)
    placed: Floats = (away @ on.axes.T) * scale[:, None]
    return placed


def laid_out(matrix: StanceMatrix) -> tuple[Plane, Floats]:
    """Return the plane of a table and where its people stand on it."""
    silenced = matrix.silenced
    away, centre = deviations(matrix.values, matrix.seen, silenced)
    plane = plane_of(away, centre)
    return plane, positions(away, matrix.seen, silenced, on=plane)
