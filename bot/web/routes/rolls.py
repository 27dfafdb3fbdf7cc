"""The desk of rolls: doors and owners from a file, who votes for an owner, voter lists."""

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.pages import page as made
from bot.web.sheets import COLUMNS, MEDIA_TYPE, template_sheet
from bot.web.views import rolls
from bot.web.views.paging import sheet
from bot.web.visits import visiting
from deliberation.owners import VoterList
from deliberation.privacy import Shown
from deliberation.roll_files import RollFileState
from handlers.access import Audience, NotHere, own
from handlers.messages import Text
from handlers.texts import catalogue

router = APIRouter(prefix="/desk/rolls", include_in_schema=False)

OWNERS_A_SHEET = 40
LONGEST_QUERY = 60
NOTES = 6


@router.get("")
def desk(request: Request, page: int = 1, q: str = "") -> HTMLResponse:
    """Show how long the rolls are, who owns what, and the lists; no votes and no turnout."""
    query = q.strip()[:LONGEST_QUERY]
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        shown = rolls.rolls_desk(visit.work, community)
        found = [each for each in shown.lines if query in f"{each.owner.name} {each.doors}"]
        part, pages = sheet(found, number=page, size=OWNERS_A_SHEET)
        visit.shows(Shown.OWNERS, people=rolls.voters(part), heads=rolls.unlinked(part))
        return made(visit, "rolls.html", shown=shown, lines=part, pages=pages, query=query)


@router.get("/template.xlsx")
async def template(request: Request) -> Response:
    """Send the sheet that a committee fills in."""
    content = await to_thread.run_sync(_template, request)
    headers = {"Content-Disposition": 'attachment; filename="roll.xlsx"'}
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


def _template(request: Request) -> bytes:
    with visiting(request) as visit:
        visit.allowed(Audience.MODERATORS)
        words, zone = catalogue(visit.locale), visit.time_zone

        def said(key: str) -> str:
            return words.sentence(Text(key), time_zone=zone)

        return template_sheet(
            titles=(said("roll-sheet-title"), said("roll-notes-title")),
            names=[said(f"roll-column-{each}") for each in COLUMNS],
            notes=[said(f"roll-note-{number}") for number in range(1, NOTES + 1)],
        )


@router.get("/files/{file_id}")
def look_over(request: Request, file_id: str) -> HTMLResponse:
    """Show what a roll would change, and every row that is doubtful; nothing is taken in."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        file = own(visit.work.roll_files, file_id, community=community)
        if file.state is not RollFileState.READ:
            raise NotHere
        visit.shows(Shown.OWNERS, heads=sum(len(each.owners) for each in file.sheet.rows))
        return made(
            visit, "roll_file.html", shown=rolls.looked_over(visit.work, community, file)
        )


@router.get("/owners/{owner_id}")
def owner(request: Request, owner_id: str) -> HTMLResponse:
    """Show one owner, and let a moderator say which member votes for them."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        found = own(visit.work.owners, owner_id, community=community)
        held = [
            each
            for each in visit.work.holdings.where(community_id=community.id)
            if found.id in each.owner_ids
        ]
        (line,) = rolls.owned_lines(visit.work, community, held)[:1] or (None,)
        visit.shows(
            Shown.OWNERS,
            people=(found.member_id,) if found.member_id else (),
            heads=0 if found.member_id else 1,
        )
        return made(
            visit,
            "roll_owner.html",
            owner=found,
            line=line,
            members=rolls.enrolled(visit.work, community),
        )


@router.get("/lists/new")
def new_list(request: Request) -> HTMLResponse:
    """Show the form of a new voter list."""
    return _list_page(request, "")


@router.get("/lists/{list_id}")
def one_list(request: Request, list_id: str) -> HTMLResponse:
    """Show a voter list, to be changed or removed."""
    return _list_page(request, list_id)


def _list_page(request: Request, list_id: str) -> HTMLResponse:
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        kept: VoterList | None = None
        if list_id:
            kept = own(visit.work.voter_lists, list_id, community=community)
        homes = visit.work.households.where(community_id=community.id)
        members = rolls.enrolled(visit.work, community)
        visit.shows(Shown.ROLL, people=(each.id for each in members))
        return made(
            visit,
            "voter_list.html",
            kept_list=kept,
            stands={each.member_id: each.stands_for for each in kept.voters} if kept else {},
            members=members,
            homes={each.id: each for each in homes},
        )
