"""The moderators' page of groups: how much each hears, and when nobody is disturbed."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import page
from bot.web.visits import visiting
from handlers.access import Audience
from handlers.quiet_hours import clock
from handlers.rooms import named, purpose_of

router = APIRouter(include_in_schema=False)


@router.get("/desk/rooms")
def all_rooms(request: Request) -> HTMLResponse:
    """Show every group with its silence and its digest, and the quiet hours."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        rooms = visit.work.rooms.where(community_id=community.id)
        return page(
            visit,
            "rooms.html",
            rooms=tuple(
                (each, named(each), purpose_of(each), each.is_muted(at=visit.now))
                for each in rooms
            ),
            begins=f"{clock(community.quiet_from):%H:%M}",
            ends=f"{clock(community.quiet_to):%H:%M}",
        )
