"""The stances of a topic as a table of people and statements."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Values = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True, eq=False)
class StanceMatrix:
    """What each person thinks of each statement.

    ``values`` holds AGREE, PASS or DISAGREE, a row a person, and 0 where ``seen`` is false:
    there the person took no stance. Statements ``left_out`` were moderated out or ask who
    people are rather than what they think (``personal``, a part of them): they shape no
    group and represent none.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    values: Values
    seen: Mask
    left_out: frozenset[str] = frozenset()
    personal: frozenset[str] = frozenset()

    @property
    def silenced(self) -> Mask:
        """Return which statements are left out, one a column."""
        return np.array([each in self.left_out for each in self.statements], dtype=np.bool_)

    @property
    def votes_cast(self) -> Whole:
        """Return how many stances each person took, on statements left out too."""
        cast: Whole = self.seen.sum(axis=1)
        return cast

    def of(self, rows: npt.NDArray[np.intp] | Mask) -> "StanceMatrix":
        """Return the table of some people alone, in the order of their rows."""
        people = tuple(np.array(self.people, dtype=object)[rows])
        return StanceMatrix(
            people,
            self.statements,
            self.values[rows],
            self.seen[rows],
            self.left_out,
            self.personal,
        )


def stance_matrix(
    stances: Iterable[tuple[str, str, int]],
    *,
    statements: Sequence[str] = (),
    left_out: Iterable[str] = (),
    personal: Iterable[str] = (),
) -> StanceMatrix:
    """Return the table of (person, statement, value); the last stance on each counts.

    Rows and columns come in the order of first appearance, ``statements`` before.
    """
    people: dict[str, int] = {}
    columns: dict[str, int] = {each: at for at, each in enumerate(statements)}
    cells: dict[tuple[int, int], int] = {}
    for person, statement, value in stances:
        row = people.setdefault(person, len(people))
        cells[row, columns.setdefault(statement, len(columns))] = value
    return _filled(people, columns, cells, left_out=left_out, personal=personal)


def _filled(
    people: Mapping[str, int],
    columns: Mapping[str, int],
    cells: Mapping[tuple[int, int], int],
    *,
    left_out: Iterable[str],
    personal: Iterable[str],
) -> StanceMatrix:
    values = np.zeros((len(people), len(columns)), dtype=np.int8)
    seen = np.zeros(values.shape, dtype=np.bool_)
    if cells:
        rows, at = np.array(list(cells), dtype=np.intp).T
        values[rows, at] = np.fromiter(cells.values(), dtype=np.int8, count=len(cells))
        seen[rows, at] = True
    about = frozenset(personal)
    return StanceMatrix(
        tuple(people), tuple(columns), values, seen, frozenset(left_out) | about, about
    )
