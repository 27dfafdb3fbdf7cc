"""Opinion groups: what does not matter, what is found, what is told and what is withheld."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.opinions.bridging import bridging
from deliberation.opinions.clusters import adjusted_rand, silhouette
from deliberation.opinions.findings import FEWEST, Findings, Kind
from deliberation.opinions.grouping import Bases, grouped, scattered, taking_part
from deliberation.opinions.matrix import StanceMatrix, stance_matrix
from deliberation.opinions.plane import laid_out
from deliberation.opinions.representative import consensus
from deliberation.opinions.survey import surveyed
from deliberation.opinions.telling import findings
from tests.deliberation.opinions.tables import camps, matrices, noise, of_values, table

SEED = 5


def told(matrix: StanceMatrix) -> Findings:
    return findings(surveyed(matrix, seed=SEED))


@settings(max_examples=12, deadline=None)
@given(matrices(), st.randoms(use_true_random=False))
def test_neither_order_nor_names_of_people_matter(matrix: StanceMatrix, random: object) -> None:
    order = list(range(len(matrix.people)))
    random.shuffle(order)  # type: ignore[attr-defined]
    mixed = replace(matrix.of(np.array(order)), people=matrix.people)
    assert told(mixed) == told(matrix)


@settings(max_examples=12, deadline=None)
@given(matrices())
def test_what_statements_are_called_does_not_matter(matrix: StanceMatrix) -> None:
    renamed = replace(matrix, statements=tuple(f"x{each}" for each in matrix.statements))
    one, other = surveyed(matrix, seed=SEED), surveyed(renamed, seed=SEED)
    assert np.array_equal(one.points, other.points)
    assert one.grouping.labels.tolist() == other.grouping.labels.tolist()
    assert one.consensus == other.consensus


@settings(max_examples=12, deadline=None)
@given(matrices())
def test_people_who_think_the_same_stand_together_and_are_in_one_group(
    matrix: StanceMatrix,
) -> None:
    twice = matrix.of(np.repeat(np.arange(len(matrix.people)), 2))
    survey = surveyed(twice, seed=SEED)
    place = {
        row: group
        for group in range(survey.grouping.count)
        for row in survey.grouping.members(group).tolist()
    }
    seen: dict[bytes, set[object]] = {}
    for row, group in place.items():
        key = survey.matrix.values[row].tobytes() + survey.matrix.seen[row].tobytes()
        seen.setdefault(key, set()).add((group, *np.round(survey.points[row], 9)))
    assert all(len(each) == 1 for each in seen.values())


@settings(max_examples=15, deadline=None)
@given(matrices(), st.integers(0, 3))
def test_no_count_of_fewer_than_five_people_is_told(matrix: StanceMatrix, seed: int) -> None:
    found = findings(surveyed(matrix, seed=seed))
    shares = [each for one in found.told for each in (one.all, *one.groups) if each]
    assert all(each.people >= FEWEST for each in shares)
    assert all(each.people >= FEWEST for each in found.groups)
    assert not found.dots or len(found.dots) >= FEWEST
    grouped = Counter(each.group for each in found.dots if each.group is not None)
    assert all(count >= FEWEST for count in grouped.values())


def test_camps_are_found_and_told() -> None:
    matrix = camps(30, 20)
    survey = surveyed(matrix, seed=SEED)
    assert survey.clarity.holds
    camp = [int(person.removeprefix("p")) >= 30 for person in survey.matrix.people]
    members = [camp[row] for row in survey.grouping.rows]
    assert adjusted_rand(members, survey.grouping.labels) > 0.9
    found = findings(survey)
    assert [each.people for each in found.groups] == sorted(survey.tallies.sizes)[::-1]
    assert all(each.stands_for for each in found.groups)
    assert found.of(Kind.DIVISIVE)


@pytest.mark.parametrize("people", [12, 30, 80])
def test_people_without_anything_in_common_are_no_groups(people: int) -> None:
    surveys = [surveyed(noise(people, seed=seed), seed=SEED) for seed in range(8)]
    assert sum(each.clarity.holds for each in surveys) <= 1
    unclear = next(each for each in surveys if not each.clarity.holds)
    found = findings(unclear)
    assert found.groups == ()
    assert all(dot.group is None for dot in found.dots)


def test_four_who_think_otherwise_are_told_as_no_group() -> None:
    matrix = camps(30, 4, faithful=1.0)
    assert told(matrix).groups == ()


def test_groups_that_can_be_shown_go_before_clearer_ones_that_cannot() -> None:
    middles = np.repeat([(0.0, 0.0), (10.0, 0.0), (0.0, 9.0)], [11, 10, 2], axis=0)
    points = middles + np.random.default_rng(1).normal(0, 0.3, middles.shape)
    rows = np.arange(len(points))
    bases = Bases(points, rows)
    for fewest, sizes in ((1, [2, 10, 11]), (5, [10, 13])):
        found = grouped(rows, bases, starts=scattered(1), fewest=fewest)
        assert sorted(np.bincount(found.labels)) == sizes


@pytest.mark.parametrize(("people", "statements"), [(9, 12), (12, 4)])
def test_of_few_people_or_few_statements_there_is_no_map(people: int, statements: int) -> None:
    assert told(noise(people, statements=statements)).dots == ()
    assert told(noise(12, statements=12)).dots


def test_what_all_agree_on_is_common_ground_and_what_parts_them_divides() -> None:
    rows = ["++-+" * 2 + "+"] * 12 + ["--+-" * 2 + "+"] * 12
    found = told(table(*rows))
    assert [(each.statement, each.agrees) for each in found.of(Kind.COMMON)] == [("s8", True)]
    assert {each.statement for each in found.of(Kind.DIVISIVE)} < {f"s{n}" for n in range(8)}


def test_a_statement_that_hardly_anybody_saw_is_listed_without_counts() -> None:
    rows = ["+++++++-+."] * 10 + ["+++++++-++"] * 4
    scarce = told(table(*rows)).of(Kind.SCARCE)
    assert [(each.statement, each.all) for each in scarce] == [("s9", None)]


def test_what_is_left_out_is_on_no_list_and_moves_nobody() -> None:
    matrix = camps(12, 12)
    out = replace(matrix, left_out=frozenset({"s0"}))
    survey = surveyed(out, seed=SEED)
    assert survey.plane.axes[:, 0].tolist() == [0, 0]
    assert "s0" not in {each.statement for each in findings(survey).told}
    assert 0 not in consensus(out).agree + consensus(out).disagree


def test_who_took_seven_stances_or_all_takes_part_and_the_keenest_fill_up() -> None:
    votes = np.array([9, 7, 6, 0] + [1] * 14 + [2])
    part = taking_part(votes, statements=9)
    assert part.sum() == 15
    assert part[[0, 1, 2, 18]].all()
    assert not part[3]
    assert taking_part(np.array([3] * 20), statements=3).all()
    already = np.arange(19) == 3
    assert taking_part(votes, statements=9, already=already)[3]


def test_an_empty_table_has_nothing_to_tell() -> None:
    found = told(stance_matrix([]))
    assert (found.people, found.statements, found.groups, found.told) == (0, 0, (), ())


def test_the_last_stance_counts() -> None:
    matrix = stance_matrix([("p", "s", 1), ("q", "s", 0), ("p", "s", -1)])
    assert matrix.values.tolist() == [[-1], [0]]
    assert matrix.people == ("p", "q")


def test_who_agreed_with_one_statement_alone_stands_where_it_pulls() -> None:
    plane, points = laid_out(table("++-++++", "-------", "+......", "--+----"))
    assert points[2] == pytest.approx(plane.pulls[0])
    assert plane.extremities[0] == pytest.approx(np.hypot(*points[2]))


def test_a_bridge_is_what_both_ends_like() -> None:
    rows = ["+++-----++"] * 15 + ["---+++++-+"] * 15
    scores = bridging(table(*rows), seed=SEED).scores
    assert int(scores.argmax()) == 9
    leanings = bridging(table(*rows), seed=SEED).leanings
    assert np.sign(leanings[0]) == -np.sign(leanings[3])


@settings(max_examples=12, deadline=None)
@given(matrices(), st.integers(0, 9))
def test_bridging_scores_are_finite_and_the_same_for_the_same_seed(
    matrix: StanceMatrix, seed: int
) -> None:
    one, other = (bridging(matrix, seed=seed).scores for _ in range(2))
    assert np.isfinite(one).all()
    assert np.array_equal(one, other)


@given(st.lists(st.integers(0, 3), min_size=2, max_size=30), st.permutations(range(4)))
def test_the_rand_index_knows_no_names(labels: list[int], names: list[int]) -> None:
    renamed = [names[each] for each in labels]
    assert adjusted_rand(labels, renamed) == pytest.approx(1)


def test_the_rand_index_of_unlike_divisions_is_low() -> None:
    # Hubert and Arabie's example of two partitions that cross.
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)


def test_a_silhouette_is_high_apart_and_0_alone() -> None:
    apart = np.array([[0, 1, 9], [1, 0, 9], [9, 9, 0]], dtype=float)
    assert silhouette(apart, np.array([0, 0, 1])) == pytest.approx(2 * (8 / 9) / 3)
    assert silhouette(apart, np.zeros(3, dtype=int)) == 0


def test_a_row_of_unseen_values_is_no_stance() -> None:
    matrix = of_values(np.full((6, 3), 2))
    assert matrix.votes_cast.tolist() == [0] * 6
    assert told(matrix).of(Kind.SCARCE)
