"""Polls whose deadlines come and go while those who keep them are killed."""

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.ground import Ground, ground
from bot.posted import WEB
from bot.storage.codec import decode
from bot.storage.states import DeliveryState, JobState
from bot.storage.tables import METADATA
from bot.storage.tables.queues import OUTBOX
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Purpose, Room
from deliberation.identifiers import RoomId, TopicId
from deliberation.topics import Topic
from handlers.messages import Incoming, Press, Reply
from handlers.router import route
from tests.arena import MODERATOR, TELEGRAM, Names, settled
from tests.bot.deadlines.worker import Task, started

ZONE = ZoneInfo("Asia/Shanghai")
GROUP, COMMITTEE = -1_001, -1_002
PEOPLE = 6
VOTERS = 3
LOOK_EVERY = 0.05
ALL_WITHIN = 180.0
PASSING = frozenset(
    {"inbox", "outbox", "jobs", "cards", "offers", "program_state", "web_messages"}
    | {"sign_in_links"}
)
"""Tables of what waits, is edited, or is swept out when it is old."""
HOURS = timedelta(hours=1)
DAY = timedelta(days=1)

Effects = Counter[tuple[object, ...]]


@dataclass(frozen=True)
class Phase:
    """A moment at which something falls due."""

    name: str
    after: timedelta


PHASES = (
    Phase("opening", DAY),
    Phase("reminding", 4 * DAY - 2 * HOURS),
    Phase("closing", 5 * DAY + 0.5 * HOURS),
    Phase("the answer is due soon", 17 * DAY + HOURS),
    Phase("the answer is late, the notice is over", 20 * DAY + HOURS),
)


@dataclass(frozen=True)
class Plan:
    """How many polls and workers, how many kills in each phase, and which phases."""

    polls: int
    workers: int
    kills: int
    phases: Sequence[Phase]
    database: str = ""
    seed: int = 1


@dataclass
class Figures:
    """What became of the deadlines, summed up over the phases."""

    kills: int = 0
    effects: int = 0
    missing: int = 0
    doubled: int = 0
    letters: int = 0
    again: int = 0
    counted: int = 0
    unmarked: int = 0
    undelivered: int = 0
    wrong: tuple[object, ...] = ()


@dataclass
class Town:
    """A community with polls to come, and whoever keeps its deadlines."""

    folder: Path
    plan: Plan
    chance: Random
    start: datetime
    members: Mapping[str, str]
    kills: int = 0
    effects: Effects = field(default_factory=Effects)
    repeats: dict[int, int] = field(default_factory=dict[int, int])
    undelivered: int = 0

    def live(self) -> None:
        """Let the days go by."""
        for phase in self.plan.phases:
            self._pass(phase)
            if phase.name == "opening":
                self._vote()

    def _pass(self, phase: Phase) -> None:
        """Let a moment come, kill workers at random, and wait until all of it is done."""
        at = self.start + phase.after
        task = self._task(ahead=at - _now())
        workers = [started(task) for _ in range(self.plan.workers)]
        try:
            for _ in range(self.plan.kills):
                time.sleep(self.chance.uniform(0.0, 1.2))
                index = self.chance.randrange(len(workers))
                _killed(workers[index])
                self.kills += 1
                workers[index] = started(task)
            with ground(task.settings) as on:
                self._wait(at, workers, task, on=on)
                self._note(phase, at, on=on)
        finally:
            for each in workers:
                _killed(each)

    def _wait(
        self, at: datetime, workers: Sequence[BaseProcess], task: Task, *, on: Ground
    ) -> None:
        until = time.monotonic() + ALL_WITHIN
        while not _quiet(on, since=at):
            assert all(each.is_alive() for each in workers), task.log.read_text()
            assert time.monotonic() < until, f"never done\n{task.log.read_text()}"
            time.sleep(LOOK_EVERY)

    def _note(self, phase: Phase, at: datetime, *, on: Ground) -> None:
        """Take down what the phase did, before older letters are forgotten."""
        with on.storage.reading() as work:
            self.effects += Counter(_letters(work, phase, since=at))
            self.effects += Counter(_rows(work, phase))
            self.undelivered += work.outbox.counts()[DeliveryState.DEAD]
            self.undelivered += work.queue.counts()[JobState.DEAD]
            self.repeats |= _repeats(work)

    def _vote(self) -> None:
        """Let some people vote in every poll."""
        ahead = self.start + 2 * DAY - _now()
        with ground(self._task(ahead).settings) as on, on.storage.transaction() as work:
            now = _now() + ahead
            for poll in work.polls.where():
                for number in range(VOTERS):
                    name = f"居民{number}"
                    press = Press("vote.cast", {"poll": poll.id, "choice": "1"})
                    asked = _asked(self.members[name], name, press, at=now)
                    route(asked, work=work, now=now, ids=on.ids)

    def _task(self, ahead: timedelta) -> Task:
        return Task(
            data_dir=self.folder / "data",
            database=self.plan.database,
            chroma="http://127.0.0.1:9" if self.plan.database else "",
            written=self.folder / "written",
            log=self.folder / "workers.log",
            ahead=ahead,
        )

    def shown(self) -> Sequence[Mapping[str, str]]:
        """Return what was shown in the chats, in its order."""
        file = self.folder / "written"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return [json.loads(each) for each in lines]


def calm(folder: Path, plan: Plan) -> Effects:
    """Let all deadlines come without a kill; return what that did."""
    return _lived(folder, replace(plan, workers=1, kills=0, database="")).effects


def held(folder: Path, plan: Plan, *, expected: Effects) -> Figures:
    """Let all deadlines come with kills; hold what that did against what it should."""
    found = _lived(folder, plan)
    times = Counter(each["id"] for each in found.shown())
    again = {each: count - 1 for each, count in times.items() if count > 1}
    marks = {(each["id"], each["mark"][:5]) for each in found.shown()}
    return Figures(
        kills=found.kills,
        effects=expected.total(),
        missing=(expected - found.effects).total(),
        doubled=(found.effects - expected).total(),
        letters=len(times),
        again=sum(again.values()),
        counted=sum(found.repeats.values()),
        unmarked=len(marks)
        - len(times)
        + sum(found.repeats.get(int(each), 0) < count for each, count in again.items()),
        undelivered=found.undelivered,
        wrong=(*(expected - found.effects), *(found.effects - expected))[:5],
    )


def _lived(folder: Path, plan: Plan) -> Town:
    town = _founded(folder, plan)
    town.live()
    return town


def _founded(folder: Path, plan: Plan) -> Town:
    folder.mkdir(parents=True)
    tomorrow = (_now().astimezone(ZONE) + DAY).replace(hour=10, minute=0, second=0)
    town = Town(
        folder=folder,
        plan=plan,
        chance=Random(plan.seed),  # noqa: S311 - the same in every run
        start=(tomorrow - DAY).replace(microsecond=0),
        members={},
    )
    task = town._task(timedelta())  # noqa: SLF001 - of this module
    names = Names({f"居民{each}": 7_001 + each for each in range(PEOPLE)}, group=GROUP)
    town.members = settled(task.settings, names)
    with ground(task.settings) as on, on.storage.transaction() as work:
        (moderator,) = work.members.where(name=MODERATOR)
        work.rooms.add(
            Room(
                id=RoomId(on.ids.new()),
                community_id=moderator.community_id,
                channel=TELEGRAM,
                external_id=str(COMMITTEE),
                purpose=Purpose.COMMITTEE,
                title="居委会",
                bound_at=on.clock.now(),
            )
        )
        for number in range(plan.polls):
            _scheduled(work, number, opens=town.start + DAY - 0.5 * HOURS, on=on)
    return town


def _scheduled(work: SqlUnitOfWork, number: int, *, opens: datetime, on: Ground) -> None:
    """Have a poll open by itself, and close four days later."""
    (moderator,) = work.members.where(name=MODERATOR)
    topic = Topic(
        id=TopicId(on.ids.new()),
        community_id=moderator.community_id,
        number=work.next_number(moderator.community_id),
        title=f"第{number + 1}件事",
        question="办不办？",
        parties=(),
        opened_by=moderator.id,
        opened_at=on.clock.now(),
    )
    work.topics.add(topic)
    values = {
        "t": topic.id,
        "method": "majority",
        "opens_at": f"{opens:%Y-%m-%d %H:%M}",
        "closes_at": f"{opens + 4 * DAY:%Y-%m-%d %H:%M}",
    }
    asked = _asked(moderator.id, moderator.name, Press("vote.open", values), at=_now())
    route(asked, work=work, now=_now(), ids=on.ids)
    assert work.polls.where(topic_id=topic.id)


def _asked(member: str, name: str, press: Press, *, at: datetime) -> Incoming:
    return Incoming(
        channel=WEB, update_id=name, sender=member, sender_name=name, at=at, press=press
    )


def _quiet(on: Ground, *, since: datetime) -> bool:
    """Tell whether a worker looked for what is due, and nothing waits to be done or sent."""
    with on.storage.reading() as work:
        ticked = work.program_state.get("tick")
        jobs = work.queue.counts()[JobState.WAITING]
        letters = work.outbox.counts()[DeliveryState.PENDING]
    return bool(ticked) and datetime.fromisoformat(str(ticked)) >= since and not jobs + letters


def _letters(
    work: SqlUnitOfWork, phase: Phase, *, since: datetime
) -> Iterator[tuple[object, ...]]:
    """Yield what was to be said and to whom; cards are edited, so their number may differ."""
    rows = work._connection.execute(  # noqa: SLF001 - no port tells what was sent
        select(OUTBOX.c.chat, OUTBOX.c.reply, OUTBOX.c.card).where(OUTBOX.c.queued_at >= since)
    )
    for chat, reply, card in rows:
        if not card:
            lines = decode(reply, kind=Reply).lines
            keys = tuple(f"{line.key} {line.values.get('number', '')}" for line in lines)
            yield (phase.name, chat if chat.lstrip("-").isdigit() else WEB, keys)


def _rows(work: SqlUnitOfWork, phase: Phase) -> Mapping[tuple[object, ...], int]:
    """Return how many rows there are of all that lasts."""
    return {
        (phase.name, table.name): work._connection.execute(  # noqa: SLF001 - as above
            select(func.count()).select_from(table)
        ).scalar_one()
        for table in METADATA.sorted_tables
        if table.name not in PASSING
    }


def _repeats(work: SqlUnitOfWork) -> dict[int, int]:
    rows = work._connection.execute(  # noqa: SLF001 - as above
        select(OUTBOX.c.id, OUTBOX.c.repeats).where(OUTBOX.c.channel == TELEGRAM)
    )
    return {letter: repeats for letter, repeats in rows if repeats}


def _killed(worker: BaseProcess) -> None:
    worker.kill()
    worker.join()


def _now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - the machine's clock is meant
