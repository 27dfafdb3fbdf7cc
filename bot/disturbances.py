"""What may well happen to a running program and passes: one line in the log, no trace.

What the operator must see to (the disk is full, the database is away) is told in their
language, once a minute. Exceptions are named rather than imported, so that no library is
loaded for this.
"""

import errno
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from typing_extensions import override

TOLD_FOR_SECONDS = 60.0

PASSING = frozenset(
    {
        "bot.channel.RetryLater",
        "bot.channel.Undeliverable",
        "builtins.ConnectionError",
        "builtins.TimeoutError",
        "handlers.ports.NotFound",
        "httpx.TransportError",
        "knowledge.chat_model.ModelUnavailable",
        "sqlalchemy.exc.InterfaceError",
        "sqlalchemy.exc.OperationalError",
        "telegram.error.NetworkError",
    }
)


class Trouble(StrEnum):
    """What keeps the program from writing or from telling the time."""

    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    DISK_FAILS = "disk-fails"
    DATABASE_AWAY = "database-away"
    CLOCK_JUMPED = "clock-jumped"


@dataclass(eq=False)
class ClockJumped(Exception):  # noqa: N818 - named for what is wrong
    """The clock of the machine was set by so many seconds."""

    seconds: float


_BY_NUMBER: Mapping[int, Trouble] = MappingProxyType(
    {
        errno.ENOSPC: Trouble.DISK_FULL,
        errno.EDQUOT: Trouble.DISK_FULL,
        errno.EFBIG: Trouble.DISK_FULL,
        errno.EROFS: Trouble.READ_ONLY,
        errno.EACCES: Trouble.READ_ONLY,
        errno.EIO: Trouble.DISK_FAILS,
    }
)
_BY_WORDS: tuple[tuple[str, Trouble], ...] = (
    ("disk is full", Trouble.DISK_FULL),
    ("no space left", Trouble.DISK_FULL),
    ("readonly database", Trouble.READ_ONLY),
    ("read-only transaction", Trouble.READ_ONLY),
    ("unable to open database file", Trouble.READ_ONLY),
    ("disk i/o error", Trouble.DISK_FAILS),
)
"""What SQLite and PostgreSQL say."""
_OF_DATABASES = frozenset(
    {
        "bot.storage.database.StorageBusy",
        "sqlalchemy.exc.DBAPIError",
    }
)
_AWAY = frozenset(
    {
        "bot.storage.database.StorageBusy",
        "sqlalchemy.exc.InterfaceError",
        "sqlalchemy.exc.OperationalError",
    }
)


def trouble_of(fault: BaseException) -> Trouble | None:
    """Return the trouble that a fault tells of, None where it is another kind of fault."""
    if isinstance(fault, ClockJumped):
        return Trouble.CLOCK_JUMPED
    if isinstance(fault, OSError):
        return _BY_NUMBER.get(fault.errno or 0)
    names = _names(fault)
    if _OF_DATABASES.isdisjoint(names):
        return None
    said = str(fault).casefold()
    told = next((trouble for words, trouble in _BY_WORDS if words in said), None)
    return told or (None if _AWAY.isdisjoint(names) else Trouble.DATABASE_AWAY)


@dataclass
class Troubles:
    """What went wrong in the last minute, for /health; any thread may note it."""

    now: Callable[[], float] = time.monotonic
    _seen: dict[Trouble, float] = field(default_factory=dict[Trouble, float])

    def note(self, fault: BaseException) -> None:
        """Note a fault, where it is a trouble."""
        trouble = trouble_of(fault)
        if trouble is not None:
            self.see(trouble)

    def see(self, trouble: Trouble, *, seconds: float = TOLD_FOR_SECONDS) -> None:
        """Note a trouble for so many seconds."""
        self._seen[trouble] = self.now() + seconds

    def present(self) -> tuple[Trouble, ...]:
        """Return the troubles of the last minute."""
        now = self.now()
        return tuple(each for each in Trouble if self._seen.get(each, now) > now)


def passes(fault: BaseException) -> bool:
    """Tell whether a fault is one that passes by itself, such as a database that is away."""
    return trouble_of(fault) is not None or not PASSING.isdisjoint(_names(fault))


def _names(fault: BaseException) -> set[str]:
    return {f"{each.__module__}.{each.__qualname__}" for each in type(fault).__mro__}


class OneLine(logging.Filter):
    """Shortens a record about a fault that passes to one line, with the fault's own words.

    ``says`` are the sentences of troubles. One that was told is not told again for a
    minute, whoever suffers from it.
    """

    def __init__(
        self,
        says: Mapping[Trouble, str] = MappingProxyType({}),
        *,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._says = says
        self._now = now
        self._told: dict[Trouble, float] = {}

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten some records; hold back those that only repeat a trouble."""
        fault = record.exc_info[1] if record.exc_info else None
        if fault is None or not passes(fault):
            return True
        trouble = trouble_of(fault)
        if trouble is not None and self._was_told(trouble):
            return False
        reason = next(iter(str(fault).strip().splitlines()), "")
        said = f"{type(fault).__name__}: {reason}" if reason else type(fault).__name__
        told = f"{record.getMessage()} ({said})"
        sentence = self._says.get(trouble, "") if trouble is not None else ""
        record.msg, record.args = f"{sentence} [{told}]" if sentence else told, ()
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True

    def _was_told(self, trouble: Trouble) -> bool:
        now = self._now()
        if now - self._told.get(trouble, -TOLD_FOR_SECONDS) < TOLD_FOR_SECONDS:
            return True
        self._told[trouble] = now
        return False


def shortened(handlers: list[logging.Handler], says: Mapping[Trouble, str]) -> None:
    """Let handlers tell disturbances in one line each."""
    for each in handlers:
        each.addFilter(OneLine(says))
