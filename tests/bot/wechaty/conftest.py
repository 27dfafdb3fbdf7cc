import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channel import Button, Outgoing
from bot.channels.wechaty import GatewayAccess, Patience, WechatyChannel
from handlers.messages import Incoming
from tests.bot.wechaty.fake_gateway import STARTED_AT, TOKEN, FakeGateway, FakeWechat

QUICK = Patience(
    first=0.01,
    longest=0.05,
    answer=0.3,
    ask_every=0.05,
    stale=5.0,
    settled=0.01,
    tell_every=0.05,
    commit_again=0.01,
)
GROUP, WANG, LI = "19001@chatroom", "wxid_wang", "wxid_li"
ROOM = f"room:{GROUP}"


@dataclass
class HandClock:
    moment: datetime = field(
        default_factory=lambda: datetime.fromtimestamp(STARTED_AT, UTC) + timedelta(seconds=5)
    )

    def now(self) -> datetime:
        return self.moment


@dataclass
class MemoryInbox:
    """An inbox that keeps rows in memory; ``broken`` makes every commit fail."""

    rows: dict[str, str] = field(default_factory=dict[str, str])
    senders: list[str] = field(default_factory=list[str])
    broken: Exception | None = None
    tries: int = 0

    async def put(self, *, channel: str, update_id: str, payload: str, sender: str) -> bool:
        assert channel == "wechat"
        self.tries += 1
        await asyncio.sleep(0)
        if self.broken:
            raise self.broken
        new = update_id not in self.rows
        self.rows.setdefault(update_id, payload)
        self.senders.append(sender)
        return new


@dataclass
class Line:
    """A channel on the fake gateway, with its inbox."""

    gateway: FakeGateway
    channel: WechatyChannel
    inbox: MemoryInbox
    returns: list[datetime]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.channel.run(self.inbox))
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
            await self.gateway.stop()

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        await self.gateway.start()
        async with self.running():
            await self.up()
            yield

    async def up(self) -> None:
        await until(lambda: self.channel.state().running)

    async def down(self) -> None:
        await until(lambda: not self.channel.state().running)

    async def heard(self, count: int = 1) -> list[Incoming]:
        """Return what the council is told once so many messages were committed."""
        await until(lambda: len(self.inbox.rows) >= count)
        read = [self.channel.read(each) for each in self.inbox.rows.values()]
        return [each for each in read if each is not None]


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not holds():  # noqa: ASYNC110 - simpler than an event
            await asyncio.sleep(0.005)


def access(gateway: FakeGateway, *, token: str = TOKEN) -> GatewayAccess:
    return GatewayAccess(endpoint="grpc://127.0.0.1:1", token=token, connect=gateway.connect)


def outgoing(text: str, *, chat: str = ROOM, **rest: object) -> Outgoing:
    return Outgoing(**{"id": "7", "chat": chat, "text": text, "mark": "✉7KQ2", **rest})  # type: ignore[arg-type]  # as given


def choices(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label=each, token="t") for each in labels)  # noqa: S106 - a button's


@pytest.fixture
def line(tmp_path: Path) -> Line:
    world = FakeWechat(rooms={GROUP: "3号楼邻里群"})
    world.contacts |= {WANG: "王阿姨", LI: "李叔"}
    gateway = FakeGateway(world=world, socket=tmp_path / "gw")
    clock, returns = HandClock(), list[datetime]()

    async def returned() -> None:
        returns.append(clock.now())

    channel = WechatyChannel(access(gateway), clock=clock, returned=returned, patience=QUICK)
    return Line(gateway=gateway, channel=channel, inbox=MemoryInbox(), returns=returns)
