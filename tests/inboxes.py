"""A durable inbox over a channel that only tells."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field

from sqlalchemy import Connection, event

from bot.channel import ChannelState, Inbox, Outgoing
from bot.inbox import DurableInbox, Handling
from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.states import ArrivalState
from bot.writer import Writer
from handlers.messages import Incoming
from tests.fakes import FakeClock, FakeIds


@dataclass
class Telling:
    """A channel whose payloads are what somebody said; some cannot be read."""

    name: str = "test"
    read_in_order: list[str] = field(default_factory=list[str])

    def read(self, payload: str) -> Incoming | None:
        self.read_in_order.append(payload)
        if payload.startswith("broken"):
            raise ValueError(payload)
        return None

    async def run(self, inbox: Inbox) -> None:
        raise NotImplementedError(inbox)

    async def send(self, message: Outgoing) -> str:
        raise NotImplementedError(message)

    async def fetch(self, reference: str) -> bytes:
        raise NotImplementedError(reference)

    def state(self) -> ChannelState:
        return ChannelState(name=self.name, running=True)


@dataclass
class Desk:
    """An inbox with its parts at hand."""

    storage: Storage
    channel: Telling
    inbox: DurableInbox
    commits: list[int]

    async def put(self, *update_ids: str, sender: str = "王阿姨") -> list[bool | BaseException]:
        puts = (
            self.inbox.put(channel="test", update_id=each, payload=each, sender=sender)
            for each in update_ids
        )
        return await asyncio.gather(*puts, return_exceptions=True)

    def counts(self) -> dict[ArrivalState, int]:
        with self.storage.reading() as work:
            return dict(work.inbox.counts())

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None]:
        task = asyncio.create_task(self.inbox.run())
        try:
            yield
        finally:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def handled(self, count: int, *, waiting: int = 0, set_aside: int = 0) -> None:
        wanted = {
            ArrivalState.WAITING: waiting,
            ArrivalState.DONE: count,
            ArrivalState.QUARANTINED: set_aside,
        }
        async with asyncio.timeout(10):
            while await asyncio.to_thread(self.counts) != wanted:  # noqa: ASYNC110 - a table has no events
                await asyncio.sleep(0.005)


@contextmanager
def opened_desk(
    storage: Storage, *, clock: FakeClock, ids: FakeIds
) -> Generator[Desk, None, None]:
    """Open an inbox whose commits are counted."""
    commits: list[int] = []

    def committed(_: Connection) -> None:
        commits.append(1)

    channel, writer = Telling(), Writer()
    handling = handling_of(storage, channel, clock=clock, ids=ids)
    inbox = DurableInbox(handling=handling, writer=writer, door=writer)
    event.listen(storage.writing, "commit", committed)
    yield Desk(storage, channel, inbox, commits)
    event.remove(storage.writing, "commit", committed)
    writer.close()


def handling_of(
    storage: Storage, channel: Telling, *, clock: FakeClock, ids: FakeIds
) -> Handling:
    """Return what handles the arrivals of a channel."""
    return Handling(
        storage=storage,
        channels={"test": channel},
        clock=clock,
        ids=ids,
        post=Post(ids=ids, locale="zh_CN", time_zone="Asia/Shanghai"),
    )
