"""Forms and buttons: every change of state goes through the inbox."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.tokens import TokenForged
from bot.web.answers import SamePageAgain, echoed, noted, sentences, turned
from bot.web.council import Council, Handled, Shown
from bot.web.faults import refusal
from bot.web.forms import Sent, incoming, press_of, received, values_of
from bot.web.sessions import Cookies
from bot.web.visits import Kept, council_of
from deliberation.refusals import Refusal
from handlers.messages import Press

router = APIRouter(include_in_schema=False)


@router.get("/act")
@router.get("/act/{action}")
@router.get("/press")
async def nothing_here(request: Request) -> Response:
    """Lead somebody who reloaded the address of a form back to the start."""
    return turned("/", cookies=Cookies(council_of(request).values))


@router.post("/act/{action}")
async def act(request: Request, action: str) -> Response:
    """Do what a form asks for."""
    council = council_of(request)
    sent = await received(request, council)
    return await done(request, council, sent, press=press_of(action, sent.fields))


@router.post("/press")
async def press_button(request: Request) -> Response:
    """Do what a button that the bot showed asks for."""
    council = council_of(request)
    sent = await received(request, council)
    token = str(sent.fields.get("_press", ""))
    return await done(request, council, sent, press=opened(council, token))


def opened(council: Council, token: str) -> Press:
    """Return what a button of the bot stands for."""
    try:
        return council.tokens.open(token)
    except TokenForged:
        return Press("guide.forged")


async def done(request: Request, council: Council, sent: Sent, *, press: Press) -> Response:
    """Hand a press on and return the page that says what became of it."""
    handled = await _handled(request, council, sent, press=press)
    if handled.refused:
        typed = values_of(sent.fields) | press.values
        kept = Kept(action=press.action, values=typed, sentences=sentences(handled))
        return SamePageAgain(request, back=sent.back, kept=kept)
    said = echoed(handled) if handled.replies else noted("web-received")
    return turned(sent.back, cookies=Cookies(council.values), said=said)


async def _handled(request: Request, council: Council, sent: Sent, *, press: Press) -> Handled:
    try:
        arrived = await incoming(sent, council, press=press)
    except Refusal as no:
        return Handled(replies=(Shown(refusal(request, no)),), refused=True)
    return await council.submit(arrived)
