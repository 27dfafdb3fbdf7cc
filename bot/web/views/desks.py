"""What waits on the moderators' desk and on the committee's."""

from dataclasses import dataclass
from datetime import datetime

from bot.web.views.front import (
    RunningTopic,
    SeenOutcome,
    SeenProposal,
    running_topics,
    seen_outcomes,
    seen_proposals,
)
from bot.web.views.questions import waiting_groups
from bot.web.views.records import Promise, promises
from deliberation.bylaws import CountingBase
from deliberation.communities import Community
from deliberation.electorate import roll
from deliberation.objections import Objection
from deliberation.outcomes import Inquiry, Outcome
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal, ProposalState
from deliberation.responses import CommitmentState, ResponseState
from deliberation.topics import Statement, StatementState, Topic, TopicState
from handlers.consenting import objections_to
from handlers.enrolling import Claim, claims
from handlers.ports import StaffAnswerState, UnitOfWork
from handlers.reporting import unhandled
from handlers.rolls import register
from handlers.seeds import needs_seed
from handlers.unanswered import Group

GIVEN_SHOWN = 8
DECIDED_SHOWN = 5


@dataclass(frozen=True)
class RunningPoll:
    """A poll with how many took part, and nothing of what they chose.

    ``objections`` are those to a plan whose ballots are in; ``unseeded`` polls draw a lot
    whose number is not known yet.
    """

    poll: Poll
    turnout: int
    objections: tuple[Objection, ...] = ()
    unseeded: bool = False


@dataclass(frozen=True)
class Desk:
    """All that waits for moderators; ``decided`` can be told to groups."""

    waiting: tuple[SeenProposal, ...]
    ready: tuple[SeenProposal, ...]
    mergeable: tuple[Proposal, ...]
    statements: tuple[tuple[Statement, Topic], ...]
    topics: tuple[RunningTopic, ...]
    polls: tuple[RunningPoll, ...]
    decided: tuple[Outcome, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Group, ...]
    written: int
    reports: int


@dataclass(frozen=True)
class CommitteeDesk:
    """All that waits for the committee."""

    due: tuple[SeenOutcome, ...]
    given: tuple[SeenOutcome, ...]
    doing: tuple[Promise, ...]
    inquiries: tuple[tuple[Inquiry, Outcome], ...]
    questions: tuple[Group, ...]
    written: int
    reports: int


def desk(work: UnitOfWork, community: Community, *, now: datetime) -> Desk:
    """Gather the moderators' desk."""
    waiting = work.proposals.where(community_id=community.id, state=ProposalState.SUBMITTED)
    ready = work.proposals.where(community_id=community.id, state=ProposalState.ACCEPTED)
    return Desk(
        waiting=seen_proposals(work, waiting),
        ready=seen_proposals(work, ready),
        mergeable=(*ready, *waiting),
        statements=_statements(work, community),
        topics=running_topics(work, community, now=now),
        polls=_polls(work, community),
        decided=_decided(work, community),
        claims=claims(work, community.id),
        questions=waiting_groups(work, community),
        written=_written(work, community),
        reports=unhandled(work, community.id),
    )


def committee_desk(work: UnitOfWork, community: Community, *, now: datetime) -> CommitteeDesk:
    """Gather the committee's desk."""
    seen = seen_outcomes(work, community, now=now)
    answered = [each for each in seen if each.response is not None]
    due = sorted((each for each in answered if _is_due(each)), key=_due_at)
    return CommitteeDesk(
        due=tuple(due),
        given=tuple(each for each in answered if not _is_due(each))[:GIVEN_SHOWN],
        doing=_doing(work, community, now=now),
        inquiries=_inquiries(work, seen),
        questions=waiting_groups(work, community),
        written=_written(work, community),
        reports=unhandled(work, community.id),
    )


def electorates(work: UnitOfWork, community: Community) -> tuple[tuple[str, int], ...]:
    """Return how long the roll of a poll would be today, by what it counts."""
    made_of = register(work, community.id)
    return tuple(
        (base.value, sum(each.heads for each in roll(made_of, base=base)))
        for base in CountingBase
    )


def _written(work: UnitOfWork, community: Community) -> int:
    """Return how many answers of staff wait for somebody to approve them."""
    return work.staff_answers.count(community_id=community.id, state=StaffAnswerState.WRITTEN)


def _statements(work: UnitOfWork, community: Community) -> tuple[tuple[Statement, Topic], ...]:
    topics = {
        each.id: each
        for each in work.topics.where(community_id=community.id, state=TopicState.DELIBERATING)
    }
    if not topics:
        return ()
    pending = work.statements.where(topic_id=tuple(topics), state=StatementState.PENDING)
    return tuple((each, topics[each.topic_id]) for each in pending)


def _decided(work: UnitOfWork, community: Community) -> tuple[Outcome, ...]:
    """Return the outcomes told last, newest first."""
    found = work.outcomes.where(community_id=community.id)
    return tuple(sorted(found, key=lambda each: each.decided_at, reverse=True)[:DECIDED_SHOWN])


def _polls(work: UnitOfWork, community: Community) -> tuple[RunningPoll, ...]:
    states = (PollState.SCHEDULED, PollState.OPEN)
    polls = work.polls.where(community_id=community.id, state=states)
    return tuple(
        RunningPoll(
            poll=each,
            turnout=work.ballots.turnout(each.id),
            objections=objections_to(work, each),
            unseeded=needs_seed(each),
        )
        for each in polls
    )


def _due_at(seen: SeenOutcome) -> datetime:
    return seen.response.due_at if seen.response else seen.outcome.decided_at


def _is_due(seen: SeenOutcome) -> bool:
    return seen.response is not None and seen.response.state is ResponseState.DUE


def _doing(work: UnitOfWork, community: Community, *, now: datetime) -> tuple[Promise, ...]:
    states = (CommitmentState.PLANNED, CommitmentState.UNDER_WAY)
    found = work.commitments.where(community_id=community.id, state=states)
    return promises(work, tuple(sorted(found, key=lambda each: each.deadline)), now=now)


def _inquiries(
    work: UnitOfWork, seen: tuple[SeenOutcome, ...]
) -> tuple[tuple[Inquiry, Outcome], ...]:
    outcomes = {each.outcome.id: each.outcome for each in seen}
    if not outcomes:
        return ()
    asked = work.inquiries.where(outcome_id=tuple(outcomes), answered_at=None)
    return tuple((each, outcomes[each.outcome_id]) for each in asked)
