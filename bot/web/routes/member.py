"""A member's own pages: their matters, and their ballot."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import Words, page
from bot.web.views import own_matters
from bot.web.views import paper as papers
from bot.web.visits import visiting
from deliberation.identifiers import PollId
from handlers.access import own
from handlers.ballot import chosen_text

router = APIRouter(include_in_schema=False)


@router.get("/me")
def me(request: Request) -> HTMLResponse:
    """Show a member what is theirs."""
    with visiting(request) as visit:
        member, _ = visit.home()
        return page(visit, "me.html", home=own_matters.home(visit.work, member))


@router.get("/vote/{poll_id}")
def vote(request: Request, poll_id: str) -> HTMLResponse:
    """Show a member their ballot, with what they chose so far."""
    with visiting(request) as visit:
        member, community = visit.home()
        poll = own(visit.work.polls, PollId(poll_id), community=community)
        elector = own_matters.elector(visit.work, poll, member=member)
        cast = own_matters.cast(visit.work, poll, elector=elector)
        ballot = cast.ballot if cast else None
        return page(
            visit,
            "vote.html",
            poll=poll,
            topic=visit.work.topics.get(poll.topic_id),
            elector=elector,
            paper=papers.paper(poll),
            given=papers.given(
                poll, ballot, typed=Words(visit).kept("vote.cast", poll=poll.id)
            ),
            elsewhere=own_matters.elsewhere(visit.work, poll, elector=elector),
            cast=chosen_text(poll, ballot) if ballot else None,
        )
