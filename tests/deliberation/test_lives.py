"""The other lives of the council: proposals, topics, statements, responses, commitments."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.communities import Household, Member, Role, Standing
from deliberation.identifiers import (
    CommitmentId,
    CommunityId,
    HouseholdId,
    MemberId,
    OutcomeId,
    ProposalId,
    ResponseId,
    RoundId,
    StatementId,
    TopicId,
)
from deliberation.lifecycle import ForbiddenTransition, Lifecycle
from deliberation.polls import POLL_LIFE, PollState
from deliberation.proposals import (
    PROPOSAL_LIFE,
    MergedIntoEnded,
    MergedIntoItself,
    Proposal,
    ProposalState,
    ReasonMissing,
)
from deliberation.responses import (
    COMMITMENT_LIFE,
    GIVEN,
    RESPONSE_LIFE,
    Commitment,
    CommitmentIncomplete,
    CommitmentState,
    DeadlinePast,
    NothingToRate,
    ReopenedAlready,
    Response,
    ResponseState,
    checked_deadline,
    checked_fields,
)
from deliberation.topics import (
    LONGEST_STATEMENT,
    STATEMENT_LIFE,
    TOPIC_LIFE,
    Round,
    Statement,
    StatementEmpty,
    StatementState,
    StatementTooLong,
    Topic,
    TopicState,
    statement_text,
)
from tests.deliberation.strategies import CLOSES, OPENS

HOME, BY = CommunityId("community"), MemberId("member")
LIVES: tuple[tuple[Lifecycle[Any], type[StrEnum], StrEnum], ...] = (
    (PROPOSAL_LIFE, ProposalState, ProposalState.SUBMITTED),
    (TOPIC_LIFE, TopicState, TopicState.DELIBERATING),
    (STATEMENT_LIFE, StatementState, StatementState.PENDING),
    (POLL_LIFE, PollState, PollState.SCHEDULED),
    (RESPONSE_LIFE, ResponseState, ResponseState.DUE),
    (COMMITMENT_LIFE, CommitmentState, CommitmentState.PLANNED),
)


@pytest.mark.parametrize(("life", "states", "first"), LIVES)
def test_every_state_can_be_reached_and_every_step_stays_inside(
    life: Lifecycle[Any], states: type[StrEnum], first: StrEnum
) -> None:
    reached, open_ends = {first}, [first]
    while open_ends:
        for following in life.steps.get(open_ends.pop(), frozenset()):
            assert following in states
            if following not in reached:
                reached.add(following)
                open_ends.append(following)
    assert reached == set(states)


@pytest.mark.parametrize(("life", "states", "first"), LIVES)
def test_steps_outside_the_table_are_refused(
    life: Lifecycle[Any], states: type[StrEnum], first: StrEnum
) -> None:
    assert first in states
    for present in states:
        for wanted in states:
            if wanted in life.steps.get(present, frozenset()):
                assert life.advance(present, to=wanted) is wanted
                continue
            with pytest.raises(ForbiddenTransition) as refusal:
                life.advance(present, to=wanted)
            assert (refusal.value.present, refusal.value.wanted) == (present, wanted)


# Proposals


def proposal(number: int = 1, state: ProposalState = ProposalState.SUBMITTED) -> Proposal:
    return Proposal(
        id=ProposalId(f"proposal-{number}"),
        community_id=HOME,
        number=number,
        author_id=BY,
        text="3号楼门口路灯坏了",
        place="3号楼门口",
        submitted_at=OPENS,
        state=state,
    )


def test_a_proposal_is_declined_with_a_reason_only() -> None:
    declined = proposal().declined(reason=" 不归社区管 ", at=CLOSES)
    assert (declined.state, declined.reason) == (ProposalState.DECLINED, "不归社区管")
    assert declined.decided_at == CLOSES
    for empty in ("", " \n"):
        with pytest.raises(ReasonMissing):
            proposal().declined(reason=empty, at=CLOSES)


@pytest.mark.parametrize("state", list(ProposalState))
def test_a_proposal_is_merged_into_a_living_one(state: ProposalState) -> None:
    target = proposal(2, state)
    if state in {ProposalState.DECLINED, ProposalState.MERGED}:
        with pytest.raises(MergedIntoEnded):
            proposal().merged(into=target, at=CLOSES)
        return
    assert proposal().merged(into=target, at=CLOSES).merged_into == target.id


def test_a_proposal_is_not_merged_into_itself() -> None:
    with pytest.raises(MergedIntoItself):
        proposal().merged(into=proposal(), at=CLOSES)


def test_a_proposal_is_accepted_then_taken_up() -> None:
    taken = proposal().accepted(at=OPENS).taken_up(topic_id=TopicId("topic"), at=CLOSES)
    assert (taken.state, taken.topic_id) == (ProposalState.IN_TOPIC, "topic")
    with pytest.raises(ForbiddenTransition):
        taken.accepted(at=CLOSES)


# Topics, rounds, statements


def topic(state: TopicState = TopicState.DELIBERATING) -> Topic:
    return Topic(
        id=TopicId("topic"),
        community_id=HOME,
        number=12,
        title="路灯",
        question="怎么修？",
        parties=("居委会",),
        opened_by=BY,
        opened_at=OPENS,
        state=state,
    )


def test_a_topic_is_closed_with_a_reason_only() -> None:
    closed = topic().closed(reason="已经修好")
    assert (closed.state, closed.reason) == (TopicState.CLOSED_WITHOUT_VOTE, "已经修好")
    with pytest.raises(ReasonMissing):
        topic().closed(reason=" ")
    with pytest.raises(ForbiddenTransition):
        topic(TopicState.VOTING).closed(reason="已经修好")


def test_a_called_off_vote_lets_the_topic_go_on() -> None:
    voting = topic().to(TopicState.VOTING)
    assert voting.to(TopicState.DELIBERATING).state is TopicState.DELIBERATING


def test_a_round_has_its_first_moment_and_not_its_last() -> None:
    stretch = Round(
        id=RoundId("round"),
        topic_id=TopicId("topic"),
        position=1,
        title="讨论",
        opens_at=OPENS,
        closes_at=CLOSES,
    )
    assert stretch.is_open(at=OPENS)
    assert not stretch.is_open(at=CLOSES)
    assert not stretch.is_open(at=OPENS - timedelta(seconds=1))


@given(st.text(max_size=300))
def test_a_statement_is_one_line_that_fits_a_card(words: str) -> None:
    one_line = " ".join(words.split())
    if not one_line:
        with pytest.raises(StatementEmpty):
            statement_text(words)
    elif len(one_line) > LONGEST_STATEMENT:
        with pytest.raises(StatementTooLong) as refusal:
            statement_text(words)
        assert (refusal.value.length, refusal.value.limit) == (len(one_line), 140)
    else:
        assert statement_text(words) == one_line


def statement() -> Statement:
    return Statement(
        id=StatementId("statement"),
        topic_id=TopicId("topic"),
        number=1,
        author_id=BY,
        text="换LED",
        made_at=OPENS,
    )


def test_a_statement_is_shown_and_may_be_taken_out_again() -> None:
    shown = statement().shown()
    assert shown.rejected(reason="骂人").state is StatementState.REJECTED
    with pytest.raises(ForbiddenTransition):
        shown.rejected(reason="骂人").shown()
    with pytest.raises(ReasonMissing):
        shown.rejected(reason="")


# Responses


def response() -> Response:
    return Response(
        id=ResponseId("response"),
        community_id=HOME,
        outcome_id=OutcomeId("outcome"),
        number=12,
        due_at=CLOSES,
    )


@pytest.mark.parametrize("state", sorted(GIVEN))
def test_a_response_says_why(state: ResponseState) -> None:
    given_ = response().given(state, reasons=" 有道理 ", by=BY, at=OPENS)
    assert (given_.state, given_.reasons, given_.given_by) == (state, "有道理", BY)
    with pytest.raises(ReasonMissing):
        response().given(state, reasons=" ", by=BY, at=OPENS)


def test_a_response_is_overdue_only_while_it_is_due() -> None:
    assert not response().is_overdue(at=CLOSES - timedelta(seconds=1))
    assert response().is_overdue(at=CLOSES)
    given_ = response().given(ResponseState.ADOPTED, reasons="好", by=BY, at=OPENS)
    assert not given_.is_overdue(at=CLOSES)


def test_dissatisfaction_reopens_once() -> None:
    given_ = response().given(ResponseState.ADOPTED, reasons="好", by=BY, at=OPENS)
    later = CLOSES + timedelta(days=15)
    again = given_.reopened(reason="没修好", due_at=later, at=CLOSES)
    assert (again.state, again.due_at) == (ResponseState.DUE, later)
    assert (again.reopened_reason, again.overdue_since) == ("没修好", None)
    answered = again.given(ResponseState.DECLINED, reasons="没钱", by=BY, at=CLOSES)
    with pytest.raises(ReopenedAlready):
        answered.reopened(reason="还是没修好", due_at=later, at=CLOSES)


def test_nothing_is_reopened_without_a_reason_or_before_a_response() -> None:
    given_ = response().given(ResponseState.ADOPTED, reasons="好", by=BY, at=OPENS)
    with pytest.raises(ReasonMissing):
        given_.reopened(reason=" ", due_at=CLOSES, at=CLOSES)
    with pytest.raises(ForbiddenTransition):
        response().reopened(reason="没修好", due_at=CLOSES, at=CLOSES)


def test_what_was_not_answered_cannot_be_rated() -> None:
    with pytest.raises(NothingToRate):
        response().rated()
    response().given(ResponseState.ADOPTED, reasons="好", by=BY, at=OPENS).rated()


# Commitments

TODAY = date(2026, 11, 22)


def commitment(state: CommitmentState = CommitmentState.PLANNED) -> Commitment:
    return Commitment(
        id=CommitmentId("commitment"),
        community_id=HOME,
        outcome_id=OutcomeId("outcome"),
        number=12,
        task="换灯",
        unit="物业",
        person="刘工",
        deadline=TODAY,
        made_at=OPENS,
        state=state,
    )


@pytest.mark.parametrize("missing", ["task", "unit", "person"])
def test_a_commitment_has_all_its_fields(missing: str) -> None:
    fields = {"task": "换灯", "unit": "物业", "person": "刘工"}
    checked_fields(**fields)
    with pytest.raises(CommitmentIncomplete) as refusal:
        checked_fields(**{**fields, missing: " "})
    assert refusal.value.missing == missing


def test_a_deadline_is_today_or_later() -> None:
    assert checked_deadline(TODAY, today=TODAY) == TODAY
    with pytest.raises(DeadlinePast):
        checked_deadline(TODAY - timedelta(days=1), today=TODAY)


def test_a_commitment_is_overdue_the_day_after_unless_done() -> None:
    after = TODAY + timedelta(days=1)
    assert not commitment().is_overdue(on=TODAY)
    assert commitment().is_overdue(on=after)
    assert not commitment(CommitmentState.DONE).is_overdue(on=after)


def test_work_that_was_done_may_go_on() -> None:
    done = commitment().to(CommitmentState.DONE)
    assert done.to(CommitmentState.UNDER_WAY).state is CommitmentState.UNDER_WAY
    with pytest.raises(ForbiddenTransition):
        done.to(CommitmentState.PLANNED)


# People


@pytest.mark.parametrize(
    ("parts", "label"),
    [(("3", "2", "501"), "3-2-501"), (("3", "", "501"), "3-501"), (("", "", "8"), "8")],
)
def test_a_door_is_written_as_neighbours_write_it(
    parts: tuple[str, str, str], label: str
) -> None:
    building, unit, door = parts
    home = Household(
        id=HouseholdId("home"), community_id=HOME, building=building, unit=unit, door=door
    )
    assert home.label == label


def test_a_member_holds_any_of_several_roles() -> None:
    somebody = Member(
        id=BY,
        community_id=HOME,
        name="周老师",
        standing=Standing.ENROLLED,
        created_at=OPENS,
        roles=frozenset({Role.RESIDENT, Role.MODERATOR}),
    )
    assert somebody.has(Role.MODERATOR, Role.ADMIN)
    assert not somebody.has(Role.COMMITTEE, Role.ADMIN)
