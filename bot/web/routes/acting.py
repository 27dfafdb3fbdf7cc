"""Forms and buttons: every change of state goes through the inbox."""

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from bot.tokens import TokenForged
from bot.web.answers import SamePageAgain, echoed, noted, sentences, turned
from bot.web.council import Council, Handled, Shown
from bot.web.faults import refusal
from bot.web.forms import Sent, checked_filled, incoming, press_of, received, values_of
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
    return await done(request, council, sent, press=press_of(action, sent.fields), filled=True)


@router.post("/press")
async def press_button(request: Request) -> Response:
    """Do what a button that the bot showed asks for."""
    council = council_of(request)
    sent = await received(request, council)
    token = str(sent.fields.get("_press", ""))
    return await done(request, council, sent, press=opened(council, token), filled=False)


def opened(council: Council, token: str) -> Press:
    """Return what a button of the bot stands for."""
    try:
        return council.tokens.open(token)
    except TokenForged:
        return Press("guide.forged")


async def done(
    request: Request, council: Council, sent: Sent, *, press: Press, filled: bool
) -> Response:
    """Hand a press on and return the page that says what became of it.

    ``filled`` forms must bring all that a use case would have to ask back for.
    """
    try:
        if filled:
            checked_filled(press)
        handled = await council.submit(await incoming(sent, council, press=press))
    except Refusal as no:
        words = await to_thread.run_sync(refusal, request, no)
        handled = Handled(replies=(Shown(words),), refused=True)
    if handled.refused:
        typed = {**values_of(sent.fields), **press.values}
        kept = Kept(action=press.action, values=typed, sentences=sentences(handled))
        return SamePageAgain(request, back=sent.back, kept=kept)
    said = echoed(handled) if handled.replies else noted("web-received")
    return turned(sent.then, cookies=Cookies(council.values), said=said)
