"""The form that opens a vote, and the look at its ballot before it is opened."""

from collections.abc import Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.answers import SamePageAgain
from bot.web.faults import refusal
from bot.web.forms import checked_filled, press_of, received
from bot.web.pages import page
from bot.web.views import desks, openings
from bot.web.visits import Kept, Visit, council_of, visiting
from deliberation.communities import Community
from deliberation.refusals import Refusal
from deliberation.topics import Topic
from handlers.access import Audience, NotHere
from handlers.poll_terms import OPENS

router = APIRouter(prefix="/desk", include_in_schema=False)

USUAL_POLL = timedelta(days=3)


@router.get("/topics/{number}/poll")
def open_poll(request: Request, number: int) -> HTMLResponse:
    """Show the form that opens a vote on a topic, and the ballot once it was looked at."""
    with visiting(request) as visit:
        topic, community = _topic(visit, number)
        local = (visit.now + USUAL_POLL).astimezone(ZoneInfo(community.time_zone))
        kept = visit.kept
        looked_at = kept is not None and kept.action == OPENS and not kept.sentences
        shown = openings.previewed(visit, topic, kept.values) if kept and looked_at else None
        return page(
            visit,
            "open_poll.html",
            topic=topic,
            opening=openings.opening(visit, topic, community=community),
            electorates=desks.electorates(visit.work, community),
            closes_at=f"{local:%Y-%m-%d}T20:00",
            shown=shown,
        )


@router.post("/topics/{number}/poll")
async def preview_poll(request: Request, number: int) -> Response:
    """Show the form again with the ballot that it would make, or why it makes none."""
    sent = await received(request, council_of(request))
    press = press_of(OPENS, sent.fields)
    try:
        checked_filled(press)
        await to_thread.run_sync(_tried, request, number, press.values)
    except Refusal as no:
        words = await to_thread.run_sync(refusal, request, no)
        kept = Kept(action=OPENS, values=press.values, sentences=(words,))
    else:
        kept = Kept(action=OPENS, values=press.values, sentences=())
    return SamePageAgain(request, back=f"/desk/topics/{number}/poll", kept=kept)


def _tried(request: Request, number: int, values: Mapping[str, str]) -> None:
    with visiting(request) as visit:
        topic, _ = _topic(visit, number)
        openings.previewed(visit, topic, values)


def _topic(visit: Visit, number: int) -> tuple[Topic, Community]:
    _, community = visit.allowed(Audience.MODERATORS)
    topic = visit.work.topics.one(community_id=community.id, number=number)
    if topic is None:
        raise NotHere
    return topic, community
