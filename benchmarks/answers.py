"""How long an answer takes on Telegram and on the web, beside the least that the way allows.

``python -m benchmarks.answers [--answers 100] [--rounds 3]``: a neighbour says something in
private and waits for the answer, one after another. Telegram is the one inside the process of
the tests, which looks for waiting updates every few milliseconds; *bare* is python-telegram-bot
alone, which sends each message's words back. On the web a form is sent, and the page looked at
until the answer stands there; *bare* is one look at that page. Rounds are interleaved. WeChat,
through the real gateway, is in ``benchmarks.channels``.
"""

import argparse
import asyncio
import hashlib
import tempfile
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import (
    AbstractAsyncContextManager,
    asynccontextmanager,
    contextmanager,
    suppress,
)
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any, cast

import httpx
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from telegram import Bot
from typing_extensions import override

from benchmarks.delivered import delivered
from benchmarks.figures import MILLISECONDS
from bot.channels.telegram import TelegramAccess, TelegramChannel
from bot.channels.web import WebChannel
from bot.compose import program
from bot.ground import Ground
from bot.settings import Settings
from bot.storage.migrating import migrate
from bot.tokens import PressTokens
from bot.webchats import StoredChats
from bot.writer import Writer
from handlers.ports import SignInLink
from tests.bot.chain.pages import Element, read_page
from tests.bot.chain.settling import Settled, joined, settled
from tests.bot.chain.stage import ADDRESS, ground_of
from tests.bot.chain.telegram_driver import QUICK
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import InProcessRequest
from tests.fakes import FakeClock

NEIGHBOUR, SAID, PATH = "王阿姨", "帮助", "/me/chat"
WARMING = 5
PATIENCE = 30.0
A_WHILE = timedelta(minutes=5)
"""Passes before each message: nobody is held back for being too fast."""

Round = Callable[[], Awaitable[None]]
Way = Callable[[Ground, Settled], AbstractAsyncContextManager[Round]]


@dataclass(eq=False)
class Ringing(InProcessRequest):
    """The way into the fake Telegram, which rings when a message has come through."""

    rung: asyncio.Event = field(default_factory=asyncio.Event)

    @override
    async def do_request(self, url: str, method: str, *given: Any, **named: Any) -> Any:
        """Answer as the network would."""
        answered = await super().do_request(url, method, *given, **named)
        if url.endswith("/sendMessage"):
            self.rung.set()
        return answered


@asynccontextmanager
async def bare_telegram(on: Ground, people: Settled) -> AsyncGenerator[Round]:
    """Answer with as few calls as can be."""
    del on, people
    api = FakeBotApi(clock=time.time)
    ringing = Ringing(api)
    bot = Bot(api.token, request=ringing, get_updates_request=InProcessRequest(api))

    async def answer() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=QUICK.long_poll):
                offset = update.update_id + 1
                message = update.message
                if message is not None and message.text:
                    await bot.send_message(message.chat.id, message.text)

    async with bot:
        answering = asyncio.create_task(answer())
        yield _waiting(api, ringing)
        answering.cancel()
        with suppress(asyncio.CancelledError):
            await answering


@asynccontextmanager
async def telegram(on: Ground, people: Settled) -> AsyncGenerator[Round]:
    """Answer by all that a council runs, as fast as it can."""
    api = FakeBotApi(clock=lambda: on.clock.now().timestamp())
    joined(on, people, channel="telegram", called=lambda name: str(api.user(name).id))
    ringing = Ringing(api)
    tokens = PressTokens(on.secret, now=on.clock.now)
    access = TelegramAccess(api.token, request=lambda: ringing)
    channel = TelegramChannel(access, tokens=tokens, clock=on.clock, patience=QUICK)
    built = program(on, demo=False, channels={channel.name: channel}, pacers={})
    async with built.running():
        yield _waiting(api, ringing)


def _waiting(api: FakeBotApi, ringing: Ringing) -> Round:
    """Return what says something in private and waits for the answer."""
    neighbour = api.user(NEIGHBOUR)
    neighbour.started = True

    async def one() -> None:
        ringing.rung.clear()
        neighbour.says(SAID)
        await asyncio.wait_for(ringing.rung.wait(), PATIENCE)

    return one


@asynccontextmanager
async def bare_page(on: Ground, people: Settled) -> AsyncGenerator[Round]:
    """Look at the page alone."""
    async with browsing(on, people) as browser:

        async def one() -> None:
            (await browser.get(PATH)).raise_for_status()

        yield one


@asynccontextmanager
async def page(on: Ground, people: Settled) -> AsyncGenerator[Round]:
    """Send the form of the page, and look until the answer is there."""
    async with browsing(on, people) as browser:
        form = _form((await browser.get(PATH)).text)

        async def one() -> None:
            said = {**form.fields(), "_text": SAID}
            told = await browser.post(form.attributes["action"], data=said)
            async with asyncio.timeout(PATIENCE):
                while not _answered(told.text):
                    told = await browser.get(PATH)

        yield one


@asynccontextmanager
async def browsing(on: Ground, people: Settled) -> AsyncGenerator[httpx.AsyncClient]:
    """Run the program over the web's own chats, with a neighbour signed in."""
    writer = Writer()
    web = WebChannel(
        chats=StoredChats(storage=on.storage, writer=writer),
        files=on.files,
        tokens=PressTokens(on.secret, now=on.clock.now),
        clock=on.clock,
    )
    built = program(on, demo=False, channels={web.name: web}, pacers={})
    transport = httpx.ASGITransport(app=built.web)
    client = httpx.AsyncClient(transport=transport, base_url=ADDRESS, follow_redirects=True)
    async with built.running(), client as browser:
        sent = _form((await browser.get(_link(on, people))).text, "tap")
        await browser.post(sent.attributes["action"], data=sent.fields())
        yield browser
    writer.close()


def _link(on: Ground, people: Settled) -> str:
    """Return the path of a fresh link that signs the neighbour in."""
    token = f"{on.ids.new()}-of-a-benchmark"
    link = SignInLink(
        id=on.ids.new(),
        digest=hashlib.sha256(token.encode()).hexdigest(),
        member_id=people.members[NEIGHBOUR].id,
        expires_at=on.clock.now() + timedelta(days=30),
    )
    with on.storage.transaction() as work:
        work.sign_in_links.add(link)
    return f"/sign-in/{token}"


def _form(words: str, kind: str = "write") -> Element:
    (form,) = read_page(words).all("form", kind)
    return form


def _answered(words: str) -> bool:
    *_, newest = read_page(words).all("li", "message")
    return "bot" in newest.classes


PLACES: Mapping[str, tuple[tuple[str, Way], tuple[str, Way]]] = {
    "Telegram": (("bare echo", bare_telegram), ("the whole program", telegram)),
    "the web": (("bare page", bare_page), ("the whole program", page)),
}


@contextmanager
def fresh() -> Generator[tuple[Ground, Settled]]:
    """Give a council of its own to a round: a new Telegram counts its updates anew."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            data_dir=Path(folder),
            public_url=ADDRESS,
            secret_key=SecretStr("of a benchmark" * 3),
        )
        migrate(settings.database)
        with ground_of(settings) as on:
            yield on, settled(on)


async def measured(way: Way, *, answers: int) -> list[float]:
    """Return how long each answer took, in milliseconds."""
    took: list[float] = []
    with fresh() as (on, people):
        async with way(on, people) as one:
            for _ in range(WARMING + answers):
                cast("FakeClock", on.clock).advance(A_WHILE)
                began = time.perf_counter()
                await one()
                took.append((time.perf_counter() - began) * MILLISECONDS)
                await delivered(on)
    return took[WARMING:]


async def rounds(*, answers: int, count: int) -> Table:
    """Return medians and tails; the ratio is the median of the rounds' own."""
    table = Table("way", "p50 ms", "p95 ms", "times the bare")
    for place, ways in PLACES.items():
        found: dict[str, list[list[float]]] = {name: [] for name, _ in ways}
        for _ in range(count):
            for name, way in ways:
                found[name].append(await measured(way, answers=answers))
        bare = [median(each) for each in found[ways[0][0]]]
        for name, every in found.items():
            took = sorted(chain.from_iterable(every))
            times = median(median(it) / beside for it, beside in zip(every, bare, strict=True))
            tail = took[len(took) * 95 // 100]
            table.add_row(
                f"{place}: {name}", f"{median(took):.1f}", f"{tail:.1f}", f"{times:.2f}"
            )
    return table


def main() -> int:
    """Measure and show."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    Console().print(asyncio.run(rounds(answers=wanted.answers, count=wanted.rounds)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
