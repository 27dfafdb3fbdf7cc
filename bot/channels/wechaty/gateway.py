"""The calls of the puppet service that we need, typed and held to a time."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import IntEnum

from grpclib.client import Channel
from grpclib.const import Cardinality
from wechaty_grpc.wechaty import PuppetStub  # pyright: ignore[reportMissingTypeStubs]  # it is typed itself
from wechaty_grpc.wechaty.puppet import (  # pyright: ignore[reportMissingTypeStubs]  # as above
    FileBoxChunk,
    ImageType,
    MessageFileStreamResponse,
    MessageImageStreamResponse,
    MessagePayloadResponse,
    MessageSendFileStreamRequest,
    MessageSendFileStreamResponse,
)

from bot.channels.wechaty.access import GatewayAccess
from bot.channels.wechaty.faults import Fault, GatewayFault, in_gateway_words

CHUNK = 64 * 1024
FILE_SECONDS = 300.0
CLOSING_SECONDS = 0.05
SEND_FILE = "/wechaty.Puppet/MessageSendFileStream"


class Kind(IntEnum):
    """Kinds of messages that we read, by the numbers of the TypeScript puppet.

    The gateway hands its own numbers on; those of the protocol file differ.
    Source: wechaty-puppet 1.21, src/schemas/message.ts.
    """

    ATTACHMENT = 1
    IMAGE = 6
    TEXT = 7


class Happening(IntEnum):
    """Kinds of events that we heed, by the numbers of the protocol."""

    MESSAGE = 2
    FRIENDSHIP = 17
    ROOM_INVITE = 18
    ROOM_JOIN = 19
    ROOM_LEAVE = 20
    ROOM_TOPIC = 21
    SCAN = 22
    LOGIN = 25
    LOGOUT = 26
    DIRTY = 27


@dataclass(frozen=True)
class Event:
    """Something that happened: a number, of ``Happening`` where we heed it, and JSON."""

    kind: int
    payload: str


@dataclass(frozen=True)
class Payload:
    """What the gateway says of a message; ``sent_at`` in seconds or milliseconds."""

    id: str
    kind: int
    talker: str
    room: str
    text: str
    filename: str
    sent_at: int
    mentions: tuple[str, ...]


@dataclass(frozen=True)
class Contact:
    """Somebody on WeChat; ``official`` accounts are no people."""

    name: str
    official: bool


class Gateway:
    """One connection to a gateway.

    Every call raises GatewayFault, no later than ``seconds`` after it began.
    """

    def __init__(self, access: GatewayAccess, *, seconds: float) -> None:
        # At DEBUG it logs every header, the token among them.
        logging.getLogger("hpack").setLevel(logging.WARNING)
        with in_gateway_words():
            self._channel: Channel = access.open()
        metadata = access.metadata
        self._metadata = metadata
        self._calls = PuppetStub(self._channel, timeout=seconds, metadata=metadata)
        self._stream = PuppetStub(self._channel, metadata=metadata)

    async def close(self) -> None:
        """Let the connection go, which takes the loop some turns."""
        self._channel.close()
        await asyncio.sleep(CLOSING_SECONDS)

    async def version(self) -> str:
        """Return the puppet's version: the quickest way to see whether it answers."""
        with in_gateway_words():
            return str((await self._calls.version()).version)

    async def start(self) -> None:
        """Ask the puppet to run, which it may do already."""
        with in_gateway_words():
            await self._calls.start()

    async def ding(self, data: str) -> None:
        """Ask for an event of kind DONG."""
        with in_gateway_words():
            await self._calls.ding(data=data)

    async def events(self) -> AsyncIterator[Event]:
        """Give what happens until the gateway ends it, which is a fault too."""
        with in_gateway_words():
            async for event in self._stream.event():
                yield Event(kind=int(event.type), payload=str(event.payload))
        raise GatewayFault(Fault.BROKEN, "the events ended")

    async def message(self, message_id: str) -> Payload:
        """Return what a message says."""
        with in_gateway_words():
            found: MessagePayloadResponse = await self._calls.message_payload(id=message_id)
        return Payload(
            id=message_id,
            kind=int(found.type),
            talker=found.from_id,
            room=found.room_id,
            text=found.text,
            filename=found.filename,
            sent_at=found.timestamp,
            mentions=tuple(found.mention_ids),
        )

    async def contact(self, contact_id: str) -> Contact:
        """Return who somebody is."""
        with in_gateway_words():
            found = await self._calls.contact_payload(id=contact_id)
        return Contact(name=found.name, official=int(found.type) == OFFICIAL)

    async def topic(self, room_id: str) -> str:
        """Return what a room is called."""
        with in_gateway_words():
            return str((await self._calls.room_payload(id=room_id)).topic)

    async def alias(self, room_id: str, *, contact_id: str) -> str:
        """Return what somebody is called in a room, empty where as anywhere."""
        with in_gateway_words():
            found = await self._calls.room_member_payload(id=room_id, member_id=contact_id)
        return str(found.room_alias)

    async def say(self, text: str, *, to: str) -> str:
        """Send words to a room or contact; return the message's id where it is told."""
        with in_gateway_words():
            sent = await self._calls.message_send_text(
                conversation_id=to, text=text, mentonal_ids=[]
            )
        return sent.id or ""

    async def accept_friend(self, friendship_id: str) -> None:
        """Accept somebody who asked to write to us in private, nothing else."""
        with in_gateway_words():
            asked = await self._calls.friendship_payload(id=friendship_id)
            if int(asked.type) == ASKED_FOR_FRIENDSHIP:
                await self._calls.friendship_accept(id=friendship_id)

    async def accept_invitation(self, invitation_id: str) -> None:
        """Go into a room that we were asked into."""
        with in_gateway_words():
            await self._calls.room_invitation_accept(id=invitation_id)

    async def send_file(self, content: bytes, *, name: str, to: str) -> str:
        """Send a file in chunks; return the message's id where it is told.

        The library's stub names a call that its own runtime does not have.
        """
        with in_gateway_words():
            async with self._channel.request(
                SEND_FILE,
                Cardinality.STREAM_UNARY,
                MessageSendFileStreamRequest,
                MessageSendFileStreamResponse,
                timeout=FILE_SECONDS,
                metadata=self._metadata,
            ) as stream:
                await stream.send_message(MessageSendFileStreamRequest(conversation_id=to))
                await stream.send_message(_chunk(FileBoxChunk(name=name)))
                for start in range(0, len(content), CHUNK):
                    data = content[start : start + CHUNK]
                    await stream.send_message(_chunk(FileBoxChunk(data=data)))
                await stream.end()
                sent = await stream.recv_message()
        return (sent.id or "") if sent is not None else ""

    async def file(self, message_id: str, *, image: bool, most: int) -> bytes:
        """Return the bytes of a message, which come in chunks.

        Raises GatewayFault too where there are more than ``most``.
        """
        found: AsyncIterator[MessageImageStreamResponse | MessageFileStreamResponse]
        if image:
            found = self._stream.message_image_stream(  # pyright: ignore[reportUnknownMemberType]  # names a type it does not import
                id=message_id, type=ImageType.IMAGE_TYPE_ARTWORK
            )
        else:
            found = self._stream.message_file_stream(id=message_id)
        content = bytearray()
        with in_gateway_words():
            async with asyncio.timeout(FILE_SECONDS):
                await _gather(found, into=content, most=most)
        return bytes(content)


OFFICIAL = 2
ASKED_FOR_FRIENDSHIP = 2


async def _gather(
    found: AsyncIterator[MessageImageStreamResponse | MessageFileStreamResponse],
    *,
    into: bytearray,
    most: int,
) -> None:
    async for each in found:
        into += each.file_box_chunk.data
        if len(into) > most:
            raise GatewayFault(Fault.REFUSED, f"the file is larger than {most} bytes")


def _chunk(chunk: FileBoxChunk) -> MessageSendFileStreamRequest:
    return MessageSendFileStreamRequest(file_box_chunk=chunk)
