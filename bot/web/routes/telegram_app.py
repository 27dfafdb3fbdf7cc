"""Pages opened inside Telegram: who Telegram says is there is signed in without a link."""

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.init_data import opened_by
from bot.web.answers import turned
from bot.web.council import Council
from bot.web.forms import checked_token
from bot.web.pages import own_path, page
from bot.web.sessions import Cookies, Session
from bot.web.visits import council_of, fresh, visiting
from deliberation.communities import Standing
from handlers.ports import UnitOfWork
from handlers.sessions import times_ended

router = APIRouter(include_in_schema=False)
CHANNEL = "telegram"


@router.get("/telegram/app")
def opened(request: Request, next: str = "/me") -> HTMLResponse:  # noqa: A002 - the field's name in links
    """Show a page whose script hands over what Telegram signed; without it, a button."""
    with visiting(request) as visit:
        response = page(visit, "telegram_app.html", next=own_path(next))
        response.headers["Referrer-Policy"] = "no-referrer"
        return response


@router.post("/telegram/app")
async def come_in(request: Request) -> Response:
    """Begin a session as whoever Telegram says opened the page, and lead them on."""
    council = council_of(request)
    fields = await request.form(max_files=0, max_fields=20)
    await to_thread.run_sync(checked_token, request, str(fields.get("_token", "")))
    back = own_path(str(fields.get("_back", "/me")))
    session = await to_thread.run_sync(_session, council, str(fields.get("init_data", "")))
    cookies = Cookies(council.values)
    response = turned(back if session else "/sign-in", cookies=cookies)
    if session is not None:
        cookies.begin(response, session)
    return response


def _session(council: Council, init_data: str) -> Session | None:
    key, now = council.values.telegram_key, council.clock.now()
    account_id = opened_by(init_data, key=key, now=now)
    if account_id is None:
        return None
    with council.reading() as work:
        return _begun(council, work, account_id)


def _begun(council: Council, work: UnitOfWork, account_id: str) -> Session | None:
    accounts = work.accounts.where(channel=CHANNEL, external_id=account_id)
    last = max(accounts, key=lambda each: each.last_used_at, default=None)
    if last is None:
        return None
    member = work.members.get(last.member_id)
    if member.standing is Standing.MOVED_OUT:
        return None
    return fresh(council, member=member.id, times=times_ended(work, member.id))
