"""The inbox: nothing doubled, nothing lost, each sender in order."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

from bot.storage.database import Storage
from bot.storage.inbox import Waiting
from bot.storage.states import ArrivalState
from bot.storage.taking import Arrival
from tests.bot.storage.world import NOW


def arrival(update_id: str, *, sender: str = "") -> Arrival:
    return Arrival("telegram", update_id, f"payload {update_id}", NOW, sender)


def updates(rows: tuple[Waiting, ...]) -> list[str]:
    return [row.update_id for row in rows]


def test_an_update_is_taken_in_once(store: Storage) -> None:
    with store.transaction() as work:
        assert work.inbox.put_many([arrival("1"), arrival("2"), arrival("1")]) == [
            True,
            True,
            False,
        ]
    with store.transaction() as work:
        assert work.inbox.put_many([arrival("2"), arrival("3")]) == [False, True]
        assert work.inbox.put_many([]) == []
        assert updates(work.inbox.claim(10)) == ["1", "2", "3"]
        assert updates(work.inbox.claim(2)) == ["1", "2"]


def test_what_is_done_is_forgotten_but_not_taken_in_again(store: Storage) -> None:
    with store.transaction() as work:
        work.inbox.put_many([arrival("1")])
        (row,) = work.inbox.claim(1)
        assert row.payload == "payload 1"
        assert row.received_at == NOW
        work.inbox.done(row)
        assert work.inbox.claim(1) == ()
        assert work.inbox.put_many([arrival("1")]) == [False]
        assert work.inbox.counts() == {
            ArrivalState.WAITING: 0,
            ArrivalState.DONE: 1,
            ArrivalState.QUARANTINED: 0,
        }
        assert work.inbox.forget(before=NOW) == 0
        assert work.inbox.forget(before=NOW + timedelta(seconds=1)) == 1


def test_the_third_failure_quarantines(store: Storage) -> None:
    with store.transaction() as work:
        work.inbox.put_many([arrival("poison"), arrival("good")])
    for last in (False, False, True):
        with store.transaction() as work:
            row = work.inbox.claim(10)[0]
            assert row.update_id == "poison"
            assert work.inbox.failed(row, error="boom") is last
    with store.transaction() as work:
        assert updates(work.inbox.claim(10)) == ["good"]
        (kept,) = work.inbox.quarantined()
        assert kept.payload == "payload poison"
        assert kept.attempts == 3


def test_an_undone_batch_is_handed_out_again(store: Storage) -> None:
    with store.transaction() as work:
        work.inbox.put_many([arrival("1")])
    with suppress(RuntimeError), store.transaction() as work:
        work.inbox.done(work.inbox.claim(1)[0])
        raise RuntimeError
    with store.transaction() as work:
        assert updates(work.inbox.claim(1)) == ["1"]


def test_workers_of_one_postgresql_keep_each_sender_in_order(shared: Storage) -> None:
    with shared.transaction() as work:
        work.inbox.put_many(
            [
                arrival("w1", sender="wang"),
                arrival("l1", sender="li"),
                arrival("w2", sender="wang"),
                arrival("x1"),
                arrival("x2"),
            ]
        )
    with shared.transaction() as first:
        assert updates(first.inbox.claim(1)) == ["w1"]
        with shared.transaction() as second:
            assert updates(second.inbox.claim(2)) == ["l1", "x1"]
            with shared.transaction() as third:
                assert updates(third.inbox.claim(9)) == ["x2"]
            for row in second.inbox.claim(2):
                second.inbox.done(row)
    with shared.transaction() as work:
        assert updates(work.inbox.claim(9)) == ["w1", "w2", "x2"]


def test_threads_handle_every_update_once(store: Storage) -> None:
    with store.transaction() as work:
        work.inbox.put_many([arrival(str(n), sender=f"s{n % 5}") for n in range(60)])
    together = Barrier(4)
    handled: list[str] = []

    def worker(_: int) -> None:
        together.wait()
        for _turn in range(60):
            with store.transaction() as work:
                rows = work.inbox.claim(4)
                for row in rows:
                    work.inbox.done(row)
            handled.extend(updates(rows))

    with ThreadPoolExecutor(max_workers=4) as threads:
        list(threads.map(worker, range(4)))
    assert sorted(handled, key=int) == [str(n) for n in range(60)]


def test_what_was_sent_before_something_handled_is_overtaken(store: Storage) -> None:
    late, other = arrival("9", sender="a"), arrival("8", sender="b")
    with store.transaction() as work:
        work.inbox.put_many([arrival("10", sender="a"), late, other, arrival("11", sender="a")])
        first, second, third, fourth = work.inbox.claim(9)
        assert not work.inbox.overtaken(second), "nothing was handled yet"
        work.inbox.done(first)
        assert work.inbox.overtaken(second)
        assert not work.inbox.overtaken(third), "another sender"
        assert not work.inbox.overtaken(fourth), "sent later"
        assert not work.inbox.overtaken(replace(second, update_id="nonce"))
        assert not work.inbox.overtaken(replace(second, sender_key=""))


def test_the_newest_update_is_the_highest_number_that_was_handled(store: Storage) -> None:
    with store.transaction() as work:
        assert work.inbox.newest("telegram") == 0
        work.inbox.put_many([arrival("10"), arrival("9"), arrival("11")])
        first, second, _ = work.inbox.claim(9)
        work.inbox.done(first)
        work.inbox.done(second)
        assert work.inbox.newest("telegram") == 10
        assert work.inbox.newest("web") == 0


def test_who_sends_thousands_keeps_nobody_waiting(store: Storage) -> None:
    flood = [arrival(str(number), sender="flood") for number in range(1, 10_001)]
    with store.transaction() as work:
        work.inbox.put_many(flood)
    for step in range(3):
        others = [arrival(f"{step}-{n}", sender=f"resident {n}") for n in range(20)]
        with store.transaction() as work:
            work.inbox.put_many(others)
        with store.transaction() as work:
            handled = work.inbox.claim(64)
            for row in handled:
                work.inbox.done(row)
        assert {each.update_id for each in others} <= set(updates(handled)), "in one batch"
        ours = [int(row.update_id) for row in handled if row.sender_key == "flood"]
        first = 44 * step + 1
        assert ours == list(range(first, first + 44)), "in its order, and not put off"
