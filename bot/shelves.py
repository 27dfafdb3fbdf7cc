"""Keeps what can be found in step with what the database holds."""

import asyncio
import logging
from dataclasses import dataclass, field

from bot.holdings import holdings
from bot.storage.database import Storage
from bot.writer import Writer
from handlers.ports import Clock, Ids, StaffAnswerState, UnitOfWork
from handlers.remembering import STRUCK
from knowledge.library import Holdings
from knowledge.starter import stock
from knowledge.store import Store

log = logging.getLogger(__name__)

EVERY_SECONDS = 5.0
INDEX_AFTER_SECONDS = 3.0

TEACHING = ("ask.rate", STRUCK)
"""The actions after which more, or less, is remembered of answered questions."""

Mark = tuple[object, ...]


@dataclass
class Shelves:
    """Stocks the starter pack, then looks whether sources came or went.

    ``stocked`` is set once the store holds what the database does: who asks before that
    would be told that nothing is known.
    """

    storage: Storage
    writer: Writer
    store: Store
    clock: Clock
    ids: Ids
    stocked: asyncio.Event = field(default_factory=asyncio.Event)
    _seen: Mark | None = None
    _given: Holdings | None = None

    async def run(self) -> None:
        """Keep the store fresh until cancelled."""
        while True:
            try:
                await self._step()
            except Exception:  # the database may be away; what was found before stays found
                log.exception("The sources could not be read; trying again")
            await asyncio.sleep(EVERY_SECONDS)

    async def _step(self) -> None:
        if self._seen is not None:
            if await asyncio.to_thread(self.look):
                await asyncio.to_thread(self.store.index)
            return
        await self.writer.run(self._stock)
        await asyncio.to_thread(self.look)
        self.stocked.set()
        # Indexing loads libraries for seconds; the first pages are served before.
        await asyncio.sleep(INDEX_AFTER_SECONDS)
        await asyncio.to_thread(self.store.index)

    def look(self) -> bool:
        """Give the store what is current, if that is not what it has; tell which."""
        with self.storage.reading() as work:
            mark = _mark(work)
            if mark == self._seen:
                return False
            held = holdings(work)
            self._seen = mark
            # Most ratings teach nothing new, and indexing takes a while.
            if held == self._given:
                return False
            self.store.refresh(held)
            self._given = held
            return True

    def _stock(self) -> None:
        with self.storage.transaction() as work:
            stock(work, now=self.clock.now(), new_id=self.ids.new)


def _mark(work: UnitOfWork) -> Mark:
    """Return what differs whenever something that may be found came, changed or went."""
    approved = work.staff_answers.where(state=StaffAnswerState.APPROVED)
    return (
        work.sources.where(),
        work.wordings.where(),
        tuple((each.id, each.place) for each in work.communities.where()),
        work.traces.count(action=TEACHING),
        tuple(each.id for each in approved),
    )
