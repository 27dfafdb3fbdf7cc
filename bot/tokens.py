"""Short signed tokens for buttons: at most 64 bytes, forgeries refused."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

from handlers.messages import Press

LONGEST = 64
SIGNATURE_LENGTH = 11
PURPOSE = b"neighbor-talk buttons"
EPOCH = timedelta(days=60)
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


class TokenTooLong(ValueError):  # noqa: N818 - named for what is wrong
    """A press has more values than a button can carry."""


class TokenForged(ValueError):  # noqa: N818 - named for what is wrong
    """A token was not made by this program."""


@dataclass(frozen=True)
class PressTokens:
    """Turns presses into tokens and back, under a key derived from the program's secret.

    A token says what is pressed, never by whom: that is what the channel says of the
    presser, and whether they may is looked up when it comes back. A copied token gives
    nobody more than they have. Its signature covers the stretch of time in which it was
    made (``EPOCH``), which the token need not carry; it holds until the next one is over.
    """

    secret: bytes
    now: Callable[[], datetime] | None = None

    def seal(self, press: Press) -> str:
        """Return the token of a press; raise TokenTooLong."""
        said = press.action
        if press.values:
            said += "?" + urlencode(sorted(press.values.items()), safe=",")
        token = self._signature(said, epoch=self._epoch()) + said
        if len(token.encode()) > LONGEST:
            raise TokenTooLong(said)
        return token

    def open(self, token: str) -> Press:
        """Return the press that a token was made of; raise TokenForged."""
        signature, said = token[:SIGNATURE_LENGTH], token[SIGNATURE_LENGTH:]
        epoch = self._epoch()
        known = [self._signature(said, epoch=each) for each in (epoch, epoch - 1)]
        given = signature.encode(errors="replace")
        if not any(hmac.compare_digest(given, each.encode()) for each in known):
            raise TokenForged
        action, _, query = said.partition("?")
        return Press(action=action, values=dict(parse_qsl(query, keep_blank_values=True)))

    def _epoch(self) -> int:
        return (self.now() - BEGINNING) // EPOCH if self.now else 0

    def _signature(self, said: str, *, epoch: int) -> str:
        key = hmac.digest(self.secret, PURPOSE, hashlib.sha256)
        signed = f"{epoch}:{said}".encode(errors="replace")
        digest = hmac.digest(key, signed, hashlib.sha256)
        return urlsafe_b64encode(digest[:8]).decode().rstrip("=")
