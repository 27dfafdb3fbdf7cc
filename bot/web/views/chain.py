"""The chain from a proposal to its rating, so that a page can show where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from deliberation.communities import Community
from deliberation.outcomes import Outcome
from deliberation.polls import CLOSED, PollState
from deliberation.proposals import Proposal
from deliberation.responses import ResponseState
from deliberation.topics import StatementState, Topic
from handlers import paths
from handlers.ports import UnitOfWork

STEPS = (
    "proposal",
    "topic",
    "statements",
    "poll",
    "outcome",
    "response",
    "commitments",
    "rating",
)


@dataclass(frozen=True)
class Step:
    """One step of the chain: ``path`` is empty where there is nothing to see yet."""

    name: str
    path: str
    here: bool


def of_proposal(
    work: UnitOfWork, proposal: Proposal, *, community: Community
) -> tuple[Step, ...]:
    """Return the chain that a proposal is in."""
    reached = {"proposal": paths.proposal(community, proposal.number)}
    if proposal.topic_id is not None:
        reached |= _of_topic(work, work.topics.get(proposal.topic_id), community=community)
    return _steps(reached, here="proposal")


def of_topic(work: UnitOfWork, topic: Topic, *, community: Community) -> tuple[Step, ...]:
    """Return the chain that a topic is in."""
    reached = _first_proposal(work, topic, community=community)
    reached |= _of_topic(work, topic, community=community)
    return _steps(reached, here="topic")


def of_outcome(work: UnitOfWork, outcome: Outcome, *, community: Community) -> tuple[Step, ...]:
    """Return the chain that an outcome is in."""
    topic = work.topics.get(outcome.topic_id)
    reached = _first_proposal(work, topic, community=community)
    reached |= _of_topic(work, topic, community=community)
    return _steps(reached, here="outcome")


def _first_proposal(work: UnitOfWork, topic: Topic, *, community: Community) -> dict[str, str]:
    first = work.proposals.one(topic_id=topic.id)
    return {"proposal": paths.proposal(community, first.number)} if first else {}


def _of_topic(work: UnitOfWork, topic: Topic, *, community: Community) -> dict[str, str]:
    path = paths.topic(community, topic.number)
    reached = {"topic": path}
    if work.statements.count(topic_id=topic.id, state=StatementState.SHOWN):
        reached["statements"] = f"{path}#statements"
    states = (PollState.OPEN, PollState.SCHEDULED, *CLOSED)
    if work.polls.count(topic_id=topic.id, state=states):
        reached["poll"] = f"{path}#poll"
    outcomes = work.outcomes.where(topic_id=topic.id)
    return reached | (_of_outcome(work, outcomes, community=community) if outcomes else {})


def _of_outcome(
    work: UnitOfWork, outcomes: Sequence[Outcome], *, community: Community
) -> dict[str, str]:
    outcome = outcomes[-1]
    path = paths.outcome(community, outcome.number)
    reached = {"outcome": path}
    response = work.responses.one(outcome_id=outcome.id)
    if response is not None and response.state is not ResponseState.DUE:
        reached["response"] = f"{path}#response"
    if work.commitments.count(outcome_id=outcome.id):
        reached["commitments"] = f"{path}#commitments"
    if work.ratings.count(outcome_id=outcome.id):
        reached["rating"] = f"{path}#rating"
    return reached


def _steps(reached: dict[str, str], *, here: str) -> tuple[Step, ...]:
    return tuple(
        Step(name=name, path=reached.get(name, ""), here=name == here) for name in STEPS
    )
