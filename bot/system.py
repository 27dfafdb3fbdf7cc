"""The real clock and the real source of chance."""

import gc
import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
MOMENT_CHARACTERS = 9
CHANCE_CHARACTERS = 7
SECRET_BYTES = 32
TOLERATED = 5.0
"""So many seconds a clock is put right by without anybody wondering."""
BELIEVED_AFTER = 600.0
SECRET_FILE = "secret-key"  # noqa: S105 - where it lies, not what it is


def spare_collector() -> None:
    """Have the collector of garbage pass over what is loaded by now: it stays to the end.

    Going through all of it took tens of milliseconds, in which nobody was answered.
    """
    gc.collect()
    gc.freeze()


def _awake() -> float:
    """Return seconds that no setting of the clock changes; sleep counts where it can."""
    return time.clock_gettime(getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC))


def _nothing(_seconds: float) -> None:
    """Tell nobody."""


@dataclass
class SystemClock:
    """The time of this machine, which is not believed at once when it jumps.

    A clock that was set wrong for a moment must not close a poll, nor end leases and
    sessions. After a jump the time goes on as it was; the new one is taken when it
    still stands ``BELIEVED_AFTER`` seconds later. ``jumped`` is told by how much.
    """

    wall: Callable[[], float] = time.time
    passed: Callable[[], float] = _awake
    jumped: Callable[[float], None] = _nothing
    _told: tuple[float, float] | None = None
    _doubted: float | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        with self._lock:
            return datetime.fromtimestamp(self._seconds(), tz=UTC)

    def _seconds(self) -> float:
        wall, passed = self.wall(), self.passed()
        told, at = self._told or (wall, passed)
        due = told + passed - at
        off = wall - due
        if abs(off) <= TOLERATED:
            self._doubted, due = None, wall
        elif self._doubted is None:
            self._doubted = passed
            self.jumped(off)
        elif passed - self._doubted >= BELIEVED_AFTER:
            self._doubted, due = None, wall
        self._told = (due, passed)
        return due


@dataclass
class SystemIds:
    """Ids that sort by time; tokens and codes of the operating system's chance."""

    secret: bytes
    _last: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def new(self) -> str:
        """Return 45 bits of milliseconds and 35 bits of chance, rising within a process."""
        drawn = (time.time_ns() // 1_000_000) << (5 * CHANCE_CHARACTERS)
        with self._lock:
            self._last = max(drawn + secrets.randbits(5 * CHANCE_CHARACTERS), self._last + 1)
            return _base32(self._last, length=MOMENT_CHARACTERS + CHANCE_CHARACTERS)

    def token(self) -> str:
        """Return a url-safe token of 192 bits."""
        return secrets.token_urlsafe(24)

    def code(self) -> str:
        """Return six letters and digits that are hard to confuse."""
        return "".join(secrets.choice(CODE_ALPHABET) for _ in range(6))

    def keyed(self, *parts: str) -> str:
        """Return the HMAC-SHA-256 of the parts, each with its length before it."""
        said = "".join(f"{len(part)}:{part}" for part in parts)
        return hmac.new(self.secret, said.encode(), hashlib.sha256).hexdigest()


def secret_in(folder: Path, *, given: str) -> bytes:
    """Return the secret that was set, or the one kept in the folder, made on first use."""
    if given:
        return given.encode()
    file = folder / SECRET_FILE
    folder.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        made = file.with_suffix(".new")
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(SECRET_BYTES), encoding="ascii")
        made.replace(file)
    return file.read_text(encoding="ascii").strip().encode()


def _base32(number: int, *, length: int) -> str:
    return "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))
