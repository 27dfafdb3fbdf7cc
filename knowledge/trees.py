"""Evaluate the trees of a trained ranker with numpy alone."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from knowledge.terms import Numbers

MOST_LEAVES = 16
_ALL = np.uint16(0xFFFF)

Masks = npt.NDArray[np.uint16]


@dataclass(frozen=True)
class Splits:
    """The splits of all trees, and what their leaves are worth.

    A split sends a candidate whose feature is above the threshold to the right, away from
    the leaves that its mask lacks. ``leaves`` has a row for each tree; a tree's leaves are
    numbered from left to right. ``features`` names the columns that the splits count.
    """

    features: Sequence[str]
    columns: npt.NDArray[np.uint8]
    thresholds: npt.NDArray[np.float64]
    masks: Masks
    trees: npt.NDArray[np.uint16]
    leaves: Numbers

    @classmethod
    def from_bytes(cls, data: bytes) -> "Splits":
        """Read what ``to_bytes`` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            return cls(
                [str(name) for name in stored["features"]],
                stored["columns"],
                stored["thresholds"],
                stored["masks"],
                stored["trees"],
                stored["leaves"],
            )

    def to_bytes(self) -> bytes:
        """Return the artefact: equal splits give equal bytes."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            features=np.array(self.features),
            columns=self.columns,
            thresholds=self.thresholds,
            masks=self.masks,
            trees=self.trees,
            leaves=self.leaves,
        )
        return file.getvalue()


class Forest:
    """Trees made ready: for each feature, which leaves remain once its value is known.

    A leaf is reached when no split away from it applies, so what remains for each feature can
    be looked up by the value's place among the thresholds, and the lookups be combined.
    """

    def __init__(self, splits: Splits) -> None:
        """Build the table of each feature that any split asks about."""
        self._leaves = splits.leaves
        self._tables = [
            (int(column), *_table(splits, column=int(column)))
            for column in np.unique(splits.columns)
        ]

    def scores(self, matrix: Numbers) -> Numbers:
        """Return the sum of the trees' values for each row of features."""
        remaining = np.full((len(matrix), len(self._leaves)), _ALL, np.uint16)
        for column, thresholds, masks in self._tables:
            places = np.searchsorted(thresholds, matrix[:, column], side="left")
            remaining &= masks[places]
        leaf = np.bitwise_count((remaining & (~remaining + np.uint16(1))) - np.uint16(1))
        values: Numbers = self._leaves[np.arange(len(self._leaves)), leaf]
        scores: Numbers = values.sum(axis=1, dtype=np.float32)
        return scores


def _table(splits: Splits, *, column: int) -> tuple[npt.NDArray[np.float64], Masks]:
    """Return a feature's thresholds and, for each place among them, what each tree keeps."""
    asked = np.flatnonzero(splits.columns == column)
    thresholds, place = np.unique(splits.thresholds[asked], return_inverse=True)
    masks = np.full((len(thresholds) + 1, len(splits.leaves)), _ALL, np.uint16)
    np.bitwise_and.at(masks, (place + 1, splits.trees[asked]), splits.masks[asked])
    return thresholds, np.bitwise_and.accumulate(masks, axis=0)
