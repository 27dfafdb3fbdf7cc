"""Doors: invitations to print, claims to vouch for, and the page that a slip leads to."""

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.reports.slips import SlipsView, slips_view
from bot.reports.typesetting import slips_pdf
from bot.web.answers import turned
from bot.web.forms import checked_token
from bot.web.pages import page
from bot.web.sessions import Cookies
from bot.web.views import doors
from bot.web.visits import Visit, council_of, fresh, visiting
from deliberation.communities import Member, Standing
from deliberation.identifiers import MemberId
from deliberation.privacy import Shown
from handlers import paths
from handlers.access import Audience, NotHere
from handlers.dialogue import clean_name
from handlers.enrolling import invitations
from handlers.ports import Code, CodePurpose, UnitOfWork

router = APIRouter(include_in_schema=False)

INVITES = (CodePurpose.HOUSEHOLD, CodePurpose.JOIN)


@router.get("/desk/doors")
def all_doors(request: Request) -> HTMLResponse:
    """Show the doors that the one who looks may vouch for."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.VOUCHING)
        shown = doors.doors(visit.work, community, member=member, now=visit.now)
        visit.shows(Shown.DOORS, people=doors.people(shown))
        return page(visit, "doors.html", shown=shown)


@router.get("/desk/doors/slips.pdf")
async def slips(request: Request, building: str = "") -> Response:
    """Send the invitations of a building, or of all, ready to be printed."""
    view = await to_thread.run_sync(_slips, request, building)
    if not view.slips:
        raise NotHere
    content = await to_thread.run_sync(slips_pdf, view)
    headers = {"Cache-Control": "private, no-store"}
    return Response(content, media_type="application/pdf", headers=headers)


def _slips(request: Request, building: str) -> SlipsView:
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        homes = visit.work.households.where(community_id=community.id)
        view = slips_view(
            invitations(visit.work, community.id, at=visit.now),
            community=community,
            households={
                each.id: each
                for each in homes
                if building in {doors.WHOLE_COMMUNITY, each.building}
            },
            address=visit.council.values.address,
            now=visit.now,
        )
        visit.shows(Shown.SLIPS, heads=len(view.slips))
        return view


@router.get("/join/{code}")
def invitation(request: Request, code: str) -> HTMLResponse:
    """Show whom an invitation is for, and what to do with it."""
    with visiting(request) as visit:
        found = _invitation(visit.work, code, visit=visit)
        if found is None:
            return page(visit, "join.html", status=410, code=None, door="")
        visit.community = visit.work.communities.get(found.community_id)
        home = found.household_id
        door = visit.work.households.get(home).label if home else ""
        return page(visit, "join.html", code=found, door=door)


@router.post("/join/{code}")
async def come_in(request: Request, code: str) -> Response:
    """Begin a session of somebody new, who goes on to claim the door."""
    council = council_of(request)
    fields = await request.form(max_files=0, max_fields=20)
    await to_thread.run_sync(checked_token, request, str(fields.get("_token", "")))
    name = clean_name(str(fields.get("name", "")), otherwise="")
    cookies = Cookies(council.values)
    back = paths.invitation(code)

    def enter(work: UnitOfWork) -> str:
        found = work.codes.one(code=code.upper())
        now = council.clock.now()
        if found is None or found.purpose not in INVITES or found.is_over(at=now) or not name:
            return ""
        guest = Member(
            id=MemberId(council.ids.new()),
            community_id=found.community_id,
            name=name,
            standing=Standing.GUEST,
            created_at=now,
        )
        work.members.add(guest)
        return guest.id

    member = await council.change(enter)
    response = turned(back, cookies=cookies)
    if member:
        cookies.begin(response, fresh(council, member=member))
    return response


def _invitation(work: UnitOfWork, code: str, *, visit: Visit) -> Code | None:
    found = work.codes.one(code=code.upper())
    if found is None or found.purpose not in INVITES or found.is_over(at=visit.now):
        return None
    return found
