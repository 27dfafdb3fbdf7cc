"""The pages and the JSON API as one application."""

from collections import Counter
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send
from typing_extensions import override

from bot.web import faults
from bot.web.council import Council
from bot.web.guards import Guards
from bot.web.routes import (
    acting,
    admin,
    api,
    assisting,
    chat,
    committee,
    desk,
    doorstep,
    doorways,
    enrolment,
    entrance,
    evidence,
    files,
    ledger,
    library,
    member,
    opening,
    operations,
    privacy,
    public,
    questions,
    receipts,
    relaying,
    rolls,
    rooms,
    rounds,
    telegram_app,
)
from bot.web.webhook import Webhook

STATIC = Path(__file__).parent / "static"
VERSION = "0.1.0"


class DatedFiles(StaticFiles):
    """Styles and scripts, which browsers may keep: their address changes with them.

    They alone are sent compressed. Pages hold the token of a session, receipts and what one
    chose, beside words out of their own address: the length of such a page, compressed, would
    tell a guesser of these words how close the guess is (BREACH, CVE-2013-3587).
    """

    @override
    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file that may be kept for a year where its address names its content."""
        response = await super().get_response(path, scope)
        named = bool(scope["query_string"])
        response.headers["Cache-Control"] = (
            "public, max-age=31536000, immutable" if named else "public, max-age=300"
        )
        return response


class Application(FastAPI):
    """Pages and API, with the webhook ahead of all that they pass."""

    def __init__(self, webhook: Webhook, **given: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(**given)
        self._webhook = webhook

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        answers = self._webhook if self._webhook.takes(scope) else super().__call__
        await answers(scope, receive, send)


def create_app(council: Council) -> FastAPI:
    """Return the application over a council."""
    refused = Counter[int]()
    app = Application(
        Webhook(council, refused),
        title="Neighbor Talk",
        version=VERSION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.council = council
    app.state.refused = refused
    app.add_middleware(Guards, https=council.values.address.startswith("https://"))
    faults.install(app)
    app.mount("/static", GZipMiddleware(DatedFiles(directory=STATIC)), name="static")
    for room in (
        chat,
        questions,
        committee,
        assisting,
        desk,
        doorways,
        doorstep,
        opening,
        rounds,
        rolls,
        rooms,
        enrolment,
        library,
        admin,
        member,
        privacy,
        entrance,
        telegram_app,
        acting,
        files,
        ledger,
        receipts,
        relaying,
        public,
        operations,
    ):
        app.include_router(room.router)
    app.include_router(api.router)
    app.include_router(evidence.router)
    return app
