"""The webhook ahead of everything else that a request passes: it is what must be quick."""

import logging
from collections import Counter
from dataclasses import dataclass

from starlette.types import Receive, Scope, Send

from bot.web.council import Council

log = logging.getLogger(__name__)

PATH = "/telegram/webhook"
SECRET = b"x-telegram-bot-api-secret-token"
LARGEST_UPDATE = 1024 * 1024
"""Many times what Telegram sends: 4,096 characters, their entities, and what they answer."""
OK, FORBIDDEN, ABSENT, TOO_LARGE, UNAVAILABLE = 200, 403, 404, 413, 503
EMPTY = [(b"content-length", b"0")]


class BodyCut(Exception):  # noqa: N818 - nobody is left to be told
    """The caller went away before all was sent."""


@dataclass(frozen=True)
class Webhook:
    """Takes updates of Telegram and tells it so once they are committed.

    What was refused is counted in ``refused``, by status.
    """

    council: Council
    refused: Counter[int]

    def takes(self, scope: Scope) -> bool:
        """Tell whether a request is a call of the webhook."""
        return bool(
            scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a call; whatever is not committed is answered so that it is sent again."""
        try:
            body = await _read(receive)
        except BodyCut:
            return
        status = TOO_LARGE if body is None else await self._taken(scope, body)
        if status in {FORBIDDEN, TOO_LARGE}:
            self.refused[status] += 1
        await send({"type": "http.response.start", "status": status, "headers": EMPTY})
        await send({"type": "http.response.body", "body": b""})

    async def _taken(self, scope: Scope, body: bytes) -> int:
        secret = next((value for name, value in scope["headers"] if name == SECRET), b"")
        try:
            taken = await self.council.telegram_update(body, secret=secret.decode("latin-1"))
        except Exception:  # Telegram sends it again, whatever the reason is
            log.exception("An update could not be committed; Telegram will send it again")
            return UNAVAILABLE
        return ABSENT if taken is None else OK if taken else FORBIDDEN


async def _read(receive: Receive) -> bytes | None:
    """Return the body; None where it is too large. What is too large is not kept."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BodyCut
        body += message.get("body", b"")
        if len(body) > LARGEST_UPDATE:
            return None
        if not message.get("more_body"):
            return bytes(body)
