"""Messages of the web's own chats: what the web channel writes and the pages show."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.channel import Button

WEB = "web"


@dataclass(frozen=True)
class PostedFile:
    """A picture or document in a message; ``digest`` is the SHA-256 of its bytes."""

    digest: str
    name: str
    media_type: str


@dataclass(frozen=True)
class Posted:
    """A message in a room (``chat`` is its external id) or in private (a member's id).

    ``author`` is the id of the member who wrote it, empty for the bot.
    """

    id: str
    chat: str
    author: str
    text: str
    at: datetime
    buttons: tuple[Button, ...] = ()
    files: tuple[PostedFile, ...] = ()


class Chats(Protocol):
    """The messages kept."""

    async def keep(self, message: Posted, /) -> None:
        """Keep a message, in the place of the one with the same id if there is one."""
        ...

    def latest(self, chat: str, *, limit: int) -> tuple[Posted, ...]:
        """Return the newest messages of a chat, oldest first."""
        ...

    def find(self, message_id: str, /) -> Posted | None:
        """Return the message of an id."""
        ...
