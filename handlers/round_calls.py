"""What is told when a round begins or ends: to the room, to moderators, to those concerned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from deliberation.identifiers import MemberId
from deliberation.rounds import AFTER_THE_POLL, RoundKind
from deliberation.schedule import awaiting
from deliberation.topics import Round, StatementState, Topic, TopicState
from handlers import planning
from handlers.agenda import (
    Said,
    concerned,
    poll_under_way,
    to_each,
    to_moderators,
    to_residents,
)
from handlers.cards import topic_card
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import UnitOfWork

MODERATORS_PART = {
    RoundKind.OPTIONS: ("rounds-call-options", "draft.show"),
    RoundKind.PLAN: ("rounds-call-options", "draft.show"),
    RoundKind.PARTIES: ("rounds-call-parties", "meet.record"),
    RoundKind.POLL: ("rounds-call-poll", "vote.open"),
}
"""What moderators are asked to do when a round of the kind begins."""

LABELS = {
    "draft.show": "draft-show-label",
    "meet.record": "meet-record-label",
    "vote.open": "vote-open-label",
}


def due(work: UnitOfWork, *, now: datetime) -> Replies:
    """Announce rounds that begin, and tell moderators when the last one is over."""
    begun = work.rounds.where(announced_at=None)
    over = work.rounds.where(ended_at=None)
    return _called(work, begun, over, now=now)


def due_on(work: UnitOfWork, topic: Topic, *, now: datetime) -> Replies:
    """Do the same for one topic, whose rounds a moderator has just moved."""
    begun = work.rounds.where(topic_id=topic.id, announced_at=None)
    over = work.rounds.where(topic_id=topic.id, ended_at=None)
    return _called(work, begun, over, now=now)


def _called(
    work: UnitOfWork, begun: Sequence[Round], over: Sequence[Round], *, now: datetime
) -> Replies:
    replies: list[Reply] = []
    for each in begun:
        if each.opens_at <= now:
            work.rounds.save(replace(each, announced_at=now))
            replies += _begun(work, each, now=now)
    for each in over:
        if each.closes_at <= now:
            replies += _over(work, work.rounds.get(each.id), now=now)
    return tuple(replies)


# Beginning


def _begun(work: UnitOfWork, begun: Round, *, now: datetime) -> Replies:
    topic = work.topics.get(begun.topic_id)
    wanted = TopicState.DECIDED if begun.kind in AFTER_THE_POLL else TopicState.DELIBERATING
    if topic.state is not wanted or begun.closes_at <= now:
        return ()
    community = work.communities.get(topic.community_id)
    told = Reply(
        lines=(
            Text("deadlines-round", _about(topic, begun)),
            Text(f"round-how-{begun.kind}", {"number": topic.number}),
        ),
        scheduled=True,
    )
    card = topic_card(work, topic, community=community, at=now)
    return (
        *to_residents(work, card, community_id=community.id),
        *to_residents(work, told, community_id=community.id),
        *_to_moderators(work, topic, begun),
        *(_invited(work, topic, begun) if begun.kind is RoundKind.STANCES else ()),
    )


def _about(topic: Topic, round_: Round) -> Said:
    return {
        "number": topic.number,
        "title": topic.title,
        "round": round_.title,
        "until": round_.closes_at,
    }


def _to_moderators(work: UnitOfWork, topic: Topic, begun: Round) -> Replies:
    if begun.kind not in MODERATORS_PART or poll_under_way(work, topic) is not None:
        return ()
    key, action = MODERATORS_PART[begun.kind]
    told = Reply(
        lines=(Text(key, _about(topic, begun)),),
        choices=(Choice(Text(LABELS[action]), Press(action, {"t": topic.id})),),
        scheduled=True,
    )
    return to_moderators(work, told, community_id=topic.community_id)


def _invited(work: UnitOfWork, topic: Topic, begun: Round) -> Replies:
    """Invite those whose matter it is, and who said something, to take their stances."""
    statements = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    if not statements:
        return ()
    people: set[MemberId] = {each.author_id for each in statements if not each.entered_by}
    invitation = Reply(
        lines=(
            Text("rounds-call-stances", {**_about(topic, begun), "count": len(statements)}),
        ),
        choices=(Choice(Text("topic-card-stances"), Press("discuss.next", {"t": topic.id})),),
        scheduled=True,
    )
    return to_each(people | concerned(work, topic), invitation)


# Ending


def _over(work: UnitOfWork, over: Round, *, now: datetime) -> Replies:
    topic = work.topics.get(over.topic_id)
    if over.kind is RoundKind.POLL and topic.state is TopicState.DELIBERATING:
        return _vote_awaited(work, topic, over, now=now)
    work.rounds.save(replace(over, ended_at=now))
    last = max(each.position for each in work.rounds.where(topic_id=topic.id))
    if over.position < last or not _waits_for_moderator(work, topic):
        return ()
    told = Reply(
        lines=(Text("deadlines-rounds-over", {"number": topic.number, "title": topic.title}),),
        choices=(
            Choice(Text("vote-open-label"), Press("vote.open", {"t": topic.id})),
            Choice(Text("rounds-show-label"), Press("rounds.show", {"t": topic.id})),
            Choice(
                Text("moderate-close-label"), Press("moderate.close_topic", {"t": topic.id})
            ),
        ),
        scheduled=True,
    )
    return to_moderators(work, told, community_id=topic.community_id)


def _vote_awaited(work: UnitOfWork, topic: Topic, over: Round, *, now: datetime) -> Replies:
    """Let the round of a vote that nobody opened go on, and remind the moderators."""
    rounds = work.rounds.where(topic_id=topic.id)
    behind = [each for each in rounds if each.position > over.position]
    if any(each.kind not in AFTER_THE_POLL for each in behind) or _called_off(work, topic):
        work.rounds.save(replace(over, ended_at=now))
        return ()
    planning.keep(work, topic, awaiting(rounds, over, at=now))
    return _to_moderators(work, topic, over)


def _called_off(work: UnitOfWork, topic: Topic) -> bool:
    """Tell whether the round held a vote that was cancelled."""
    return bool(work.polls.count(topic_id=topic.id)) and poll_under_way(work, topic) is None


def _waits_for_moderator(work: UnitOfWork, topic: Topic) -> bool:
    deliberating = topic.state is TopicState.DELIBERATING
    return deliberating and poll_under_way(work, topic) is None
