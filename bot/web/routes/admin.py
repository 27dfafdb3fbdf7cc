"""The admin's page: codes that bind rooms and enrol members, and roles."""

from datetime import timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.answers import turned
from bot.web.forms import received
from bot.web.pages import page
from bot.web.sessions import Cookies
from bot.web.visits import council_of, visiting
from deliberation.communities import Role
from deliberation.privacy import Shown
from handlers.access import Audience, NotHere, require
from handlers.adopting import ground_of
from handlers.places import is_speaker
from handlers.ports import Code, CodePurpose

router = APIRouter(prefix="/admin", include_in_schema=False)

CODE_LIFE = timedelta(days=7)
MADE_HERE = frozenset(
    {CodePurpose.BIND_RESIDENTS, CodePurpose.BIND_COMMITTEE, CodePurpose.JOIN}
)


@router.get("")
def admin(request: Request) -> HTMLResponse:
    """Show codes that can still be used, and who holds which role."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.ADMINS)
        codes = visit.work.codes.where(
            community_id=community.id, used_at=None, purpose=tuple(MADE_HERE)
        )
        members = visit.work.members.where(community_id=community.id)
        visit.shows(Shown.MEMBERS, people=(each.id for each in members))
        return page(
            visit,
            "admin.html",
            codes=tuple(
                each for each in codes if each.expires_at is None or each.expires_at > visit.now
            ),
            members=tuple(each for each in members if not is_speaker(each.id)),
            roles=tuple(each for each in Role if each is not Role.RESIDENT),
            ground=ground_of(visit.work, community),
        )


@router.post("/codes")
async def make_code(request: Request) -> Response:
    """Make a code that is good for a week."""
    council = council_of(request)
    sent = await received(request, council)
    require(sent.sender.member, Audience.ADMINS)
    purpose = str(sent.fields.get("purpose", ""))
    if purpose not in MADE_HERE:
        raise NotHere
    now = council.clock.now()
    code = Code(
        id=council.ids.new(),
        code=council.ids.code(),
        community_id=sent.sender.community.id,
        purpose=CodePurpose(purpose),
        made_at=now,
        expires_at=now + CODE_LIFE,
    )
    await council.change(lambda work: work.codes.add(code))
    return turned("/admin#codes", cookies=Cookies(council.values))
