"""A clock that jumps by a day: no deadline is met twice or missed, nobody is posted twice."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.disturbances import Trouble
from bot.ground import doubted
from bot.storage.database import Storage
from bot.storage.outbox import Letter
from bot.system import BELIEVED_AFTER, TOLERATED, SystemClock
from handlers.messages import Here, Reply, Text
from handlers.ports import Job
from tests.fakes import FakeClock

DAY = 86_400.0
BEGAN = 1_790_000_000.0


@dataclass
class Machine:
    """A machine whose clock can be set, and which knows how long it has run."""

    set_by: float = 0.0
    ran: float = 1000.0

    def wall(self) -> float:
        return BEGAN + self.ran + self.set_by

    def passed(self) -> float:
        return self.ran


@pytest.fixture
def machine() -> Machine:
    return Machine()


@pytest.fixture
def jumps() -> list[float]:
    return []


@pytest.fixture
def steady(machine: Machine, jumps: list[float]) -> SystemClock:
    clock = SystemClock(wall=machine.wall, passed=machine.passed, jumped=jumps.append)
    clock.now()
    return clock


def told(ran: float, *, set_by: float = 0.0) -> datetime:
    return datetime.fromtimestamp(BEGAN + ran + set_by, tz=UTC)


@pytest.mark.parametrize("by", [DAY, -DAY], ids=["ahead", "back"])
def test_a_jump_that_is_put_right_is_never_noticed(
    machine: Machine, steady: SystemClock, jumps: list[float], by: float
) -> None:
    machine.set_by = by
    for _ in range(5):
        machine.ran += 60
        assert steady.now() == told(machine.ran)
    machine.set_by = 0.0
    machine.ran += BELIEVED_AFTER
    assert steady.now() == told(machine.ran)
    assert jumps == [by + 0.0]


@pytest.mark.parametrize("by", [DAY, -DAY], ids=["ahead", "back"])
def test_a_jump_that_stays_is_believed_after_a_while(
    machine: Machine, steady: SystemClock, jumps: list[float], by: float
) -> None:
    machine.set_by = by
    steady.now()
    machine.ran += BELIEVED_AFTER - 1
    assert steady.now() == told(machine.ran)
    machine.ran += 1
    assert steady.now() == told(machine.ran, set_by=by)
    machine.ran += 1
    assert steady.now() == told(machine.ran, set_by=by)
    assert len(jumps) == 1


def test_a_clock_that_is_put_right_little_by_little_is_followed(
    machine: Machine, steady: SystemClock, jumps: list[float]
) -> None:
    for _ in range(100):
        machine.ran += 1
        machine.set_by -= TOLERATED / 2
        assert steady.now() == told(machine.ran, set_by=machine.set_by)
    assert jumps == []


def test_the_operator_hears_of_a_jump(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        doubted(storage.troubles, -DAY)
    assert "The clock was set by -86400 seconds" in caplog.text
    assert storage.troubles.present() == (Trouble.CLOCK_JUMPED,)


def test_a_clock_that_was_set_back_holds_no_lease_for_a_day(
    store: Storage, clock: FakeClock
) -> None:
    with store.transaction() as work:
        work.jobs.add(Job("answer", {}))
        work.outbox.put(_letter(clock.now()))
        assert work.queue.claim(now=clock.now(), owner="dead", lease_s=300)
        assert work.outbox.claim(now=clock.now(), owner="dead", lease_s=60, limit=1)
    earlier = clock.now() - timedelta(days=1)
    with store.transaction() as work:
        (job,) = work.queue.claim(now=earlier, owner="living", lease_s=300)
        (letter,) = work.outbox.claim(now=earlier, owner="living", lease_s=60, limit=1)
        assert (job.owner, letter.owner) == ("living", "living")
    with store.transaction() as work:
        soon = earlier + timedelta(seconds=1)
        assert work.queue.claim(now=soon, owner="third", lease_s=300) == ()
        assert work.outbox.claim(now=soon, owner="third", lease_s=60, limit=1) == ()


def _letter(at: datetime) -> Letter:
    reply = Reply(to=Here(), lines=(Text("plain", {"words": "您好"}),))
    return Letter("web", "wang", reply, "zh_CN", "Asia/Shanghai", at)
