"""What the pages need from the rest of the program, written by those who need it."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from bot.channel import Button
from bot.posted import Chats
from bot.tokens import PressTokens
from handlers.messages import Incoming
from handlers.ports import Clock, Finder, Ids, UnitOfWork

Result = TypeVar("Result")


@dataclass(frozen=True)
class Shown:
    """A reply to the page that asked, in sentences.

    The web's chats keep neither alerts nor secrets, so the page shows them itself.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    alert: bool = False
    secret: bool = False


@dataclass(frozen=True)
class Handled:
    """What became of something sent: the replies to Here, and whether a rule said no."""

    replies: tuple[Shown, ...] = ()
    refused: bool = False


@dataclass(frozen=True)
class WebValues:
    """The settings that the pages look at.

    ``address`` is the public address without a slash at its end; ``secret`` signs
    cookies; ``locale`` is for visitors of whom nothing is known; ``model`` says that there
    is a language model, ``model_host`` where, if that is outside; ``voice_host`` where
    voice notes are written down, likewise; ``telegram``
    and ``wechat`` that the program speaks there; under ``telegram_key`` Telegram signs who
    opened a page inside it.
    """

    address: str
    secret: bytes
    locale: str = "zh_CN"
    time_zone: str = "Asia/Shanghai"
    demo: bool = False
    model: bool = False
    model_host: str = ""
    voice_host: str = ""
    telegram: bool = False
    wechat: bool = False
    telegram_key: bytes = b""


@dataclass(frozen=True)
class Health:
    """How the program is: whether it is well, and what /health tells."""

    well: bool
    details: Mapping[str, object]


class Files(Protocol):
    """Stored bytes by their SHA-256."""

    def keep(self, content: bytes, /) -> str:
        """Store bytes; return their digest in hex."""
        ...

    def path(self, digest: str, /) -> Path:
        """Return where the bytes of a digest lie; raise NotFound."""
        ...


class Council(Protocol):
    """The program behind the pages."""

    @property
    def values(self) -> WebValues:
        """Return the settings of the pages."""
        ...

    @property
    def clock(self) -> Clock:
        """Return where the time comes from."""
        ...

    @property
    def ids(self) -> Ids:
        """Return where identifiers come from."""
        ...

    @property
    def finder(self) -> Finder:
        """Return where passages are found."""
        ...

    @property
    def tokens(self) -> PressTokens:
        """Return the codec of buttons."""
        ...

    @property
    def files(self) -> Files:
        """Return the stored files."""
        ...

    @property
    def chats(self) -> Chats:
        """Return the web's own chats."""
        ...

    def telegram_name(self) -> str:
        """Return what the bot is called on Telegram; empty where it is not there yet."""
        ...

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction for reading."""
        ...

    async def change(self, effect: Callable[[UnitOfWork], Result], /) -> Result:
        """Run an effect in a writing transaction of its own and commit it.

        An exception undoes the transaction and comes out here.
        """
        ...

    async def submit(self, incoming: Incoming, /) -> Handled:
        """Commit what was sent to the inbox, wait until it was handled, say how.

        One update id is handled once; a repetition gets the replies of the first time,
        or none where they are gone. ``refused`` is for a reply that a Refusal became.
        """
        ...

    async def health(self) -> Health:
        """Return how the program is."""
        ...

    async def metrics(self) -> str:
        """Return the measurements in Prometheus text."""
        ...

    async def telegram_update(self, body: bytes, /, *, secret: str) -> bool | None:
        """Take a webhook call: False for a wrong secret, None where there is no webhook."""
        ...
