"""The front door: home, signing in and out, language, demo personas."""

from dataclasses import replace

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.answers import noted, turned
from bot.web.council import Council
from bot.web.forms import checked_token
from bot.web.pages import own_path, page
from bot.web.sessions import Cookies, Session
from bot.web.views import tour
from bot.web.visits import council_of, fresh, visiting
from deliberation.communities import Standing
from deliberation.identifiers import MemberId
from handlers import paths
from handlers.access import NotHere
from handlers.members import digest
from handlers.ports import UnitOfWork
from handlers.sessions import times_ended
from handlers.texts import LOCALES

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request) -> Response:
    """Show what this is; lead to the only community where there is one."""
    with visiting(request) as visit:
        if visit.council.values.demo:
            groups = tour.personas(visit.work)
            first = groups[0].community if groups else None
            steps = tour.tour(visit.work, first) if first else ()
            return page(visit, "home.html", communities=groups, tour=steps)
        if visit.member is not None:
            _, community = visit.home()
            return turned(paths.community(community), cookies=visit.cookies)
        communities = visit.work.communities.where()
        if len(communities) == 1:
            return turned(paths.community(communities[0]), cookies=visit.cookies)
        return page(visit, "home.html", communities=(), tour=())


@router.get("/sign-in")
def how_to_sign_in(request: Request) -> HTMLResponse:
    """Say where sign-in links come from."""
    with visiting(request) as visit:
        if visit.member is not None:
            visit.home()
        return page(visit, "sign_in.html", token=None, spent=False)


@router.get("/sign-in/{token}")
def offer_sign_in(request: Request, token: str) -> HTMLResponse:
    """Show a button; a mere look, such as a chat's preview, uses nothing up."""
    with visiting(request) as visit:
        link = visit.work.sign_in_links.one(digest=digest(token))
        spent = link is None or link.used_at is not None or link.expires_at <= visit.now
        response = page(
            visit, "sign_in.html", status=410 if spent else 200, token=token, spent=spent
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


@router.post("/sign-in/{token}")
async def sign_in(request: Request, token: str) -> Response:
    """Use a link up and begin a new session as its member."""
    await checked_form(request)
    council = council_of(request)

    def consume(work: UnitOfWork) -> Session | None:
        link = work.sign_in_links.one(digest=digest(token))
        now = council.clock.now()
        if link is None or link.used_at is not None or link.expires_at <= now:
            return None
        work.sign_in_links.save(replace(link, used_at=now))
        times = times_ended(work, link.member_id)
        return fresh(council, member=link.member_id, times=times)

    session = await council.change(consume)
    cookies = Cookies(council.values)
    if session is None:
        return turned(f"/sign-in/{token}", cookies=cookies)
    response = turned("/me", cookies=cookies, said=noted("web-signed-in"))
    cookies.begin(response, session)
    return response


@router.get("/sign-out")
def ask_sign_out(request: Request) -> HTMLResponse:
    """Ask once before signing out."""
    with visiting(request) as visit:
        visit.home()
        return page(visit, "sign_out.html")


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """End the session."""
    await checked_form(request)
    cookies = Cookies(council_of(request).values)
    response = turned("/", cookies=cookies, said=noted("web-signed-out"))
    cookies.end(response)
    return response


@router.get("/language/{locale}")
def speak(request: Request, locale: str, back: str = "/") -> Response:
    """Remember a language on this browser."""
    if locale not in LOCALES:
        raise NotHere
    cookies = Cookies(council_of(request).values)
    response = turned(back, cookies=cookies)
    cookies.speak(response, locale)
    return response


@router.post("/demo/be/{member_id}")
async def be(request: Request, member_id: str) -> Response:
    """Become another person of the demo; nowhere else."""
    council = council_of(request)
    back = await checked_form(request)
    session = await to_thread.run_sync(_played, council, member_id)
    if session is None:
        raise NotHere
    cookies = Cookies(council.values)
    response = turned(back, cookies=cookies)
    cookies.begin(response, session)
    return response


def _played(council: Council, member_id: str) -> Session | None:
    """Return a session as a person of the demo; None where there is no such person."""
    with council.reading() as work:
        member = work.members.one(id=MemberId(member_id))
        times = times_ended(work, MemberId(member_id))
    if member is None or not (council.values.demo and member.demo):
        return None
    if member.standing is Standing.MOVED_OUT:
        return None
    return fresh(council, member=member_id, times=times)


async def checked_form(request: Request) -> str:
    """Return where a form wants to go back to, once its token holds."""
    fields = await request.form(max_files=0, max_fields=20)
    await to_thread.run_sync(checked_token, request, str(fields.get("_token", "")))
    return own_path(str(fields.get("_back", "/")))
