"""What holds for every answer and every request: headers, and how much may be sent."""

from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NO_CHARACTER = "\ufffd"
RULES = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "; ".join(RULES),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
HTTPS_ALONE = "max-age=31536000"
SMALL_BODY = 1024 * 1024
"""The most of a request that brings no files."""
DOORWAY_BODY = 24 * 1024 * 1024
"""The most that somebody unknown may send: three photos of a phone."""
LARGEST_BODY = 44 * 1024 * 1024
MOST_READ = 4 * LARGEST_BODY
"""How much of what is too large is read and dropped: browsers listen once they have sent."""


class Guards:
    """Adds the headers and stops what is too large; ``https`` where there is nothing else."""

    def __init__(self, app: ASGIApp, *, https: bool = False) -> None:
        self._app = app
        self._headers = HEADERS
        if https:
            self._headers = {**HEADERS, "Strict-Transport-Security": HTTPS_ALONE}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        read, most = 0, largest(scope["path"])

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                await _drop(message, receive)
                raise HTTPException(status_code=413)
            return message

        await self._app(_without_nul(scope), counted, _with_headers(send, self._headers))


def largest(path: str) -> int:
    """Return how many bytes a request to a path may bring."""
    if path.startswith("/d/"):
        return DOORWAY_BODY
    brings_files = path.startswith("/act/") or path.endswith("/chat")
    return LARGEST_BODY if brings_files else SMALL_BODY


def _without_nul(scope: Scope) -> Scope:
    """Return a request that names no character which a database refuses to look for."""
    named = {
        "path": scope["path"].replace("\0", NO_CHARACTER),
        "query_string": scope["query_string"].replace(b"%00", quote(NO_CHARACTER).encode()),
    }
    scope.setdefault("state", {})  # one for both: what goes wrong is told by the outer
    return {**scope, **named}


async def _drop(message: Message, receive: Receive) -> None:
    read = 0
    while message.get("more_body") and read < MOST_READ:
        message = await receive()
        read += len(message.get("body", b""))


def _with_headers(send: Send, given: Mapping[str, str]) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in given.items():
                headers.setdefault(name, value)
        await send(message)

    return headed
