"""Consent, its objections, and lots."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.ballots import Ballot, Option
from deliberation.deciding import decide
from deliberation.identifiers import CommunityId, MemberId, ObjectionId, PollId
from deliberation.lifecycle import ForbiddenTransition
from deliberation.lots import digest, drawn
from deliberation.methods import METHODS
from deliberation.objections import Objection, ObjectionState, answered, reasons, told
from deliberation.polls import PollState
from deliberation.proposals import ReasonMissing
from deliberation.terms import Terms, TieRule
from tests.deliberation.strategies import open_poll

NOW = datetime(2026, 11, 22, tzinfo=UTC)
AGREES, ASIDE = Ballot(choices=("1",)), Ballot(choices=("2",))
NOISE = Ballot(choices=("3",), reason="夜里太吵")
RAMP = Ballot(choices=("3",), reason="轮椅过不去")


def objection(reason: str = "夜里太吵") -> Objection:
    return Objection(
        id=ObjectionId("o1"),
        community_id=CommunityId("community"),
        poll_id=PollId("poll"),
        number=1,
        reason=reason,
        heads=1,
        raised_at=NOW,
    )


def settled(state: ObjectionState, words: str = "十点后关灯") -> Objection:
    return objection().settled(state, words=words, by=MemberId("m"), at=NOW)


def test_no_objection_passes() -> None:
    poll = open_poll(method="consent", labels=())
    verdict = decide(poll, {AGREES: 4, ASIDE: 2})
    assert (verdict.state, verdict.tally.winners) == (PollState.CLOSED_ADOPTED, ("1",))


def test_one_objection_against_any_number_does_not_pass() -> None:
    poll = open_poll(method="consent", labels=(), electors=200)
    verdict = decide(poll, {AGREES: 150, NOISE: 1})
    assert verdict.state is PollState.CLOSED_REJECTED
    assert not verdict.tally.tied


def test_an_objection_that_was_met_stands_no_more() -> None:
    poll = open_poll(method="consent", labels=())
    ballots = {AGREES: 3, NOISE: 2}
    verdict = decide(poll, answered(ballots, [settled(ObjectionState.MET)]))
    assert verdict.state is PollState.CLOSED_ADOPTED
    assert verdict.tally.counts == {"1": 3, "2": 0, "3": 2}
    assert verdict.participating == 5
    assert {step.key for step in verdict.steps} >= {"step-objections-met", "step-objections"}


def test_meeting_one_objection_leaves_the_other() -> None:
    poll = open_poll(method="consent", labels=())
    ballots = answered({AGREES: 3, NOISE: 1, RAMP: 1}, [settled(ObjectionState.MET)])
    assert decide(poll, ballots).state is PollState.CLOSED_REJECTED


def test_nobody_came_to_consent() -> None:
    poll = open_poll(method="consent", labels=())
    assert decide(poll, {}).state is PollState.CLOSED_WITHOUT_QUORUM


def test_reasons_are_gathered_without_names() -> None:
    assert reasons({AGREES: 1, NOISE: 2, RAMP: 1}) == {"夜里太吵": 2, "轮椅过不去": 1}


def test_how_it_was_met_has_to_be_said() -> None:
    with pytest.raises(ReasonMissing):
        settled(ObjectionState.MET, words="  ")
    assert settled(ObjectionState.STANDS, words="").state is ObjectionState.STANDS


def test_an_objection_is_never_raised_anew() -> None:
    met = settled(ObjectionState.MET)
    with pytest.raises(ForbiddenTransition):
        met.settled(ObjectionState.RAISED, words="x", by=MemberId("m"), at=NOW)
    again = met.settled(ObjectionState.STANDS, words="", by=MemberId("m"), at=NOW)
    assert again.state is ObjectionState.STANDS


def test_the_record_tells_each_with_what_came_of_it() -> None:
    (step,) = told([settled(ObjectionState.MET)])
    assert step.key == "step-objection-met"
    assert step.values == {"number": 1, "reason": "夜里太吵", "words": "十点后关灯"}


# Lots

PLOTS = tuple(Option(id=str(at), label=f"地块{at}") for at in range(1, 7))


@given(st.text(min_size=1, max_size=9).filter(str.strip), st.integers(1, 6))
def test_a_lot_can_be_drawn_again_from_its_steps(seed: str, seats: int) -> None:
    terms = Terms(seats=seats, seed=seed)
    tally = METHODS["lot"].count({}, options=PLOTS, terms=terms)
    assert tally.winners == drawn([each.id for each in PLOTS], seed=seed, number=seats)
    assert not tally.tied
    words = [step.values for step in tally.steps if "digest" in step.values]
    assert [each["digest"] for each in words] == sorted(
        digest(each.id, seed=seed)[:16] for each in PLOTS
    )
    assert {each["word"] for each in words} == {f"{seed}:{each.id}" for each in PLOTS}


def test_without_a_seed_nothing_is_drawn() -> None:
    poll = replace(
        open_poll(method="lot", labels=("东", "西")), terms=Terms(seed_source="福彩3D")
    )
    verdict = decide(poll, {})
    assert verdict.state is PollState.CLOSED_TIED
    assert verdict.tally.tied_for == ("1", "2")
    assert [step.key for step in verdict.steps] == ["step-undrawn"]


def test_a_lot_needs_nobody_to_take_part() -> None:
    poll = replace(open_poll(method="lot", labels=("东", "西")), terms=Terms(seed="317"))
    verdict = decide(poll, {})
    assert verdict.state is PollState.CLOSED_ADOPTED
    assert len(verdict.tally.winners) == 1


def test_a_tie_that_a_lot_should_break_stands_without_its_seed() -> None:
    poll = open_poll(method="plurality", labels=("东", "西"))
    ballots = {AGREES: 2, ASIDE: 2}
    waiting = replace(poll, terms=Terms(ties=TieRule.LOT, seed_source="福彩3D"))
    assert decide(waiting, ballots).state is PollState.CLOSED_TIED
    known = replace(poll, terms=Terms(ties=TieRule.LOT, seed="317"))
    assert decide(known, ballots).state is PollState.CLOSED_ADOPTED
