"""What anybody may check: a poll's charter and heads, and the bulletin after closing."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.reports.offline import offline_page
from bot.web.pages import Words, page
from bot.web.pictures import qr
from bot.web.views import bulletin as bulletins
from bot.web.views import ledger
from bot.web.views.counts import counted
from bot.web.views.paging import sheet
from bot.web.visits import Visit, visiting
from deliberation.communities import Community
from handlers import paths
from handlers.freezing import charter_of

router = APIRouter(include_in_schema=False)

JSON = "application/json"
LINES = 200
LIMITS = 10
"""How many things the page of limits names."""


@router.get("/secret-vote")
def secret_vote(request: Request) -> HTMLResponse:
    """Say what a secret vote protects and what not, and what people can do."""
    with visiting(request) as visit:
        if visit.member is not None:
            visit.home()
        return page(visit, "secret_vote.html", limits=LIMITS)


@router.get("/c/{slug}/polls/{number}")
def poll(request: Request, slug: str, number: int) -> HTMLResponse:
    """Show what was frozen of a poll, its heads with their witnesses, and who came."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        shown = ledger.poll_page(visit.work, here, number=number, member=visit.member)
        return page(visit, "poll.html", shown=shown)


@router.get("/c/{slug}/polls/{number}/charter.json")
def charter(request: Request, slug: str, number: int) -> Response:
    """Give the charter of a poll as the file that its fingerprint is of."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        kept = charter_of(visit.work, ledger.poll_numbered(visit.work, here, number=number))
        return _file(kept.text.encode(), name=f"charter-{number}.json", kind=JSON)


@router.get("/c/{slug}/outcomes/{number}/bulletin")
def bulletin(request: Request, slug: str, number: int, page: int = 1) -> HTMLResponse:
    """Show the bulletin of a closed poll."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        return _bulletin(visit, here, number=number, sheet_number=page)


@router.post("/c/{slug}/outcomes/{number}/bulletin")
def find(
    request: Request, slug: str, number: int, receipt: Annotated[str, Form()] = ""
) -> HTMLResponse:
    """Show the bulletin with what it says of a receipt, which no address and no log holds."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        return _bulletin(visit, here, number=number, receipt=receipt)


@router.get("/c/{slug}/outcomes/{number}/bulletin.json")
def bulletin_file(request: Request, slug: str, number: int) -> Response:
    """Give the bulletin as the file that was signed, byte by byte."""
    with visiting(request) as visit:
        content = _content(visit, slug, number=number)
        return _file(content, name=f"bulletin-{number}.json", kind=JSON)


@router.get("/c/{slug}/outcomes/{number}/bulletin.html")
def offline(request: Request, slug: str, number: int) -> Response:
    """Give the page that counts a bulletin again without any network, the data in it."""
    with visiting(request) as visit:
        content = offline_page(_content(visit, slug, number=number)).encode()
        return _file(content, name=f"verify-{number}.html", kind="text/html; charset=utf-8")


def _bulletin(
    visit: Visit, here: Community, *, number: int, sheet_number: int = 1, receipt: str = ""
) -> HTMLResponse:
    kept, outcome = bulletins.kept_bulletin(
        visit.work, here, number=number, neighbour=visit.neighbour
    )
    shown = bulletins.bulletin_page(visit.work, kept, outcome=outcome, member=visit.member)
    rows, pages = sheet(shown.rows, number=sheet_number, size=LINES)
    found = bulletins.found(kept, poll=shown.poll, typed=receipt) if receipt.strip() else None
    address = visit.council.values.address + paths.bulletin(here, number)
    return page(
        visit,
        "bulletin.html",
        shown=shown,
        lines=[bulletins.line(shown.poll, each) for each in rows],
        pages=pages,
        found=found,
        typed=receipt[: bulletins.LONGEST_RECEIPT],
        count=counted(shown.poll, outcome.verdict, say=Words(visit).sentence),
        address=address,
        qr=qr(address),
    )


def _content(visit: Visit, slug: str, *, number: int) -> bytes:
    here = visit.enter(slug)
    kept, _ = bulletins.kept_bulletin(
        visit.work, here, number=number, neighbour=visit.neighbour
    )
    return kept.text.encode()


def _file(content: bytes, *, name: str, kind: str) -> Response:
    """Return bytes to be saved, never to be shown as a page of ours."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
