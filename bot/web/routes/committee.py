"""The committee's desk: responses, commitments, and tokens for the JSON API."""

import hashlib
from dataclasses import replace

from anyio import to_thread
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.web.answers import turned
from bot.web.forms import received
from bot.web.pages import page
from bot.web.sessions import Cookies
from bot.web.views import desks, records
from bot.web.visits import council_of, visiting
from deliberation.identifiers import OutcomeId
from handlers.access import Audience, own, require
from handlers.ports import ApiToken, UnitOfWork

router = APIRouter(prefix="/committee", include_in_schema=False)

LONGEST_LABEL = 60


@router.get("")
def desk(request: Request) -> HTMLResponse:
    """Show what waits for the committee."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.COMMITTEE)
        shown = desks.committee_desk(visit.work, community, now=visit.now)
        return page(visit, "committee.html", desk=shown)


@router.get("/tokens")
def tokens(request: Request) -> HTMLResponse:
    """Show the community's tokens, never what they read."""
    return _tokens(request, made="")


@router.post("/tokens")
async def make_token(request: Request) -> HTMLResponse:
    """Make a token and show it this once."""
    council = council_of(request)
    sent = await received(request, council)
    require(sent.sender.member, Audience.COMMITTEE)
    token = council.ids.token()
    kept = ApiToken(
        id=council.ids.new(),
        community_id=sent.sender.community.id,
        digest=hashlib.sha256(token.encode()).hexdigest(),
        label=str(sent.fields.get("label", "")).strip()[:LONGEST_LABEL],
        made_at=council.clock.now(),
    )
    await council.change(lambda work: work.api_tokens.add(kept))
    return await to_thread.run_sync(lambda: _tokens(request, made=token))


@router.post("/tokens/{token_id}/revoke")
async def revoke_token(request: Request, token_id: str) -> Response:
    """Make a token useless."""
    council = council_of(request)
    sent = await received(request, council)
    require(sent.sender.member, Audience.COMMITTEE)

    def revoke(work: UnitOfWork) -> None:
        token = own(work.api_tokens, token_id, community=sent.sender.community)
        if token.revoked_at is None:
            work.api_tokens.save(replace(token, revoked_at=council.clock.now()))

    await council.change(revoke)
    return turned("/committee/tokens", cookies=Cookies(council.values))


@router.get("/{outcome_id}")
def outcome(request: Request, outcome_id: str) -> HTMLResponse:
    """Show the forms for one outcome: response, commitments, progress."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.COMMITTEE)
        found = own(visit.work.outcomes, OutcomeId(outcome_id), community=community)
        shown = records.of_outcome_found(
            visit.work, found, community=community, member=member, now=visit.now
        )
        return page(visit, "committee_outcome.html", shown=shown)


def _tokens(request: Request, *, made: str) -> HTMLResponse:
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.COMMITTEE)
        kept = visit.work.api_tokens.where(community_id=community.id)
        return page(visit, "tokens.html", tokens=kept[::-1], made=made)
