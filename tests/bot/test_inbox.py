"""The durable inbox: what waits together is committed together, and nothing is lost."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Event

import pytest

from bot.arrivals import Arrivals
from bot.storage.database import Storage
from bot.storage.inbox import InboxQueue
from bot.storage.states import ArrivalState
from bot.storage.taking import Arrival
from bot.writer import Writer
from tests.fakes import FakeClock, FakeIds
from tests.inboxes import Desk, Telling, handling_of, opened_desk


@pytest.fixture
def desk(store: Storage, clock: FakeClock, ids: FakeIds) -> Iterator[Desk]:
    with opened_desk(store, clock=clock, ids=ids) as opened:
        yield opened


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
    handling = handling_of(storage, Telling(), clock=clock, ids=ids)
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


@pytest.mark.parametrize(("said", "replies"), [("1", ()), ("broken", None)])
async def test_a_form_that_another_process_handles_is_not_awaited_for_ever(
    shared: Storage, clock: FakeClock, ids: FakeIds, said: str, replies: tuple[()] | None
) -> None:
    with (
        opened_desk(shared, clock=clock, ids=ids) as ours,
        opened_desk(shared, clock=clock, ids=ids) as other,
    ):
        async with other.running(), asyncio.timeout(20):
            settled = await ours.inbox.settled(
                channel="test", update_id=said, payload=said, sender="王阿姨"
            )
    assert settled.replies == replies
