"""A worker that can be killed: the whole program but its server, at a moment that is set."""

import asyncio
import json
import multiprocessing
import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from typing_extensions import override

from bot import delivery, jobs, ticker
from bot.channel import Channel, ChannelState, Inbox, Outgoing, Undeliverable
from bot.channels.web import WEB, WebChannel
from bot.compose import program
from bot.ground import Ground, ground
from bot.settings import Settings
from bot.shelves import Shelves
from bot.tokens import PressTokens
from bot.webchats import StoredChats
from bot.writer import Writer
from handlers.messages import Incoming
from handlers.ports import Clock
from tests.arena import SECRET, TELEGRAM
from tests.bot.kill.process import LOADED

TICK_SECONDS = 0.2
LETTER_SECONDS = 2.0
JOB_SECONDS = 12.0
SLOWEST_SECONDS = 0.05


@dataclass(frozen=True)
class Task:
    """Where a worker works, and by how much its clock is ahead."""

    data_dir: Path
    database: str
    chroma: str
    written: Path
    log: Path
    ahead: timedelta

    @property
    def settings(self) -> Settings:
        """Return the settings of the program."""
        return Settings(
            data_dir=self.data_dir,
            database_url=self.database,
            chroma_url=self.chroma,
            secret_key=SECRET,
        )


@dataclass(frozen=True)
class Ahead(Clock):
    """The machine's clock, ahead by some days."""

    by: timedelta

    @override
    def now(self) -> datetime:
        return datetime.now(tz=UTC) + self.by  # noqa: TID251 - the machine's clock is meant


@dataclass
class Scribe(Channel):
    """A chat network that writes down what it shows, in a file that outlives the worker."""

    file: Path
    chance: Random

    @property
    @override
    def name(self) -> str:
        return TELEGRAM

    @override
    def read(self, payload: str) -> Incoming | None:
        return None

    @override
    async def run(self, inbox: Inbox) -> None:
        await asyncio.Event().wait()

    @override
    async def send(self, message: Outgoing) -> str:
        shown = {"id": message.id, "chat": message.chat, "mark": message.mark}
        line = f"{json.dumps(shown)}\n".encode()
        out = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(out, line)
        os.close(out)
        # The answer comes a moment after the message is shown: who is killed then repeats it.
        await asyncio.sleep(self.chance.uniform(0.0, SLOWEST_SECONDS))
        return f"{self.file.name}-{message.id}"

    @override
    async def fetch(self, reference: str) -> bytes:
        raise Undeliverable(reference)

    @override
    def state(self) -> ChannelState:
        return ChannelState(name=TELEGRAM, running=True)


def started(task: Task) -> "multiprocessing.process.BaseProcess":
    """Start a worker in a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(LOADED))
    process = context.Process(target=work, args=(task,), daemon=True)
    process.start()
    return process


def work(task: Task) -> None:
    """Do what is due until killed."""
    with task.log.open("ab") as out:
        os.dup2(out.fileno(), 1)
        os.dup2(out.fileno(), 2)
    ticker.EVERY_SECONDS = TICK_SECONDS
    delivery.LEASE_SECONDS = LETTER_SECONDS
    jobs.LEASE_SECONDS = JOB_SECONDS
    Shelves.run = _idle  # type: ignore[method-assign]  # no question is asked here
    with ground(task.settings) as on:
        asyncio.run(_work(task, on=replace(on, clock=Ahead(task.ahead))))


async def _idle(_shelves: Shelves) -> None:
    """Index nothing."""
    await asyncio.Event().wait()


async def _work(task: Task, *, on: Ground) -> None:
    scribe = Scribe(task.written, Random(time.time_ns()))  # noqa: S311 - no secret
    web = WebChannel(
        chats=StoredChats(storage=on.storage, writer=Writer()),
        files=on.files,
        tokens=PressTokens(on.secret),
        clock=on.clock,
    )
    running = program(on, demo=False, channels={TELEGRAM: scribe, WEB: web}, pacers={})
    async with running.running():
        await asyncio.Event().wait()
