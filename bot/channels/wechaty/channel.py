"""The channel: one connection after another, reading, sending, and its state."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field

from bot.channel import ChannelState, Inbox, Outgoing
from bot.channels.wechaty.access import GatewayAccess
from bot.channels.wechaty.directory import Directory
from bot.channels.wechaty.envelope import Envelope
from bot.channels.wechaty.faults import GatewayFault
from bot.channels.wechaty.gateway import Gateway
from bot.channels.wechaty.health import Health
from bot.channels.wechaty.reading import NAME, read
from bot.channels.wechaty.receiving import Listener, Unread
from bot.channels.wechaty.sending import Sender
from handlers.messages import Incoming
from handlers.ports import Clock

log = logging.getLogger(__name__)

MOST_COMMITTING = 64
Returned = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class Patience:
    """How long the channel waits, in seconds.

    ``first`` and ``longest`` are the pauses between tries while the gateway cannot be
    reached; ``answer`` is how long a call may take; ``ask_every`` how often a sign of life
    is asked for and ``stale`` how old the last event may be; a return is told ``settled``
    after it, and again no sooner than ``tell_every``.
    """

    first: float = 1.0
    longest: float = 60.0
    answer: float = 10.0
    ask_every: float = 15.0
    stale: float = 60.0
    settled: float = 5.0
    tell_every: float = 600.0
    commit_again: float = 1.0
    stop_within: float = 5.0


@dataclass
class Connection:
    """The gateway that is connected, and what ends the connection from outside."""

    gateway: Gateway
    listener: Listener
    broken: asyncio.Event = field(default_factory=asyncio.Event)
    fault: GatewayFault | None = None

    async def until_broken(self) -> None:
        """Wait until a call found that the connection is of no more use; raise its fault."""
        await self.broken.wait()
        if self.fault is not None:
            raise self.fault


@dataclass
class WechatyChannel:
    """WeChat as the contract of ``bot.channel`` asks for it.

    ``returned`` is called when messages may have been missed: the protocol keeps none
    while nobody listens.
    """

    access: GatewayAccess
    clock: Clock
    returned: Returned | None = None
    patience: Patience = field(default_factory=Patience)

    def __post_init__(self) -> None:
        """Make the parts."""
        self._health = Health(clock=self.clock)
        self._directory = Directory()
        self._unread = Unread()
        self._sender = Sender(gateway=self._connected, broke=self._broke)
        self._connection: Connection | None = None
        self._room_to_commit = asyncio.Semaphore(MOST_COMMITTING)
        self._committing: set[asyncio.Task[None]] = set()
        self._told_at: float | None = None

    @property
    def name(self) -> str:
        """Return the channel's name in accounts, rooms and offers."""
        return NAME

    def read(self, payload: str) -> Incoming | None:
        """Return what a raw message says; None for what does not concern the council."""
        return read(payload)

    def state(self) -> ChannelState:
        """Return how the channel is."""
        return self._health.state(NAME)

    async def send(self, message: Outgoing) -> str:
        """Show a message; return its id. Raises RetryLater and Undeliverable."""
        return await self._sender.send(message)

    async def fetch(self, reference: str) -> bytes:
        """Return the bytes of a file; raises RetryLater and Undeliverable."""
        return await self._sender.fetch(reference)

    async def run(self, inbox: Inbox) -> None:
        """Receive until cancelled; without a gateway try again and again.

        The pause between tries doubles while none succeeds.
        """
        pause = self.patience.first
        try:
            while True:
                before = self._health.last_success_at
                await self._apart(self._session(inbox))
                if self._health.last_success_at != before:
                    pause = self.patience.first
                await asyncio.sleep(pause)
                pause = min(2 * pause, self.patience.longest)
        finally:
            self._health.running = False
            await self._finish_committing()

    async def _apart(self, session: Coroutine[None, None, None]) -> None:
        """Await a session in a task of its own.

        grpclib wakes tasks by cancelling them, and before Python 3.13 a TaskGroup that
        fails forgets a cancellation that comes just then: here neither reaches us.
        """
        task = asyncio.create_task(session)
        try:
            await asyncio.wait({task})
            task.result()
        finally:
            task.cancel()
            await asyncio.wait({task}, timeout=self.patience.stop_within)

    async def _session(self, inbox: Inbox) -> None:
        """Be connected once, until that breaks."""
        try:
            gateway = Gateway(self.access, seconds=self.patience.answer)
        except GatewayFault as fault:
            self._health.failed(fault)
            return
        try:
            await gateway.version()
            await self._served(self._connection_of(gateway, inbox))
        except* GatewayFault as faults:
            self._health.failed(_first(faults))
        finally:
            self._connection = None
            await gateway.close()

    def _connection_of(self, gateway: Gateway, inbox: Inbox) -> Connection:
        async def commit(envelope: Envelope) -> None:
            await self._begin_commit(inbox, envelope)

        listener = Listener(
            gateway=gateway,
            directory=self._directory,
            health=self._health,
            clock=self.clock,
            commit=commit,
            unread=self._unread,
            shown_as=self._sender.shown.id_of,
        )
        return Connection(gateway=gateway, listener=listener)

    async def _served(self, connection: Connection) -> None:
        """Listen and keep the connection alive; raises an ExceptionGroup of GatewayFault."""
        self._connection = connection
        listener, patience = connection.listener, self.patience
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(listener.listen())
            tasks.create_task(
                listener.keep_alive(every=patience.ask_every, stale=patience.stale)
            )
            tasks.create_task(self._tell_return(listener))
            tasks.create_task(connection.until_broken())
            await connection.gateway.start()

    async def _tell_return(self, listener: Listener) -> None:
        """Say once the connection has settled that messages may have been missed."""
        if self.returned is None:
            return
        await listener.logged_in.wait()
        await asyncio.sleep(self.patience.settled)
        now = asyncio.get_running_loop().time
        if self._told_at is not None:
            await asyncio.sleep(max(0.0, self._told_at + self.patience.tell_every - now()))
        try:
            await self.returned()
            self._told_at = now()
        except Exception:  # whatever the database does, people are still heard
            log.exception("That messages may be missing could not be told")

    def _connected(self) -> Gateway | None:
        connection = self._connection
        if connection is None or not connection.listener.logged_in.is_set():
            return None
        return connection.gateway

    def _broke(self, fault: GatewayFault) -> None:
        """End the connection, because a call found that it is of no more use."""
        connection = self._connection
        if connection is not None and connection.fault is None:
            connection.fault = fault
            connection.broken.set()

    async def _begin_commit(self, inbox: Inbox, envelope: Envelope) -> None:
        """Begin to commit a message in its order; wait only where many are on their way."""
        await self._room_to_commit.acquire()
        task = asyncio.create_task(self._commit(inbox, envelope))
        self._committing.add(task)
        task.add_done_callback(self._committed)

    def _committed(self, task: "asyncio.Task[None]") -> None:
        self._committing.discard(task)
        self._room_to_commit.release()

    async def _commit(self, inbox: Inbox, envelope: Envelope) -> None:
        """Commit a message, however often it takes: nobody sends it again."""
        while True:
            try:
                await inbox.put(
                    channel=NAME,
                    update_id=envelope.update_id,
                    payload=envelope.sealed(),
                    sender=envelope.message.talker,
                )
            except Exception:  # the database may be away for a while
                log.exception("A message could not be committed; trying again")
                await asyncio.sleep(self.patience.commit_again)
            else:
                return

    async def _finish_committing(self) -> None:
        if self._committing:
            await asyncio.wait(self._committing, timeout=self.patience.stop_within)
        for task in tuple(self._committing):
            task.cancel()


def _first(faults: BaseExceptionGroup[GatewayFault]) -> GatewayFault:
    first = faults.exceptions[0]
    return first if isinstance(first, GatewayFault) else _first(first)
