"""Matrices of mostly zeros: the one door to scipy, which only training needs."""

from collections.abc import Sequence
from typing import Protocol, Self, cast

import numpy as np
import numpy.typing as npt

from knowledge.terms import Counts, Places

Floats = npt.NDArray[np.float32]
Marks = npt.NDArray[np.bool_]


class Sparse(Protocol):
    """What is used of scipy's rows of mostly zeros."""

    data: Floats
    indices: npt.NDArray[np.int32]
    indptr: npt.NDArray[np.int32]
    shape: tuple[int, int]
    nnz: int

    @property
    def T(self) -> "Sparse":  # noqa: N802  # scipy's name
        """The matrix on its side."""
        ...

    def __matmul__(self, other: Floats, /) -> Floats:
        """Return the product with a dense matrix."""
        ...

    def __add__(self, other: Self, /) -> Self:
        """Return the sum."""
        ...

    def __sub__(self, other: Self, /) -> Self:
        """Return the difference."""
        ...

    def __getitem__(self, rows: Places, /) -> Self:
        """Return some rows."""
        ...

    def copy(self) -> Self:
        """Return an equal matrix."""
        ...

    def eliminate_zeros(self) -> None:
        """Forget parts that are 0."""
        ...


def sparse(
    data: Floats, places: npt.NDArray[np.integer], starts: npt.NDArray[np.integer], *, wide: int
) -> Sparse:
    """Return the matrix whose row i has ``data[starts[i] : starts[i + 1]]`` at its places."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]

    parts = (data, places.astype(np.int32), starts)
    return cast("Sparse", csr_matrix(parts, shape=(len(starts) - 1, wide)))


def counted(counts: Counts, *, wide: int) -> Sparse:
    """Return counts as a matrix of plain numbers."""
    return sparse(counts.times.astype(np.float32), counts.terms, counts.starts, wide=wide)


def stacked(parts: Sequence[Sparse]) -> Sparse:
    """Return the rows of all parts, one after the other."""
    lengths = np.concatenate([np.diff(part.indptr) for part in parts])
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
    data = np.concatenate([part.data for part in parts])
    places = np.concatenate([part.indices for part in parts])
    return sparse(data, places, starts, wide=parts[0].shape[1])


def kept(rows: Sparse, where: Marks) -> Sparse:
    """Return the rows, those not marked emptied."""
    made = rows.copy()
    made.data = made.data * np.repeat(where, np.diff(rows.indptr)).astype(np.float32)
    made.eliminate_zeros()
    return made


def thinned(rows: Sparse, share: float, *, chance: np.random.Generator) -> Sparse:
    """Return the rows without a share of their parts, drawn by chance."""
    made = rows.copy()
    made.data = made.data * (chance.random(made.nnz) >= share)
    made.eliminate_zeros()
    return made
