"""Every action × every role × one's own and another community, out of the registry.

``ROWS`` says of each action which things it names, by the collection that holds them. An
action without a row fails the suite, and so does a row without an action. The world has one
of everything, so a new kind of thing is there as soon as the storage tests know of it.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import cast

import pytest
from sqlalchemy import Connection, event, select

from bot.storage.database import open_storage
from bot.storage.tables import METADATA
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Account, Community, Member, Role, Standing
from deliberation.identifiers import CommunityId, ElectorId, HouseholdId, MemberId
from deliberation.polls import CLOSED, Franchise, PollState
from handlers.access import ROLES, Audience
from handlers.messages import Incoming, Press, Replies, Reply, ToMember, ToRoom
from handlers.ports import StaffAnswer, Trace
from handlers.registry import REGISTRY
from handlers.router import route
from handlers.texts import LOCALES, catalogue
from knowledge.library import Source
from tests.bot.storage.world import HERE, NOW, POLL, WORLD, settle
from tests.fakes import SECRET, FakeIds
from tests.handlers.access_rows import FILL, ROWS

THERE = CommunityId("c2")
WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\S+)", re.IGNORECASE)
VISITED = frozenset({"refusals", "traces", "accounts", "members", "numbers"})
ZONE = "Asia/Shanghai"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Actor:
    """Somebody who tries: a role in a community, or none in either."""

    key: str
    role: Role = Role.RESIDENT
    standing: Standing = Standing.ENROLLED
    home: CommunityId = HERE

    @property
    def name(self) -> str:
        return f"{self.key}-{self.home}"


KINDS = (
    Actor("guest", standing=Standing.GUEST),
    Actor("moved", standing=Standing.MOVED_OUT),
    *(Actor(role.value, role) for role in Role),
)
LOCALS = KINDS
FOREIGNERS = tuple(replace(each, home=THERE) for each in KINDS)


@dataclass
class Stage:
    """The prepared world within one transaction that is never committed."""

    work: SqlUnitOfWork
    connection: Connection
    ids: FakeIds
    written: set[str]
    prepared: dict[str, set[str]] = field(default_factory=dict)

    def tries(self, actor: Actor, action: str, values: Mapping[str, str]) -> Replies:
        """Let somebody press a button in private, and forget what came of it elsewhere."""
        return route(
            Incoming(
                channel="test",
                update_id="1",
                sender=actor.name,
                sender_name=actor.name,
                at=NOW,
                press=Press(action, values),
            ),
            work=self.work,
            now=NOW,
            ids=self.ids,
        )

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Undo what happens inside."""
        self.written.clear()
        with suppress(Undone), self.work.savepoint():
            yield
            raise Undone

    def changes(self) -> Mapping[str, tuple[set[str], set[str]]]:
        """Return the rows that went and came since the world was prepared, by table.

        Left out is what a visit itself changes: counts, traces, when an account was used.
        """
        found: dict[str, tuple[set[str], set[str]]] = {}
        for name in self.written - VISITED:
            rows = self.rows(name)
            if rows != self.prepared[name]:
                found[name] = (self.prepared[name] - rows, rows - self.prepared[name])
        return found

    def rows(self, table: str) -> set[str]:
        """Return the rows of a table, each as its words."""
        held = self.connection.execute(select(METADATA.tables[table])).all()
        return {repr(each) for each in held}


class Undone(Exception):  # noqa: N818 - it ends a try
    """What was tried is to be undone."""


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    file = tmp_path_factory.mktemp("access") / "access.db"
    copyfile(migrated_file, file)
    storage = open_storage(f"sqlite:///{file}", secret=SECRET)
    with storage.transaction() as work:
        yield _set(work)
    storage.close()


def _set(work: SqlUnitOfWork) -> Stage:
    settle(work)
    for _ in range(10):
        work.next_number(HERE)
    work.communities.add(Community(THERE, "there", "别处", "河畔街道", ZONE, "zh_CN", NOW))
    for actor in (*LOCALS, *FOREIGNERS):
        member = Member(
            MemberId(f"as-{actor.name}"),
            actor.home,
            actor.name,
            actor.standing,
            NOW,
            roles=frozenset({Role.RESIDENT, actor.role}),
            household_id=HouseholdId("h1") if actor.role is Role.BUILDING_HEAD else None,
            welcomed_at=NOW,
        )
        work.members.add(member)
        work.accounts.add(
            Account(
                f"at-{actor.name}", actor.home, "test", actor.name, member.id, actor.name, NOW
            )
        )
    source = cast("Source", WORLD["sources"])
    answer = cast("StaffAnswer", WORLD["staff_answers"])
    work.sources.add(replace(source, id="own", community_id=HERE, name="own"))
    work.staff_answers.add(replace(answer, id="own", others=()))
    work.traces.add(
        Trace("own", HERE, "w1", 1, "ledger.complain", NOW, MemberId("m1"), "missing")
    )
    work.ballots.open(POLL, key="11" * 32, width=256)
    connection: Connection = work._connection  # noqa: SLF001 - to look at every table
    stage = Stage(work, connection, FakeIds(), written=set())
    stage.prepared = {name: stage.rows(name) for name in METADATA.tables}

    def note(_: object, __: object, statement: str, *_rest: object) -> None:
        if found := WRITES.match(statement):
            stage.written.add(found[1].strip('"'))

    event.listen(connection, "before_cursor_execute", note)
    return stage


def values_of(action: str) -> Mapping[str, str]:
    """Return what a press of the action says, naming the things of the world."""
    return {**FILL, **{key: _value(of) for key, of in ROWS[action].items()}}


def _value(of: str) -> str:
    return of[1:] if of.startswith("=") else str(WORLD[of].id)


def said(replies: Replies) -> str:
    """Return the key of the first sentence."""
    return replies[0].lines[0].key if replies and replies[0].lines else ""


def refusals(stage: Stage) -> Mapping[str, int]:
    """Return what was counted so far."""
    return stage.work.refusals.counts()


def may(actor: Actor, audience: Audience) -> bool:
    """Return what the roles table says, told once more in other words."""
    if audience is Audience.ANYONE:
        return True
    if actor.standing is not Standing.ENROLLED:
        return False
    return audience is Audience.ENROLLED or actor.role in ROLES[audience]


def test_every_action_has_a_row_and_every_row_an_action() -> None:
    assert set(ROWS) == set(REGISTRY), sorted(set(ROWS) ^ set(REGISTRY))
    for action, names in ROWS.items():
        for of in names.values():
            assert of.startswith("=") or of in WORLD, (action, of)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_whoever_is_not_meant_is_refused_and_counted(stage: Stage, name: str) -> None:
    action = REGISTRY[name]
    for actor in (*LOCALS, *FOREIGNERS):
        if may(actor, action.audience):
            continue
        with stage.undone():
            counted = refusals(stage)
            replies = stage.tries(actor, name, values_of(name))
            expected = "enrolled" if action.audience is Audience.ENROLLED else "allowed"
            assert [said((each,)) for each in replies] == [f"refusal-not-{expected}"], actor
            assert replies[0].alert
            assert readable(replies)
            now = refusals(stage)
            assert now == {**counted, f"not-{expected}": counted.get(f"not-{expected}", 0) + 1}
            assert not stage.changes(), actor


@pytest.mark.parametrize("name", sorted(ROWS))
def test_nothing_of_another_community_is_touched(stage: Stage, name: str) -> None:
    for actor in FOREIGNERS:
        if not may(actor, REGISTRY[name].audience):
            continue
        with stage.undone():
            replies = stage.tries(actor, name, values_of(name))
            assert readable(replies)
            assert not crossed(stage), actor
            assert not [each for each in replies if is_here(stage, each)], actor
            if names_things(name):
                found = said(replies)
                assert found.startswith("refusal-"), (actor, found)
                assert found.removeprefix("refusal-") in refusals(stage)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_whoever_is_meant_gets_through(stage: Stage, name: str) -> None:
    """Hold that the two tests above refuse for the reason that they are about."""
    if name in OF_ONE_PERSON:
        return
    for actor in LOCALS:
        if not may(actor, REGISTRY[name].audience) or actor.standing is Standing.MOVED_OUT:
            continue
        with stage.undone():
            replies = stage.tries(actor, name, values_of(name))
            assert said(replies) not in BY_ACCESS, actor
            assert readable(replies)


BY_ACCESS = {"refusal-not-here", "refusal-not-allowed", "refusal-not-enrolled"}
OF_ONE_PERSON = frozenset({"vote.revoke_proxy"})
"""What names a thing that is there for nobody but its bearer."""
OF_NO_COMMUNITY = frozenset({"attempts", "dialogues", "jobs", "sign_in_links", "sign_outs"})
"""Tables in which a foreigner's own doing may leave a row that names no community."""


def names_things(name: str) -> bool:
    return any(not each.startswith("=") or each == "=own" for each in ROWS[name].values())


def crossed(stage: Stage) -> list[str]:
    """Return the rows that changed, went, or came for a community that is not the actor's."""
    found: list[str] = []
    for table, (went, came) in stage.changes().items():
        found += went
        if table not in OF_NO_COMMUNITY:
            found += [each for each in came if f"'{HERE}'" in each or f"'{THERE}'" not in each]
    return found


def is_here(stage: Stage, reply: Reply) -> bool:
    """Tell whether a reply goes to people or a room of the other community."""
    match reply.to:
        case ToMember(member_id):
            return stage.work.members.get(member_id).community_id == HERE
        case ToRoom(room_id):
            return stage.work.rooms.get(room_id).community_id == HERE
        case _:
            return False


def readable(replies: Replies) -> bool:
    """Hold that every sentence can be said in every language."""
    return all(
        catalogue(locale).sentence(line, time_zone=ZONE).strip()
        for locale in LOCALES
        for reply in replies
        for line in (*reply.lines, *(each.label for each in reply.choices))
    )


# Strangers, and hands that reach from elsewhere


@pytest.mark.parametrize("name", sorted(ROWS))
def test_a_stranger_is_told_how_to_come_in(stage: Stage, name: str) -> None:
    nobody = Actor("nobody")
    with stage.undone():
        replies = stage.tries(nobody, name, values_of(name))
        assert said(replies) == "router-which-community"
        assert readable(replies)
        assert not stage.changes()


def test_an_action_that_there_is_not_is_refused(stage: Stage) -> None:
    for name in ("", "vote", "vote.count", "__class__", "vote.cast?poll=v1", "guide.Forged"):
        with stage.undone():
            assert said(stage.tries(LOCALS[2], name, FILL)) == "refusal-action-unknown"


def test_a_press_that_lacks_what_it_names_is_refused(stage: Stage) -> None:
    admin = next(each for each in LOCALS if each.role is Role.ADMIN)
    for name in ROWS:
        if not names_things(name):
            continue
        with stage.undone():
            assert readable(stage.tries(admin, name, {}))
            assert not stage.changes().keys() - {"dialogues"}, name


def test_who_reaches_for_what_is_not_theirs_leaves_a_trace(stage: Stage) -> None:
    resident = next(each for each in LOCALS if each.key == "resident")
    with stage.undone():
        stage.tries(resident, "vote.cancel", values_of("vote.cancel"))
        (trace,) = stage.work.traces.where(action="refused")
        assert (trace.member_id, trace.words) == (f"as-{resident.name}", "vote.cancel")


# Too early, too late, not on the roll

CASTING = (
    "vote.cast",
    "vote.assist",
    "vote.by_proxy",
    "vote.read_papers",
    "vote.note_proxy",
    "vote.relay",
)
CLOSED_STATES = sorted({PollState.SCHEDULED, PollState.CANCELLED, *CLOSED})


@pytest.mark.parametrize("state", CLOSED_STATES)
def test_no_ballot_before_the_opening_or_after_the_closing(
    stage: Stage, state: PollState
) -> None:
    for name in CASTING:
        with stage.undone():
            _stands(stage, state=state, at=NOW)
            _refused_without_a_ballot(stage, name)


@pytest.mark.parametrize("hours", [0, 1, 24])
def test_no_ballot_after_the_hour_even_before_the_count(stage: Stage, hours: int) -> None:
    for name in CASTING:
        with stage.undone():
            _stands(stage, state=PollState.OPEN, at=NOW - timedelta(hours=hours))
            _refused_without_a_ballot(stage, name)


def _stands(stage: Stage, *, state: PollState, at: datetime) -> None:
    poll = stage.work.polls.get(POLL)
    opens = at - timedelta(days=3)
    closes = at if state is PollState.OPEN else poll.closes_at
    stage.work.polls.save(replace(poll, state=state, opens_at=opens, closes_at=closes))
    _on_roll(stage)


def _on_roll(stage: Stage) -> None:
    stage.work.franchises.add(
        Franchise("everybody", POLL, ElectorId("e1"), MemberId("as-admin-c1"))
    )


def _refused_without_a_ballot(stage: Stage, name: str) -> None:
    admin = next(each for each in LOCALS if each.role is Role.ADMIN)
    counted = refusals(stage)
    replies = stage.tries(admin, name, values_of(name))
    found = said(replies)
    assert found.startswith("refusal-"), name
    assert found not in BY_ACCESS, (name, found)
    assert readable(replies)
    kind = found.removeprefix("refusal-")
    assert refusals(stage)[kind] == counted.get(kind, 0) + 1
    assert not stage.changes().keys() - {"polls", "franchises"}, name


def test_who_is_not_on_the_roll_casts_no_ballot(stage: Stage) -> None:
    for actor in LOCALS:
        if actor.standing is not Standing.ENROLLED:
            continue
        with stage.undone():
            poll = stage.work.polls.get(POLL)
            stage.work.polls.save(replace(poll, state=PollState.OPEN, closes_at=NOW + DAY))
            replies = stage.tries(actor, "vote.cast", values_of("vote.cast"))
            assert said(replies) == "refusal-not-on-roll"
            assert not stage.changes().keys() - {"polls"}


def test_a_ballot_on_the_roll_and_in_time_is_taken(stage: Stage) -> None:
    admin = next(each for each in LOCALS if each.role is Role.ADMIN)
    with stage.undone():
        poll = stage.work.polls.get(POLL)
        stage.work.polls.save(replace(poll, state=PollState.OPEN, closes_at=NOW + DAY))
        _on_roll(stage)
        assert said(stage.tries(admin, "vote.cast", values_of("vote.cast"))) == "vote-receipt"
        assert stage.work.ballots.turnout(POLL) == 1


def test_what_casts_or_shows_a_ballot_is_never_held_back() -> None:
    for name in ("vote.cast", "vote.show", "vote.challenge", "vote.by_proxy"):
        assert not REGISTRY[name].limited, name
