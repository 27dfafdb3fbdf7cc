"""Showing messages: words with numbered choices, pictures and files."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.channel import CardFace, Enclosure, Outgoing, RetryLater, Undeliverable, Unreachable
from bot.channels.wechaty.faults import GatewayFault
from bot.channels.wechaty.gateway import Gateway
from bot.channels.wechaty.parcels import Parcel, labels, parcels
from bot.channels.wechaty.quotes import id_by_mark
from bot.channels.wechaty.reading import FILE, IMAGE, conversation, is_room
from bot.channels.wechaty.shown import Shown

Result = TypeVar("Result")
LARGEST_FILE = 100_000_000
LARGEST_FETCHED = 20_000_000
AWAY_SECONDS = 10.0
BUSY_SECONDS = 0.5
REFUSED_SECONDS = 20.0
MOST_REFUSALS = 3
AT_ONCE = 8
"""A gateway that hangs may not hold up the letters of other channels."""
CARDS_KEPT = 2000


@dataclass
class Sender:
    """Sends what the outbox holds, through the gateway that is connected.

    ``_arrived`` keeps the ids of the parcels that got through before one failed, so that
    the repetition goes on from there, and ``_faces`` the pictures that they begin with;
    ``_shown`` what could be chosen from a card when it was shown last; ``_refused`` how
    often the gateway refused a message.
    """

    gateway: Callable[[], Gateway | None]
    broke: Callable[[GatewayFault], None]
    _arrived: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _faces: dict[str, CardFace | None] = field(default_factory=dict[str, CardFace | None])
    _refused: dict[str, int] = field(default_factory=dict[str, int])
    _shown: OrderedDict[tuple[str, str], tuple[str, ...]] = field(
        default_factory=OrderedDict[tuple[str, str], tuple[str, ...]]
    )
    shown: Shown = field(default_factory=Shown)
    _under_way: int = 0

    async def send(self, message: Outgoing) -> str:
        """Show a message and return its id; raise RetryLater and Undeliverable.

        A person to whom nothing can be said is taken to have gone: gateways do not say why.
        """
        if self._stands_already(message):
            return message.edits
        try:
            shown = await self._asked(message.id, lambda gateway: self._post(gateway, message))
        except Undeliverable as fault:
            if is_room(message.chat) or not isinstance(fault.__cause__, GatewayFault):
                raise
            raise Unreachable(str(fault)) from fault
        self._remember(message, shown)
        return shown

    async def fetch(self, reference: str) -> bytes:
        """Return the bytes of a file that a person sent."""
        image = reference.startswith(IMAGE)
        message_id = reference.removeprefix(IMAGE if image else FILE)

        async def fetched(gateway: Gateway) -> bytes:
            return await gateway.file(message_id, image=image, most=LARGEST_FETCHED)

        return await self._asked(reference, fetched)

    def _stands_already(self, message: Outgoing) -> bool:
        """Tell whether a card of a room need not be said again.

        Nothing can be edited: a group would hear every count anew. It hears a card again
        when there is something else to choose, though it be called the same: nobody is to
        answer to one statement and be counted on another.
        """
        before = self._shown.get((message.chat, message.edits)) if message.edits else None
        return before == _offered(message) and is_room(message.chat)

    def _remember(self, message: Outgoing, shown: str) -> None:
        self._shown[message.chat, shown] = _offered(message)
        while len(self._shown) > CARDS_KEPT:
            self._shown.popitem(last=False)

    async def _post(self, gateway: Gateway, message: Outgoing) -> str:
        planned = parcels(await self._as_picture(message))
        arrived = self._arrived.setdefault(message.id, [])
        for position in range(len(arrived), len(planned)):
            if position:
                await message.turn()
            parcel = planned[position]
            arrived.append(await _sent(gateway, parcel, to=conversation(message.chat)))
        self._forget(message.id)
        shown = id_by_mark(message.mark) or next(filter(None, reversed(arrived)), message.id)
        for parcel in planned:
            if isinstance(parcel, str):
                self.shown.note(conversation(message.chat), parcel, shown)
        return shown

    async def _as_picture(self, message: Outgoing) -> Outgoing:
        """Return a card of a room as its picture with few words, where there is one."""
        if not is_room(message.chat) or message.pictures:
            return message
        if message.id not in self._faces:
            self._faces[message.id] = await message.face()
        face = self._faces[message.id]
        if face is None:
            return message
        hint = message.hint_in_room if labels(message.buttons) else ""
        return replace(
            message,
            text="\n".join(each for each in (face.caption, hint) if each),
            pictures=(face.picture,),
            buttons=tuple(each for each in message.buttons if each.link),
        )

    def _forget(self, key: str) -> None:
        self._arrived.pop(key, None)
        self._faces.pop(key, None)

    async def _asked(self, key: str, call: Callable[[Gateway], Awaitable[Result]]) -> Result:
        """Return what the gateway gives, its faults in the words of the channel contract."""
        gateway = self.gateway()
        if gateway is None:
            raise RetryLater(AWAY_SECONDS)
        if self._under_way >= AT_ONCE:
            raise RetryLater(BUSY_SECONDS)
        self._under_way += 1
        try:
            result = await call(gateway)
        except GatewayFault as fault:
            raise self._in_channel_words(fault, key=key) from fault
        finally:
            self._under_way -= 1
        self._refused.pop(key, None)
        return result

    def _in_channel_words(self, fault: GatewayFault, *, key: str) -> RetryLater | Undeliverable:
        if fault.of_connection:
            self.broke(fault)
            return RetryLater(AWAY_SECONDS, uncertain=fault.uncertain)
        refusals = self._refused.pop(key, 0) + 1
        if refusals >= MOST_REFUSALS:
            self._forget(key)
            return Undeliverable(fault.words)
        self._refused[key] = refusals
        return RetryLater(REFUSED_SECONDS)


def _offered(message: Outgoing) -> tuple[str, ...]:
    return (*labels(message.buttons), *message.presses)


async def _sent(gateway: Gateway, parcel: Parcel, *, to: str) -> str:
    if isinstance(parcel, str):
        return await gateway.say(parcel, to=to)
    content = await asyncio.to_thread(_bytes, parcel)
    return await gateway.send_file(content, name=parcel.name, to=to)


def _bytes(file: Enclosure) -> bytes:
    try:
        content = file.path.read_bytes()
    except OSError as fault:
        raise Undeliverable(f"the file {file.name} cannot be read") from fault
    if len(content) > LARGEST_FILE:
        raise Undeliverable(f"the file {file.name} is larger than 100 MB")
    return content
