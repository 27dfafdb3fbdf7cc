"""The loop of unanswered questions: staff write, a second person approves, askers are told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from deliberation.communities import Member, Purpose, Role, Standing
from deliberation.refusals import Refusal
from handlers import approval, dates, paths
from handlers.access import Action, Audience, Values, admits, own
from handlers.agenda import name_of
from handlers.approval import asked_in, passage_in_force, today
from handlers.citing import ABOUT
from handlers.dialogue import clean, one_line
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, ToMember, plain, say, tell
from handlers.ports import Question, QuestionState, StaffAnswer, StaffAnswerState
from handlers.remembering import STRUCK
from handlers.turn import Turn, to_members, to_rooms
from handlers.unanswered import (
    in_full,
    is_named,
    like,
    restored,
    under_way,
    waits,
    without_answer,
)

LONGEST_ANSWER = 800
LONGEST_ASKED = 120
QUESTIONS_SHOWN = 5


@dataclass(eq=False)
class QuestionReplied(Refusal):
    """A question that waits for nobody: it was answered or set aside."""


@dataclass(eq=False)
class QuestionNotAside(Refusal):
    """A question was to be taken back that was not set aside."""


@dataclass(eq=False)
class AnswerTooLong(Refusal):
    """An answer that nobody would read to its end."""

    limit: int


@dataclass(eq=False)
class AnswerWaits(Refusal):
    """Somebody else's answer to the question waits for approval already."""

    name: str


@dataclass(eq=False)
class AnswerDecided(Refusal):
    """An answer that was approved, returned or retired already."""


@dataclass(eq=False)
class OwnAnswer(Refusal):
    """The writer of an answer tried to approve it; ``others`` are those who may."""

    others: int


@dataclass(eq=False)
class ExpiryPast(Refusal):
    """An answer was to be looked at again on a day that is over."""


# Writing


def write(turn: Turn, values: Values) -> Replies:
    """Write an answer to a question that waits; a second person has to approve it."""
    question = _waiting(turn, values["q"])
    filled = WRITE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    answer = replace(
        _blank(turn, question, others=_also(turn, question, values)),
        text=_text(filled["words"]),
        asked=one_line(filled.get("asked", ""), most=LONGEST_ASKED),
        expires=_expiry(turn, filled.get("expires", "")),
    )
    return _written(turn, answer)


def attach(turn: Turn, values: Values) -> Replies:
    """Answer a question that waits by a passage that is there already."""
    question = _waiting(turn, values["q"])
    passage, _ = passage_in_force(turn, values["passage"])
    answer = _blank(turn, question, others=_also(turn, question, values))
    return _written(turn, replace(answer, passage_id=passage.id))


def correct(turn: Turn, values: Values) -> Replies:
    """Write what shall stand in place of an approved answer."""
    old = _approved(turn, values["a"])
    filled = CORRECT.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    question, *others = asked_in(turn, old)
    answer = replace(
        _blank(turn, question, others=tuple(each.id for each in others)),
        text=_text(filled["words"]),
        asked=old.asked,
        expires=_expiry(turn, filled.get("expires", "")),
        replaces=old.id,
    )
    return _written(turn, answer)


def _waiting(turn: Turn, key: str) -> Question:
    """Return a question that waits for an answer of this member's, or raise a refusal."""
    question = own(turn.work.questions, key, community=turn.community)
    if not waits(question):
        raise QuestionReplied
    _require_free(turn, question)
    return question


def _require_free(turn: Turn, question: Question) -> None:
    """Raise AnswerWaits where somebody else has written an answer already."""
    present = under_way(turn.work, turn.community.id).get(question.id)
    if present is not None and present.written_by != turn.member.id:
        raise AnswerWaits(name=name_of(turn.work, present.written_by))


def _also(turn: Turn, question: Question, values: Values) -> tuple[str, ...]:
    """Return the other questions that an answer serves: those ticked, or all that are alike.

    Only a page lets its reader tick; in a chat the answer goes to all who ask the same.
    """
    free = {each.id: each for each in without_answer(turn.work, turn.community.id)}
    if values.get("also") is None:
        return tuple(each.id for each in like(question, free.values()))
    ticked = dict.fromkeys(values["also"].split(","))
    return tuple(key for key in ticked if key in free and key != question.id)


def _blank(turn: Turn, question: Question, *, others: tuple[str, ...]) -> StaffAnswer:
    return StaffAnswer(
        id=turn.ids.new(),
        community_id=turn.community.id,
        question_id=question.id,
        text="",
        written_by=turn.member.id,
        written_at=turn.now,
        others=others,
    )


def _text(words: str) -> str:
    if len(words) > LONGEST_ANSWER:
        raise AnswerTooLong(limit=LONGEST_ANSWER)
    return words


def _expiry(turn: Turn, words: str) -> date | None:
    if not words:
        return None
    day = dates.day(words, today=today(turn))
    if day <= today(turn):
        raise ExpiryPast
    return day


def _written(turn: Turn, answer: StaffAnswer) -> Replies:
    """Keep an answer in place of what its writer wrote before, and ask for approval."""
    question, *_ = asked_in(turn, answer)
    _require_free(turn, question)
    for earlier in _unapproved(turn, answer):
        turn.work.staff_answers.save(_decided(turn, earlier, StaffAnswerState.RETURNED))
    turn.work.staff_answers.add(answer)
    turn.trace(question.id, number=0, action="reply.write", words=answer.text)
    others = _approvers(turn, answer)
    key = "reply-written" if others else "reply-written-alone"
    note = Reply(lines=(Text(key, {"others": len(answer.others)}),), choices=(_page(answer),))
    return (*whispered(turn, note), *_ask_approval(turn, answer, others=others))


def _unapproved(turn: Turn, answer: StaffAnswer) -> tuple[StaffAnswer, ...]:
    """Return what the same writer wrote before to any of the same questions."""
    present = under_way(turn.work, turn.community.id)
    found = {present[key].id: present[key] for key in answer.questions if key in present}
    return tuple(each for each in found.values() if each.written_by == answer.written_by)


# Approving


def _approvers(turn: Turn, answer: StaffAnswer) -> tuple[Member, ...]:
    """Return who is asked to approve: the committee's others, else moderators and admins."""
    members = turn.work.members.where(
        community_id=turn.community.id, standing=Standing.ENROLLED
    )
    others = tuple(
        each
        for each in members
        if each.id != answer.written_by and admits(each, Audience.STAFF)
    )
    return tuple(each for each in others if each.has(Role.COMMITTEE)) or others


def _ask_approval(
    turn: Turn, answer: StaffAnswer, *, others: Sequence[Member]
) -> tuple[Reply, ...]:
    card = Reply(
        lines=_card_lines(turn, answer),
        choices=(
            Choice(Text("reply-approve-label"), Press("reply.approve", {"a": answer.id})),
            Choice(Text("reply-return-label"), Press("reply.return", {"a": answer.id})),
            _page(answer),
        ),
    )
    rooms = to_rooms(turn.work, card, community_id=turn.community.id, purpose=Purpose.COMMITTEE)
    return (*rooms, *to_members(card, members=others))


def _card_lines(turn: Turn, answer: StaffAnswer) -> tuple[Text, ...]:
    asked = asked_in(turn, answer)
    shown = [
        plain(f"· {one_line(in_full(turn.work, each), most=2 * ABOUT)}")
        for each in asked[:QUESTIONS_SHOWN]
    ]
    lines = [
        Text("reply-card", {"name": turn.member.name, "count": len(asked)}),
        *shown,
    ]
    if answer.passage_id:
        passage, source = passage_in_force(turn, answer.passage_id)
        about = {"title": source.title, "locator": passage.locator}
        lines.extend((Text("reply-card-passage", about), plain(passage.text)))
    else:
        lines.extend((Text("reply-card-text"), plain(answer.text)))
    if answer.expires is not None:
        lines.append(Text("reply-card-expires", {"day": answer.expires}))
    return tuple(lines)


def approve(turn: Turn, values: Values) -> Replies:
    """Approve an answer that somebody else wrote; those who asked are told."""
    answer = _undecided(turn, values["a"])
    if answer.written_by == turn.member.id:
        raise OwnAnswer(others=len(_approvers(turn, answer)))
    told = approval.approve(turn, answer)
    question, *_ = asked_in(turn, answer)
    turn.trace(question.id, number=0, action="reply.approve", words=answer.id)
    about = one_line(question.text, most=ABOUT)
    note = Reply(
        lines=(Text("reply-approved", {"question": about, "name": turn.member.name}),),
        choices=(_page(answer),),
    )
    return (note, tell(answer.written_by, "reply-approved-writer", question=about), *told)


def give_back(turn: Turn, values: Values) -> Replies:
    """Return an answer to its writer with a reason, or take back one's own."""
    answer = _undecided(turn, values["a"])
    filled = RETURN.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    returned = _decided(turn, answer, StaffAnswerState.RETURNED, reason=filled["reason"])
    turn.work.staff_answers.save(returned)
    question, *_ = asked_in(turn, answer)
    turn.trace(question.id, number=0, action="reply.return", words=returned.reason)
    note = whispered(turn, Reply(lines=(Text("reply-returned"),)))
    if answer.written_by == turn.member.id:
        return note
    told = Reply(
        lines=(
            Text(
                "reply-returned-writer",
                {
                    "question": one_line(question.text, most=ABOUT),
                    "reason": returned.reason,
                    "name": turn.member.name,
                },
            ),
        ),
        to=ToMember(answer.written_by),
        choices=_again(answer),
    )
    return (*note, told)


def _again(answer: StaffAnswer) -> tuple[Choice, ...]:
    """Return what lets a writer write once more what was returned."""
    if answer.replaces:
        press = Press("reply.correct", {"a": answer.replaces})
    else:
        press = Press("respond.reply_question", {"q": answer.question_id})
    return (Choice(Text("reply-again-label"), press),)


def retire(turn: Turn, values: Values) -> Replies:
    """End an approved answer with a reason; nothing is answered from it any more."""
    answer = _approved(turn, values["a"])
    filled = RETIRE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    approval.retire(turn, answer, reason=filled["reason"])
    turn.trace(answer.question_id, number=0, action="reply.retire", words=filled["reason"])
    return whispered(turn, Reply(lines=(Text("reply-retired"),)))


def _undecided(turn: Turn, key: str) -> StaffAnswer:
    answer = own(turn.work.staff_answers, key, community=turn.community)
    if answer.state is not StaffAnswerState.WRITTEN:
        raise AnswerDecided
    return answer


def _approved(turn: Turn, key: str) -> StaffAnswer:
    answer = own(turn.work.staff_answers, key, community=turn.community)
    if answer.state is not StaffAnswerState.APPROVED:
        raise AnswerDecided
    return answer


def _decided(
    turn: Turn, answer: StaffAnswer, state: StaffAnswerState, *, reason: str = ""
) -> StaffAnswer:
    return replace(
        answer, state=state, decided_by=turn.member.id, decided_at=turn.now, reason=reason
    )


def _page(answer: StaffAnswer) -> Choice:
    return Choice(Text("reply-page"), path=paths.staff_answer(answer.id))


# Setting aside


def set_aside(turn: Turn, values: Values) -> Replies:
    """Set questions aside that need no answer of the committee, with a reason.

    Who passed the question on is told the reason.
    """
    question = _waiting(turn, values["q"])
    filled = ASIDE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    reason = filled["reason"]
    given = {"also": clean(values.get("also", "") or "")}
    keys = (question.id, *_also(turn, question, given))
    told: list[Reply] = []
    for key in keys:
        each = turn.work.questions.get(key)
        turn.work.questions.save(replace(each, state=QuestionState.SET_ASIDE))
        turn.trace(each.id, number=0, action="reply.set_aside", words=reason)
        if is_named(each):
            about = one_line(each.text, most=ABOUT)
            told.append(tell(each.member_id, "reply-aside-told", question=about, reason=reason))
    note = Reply(lines=(Text("reply-aside", {"count": len(keys)}),))
    return (*whispered(turn, note), *told)


def take_back(turn: Turn, values: Values) -> Replies:
    """Let a question wait again that was set aside."""
    question = own(turn.work.questions, values["q"], community=turn.community)
    if question.state is not QuestionState.SET_ASIDE:
        raise QuestionNotAside
    turn.work.questions.save(restored(turn.work, question))
    turn.trace(question.id, number=0, action="reply.take_back")
    return (say("reply-taken-back", question=one_line(question.text, most=ABOUT)),)


def strike(turn: Turn, values: Values) -> Replies:
    """Let nothing be learned any more from a question whose asker found the answer helpful."""
    question = own(turn.work.questions, values["q"], community=turn.community)
    turn.trace(question.id, number=0, action=STRUCK)
    return (say("reply-struck", question=one_line(question.text, most=ABOUT)),)


WRITE = Form(
    "respond.reply_question",
    (Blank("words", asking("reply-what")),),
    carried=("q", "also", "asked", "expires"),
)
CORRECT = Form(
    "reply.correct", (Blank("words", asking("reply-correct-what")),), carried=("a", "expires")
)
RETURN = Form("reply.return", (Blank("reason", asking("reply-return-why")),), carried=("a",))
RETIRE = Form("reply.retire", (Blank("reason", asking("reply-retire-why")),), carried=("a",))
ASIDE = Form(
    "reply.set_aside", (Blank("reason", asking("reply-aside-why")),), carried=("q", "also")
)

ACTIONS = (
    Action("respond.reply_question", Audience.STAFF, write),
    Action("reply.attach", Audience.STAFF, attach),
    Action("reply.approve", Audience.STAFF, approve),
    Action("reply.return", Audience.STAFF, give_back),
    Action("reply.correct", Audience.STAFF, correct),
    Action("reply.retire", Audience.STAFF, retire),
    Action("reply.set_aside", Audience.STAFF, set_aside),
    Action("reply.take_back", Audience.STAFF, take_back),
    Action(STRUCK, Audience.STAFF, strike),
)
