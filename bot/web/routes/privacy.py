"""Pages of privacy: the notice, one's own data, the record of processing, numbers to call."""

import hashlib
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.answers import turned
from bot.web.forms import received
from bot.web.pages import page as made
from bot.web.routes.entrance import checked_form
from bot.web.sessions import Cookies
from bot.web.views import privacy
from bot.web.views.paging import sheet
from bot.web.visits import council_of, visiting
from deliberation.privacy import Export, Shown
from handlers import paths
from handlers.access import Audience
from handlers.ports import UnitOfWork

router = APIRouter(include_in_schema=False)

ZIP = "application/zip"
LINES = 50


@router.get("/privacy")
def notice(request: Request) -> HTMLResponse:
    """Say who keeps what for what, for how long, who sees it, and what one may ask for."""
    with visiting(request) as visit:
        if visit.member is not None:
            visit.home()
        return made(
            visit,
            "privacy.html",
            kinds=range(1, privacy.KINDS + 1),
            periods=privacy.periods(),
            model_host=visit.council.values.model_host,
            voice_host=visit.council.values.voice_host,
            telegram=visit.council.values.telegram,
            wechat=visit.council.values.wechat,
        )


@router.get("/me/privacy")
def own(request: Request) -> HTMLResponse:
    """Show a member what they agreed to, who looked, and what they may ask for."""
    with visiting(request) as visit:
        member, _ = visit.home()
        shown = privacy.own(visit.work, member, now=visit.now)
        return made(
            visit,
            "own_privacy.html",
            shown=shown,
            model_host=visit.council.values.model_host,
            voice_host=visit.council.values.voice_host,
        )


@router.get("/desk/privacy")
def processing(request: Request, page: int = 1) -> HTMLResponse:
    """Show staff the record of processing, and who looked at personal data."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        shown = privacy.processing(visit.work, community)
        part, pages = sheet(shown.views, number=page, size=LINES)
        people = {one for each in part for one in each.view.people if each.whom}
        visit.shows(Shown.LOG, people=people)
        return made(
            visit,
            "processing.html",
            shown=shown,
            views=part,
            pages=pages,
            kinds=range(1, privacy.KINDS + 1),
            periods=privacy.periods(),
            model_host=visit.council.values.model_host,
            voice_host=visit.council.values.voice_host,
            telegram=visit.council.values.telegram,
            wechat=visit.council.values.wechat,
        )


@router.get("/desk/phones")
def phones(request: Request) -> HTMLResponse:
    """Show the committee the numbers that members left to be called back at."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.COMMITTEE)
        found = visit.work.phones.where(community_id=community.id)
        visit.shows(Shown.PHONE, people=(each.member_id for each in found))
        return made(visit, "phones.html", phones=found[::-1])


# Fetching all about oneself, once


@router.get("/export/{token}")
def offer(request: Request, token: str) -> HTMLResponse:
    """Show a button; a mere look, such as a chat's preview, uses nothing up."""
    with visiting(request) as visit:
        found = visit.work.exports.one(digest=_digest(token))
        there = found is not None and bool(found.content) and found.expires_at > visit.now
        response = made(
            visit, "export.html", status=200 if there else 410, token=token, there=there
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


@router.post("/export/{token}")
async def fetch(request: Request, token: str) -> Response:
    """Send all about a member to whoever holds the link, once."""
    await checked_form(request)
    return await _sent(
        request, lambda work: work.exports.one(digest=_digest(token)), back=paths.export(token)
    )


@router.post("/me/privacy/export")
async def fetch_own(request: Request) -> Response:
    """Send all about the one who is signed in, once."""
    member = (await received(request, council_of(request))).sender.member
    return await _sent(
        request,
        lambda work: work.exports.one(member_id=member.id),
        back=paths.own_privacy(),
    )


async def _sent(
    request: Request, find: Callable[[UnitOfWork], Export | None], *, back: str
) -> Response:
    council = council_of(request)
    now = council.clock.now()

    def used_up(work: UnitOfWork) -> str:
        found = find(work)
        if found is None or found.expires_at <= now:
            return ""
        work.exports.save(replace(found, content="", expires_at=now))
        return found.content

    content = await council.change(used_up)
    if not content:
        return turned(back, cookies=Cookies(council.values))
    headers = {
        "Content-Disposition": 'attachment; filename="my-data.zip"',
        "Cache-Control": "private, no-store",
    }
    return Response(b64decode(content), media_type=ZIP, headers=headers)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
