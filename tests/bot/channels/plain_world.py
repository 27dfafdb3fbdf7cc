"""A chat that can do little: the fake channel, as weak as a channel may be.

No buttons, no edits, no notes, and whatever is said while the line is down is lost.
"""

import json
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

import anyio

from bot.channel import (
    ChannelState,
    Inbox,
    Outgoing,
    RetryLater,
    Undeliverable,
    Unreachable,
)
from handlers.messages import AttachmentKind, Incoming, IncomingFile
from tests.bot.channels.contract import (
    Ability,
    MemoryInbox,
    Place,
    Seen,
    Site,
    Way,
    until,
)

NAME = "plain"
PEOPLE = {Place.PRIVATE: "neighbour", Place.GROUP: "group-1"}
CALLED = "@邻里议"
WAYS: Mapping[Ability, Way] = dict.fromkeys(Ability, Way.YES) | {
    Ability.CHOICES: Way.NUMBERS,
    Ability.LINK: Way.LINE,
    Ability.CARD: Way.ANEW,
    Ability.NOTE: Way.MESSAGE,
    Ability.AWAY: Way.LOST,
}


@dataclass(frozen=True)
class Line:
    """What went over the wire to the bot."""

    number: int
    sender: str
    room: str
    text: str
    quoted: str = ""
    file: str = ""
    name: str = "邻居"


@dataclass
class PlainNetwork:
    """Chats that hold texts and files, and nothing to press."""

    chats: dict[str, list[Seen]] = field(default_factory=dict[str, list[Seen]])
    files: dict[str, bytes] = field(default_factory=dict[str, bytes])
    waiting: list[Line] = field(default_factory=list[Line])
    sent: int = 0
    posted: int = 0
    down: bool = False
    patience: int = 0
    gone: set[str] = field(default_factory=set[str])

    def post(self, chat: str, seen: Seen) -> str:
        """Show a message; return its id."""
        self.posted += 1
        key = f"p{self.posted}"
        kept = Seen(key, seen.text, pictures=seen.pictures, documents=seen.documents)
        self.chats.setdefault(chat, []).append(kept)
        return key


@dataclass
class PlainChannel:
    """An adapter of the plain network, written as the contract asks."""

    network: PlainNetwork
    up: bool = False

    @property
    def name(self) -> str:
        return NAME

    def read(self, payload: str) -> Incoming | None:
        line = Line(**json.loads(payload))
        words = line.text.removeprefix(CALLED).strip()
        called = not line.room or bool(line.quoted) or words != line.text
        return Incoming(
            channel=NAME,
            update_id=str(line.number),
            sender=line.sender,
            sender_name=line.name,
            at=datetime(2026, 11, 22, 2, 0, tzinfo=UTC),
            room=line.room or None,
            text=words,
            files=_files(line.file),
            quoted=line.quoted or None,
            addressed=called,
        )

    async def run(self, inbox: Inbox) -> None:
        self.up = True
        try:
            while True:
                while self.network.waiting:
                    line = self.network.waiting[0]
                    payload = json.dumps(asdict(line))
                    await inbox.put(
                        channel=NAME,
                        update_id=str(line.number),
                        payload=payload,
                        sender=line.sender,
                    )
                    self.network.waiting.pop(0)
                await anyio.sleep(0.002)
        finally:
            self.up = False

    async def send(self, message: Outgoing) -> str:
        if message.chat in self.network.gone:
            raise Unreachable(message.chat)
        if self.network.patience:
            seconds, self.network.patience = self.network.patience, 0
            raise RetryLater(seconds)
        lines = [each.label for each in message.buttons if each.token]
        lines += [f"{each.label}：{each.link}" for each in message.buttons if each.link]
        seen = Seen(
            "",
            "\n".join((message.text, *lines)),
            pictures=len(message.pictures),
            documents=tuple(each.name for each in message.documents),
        )
        return self.network.post(message.chat, seen)

    async def fetch(self, reference: str) -> bytes:
        if reference not in self.network.files:
            raise Undeliverable(reference)
        return self.network.files[reference]

    def state(self) -> ChannelState:
        return ChannelState(name=NAME, running=self.up)


@dataclass
class PlainWorld:
    """The far side of the plain channel."""

    network: PlainNetwork = field(default_factory=PlainNetwork)
    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    ways: Mapping[Ability, Way] = field(default_factory=lambda: WAYS)
    last: Line | None = None

    def __post_init__(self) -> None:
        self.channel = PlainChannel(self.network)

    def chat(self, place: Place) -> str:
        return PEOPLE[place]

    async def says(
        self,
        words: str,
        *,
        place: Place = Place.PRIVATE,
        mentioning: bool = False,
        quoting: str = "",
    ) -> bool:
        room = PEOPLE[place] if place is Place.GROUP else ""
        said = f"{CALLED} {words}" if mentioning else words
        return await self._over(said, room=room, quoted=quoting)

    async def attaches(self, content: bytes, *, name: str, words: str) -> bool:
        self.network.files[name] = content
        return await self._over(words, file=name)

    async def presses(self, label: str, *, place: Place) -> bool:
        raise AssertionError(f"there is nothing to press: {label} in {place}")

    async def repeats(self) -> None:
        assert self.last is not None
        await until(lambda: not self.network.waiting)
        self.network.waiting.append(self.last)

    async def shown(self, place: Place) -> Sequence[Seen]:
        return self.network.chats.get(PEOPLE[place], [])

    def notes(self) -> Sequence[str]:
        return ()

    def leaves(self) -> None:
        self.network.gone.add(PEOPLE[Place.PRIVATE])

    def hurried(self, seconds: int) -> None:
        self.network.patience = seconds

    async def cut(self) -> None:
        self.network.down = True

    async def mended(self) -> None:
        self.network.down = False

    async def _over(
        self, words: str, *, room: str = "", quoted: str = "", file: str = ""
    ) -> bool:
        self.network.sent += 1
        sender = PEOPLE[Place.PRIVATE]
        self.last = Line(self.network.sent, sender, room, words, quoted, file)
        if not self.network.down:
            self.network.waiting.append(self.last)
        return True


def _files(name: str) -> tuple[IncomingFile, ...]:
    if not name:
        return ()
    picture = name.endswith(".png")
    kind = AttachmentKind.PHOTO if picture else AttachmentKind.DOCUMENT
    media_type = "image/png" if picture else "application/pdf"
    return (IncomingFile(kind, reference=name, name=name, media_type=media_type),)


@asynccontextmanager
async def plain_world(_site: Site) -> AsyncGenerator[PlainWorld]:
    """Return a world of the fake channel."""
    yield PlainWorld()
