"""Learn rows by which each text is nearer to its partner than to all other texts at hand."""

from dataclasses import dataclass, field

import numpy as np

from knowledge.terms import Places
from knowledge.training.matrices import Floats, Sparse, sparse

_FORGET_MEAN = np.float32(0.9)
_FORGET_SQUARE = np.float32(0.98)
_AT_ONCE = 512  # rows whose moments fit the processor's cache
_BACK = np.float32(0.5)
NEVER = np.float32(-1e4)


@dataclass(frozen=True)
class Batch:
    """Texts, and their partners: text i belongs to partner i; further partners belong to none.

    ``barred`` is added to the likenesses: ``NEVER`` where a pair must not count as wrong.
    """

    texts: Sparse
    partners: Sparse
    barred: Floats


@dataclass
class Rows:
    """The rows being learned, with the moments of Adam; only rows in use are moved."""

    values: Floats
    steps: int = 0
    mean: Floats = field(init=False)
    square: Floats = field(init=False)

    def __post_init__(self) -> None:
        """Begin without momentum."""
        self.mean = np.zeros_like(self.values)
        self.square = np.zeros_like(self.values)

    def learn(self, batch: Batch, *, rate: float, sharpness: float) -> float:
        """Move the rows one step towards telling partners apart; return the loss before it."""
        used, texts, partners = _compact(batch)
        rows = self.values[used]
        left, left_lengths = _directed(texts @ rows)
        right, right_lengths = _directed(partners @ rows)
        loss, slope = _slopes(sharpness * (left @ right.T) + batch.barred)
        slope *= np.float32(sharpness / len(left))
        of_left = _along(slope @ right, left) / left_lengths
        of_right = _along(slope.T @ left, right) / right_lengths
        self._move(used, texts.T @ of_left + partners.T @ of_right, rate=rate)
        return loss

    def _move(self, used: Places, gradient: Floats, *, rate: float) -> None:
        self.steps += 1
        scale = np.float32(rate / (1 - _FORGET_MEAN**self.steps))
        grown = np.float32(1 / (1 - _FORGET_SQUARE**self.steps))
        for start in range(0, len(used), _AT_ONCE):
            rows, slope = used[start : start + _AT_ONCE], gradient[start : start + _AT_ONCE]
            mean = self.mean[rows] * _FORGET_MEAN + slope * (1 - _FORGET_MEAN)
            square = self.square[rows] * _FORGET_SQUARE + slope**2 * (1 - _FORGET_SQUARE)
            self.mean[rows], self.square[rows] = mean, square
            self.values[rows] -= scale * mean / (np.sqrt(square * grown) + np.float32(1e-8))


def _compact(batch: Batch) -> tuple[Places, Sparse, Sparse]:
    """Return the terms in use, and both matrices with columns for these alone."""
    marked = np.zeros(batch.texts.shape[1], np.bool_)
    for side in (batch.texts, batch.partners):
        marked[side.indices] = True
    used = np.flatnonzero(marked)
    place = np.zeros(len(marked), np.int32)
    place[used] = np.arange(len(used))
    texts, partners = (
        sparse(side.data, place[side.indices], side.indptr, wide=len(used))
        for side in (batch.texts, batch.partners)
    )
    return used, texts, partners


def _directed(sums: Floats) -> tuple[Floats, Floats]:
    lengths = np.sqrt(np.square(sums).sum(axis=1, keepdims=True)) + np.float32(1e-8)
    return sums / lengths, lengths


def _slopes(scores: Floats) -> tuple[float, Floats]:
    """Return the loss and its slope: texts among partners, and by half the other way."""
    pairs = np.arange(len(scores))
    chances = _chances(scores)
    loss = float(-np.log(chances[pairs, pairs] + 1e-9).mean())
    chances[pairs, pairs] -= 1
    back = _chances(scores[:, : len(scores)].T).T
    back[pairs, pairs] -= 1
    chances[:, : len(scores)] += _BACK * back
    return loss, chances


def _chances(scores: Floats) -> Floats:
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    whole: Floats = grown.sum(axis=1, keepdims=True)
    made: Floats = np.divide(grown, whole, dtype=np.float32)
    return made


def _along(slope: Floats, directions: Floats) -> Floats:
    """Return the part of a slope that turns a vector and does not lengthen it."""
    lengthening: Floats = (slope * directions).sum(axis=1, keepdims=True)
    made: Floats = np.subtract(slope, directions * lengthening, dtype=np.float32)
    return made
