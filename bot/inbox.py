"""The durable inbox: commit what arrives, then handle it in batches."""

import asyncio
import logging
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.arrivals import Arrivals, Waiter, tell
from bot.channel import Channel
from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.inbox import Waiting
from bot.storage.states import ArrivalState
from bot.storage.taking import Arrival
from bot.storage.work import SqlUnitOfWork
from bot.writer import Writer
from handlers.limits import Limits
from handlers.messages import Incoming, Replies
from handlers.ports import Clock, Ids
from handlers.router import route

log = logging.getLogger(__name__)

BATCH = 64
IDLE_SECONDS = 5.0
PAUSE_AFTER_FAULT = 1.0
CROWD = 8
"""So many arrivals in one commit are a crowd: more will follow at once."""
LET_PASS_SECONDS = 0.25
LOOK_SECONDS = 0.01
LOOK_ELSEWHERE_SECONDS = 1.0
"""How long a caller waits before it looks whether another process handled its arrival."""


@dataclass(frozen=True)
class Settled:
    """What became of one arrival: its replies, or none where it was quarantined."""

    key: tuple[str, str]
    replies: Replies | None


@dataclass
class Order:
    """What was handled last of each sender, by update ids that count.

    Whatever is newer than all of that need not be looked for in the table.
    """

    _before: dict[str, int] = field(default_factory=dict[str, int])
    _since: dict[str, int] = field(default_factory=dict[str, int])

    def overtaken(self, row: Waiting, work: SqlUnitOfWork, *, alone: bool) -> bool:
        """Tell whether something was handled that the sender of a row sent later.

        ``alone`` where no other process handles rows.
        """
        if not (alone and row.update_id.isdecimal() and row.sender_key):
            return work.inbox.overtaken(row)
        if row.channel not in self._before:
            self._before[row.channel] = work.inbox.newest(row.channel)
        last = max(self._before[row.channel], self._since.get(row.sender_key, 0))
        return int(row.update_id) < last and work.inbox.overtaken(row)

    def handled(self, row: Waiting) -> None:
        """Note that a row was handled."""
        if row.sender_key and row.update_id.isdecimal():
            number = int(row.update_id)
            self._since[row.sender_key] = max(number, self._since.get(row.sender_key, 0))

    def forget(self) -> None:
        """Ask the table again: what was noted may be undone."""
        self._before.clear()
        self._since.clear()


@dataclass
class Handling:
    """Handles arrivals: read, route, post the replies, mark done; one transaction."""

    storage: Storage
    channels: Mapping[str, Channel]
    clock: Clock
    ids: Ids
    post: Post
    limits: Limits = field(default_factory=Limits)
    _order: Order = field(default_factory=Order)
    _claimed: deque[Waiting] = field(default_factory=deque[Waiting])

    def batch(self, arrivals: Arrivals) -> tuple[Settled, ...]:
        """Handle waiting arrivals in one transaction, a savepoint each.

        A crowd that arrives ends the batch, and so does whatever arrives where one process
        has the database to itself: it is committed with the batch.
        """
        taken: list[Waiter] = []
        try:
            with self.storage.transaction() as work:
                settled = tuple(self._handled(work, arrivals))
                taken = arrivals.take() if self.storage.of_one_process else []
                new = work.inbox.put_many([arrival for arrival, _ in taken])
        except BaseException:
            self._claimed.clear()
            self._order.forget()
            arrivals.give_back(taken)
            raise
        tell(taken, new)
        return settled

    def _handled(self, work: SqlUnitOfWork, arrivals: Arrivals) -> list[Settled]:
        alone = self.storage.of_one_process
        if not (alone and self._claimed):
            self._claimed = deque(work.inbox.claim(BATCH))
        settled: list[Settled] = []
        while self._claimed:
            found = self._handle(self._claimed.popleft(), work)
            settled += [found] if found else []
            if arrivals.together >= CROWD or (alone and arrivals):
                break
        return settled

    def _handle(self, row: Waiting, work: SqlUnitOfWork) -> Settled | None:
        key = (row.channel, row.update_id)
        try:
            with work.savepoint():
                replies = self._replies(row, work)
                work.inbox.done(row)
        except Exception as fault:  # one bad arrival must not undo the others of its batch
            log.exception("An arrival on %s could not be handled", row.channel)
            gone = work.inbox.failed(row, error=repr(fault))
            return Settled(key=key, replies=None) if gone else None
        self._order.handled(row)
        return Settled(key=key, replies=replies)

    def _replies(self, row: Waiting, work: SqlUnitOfWork) -> Replies:
        incoming = self.channels[row.channel].read(row.payload)
        if incoming is None:
            return ()
        overtaken = self._order.overtaken(row, work, alone=self.storage.of_one_process)
        incoming = replace(incoming, overtaken=overtaken)
        now = self.clock.now()
        replies = route(incoming, work=work, now=now, ids=self.ids, limits=self.limits)
        _follow(work, incoming)
        self.post.post(work, replies, asked=incoming, now=now)
        return replies


def _follow(work: SqlUnitOfWork, incoming: Incoming) -> None:
    """Have what waits for a group go where the group went."""
    happened = incoming.happened
    if happened is not None and happened.moved_to and incoming.room is not None:
        work.outbox.moved(channel=incoming.channel, chat=incoming.room, to=happened.moved_to)


class DurableInbox:
    """Takes raw updates in, commits those that wait together in one transaction.

    ``door`` is the thread in which arrivals are committed. Where several may write it is
    another than ``writer``, so that nothing that is handled keeps arrivals waiting.
    """

    def __init__(self, *, handling: Handling, writer: Writer, door: Writer) -> None:
        """Hold the parts; ``run`` does the work."""
        self._handling = handling
        self._writer = writer
        self._arrivals = Arrivals(storage=handling.storage, writer=door)
        self._awaited: dict[tuple[str, str], asyncio.Future[Settled]] = {}
        self._work = asyncio.Event()
        self.handled = asyncio.Event()

    async def put(self, *, channel: str, update_id: str, payload: str, sender: str) -> bool:
        """Commit a raw update; return False where it was there already."""
        arrival = Arrival(
            channel=channel,
            update_id=update_id,
            payload=payload,
            received_at=self._handling.clock.now(),
            sender_key=f"{channel}:{sender}" if sender else "",
        )
        new = await self._arrivals.put(arrival)
        self._work.set()
        return new

    async def settled(
        self, *, channel: str, update_id: str, payload: str, sender: str
    ) -> Settled:
        """Commit a raw update and wait until it was handled.

        For a repetition, whose replies went out before, the replies are empty.
        """
        key = (channel, update_id)
        awaited = self._awaited.get(key)
        if awaited is None:
            awaited = asyncio.get_running_loop().create_future()
            self._awaited[key] = awaited
        if not await self.put(
            channel=channel, update_id=update_id, payload=payload, sender=sender
        ):
            self._settle(Settled(key=key, replies=()))
        if not self._handling.storage.of_one_process:
            await self._handled_anywhere(key, awaited=awaited)
        return await asyncio.shield(awaited)

    async def _handled_anywhere(
        self, key: tuple[str, str], *, awaited: asyncio.Future[Settled]
    ) -> None:
        """Wait until an arrival was handled, here or by another process.

        What another process answered is not known here: the replies are empty.
        """
        state: ArrivalState | None = ArrivalState.WAITING
        while not (await asyncio.wait({awaited}, timeout=LOOK_ELSEWHERE_SECONDS))[0]:
            if state is not ArrivalState.WAITING:  # ours would have said so by now
                failed = state is ArrivalState.QUARANTINED
                self._settle(Settled(key=key, replies=None if failed else ()))
            state = await asyncio.to_thread(self._state, key)

    def _state(self, key: tuple[str, str]) -> ArrivalState | None:
        channel, update_id = key
        with self._handling.storage.reading() as work:
            return work.inbox.state(channel=channel, update_id=update_id)

    async def run(self) -> None:
        """Handle what waits, again and again, until cancelled."""
        while True:
            await self._let_pass()
            try:
                settled = await self._writer.run(lambda: self._handling.batch(self._arrivals))
            except Exception:  # the database may be away for a while; nothing is lost meanwhile
                log.exception("The inbox could not be handled; trying again")
                await asyncio.sleep(PAUSE_AFTER_FAULT)
                continue
            for each in settled:
                self._settle(each)
            if settled:
                self.handled.set()
            else:
                await self._rest()

    async def _let_pass(self) -> None:
        """Wait while crowds arrive, though not for long: a vote must be safe first of all."""
        now = asyncio.get_running_loop().time
        until = now() + LET_PASS_SECONDS
        while (self._arrivals or self._arrivals.together >= CROWD) and now() < until:
            self._arrivals.together = 0
            await asyncio.sleep(LOOK_SECONDS)

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._work.wait()
        except TimeoutError:
            return
        finally:
            self._work.clear()

    def _settle(self, settled: Settled) -> None:
        awaited = self._awaited.pop(settled.key, None)
        if awaited is not None and not awaited.done():
            awaited.set_result(settled)
