"""A community with an open poll, and many voters, on a disk that outlives its program."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.founding import Founding, founded
from bot.ground import Ground, ground
from bot.posting import Post
from bot.settings import Settings
from bot.storage.states import ArrivalState
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Account, Community, Member, Purpose, Role, Room, Standing
from deliberation.identifiers import MemberId, PollId, RoomId, TopicId
from deliberation.polls import PollState
from deliberation.topics import Topic
from handlers.messages import Incoming, Press
from handlers.rolls import ballot_key
from handlers.router import route

SECRET = "a secret of the tests, long enough"  # noqa: S105 - of no program
LABELS = {"1": "赞成", "2": "反对", "3": "弃权"}
TELEGRAM = "telegram"
NUMBER = 1


@dataclass(frozen=True)
class Arena:
    """Where the voters are, and what the poll and the chats are called."""

    settings: Settings
    poll_id: PollId
    members: Mapping[str, MemberId]


@dataclass(frozen=True)
class Count:
    """What the ballot box holds against what was to be in it."""

    turnout: int
    ballots: int
    wrong: tuple[str, ...]
    superseded: int
    arrivals: Mapping[str, int]


@dataclass(frozen=True)
class Names:
    """How those who are settled appear on Telegram: account ids by name, and the group."""

    accounts: Mapping[str, int]
    group: int


def prepared(folder: Path, names: Names) -> Arena:
    """Found a community, enrol everybody, and open a poll whose card waits to be sent."""
    settings = Settings(data_dir=folder, secret_key=SecretStr(SECRET))
    with ground(settings) as on, on.storage.transaction() as work:
        home = founded(work, _wanted(), on=on)
        community = work.communities.get(home.community_id)
        members = {name: _member(work, name, community, on=on) for name in names.accounts}
        for name, account in names.accounts.items():
            _account(work, members[name], account=account, on=on)
        work.rooms.add(_room(community, names.group, on=on))
        poll_id = _opened(work, members["主持人"], names.accounts["主持人"], on=on)
    ids = {name: member.id for name, member in members.items() if name != "主持人"}
    return Arena(settings=settings, poll_id=poll_id, members=ids)


def counted(arena: Arena, expected: Mapping[str, str]) -> Count:
    """Count the ballots; ``expected`` is the last choice of each voter by name."""
    with ground(arena.settings) as on, on.storage.reading() as work:
        poll = work.polls.get(arena.poll_id)
        assert poll.state is PollState.OPEN
        wrong: list[str] = []
        for name, choice in expected.items():
            speaks = work.franchises.one(poll_id=poll.id, member_id=arena.members[name])
            assert speaks is not None
            key = ballot_key(poll, speaks.elector_id, ids=on.ids)
            found = work.ballots.find(poll.id, key=key)
            if found is None or found.ballot.choices != (choice,):
                wrong.append(name)
        superseded = work._connection.exec_driver_sql(  # noqa: SLF001 - no port counts them
            "select count(*) from superseded_receipts"
        ).scalar_one()
        return Count(
            turnout=work.ballots.turnout(poll.id),
            ballots=sum(work.ballots.counted(poll.id).values()),
            wrong=tuple(wrong),
            superseded=int(superseded),
            arrivals=work.inbox.counts(),
        )


def waiting(arena: Arena) -> int:
    """Return how many arrivals wait to be handled."""
    with ground(arena.settings) as on, on.storage.reading() as work:
        return work.inbox.counts()[ArrivalState.WAITING]


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
    moderates = name == "主持人"
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


def _opened(work: SqlUnitOfWork, moderator: Member, account: int, *, on: Ground) -> PollId:
    now = on.clock.now()
    topic = Topic(
        id=TopicId(on.ids.new()),
        community_id=moderator.community_id,
        number=work.next_number(moderator.community_id),
        title="3号楼门口装路灯",
        question="装不装？",
        parties=(),
        opened_by=moderator.id,
        opened_at=now,
    )
    assert topic.number == NUMBER
    work.topics.add(topic)
    closes = (now + timedelta(days=2)).astimezone(ZoneInfo("Asia/Shanghai"))
    values = {"t": topic.id, "method": "majority", "closes_at": f"{closes:%Y-%m-%d %H:%M}"}
    asked = Incoming(
        channel=TELEGRAM,
        update_id="0",
        sender=str(account),
        sender_name=moderator.name,
        at=now,
        press=Press("vote.open", values),
    )
    post = Post(ids=on.ids, locale="zh_CN", time_zone="Asia/Shanghai")
    post.post(work, route(asked, work=work, now=now, ids=on.ids), now=now, asked=asked)
    (poll,) = work.polls.where(topic_id=topic.id, state=PollState.OPEN)
    return poll.id
