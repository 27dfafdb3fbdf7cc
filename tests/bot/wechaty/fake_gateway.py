"""A Wechaty gateway in this process: the puppet service over a unix socket, as it behaves.

One stream of events at a time, nothing kept while nobody listens, ids only where
``tells_ids``; ``frozen`` answers nothing, ``refuses`` every message.
"""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from grpclib.client import Channel
from grpclib.const import Cardinality, Handler, Status
from grpclib.exceptions import GRPCError
from grpclib.server import Server, Stream
from wechaty_grpc.wechaty import puppet

TOKEN = "insecure_7d1c"  # noqa: S105 - of no gateway
ME = "wxid_bot"
TEXT, IMAGE, ATTACHMENT = 7, 6, 1
STARTED_AT = 1_795_312_800
CHUNK = 60_000
Json = Mapping[str, object]


@dataclass
class Spoken:
    """A message on the fake WeChat; ``talker`` is ME for what the bot says."""

    id: str
    talker: str
    chat: str
    text: str = ""
    kind: int = TEXT
    room: str = ""
    name: str = ""
    content: bytes = b""
    mentions: tuple[str, ...] = ()
    at: int = STARTED_AT


@dataclass
class FakeWechat:
    """People, rooms and what was said: what stays when a gateway goes."""

    contacts: dict[str, str] = field(default_factory=lambda: {ME: "邻里议"})
    officials: set[str] = field(default_factory=set[str])
    rooms: dict[str, str] = field(default_factory=dict[str, str])
    aliases: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    messages: dict[str, Spoken] = field(default_factory=dict[str, Spoken])
    accepted: list[str] = field(default_factory=list[str])

    def add(self, spoken: Spoken) -> Spoken:
        self.messages[spoken.id] = spoken
        return spoken

    def next_id(self) -> str:
        return str(7_000_000_000_000_000_000 - 13 * len(self.messages))

    @property
    def sent(self) -> list[Spoken]:
        return [each for each in self.messages.values() if each.talker == ME]


@dataclass
class FakeGateway:
    """The server; ``calls`` counts what was asked of it."""

    world: FakeWechat
    socket: Path
    logged_in: bool = True
    tells_ids: bool = True
    frozen: bool = False
    refuses: bool = False
    clock: Callable[[], float] | None = None
    calls: list[str] = field(default_factory=list[str])
    listening: asyncio.Event = field(default_factory=asyncio.Event)
    _events: "asyncio.Queue[tuple[int, Json]] | None" = None
    _server: Server | None = None
    _transports: set[Any] = field(default_factory=set[Any])

    # The network

    async def start(self) -> None:
        self.socket.unlink(missing_ok=True)
        self._server = Server([self])
        await self._server.start(path=str(self.socket))

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()
            for each in self._transports:
                each.abort()
            self._transports.clear()
            self._server = None
        self.socket.unlink(missing_ok=True)

    def connect(self) -> Channel:
        return Channel(path=str(self.socket))

    # What happens on WeChat

    def says(self, talker: str, text: str, *, room: str = "", **rest: Any) -> Spoken:  # noqa: ANN401 - of Spoken
        now = int(self.clock()) if self.clock else STARTED_AT
        spoken = Spoken(
            id=self.world.next_id(),
            talker=talker,
            chat=room or talker,
            text=text,
            room=room,
            **{"at": now, **rest},
        )
        self.world.add(spoken)
        self.emit(2, {"messageId": spoken.id})
        return spoken

    def emit(self, kind: int, told: Json) -> None:
        """Tell of an event, which is lost where nobody listens."""
        if self._events is not None:
            self._events.put_nowait((kind, told))

    # The service

    def __mapping__(self) -> dict[str, Handler]:
        unary = {
            "Version": (self._version, puppet.VersionRequest, puppet.VersionResponse),
            "Start": (self._start, puppet.StartRequest, puppet.StartResponse),
            "Ding": (self._ding, puppet.DingRequest, puppet.DingResponse),
            "MessagePayload": (
                self._message,
                puppet.MessagePayloadRequest,
                puppet.MessagePayloadResponse,
            ),
            "ContactPayload": (
                self._contact,
                puppet.ContactPayloadRequest,
                puppet.ContactPayloadResponse,
            ),
            "RoomPayload": (self._room, puppet.RoomPayloadRequest, puppet.RoomPayloadResponse),
            "RoomMemberPayload": (
                self._member,
                puppet.RoomMemberPayloadRequest,
                puppet.RoomMemberPayloadResponse,
            ),
            "MessageSendText": (
                self._send_text,
                puppet.MessageSendTextRequest,
                puppet.MessageSendTextResponse,
            ),
            "FriendshipPayload": (
                self._friendship,
                puppet.FriendshipPayloadRequest,
                puppet.FriendshipPayloadResponse,
            ),
            "FriendshipAccept": (
                self._befriend,
                puppet.FriendshipAcceptRequest,
                puppet.FriendshipAcceptResponse,
            ),
            "RoomInvitationAccept": (
                self._enter,
                puppet.RoomInvitationAcceptRequest,
                puppet.RoomInvitationAcceptResponse,
            ),
        }
        handlers = {
            f"/wechaty.Puppet/{name}": Handler(
                self._unary(name, call), Cardinality.UNARY_UNARY, request, response
            )
            for name, (call, request, response) in unary.items()
        }
        return {
            **handlers,
            "/wechaty.Puppet/Event": Handler(
                self._event, Cardinality.UNARY_STREAM, puppet.EventRequest, puppet.EventResponse
            ),
            "/wechaty.Puppet/MessageFileStream": Handler(
                self._file,
                Cardinality.UNARY_STREAM,
                puppet.MessageFileStreamRequest,
                puppet.MessageFileStreamResponse,
            ),
            "/wechaty.Puppet/MessageImageStream": Handler(
                self._file,
                Cardinality.UNARY_STREAM,
                puppet.MessageImageStreamRequest,
                puppet.MessageImageStreamResponse,
            ),
            "/wechaty.Puppet/MessageSendFileStream": Handler(
                self._send_file,
                Cardinality.STREAM_UNARY,
                puppet.MessageSendFileStreamRequest,
                puppet.MessageSendFileStreamResponse,
            ),
        }

    def _unary(self, name: str, call: Callable[[Any], Any]) -> Callable[[Any], Any]:
        async def served(stream: "Stream[Any, Any]") -> None:
            await self._enters(name, stream)
            request = await stream.recv_message()
            await stream.send_message(call(request))

        return served

    async def _enters(self, name: str, stream: "Stream[Any, Any]") -> None:
        self.calls.append(name)
        self._transports.add(stream._stream._transport)  # noqa: SLF001 - to be pulled out
        if self.frozen:
            await asyncio.Event().wait()
        given = cast("Mapping[str, str]", stream.metadata).get("authorization", "")
        if given != f"Wechaty {TOKEN}":
            raise GRPCError(Status.UNAUTHENTICATED, "Invalid Wechaty TOKEN")

    async def _event(self, stream: "Stream[Any, Any]") -> None:
        await self._enters("Event", stream)
        await stream.recv_message()
        if self._events is not None:
            raise GRPCError(Status.ALREADY_EXISTS, "GrpcServerImpl.event() can not call twice.")
        self._events = asyncio.Queue()
        self.emit(1, {"data": "connected"})
        if self.logged_in:
            self.emit(25, {"contactId": ME})
        try:
            await self._tell(stream)
        finally:
            self._events = None
            self.listening.clear()

    async def _tell(self, stream: "Stream[Any, Any]") -> None:
        assert self._events is not None
        self.listening.set()
        while True:
            kind, told = await self._events.get()
            payload = json.dumps(told, ensure_ascii=False)
            await stream.send_message(
                puppet.EventResponse(type=cast("Any", kind), payload=payload)
            )

    def _version(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        del request
        return puppet.VersionResponse(version="1.21.3")

    def _start(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        del request
        return puppet.StartResponse()

    def _ding(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        self.emit(3, {"data": request.data})
        return puppet.DingResponse()

    def _message(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        found = self._known(self.world.messages, request.id)
        return puppet.MessagePayloadResponse(
            id=found.id,
            text=found.text,
            filename=found.name,
            timestamp=found.at,
            type=cast("Any", found.kind),
            from_id=found.talker,
            room_id=found.room,
            to_id="" if found.room else ME,
            mention_ids=list(found.mentions),
        )

    def _contact(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        name = self._known(self.world.contacts, request.id)
        kind = 2 if request.id in self.world.officials else 1
        return puppet.ContactPayloadResponse(
            id=request.id, name=name, type=cast("Any", kind), friend=True
        )

    def _room(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        topic = self._known(self.world.rooms, request.id)
        return puppet.RoomPayloadResponse(id=request.id, topic=topic)

    def _member(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        alias = self.world.aliases.get((request.id, request.member_id), "")
        return puppet.RoomMemberPayloadResponse(id=request.member_id, room_alias=alias)

    def _send_text(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        spoken = self._post(request.conversation_id, text=request.text)
        return puppet.MessageSendTextResponse(id=spoken.id if self.tells_ids else None)

    def _friendship(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        kind = 2 if request.id.startswith("asks") else 1
        return puppet.FriendshipPayloadResponse(id=request.id, type=cast("Any", kind))

    def _befriend(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        self.world.accepted.append(request.id)
        return puppet.FriendshipAcceptResponse()

    def _enter(self, request: Any) -> Any:  # noqa: ANN401 - generated types
        self.world.accepted.append(request.id)
        return puppet.RoomInvitationAcceptResponse()

    async def _file(self, stream: "Stream[Any, Any]") -> None:
        await self._enters("File", stream)
        request = await stream.recv_message()
        found = self._known(self.world.messages, request.id)
        image = isinstance(request, puppet.MessageImageStreamRequest)
        answer = (
            puppet.MessageImageStreamResponse if image else puppet.MessageFileStreamResponse
        )
        await stream.send_message(answer(file_box_chunk=puppet.FileBoxChunk(name=found.name)))
        for start in range(0, len(found.content), CHUNK):
            data = found.content[start : start + CHUNK]
            await stream.send_message(answer(file_box_chunk=puppet.FileBoxChunk(data=data)))

    async def _send_file(self, stream: "Stream[Any, Any]") -> None:
        await self._enters("SendFile", stream)
        chat, name, content = "", "", bytearray()
        async for request in stream:
            chat = request.conversation_id or chat
            name = request.file_box_chunk.name or name
            content += request.file_box_chunk.data
        spoken = self._post(chat, name=name, content=bytes(content))
        await stream.send_message(
            puppet.MessageSendFileStreamResponse(id=spoken.id if self.tells_ids else None)
        )

    def _post(
        self, chat: str, *, text: str = "", name: str = "", content: bytes = b""
    ) -> Spoken:
        if self.refuses or chat not in {*self.world.contacts, *self.world.rooms}:
            raise GRPCError(Status.UNKNOWN, "no such conversation")
        kind = TEXT
        if name:
            kind = IMAGE if name.endswith((".png", ".jpg")) else ATTACHMENT
        room = chat if chat in self.world.rooms else ""
        spoken = Spoken(
            id=self.world.next_id(), talker=ME, chat=chat, text=text, kind=kind, room=room
        )
        spoken.name, spoken.content = name, content
        self.world.add(spoken)
        # The real ones tell a bot of its own messages too.
        self.emit(2, {"messageId": spoken.id})
        return spoken

    def _known(self, where: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - whatever it holds
        if key not in where:
            raise GRPCError(Status.UNKNOWN, f"no payload found for id {key}")
        return where[key]
