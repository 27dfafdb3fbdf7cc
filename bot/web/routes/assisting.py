"""Votes for others: entered by heads of buildings, read from paper, cast by proxy."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import page
from bot.web.views import assisting
from bot.web.visits import Visit, visiting
from deliberation.communities import Community
from deliberation.identifiers import ElectorId
from deliberation.polls import Poll, PollState
from deliberation.privacy import Shown
from handlers.access import Audience, NotHere
from handlers.agenda import UNDER_WAY
from handlers.ballot import form_of

router = APIRouter(include_in_schema=False)


@router.get("/desk/polls/{number}/assist")
def assist(request: Request, number: int) -> HTMLResponse:
    """Show the forms that enter a neighbour's ballot and note a written proxy."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.VOUCHING)
        poll = under_way(visit, community, number=number)
        electors = assisting.electors(visit.work, poll, member=member)
        shows_roll(visit, [each.id for each in electors])
        return page(
            visit,
            "assist.html",
            poll=poll,
            form=form_of(poll),
            open=poll.state is PollState.OPEN,
            electors=electors,
            entries=assisting.entries(visit.work, poll, by=member),
            proxies=assisting.proxies(visit.work, poll),
            members=assisting.holders(visit.work, community),
        )


@router.get("/desk/polls/{number}/papers")
def papers(request: Request, number: int) -> HTMLResponse:
    """Show the two readings of paper ballots."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.MODERATORS)
        poll = under_way(visit, community, number=number)
        shows_roll(visit, [each.id for each in visit.work.electors.where(poll_id=poll.id)])
        return page(
            visit,
            "papers.html",
            poll=poll,
            form=form_of(poll),
            open=poll.state is PollState.OPEN,
            batches=assisting.batches(visit.work, poll, member=member),
        )


@router.get("/proxies/{number}")
def by_proxy(request: Request, number: int) -> HTMLResponse:
    """Show a holder of proxies whom they vote for."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.ENROLLED)
        poll = under_way(visit, community, number=number)
        held = [each for each in assisting.proxies(visit.work, poll) if each.holder == member]
        of = visit.work.franchises.where(elector_id=tuple(each.elector.id for each in held))
        visit.shows(Shown.PROXIES, people=(each.member_id for each in of) if held else ())
        return page(
            visit,
            "proxies.html",
            poll=poll,
            form=form_of(poll),
            open=poll.state is PollState.OPEN,
            held=held,
        )


def shows_roll(visit: Visit, electors: Sequence[ElectorId]) -> None:
    """Keep that the roll is shown: the members who speak for the electors, and the others."""
    found = visit.work.franchises.where(elector_id=tuple(electors)) if electors else ()
    nobody = len(set(electors) - {each.elector_id for each in found})
    visit.shows(Shown.ROLL, people=(each.member_id for each in found), heads=nobody)


def under_way(visit: Visit, community: Community, *, number: int) -> Poll:
    """Return the poll of a number that is open or to open, or raise NotHere."""
    poll = visit.work.polls.one(community_id=community.id, number=number, state=UNDER_WAY)
    if poll is None:
        raise NotHere
    return poll
