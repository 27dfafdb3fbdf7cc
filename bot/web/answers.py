"""What a page shows after a form: what the bot understood, or why it said no."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Message, Receive, Scope, Send
from typing_extensions import override

from bot.web.council import Handled, Shown
from bot.web.pages import own_path
from bot.web.sessions import Cookies
from bot.web.visits import Kept

LONGEST_ECHO = 600
MOST_ECHOES = 3
OK = 200
SEE_OTHER = 303
UNPROCESSABLE = 422


def echoed(handled: Handled) -> Mapping[str, object]:
    """Return the replies as they are left with the browser for the next page."""
    return {"replies": [_echo(each) for each in handled.replies[:MOST_ECHOES]]}


def noted(key: str) -> Mapping[str, object]:
    """Return a sentence of the catalogue to be shown by the next page."""
    return {"replies": [], "key": key}


def turned(
    to: str, *, cookies: Cookies, said: Mapping[str, object] | None = None
) -> RedirectResponse:
    """Return the way to another page of this program, with something for it to show."""
    response = RedirectResponse(own_path(to), status_code=SEE_OTHER)
    if said is not None:
        cookies.say(response, said)
    return response


def sentences(handled: Handled) -> tuple[str, ...]:
    """Return what was said, reply by reply."""
    return tuple(each.text for each in handled.replies)


def _echo(shown: Shown) -> Mapping[str, object]:
    buttons = [[each.label, each.token, each.link] for each in shown.buttons[:6]]
    return {"text": shown.text[:LONGEST_ECHO], "buttons": buttons}


class SamePageAgain(Response):
    """The page that a form came from, with what was typed still in it.

    A form that nothing was said against is shown again to be looked at.
    """

    def __init__(self, request: Request, *, back: str, kept: Kept) -> None:
        super().__init__(status_code=UNPROCESSABLE if kept.sentences else OK)
        self.request = request
        self.back = back
        self.kept = kept

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Ask the program itself for the page, and send it as a refusal."""
        path, _, query = own_path(self.back).partition("#")[0].partition("?")
        again: dict[str, Any] = dict(scope)
        again |= {
            "method": "GET",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "kept": self.kept,
        }
        for name in ("route", "endpoint", "path_params", "router"):
            again.pop(name, None)

        async def refuse(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == OK:
                message["status"] = self.status_code
            await send(message)

        await self.request.app.router(again, receive, refuse)
