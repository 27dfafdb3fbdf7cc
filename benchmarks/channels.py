"""How long an answer takes on each channel, beside the least that its wire allows.

``python -m benchmarks.channels [--answers 100] [--rounds 3]``: a neighbour says something
in private and waits for the answer, one after another. On WeChat the far side is the real
npm gateway of ``tests/gateway`` on this machine, and the clock is the gateway's own. *Bare
echo* is gRPC alone: hear the event, fetch the message, send its words back. *The adapter*
is our channel with an inbox that answers at once: it must stay within twice the echo. *The
whole program* keeps, handles, and delivers through the database. Rounds are interleaved.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import cast

import httpx
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from benchmarks.delivered import delivered
from bot.channel import Outgoing
from bot.channels.wechaty import WechatyChannel
from bot.channels.wechaty.gateway import Gateway, Happening
from bot.compose import program
from bot.ground import Ground
from bot.settings import Settings
from bot.storage.migrating import migrate
from tests.bot.chain.settling import settled
from tests.bot.chain.stage import ground_of
from tests.fakes import FakeClock
from tests.gateway.real_gateway import CannotRun, RealGateway, installed

ECHO, ADAPTER, PROGRAM = "bare gRPC echo", "the adapter", "the whole program"
MOST_TIMES_THE_ECHO = 2.0
NEIGHBOUR, SAID = "wxid_neighbour", "帮助"
WARMING = 5
PATIENCE = 30.0

Way = Callable[[RealGateway, Ground], AbstractAsyncContextManager[None]]


@dataclass
class Answering:
    """An inbox that answers at once what it is given."""

    channel: WechatyChannel
    given: int = 0
    answers: set[asyncio.Task[str]] = field(default_factory=set[asyncio.Task[str]])

    async def put(self, *, channel: str, update_id: str, payload: str, sender: str) -> bool:
        """Send the words back to whoever said them."""
        del channel, update_id
        self.given += 1
        said = self.channel.read(payload)
        if said is not None:
            message = Outgoing(id=str(self.given), chat=sender, text=said.text)
            task = asyncio.create_task(self.channel.send(message))
            self.answers.add(task)
            task.add_done_callback(self.answers.discard)
        return True


@asynccontextmanager
async def echo(gateway: RealGateway, on: Ground) -> AsyncGenerator[None]:
    """Answer with as few calls as can be."""
    del on
    client = Gateway(gateway.access, seconds=PATIENCE)
    listening = asyncio.Event()

    async def answer() -> None:
        async for event in client.events():
            listening.set()
            if event.kind == Happening.MESSAGE:
                said = await client.message(json.loads(event.payload)["messageId"])
                if said.talker == NEIGHBOUR:
                    await client.say(said.text, to=said.talker)

    async with _while(answer()):
        await listening.wait()
        yield
    await client.close()


@asynccontextmanager
async def adapter(gateway: RealGateway, on: Ground) -> AsyncGenerator[None]:
    """Answer by our channel, with nothing behind it."""
    channel = WechatyChannel(gateway.access, clock=on.clock)
    inbox = Answering(channel)
    async with _while(channel.run(inbox)):
        await _up(channel)
        yield
        await asyncio.gather(*inbox.answers)


@asynccontextmanager
async def whole(gateway: RealGateway, on: Ground) -> AsyncGenerator[None]:
    """Answer by all that a council runs, as fast as it can."""
    channel = WechatyChannel(gateway.access, clock=on.clock)
    built = program(on, demo=False, channels={channel.name: channel}, pacers={})
    async with built.running():
        await _up(channel)
        yield


WAYS: dict[str, Way] = {ECHO: echo, ADAPTER: adapter, PROGRAM: whole}


async def measured(way: Way, gateway: RealGateway, on: Ground, *, answers: int) -> list[float]:
    """Return how long each answer took, in milliseconds."""
    clock = cast("FakeClock", on.clock)
    took: list[float] = []
    async with (
        way(gateway, on),
        httpx.AsyncClient(base_url=gateway.address, timeout=PATIENCE) as page,
    ):
        for _ in range(WARMING + answers):
            # Nobody is held back for being too fast.
            clock.advance(timedelta(minutes=5))
            told = await page.post("/round", json={"talker": NEIGHBOUR, "text": SAID})
            told.raise_for_status()
            took.append(float(told.json()["ms"]))
            await delivered(on)
    return took[WARMING:]


def table(found: dict[str, list[list[float]]]) -> Table:
    """Return medians and tails; the ratio is the median of the rounds' own."""
    shown = Table("on WeChat", "p50 ms", "p95 ms", "times the echo")
    for name, rounds in found.items():
        every = sorted(took for each in rounds for took in each)
        shown.add_row(
            name,
            f"{median(every):.1f}",
            f"{every[len(every) * 95 // 100]:.1f}",
            f"{times_the_echo(found, name):.2f}",
        )
    return shown


def times_the_echo(found: dict[str, list[list[float]]], name: str) -> float:
    """Return how much longer answers took than the echo of the same round, as a median."""
    pairs = zip(found[name], found[ECHO], strict=True)
    return median(median(took) / median(beside) for took, beside in pairs)


async def _rounds(
    gateway: RealGateway, on: Ground, *, answers: int, rounds: int
) -> dict[str, list[list[float]]]:
    found: dict[str, list[list[float]]] = {name: [] for name in WAYS}
    for _ in range(rounds):
        for name, way in WAYS.items():
            found[name].append(await measured(way, gateway, on, answers=answers))
    return found


@asynccontextmanager
async def _while(work: Coroutine[None, None, None]) -> AsyncGenerator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _up(channel: WechatyChannel) -> None:
    async with asyncio.timeout(PATIENCE):
        while not channel.state().running:  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.01)


def main() -> int:
    """Measure, show, and return 1 where the adapter takes more than it may."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    try:
        gateway = RealGateway(installed())
    except CannotRun as why:
        Console().print(str(why))
        return 2
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), secret_key=SecretStr("of a benchmark" * 3))
        migrate(settings.database)
        gateway.start()
        gateway.settle({NEIGHBOUR: "王阿姨"}, {})
        try:
            with ground_of(settings) as on:
                settled(on)
                rounds = _rounds(gateway, on, answers=wanted.answers, rounds=wanted.rounds)
                found = asyncio.run(rounds)
        finally:
            gateway.kill()
    Console().print(table(found))
    return int(times_the_echo(found, ADAPTER) > MOST_TIMES_THE_ECHO)


if __name__ == "__main__":
    raise SystemExit(main())
