"""What the gateway tells of, one event after another."""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from bot.channels.wechaty.directory import Directory
from bot.channels.wechaty.envelope import Envelope
from bot.channels.wechaty.faults import Fault, GatewayFault
from bot.channels.wechaty.gateway import Event, Gateway, Happening, Payload
from bot.channels.wechaty.health import Health
from bot.channels.wechaty.quotes import id_by_mark, quote_of
from bot.channels.wechaty.reading import READ
from handlers.messages import Happening as What
from handlers.messages import RoomEvent
from handlers.ports import Clock

log = logging.getLogger(__name__)

Json = Mapping[str, object]
MOST_UNREAD = 500


@dataclass
class Unread:
    """Messages that the gateway told of and whose words it did not give before it broke."""

    ids: deque[str] = field(default_factory=lambda: deque[str](maxlen=MOST_UNREAD))


@dataclass
class Listener:
    """Hears what happens during one connection.

    ``shown_as`` gives the id of our message with these words in a room or chat.

    ``commit`` takes a message over without waiting for its commit; ``logged_in`` is set
    while the gateway is on WeChat.
    """

    gateway: Gateway
    directory: Directory
    health: Health
    clock: Clock
    commit: Callable[[Envelope], Awaitable[None]]
    unread: Unread
    shown_as: Callable[[str, str], str]
    logged_in: asyncio.Event = field(default_factory=asyncio.Event)
    heard_at: float = 0.0

    async def listen(self) -> None:
        """Take in what happens until the connection breaks, which raises GatewayFault."""
        self.heard_at = asyncio.get_running_loop().time()
        async for event in self.gateway.events():
            self.heard_at = asyncio.get_running_loop().time()
            if self.logged_in.is_set():
                self.health.succeeded()
            await self._happened(event)

    async def keep_alive(self, *, every: float, stale: float) -> None:
        """Ask again and again for a sign of life; raise GatewayFault where none comes.

        The call proves that the gateway runs, the event that follows that it can be heard.
        """
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(every)
            await self.gateway.ding("neighbor-talk")
            if loop.time() - self.heard_at > stale:
                raise GatewayFault(Fault.SILENT, "no event came")

    async def _happened(self, event: Event) -> None:
        told = _read(event.payload)
        match event.kind:
            case Happening.MESSAGE:
                await self._arrived(_text(told, "messageId"))
            case Happening.LOGIN:
                await self._came_in(_text(told, "contactId"))
            case Happening.LOGOUT | Happening.SCAN:
                self.logged_in.clear()
                self.health.logged_out()
            case Happening.DIRTY:
                self.directory.forget(_text(told, "payloadId"))
            case _:
                await self._of_room(event.kind, told)

    async def _of_room(self, kind: int, told: Json) -> None:
        match kind:
            case Happening.ROOM_TOPIC:
                self.directory.renamed(_text(told, "roomId"), _text(told, "newTopic"))
            case Happening.ROOM_JOIN | Happening.ROOM_LEAVE:
                self.directory.forget(_text(told, "roomId"))
                await self._came_or_went(kind, told)
            case Happening.ROOM_INVITE:
                await _willing(self.gateway.accept_invitation(_text(told, "roomInvitationId")))
            case Happening.FRIENDSHIP:
                await _willing(self.gateway.accept_friend(_text(told, "friendshipId")))
            case _:
                return

    async def _came_or_went(self, kind: int, told: Json) -> None:
        """Take in that the bot or neighbours came into a room, or that the bot had to go."""
        came = kind == Happening.ROOM_JOIN
        people = _texts(told, "inviteeIdList" if came else "removeeIdList")
        if self.directory.me in people:
            event = RoomEvent(What.BACK if came else What.LEFT)
        elif came and people:
            event = RoomEvent(What.JOINED, joined=await self._named(people))
        else:
            return
        room, at = _text(told, "roomId"), told.get("timestamp", 0)
        message = Payload(
            id="-".join((event.kind, room, str(at), *people)),
            kind=kind,
            talker=_text(told, "inviterId" if came else "removerId"),
            room=room,
            text="",
            filename="",
            sent_at=at if isinstance(at, int) else 0,
            mentions=(),
        )
        title = await self.directory.title(self.gateway, room)
        await self.commit(
            Envelope(
                message=message,
                sender_name="",
                room_title=title,
                ours=(),
                mentioned=False,
                received_at=self.clock.now(),
                happened=event,
            )
        )

    async def _named(self, people: Sequence[str]) -> tuple[tuple[str, str], ...]:
        known = [(each, await self.directory.contact(self.gateway, each)) for each in people]
        return tuple((each, contact.name) for each, contact in known)

    async def _came_in(self, me: str) -> None:
        self.directory.me = me
        self.directory.forget_all()
        self.logged_in.set()
        self.health.succeeded()
        waiting = tuple(self.unread.ids)
        self.unread.ids.clear()
        for each in waiting:
            await self._arrived(each)

    async def _arrived(self, message_id: str) -> None:
        """Take a message in; one of our own, or before we know who we are, is left alone."""
        if not self.directory.me:
            self.unread.ids.append(message_id)
            return
        try:
            envelope = await self._enveloped(await self.gateway.message(message_id))
        except GatewayFault as fault:
            if fault.of_connection:
                self.unread.ids.append(message_id)
                raise
            log.warning("The gateway told of a message and has it not: %s", fault.words)
            return
        if envelope is not None:
            await self.commit(envelope)

    async def _enveloped(self, message: Payload) -> Envelope | None:
        if message.kind not in READ or message.talker in {"", self.directory.me}:
            return None
        talker = await self.directory.contact(self.gateway, message.talker)
        if talker.official:
            return None
        room = message.room
        mentioned = self.directory.me in message.mentions
        named = mentioned or "@" in message.text or message.text.lstrip().startswith("「")
        return Envelope(
            message=message,
            sender_name=talker.name,
            room_title=await self.directory.title(self.gateway, room) if room else "",
            ours=await self.directory.ours(self.gateway, room) if room and named else (),
            mentioned=mentioned,
            received_at=self.clock.now(),
            quoted=self._quoted(message),
        )

    def _quoted(self, message: Payload) -> str:
        """Return the id of our message that is quoted without its mark, cut short perhaps."""
        quote = quote_of(message.text)
        if quote is None or id_by_mark(quote.what):
            return ""
        return self.shown_as(message.room or message.talker, quote.what)


async def _willing(accepting: Awaitable[None]) -> None:
    """Accept somebody; that the gateway refuses it keeps nobody from talking."""
    try:
        await accepting
    except GatewayFault as fault:
        if fault.of_connection:
            raise
        log.warning("The gateway accepted no invitation: %s", fault.words)


def _read(payload: str) -> Json:
    try:
        found = json.loads(payload)
    except ValueError:
        return {}
    return cast("Json", found) if isinstance(found, dict) else {}


def _text(told: Json, name: str) -> str:
    found = told.get(name, "")
    return found if isinstance(found, str) else ""


def _texts(told: Json, name: str) -> tuple[str, ...]:
    found = told.get(name)
    listed = cast("Sequence[object]", found) if isinstance(found, list) else ()
    return tuple(each for each in listed if isinstance(each, str))
