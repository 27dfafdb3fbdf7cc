"""The tick: once however many do it or are killed, never past a vote that came in time."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.states import DeliveryState
from bot.storage.taking import Arrival
from bot.ticker import MOST_PUT_OFF, Ticker
from bot.writer import Writer
from tests.dialogues import Council
from tests.fakes import START, FakeClock, FakeIds
from tests.handlers.stages import proposed, voting

EVENING = START + timedelta(hours=8, minutes=30)
"""Half past six in Shanghai."""


def ticker(store: Storage, *, clock: FakeClock, ids: FakeIds) -> Ticker:
    return Ticker(
        storage=store,
        writer=Writer(),
        post=Post(ids=ids, locale="zh_CN", time_zone="Asia/Shanghai"),
        clock=clock,
        ids=ids,
        wakes=(asyncio.Event(),),
    )


def at_closing(store: Storage, *, clock: FakeClock, ids: FakeIds) -> Ticker:
    """Return the ticker of a council whose only poll is due to close."""
    poll = voting(Council(begin=store.transaction, ids=ids))
    clock.set(poll.closes_at)
    return ticker(store, clock=clock, ids=ids)


def test_two_workers_that_tick_at_once_do_it_once(
    store: Storage, clock: FakeClock, ids: FakeIds
) -> None:
    due = at_closing(store, clock=clock, ids=ids)
    with ThreadPoolExecutor(max_workers=4) as workers:
        said = sorted(workers.map(lambda _: due.tick(), range(4)))
    assert said[:3] == [0, 0, 0]
    assert said[3] > 0
    with store.reading() as work:
        assert work.outcomes.count() == work.responses.count() == 1


def test_what_waits_in_the_inbox_comes_first(
    store: Storage, clock: FakeClock, ids: FakeIds
) -> None:
    due = at_closing(store, clock=clock, ids=ids)
    with store.transaction() as work:
        work.inbox.put_many([Arrival("test", "1", "{}", clock.now())])
    assert due.tick() == 0
    with store.transaction() as work:
        assert work.outcomes.count() == 0
        for row in work.inbox.claim(10):
            work.inbox.done(row)
    assert due.tick() > 0


def test_a_digest_is_told_once_however_often_its_teller_is_killed(
    store: Storage, clock: FakeClock, ids: FakeIds, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed(Council(begin=store.transaction, ids=ids))
    clock.set(EVENING)
    due = ticker(store, clock=clock, ids=ids)
    with monkeypatch.context() as killed:
        killed.setattr(Post, "post", _killed)
        for _ in range(3):
            with pytest.raises(Killed):
                due.tick()
    assert due.tick() == 2  # a message for each of the two rooms
    clock.advance(timedelta(minutes=1))
    assert ticker(store, clock=clock, ids=ids).tick() == 0
    with store.reading() as work:
        assert {each.told_at for each in work.digests.where()} == {EVENING}
        assert work.outbox.counts()[DeliveryState.PENDING] == 2


class Killed(BaseException):
    """The process ended before its transaction did."""


def _killed(*_: object, **__: object) -> None:
    raise Killed


def test_a_flood_does_not_put_the_closing_off_for_ever(
    storage: Storage, clock: FakeClock, ids: FakeIds
) -> None:
    due = at_closing(storage, clock=clock, ids=ids)
    with storage.transaction() as work:
        work.inbox.put_many([Arrival("test", "1", "{}", clock.now())])
    said = [due.tick() for _ in range(MOST_PUT_OFF + 1)]
    assert said[:-1] == [0] * MOST_PUT_OFF
    assert said[-1] > 0
