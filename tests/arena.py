"""A community with an open poll and many voters, on a disk that outlives its program.

Whatever is asked of it is asked as the program would: ballots are looked at as their voters
look at them, counts are those of the closed poll.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.founding import Founding, founded
from bot.ground import Ground, ground
from bot.posted import WEB
from bot.posting import Post
from bot.settings import Settings
from bot.storage.states import ArrivalState
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Account, Community, Member, Purpose, Role, Room, Standing
from deliberation.identifiers import MemberId, PollId, RoomId, TopicId
from deliberation.polls import PollState
from deliberation.topics import Topic
from handlers import deadlines
from handlers.messages import Incoming, Press, Replies
from handlers.router import route
from handlers.texts import catalogue

SECRET = SecretStr("a secret of the tests, long enough")
LABELS = {"1": "赞成", "2": "反对", "3": "弃权"}
TELEGRAM = "telegram"
MODERATOR = "主持人"
NUMBER = 1


@dataclass(frozen=True)
class Arena:
    """Where the voters are, and what the poll and the chats are called."""

    settings: Settings
    poll_id: PollId
    members: Mapping[str, MemberId]


@dataclass(frozen=True)
class Count:
    """What the ballot box holds against what was to be in it.

    ``wrong`` are voters whose ballot is missing or another; ``more`` is by how much the count
    or the turnout exceeds the voters.
    """

    turnout: int
    counts: Mapping[str, int]
    wrong: tuple[str, ...]
    more: int
    arrivals: Mapping[str, int]


@dataclass(frozen=True)
class Names:
    """How those who are settled appear on Telegram: account ids by name, and the group."""

    accounts: Mapping[str, int]
    group: int = 0


class Undone(Exception):  # noqa: N818 - it undoes what was only looked at
    """Leave nothing of a transaction."""


def settled(settings: Settings, names: Names) -> Mapping[str, MemberId]:
    """Found a community and enrol everybody; return the members by name."""
    with ground(settings) as on, on.storage.transaction() as work:
        return {name: each.id for name, each in _peopled(work, names, on=on).items()}


def prepared(settings: Settings, names: Names) -> Arena:
    """Found a community, enrol everybody, and open a poll whose card waits to be sent."""
    with ground(settings) as on, on.storage.transaction() as work:
        members = _peopled(work, names, on=on)
        poll_id = opened(work, members[MODERATOR], on=on)
    ids = {name: member.id for name, member in members.items() if name != MODERATOR}
    return Arena(settings=settings, poll_id=poll_id, members=ids)


def _peopled(work: SqlUnitOfWork, names: Names, *, on: Ground) -> Mapping[str, Member]:
    home = founded(work, _wanted(), on=on)
    community = work.communities.get(home.community_id)
    everybody = (*names.accounts, *({MODERATOR} - names.accounts.keys()))
    members = {name: _member(work, name, community, on=on) for name in everybody}
    for name, account in names.accounts.items():
        if account:
            _account(work, members[name], account=account, on=on)
    if names.group:
        work.rooms.add(_room(community, names.group, on=on))
    return members


def counted(arena: Arena, expected: Mapping[str, str]) -> Count:
    """Look at every ballot, then close the poll and count.

    ``expected`` is the last choice of each voter by name.
    """
    with ground(arena.settings) as on:
        now = shown(arena, expected, on=on)
        wrong = tuple(name for name, choice in expected.items() if now[name] != choice)
        with on.storage.reading() as work:
            arrivals = work.inbox.counts()
            turnout = work.ballots.turnout(arena.poll_id)
        counts = result(arena, on=on)
    more = max(turnout, sum(counts.values())) - len(expected)
    return Count(turnout, counts, wrong, max(0, more), arrivals)


def result(arena: Arena, *, on: Ground) -> Mapping[str, int]:
    """Close the poll; return the ballots for each of its options."""
    with on.storage.transaction() as work:
        poll = work.polls.get(arena.poll_id)
        assert poll.state is PollState.OPEN
        deadlines.tick(work, now=poll.closes_at, ids=on.ids)
        outcome = work.outcomes.one(poll_id=poll.id)
    assert outcome is not None
    return {option: int(count) for option, count in outcome.verdict.tally.counts.items()}


def waiting(arena: Arena) -> int:
    """Return how many arrivals wait to be handled."""
    with ground(arena.settings) as on, on.storage.reading() as work:
        return work.inbox.counts()[ArrivalState.WAITING]


def shown(arena: Arena, names: Iterable[str], *, on: Ground) -> Mapping[str, str]:
    """Return the choice that the program shows to each voter as theirs, "" where none.

    It is shown on the channel alone where it was made.
    """
    found: dict[str, str] = {}
    with suppress(Undone), on.storage.transaction() as work:
        for name in names:
            told = [
                _told(route(asked, work=work, now=on.clock.now(), ids=on.ids))
                for asked in _looks(arena, name, work=work, on=on)
            ]
            found[name] = "".join(told)
        raise Undone
    return found


def _looks(arena: Arena, name: str, *, work: SqlUnitOfWork, on: Ground) -> Iterator[Incoming]:
    """Yield what a voter presses to see the ballot, on the page and in each account."""
    member = arena.members[name]
    accounts = {
        (each.channel, each.external_id) for each in work.accounts.where(member_id=member)
    }
    for channel, sender in sorted({(WEB, member), *accounts}):
        yield Incoming(
            channel=channel,
            update_id=f"look-{name}",
            sender=sender,
            sender_name=name,
            at=on.clock.now(),
            press=Press("vote.show", {"poll": arena.poll_id}),
        )


def _told(replies: Replies) -> str:
    words = catalogue("zh_CN")
    told = "".join(
        words.sentence(line, time_zone="UTC")
        for reply in replies
        for line in reply.lines
        if line.key == "vote-already"
    )
    return "".join(choice for choice, label in LABELS.items() if label in told)


def _wanted() -> Founding:
    return Founding(
        name="清河里社区",
        parent="河畔街道",
        time_zone="Asia/Shanghai",
        locale="zh_CN",
        admin="管理员",
        slug="here",
        link_hours=24,
    )


def _member(work: SqlUnitOfWork, name: str, community: Community, *, on: Ground) -> Member:
    moderates = name == MODERATOR
    roles = frozenset({Role.MODERATOR}) if moderates else frozenset({Role.RESIDENT})
    member = Member(
        id=MemberId(on.ids.new()),
        community_id=community.id,
        name=name,
        standing=Standing.ENROLLED,
        created_at=on.clock.now(),
        roles=roles,
        welcomed_at=on.clock.now(),
    )
    work.members.add(member)
    return member


def _account(work: SqlUnitOfWork, member: Member, *, account: int, on: Ground) -> None:
    work.accounts.add(
        Account(
            id=on.ids.new(),
            community_id=member.community_id,
            channel=TELEGRAM,
            external_id=str(account),
            member_id=member.id,
            display_name=member.name,
            last_used_at=on.clock.now(),
        )
    )


def _room(community: Community, group: int, *, on: Ground) -> Room:
    return Room(
        id=RoomId(on.ids.new()),
        community_id=community.id,
        channel=TELEGRAM,
        external_id=str(group),
        purpose=Purpose.RESIDENTS,
        title="邻里群",
        bound_at=on.clock.now(),
    )


def opened(work: SqlUnitOfWork, moderator: Member, *, on: Ground, title: str = "") -> PollId:
    """Open a topic and a poll on it, as its moderator; the messages wait to be sent."""
    now = on.clock.now()
    topic = Topic(
        id=TopicId(on.ids.new()),
        community_id=moderator.community_id,
        number=work.next_number(moderator.community_id),
        title=title or "3号楼门口装路灯",
        question="装不装？",
        parties=(),
        opened_by=moderator.id,
        opened_at=now,
    )
    work.topics.add(topic)
    closes = (now + timedelta(days=2)).astimezone(ZoneInfo("Asia/Shanghai"))
    values = {"t": topic.id, "method": "majority", "closes_at": f"{closes:%Y-%m-%d %H:%M}"}
    asked = Incoming(
        channel=WEB,
        update_id=f"open-{topic.number}",
        sender=moderator.id,
        sender_name=moderator.name,
        at=now,
        press=Press("vote.open", values),
    )
    post = Post(ids=on.ids, locale="zh_CN", time_zone="Asia/Shanghai")
    post.post(work, route(asked, work=work, now=now, ids=on.ids), now=now, asked=asked)
    (poll,) = work.polls.where(topic_id=topic.id, state=PollState.OPEN)
    return poll.id
