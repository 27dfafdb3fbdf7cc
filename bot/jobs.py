"""The worker: durable jobs are done outside, their effects committed with the done mark."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.crew import Crew
from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.jobs import ClaimedJob, LeaseLost
from bot.storage.work import SqlUnitOfWork
from bot.writer import Writer
from handlers.messages import Replies
from handlers.ports import Clock, Ids, UnitOfWork

log = logging.getLogger(__name__)

AT_ONCE = 4
LEASE_SECONDS = 300.0

Effect = Callable[[UnitOfWork], Replies]
Labour = Callable[[Mapping[str, str]], Awaitable[Effect]]


class UnknownJob(LookupError):  # noqa: N818 - named for what is wrong
    """No labour is registered for a kind of job."""


@dataclass
class Jobs:
    """Claims jobs, does them, and commits each effect with its done mark."""

    storage: Storage
    writer: Writer
    kinds: Mapping[str, Labour]
    post: Post
    clock: Clock
    ids: Ids
    owner: str
    delivered: asyncio.Event
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Do what is due, again and again, until cancelled."""
        crew = Crew(at_once=AT_ONCE, claim=self._claimed, work=self._do, wake=self.wake)
        await crew.run()

    async def _claimed(self, limit: int) -> tuple[ClaimedJob, ...]:
        return await self.writer.run(lambda: self._claim(limit))

    def _claim(self, limit: int) -> tuple[ClaimedJob, ...]:
        with self.storage.transaction() as work:
            return work.queue.claim(
                now=self.clock.now(), owner=self.owner, lease_s=LEASE_SECONDS, limit=limit
            )

    async def _do(self, job: ClaimedJob) -> None:
        try:
            effect = await self._labour(job)(job.values)
            await self.writer.run(lambda: self._finish(job, effect))
        except LeaseLost:
            log.warning("Job %s was taken over by another worker", job.id)
        except Exception as fault:  # whatever a job does, it is tried again or given up
            log.exception("Job %s (%s) failed", job.id, job.kind)
            error = repr(fault)
            await self.writer.run(lambda: self._failed(job, error))
        self.delivered.set()

    def _labour(self, job: ClaimedJob) -> Labour:
        if job.kind not in self.kinds:
            raise UnknownJob(job.kind)
        return self.kinds[job.kind]

    def _finish(self, job: ClaimedJob, effect: Effect) -> None:
        with self.storage.transaction() as work:
            work.queue.finish(job, at=self.clock.now())
            self._post(work, effect(work))

    def _post(self, work: SqlUnitOfWork, replies: Replies) -> None:
        self.post.post(work, replies, now=self.clock.now(), awaited=True)

    def _failed(self, job: ClaimedJob, error: str) -> None:
        with self.storage.transaction() as work:
            work.queue.failed(job, now=self.clock.now(), error=error)
