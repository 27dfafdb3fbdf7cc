"""A community's front page: what runs now, what came of things, what is late."""

from dataclasses import dataclass
from datetime import datetime

from deliberation.ballots import BallotForm
from deliberation.communities import Community, Member
from deliberation.outcomes import Outcome
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal, ProposalState
from deliberation.responses import Response, ResponseState
from deliberation.topics import Round, StatementState, Topic, TopicState
from handlers.ballot import form_of
from handlers.ports import UnitOfWork

LATEST = 4
WAITING = (ProposalState.SUBMITTED, ProposalState.ACCEPTED)


@dataclass(frozen=True)
class RunningTopic:
    """A topic under deliberation, with the round that runs."""

    topic: Topic
    round: Round | None
    statements: int


@dataclass(frozen=True)
class SeenOutcome:
    """An outcome and what the committee said to it."""

    outcome: Outcome
    response: Response | None
    overdue: bool


@dataclass(frozen=True)
class SeenProposal:
    """A proposal and how many second it."""

    proposal: Proposal
    seconders: int


@dataclass(frozen=True)
class Front:
    """All of the front page."""

    polls: tuple[Poll, ...]
    topics: tuple[RunningTopic, ...]
    overdue: tuple[SeenOutcome, ...]
    outcomes: tuple[SeenOutcome, ...]
    proposals: tuple[SeenProposal, ...]
    may_vote: frozenset[str]
    """Ids of polls that the one who looks has a say in."""


def front(
    work: UnitOfWork, community: Community, *, member: Member | None, now: datetime
) -> Front:
    """Gather the front page."""
    polls = work.polls.where(community_id=community.id, state=PollState.OPEN)
    outcomes = seen_outcomes(work, community, now=now)
    waiting = work.proposals.where(community_id=community.id, state=WAITING)
    return Front(
        polls=polls,
        topics=running_topics(work, community, now=now),
        overdue=tuple(each for each in outcomes if each.overdue),
        outcomes=outcomes[:LATEST],
        proposals=seen_proposals(work, waiting[::-1][:LATEST]),
        may_vote=say_in(work, polls, member=member),
    )


def running_topics(
    work: UnitOfWork, community: Community, *, now: datetime
) -> tuple[RunningTopic, ...]:
    """Return the topics under deliberation, newest first."""
    topics = work.topics.where(community_id=community.id, state=TopicState.DELIBERATING)
    return tuple(
        RunningTopic(
            topic=topic,
            round=running_round(work, topic, now=now),
            statements=work.statements.count(topic_id=topic.id, state=StatementState.SHOWN),
        )
        for topic in reversed(topics)
    )


def running_round(work: UnitOfWork, topic: Topic, *, now: datetime) -> Round | None:
    """Return the round of a topic that runs now."""
    rounds = work.rounds.where(topic_id=topic.id)
    return next((each for each in rounds if each.is_open(at=now)), None)


def seen_outcomes(
    work: UnitOfWork, community: Community, *, now: datetime
) -> tuple[SeenOutcome, ...]:
    """Return the outcomes of a community with their responses, newest first."""
    responses = {
        each.outcome_id: each for each in work.responses.where(community_id=community.id)
    }
    outcomes = work.outcomes.where(community_id=community.id)
    return tuple(
        SeenOutcome(
            outcome=outcome,
            response=responses.get(outcome.id),
            overdue=_overdue(responses.get(outcome.id), now=now),
        )
        for outcome in sorted(outcomes, key=lambda each: each.decided_at, reverse=True)
    )


def seen_proposals(
    work: UnitOfWork, proposals: tuple[Proposal, ...]
) -> tuple[SeenProposal, ...]:
    """Return proposals with the number of their seconders."""
    return tuple(
        SeenProposal(proposal=each, seconders=work.secondings.count(proposal_id=each.id))
        for each in proposals
    )


def say_in(
    work: UnitOfWork, polls: tuple[Poll, ...], *, member: Member | None
) -> frozenset[str]:
    """Return the ids of those polls in which the member can cast a ballot."""
    ids = tuple(poll.id for poll in polls if form_of(poll) is not BallotForm.NOTHING)
    if member is None or not ids:
        return frozenset()
    franchises = work.franchises.where(poll_id=ids, member_id=member.id)
    return frozenset(each.poll_id for each in franchises)


def _overdue(response: Response | None, *, now: datetime) -> bool:
    if response is None or response.state is not ResponseState.DUE:
        return False
    return response.is_overdue(at=now)
