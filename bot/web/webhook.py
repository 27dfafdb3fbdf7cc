"""The webhook ahead of everything else that a request passes: it is what must be quick."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.council import Council

PATH = "/telegram/webhook"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header
LARGEST_UPDATE = 1024 * 1024
"""Many times what Telegram sends: 4,096 characters, their entities, and what they answer."""
OK, FORBIDDEN, ABSENT, TOO_LARGE = 200, 403, 404, 413


class BodyCut(Exception):  # noqa: N818 - nobody is left to be told
    """The caller went away before all was sent."""


class Webhook:
    """Takes updates of Telegram and tells it so once they are committed."""

    def __init__(self, app: ASGIApp, *, council: Council) -> None:
        self._app = app
        self._council = council

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass every other request on."""
        if scope["type"] != "http" or scope["path"] != PATH or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        try:
            body = await _read(receive)
        except BodyCut:
            return
        status = TOO_LARGE if body is None else await self._taken(scope, body)
        if status in {FORBIDDEN, TOO_LARGE}:
            scope["app"].state.refused[status] += 1
        headers = [(b"content-length", b"0")]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    async def _taken(self, scope: Scope, body: bytes) -> int:
        secret = Headers(scope=scope).get(SECRET, "")
        taken = await self._council.telegram_update(body, secret=secret)
        return ABSENT if taken is None else OK if taken else FORBIDDEN


async def _read(receive: Receive) -> bytes | None:
    """Return the body; None where it is too large. What is too large is not kept."""
    body = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise BodyCut
        body += message.get("body", b"")
        if len(body) > LARGEST_UPDATE:
            return None
        if not message.get("more_body"):
            return body
