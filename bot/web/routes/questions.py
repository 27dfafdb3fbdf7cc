"""The committee's pages of questions, and what residents ask."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.web.pages import page as made
from bot.web.views import questions
from bot.web.views.library import today
from bot.web.visits import visiting
from deliberation.privacy import Shown
from handlers import asked
from handlers.access import Audience

router = APIRouter(include_in_schema=False)

LONGEST_SOUGHT = 200


@router.get("/committee/questions")
def queue(
    request: Request,
    show: str = questions.SHOWN[0],
    theme: str = "",
    page: Annotated[int, Query(ge=1)] = 1,
) -> HTMLResponse:
    """Show what waits for an answer of people, or another part of the loop."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.STAFF)
        part = show if show in questions.SHOWN else questions.SHOWN[0]
        about = theme.strip()[:LONGEST_SOUGHT] if part == questions.SHOWN[0] else ""
        found = questions.queue(
            visit.work,
            community,
            member=member,
            part=questions.Part(show=part, about=about, page=page, today=today(visit)),
        )
        return made(
            visit,
            "questions.html",
            queue=found,
            show=part,
            theme=about,
            days_since=questions.days_since,
        )


@router.get("/committee/questions/{question_id}")
def question(request: Request, question_id: str, q: str = "") -> HTMLResponse:
    """Show one question with the forms that answer it."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        seek = q.strip()[:LONGEST_SOUGHT]
        shown = questions.one(visit, community, question_id=question_id, seek=seek)
        if shown.named:
            visit.shows(Shown.ASKER, people=(shown.question.member_id,))
        return made(
            visit,
            "question.html",
            shown=shown,
            sought=seek,
            days_since=questions.days_since,
        )


@router.get("/committee/answers/{answer_id}")
def staff_answer(request: Request, answer_id: str) -> HTMLResponse:
    """Show an answer that staff wrote, with what may be done about it."""
    with visiting(request) as visit:
        member, community = visit.allowed(Audience.STAFF)
        shown = questions.staff_answer(
            visit.work, community, member=member, answer_id=answer_id
        )
        return made(
            visit,
            "staff_answer.html",
            shown=shown,
            newer=questions.replaced_by(visit.work, shown.answer),
            day=today(visit),
        )


@router.get("/committee/asked")
def what_residents_ask(request: Request) -> HTMLResponse:
    """Show staff what residents ask, week by week, and what nothing is known about."""
    with visiting(request) as visit:
        _, community = visit.allowed(Audience.STAFF)
        figures = asked.figures(visit.work, community, now=visit.now)
        return made(visit, "asked.html", figures=figures, days_since=questions.days_since)


@router.get("/c/{slug}/asked")
def asked_in_public(request: Request, slug: str) -> HTMLResponse:
    """Show everybody how much is answered, and the committee's answers; no names."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        figures = asked.figures(visit.work, here, now=visit.now)
        named = tuple(
            each for each in figures.gaps if each.word and each.askers >= asked.ASKERS_IN_PUBLIC
        )
        answers = questions.in_public(visit.work, here, today=today(visit))
        return made(visit, "asked_public.html", figures=figures, themes=named, answers=answers)
