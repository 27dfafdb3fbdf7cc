"""What a ballot of each form may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.ballots import Ballot, BallotForm, numbered
from deliberation.terms import USUAL, Terms
from deliberation.validity import (
    NoBallotsTaken,
    RankedTwice,
    ScoredTwice,
    ScoreOutOfRange,
    UnknownOption,
    WrongNumberOfChoices,
    checked,
)
from tests.deliberation.strategies import ballots

OPTIONS = numbered(["东门", "西门", "北门"])
FORGED = ("0", "4", "", "东门", "-1", "1 ")
TAKING = [form for form in BallotForm if form is not BallotForm.NOTHING]


def saying(choice: str, form: BallotForm) -> Ballot:
    """Return a ballot of a form that names one option."""
    match form:
        case BallotForm.RANKING:
            return Ballot(ranking=((choice,),))
        case BallotForm.SCORES:
            return Ballot(scores=((choice, 1),))
        case _:
            return Ballot(choices=(choice,))


def taken(ballot: Ballot, form: BallotForm, terms: Terms = USUAL) -> Ballot:
    return checked(ballot, options=OPTIONS, form=form, terms=terms)


@given(st.data(), st.sampled_from(TAKING))
def test_ballots_in_order_are_taken_as_they_are(data: st.DataObject, form: BallotForm) -> None:
    ballot = data.draw(ballots(form, OPTIONS))
    assert taken(ballot, form) == ballot


@pytest.mark.parametrize("form", TAKING)
@pytest.mark.parametrize("forged", FORGED)
def test_forged_options_are_refused(form: BallotForm, forged: str) -> None:
    with pytest.raises(UnknownOption) as refusal:
        taken(saying(forged, form), form)
    assert (refusal.value.choice, refusal.value.options) == (forged, 3)


@pytest.mark.parametrize("form", TAKING)
def test_an_empty_ballot_is_refused(form: BallotForm) -> None:
    with pytest.raises(WrongNumberOfChoices):
        taken(Ballot(), form)


@pytest.mark.parametrize("form", [BallotForm.ONE, BallotForm.CONSENT])
def test_two_choices_are_too_many_where_one_is_taken(form: BallotForm) -> None:
    with pytest.raises(WrongNumberOfChoices) as refusal:
        taken(Ballot(choices=("1", "2")), form)
    assert (refusal.value.chosen, refusal.value.least, refusal.value.most) == (2, 1, 1)


@pytest.mark.parametrize(
    ("form", "ballot"),
    [
        (BallotForm.SOME, Ballot(choices=("1", "2", "3"))),
        (BallotForm.RANKING, Ballot(ranking=(("1",), ("2", "3")))),
    ],
)
def test_more_than_the_terms_allow_is_too_many(form: BallotForm, ballot: Ballot) -> None:
    assert taken(ballot, form, Terms(most=3)) == taken(ballot, form, Terms(most=9)) == ballot
    with pytest.raises(WrongNumberOfChoices) as refusal:
        taken(ballot, form, Terms(most=2))
    assert (refusal.value.chosen, refusal.value.most) == (3, 2)


def test_choices_come_in_the_order_of_the_options_and_once() -> None:
    assert taken(Ballot(choices=("3", "1", "3")), BallotForm.SOME) == Ballot(choices=("1", "3"))


def test_a_ranking_keeps_its_tiers_and_orders_each() -> None:
    ballot = Ballot(ranking=(("3", "2"), (), ("1",)))
    assert taken(ballot, BallotForm.RANKING) == Ballot(ranking=(("2", "3"), ("1",)))


@pytest.mark.parametrize("ranking", [(("1",), ("2", "1")), (("2", "2"),), (("1",), ("1",))])
def test_nobody_has_two_places_on_a_ballot(ranking: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(RankedTwice) as refusal:
        taken(Ballot(ranking=ranking), BallotForm.RANKING)
    assert refusal.value.choice in {"1", "2"}


@pytest.mark.parametrize("score", [-1, 11, 10**30])
def test_scores_outside_the_scale_are_refused(score: int) -> None:
    with pytest.raises(ScoreOutOfRange) as refusal:
        taken(Ballot(scores=(("2", score),)), BallotForm.SCORES, Terms(highest=10))
    assert (refusal.value.choice, refusal.value.highest) == ("2", 10)


def test_the_ends_of_the_scale_are_taken_in_the_order_of_the_options() -> None:
    ballot = Ballot(scores=(("3", 10), ("1", 0)))
    assert taken(ballot, BallotForm.SCORES, Terms(highest=10)).scores == (("1", 0), ("3", 10))


def test_two_scores_for_one_option_are_refused() -> None:
    with pytest.raises(ScoredTwice):
        taken(Ballot(scores=(("1", 2), ("1", 2))), BallotForm.SCORES)


def test_what_does_not_belong_to_the_form_is_left_out() -> None:
    full = Ballot(choices=("1",), ranking=(("2",),), scores=(("3", 1),), reason=" 太吵 ")
    assert taken(full, BallotForm.ONE) == Ballot(choices=("1",))
    assert taken(full, BallotForm.RANKING) == Ballot(ranking=(("2",),))
    assert taken(full, BallotForm.SCORES) == Ballot(scores=(("3", 1),))
    assert taken(full, BallotForm.CONSENT) == Ballot(choices=("1",), reason="太吵")


def test_where_nobody_votes_no_ballot_is_taken() -> None:
    with pytest.raises(NoBallotsTaken):
        taken(Ballot(choices=("1",)), BallotForm.NOTHING)
