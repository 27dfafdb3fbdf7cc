"""The moderators' desk."""

from datetime import timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import page
from bot.web.views import bearing, desks
from bot.web.visits import visiting
from deliberation.bylaws import BYLAWS
from deliberation.methods import METHODS
from handlers.access import Audience, NotHere
from handlers.cards import bylaw_effect

router = APIRouter(prefix="/desk", include_in_schema=False)

USUAL_POLL = timedelta(days=3)


@router.get("")
def desk(request: Request) -> HTMLResponse:
    """Show what waits for moderators."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        shown = desks.desk(visit.work, community, now=visit.now)
        clashes = bearing.clashes(visit, shown.mergeable, community=community)
        return page(visit, "desk.html", desk=shown, clashes=clashes)


@router.get("/topics/new")
def open_topic(
    request: Request, p: Annotated[list[int] | None, Query()] = None
) -> HTMLResponse:
    """Show the form that opens a topic from proposals."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        shown = desks.desk(visit.work, community, now=visit.now)
        chosen = [each for each in shown.mergeable if each.number in (p or [])]
        words = "\n".join(each.text for each in chosen)
        borne = bearing.borne(visit, community, chosen)
        return page(
            visit,
            "open_topic.html",
            ready=shown.mergeable,
            numbers=p or [],
            suggestion=words,
            borne=borne,
        )


@router.get("/topics/{number}/poll")
def open_poll(request: Request, number: int) -> HTMLResponse:
    """Show the form that opens a vote on a topic."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        topic = visit.work.topics.one(community_id=community.id, number=number)
        if topic is None:
            raise NotHere
        local = (visit.now + USUAL_POLL).astimezone(ZoneInfo(community.time_zone))
        return page(
            visit,
            "open_poll.html",
            topic=topic,
            methods=tuple(METHODS),
            bylaws=tuple((each, bylaw_effect(each, community)) for each in BYLAWS.values()),
            electorates=desks.electorates(visit.work, community),
            closes_at=f"{local:%Y-%m-%d}T20:00",
        )
