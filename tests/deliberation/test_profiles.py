"""Arrays say what the ballots say, however many there are and however much they weigh."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deliberation.ballots import Ballot, BallotForm, Option, numbered
from deliberation.methods import METHODS
from deliberation.profiles import (
    chosen_rows,
    exact,
    ranked,
    ranked_rows,
    scored,
    scored_rows,
)
from deliberation.supports import supported
from deliberation.terms import Terms
from tests.deliberation.strategies import ballots, weighed

OPTIONS = numbered(["甲", "乙", "丙", "丁"])
RANKED = ("irv", "schulze", "ranked_pairs", "stv")
HUGE = 10**30
CALM = settings(deadline=None)


@CALM
@given(st.lists(ballots(BallotForm.RANKING, OPTIONS), max_size=20))
def test_rankings_come_back_as_they_were(cast: list[Ballot]) -> None:
    assert dict(ranked(weighed(cast), options=OPTIONS)) == weighed(cast)


@CALM
@given(st.lists(ballots(BallotForm.SCORES, OPTIONS), max_size=20))
def test_scores_come_back_with_what_was_not_given(cast: list[Ballot]) -> None:
    profile = scored(weighed(cast), options=OPTIONS)
    assert sum(profile.values()) == len(cast)
    for each in OPTIONS:
        assert profile.sums[each.id] == sum(dict(b.scores).get(each.id, 0) for b in cast)


@CALM
@given(st.lists(st.lists(st.integers(-2, 6), min_size=4, max_size=4), min_size=1, max_size=20))
def test_loaded_places_count_as_the_ballots_they_are(rows: list[list[int]]) -> None:
    loaded = ranked_rows(np.array(rows), options=OPTIONS)
    assert sum(loaded.values()) == len(rows)
    for name in RANKED:
        one = METHODS[name].count(loaded, options=OPTIONS, terms=Terms(seats=2))
        other = METHODS[name].count(dict(loaded), options=OPTIONS, terms=Terms(seats=2))
        assert one == other


def test_loaded_scores_and_choices_are_added_up() -> None:
    scores = scored_rows(np.array([[5, 0, 1, 2], [5, 0, 1, 2], [0, 3, 0, 0]]), options=OPTIONS)
    assert (len(scores), scores.weight) == (2, 3)
    assert scores.sums == {"1": 10, "2": 3, "3": 2, "4": 4}
    chosen = chosen_rows(np.array([[1, 0, 1, 0], [1, 0, 1, 0], [0, 0, 0, 1]]), options=OPTIONS)
    assert chosen == {Ballot(choices=("1", "3")): 2, Ballot(choices=("4",)): 1}


def test_many_options_are_added_up_too() -> None:
    options = tuple(Option(id=str(at), label=str(at)) for at in range(40))
    rows = np.array([list(range(40)), list(range(40)), list(reversed(range(40)))])
    loaded = ranked_rows(rows, options=options)
    assert sorted(loaded.values()) == [1, 2]
    assert METHODS["schulze"].count(loaded, options=options).winners == ("0",)


def test_weights_beyond_64_bits_are_python_integers() -> None:
    assert exact([1, 2]).dtype == np.int64
    assert exact([HUGE, 1]).dtype == object
    profile = ranked(
        {Ballot(ranking=(("1", "2", "3"),)): HUGE + 1, Ballot(ranking=(("2",),)): 1},
        options=OPTIONS,
    )
    leads = profile.leads(profile.ids)
    third = Fraction(HUGE + 1, 3)
    assert leads.totals == {"1": third, "2": third + 1, "3": third, "4": 0}
    assert profile.before["2"]["1"] == 1
    assert profile.before["1"]["4"] == HUGE + 1


def test_weights_that_only_parts_make_too_large_are_exact() -> None:
    near = 2**61
    profile = ranked({Ballot(ranking=(("1", "2", "3"),)): near}, options=OPTIONS)
    assert profile.leads(profile.ids).totals["1"] == Fraction(near, 3)
    points = scored({Ballot(scores=(("1", 5),)): near}, options=OPTIONS)
    assert points.sums["1"] == 5 * near


@pytest.mark.parametrize("name", RANKED)
def test_a_hundred_thousand_rankings_are_counted_at_once(name: str) -> None:
    chance = np.random.default_rng(1)
    rows = chance.integers(-1, 8, size=(100_000, 8))
    options = tuple(Option(id=str(at), label=str(at)) for at in range(8))
    tally = METHODS[name].count(
        ranked_rows(rows, options=options), options=options, terms=Terms(seats=3)
    )
    assert tally.ballots == 100_000
    assert len(tally.winners) == (3 if name == "stv" else 1)


def test_scores_as_arrays_are_the_support_that_ballots_are() -> None:
    rows = scored_rows(np.array([[5, 0, 1, 2], [0, 3, 0, 0]]), options=OPTIONS)
    one_by_one = supported(dict(rows), options=OPTIONS)
    assert supported(rows, options=OPTIONS).points == one_by_one.points
