"""What answered questions teach: which passages answered them, for questions like them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from deliberation.communities import Member, Role, Standing
from handlers.ports import Question, QuestionState, StaffAnswerState, UnitOfWork
from handlers.unanswered import ANSWERED, are_alike, in_full
from knowledge.library import Remembered

STRUCK = "reply.strike"
HOMES_NEEDED = 2
"""From how many homes people must have found a passage helpful before others meet it first."""
STAFF = (Role.MODERATOR, Role.COMMITTEE, Role.ADMIN)


@dataclass(frozen=True)
class Lesson:
    """A question whose answer helped, the passages that it cited, and who says so."""

    question: Question
    passages: frozenset[str]
    homes: int


def remembered(work: UnitOfWork) -> tuple[Remembered, ...]:
    """Return what is known to answer: what staff attached, and what helped neighbours."""
    return (*_attached(work), *(_as_remembered(each) for each in lessons(work)))


def lessons(work: UnitOfWork, **of: object) -> tuple[Lesson, ...]:
    """Return the questions whose answers helped so that others may be answered alike.

    One person's word steers nobody: like questions must have been helped from two homes,
    or one of staff says so. Somebody else's 👎, an answer of staff, or being struck ends it.
    """
    liked = work.questions.where(state=QuestionState.ANSWERED, helpful=True, **of)
    if not liked:
        return ()
    against = _objections(work, **of)
    homes = _homes(work, liked)
    found = (_lesson(each, liked, homes=homes) for each in liked if each.citations)
    return tuple(
        each
        for each in found
        if each.homes >= HOMES_NEEDED and not _contradicted(each, against)
    )


def _attached(work: UnitOfWork) -> Iterator[Remembered]:
    for answer in work.staff_answers.where(state=StaffAnswerState.APPROVED):
        if not answer.passage_id:
            continue
        for question in work.questions.where(id=answer.questions):
            asked = in_full(work, question)
            yield Remembered(asked, (answer.passage_id,), answer.community_id)


def _as_remembered(lesson: Lesson) -> Remembered:
    cited = tuple(dict.fromkeys(each.passage_id for each in lesson.question.citations))
    return Remembered(lesson.question.text, cited, lesson.question.community_id)


def _lesson(
    question: Question, liked: Sequence[Question], *, homes: Mapping[str, Collection[str]]
) -> Lesson:
    cited = _cited(question)
    same = (each for each in liked if _same_matter(question, each, cited=cited))
    found = {home for each in same for home in homes[each.member_id]}
    return Lesson(question=question, passages=cited, homes=len(found))


def _same_matter(one: Question, other: Question, *, cited: frozenset[str]) -> bool:
    here = one.community_id == other.community_id
    return here and not cited.isdisjoint(_cited(other)) and are_alike(one, other)


def _cited(question: Question) -> frozenset[str]:
    return frozenset(each.passage_id for each in question.citations)


@dataclass(frozen=True)
class _Objection:
    """A question that speaks against what was learned from like ones.

    Without ``passages`` it does so whatever they cite, but for ``allowed``; ``by`` is whose
    objection it is, who may think better of it in another question.
    """

    question: Question
    passages: frozenset[str] = frozenset()
    allowed: str = ""
    by: str = ""

    def holds(self, lesson: Lesson) -> bool:
        asked = lesson.question
        if asked.community_id != self.question.community_id or asked.member_id == self.by:
            return False
        if self.passages and self.passages.isdisjoint(lesson.passages):
            return False
        if self.allowed and self.allowed in lesson.passages:
            return False
        return are_alike(self.question, asked)


def _objections(work: UnitOfWork, **of: object) -> tuple[_Objection, ...]:
    disliked = work.questions.where(state=ANSWERED, helpful=False, **of)
    struck = {each.subject for each in work.traces.where(action=STRUCK, **of)}
    approved = work.staff_answers.where(state=StaffAnswerState.APPROVED, **of)
    return (
        *(
            _Objection(each, passages=_cited(each), by=each.member_id)
            for each in disliked
            if each.citations
        ),
        *(
            _Objection(each, passages=_cited(each))
            for each in (work.questions.where(id=tuple(struck)) if struck else ())
        ),
        *(
            _Objection(question, allowed=answer.passage_id)
            for answer in approved
            for question in work.questions.where(id=answer.questions)
        ),
    )


def _contradicted(lesson: Lesson, against: Sequence[_Objection]) -> bool:
    return any(each.holds(lesson) for each in against)


def _homes(work: UnitOfWork, liked: Sequence[Question]) -> Mapping[str, Collection[str]]:
    """Return the homes that each asker speaks for: guests for none, staff for enough."""
    ids = tuple({each.member_id for each in liked})
    return {each.id: _homes_of(each) for each in work.members.where(id=ids)}


def _homes_of(member: Member) -> Collection[str]:
    if member.standing is not Standing.ENROLLED:
        return ()
    if member.has(*STAFF):
        return tuple(f"{member.id}:{number}" for number in range(HOMES_NEEDED))
    return (member.household_id or member.id,)
