"""The same tables through red-dwarf, the reference for the method of Polis.

It lies in the environment of ``make oracles``; without it these tests are skipped.
"""

from typing import Any

import numpy as np
import pytest

from deliberation.opinions.grouping import Grouping
from deliberation.opinions.matrix import StanceMatrix
from deliberation.opinions.plane import laid_out
from deliberation.opinions.representative import consensus, group_informed, tallied

polis = pytest.importorskip("reddwarf.implementations.polis")

LEANING = (0.25, 0.15, 0.6)
SIZES = ((20, 8), (40, 12), (60, 30), (90, 15))


def drawn(people: int, *, statements: int, seed: int) -> StanceMatrix:
    """Return a table where everybody saw most statements and more agree than disagree."""
    chance = np.random.default_rng(seed)
    seen = chance.random((people, statements)) < 0.85
    values = chance.choice([-1, 0, 1], seen.shape, p=LEANING) * seen
    return StanceMatrix(
        tuple(map(str, range(people))),
        tuple(map(str, range(statements))),
        values.astype(np.int8),
        seen,
    )


def theirs(matrix: StanceMatrix) -> Any:  # noqa: ANN401 - the library's own result
    """Return what red-dwarf finds."""
    votes = [
        {
            "participant_id": int(row),
            "statement_id": int(column),
            "vote": int(matrix.values[row, column]),
        }
        for row, column in np.argwhere(matrix.seen)
    ]
    return polis.run_clustering(votes=votes)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(("people", "statements"), SIZES)
def test_map_and_figures_are_the_same(people: int, statements: int, seed: int) -> None:
    matrix = drawn(people, statements=statements, seed=seed)
    known = theirs(matrix)
    _, points = laid_out(matrix)
    placed = np.array([known.participant_projections[each] for each in range(people)])
    assert np.abs(points) == pytest.approx(np.abs(placed), abs=1e-6)
    labels = known.participants_df["cluster_id"].dropna().astype(int)
    groups = Grouping(labels.index.to_numpy(), labels.to_numpy())
    informed = group_informed(tallied(matrix, groups))
    told = known.group_aware_consensus
    for statement, value in told.get("agree", told).items():
        assert informed[int(statement)] == pytest.approx(value, abs=1e-9)
    ours = consensus(matrix)
    for side, columns in (("agree", ours.agree), ("disagree", ours.disagree)):
        assert {int(each["tid"]) for each in known.consensus[side]} == set(columns)
