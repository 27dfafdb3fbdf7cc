"""The durable inbox: commit what arrives, then handle it in batches."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.channel import Channel
from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.inbox import Arrival, Waiting
from bot.storage.work import SqlUnitOfWork
from bot.writer import Writer
from handlers.limits import Limits
from handlers.messages import Incoming, Replies
from handlers.ports import Clock, Ids
from handlers.router import route

log = logging.getLogger(__name__)

BATCH = 64
MOST_READ = 1024
IDLE_SECONDS = 5.0
PAUSE_AFTER_FAULT = 1.0


@dataclass(frozen=True)
class Settled:
    """What became of one arrival: its replies, or none where it was quarantined."""

    key: tuple[str, str]
    replies: Replies | None


@dataclass(frozen=True)
class Handling:
    """Handles arrivals: read, route, post the replies, mark done; one transaction.

    What was read when it arrived and waits to be handled is not read again.
    """

    storage: Storage
    channels: Mapping[str, Channel]
    clock: Clock
    ids: Ids
    post: Post
    limits: Limits = field(default_factory=Limits)
    _read: dict[tuple[str, str], Incoming] = field(
        default_factory=dict[tuple[str, str], Incoming]
    )
    _newest: dict[str, int] = field(default_factory=dict[str, int])

    def sender(self, channel: str, *, update_id: str, payload: str) -> str:
        """Return who sent an arrival, empty where that cannot be read."""
        try:
            incoming = self.channels[channel].read(payload)
        except Exception:  # a payload that cannot be read is quarantined by its handling
            log.exception("An arrival on %s cannot be read", channel)
            return ""
        if incoming is None:
            return ""
        if len(self._read) < MOST_READ:
            self._read[channel, update_id] = incoming
        return f"{channel}:{incoming.sender}"

    def known(self, channel: str, *, update_id: str) -> None:
        """Note that an arrival was there before, and will not be handled again."""
        self._read.pop((channel, update_id), None)

    def batch(self) -> tuple[Settled, ...]:
        """Handle the oldest waiting arrivals in one transaction, a savepoint each."""
        with self.storage.transaction() as work:
            handled = (self._handle(row, work) for row in work.inbox.claim(BATCH))
            return tuple(each for each in handled if each is not None)

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
        return Settled(key=key, replies=replies)

    def _replies(self, row: Waiting, work: SqlUnitOfWork) -> Replies:
        incoming = self._read.pop((row.channel, row.update_id), None)
        incoming = incoming or self.channels[row.channel].read(row.payload)
        if incoming is None:
            return ()
        incoming = replace(incoming, overtaken=self._overtaken(row, work))
        now = self.clock.now()
        replies = route(incoming, work=work, now=now, ids=self.ids, limits=self.limits)
        self.post.post(work, replies, asked=incoming, now=now)
        return replies

    def _overtaken(self, row: Waiting, work: SqlUnitOfWork) -> bool:
        """Tell whether something its sender sent later was handled; rarely asks the table."""
        if not row.update_id.isdecimal():
            return False
        if row.channel not in self._newest:
            self._newest[row.channel] = work.inbox.newest(row.channel)
        newest, number = self._newest[row.channel], int(row.update_id)
        if number > newest and self.storage.of_one_process:
            self._newest[row.channel] = number
            return False
        return work.inbox.overtaken(row)


class DurableInbox:
    """Takes raw updates in, commits those that wait together in one transaction."""

    def __init__(
        self, *, storage: Storage, handling: Handling, writer: Writer, clock: Clock
    ) -> None:
        """Hold the parts; ``run`` does the work."""
        self._storage = storage
        self._handling = handling
        self._writer = writer
        self._clock = clock
        self._arriving: list[tuple[Arrival, asyncio.Future[bool]]] = []
        self._awaited: dict[tuple[str, str], asyncio.Future[Settled]] = {}
        self._committing = asyncio.Lock()
        self._work = asyncio.Event()
        self.handled = asyncio.Event()

    async def put(self, *, channel: str, update_id: str, payload: str) -> bool:
        """Commit a raw update; return False where it was there already."""
        arrival = Arrival(
            channel=channel,
            update_id=update_id,
            payload=payload,
            received_at=self._clock.now(),
            sender_key=self._handling.sender(channel, update_id=update_id, payload=payload),
        )
        committed: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._arriving.append((arrival, committed))
        # Shielded: a caller that is cancelled while it commits holds the arrivals of others.
        await asyncio.shield(self._commit_in_turn())
        new = await committed
        if not new:
            self._handling.known(channel, update_id=update_id)
        self._work.set()
        return new

    async def settled(self, *, channel: str, update_id: str, payload: str) -> Settled:
        """Commit a raw update and wait until it was handled.

        For a repetition, whose replies went out before, the replies are empty.
        """
        key = (channel, update_id)
        awaited = self._awaited.get(key)
        if awaited is None:
            awaited = asyncio.get_running_loop().create_future()
            self._awaited[key] = awaited
        if not await self.put(channel=channel, update_id=update_id, payload=payload):
            self._settle(Settled(key=key, replies=()))
        return await asyncio.shield(awaited)

    async def run(self) -> None:
        """Handle what waits, again and again, until cancelled."""
        while True:
            try:
                settled = await self._writer.run(self._handling.batch)
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

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(IDLE_SECONDS):
                await self._work.wait()
        except TimeoutError:
            return
        finally:
            self._work.clear()

    async def _commit_in_turn(self) -> None:
        async with self._committing:
            await self._commit_waiting()

    async def _commit_waiting(self) -> None:
        batch, self._arriving = self._arriving, []
        if not batch:
            return
        try:
            new = await self._writer.run(lambda: self._put([each for each, _ in batch]))
        except Exception as fault:  # noqa: BLE001 - whoever waits hears of it, whatever it is
            for _, committed in batch:
                if not committed.cancelled():
                    committed.set_exception(fault)
            return
        for (_, committed), is_new in zip(batch, new, strict=True):
            if not committed.cancelled():
                committed.set_result(is_new)

    def _put(self, arrivals: Sequence[Arrival]) -> list[bool]:
        with self._storage.transaction() as work:
            return work.inbox.put_many(arrivals)

    def _settle(self, settled: Settled) -> None:
        awaited = self._awaited.pop(settled.key, None)
        if awaited is not None and not awaited.done():
            awaited.set_result(settled)
