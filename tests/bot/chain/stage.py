"""The whole program on a stage: real storage, inbox, outbox and jobs, a clock that is set."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr
from sqlalchemy import func, or_, select

from bot.channel import Channel
from bot.channels.web import WebChannel
from bot.compose import Program, program
from bot.files import StoredFiles
from bot.ground import Ground
from bot.pacing import Pacer
from bot.settings import Settings
from bot.storage.database import open_storage
from bot.storage.states import ArrivalState, JobState
from bot.storage.tables.queues import OUTBOX
from bot.storage.work import SqlUnitOfWork
from bot.tokens import PressTokens
from bot.webchats import StoredChats
from bot.writer import Writer
from tests.bot.chain.settling import Settled, settled
from tests.fakes import FakeClock, FakeIds

ADDRESS = "https://talk.example.org"
SECRET = "a secret of the tests, long enough"  # noqa: S105 - of no program
PATIENCE = 30.0
LOOK_EVERY = 0.005

Result = TypeVar("Result")
MoreChannels = Callable[[Ground, PressTokens], Mapping[str, Channel]]


@contextmanager
def opened(folder: Path, *, template: Path) -> Generator[Ground, None, None]:
    """Open the ground of a program in a folder, over a copy of a migrated database."""
    settings = Settings(data_dir=folder, public_url=ADDRESS, secret_key=SecretStr(SECRET))
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(template, folder / "neighbor-talk.db")
    with ground_of(settings) as on:
        yield on


@contextmanager
def ground_of(settings: Settings) -> Generator[Ground, None, None]:
    """Open the ground over a migrated database; every chance is the same in each run."""
    storage = open_storage(settings.database, secret=SECRET.encode())
    try:
        yield Ground(
            settings=settings,
            storage=storage,
            files=StoredFiles(settings.files_dir),
            clock=FakeClock(),
            ids=FakeIds(secret=SECRET.encode()),
            secret=SECRET.encode(),
        )
    finally:
        storage.close()


@dataclass
class Stage:
    """A program that runs whenever a test waits for it, and stands still otherwise."""

    on: Ground
    clock: FakeClock
    program: Program
    people: Settled
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def do(self, work: Awaitable[Result]) -> Result:
        """Return what the work returns, letting the program run meanwhile."""

        async def done() -> Result:
            return await work

        return self.runner.run(done())

    def passes(self, time: timedelta) -> None:
        """Let time pass, and everything happen that falls due by then."""
        self.clock.advance(time)
        self.do(self.program.writer.run(self.program.ticker.tick))
        self.program.delivery.wake.set()
        self.program.jobs.wake.set()

    def settle(self, quiet: Callable[[], bool] = lambda: True) -> None:
        """Wait until nothing waits in any queue, and ``quiet`` says so too.

        What became a source meanwhile can be found at once, not some seconds later.
        """
        self.do(self._settled(quiet))
        self.do(asyncio.to_thread(self.program.shelves.look))

    async def _settled(self, quiet: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not (quiet() and await asyncio.to_thread(self._idle)):  # noqa: ASYNC110 - queues have no events
                await asyncio.sleep(LOOK_EVERY)

    def _idle(self) -> bool:
        with self.on.storage.reading() as work:
            arrivals = work.inbox.counts()[ArrivalState.WAITING]
            jobs = work.queue.counts()[JobState.WAITING]
            return not (arrivals or jobs or self._letters_due(work))

    def _letters_due(self, work: SqlUnitOfWork) -> int:
        due = or_(OUTBOX.c.not_before.is_(None), OUTBOX.c.not_before <= self.clock.now())
        waiting = select(func.count()).where(OUTBOX.c.state == "pending", due)
        return int(work._connection.execute(waiting).scalar_one())  # noqa: SLF001 - a look


@contextmanager
def staged(
    on: Ground,
    more: MoreChannels,
    *,
    pacers: Mapping[str, Pacer] | None = None,
    people: Settled | None = None,
) -> Generator[Stage, None, None]:
    """Run the program over the cast, with the web and more channels, as fast as it can.

    With ``people`` the cast is settled in the database already.
    """
    assert isinstance(on.clock, FakeClock)
    people = people or settled(on)
    tokens = PressTokens(on.secret, now=on.clock.now)
    writer = Writer()
    chats = StoredChats(storage=on.storage, writer=writer)
    web = WebChannel(chats=chats, files=on.files, tokens=tokens, clock=on.clock)
    built = program(
        on, demo=False, channels={web.name: web, **more(on, tokens)}, pacers=pacers or {}
    )
    stage = Stage(on=on, clock=on.clock, program=built, people=people)
    running = AsyncExitStack()
    with stage.runner:
        stage.do(running.enter_async_context(built.running()))
        try:
            yield stage
        finally:
            stage.do(running.aclose())
            writer.close()
