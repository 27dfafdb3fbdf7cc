"""What was handed in and waits for its commit: many arrivals share one."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.disturbances import passes
from bot.storage.database import Storage
from bot.storage.taking import Arrival
from bot.writer import Writer

MOST_TOGETHER = 512

Waiter = tuple[Arrival, "asyncio.Future[bool]"]


@dataclass
class Arrivals:
    """Commits what waits together in one transaction, without waiting for more to come.

    While one commit is under way the next arrivals gather. Another transaction in the
    thread of ``writer`` may take them along, which saves them a commit of their own.
    ``together`` is how many shared the last commit.
    """

    storage: Storage
    writer: Writer
    _waiting: deque[Waiter] = field(default_factory=deque[Waiter])
    _asked: bool = False
    together: int = 0

    def __bool__(self) -> bool:
        """Tell whether something waits for a commit."""
        return bool(self._waiting)

    async def put(self, arrival: Arrival) -> bool:
        """Return once an arrival is committed; False where it was there already.

        The arrival of a caller that is cancelled meanwhile is committed all the same.
        """
        loop = asyncio.get_running_loop()
        committed: asyncio.Future[bool] = loop.create_future()
        self._waiting.append((arrival, committed))
        if not self._asked:
            self._asked = True
            loop.call_soon(self._hand_in)  # after whatever else arrived in this moment
        return await committed

    def take(self) -> list[Waiter]:
        """Take what waits into hand: it is to be told or given back."""
        waiting = self._waiting
        return [waiting.popleft() for _ in range(min(len(waiting), MOST_TOGETHER))]

    def give_back(self, taken: Sequence[Waiter]) -> None:
        """Have those commit alone whom a transaction that failed had taken along."""
        self._waiting.extendleft(reversed(taken))
        if taken:
            self._ask()

    def _ask(self) -> None:
        """Ask for a commit, unless one that has not begun is asked for."""
        if not self._asked:
            self._asked = True
            self._hand_in()

    def _hand_in(self) -> None:
        self.writer.hand_in(self._commit, first=True)

    def _commit(self) -> None:
        self._asked = False
        while taken := self.take():
            self.together = len(taken)
            try:
                tell(taken, self._put(taken))
            except Exception as fault:  # noqa: BLE001 - whoever waits hears of it
                self._failed(taken, fault)

    def _put(self, taken: Sequence[Waiter]) -> list[bool]:
        return self.storage.take_in([arrival for arrival, _ in taken])

    def _failed(self, taken: Sequence[Waiter], fault: Exception) -> None:
        """Let nobody else suffer from one arrival that the database does not take."""
        if len(taken) == 1 or passes(fault):
            tell(taken, fault)
            return
        for each in taken:
            try:
                tell([each], self._put([each]))
            except Exception as own:  # noqa: BLE001 - as above
                tell([each], own)


def tell(taken: Sequence[Waiter], found: Sequence[bool] | Exception) -> None:
    """Tell those who wait whether their arrival is new, or what went wrong.

    May be called in any thread, after the commit.
    """
    if taken:
        _, first = taken[0]
        first.get_loop().call_soon_threadsafe(_tell, taken, found)


def _tell(taken: Sequence[Waiter], found: Sequence[bool] | Exception) -> None:
    if isinstance(found, Exception):
        for _, committed in taken:
            if not committed.done():
                committed.set_exception(found)
        return
    for (_, committed), new in zip(taken, found, strict=True):
        if not committed.done():
            committed.set_result(new)
