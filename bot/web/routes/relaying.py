"""Relay mode on the desk: texts and posters for a group, and its replies pasted back."""

from collections.abc import Mapping

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.reports.calls import CallView, call_view
from bot.reports.typesetting import call_pdf, call_png
from bot.web.answers import SamePageAgain
from bot.web.faults import refusal
from bot.web.forms import press_of, received, values_of
from bot.web.pages import page
from bot.web.routes.assisting import shows_roll, under_way
from bot.web.views import relaying
from bot.web.views.relay_posts import outcome_posts, posts, told
from bot.web.visits import Kept, Visit, council_of, visiting
from deliberation.communities import Community, Member
from deliberation.outcomes import Outcome
from deliberation.polls import Poll, PollState
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Audience
from handlers.ballot import form_of
from handlers.relaying import RELAYS, takes_relay

router = APIRouter(prefix="/desk/polls", include_in_schema=False)

KEPT_PRIVATE = {"Cache-Control": "private, no-store"}


@router.get("/{number}/relay")
def relay(request: Request, number: int) -> HTMLResponse:
    """Show the texts and the poster for a group, and what its replies come to."""
    with visiting(request) as visit:
        _, here = visit.allowed(Audience.VOUCHING)
        outcome = relaying.decided(visit.work, here, number=number)
        if outcome is not None:
            return _told(visit, here, outcome)
        member, community, poll = _poll(visit, number)
        kept = visit.kept
        looked = relaying.Looked()
        if kept is not None and kept.action == RELAYS:
            looked = _looked(visit, poll, member, kept.values) or looked
        shows_roll(visit, [each.id for each in looked.known])
        return page(
            visit,
            "relay.html",
            poll=poll,
            form=form_of(poll),
            open=poll.state is PollState.OPEN,
            offered=takes_relay(poll),
            posts=posts(poll, community, address=visit.council.values.address),
            looked=looked,
            first_look=kept is not None and not kept.sentences,
        )


def _told(visit: Visit, community: Community, outcome: Outcome) -> HTMLResponse:
    """Show the texts for a group of what was decided, and what the committee replied."""
    shows_roll(visit, ())
    told_now = told(visit.work, outcome, now=visit.now)
    address = visit.council.values.address
    return page(
        visit,
        "relay_outcome.html",
        outcome=outcome,
        posts=outcome_posts(told_now, community, address=address),
    )


@router.post("/{number}/relay")
async def look(request: Request, number: int) -> Response:
    """Show who chose what in a pasted text, or why nothing can be made of it."""
    sent = await received(request, council_of(request))
    values = {**values_of(sent.fields), **press_of(RELAYS, sent.fields).values}
    try:
        await to_thread.run_sync(_tried, request, number, values)
    except Refusal as no:
        words = await to_thread.run_sync(refusal, request, no)
        kept = Kept(action=RELAYS, values=values, sentences=(words,))
    else:
        kept = Kept(action=RELAYS, values=values, sentences=())
    return SamePageAgain(request, back=paths.relaying(number), kept=kept)


@router.get("/{number}/relay/poster.png")
async def picture(request: Request, number: int) -> Response:
    """Send the call to vote as a picture for a group."""
    view = await to_thread.run_sync(_call, request, number, False)  # noqa: FBT003 - no names there
    content = await to_thread.run_sync(call_png, view)
    return Response(content, media_type="image/png", headers=KEPT_PRIVATE)


@router.get("/{number}/relay/poster.pdf")
async def sheet(request: Request, number: int) -> Response:
    """Send the call to vote as a sheet for a doorway."""
    view = await to_thread.run_sync(_call, request, number, True)  # noqa: FBT003 - no names there
    content = await to_thread.run_sync(call_pdf, view)
    return Response(content, media_type="application/pdf", headers=KEPT_PRIVATE)


def _tried(request: Request, number: int, values: Mapping[str, str]) -> None:
    with visiting(request) as visit:
        member, _, poll = _poll(visit, number)
        relaying.looked_at(visit.work, poll, member=member, text=values.get("text", ""))


def _looked(
    visit: Visit, poll: Poll, member: Member, values: Mapping[str, str]
) -> relaying.Looked | None:
    """Return what a text comes to; None where that was refused, as the page says already."""
    try:
        return relaying.looked_at(visit.work, poll, member=member, text=values.get("text", ""))
    except Refusal:
        return None


def _call(request: Request, number: int, sheet: bool) -> CallView:  # noqa: FBT001 - see above
    with visiting(request) as visit:
        _, community, poll = _poll(visit, number)
        address = visit.council.values.address
        return call_view(poll, community, address=address, sheet=sheet, now=visit.now)


def _poll(visit: Visit, number: int) -> tuple[Member, Community, Poll]:
    member, community = visit.allowed(Audience.VOUCHING)
    return member, community, under_way(visit, community, number=number)
