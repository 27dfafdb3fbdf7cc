"""The moderators' desk."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import page
from bot.web.views import bearing, desks, rounds
from bot.web.visits import visiting
from deliberation.privacy import Shown
from deliberation.rounds import RoundKind
from deliberation.templates import USUAL
from handlers.access import Audience

router = APIRouter(prefix="/desk", include_in_schema=False)


@router.get("")
def desk(request: Request) -> HTMLResponse:
    """Show what waits for moderators."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        shown = desks.desk(visit.work, community, now=visit.now)
        visit.shows(Shown.CLAIM, people=(each.member.id for each in shown.claims))
        clashes = bearing.clashes(visit, shown.mergeable, community=community)
        return page(visit, "desk.html", desk=shown, clashes=clashes)


@router.get("/topics/new")
def open_topic(
    request: Request, p: Annotated[list[int] | None, Query()] = None, template: str = USUAL
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
            planned=rounds.planned(visit.work, community, template=template),
            kinds=tuple(RoundKind),
        )
