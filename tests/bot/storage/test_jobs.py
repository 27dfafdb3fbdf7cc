"""Jobs: once, by one worker, with their effect or not at all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from bot.storage.database import Storage
from bot.storage.jobs import LeaseLost
from bot.storage.states import JobState
from handlers.ports import Job
from tests.bot.storage.world import NOW

LEASE = 60.0
AFTER_LEASE = NOW + timedelta(seconds=61)


def test_a_job_of_one_key_is_enqueued_once(store: Storage) -> None:
    with store.transaction() as work:
        work.jobs.add(Job("answer", {"question": "q1"}, key="answer:q1"))
        work.jobs.add(Job("answer", {"question": "q1"}, key="answer:q1"))
        work.jobs.add(Job("tick"))
        work.jobs.add(Job("tick"))
        claimed = work.queue.claim(now=NOW, owner="one", lease_s=LEASE, limit=9)
    assert [(each.kind, each.values, each.attempt) for each in claimed] == [
        ("answer", {"question": "q1"}, 1),
        ("tick", {}, 1),
        ("tick", {}, 1),
    ]


def test_a_job_waits_until_it_is_due(store: Storage) -> None:
    with store.transaction() as work:
        work.jobs.add(Job("later", due_at=NOW + timedelta(hours=1)))
        assert work.queue.claim(now=NOW, owner="one", lease_s=LEASE) == ()
        assert work.queue.claim(now=NOW + timedelta(hours=1), owner="one", lease_s=LEASE)


def test_a_claimed_job_is_nobody_elses_until_its_lease_ends(store: Storage) -> None:
    with store.transaction() as work:
        work.jobs.add(Job("answer"))
        (first,) = work.queue.claim(now=NOW, owner="one", lease_s=LEASE)
        assert work.queue.claim(now=NOW, owner="two", lease_s=LEASE) == ()
        work.queue.renew(first, now=NOW, lease_s=LEASE)
        (second,) = work.queue.claim(now=AFTER_LEASE, owner="two", lease_s=LEASE)
        assert (second.id, second.attempt) == (first.id, 2)
        for late in (
            lambda: work.queue.finish(first, at=NOW),
            lambda: work.queue.failed(first, error="x", now=NOW),
            lambda: work.queue.renew(first, now=NOW, lease_s=LEASE),
            lambda: work.queue.dead(first, error="x"),
        ):
            with pytest.raises(LeaseLost) as caught:
                late()
            assert (caught.value.job, caught.value.owner) == (first.id, "one")
        work.queue.finish(second, at=NOW)
        with pytest.raises(LeaseLost):
            work.queue.finish(second, at=NOW)
        assert work.queue.counts()[JobState.DONE] == 1


def test_the_effect_of_a_late_worker_is_undone(store: Storage) -> None:
    with store.transaction() as work:
        work.jobs.add(Job("answer"))
        (first,) = work.queue.claim(now=NOW, owner="one", lease_s=LEASE)
        work.queue.claim(now=AFTER_LEASE, owner="two", lease_s=LEASE)

    def late() -> None:
        with store.transaction() as work:
            work.program_state.put("effect", value="first")
            work.queue.finish(first, at=NOW)

    with pytest.raises(LeaseLost):
        late()
    with store.reading() as work:
        assert work.program_state.get("effect") is None


def test_a_failed_job_is_tried_again_later_and_given_up_in_the_end(store: Storage) -> None:
    now = NOW
    with store.transaction() as work:
        work.jobs.add(Job("answer", {"question": "q1"}))
        for pause in (10, 20, 40, 80):
            (job,) = work.queue.claim(now=now, owner="one", lease_s=LEASE)
            assert work.queue.failed(job, error="model is away", now=now) is False
            now += timedelta(seconds=pause - 1)
            assert work.queue.claim(now=now, owner="one", lease_s=LEASE) == ()
            now += timedelta(seconds=1)
        (job,) = work.queue.claim(now=now, owner="one", lease_s=LEASE)
        assert work.queue.failed(job, error="model is away", now=now) is True
        assert work.queue.claim(now=now + timedelta(days=1), owner="one", lease_s=LEASE) == ()
        assert work.queue.counts()[JobState.DEAD] == 1
        (dead,) = work.queue.dead_letters()
    assert (dead.kind, dead.values) == ("answer", {"question": "q1"})
    assert dead.error == "model is away"


def test_a_job_whose_workers_are_killed_lasts_and_one_that_kills_them_is_given_up(
    store: Storage,
) -> None:
    now = NOW
    with store.transaction() as work:
        work.jobs.add(Job("poison"))
        for _attempt in range(20):
            assert work.queue.claim(now=now, owner="one", lease_s=LEASE)
            now += timedelta(seconds=LEASE + 31)
        assert work.queue.claim(now=now, owner="one", lease_s=LEASE) == ()
        assert work.queue.counts()[JobState.DEAD] == 1


def test_a_job_whose_worker_vanished_fails_as_often_as_any_other(store: Storage) -> None:
    now = NOW
    with store.transaction() as work:
        work.jobs.add(Job("answer"))
        for _kill in range(6):
            assert work.queue.claim(now=now, owner="one", lease_s=LEASE)
            work.queue.release(now=now)
            now += timedelta(seconds=31)
        for pause in (10, 20, 40, 80):
            (job,) = work.queue.claim(now=now, owner="one", lease_s=LEASE)
            assert work.queue.failed(job, error="model is away", now=now) is False
            now += timedelta(seconds=pause)
        (job,) = work.queue.claim(now=now, owner="one", lease_s=LEASE)
        assert work.queue.failed(job, error="model is away", now=now) is True


def test_threads_claim_every_job_once(store: Storage) -> None:
    with store.transaction() as work:
        for number in range(40):
            work.jobs.add(Job("count", {"n": str(number)}))

    def worker(owner: int) -> list[str]:
        done: list[str] = []
        while True:
            with store.transaction() as work:
                claimed = work.queue.claim(now=NOW, owner=str(owner), lease_s=LEASE, limit=3)
            if not claimed:
                return done
            for job in claimed:
                with store.transaction() as work:
                    work.queue.finish(job, at=NOW)
                done.append(job.values["n"])

    with ThreadPoolExecutor(max_workers=4) as threads:
        counted = [n for done in threads.map(worker, range(4)) for n in done]
    assert sorted(counted, key=int) == [str(n) for n in range(40)]


def test_what_was_in_the_hands_of_a_process_that_is_gone_is_free(store: Storage) -> None:
    with store.transaction() as work:
        work.jobs.add(Job("answer"))
        for attempt in range(1, 4):
            (job,) = work.queue.claim(now=NOW, owner=f"process {attempt}", lease_s=LEASE)
            assert job.attempt == attempt
            assert work.queue.release(now=NOW) == 1
        assert work.queue.claim(now=NOW, owner="process 4", lease_s=LEASE) == ()
        rested = NOW + timedelta(seconds=30)
        assert work.queue.claim(now=rested, owner="process 4", lease_s=LEASE)


def test_what_was_done_long_ago_is_forgotten_a_batch_at_a_time(store: Storage) -> None:
    with store.transaction() as work:
        for number in range(5):
            work.jobs.add(Job("answer", key=f"answer:{number}"))
        work.jobs.add(Job("waits"))
        for job in work.queue.claim(now=NOW, owner="one", lease_s=LEASE, limit=5):
            late = job.key == "answer:4"
            work.queue.finish(job, at=AFTER_LEASE if late else NOW)
        gone = [work.queue.forget(before=AFTER_LEASE, most=3) for _ in range(3)]
        work.jobs.add(Job("answer", key="answer:0"))
        assert gone == [3, 1, 0]
        counts = work.queue.counts()
    assert (counts[JobState.DONE], counts[JobState.WAITING]) == (1, 2)
