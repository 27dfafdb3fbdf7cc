"""Short signed tokens for buttons: at most 64 bytes, forgeries refused."""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from handlers.messages import Press

LONGEST = 64
SIGNATURE_LENGTH = 11


class TokenTooLong(ValueError):  # noqa: N818 - named for what is wrong
    """A press has more values than a button can carry."""


class TokenForged(ValueError):  # noqa: N818 - named for what is wrong
    """A token was not made by this program."""


@dataclass(frozen=True)
class PressTokens:
    """Turns presses into tokens and back, under the program's secret."""

    secret: bytes

    def seal(self, press: Press) -> str:
        """Return the token of a press; raise TokenTooLong."""
        said = press.action
        if press.values:
            said += "?" + urlencode(sorted(press.values.items()), safe=",")
        token = self._signature(said) + said
        if len(token.encode()) > LONGEST:
            raise TokenTooLong(said)
        return token

    def open(self, token: str) -> Press:
        """Return the press that a token was made of; raise TokenForged."""
        signature, said = token[:SIGNATURE_LENGTH], token[SIGNATURE_LENGTH:]
        if not hmac.compare_digest(signature.encode(), self._signature(said).encode()):
            raise TokenForged(said)
        action, _, query = said.partition("?")
        return Press(action=action, values=dict(parse_qsl(query, keep_blank_values=True)))

    def _signature(self, said: str) -> str:
        digest = hmac.new(self.secret, said.encode(), hashlib.sha256).digest()
        return urlsafe_b64encode(digest[:8]).decode().rstrip("=")
