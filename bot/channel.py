"""What a channel is to the rest of the program."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from handlers.messages import Incoming


@dataclass(frozen=True)
class Button:
    """Something to press; ``token`` comes back when pressed, or ``link`` opens a page."""

    label: str
    token: str = ""
    link: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A file to send along."""

    path: Path
    name: str
    media_type: str


@dataclass(frozen=True)
class CardFace:
    """A card as a picture, and its title in words."""

    picture: Enclosure
    caption: str


async def no_pause() -> None:
    """Wait for nothing."""


async def no_face() -> CardFace | None:
    """Return no picture."""
    return None


@dataclass(frozen=True)
class Outgoing:
    """A message in sentences, ready for a channel to show.

    ``id`` is the outbox row's and the same at every repetition. ``chat`` is the channel's
    id. ``edits`` is the channel's id of the card to be edited, empty to post anew.
    ``mark`` is a line that a channel which would show a repetition twice puts below the
    text, the same at every repetition. ``hint`` and ``hint_in_room`` say how to choose
    where there is nothing to press. ``callback`` is the channel's handle of the button
    press that this answers with a short note, where ``alert`` asks for one. ``secret`` ones
    carry a voter's choice: a channel that keeps its own messages shows them without
    keeping them. ``thread`` is the part of a group that it is posted in. ``turn`` is
    awaited before every call after the first that a message takes, so that each of them
    keeps the channel's limits. ``face`` gives the card as a picture to a channel that has
    neither buttons nor messages to edit; None where there is none, and the text has to do.
    ``presses`` say what each numbered choice does: the same words may come to mean another
    thing, as “agree” does with the next statement.
    """

    id: str
    chat: str
    text: str
    buttons: tuple[Button, ...] = ()
    pictures: tuple[Enclosure, ...] = ()
    documents: tuple[Enclosure, ...] = ()
    edits: str = ""
    reply_to: str = ""
    callback: str = ""
    alert: bool = False
    secret: bool = False
    mark: str = ""
    thread: str = ""
    turn: Callable[[], Awaitable[None]] = no_pause
    hint: str = ""
    hint_in_room: str = ""
    face: Callable[[], Awaitable[CardFace | None]] = no_face
    presses: tuple[str, ...] = ()


class RetryLater(Exception):  # noqa: N818 - it says when, not what went wrong
    """The channel asks to come back; ``seconds`` says when.

    ``uncertain`` where the message may have arrived all the same.
    """

    def __init__(self, seconds: float, *, uncertain: bool = False) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.uncertain = uncertain


class Undeliverable(Exception):  # noqa: N818 - the state of a message, not a fault
    """The message can never arrive (blocked, chat gone, refused by the channel)."""


class Unreachable(Undeliverable):
    """Nothing arrives in this chat any more: blocked, left, or gone from the channel."""


@dataclass(frozen=True)
class ChannelState:
    """How a channel is, for doctor and /health."""

    name: str
    running: bool
    last_success_at: datetime | None = None
    detail: str = ""
    limits: dict[str, str] = field(default_factory=dict[str, str])


class Inbox(Protocol):
    """Where a channel leaves what arrived before it tells its peer so."""

    async def put(self, *, channel: str, update_id: str, payload: str, sender: str) -> bool:
        """Commit a raw update; return False where it was there already.

        Update ids that are decimal rise in the order in which a sender sent. ``sender``
        is their id on the channel, empty where nobody is named: what one sender sent is
        handled in its order, and senders take turns.
        """
        ...


class Channel(Protocol):
    """An edge to a chat network; the contract suite runs over every one."""

    @property
    def name(self) -> str:
        """Return the channel's name in accounts, rooms and offers."""
        ...

    def read(self, payload: str) -> Incoming | None:
        """Return what a raw update says; None for what does not concern the council.

        Tokens of buttons are opened with the codec given at construction; a forged one
        gives a press of the action ``guide.forged``. Quick, pure, called in the handling
        transaction.
        """
        ...

    async def run(self, inbox: Inbox) -> None:
        """Receive until cancelled, committing every raw update before confirming it."""
        ...

    async def send(self, message: Outgoing) -> str:
        """Show a message; return the channel's id of it.

        Raises RetryLater and Undeliverable, Unreachable where the chat itself is closed.
        """
        ...

    async def fetch(self, reference: str) -> bytes:
        """Return the bytes of a file; raises RetryLater and Undeliverable."""
        ...

    def state(self) -> ChannelState:
        """Return how the channel is."""
        ...
