"""The committee's pages of questions: what waits, what was written, what is learned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.web.views.library import with_sources
from bot.web.views.paging import Pages, sheet
from bot.web.views.records import Proof
from bot.web.visits import Visit
from deliberation.communities import Community, Member
from handlers import asked
from handlers.access import own
from handlers.ports import (
    Question,
    QuestionState,
    StaffAnswer,
    StaffAnswerState,
    UnitOfWork,
)
from handlers.remembering import Lesson, lessons
from handlers.unanswered import (
    Group,
    grouped,
    is_named,
    like,
    under_way,
    waits,
    was_passed_on,
    without_answer,
)
from knowledge.library import Passage

SHOWN = ("waiting", "written", "answered", "aside", "learned")
PROPOSED = 5
SET_ASIDE = "reply.set_aside"


@dataclass(frozen=True)
class Part:
    """What of the page of questions is looked at; ``about`` is the word of a theme."""

    show: str
    about: str
    page: int
    today: date


@dataclass(frozen=True)
class SeenAnswer:
    """An answer of staff with the questions that it serves and where it comes from."""

    answer: StaffAnswer
    questions: tuple[Question, ...]
    proof: Proof | None
    own: bool

    @property
    def title(self) -> str:
        """Return how the question is put."""
        return self.answer.asked or self.questions[0].text


@dataclass(frozen=True)
class Queue:
    """One sheet of the page of questions; ``counts`` are those of all its parts."""

    counts: Mapping[str, int]
    pages: Pages
    groups: tuple[Group, ...]
    answers: tuple[SeenAnswer, ...]
    aside: tuple[tuple[Question, str], ...]
    lessons: tuple[Lesson, ...]
    late: frozenset[str]
    """The ids of approved answers whose last day is over: somebody must look at them again."""


@dataclass(frozen=True)
class AskedPage:
    """One question with all that helps to answer it.

    ``before`` is what was asked just before in the same chat, ``written`` an answer that
    waits for approval, ``returned`` the last one that was returned.
    """

    question: Question
    named: bool
    waits: bool
    before: str
    alike: tuple[Question, ...]
    written: StaffAnswer | None
    returned: StaffAnswer | None
    approved: StaffAnswer | None
    proofs: tuple[Proof, ...]
    reason: str


def queue(work: UnitOfWork, community: Community, *, member: Member, part: Part) -> Queue:
    """Return one part of the page of questions, and how many there are in each."""
    groups = waiting_groups(work, community, about=part.about)
    written = _answers(work, community, StaffAnswerState.WRITTEN)
    approved = _answers(work, community, StaffAnswerState.APPROVED)
    aside = work.questions.where(community_id=community.id, state=QuestionState.SET_ASIDE)
    learned = lessons(work, community_id=community.id)
    parts: Mapping[str, Sequence[object]] = {
        "waiting": groups,
        "written": written,
        "answered": approved,
        "aside": aside,
        "learned": learned,
    }
    answers = approved if part.show == "answered" else written
    answers = sheet(answers[::-1], number=part.page)[0]
    return Queue(
        counts={name: len(each) for name, each in parts.items()},
        pages=sheet(parts[part.show], number=part.page)[1],
        groups=sheet(groups, number=part.page)[0],
        answers=tuple(_seen(work, community, each, member=member) for each in answers),
        aside=tuple(
            (each, _reason(work, each)) for each in sheet(aside[::-1], number=part.page)[0]
        ),
        lessons=sheet(learned, number=part.page)[0],
        late=frozenset(each.id for each in approved if _is_late(each, today=part.today)),
    )


def waiting_groups(
    work: UnitOfWork, community: Community, *, about: str = ""
) -> tuple[Group, ...]:
    """Return what waits for an answer, like questions together; of one theme, if given."""
    questions = without_answer(work, community.id)
    return grouped(asked.about(questions, word=about) if about else questions)


def _seen(
    work: UnitOfWork, community: Community, answer: StaffAnswer, *, member: Member
) -> SeenAnswer:
    proofs = with_sources(work, _passages(work, answer), community=community)
    return SeenAnswer(
        answer=answer,
        questions=tuple(work.questions.get(key) for key in answer.questions),
        proof=proofs[0] if proofs else None,
        own=answer.written_by == member.id,
    )


def _passages(work: UnitOfWork, answer: StaffAnswer) -> tuple[Passage, ...]:
    if answer.passage_id:
        return work.passages.where(id=answer.passage_id)
    return work.passages.where(source_id=answer.source_id) if answer.source_id else ()


def staff_answer(
    work: UnitOfWork, community: Community, *, member: Member, answer_id: str
) -> SeenAnswer:
    """Return an answer of staff of this community, or raise NotHere."""
    answer = own(work.staff_answers, answer_id, community=community)
    return _seen(work, community, answer, member=member)


def replaced_by(work: UnitOfWork, answer: StaffAnswer) -> StaffAnswer | None:
    """Return the newest answer that corrects one, if any does."""
    found = work.staff_answers.where(community_id=answer.community_id, replaces=answer.id)
    return found[-1] if found else None


def one(visit: Visit, community: Community, *, question_id: str, seek: str) -> AskedPage:
    """Return the page of a question, with passages that may answer it or what is sought."""
    work = visit.work
    question = own(work.questions, question_id, community=community)
    free = without_answer(work, community.id)
    answers = work.staff_answers.where(community_id=community.id, question_id=question.id)
    found = visit.council.finder.passages(
        seek or question.text, community_id=community.id, limit=PROPOSED
    )
    return AskedPage(
        question=question,
        named=is_named(question) or _passed_on_before(work, question),
        waits=waits(question),
        before=_before(work, question),
        alike=like(question, free) if waits(question) else (),
        written=under_way(work, community.id).get(question.id),
        returned=_last(answers, StaffAnswerState.RETURNED),
        approved=_last(answers, StaffAnswerState.APPROVED),
        proofs=with_sources(work, found, community=community) if waits(question) else (),
        reason=_reason(work, question),
    )


def _passed_on_before(work: UnitOfWork, question: Question) -> bool:
    """Tell whether a question that was set aside or answered had been passed on."""
    return not waits(question) and was_passed_on(work, question)


def _before(work: UnitOfWork, question: Question) -> str:
    found = work.questions.one(id=question.follows) if question.follows else None
    return found.text if found else ""


def _last(answers: Sequence[StaffAnswer], state: StaffAnswerState) -> StaffAnswer | None:
    found = [each for each in answers if each.state is state]
    return found[-1] if found else None


def _answers(
    work: UnitOfWork, community: Community, state: StaffAnswerState
) -> tuple[StaffAnswer, ...]:
    return work.staff_answers.where(community_id=community.id, state=state)


def _reason(work: UnitOfWork, question: Question) -> str:
    """Return why a question was set aside, if it is."""
    if question.state is not QuestionState.SET_ASIDE:
        return ""
    found = work.traces.where(subject=question.id, action=SET_ASIDE)
    return found[-1].words if found else ""


def _is_late(answer: StaffAnswer, *, today: date) -> bool:
    return answer.expires is not None and answer.expires < today


def days_since(moment: datetime, *, now: datetime) -> int:
    """Return how many whole days something waits."""
    return max(0, (now - moment).days)


def in_public(work: UnitOfWork, community: Community, *, today: date) -> tuple[Proof, ...]:
    """Return the answers of staff that hold today, newest first, for everybody to read."""
    approved = [
        each
        for each in _answers(work, community, StaffAnswerState.APPROVED)
        if each.source_id and (each.expires is None or each.expires >= today)
    ]
    passages = [
        passage
        for answer in reversed(approved)
        for passage in work.passages.where(source_id=answer.source_id)
    ]
    return with_sources(work, passages, community=community)
