"""Tables of stances to try opinion groups with."""

import numpy as np
from hypothesis import strategies as st

from deliberation.opinions.matrix import StanceMatrix

UNSEEN = 2


def table(*rows: str, left_out: frozenset[str] = frozenset()) -> StanceMatrix:
    """Return a table drawn as text: + agrees, - disagrees, o passes, . saw nothing."""
    values = np.array([["-o+.".index(each) - 1 for each in row] for row in rows], dtype=np.int8)
    return of_values(values.reshape(len(rows), -1), left_out=left_out)


def of_values(values: np.ndarray, *, left_out: frozenset[str] = frozenset()) -> StanceMatrix:
    """Return a table of values, UNSEEN where there is none."""
    people, statements = values.shape
    seen = values != UNSEEN
    return StanceMatrix(
        tuple(f"p{each}" for each in range(people)),
        tuple(f"s{each}" for each in range(statements)),
        np.where(seen, values, 0).astype(np.int8),
        seen,
        left_out,
    )


def camps(
    *sizes: int, statements: int = 12, seed: int = 1, faithful: float = 0.9
) -> StanceMatrix:
    """Return a table of camps whose people mostly think what their camp thinks."""
    chance = np.random.default_rng(seed)
    lines = chance.permuted(np.tile([1, -1], (len(sizes), statements))[:, :statements], axis=1)
    member = np.repeat(np.arange(len(sizes)), sizes)
    values = lines[member]
    values = np.where(chance.random(values.shape) < faithful, values, -values)
    values[chance.random(values.shape) < 0.1] = 0
    values[chance.random(values.shape) < 0.1] = UNSEEN
    return of_values(values)


def noise(people: int, *, statements: int = 12, seed: int = 1) -> StanceMatrix:
    """Return a table of people who have nothing to do with each other."""
    chance = np.random.default_rng(seed)
    return of_values(chance.choice([-1, 0, 1, UNSEEN], (people, statements)))


@st.composite
def matrices(draw: st.DrawFn) -> StanceMatrix:
    """Draw a small table."""
    people, statements = draw(st.integers(1, 24)), draw(st.integers(1, 9))
    cells = st.lists(
        st.sampled_from([-1, 0, 1, UNSEEN]),
        min_size=people * statements,
        max_size=people * statements,
    )
    return of_values(np.array(draw(cells)).reshape(people, statements))
