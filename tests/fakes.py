"""Time and chance that a test decides."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from typing_extensions import override

from handlers.ports import Clock, Ids

SECRET = b"secret of the tests"
START = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


@dataclass
class FakeClock(Clock):
    """A clock that stands still until it is set; 10:00 in Shanghai at first."""

    present: datetime = START

    @override
    def now(self) -> datetime:
        return self.present

    def set(self, moment: datetime) -> None:
        self.present = moment

    def advance(self, by: timedelta) -> datetime:
        """Let time pass; return the new present."""
        self.present += by
        return self.present


@dataclass
class FakeIds(Ids):
    """Ids that count up; tokens and codes that look random and are the same every time.

    Two of them that write into one database need different names.
    """

    name: str = "i"
    given: int = 0
    secret: bytes = SECRET

    @override
    def new(self) -> str:
        self.given += 1
        return f"{self.name}{self.given:0{16 - len(self.name)}d}"

    @override
    def token(self) -> str:
        return urlsafe_b64encode(self._drawn()[:24]).decode()

    @override
    def code(self) -> str:
        return "".join(CODE_LETTERS[each % len(CODE_LETTERS)] for each in self._drawn()[:6])

    @override
    def keyed(self, *parts: str) -> str:
        said = "".join(f"{len(part)}:{part}" for part in parts)
        return hmac.new(self.secret, said.encode(), hashlib.sha256).hexdigest()

    def _drawn(self) -> bytes:
        self.given += 1
        return hashlib.sha256(f"{self.name}:{self.given}".encode()).digest()
