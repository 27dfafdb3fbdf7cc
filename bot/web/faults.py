"""Pages for what cannot be shown: nothing there, not allowed, gone wrong."""

import logging
from collections.abc import Mapping
from functools import partial

from anyio import to_thread
from fastapi import FastAPI
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.disturbances import trouble_of
from bot.web.forms import WebFormForged
from bot.web.guards import HEADERS
from bot.web.pages import Words, environment, page, static
from bot.web.visits import SignInNeeded, visiting
from deliberation.refusals import Refusal
from handlers.access import NotAllowed, NotEnrolled, NotHere
from handlers.ports import NotFound
from handlers.router import refused

log = logging.getLogger(__name__)

NOBODY_THERE = 499
BROKEN, UNAVAILABLE = 500, 503
RETRY_AFTER_SECONDS = "30"
STATUS: Mapping[type[Exception], int] = {
    SignInNeeded: 401,
    NotEnrolled: 403,
    NotAllowed: 403,
    WebFormForged: 403,
    NotHere: 404,
    NotFound: 404,
    OverflowError: 404,
}


def install(app: FastAPI) -> None:
    """Give every fault its page."""
    for kind in STATUS:
        app.add_exception_handler(kind, _known)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(Exception, _unknown)


def refusal(request: Request, no: Refusal) -> str:
    """Return the sentence of a refusal in the visitor's language."""
    with visiting(request) as visit:
        if visit.member is not None:
            visit.home()
        return Words(visit).text(refused(no, pressed=False).lines[0])


def _known(request: Request, fault: Exception) -> Response:
    status = STATUS[type(fault)]
    return _fault(request, status=status, key="sign-in" if status == 401 else str(status))  # noqa: PLR2004


def _refused(request: Request, fault: Exception) -> Response:
    said = refusal(request, fault) if isinstance(fault, Refusal) else ""
    return _fault(request, status=422, key="422", said=said)


def _http(request: Request, fault: Exception) -> Response:
    status = fault.status_code if isinstance(fault, HTTPException) else 500
    if request.url.path.startswith("/api/") and isinstance(fault, HTTPException):
        return JSONResponse({"detail": str(status)}, status, headers=fault.headers)
    key = str(status) if status in {404, 413} else "422"
    return _fault(request, status=status, key=key)


async def _unreadable(request: Request, fault: Exception) -> Response:
    """Answer an address that no page has, such as a number with letters in it."""
    if isinstance(fault, RequestValidationError) and request.url.path.startswith("/api/"):
        return await request_validation_exception_handler(request, fault)
    return await to_thread.run_sync(partial(_fault, request, status=404, key="404"))


def _gone(request: Request, _fault: Exception) -> Response:
    """Note a browser that went away while it was sending; nobody reads the answer."""
    log.info("the browser went away while sending: %s", request.url.path)
    return Response(status_code=NOBODY_THERE)


def _fault(request: Request, *, status: int, key: str, said: str = "") -> Response:
    request.app.state.refused[status] += 1
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": said or key}, status_code=status)
    with visiting(request) as visit:
        if visit.member is not None:
            visit.home()
        typed = getattr(request.state, "typed", ())
        return page(visit, "fault.html", status=status, key=key, words=said, typed=typed)


def _unknown(request: Request, fault: Exception) -> Response:
    """Say that something went wrong, without the database: it may be what went wrong.

    What was typed is shown again, to be copied or sent once more.
    """
    log.error("page failed: %s", request.url.path, exc_info=fault)
    passes = trouble_of(fault) is not None
    status = UNAVAILABLE if passes else BROKEN
    # This answer leaves outside of the guards, so it brings their headers itself.
    headers = {**HEADERS, **({"Retry-After": RETRY_AFTER_SECONDS} if passes else {})}
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": str(status)}, status_code=status, headers=headers)
    typed = getattr(request.state, "typed", ())
    sent = request.method == "POST"
    told = environment().get_template("broken.html")
    html = told.render(passes=passes, sent=sent, typed=typed, static=static)
    return HTMLResponse(html, status_code=status, headers=headers)
