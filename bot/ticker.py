"""The tick: everything that falls due is done, by whichever process comes first."""

import asyncio
import logging
from dataclasses import dataclass

from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.states import ArrivalState
from bot.writer import Writer
from handlers import deadlines, retention
from handlers.ports import Clock, Ids
from handlers.retention import PERIODS, Kept

log = logging.getLogger(__name__)

EVERY_SECONDS = 3.0
FORGET_EVERY = 3600.0
MOST_PUT_OFF = 20
MOST_FORGOTTEN = 2000


@dataclass
class Ticker:
    """Looks every few seconds whether something is due; all of it is idempotent."""

    storage: Storage
    writer: Writer
    post: Post
    clock: Clock
    ids: Ids
    wakes: tuple[asyncio.Event, ...]
    _put_off: int = 0

    async def run(self) -> None:
        """Tick until cancelled."""
        now = asyncio.get_running_loop().time
        forgotten = now() - FORGET_EVERY
        while True:
            try:
                if await self.writer.run(self.tick):
                    for wake in self.wakes:
                        wake.set()
                if now() - forgotten >= FORGET_EVERY:
                    await self.writer.run(self.forget)
                    forgotten = now()
            except Exception:  # the database may be away for a while; what is due stays due
                log.exception("The tick could not be done; trying again")
            await asyncio.sleep(EVERY_SECONDS)

    def tick(self) -> int:
        """Do what is due in one transaction; return how many messages came of it.

        What waits in the inbox came before: a vote that was committed in time is counted
        before its poll closes. A flood cannot put the closing off for ever.
        """
        now = self.clock.now()
        with self.storage.transaction() as work:
            if work.inbox.counts()[ArrivalState.WAITING] and self._put_off < MOST_PUT_OFF:
                self._put_off += 1
                return 0
            self._put_off = 0
            # On PostgreSQL this row's lock keeps a second process out until we commit.
            work.program_state.put("tick", value=now.isoformat())
            replies = deadlines.tick(work, now=now, ids=self.ids)
            self.post.post(work, replies, now=now)
            return len(replies)

    def forget(self) -> None:
        """Remove what was kept long enough: handled rows of the queues, and what of people."""
        now = self.clock.now()
        with self.storage.transaction() as work:
            retention.forget(work, now=now)
            work.seal_plain()
            before = now - PERIODS[Kept.QUEUES]
            work.inbox.forget(before=before)
            work.outbox.forget(before=before)
            work.queue.forget(before=before, most=MOST_FORGOTTEN)
