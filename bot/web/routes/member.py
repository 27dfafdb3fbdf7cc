"""A member's own pages: their matters, and their ballot."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import Words, page
from bot.web.views import own_matters
from bot.web.visits import visiting
from deliberation.ballots import BallotForm
from deliberation.identifiers import PollId
from deliberation.methods import METHODS
from handlers.access import own

router = APIRouter(include_in_schema=False)


@router.get("/me")
def me(request: Request) -> HTMLResponse:
    """Show a member what is theirs."""
    with visiting(request) as visit:
        member, _ = visit.home()
        return page(visit, "me.html", home=own_matters.home(visit.work, member))


@router.get("/vote/{poll_id}")
def ballot(request: Request, poll_id: str) -> HTMLResponse:
    """Show a member their ballot, with what they chose so far."""
    with visiting(request) as visit:
        member, community = visit.home()
        poll = own(visit.work.polls, PollId(poll_id), community=community)
        elector = own_matters.elector(visit.work, poll, member=member)
        cast = own_matters.cast(visit.work, poll, elector=elector, ids=visit.council.ids)
        labels = own_matters.chosen(poll, cast)
        return page(
            visit,
            "vote.html",
            poll=poll,
            topic=visit.work.topics.get(poll.topic_id),
            elector=elector,
            ballot=cast,
            ballot_labels=Words(visit).sentence("web-comma").join(labels),
            several=METHODS[poll.method].form is BallotForm.SOME,
        )
