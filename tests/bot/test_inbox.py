"""The durable inbox: what waits together is committed together, and nothing is lost."""

import asyncio
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from threading import Event

import pytest
from sqlalchemy import Connection, event

from bot.arrivals import Arrivals
from bot.channel import ChannelState, Inbox, Outgoing
from bot.inbox import DurableInbox, Handling
from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.inbox import InboxQueue
from bot.storage.states import ArrivalState
from bot.storage.taking import Arrival
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


@pytest.fixture
def desk(store: Storage, clock: FakeClock, ids: FakeIds) -> Iterator[Desk]:
    commits: list[int] = []

    def committed(_: Connection) -> None:
        commits.append(1)

    channel, writer = Telling(), Writer()
    handling = _handling(store, channel, clock=clock, ids=ids)
    inbox = DurableInbox(handling=handling, writer=writer, door=writer)
    event.listen(store.writing, "commit", committed)
    yield Desk(store, channel, inbox, commits)
    event.remove(store.writing, "commit", committed)
    writer.close()


def _handling(
    storage: Storage, channel: Telling, *, clock: FakeClock, ids: FakeIds
) -> Handling:
    return Handling(
        storage=storage,
        channels={"test": channel},
        clock=clock,
        ids=ids,
        post=Post(ids=ids, locale="zh_CN", time_zone="Asia/Shanghai"),
    )


async def test_those_who_wait_together_share_commits(desk: Desk) -> None:
    many = [str(number) for number in range(300)]
    assert await desk.put(*many) == [True] * 300
    assert len(desk.commits) <= 3
    assert await desk.put("7", "300", "300") == [False, True, False]
    assert desk.counts()[ArrivalState.WAITING] == 301


async def test_an_arrival_that_the_database_refuses_harms_nobody_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = InboxQueue.put_many

    def refusing(queue: InboxQueue, arrivals: Sequence[Arrival]) -> list[bool]:
        if any(each.update_id == "poison" for each in arrivals):
            raise ValueError("not in this database")
        return kept(queue, arrivals)

    monkeypatch.setattr(InboxQueue, "put_many", refusing)
    first, poison, last = await desk.put("1", "poison", "2")
    assert (first, last) == (True, True)
    assert isinstance(poison, ValueError)


async def test_a_caller_who_gives_up_leaves_the_arrival(desk: Desk) -> None:
    put = desk.inbox.put(channel="test", update_id="1", payload="1", sender="王阿姨")
    given_up = asyncio.create_task(put)
    await asyncio.sleep(0)
    given_up.cancel()
    assert await desk.put("2") == [True]
    assert desk.counts()[ArrivalState.WAITING] == 2


async def test_everything_is_handled_in_the_order_of_its_sender(desk: Desk) -> None:
    many = [str(number) for number in range(150)]
    async with desk.running():
        for some in (many[:10], many[10:90], many[90:]):
            await desk.put(*some)
        await desk.handled(150)
    assert desk.channel.read_in_order == many


async def test_what_cannot_be_read_is_set_aside_and_stops_nothing(desk: Desk) -> None:
    async with desk.running():
        await desk.put("1", "broken", "2")
        await desk.handled(2, waiting=1)
        more = 0
        while not desk.counts()[ArrivalState.QUARANTINED]:
            more += 1
            await desk.put(f"and {more}")
        await desk.handled(2 + more, set_aside=1)


async def test_what_a_failed_batch_took_along_is_committed_alone(
    storage: Storage, clock: FakeClock, ids: FakeIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer()
    arrivals = Arrivals(storage=storage, writer=writer)
    handling = _handling(storage, Telling(), clock=clock, ids=ids)
    kept, tries = InboxQueue.put_many, list[int]()

    def failing_once(queue: InboxQueue, given: Sequence[Arrival]) -> list[bool]:
        tries.append(len(given))
        if len(tries) == 1:
            raise OSError("disk full")
        return kept(queue, given)

    monkeypatch.setattr(InboxQueue, "put_many", failing_once)
    gate = Event()
    writer.hand_in(gate.wait)
    one = Arrival("test", "1", "1", clock.now(), "test:wang")
    puts = [asyncio.create_task(arrivals.put(replace(one, update_id=each))) for each in "12"]
    await asyncio.sleep(0)
    with pytest.raises(OSError, match="disk full"):
        await asyncio.to_thread(handling.batch, arrivals)
    gate.set()
    assert await asyncio.gather(*puts) == [True, True]
    assert tries == [2, 2]
    writer.close()
