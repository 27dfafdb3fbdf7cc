"""Questions that wait for people: which they are, which of them are alike, how long."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.communities import Member, Standing
from deliberation.identifiers import CommunityId, MemberId
from handlers.ports import Question, QuestionState, StaffAnswer, StaffAnswerState, UnitOfWork
from knowledge.similarity import ALIKE, likeness

UNANSWERED = (QuestionState.DECLINED, QuestionState.REFERRED)
ANSWERED = (QuestionState.ANSWERED, QuestionState.REPLIED)
PASSED_ON = "ask.refer"
MOST_OF_A_GUEST = 3
MOST_OF_GUESTS = 30
GUEST = Standing.GUEST
MOST_COMPARED = 400
"""Questions over this number stand alone: comparing each with each would take too long."""


@dataclass(frozen=True)
class Group:
    """Waiting questions that are alike, first asked first: one answer serves them all."""

    questions: tuple[Question, ...]

    @property
    def lead(self) -> Question:
        """Return the question that stands for the group: passed on, or asked first."""
        named = (each for each in self.questions if is_named(each))
        return next(named, self.questions[0])

    @property
    def others(self) -> tuple[Question, ...]:
        """Return the questions beside the one that leads."""
        return tuple(each for each in self.questions if each.id != self.lead.id)

    @property
    def askers(self) -> int:
        """Return how many people asked."""
        return len({each.member_id for each in self.questions})

    @property
    def since(self) -> datetime:
        """Return when the first of them was asked."""
        return min(each.asked_at for each in self.questions)


def waits(question: Question) -> bool:
    """Tell whether a question waits for people.

    It was declined, passed on, or the answer to it did not help its asker.
    """
    if question.state in UNANSWERED:
        return True
    return question.state in ANSWERED and question.helpful is False


def is_named(question: Question) -> bool:
    """Tell whether staff see who asked: the asker passed the question on."""
    return question.state is QuestionState.REFERRED


def waiting(work: UnitOfWork, community_id: CommunityId) -> tuple[Question, ...]:
    """Return the questions of a community that wait for people, first asked first."""
    unanswered = work.questions.where(community_id=community_id, state=UNANSWERED)
    disliked = work.questions.where(community_id=community_id, state=ANSWERED, helpful=False)
    found = sorted((*unanswered, *disliked), key=lambda each: each.id)
    return tuple(_without_floods(work, found, community_id=community_id))


def _without_floods(
    work: UnitOfWork, found: Sequence[Question], *, community_id: CommunityId
) -> Iterator[Question]:
    """Yield the questions of residents, and of guests no more than staff can look through.

    Nothing is lost: as some are answered, others come up.
    """
    guests = {each.id for each in work.members.where(community_id=community_id, standing=GUEST)}
    shown = Counter[MemberId]()
    for question in found:
        asker = question.member_id
        if asker in guests:
            if shown[asker] >= MOST_OF_A_GUEST or shown.total() >= MOST_OF_GUESTS:
                continue
            shown[asker] += 1
        yield question


def may_pass_on(work: UnitOfWork, member: Member) -> bool:
    """Tell whether staff take one more question of somebody who is not enrolled."""
    if member.standing is not GUEST:
        return True
    home = member.community_id
    guests = {each.id for each in work.members.where(community_id=home, standing=GUEST)}
    referred = work.questions.where(community_id=home, state=QuestionState.REFERRED)
    passed = [each for each in referred if each.member_id in guests]
    own = sum(each.member_id == member.id for each in passed)
    return own < MOST_OF_A_GUEST and len(passed) < MOST_OF_GUESTS


def under_way(work: UnitOfWork, community_id: CommunityId) -> Mapping[str, StaffAnswer]:
    """Return the answers that wait for approval by the ids of their questions."""
    written = work.staff_answers.where(
        community_id=community_id, state=StaffAnswerState.WRITTEN
    )
    return {key: answer for answer in written for key in answer.questions}


def without_answer(work: UnitOfWork, community_id: CommunityId) -> tuple[Question, ...]:
    """Return the waiting questions for which nobody has written an answer yet."""
    taken = under_way(work, community_id)
    return tuple(each for each in waiting(work, community_id) if each.id not in taken)


def grouped(questions: Sequence[Question]) -> tuple[Group, ...]:
    """Return questions with those that are alike together.

    What was passed on comes first, then what most people ask, then what waits longest.
    """
    gathered: list[list[Question]] = []
    for position, question in enumerate(questions):
        near = gathered if position < MOST_COMPARED else []
        same = next((each for each in near if are_alike(each[0], question)), None)
        if same is None:
            gathered.append([question])
        else:
            same.append(question)
    found = [Group(tuple(each)) for each in gathered]
    return tuple(sorted(found, key=_urgency))


def _urgency(group: Group) -> tuple[bool, int, datetime]:
    return not is_named(group.lead), -group.askers, group.since


def are_alike(one: Question, other: Question) -> bool:
    """Tell whether one answer probably serves both questions."""
    return likeness(one.text, other.text) >= ALIKE


def like(question: Question, among: Iterable[Question]) -> tuple[Question, ...]:
    """Return the other questions that are like one."""
    return tuple(each for each in among if each.id != question.id and are_alike(question, each))


def in_full(work: UnitOfWork, question: Question) -> str:
    """Return what was asked, after the question that it follows in the same chat, if any.

    By itself "how much is the fine then?" says nothing to those who read it elsewhere.
    """
    before = work.questions.one(id=question.follows) if question.follows else None
    return f"{before.text} {question.text}" if before else question.text


def restored(work: UnitOfWork, question: Question) -> Question:
    """Return a question that was set aside as it was before."""
    if question.replied_at is not None:
        state = QuestionState.REPLIED
    elif was_passed_on(work, question):
        state = QuestionState.REFERRED
    elif question.citations:
        state = QuestionState.ANSWERED
    else:
        state = QuestionState.DECLINED
    return replace(question, state=state)


def was_passed_on(work: UnitOfWork, question: Question) -> bool:
    """Tell whether the asker passed the question on, whatever became of it since."""
    return work.traces.count(subject=question.id, action=PASSED_ON) > 0
