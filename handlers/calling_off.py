"""A poll that is called off: its topic goes on, its cards lose their choices."""

from dataclasses import replace
from datetime import datetime

from deliberation.communities import Community
from deliberation.polls import Poll
from deliberation.topics import TopicState
from handlers import planning
from handlers.agenda import Said, in_words, on_roll, to_each, to_moderators, to_residents
from handlers.cards import topic_card
from handlers.messages import Replies, Reply, Text
from handlers.poll_card import ended_poll_card
from handlers.ports import Ids, Trace, UnitOfWork
from handlers.sealing import destroy


def called_off(work: UnitOfWork, poll: Poll, *, community: Community, at: datetime) -> Replies:
    """Let the topic go on and take the choices off the cards."""
    topic = work.topics.get(poll.topic_id).to(TopicState.DELIBERATING)
    work.topics.save(topic)
    planning.vote_ended(work, poll, at=at)
    ended = ended_poll_card(poll, community=community, key="poll-card-cancelled")
    card = topic_card(work, topic, community=community, at=at)
    return (
        *to_residents(work, ended, community_id=community.id),
        *to_residents(work, replace(card, scheduled=True), community_id=community.id),
    )


def lost(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> Replies:
    """Call a poll off whose ballots cannot be opened any more, and tell everybody why.

    The program's secret is another one, or somebody changed what lies in the box: no count
    could be believed.
    """
    community = work.communities.get(poll.community_id)
    reason = in_words(Text("vote-lost-reason"), community=community)
    poll = poll.cancelled(reason=reason)
    work.polls.save(poll)
    destroy(work, poll.id)
    work.traces.add(
        Trace(ids.new(), community.id, poll.id, poll.number, "vote.lost", now, words=reason)
    )
    said: Said = {"number": poll.number, "title": poll.title, "reason": reason}
    told = Reply(lines=(Text("vote-cancelled", said),), scheduled=True)
    at_once = replace(told, scheduled=False, urgent=True)
    return (
        *called_off(work, poll, community=community, at=now),
        *to_residents(work, at_once, community_id=community.id),
        *to_moderators(work, at_once, community_id=community.id),
        *to_each(on_roll(work, poll.id), told),
    )
