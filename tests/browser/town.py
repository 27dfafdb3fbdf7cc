"""The demo neighbourhood, served on loopback by the real program; the test sets its clock."""

import asyncio
import socket
import threading
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import uvicorn
from pydantic import SecretStr

from bot.compose import Program, program
from bot.files import StoredFiles
from bot.founding import Founding, founded
from bot.ground import Ground
from bot.settings import Settings
from bot.settling import settle_demo
from bot.storage.database import open_storage
from bot.storage.migrating import migrate
from bot.system import SystemIds
from tests.fakes import FakeClock

SECRET = "a secret of the tests, long enough"  # noqa: S105 - of no program
PATIENCE = 60.0
ELSEWHERE = Founding(
    name="别处社区",
    parent="河畔街道",
    time_zone="Asia/Shanghai",
    locale="zh_CN",
    admin="别处的人",
    slug="elsewhere",
    link_hours=24,
)

Result = TypeVar("Result")


@dataclass
class Town:
    """The program while it serves, seen from the thread of the test.

    ``elsewhere`` is the token of a sign-in link for somebody of another community.
    """

    program: Program
    clock: FakeClock
    loop: asyncio.AbstractEventLoop
    elsewhere: str

    @property
    def address(self) -> str:
        """Return where its pages are."""
        return self.program.on.settings.address

    @property
    def local(self) -> datetime:
        """Return the time that its clocks on the wall show."""
        return self.clock.now().astimezone(ZoneInfo(ELSEWHERE.time_zone))

    def passes(self, time: timedelta) -> None:
        """Let time pass, and everything happen that falls due by then."""
        self.clock.advance(time)
        self.do(self._tick())

    def do(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Return what work returns that is done within the program's loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(timeout=PATIENCE)

    async def _tick(self) -> None:
        await self.program.writer.run(self.program.ticker.tick)
        self.program.delivery.wake.set()
        self.program.jobs.wake.set()


@contextmanager
def served(folder: Path) -> Generator[Town, None, None]:
    """Serve the demo neighbourhood, and a community beside it, while the block lasts."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with _opened(folder, address=address) as on, _running(on, listening) as town:
            yield town


@contextmanager
def _opened(folder: Path, *, address: str) -> Generator[Ground, None, None]:
    settings = Settings(data_dir=folder, public_url=address, secret_key=SecretStr(SECRET))
    folder.mkdir(parents=True, exist_ok=True)
    migrate(settings.database)
    storage = open_storage(settings.database, secret=SECRET.encode())
    try:
        yield Ground(
            settings=settings,
            storage=storage,
            files=StoredFiles(settings.files_dir),
            clock=FakeClock(),
            ids=SystemIds(SECRET.encode()),
            secret=SECRET.encode(),
        )
    finally:
        storage.close()


@contextmanager
def _running(on: Ground, listening: socket.socket) -> Generator[Town, None, None]:
    assert isinstance(on.clock, FakeClock)
    settle_demo(on)
    with on.storage.transaction() as work:
        token = founded(work, ELSEWHERE, on=on).token
    server = _Server(program(on, demo=True), listening)
    thread = threading.Thread(target=server.run, name="town")
    thread.start()
    try:
        assert server.serves.wait(PATIENCE), "the program does not serve"
        yield Town(server.program, on.clock, server.loop, token)
    finally:
        server.stop()
        thread.join(PATIENCE)
    assert not thread.is_alive()


class _Server:
    """The program and its web server in a loop of their own."""

    def __init__(self, running: Program, listening: socket.socket) -> None:
        self.program = running
        self.serves = threading.Event()
        self.loop: asyncio.AbstractEventLoop
        self._listening = listening
        self._web = uvicorn.Server(
            uvicorn.Config(running.web, log_level="warning", access_log=False, lifespan="off")
        )

    def run(self) -> None:
        asyncio.run(self._serve())

    def stop(self) -> None:
        self._web.should_exit = True

    async def _serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        async with self.program.running():
            serving = asyncio.create_task(self._web.serve(sockets=[self._listening]))
            while not (self._web.started or serving.done()):  # noqa: ASYNC110 - it has no event
                await asyncio.sleep(0.01)
            self.serves.set()
            await serving
