"""A council brought to a stage of the chain, for tests that begin there."""

import json
from datetime import datetime

from deliberation.identifiers import OutcomeId
from deliberation.outcomes import Outcome
from deliberation.polls import Poll
from deliberation.proposals import Proposal
from deliberation.responses import Commitment, Response
from deliberation.topics import Statement, Topic
from handlers import deadlines
from handlers.messages import Replies
from handlers.ports import Ids, UnitOfWork
from tests.dialogues import Council

TITLE = "3号楼路灯怎么修"
RULES = {"method": "majority", "base": "persons", "closes_at": "2026-11-29 20:00"}


def tick(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
    """Let everything that is due happen."""
    return deadlines.tick(work, now=now, ids=ids)


def proposed(
    council: Council, text: str = "3号楼门口路灯坏了", who: str = "王阿姨"
) -> Proposal:
    """Let somebody propose something."""
    council.acts(who, "propose.submit", text=text, place="3号楼门口")
    with council.begin() as work:
        return work.proposals.where(community_id=council.community.id)[-1]


def seconded(council: Council, proposal: Proposal, *names: str) -> None:
    """Let members second a proposal."""
    for name in names:
        council.acts(name, "propose.second", p=proposal.id)


def opened(council: Council, *proposals: Proposal, days: int = 7) -> Topic:
    """Let the moderator open a topic from proposals."""
    taken = proposals or (proposed(council),)
    council.acts(
        "周老师",
        "moderate.open_topic",
        p=",".join(each.id for each in taken),
        title=TITLE,
        question="换新灯还是修旧灯？",
        parties="居委会、物业",
        rounds=json.dumps([{"title": "讨论", "days": days}]),
    )
    with council.begin() as work:
        return work.topics.where(community_id=council.community.id)[-1]


def stated(council: Council, topic: Topic, text: str, who: str = "李叔") -> Statement:
    """Let somebody state something that the moderator lets pass."""
    council.acts(who, "discuss.state", t=topic.id, text=text)
    with council.begin() as work:
        statement = work.statements.where(topic_id=topic.id)[-1]
    council.acts("周老师", "moderate.show_statement", s=statement.id)
    with council.begin() as work:
        return work.statements.get(statement.id)


def voting(council: Council, topic: Topic | None = None, **rules: str) -> Poll:
    """Let the moderator open a poll, now unless told otherwise."""
    found = topic or opened(council)
    council.acts("周老师", "vote.open", t=found.id, **{**RULES, **rules})
    with council.begin() as work:
        return work.polls.where(topic_id=found.id)[-1]


def closed(council: Council, poll: Poll) -> Outcome:
    """Let time pass to the closing of a poll and the tick come."""
    council.now = poll.closes_at
    council.happens(tick)
    return outcome_of(council, poll)


def outcome_of(council: Council, poll: Poll) -> Outcome:
    """Return the outcome of a poll."""
    with council.begin() as work:
        found = work.outcomes.one(poll_id=poll.id)
    assert found is not None
    return found


def decided(council: Council, **votes: str) -> Outcome:
    """Let a poll on a motion run to its outcome; votes are names with choices."""
    poll = voting(council)
    for who, choice in (votes or {"王阿姨": "1"}).items():
        council.acts(who, "vote.cast", poll=poll.id, choice=choice)
    return closed(council, poll)


def answered(council: Council, verdict: str = "adopted") -> Outcome:
    """Let the committee respond to an outcome."""
    outcome = decided(council)
    council.acts("赵主任", "respond.give", o=outcome.id, verdict=verdict, reasons="大家都说好")
    return outcome


def committed(council: Council) -> Commitment:
    """Let the committee commit itself."""
    outcome = answered(council)
    council.acts(
        "赵主任",
        "respond.commit",
        o=outcome.id,
        task="换LED灯",
        unit="物业公司",
        person="刘工",
        deadline="2026-12-20",
    )
    with council.begin() as work:
        return work.commitments.where(outcome_id=outcome.id)[-1]


def response_of(council: Council, outcome: OutcomeId) -> Response:
    """Return the response to an outcome."""
    with council.begin() as work:
        found = work.responses.one(outcome_id=outcome)
    assert found is not None
    return found
