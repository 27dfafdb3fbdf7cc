"""The real clock and the real source of chance."""

import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
MOMENT_CHARACTERS = 9
CHANCE_CHARACTERS = 7
SECRET_BYTES = 32
SECRET_FILE = "secret-key"  # noqa: S105 - where it lies, not what it is


@dataclass(frozen=True)
class SystemClock:
    """The time of this machine."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(tz=UTC)  # noqa: TID251 - this is the clock


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
