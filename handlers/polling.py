"""Opening a poll, and what opening does."""

from dataclasses import replace
from datetime import datetime

from deliberation.communities import Community
from deliberation.polls import (
    Poll,
)
from deliberation.topics import TopicState
from handlers import paths, planning
from handlers.access import Values
from handlers.agenda import (
    Said,
    concerned,
    to_each,
    to_residents,
)
from handlers.cards import topic_card
from handlers.forms import whispered
from handlers.freezing import charter_post, freeze
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.poll_card import ballot_link, poll_card
from handlers.poll_form import OPEN, poll_of, votable
from handlers.ports import Ids, UnitOfWork
from handlers.rolls import frozen
from handlers.rules import require_rules
from handlers.seeds import ENTER, needs_seed
from handlers.turn import Turn


def open_poll(turn: Turn, values: Values) -> Replies:
    """Put a topic to the vote, now or at a moment to come."""
    filled = OPEN.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    if filled.get("confirm") == "no":
        return whispered(turn, Reply(lines=(Text("vote-open-dropped"),)))
    topic = votable(turn, filled["t"])
    poll = poll_of(turn, topic, filled)
    require_rules(turn, poll)
    turn.work.polls.add(poll)
    turn.trace(poll.id, number=poll.number, action="vote.open", words=poll.method)
    if poll.opens_at > turn.now:
        return _scheduled(turn, poll)
    told = _opened_note(poll)
    announced = opened(turn.work, poll, community=turn.community, at=turn.now, ids=turn.ids)
    return (*whispered(turn, told), *announced)


def opened(
    work: UnitOfWork, poll: Poll, *, community: Community, at: datetime, ids: Ids
) -> Replies:
    """Open a poll: freeze its roll, move its topic on, show the cards and the fingerprint."""
    poll = frozen(work, poll, ids=ids)
    work.polls.save(poll)
    topic = work.topics.get(poll.topic_id).to(TopicState.VOTING)
    work.topics.save(topic)
    planning.put_to_vote(work, poll, at=at, ids=ids)
    card = poll_card(work, poll, community=community)
    of_topic = topic_card(work, topic, community=community, at=at)
    charter = freeze(work, poll, community=community, at=at)
    frozen_now = charter_post(poll, charter, community=community, key="charter-posted")
    people = concerned(work, topic)
    note = Reply(
        lines=(
            Text(
                "vote-opened-told",
                {"number": poll.number, "title": poll.title, "closes": poll.closes_at},
            ),
        ),
        choices=(
            Choice(Text("vote-show-label"), Press("vote.show", {"poll": poll.id})),
            ballot_link(poll),
        ),
        scheduled=True,
    )
    return (
        *to_residents(work, replace(of_topic, scheduled=True), community_id=community.id),
        *to_residents(work, card, community_id=community.id),
        *to_residents(work, frozen_now, community_id=community.id),
        *to_each(people, note),
    )


def _scheduled(turn: Turn, poll: Poll) -> Replies:
    values: Said = {
        "number": poll.number,
        "title": poll.title,
        "opens": poll.opens_at,
        "closes": poll.closes_at,
    }
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, poll.number))
    announced = Reply(lines=(Text("vote-scheduled", values),), choices=(link,))
    cancel = Choice(Text("vote-cancel-label"), Press("vote.cancel", {"poll": poll.id}))
    return (
        *whispered(turn, replace(announced, choices=(cancel, link))),
        *to_residents(turn.work, announced, community_id=turn.community.id),
    )


def _opened_note(poll: Poll) -> Reply:
    values: Said = {"number": poll.number, "title": poll.title, "closes": poll.closes_at}
    cancel = Choice(Text("vote-cancel-label"), Press("vote.cancel", {"poll": poll.id}))
    seed = Choice(Text("seed-enter"), Press(ENTER, {"poll": poll.id}))
    choices = (cancel, seed) if needs_seed(poll) else (cancel,)
    return Reply(lines=(Text("vote-opened", values),), choices=choices)
