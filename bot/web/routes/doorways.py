"""The desk's pages of doorways: codes, posters, and what was reported."""

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.reports.posters import PostersView, posters_view
from bot.reports.typesetting import posters_pdf
from bot.web.pages import page
from bot.web.views import doorways
from bot.web.visits import visiting
from deliberation.privacy import Shown
from handlers.access import Audience, NotHere, own
from handlers.doorways import doorways as with_codes
from handlers.report_proposals import LONGEST_TITLE, suggested
from handlers.reporting import unhandled
from handlers.submitting import LONGEST

router = APIRouter(prefix="/desk", include_in_schema=False)


@router.get("/doorways")
def codes(request: Request) -> HTMLResponse:
    """Show the doorways with their codes."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        return page(
            visit,
            "doorways.html",
            shown=doorways.on_desk(visit.work, community, now=visit.now),
            uncoded=doorways.uncoded(visit.work, community, now=visit.now),
            reported=unhandled(visit.work, community.id),
        )


@router.get("/doorways/posters.pdf")
async def posters(
    request: Request, code: str = "", size: Annotated[str, Query()] = ""
) -> Response:
    """Send the posters of one doorway or of all, one on a page or four."""
    view = await to_thread.run_sync(_posters, request, code, size == "small")
    content = await to_thread.run_sync(posters_pdf, view)
    headers = {"Cache-Control": "private, no-store"}
    return Response(content, media_type="application/pdf", headers=headers)


def _posters(request: Request, code: str, small: bool) -> PostersView:  # noqa: FBT001 - to_thread hands on by position
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        found = with_codes(visit.work, community.id, at=visit.now)
        wanted = [each for each in found if code.upper() in {"", each.code}]
        if not wanted:
            raise NotHere
        view = posters_view(
            wanted,
            community=community,
            address=visit.council.values.address,
            telegram=visit.council.telegram_name(),
            now=visit.now,
        )
        return view.small() if small else view


@router.get("/reports")
def reported(request: Request) -> HTMLResponse:
    """Show staff what was reported at doorways; who sees numbers to call is kept."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        shown = doorways.reports(visit.work, community.id)
        numbers = [
            each.report for each in (*shown.waiting, *shown.handled) if each.report.phone
        ]
        known = [each.member_id for each in numbers if each.member_id]
        visit.shows(Shown.PHONE, people=known, heads=len(numbers) - len(known))
        return page(visit, "doorway_reports.html", shown=shown)


@router.get("/reports/{report_id}/propose")
def propose(request: Request, report_id: str) -> HTMLResponse:
    """Show a moderator the words that a report may be proposed in; no number to call."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        report = own(visit.work.doorway_reports, report_id, community=community)
        title, words = suggested(report)
        return page(
            visit,
            "report_proposal.html",
            seen=doorways.seen(visit.work, report),
            title=title,
            words=words,
            most_title=LONGEST_TITLE,
            most=LONGEST,
        )
