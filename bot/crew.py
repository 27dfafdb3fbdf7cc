"""Workers on what is claimed: several at once, woken early, never stopped by a fault."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

Item = TypeVar("Item")

IDLE_SECONDS = 1.0


@dataclass
class Crew(Generic[Item]):
    """Claims items of a queue and works on up to so many of them at a time.

    ``claim`` returns at most as many items as it is asked for; ``work`` settles an item
    and marks it. What a fault leaves behind is claimed again when its lease has run out.
    """

    at_once: int
    claim: Callable[[int], Awaitable[Sequence[Item]]]
    work: Callable[[Item], Awaitable[None]]
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    _busy: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])

    async def run(self) -> None:
        """Work on what waits, again and again, until cancelled."""
        try:
            while True:
                claimed = await self._claimed()
                for item in claimed:
                    task = asyncio.ensure_future(self.work(item))
                    self._busy.add(task)
                    task.add_done_callback(self._ended)
                if not claimed:
                    await self._rest()
        finally:
            for task in self._busy:
                task.cancel()

    async def _claimed(self) -> Sequence[Item]:
        free = self.at_once - len(self._busy)
        try:
            return await self.claim(free) if free else ()
        except Exception:  # the database may be away for a while; the items stay where they are
            log.exception("A queue could not be read; trying again")
            return ()

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._busy.discard(task)
        self.wake.set()
        if not task.cancelled() and (fault := task.exception()) is not None:
            log.error("An end could not be noted; it is worked on again", exc_info=fault)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self.wake.wait()
        except TimeoutError:
            return
        finally:
            self.wake.clear()
