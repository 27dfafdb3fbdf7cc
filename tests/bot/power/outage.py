"""Votes come in on a disk that is cut from its power, at hundreds of moments."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import text

from bot.channels.web import WEB, sealed
from bot.compose import Program, program
from bot.ground import Ground, ground
from bot.settings import Settings
from bot.storage.states import ArrivalState
from handlers.messages import Incoming, Press
from tests.arena import LABELS, SECRET, Arena, Names, prepared, result
from tests.bot.power.disk import Event, remembered
from tests.bot.power.remains import Platter

DATABASE = "neighbor-talk.db"
AT_ONCE = 12
LEGS = 2
LOOK_EVERY = 0.005
ALL_WITHIN = 60


@dataclass(frozen=True)
class Vote:
    """What somebody hands in; ids count a voter's votes, the last one is to count."""

    name: str
    number: int
    choice: str

    @property
    def update_id(self) -> str:
        """Return the id of its form."""
        return f"{self.name}:{self.number}"


@dataclass(frozen=True)
class Recording:
    """What was done to the disk, and up to where when a vote was acknowledged."""

    arena: Arena
    before: Mapping[str, bytes]
    tape: tuple[Event, ...]
    acknowledged: Mapping[str, int]
    votes: Mapping[str, Vote]


@dataclass
class Figures:
    """What the cuts came to, summed up over all of them."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    miscounted: int = 0
    broken: int = 0

    def add(self, other: "Figures") -> None:
        """Add the figures of another cut."""
        self.cuts += other.cuts
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.miscounted += other.miscounted
        self.broken += other.broken


def recorded(folder: Path, template: Path, *, voters: int) -> Recording:
    """Let so many people vote, every fifth twice, and record what the disk was told.

    The program is stopped and started once on the way, so that the log is folded into the
    database and begun anew.
    """
    settings = settled(folder, {DATABASE: template.read_bytes()})
    arena = prepared(settings, Names({f"居民{each}": 0 for each in range(voters)}))
    before = {DATABASE: (folder / DATABASE).read_bytes()}
    votes = tuple(_votes(voters))
    acknowledged: dict[str, int] = {}
    with remembered(folder) as disk:
        for leg in range(LEGS):
            part = votes[leg * len(votes) // LEGS : (leg + 1) * len(votes) // LEGS]
            with ground(settings) as on:
                asyncio.run(_cast(on, arena, part, noted=(acknowledged, disk.tape)))
    return Recording(
        arena=arena,
        before=before,
        tape=tuple(disk.tape),
        acknowledged=acknowledged,
        votes={each.update_id: each for each in votes},
    )


def cut(recording: Recording, folder: Path, *, cuts: int, seed: int = 1) -> Figures:
    """Cut the power at so many moments of a recording, and begin again after each."""
    chance = Random(seed)  # noqa: S311 - the same in every run
    moments = sorted(chance.randrange(len(recording.tape) + 1) for _ in range(cuts))
    platter, taken, figures = Platter(recording.before), 0, Figures()
    for moment in moments:
        for event in recording.tape[taken:moment]:
            platter.take(event)
        taken = moment
        promised = {each for each, at in recording.acknowledged.items() if at <= moment}
        figures.add(_begun_again(recording, platter.left(chance), promised, folder=folder))
    return figures


def settled(folder: Path, files: Mapping[str, bytes]) -> Settings:
    """Put files into a new data folder; return the settings of a program on it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Settings(data_dir=folder, secret_key=SECRET)


def _votes(voters: int) -> Iterable[Vote]:
    for number in range(voters):
        last = str(number % 3 + 1)
        if number % 5 == 0:
            yield Vote(f"居民{number}", 1, str((number + 1) % 3 + 1))
        yield Vote(f"居民{number}", 2, last)


async def _cast(
    on: Ground,
    arena: Arena,
    votes: Iterable[Vote],
    *,
    noted: tuple[dict[str, int], list[Event]],
) -> None:
    """Hand votes in, some at once; note how much the disk was told at each acknowledgement."""
    acknowledged, tape = noted
    async with _at_work(on) as running:
        queue = iter(votes)

        async def voter() -> None:
            for vote in queue:
                handed = {
                    "channel": WEB,
                    "update_id": vote.update_id,
                    "payload": sealed(_incoming(vote, arena, on=on)),
                    "sender": arena.members[vote.name],
                }
                if vote.number == 1:
                    await running.inbox.settled(**handed)  # as a page waits for its answer
                else:
                    await running.inbox.put(**handed)  # as Telegram waits
                acknowledged[vote.update_id] = len(tape)

        await asyncio.gather(*(voter() for _ in range(AT_ONCE)))


def _incoming(vote: Vote, arena: Arena, *, on: Ground) -> Incoming:
    return Incoming(
        channel=WEB,
        update_id=vote.update_id,
        sender=arena.members[vote.name],
        sender_name=vote.name,
        at=on.clock.now(),
        press=Press("vote.cast", {"poll": arena.poll_id, "choice": vote.choice}),
    )


@asynccontextmanager
async def _at_work(on: Ground) -> AsyncIterator[Program]:
    """Run what takes in, handles and delivers, without a server and without an index."""
    running = program(on, demo=False, pacers={})
    loops = (running.inbox.run(), running.delivery.run())
    tasks = [asyncio.create_task(loop) for loop in loops]
    try:
        yield running
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        running.writer.close()


def _begun_again(
    recording: Recording, files: Mapping[str, bytes], promised: set[str], *, folder: Path
) -> Figures:
    """Start the program on what was left, and hold it against what was acknowledged."""
    figures = Figures(cuts=1, acknowledged=len(promised))
    settings = settled(folder, files)
    arena = Arena(settings, recording.arena.poll_id, recording.arena.members)
    with ground(settings) as on:
        with on.storage.writing.begin() as connection:
            intact = connection.execute(text("PRAGMA integrity_check")).scalar_one()
            rows = connection.execute(text("SELECT update_id FROM inbox WHERE channel = 'web'"))
            there = set(rows.scalars()) & recording.votes.keys()
        figures.broken = int(intact != "ok")
        figures.lost = len(promised - there)
        asyncio.run(_handled(on))
        figures.miscounted = int(result(arena, on=on) != _expected(recording, there))
    return figures


async def _handled(on: Ground) -> None:
    """Let the program finish what waits."""
    async with _at_work(on):
        async with asyncio.timeout(ALL_WITHIN):
            while _waiting(on):  # noqa: ASYNC110 - the inbox tells nobody that it is empty
                await asyncio.sleep(LOOK_EVERY)


def _waiting(on: Ground) -> int:
    with on.storage.reading() as work:
        return work.inbox.counts()[ArrivalState.WAITING]


def _expected(recording: Recording, there: set[str]) -> Mapping[str, int]:
    """Return the count of the votes that are there, of which a voter's last one counts."""
    last: dict[str, Vote] = {}
    for vote in sorted((recording.votes[each] for each in there), key=lambda each: each.number):
        last[vote.name] = vote
    chosen = [each.choice for each in last.values()]
    return {option: chosen.count(option) for option in LABELS}
