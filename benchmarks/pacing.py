"""A whole neighbourhood told something at the rate that Telegram permits, while people vote.

``python -m benchmarks.pacing [--notices 2000] [--groups 40] [--pause 0.5]``: the whole program
over a Telegram inside the process that refuses more than 30 messages a second, one a second to
a chat and 20 a minute to a group. Notices to private chats and a card to each group wait in
the outbox; meanwhile a vote comes every ``pause`` seconds, by a digit in private and by the
button of a card in the group in turn. Told are messages a second of the 30 that are permitted
(answers to votes are among them), how many were refused, and how long votes waited.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from typing_extensions import override

from benchmarks.figures import MILLISECONDS
from benchmarks.voting import prepared_arena
from bot.channels.telegram import TelegramAccess, TelegramChannel
from bot.channels.web import WebChannel
from bot.compose import Program, program
from bot.ground import Ground, ground
from bot.pacing import TELEGRAM
from bot.storage.outbox import Letter
from bot.storage.states import DeliveryState
from bot.tokens import PressTokens
from bot.webchats import StoredChats
from bot.writer import Writer
from handlers.messages import Reply, Text
from tests.arena import NUMBER
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_transport import InProcessRequest
from tests.bot.telegram.fake_world import Chat

VOTERS = 64
REFUSED = 429
SHOWS = ("sendMessage", "editMessageText")
LOOK_EVERY = 0.005
ANSWER_WITHIN = 10.0
CHOICES = ("赞成", "反对")


class VoteUnanswered(Exception):  # noqa: N818 - named for what is wrong
    """A vote was never answered, so the figures would say nothing."""


@dataclass
class Seen:
    """What came to Telegram: when each message was taken, and how many were refused."""

    taken: list[float] = field(default_factory=list[float])
    refused: int = 0


@dataclass(eq=False)
class WatchedRequest(InProcessRequest):
    """The way into the fake, which notes what came through."""

    seen: Seen = field(default_factory=Seen)

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        *given: Any,
        **named: Any,
    ) -> tuple[int, bytes]:
        """Answer as the network would, and note it."""
        status, body = await super().do_request(url, method, *given, **named)
        if status == REFUSED:
            self.seen.refused += 1
        elif url.rpartition("/")[2] in SHOWS:
            self.seen.taken.append(time.perf_counter())
        return status, body


@dataclass(frozen=True)
class Wanted:
    """How much is to be told, and how often somebody votes meanwhile (seconds)."""

    notices: int
    groups: int
    pause: float


@dataclass
class Scene:
    """The fake Telegram with the program on it."""

    api: FakeBotApi
    group: Chat
    voters: Sequence[Person]
    running: Program
    seen: Seen
    waits: list[float] = field(default_factory=list[float])

    async def quiet(self) -> None:
        """Wait until nothing waits to be delivered."""
        while await asyncio.to_thread(self._left):  # noqa: ASYNC110 - a table has no events
            await asyncio.sleep(LOOK_EVERY)

    def _left(self) -> int:
        with self.running.on.storage.reading() as work:
            return work.outbox.counts()[DeliveryState.PENDING]

    async def votes(self, *, pause: float) -> None:
        """Have one vote after another cast, each in a task of its own, until cancelled."""
        async with asyncio.TaskGroup() as voting:
            number = 0
            while True:
                voting.create_task(self._vote(number))
                number += 1
                await asyncio.sleep(pause)

    async def _vote(self, number: int) -> None:
        person = self.voters[number % len(self.voters)]
        if number % 2:
            pressed = person.presses(CHOICES[number // len(self.voters) % 2], self.group)
            await self._timed(lambda: pressed.answered)
            return
        since = self.api.mark()
        person.says(f"{NUMBER}号 {number // len(self.voters) % 2 + 1}")
        await self._timed(lambda: person.shown(since=since))

    async def _timed(self, answered: Callable[[], object]) -> None:
        began = time.perf_counter()
        while not answered():
            if time.perf_counter() - began > ANSWER_WITHIN:
                raise VoteUnanswered
            await asyncio.sleep(LOOK_EVERY)
        self.waits.append(time.perf_counter() - began)


async def told(chats: Sequence[Chat]) -> None:
    """Wait until something was said in every chat."""
    for each in chats:
        while not each.posts:  # noqa: ASYNC110 - the fake has no events
            await asyncio.sleep(LOOK_EVERY)


def queued(on: Ground, api: FakeBotApi, wanted: Wanted) -> Sequence[Chat]:
    """Put notices to private chats and a card for each group into the outbox."""
    people = [api.user(f"邻居{number}") for number in range(wanted.notices)]
    for each in people:
        each.started = True
    groups = [api.group(f"{number}号楼群") for number in range(wanted.groups)]
    chats = (*groups, *(each.private for each in people))
    now = on.clock.now()
    with on.storage.transaction() as work:
        for position, chat in enumerate(chats):
            card = "proposals" if position < len(groups) else ""
            work.outbox.put(
                Letter(
                    channel="telegram",
                    chat=str(chat.id),
                    reply=Reply(lines=(Text("guide-forwarded"),), card=card),
                    locale="zh_CN",
                    time_zone="Asia/Shanghai",
                    queued_at=now,
                )
            )
    return chats


async def measured(scene: Scene, wanted: Wanted) -> None:
    """Deliver everything while people vote; leave what was seen in the scene."""
    async with scene.running.running():
        await scene.quiet()
        scene.seen.taken.clear()
        chats = await asyncio.to_thread(queued, scene.running.on, scene.api, wanted)
        voting = asyncio.create_task(scene.votes(pause=wanted.pause))
        scene.running.delivery.wake.set()
        await told(chats)
        voting.cancel()
        await asyncio.gather(voting, return_exceptions=True)


def prepared_scene(folder: Path, stack: ExitStack) -> Scene:
    """Found a community with an open poll, and put its people on a strict Telegram."""
    arena = prepared_arena(folder, VOTERS)
    on = stack.enter_context(ground(arena.settings))
    api = FakeBotApi(limits=True, clock=time.monotonic)
    group = api.group("邻里群")
    voters = [api.user(f"居民{number}") for number in range(VOTERS)]
    group.members.extend(voters)
    for each in voters:
        each.started = True
    seen = Seen()
    access = TelegramAccess(api.token, request=lambda: WatchedRequest(api, seen=seen))
    tokens = PressTokens(on.secret, now=on.clock.now)
    channel = TelegramChannel(access, tokens=tokens, clock=on.clock)
    chats = StoredChats(storage=on.storage, writer=Writer())
    web = WebChannel(chats=chats, files=on.files, tokens=tokens, clock=on.clock)
    running = program(on, demo=False, channels={web.name: web, channel.name: channel})
    return Scene(api, group, voters, running, seen)


def figures(scene: Scene) -> str:
    """Return what was seen in words."""
    taken, waits = scene.seen.taken, sorted(scene.waits)
    lasted = taken[-1] - taken[0]
    permitted = TELEGRAM.altogether.messages / TELEGRAM.altogether.seconds
    share = (len(taken) - 1) / lasted / permitted
    p50, p99 = (MILLISECONDS * waits[len(waits) * each // 100] for each in (50, 99))
    return (
        f"{len(taken)} messages in {lasted:.1f} s: {share:.1%} of the permitted rate, "
        f"{scene.seen.refused} refused\n{len(waits)} votes meanwhile, answered within "
        f"{p50:.0f} ms (half), {p99:.0f} ms (p99), {MILLISECONDS * waits[-1]:.0f} ms (all)"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=2000)
    parser.add_argument("--groups", type=int, default=40)
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between votes")
    given = parser.parse_args()
    wanted = Wanted(given.notices, given.groups, given.pause)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name, ExitStack() as stack:
        scene = prepared_scene(Path(name), stack)
        asyncio.run(measured(scene, wanted))
        Console().print(figures(scene))


if __name__ == "__main__":
    main()
