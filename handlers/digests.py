"""The daily digest of a room: what happened since the last one, in five lines at most.

A line is a kind of event: new matters, votes with their deadlines, results, what the
committee replied, what is overdue. A room where nothing happened hears nothing.

What was told is known by name and time, not by a mark on every event: what was committed
while the digest was written is told the next day, and nothing is told twice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from deliberation.communities import Community, Room
from deliberation.polls import PollState
from deliberation.proposals import ProposalState
from deliberation.responses import Commitment, Response
from handlers import paths
from handlers.agenda import Said, listed
from handlers.dialogue import one_line
from handlers.messages import Choice, Replies, Reply, Text, ToRoom
from handlers.ports import Digest, UnitOfWork
from handlers.quiet_hours import after_quiet, is_quiet

AT = time(18, 30)
WITHIN = timedelta(hours=3)
"""How late a digest may be; after that the next one tells it all."""
LAST_CALL = timedelta(hours=36)
"""Before its closing a vote is told of again: on the evening before."""
LATE = timedelta(hours=1)
"""How long a transaction may take that something happened in."""
A_DAY = timedelta(days=1)
TITLE = 18
NAMED = 3


class Kind(StrEnum):
    """What a line of the digest is about, in the order of the lines."""

    NEW = "new"
    VOTING = "voting"
    DECIDED = "decided"
    REPLIED = "replied"
    OVERDUE = "overdue"


@dataclass(frozen=True)
class Event:
    """Something that happened in a community; ``path`` is its page.

    Its ``name`` is its own: what happened, a colon, and the id of what it happened to.
    """

    kind: Kind
    name: str
    at: datetime
    number: int
    told: Text
    path: str

    @property
    def matter(self) -> str:
        """Return the id of what it happened to."""
        return self.name.partition(":")[2]


def tell(work: UnitOfWork, *, now: datetime) -> Replies:
    """Tell each room, once in the evening, what happened since it was last told."""
    replies: list[Reply] = []
    for community in work.communities.where():
        since = due(community, now=now)
        if since is not None:
            replies += _to_rooms(_Evening(work, community, since, now))
    return tuple(replies)


def due(community: Community, *, now: datetime) -> datetime | None:
    """Return the moment of the digest that it is time for; None where it is not.

    That is half past six, or the morning where the evening is quiet.
    """
    if is_quiet(community, at=now):
        return None
    zone = ZoneInfo(community.time_zone)
    today = now.astimezone(zone).date()
    for day in (today, today - A_DAY):
        at = after_quiet(community, at=datetime.combine(day, AT, tzinfo=zone))
        if at <= now < at + WITHIN:
            return at
    return None


@dataclass(frozen=True)
class _Evening:
    """The digests of one community on one day; its events are looked up once."""

    work: UnitOfWork
    community: Community
    due: datetime
    now: datetime

    @cached_property
    def events(self) -> Sequence[Event]:
        """Return what ever happened here until now, the oldest first."""
        found = events(self.work, self.community)
        return sorted((each for each in found if each.at <= self.now), key=_by_time)


def _by_time(event: Event) -> datetime:
    return event.at


def _to_rooms(evening: _Evening) -> Replies:
    work, here = evening.work, evening.community.id
    last = {each.id: each for each in work.digests.where(community_id=here)}
    rooms = work.rooms.where(community_id=here)
    found = (_to_room(evening, room, last=last.get(room.id)) for room in rooms)
    return tuple(each for each in found if each is not None)


def _to_room(evening: _Evening, room: Room, *, last: Digest | None) -> Reply | None:
    if not room.digest or room.is_muted(at=evening.now):
        return None
    if last is not None and last.told_at >= evening.due:
        return None
    fresh = unheard(evening.events, room=room, last=last)
    kept = remembered(evening.events, room=room, now=evening.now)
    (evening.work.digests.add if last is None else evening.work.digests.save)(kept)
    if not fresh:
        return None
    return replace(digest(fresh, community=evening.community), to=ToRoom(room.id))


def unheard(happened: Iterable[Event], *, room: Room, last: Digest | None) -> tuple[Event, ...]:
    """Return the events since a room was bound that it was not told of."""
    if last is None:
        return tuple(each for each in happened if each.at >= room.bound_at)
    return tuple(
        each
        for each in happened
        if each.at > last.told_at - LATE and each.name not in last.told
    )


def remembered(happened: Iterable[Event], *, room: Room, now: datetime) -> Digest:
    """Return what is kept of a digest: its moment, and what the next one might see again."""
    newest = tuple(each.name for each in happened if now - LATE < each.at <= now)
    return Digest(room.id, room.community_id, now, newest)


def skip(work: UnitOfWork, room: Room, *, now: datetime) -> None:
    """Have the next digest of a room begin now, as if all before had been told."""
    kept = Digest(room.id, room.community_id, now)
    present = work.digests.one(id=room.id) is not None
    (work.digests.save if present else work.digests.add)(kept)


# The lines


def digest(fresh: Sequence[Event], *, community: Community) -> Reply:
    """Return the digest of events: a line a kind, each with the way to its page."""
    lines: list[Text] = []
    links: list[Choice] = []
    for kind in Kind:
        found = _apart([each for each in fresh if each.kind is kind])
        if found:
            lines.append(_line(kind, found))
            links.append(_link(kind, found, community=community))
    return Reply(lines=tuple(lines), choices=tuple(links), scheduled=True)


def _apart(found: Sequence[Event]) -> Sequence[Event]:
    """Return one event of each matter: a vote may have opened on its last day."""
    return tuple({each.matter: each for each in found}.values())


def _line(kind: Kind, found: Sequence[Event]) -> Text:
    named = listed([each.told for each in found[-NAMED:]])
    return Text(f"digest-{kind}", {"items": named, "more": max(0, len(found) - NAMED)})


def _link(kind: Kind, found: Sequence[Event], *, community: Community) -> Choice:
    if len(found) == 1:
        label = Text(f"digest-open-{kind}", {"number": found[0].number})
        return Choice(label, path=found[0].path)
    lists = {
        Kind.NEW: paths.community(community),
        Kind.VOTING: paths.topics(community),
        Kind.DECIDED: paths.outcomes(community),
        Kind.REPLIED: paths.outcomes(community),
        Kind.OVERDUE: paths.outcomes(community),
    }
    return Choice(Text(f"digest-all-{kind}", {"count": len(found)}), path=lists[kind])


# What happened


def events(work: UnitOfWork, community: Community) -> Iterator[Event]:
    """Return all that a digest may tell of a community, in no order."""
    yield from _new(work, community)
    yield from _voting(work, community)
    yield from _decided(work, community)
    yield from _replied(work, community)
    yield from _overdue(work, community)


def _new(work: UnitOfWork, community: Community) -> Iterator[Event]:
    waiting = (ProposalState.SUBMITTED, ProposalState.ACCEPTED)
    for each in work.proposals.where(community_id=community.id, state=waiting):
        told = _item(each.number, each.text)
        path = paths.proposal(community, each.number)
        name = f"proposal:{each.id}"
        yield Event(Kind.NEW, name, each.submitted_at, each.number, told, path)
    for topic in work.topics.where(community_id=community.id):
        told = _item(topic.number, topic.title)
        path = paths.topic(community, topic.number)
        name = f"topic:{topic.id}"
        yield Event(Kind.NEW, name, topic.opened_at, topic.number, told, path)


def _voting(work: UnitOfWork, community: Community) -> Iterator[Event]:
    """Yield the opening of every vote that runs, and its last evening."""
    for poll in work.polls.where(community_id=community.id, state=PollState.OPEN):
        about: Said = {"number": poll.number, "title": one_line(poll.title, most=TITLE)}
        told = Text("digest-vote", {**about, "closes": poll.closes_at})
        path = paths.ballot(poll.id)
        called = max(poll.opens_at, poll.closes_at - LAST_CALL)
        for name, at in (("opened", poll.opens_at), ("last-call", called)):
            yield Event(Kind.VOTING, f"{name}:{poll.id}", at, poll.number, told, path)


def _decided(work: UnitOfWork, community: Community) -> Iterator[Event]:
    for each in work.outcomes.where(community_id=community.id):
        about: Said = {"number": each.number, "title": one_line(each.title, most=TITLE)}
        state = Text("poll-state", {"state": each.verdict.state.value})
        told = Text("digest-result", {**about, "state": state})
        path = paths.outcome(community, each.number)
        yield Event(
            Kind.DECIDED, f"decided:{each.id}", each.decided_at, each.number, told, path
        )


def _replied(work: UnitOfWork, community: Community) -> Iterator[Event]:
    titles = _titles(work, community)
    for each in work.responses.where(community_id=community.id):
        if each.given_at is not None:
            name = f"replied:{each.id}:{each.given_at.isoformat()}"
            told = _item(each.number, titles[each.outcome_id])
            path = paths.outcome(community, each.number)
            yield Event(Kind.REPLIED, name, each.given_at, each.number, told, path)


def _overdue(work: UnitOfWork, community: Community) -> Iterator[Event]:
    titles = _titles(work, community)
    duties: tuple[Response | Commitment, ...] = (
        *work.responses.where(community_id=community.id),
        *work.commitments.where(community_id=community.id),
    )
    for each in duties:
        if each.overdue_since is not None:
            name = f"overdue:{each.id}:{each.overdue_since.isoformat()}"
            words = each.task if isinstance(each, Commitment) else titles[each.outcome_id]
            told = _item(each.number, words)
            path = paths.outcome(community, each.number)
            yield Event(Kind.OVERDUE, name, each.overdue_since, each.number, told, path)


def _titles(work: UnitOfWork, community: Community) -> dict[str, str]:
    outcomes = work.outcomes.where(community_id=community.id)
    return {each.id: each.title for each in outcomes}


def _item(number: int, words: str) -> Text:
    return Text("digest-item", {"number": number, "title": one_line(words, most=TITLE)})
