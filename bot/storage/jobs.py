"""Durable work, claimed by lease and fenced by owner and attempt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import (
    Connection,
    Executable,
    Update,
    bindparam,
    delete,
    or_,
    select,
    update,
)

from bot.storage.statements import counts, insertion, moments, parameters, stands
from bot.storage.states import JobState
from bot.storage.tables.queues import JOBS
from handlers.ports import Job

MOST_FAILURES = 5
MOST_VANISHED = 20
SOON_AGAIN = 3
REST = timedelta(seconds=30)
FIRST_PAUSE = timedelta(seconds=10)
ERROR_LENGTH = 2000


class LeaseLost(RuntimeError):  # noqa: N818 - somebody else has taken over; no fault of ours
    """A worker came back late: the job belongs to another by now."""

    def __init__(self, *, job: int, owner: str, attempt: int) -> None:
        super().__init__(job, owner, attempt)
        self.job = job
        self.owner = owner
        self.attempt = attempt


@dataclass(frozen=True)
class ClaimedJob:
    """A job in the hands of one worker until the lease ends."""

    id: int
    kind: str
    values: Mapping[str, str]
    key: str
    attempt: int
    owner: str
    failures: int = 0


@dataclass(frozen=True)
class DeadJob:
    """A job that was given up, and why."""

    id: int
    kind: str
    values: Mapping[str, str]
    error: str


_WAITING = stands(JOBS, JobState.WAITING)
_FREE = or_(
    JOBS.c.lease_until.is_(None),
    JOBS.c.lease_until <= bindparam("_now"),
    JOBS.c.lease_until > bindparam("_never"),
)
_VANISHED = JOBS.c.attempts - JOBS.c.failures
_RESTED = or_(
    JOBS.c.lease_until.is_(None),
    _VANISHED < SOON_AGAIN,
    JOBS.c.lease_until <= bindparam("_rested"),
    JOBS.c.lease_until > bindparam("_never"),
)
_DUE = or_(JOBS.c.due_at.is_(None), JOBS.c.due_at <= bindparam("_now"))
_NEXT = (
    select(JOBS.c.id)
    .where(_WAITING, _FREE, _RESTED, _DUE)
    .order_by(JOBS.c.id)
    .limit(bindparam("_limit"))
    .with_for_update(skip_locked=True)
)
_TAKEN = (
    update(JOBS)
    .where(JOBS.c.id.in_(bindparam("_ids", expanding=True)))
    .values(
        attempts=JOBS.c.attempts + 1,
        owner=bindparam("_owner"),
        lease_until=bindparam("_until"),
    )
    .returning(
        JOBS.c.id,
        JOBS.c.kind,
        JOBS.c["values"],
        JOBS.c.key,
        JOBS.c.attempts,
        JOBS.c.owner,
        JOBS.c.failures,
    )
)
_RELEASED = (
    update(JOBS).where(_WAITING, JOBS.c.owner != "").values(lease_until=bindparam("_now"))
)
_EXHAUSTED = (
    update(JOBS)
    .where(_WAITING, JOBS.c.lease_until <= bindparam("_now"), _VANISHED >= MOST_VANISHED)
    .values(state=JobState.DEAD, owner="", lease_until=None)
)
_DEAD = (
    select(JOBS.c.id, JOBS.c.kind, JOBS.c["values"], JOBS.c.error)
    .where(stands(JOBS, JobState.DEAD))
    .order_by(JOBS.c.id)
)
_OLD = (
    select(JOBS.c.id)
    .where(
        stands(JOBS, JobState.DONE),
        or_(JOBS.c.lease_until.is_(None), JOBS.c.lease_until < bindparam("_before")),
    )
    .order_by(JOBS.c.id)
    .limit(bindparam("_limit"))
)
_FORGOTTEN = delete(JOBS).where(JOBS.c.id.in_(bindparam("_ids", expanding=True)))


class JobQueue:
    """The jobs, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, job: Job, /) -> None:
        """Enqueue a job; one with the same non-empty key is enqueued once."""
        values = {
            "kind": job.kind,
            "values": dict(job.values),
            "key": job.key,
            "due_at": job.due_at,
            "state": JobState.WAITING,
            "attempts": 0,
            "failures": 0,
            "owner": "",
            "error": "",
        }
        self._connection.execute(_kept(self._connection.dialect.name), values)

    def claim(
        self, *, now: datetime, owner: str, lease_s: float, limit: int = 1
    ) -> tuple[ClaimedJob, ...]:
        """Return due jobs, ours until the lease ends; commit before working on them.

        That its worker vanished is rarely a job's fault: programs are stopped and machines
        fail. From the third time on a job rests a while, so that one which kills its worker
        lets the others be done, and in the end that one is given up.
        """
        self._connection.execute(_EXHAUSTED, {"_now": now})
        due = {**moments(now), "_rested": now - REST, "_limit": limit}
        ids = self._connection.execute(_NEXT, due).scalars().all()
        if not ids:
            return ()
        until = now + timedelta(seconds=lease_s)
        rows = self._connection.execute(_TAKEN, {"_ids": ids, "_owner": owner, "_until": until})
        return tuple(sorted((ClaimedJob(*row) for row in rows), key=lambda each: each.id))

    def finish(self, job: ClaimedJob, *, at: datetime) -> None:
        """Mark a job done in the transaction of its effect, or raise LeaseLost.

        Its lease ends at that moment, which tells later how long ago it was.
        """
        self._settle(job, state=JobState.DONE, owner="", lease_until=at, error="")

    def renew(self, job: ClaimedJob, *, now: datetime, lease_s: float) -> None:
        """Hold a job for longer, or raise LeaseLost."""
        self._settle(job, lease_until=now + timedelta(seconds=lease_s))

    def failed(self, job: ClaimedJob, *, error: str, now: datetime) -> bool:
        """Have a job tried again later, or raise LeaseLost; return True where it is given up.

        The pauses double: 10 s, 20 s, 40 s, 80 s.
        """
        if job.failures + 1 >= MOST_FAILURES:
            self.dead(job, error=error)
            return True
        self.retry(job, error=error, not_before=now + FIRST_PAUSE * 2**job.failures)
        return False

    def retry(self, job: ClaimedJob, *, error: str, not_before: datetime) -> None:
        """Have a job tried again from a moment on, or raise LeaseLost."""
        self._settle(
            job,
            failures=job.failures + 1,
            owner="",
            lease_until=None,
            due_at=not_before,
            error=error[:ERROR_LENGTH],
        )

    def dead(self, job: ClaimedJob, *, error: str) -> None:
        """Give a job up, or raise LeaseLost."""
        self._settle(
            job,
            state=JobState.DEAD,
            owner="",
            lease_until=None,
            error=error[:ERROR_LENGTH],
        )

    def release(self, *, now: datetime) -> int:
        """End every lease, for whoever holds one is gone; return how many."""
        return self._connection.execute(_RELEASED, {"_now": now}).rowcount

    def counts(self) -> Mapping[JobState, int]:
        """Return how many jobs stand where."""
        return counts(self._connection, JOBS, states=JobState)

    def dead_letters(self) -> tuple[DeadJob, ...]:
        """Return the jobs given up, for the operator."""
        return tuple(DeadJob(*row) for row in self._connection.execute(_DEAD))

    def forget(self, *, before: datetime, most: int) -> int:
        """Remove jobs that were done before a moment, so many at once; return how many.

        A job of the same key may be enqueued again after that.
        """
        ids = self._connection.execute(_OLD, {"_before": before, "_limit": most}).scalars()
        kept = {"_ids": ids.all()}
        return self._connection.execute(_FORGOTTEN, kept).rowcount if kept["_ids"] else 0

    def _settle(self, job: ClaimedJob, **values: object) -> None:
        fence = {"_id": job.id, "_owner": job.owner, "_attempt": job.attempt}
        settled = _settled(tuple(sorted(values)))
        if self._connection.execute(settled, {**fence, **values}).rowcount != 1:
            raise LeaseLost(job=job.id, owner=job.owner, attempt=job.attempt)


@cache
def _settled(names: tuple[str, ...]) -> Update:
    return (
        update(JOBS)
        .where(
            JOBS.c.id == bindparam("_id"),
            JOBS.c.owner == bindparam("_owner"),
            JOBS.c.attempts == bindparam("_attempt"),
            _WAITING,
        )
        .values(parameters(names))
    )


@cache
def _kept(dialect: str) -> Executable:
    return insertion(JOBS, dialect=dialect).on_conflict_do_nothing()
