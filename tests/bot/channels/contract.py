"""What every channel must do, and how: abilities, ways, and the far side that tests hold."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from bot.channel import Button, Channel, Enclosure
from bot.tokens import PressTokens
from handlers.messages import Incoming, Press

WITHIN_SECONDS = 5.0
LOOK_EVERY = 0.002
SECRET = b"a secret of the contract, long enough"
PIXEL = b"\x89PNG\r\n\x1a\n" + b"\0" * 64
PAPER = b"%PDF-1.7 a paper of the contract"
TOKENS = PressTokens(SECRET)


class Ability(StrEnum):
    """What a channel may be able to do; each has a check that holds it to its way."""

    TEXT = "text"
    LONG = "long"
    GROUP = "group"
    MENTION = "mention"
    QUOTE = "quote"
    CHOICES = "choices"
    LINK = "link"
    CARD = "card"
    NOTE = "note"
    SECRET = "secret"  # noqa: S105 - the name of an ability
    PICTURE = "picture"
    DOCUMENT = "document"
    PHOTO_IN = "photo_in"
    PAPER_IN = "paper_in"
    TWICE = "twice"
    AWAY = "away"
    LIMITS = "limits"
    LEFT = "left"


class Way(StrEnum):
    """How a channel does something; checks branch on it, and the page of channels tells it."""

    YES = "yes"
    PARTS = "parts"
    BUTTONS = "buttons"
    NUMBERS = "numbers"
    LINE = "line"
    ANEW = "anew"
    STANDS = "stands"
    BARE = "bare"
    ON_PAGE = "on_page"
    MESSAGE = "message"
    KEPT = "kept"
    TOLD = "told"
    LOST = "lost"
    NONE = "none"
    NO = "no"


class Place(StrEnum):
    """Where something is said: between one neighbour and the bot, or in a group."""

    PRIVATE = "private"
    GROUP = "group"


@dataclass(frozen=True)
class Seen:
    """A message of the bot as the neighbour sees it now."""

    id: str
    text: str
    labels: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    pictures: int = 0
    documents: tuple[str, ...] = ()


@dataclass
class MemoryInbox:
    """An inbox that keeps rows in memory; ``broken`` makes every commit fail."""

    rows: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    senders: set[str] = field(default_factory=set[str])
    broken: Exception | None = None

    async def put(self, *, channel: str, update_id: str, payload: str, sender: str) -> bool:
        await asyncio.sleep(0)
        if self.broken:
            raise self.broken
        new = (channel, update_id) not in self.rows
        self.rows.setdefault((channel, update_id), payload)
        self.senders.add(sender)
        return new


class World(Protocol):
    """The far side of a channel: a neighbour, a group that they are in, and a network.

    ``says``, ``attaches`` and ``presses`` return whether the neighbour was left to believe
    that it was sent.
    """

    @property
    def inbox(self) -> MemoryInbox:
        """Return where the channel leaves what arrives."""
        ...

    @property
    def channel(self) -> Channel:
        """Return the adapter under test."""
        ...

    @property
    def ways(self) -> Mapping[Ability, Way]:
        """Return how the channel says that it does each thing."""
        ...

    def chat(self, place: Place) -> str:
        """Return the channel's id of a chat."""
        ...

    async def says(
        self, words: str, *, place: Place = ..., mentioning: bool = ..., quoting: str = ...
    ) -> bool:
        """Let the neighbour type something; ``quoting`` is the id of a message of the bot."""
        ...

    async def attaches(self, content: bytes, *, name: str, words: str) -> bool:
        """Let the neighbour send a photo or a paper in private, with words below it."""
        ...

    async def presses(self, label: str, *, place: Place) -> bool:
        """Let the neighbour press the newest button whose label contains the words."""
        ...

    async def repeats(self) -> None:
        """Let the network, or an impatient finger, send the last thing once more."""
        ...

    async def shown(self, place: Place) -> Sequence[Seen]:
        """Return the bot's messages of a chat as they stand now, oldest first."""
        ...

    def notes(self) -> Sequence[str]:
        """Return the short notes that were shown to the neighbour for a press."""
        ...

    def leaves(self) -> None:
        """Let the neighbour block the bot, or leave the network."""
        ...

    def hurried(self, seconds: int) -> None:
        """Let the network ask the bot to come back after some seconds, once."""
        ...

    async def cut(self) -> None:
        """Let the line break between the network and the bot, or the bot and its inbox."""
        ...

    async def mended(self) -> None:
        """Let the line hold again."""
        ...


@dataclass(frozen=True)
class Site:
    """Where a world may keep its files, and a migrated database that it may copy."""

    folder: Path
    migrated: Path


Factory = Callable[[Site], AbstractAsyncContextManager[World]]


@asynccontextmanager
async def running(world: World) -> AsyncGenerator[None]:
    """Let the channel receive."""
    task = asyncio.create_task(world.channel.run(world.inbox))
    try:
        await until(lambda: world.channel.state().running)
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def heard(world: World, *, since: int = 0) -> Incoming:
    """Return what the newest row of the inbox says, once there are more than ``since``."""
    await until(lambda: len(world.inbox.rows) > since)
    read = world.channel.read(list(world.inbox.rows.values())[-1])
    assert read is not None
    return read


async def until(done: Callable[[], bool]) -> None:
    """Wait for something, though not for ever."""
    async with asyncio.timeout(WITHIN_SECONDS):
        while not done():  # noqa: ASYNC110 - whatever is waited for has no event
            await asyncio.sleep(LOOK_EVERY)


def button(label: str, **values: str) -> Button:
    """Return a button that presses an action of the guide."""
    return Button(label, token=TOKENS.seal(Press("guide.status", values)))


def enclosed(folder: Path, *, name: str, content: bytes, media_type: str) -> Enclosure:
    """Return a file to send along."""
    path = folder / name
    path.write_bytes(content)
    return Enclosure(path=path, name=name, media_type=media_type)
