"""Stances one statement at a time, and the moderators' page of a topic."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import Words, page
from bot.web.views import opinions, rounds
from bot.web.visits import visiting
from handlers.access import Audience, NotEnrolled

router = APIRouter(include_in_schema=False)


@router.get("/c/{slug}/topics/{number}/stances")
def stances(request: Request, slug: str, number: int, after: str = "") -> HTMLResponse:
    """Show a member one statement to take a stance on; ``after`` passes over one."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        member, _ = visit.home()
        if not visit.can(Audience.ENROLLED) or visit.community != here:
            raise NotEnrolled
        topic = rounds.topic_numbered(visit.work, here, number=number)
        asked = rounds.asked(visit.work, topic, member=member, now=visit.now, after=after)
        return page(visit, "stances.html", asked=asked)


@router.get("/desk/topics/{number}")
def topic_desk(request: Request, number: int) -> HTMLResponse:
    """Show what a moderator can do with a topic: rounds, options, meetings."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.MODERATORS)
        desk = rounds.topic_desk(visit.work, community, number=number, now=visit.now)
        charted = opinions.opinions_of(
            visit.work, desk.topic, now=visit.now, say=Words(visit).sentence
        )
        model = visit.council.values.model
        return page(visit, "topic_desk.html", desk=desk, opinions=charted, model=model)
