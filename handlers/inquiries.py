"""Residents' inquiries on public notices, and their answers."""

from dataclasses import dataclass

from deliberation.identifiers import InquiryId
from deliberation.outcomes import Inquiry, Outcome
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import NotHere, Values
from handlers.agenda import (
    Said,
    outcome_of,
    to_committee,
    to_each,
)
from handlers.cards import (
    outcome_link,
)
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import NotFound
from handlers.turn import Turn

UNANSWERED_AT_ONCE = 5


@dataclass(eq=False)
class InquiriesWaiting(Refusal):
    """Somebody asks more about a notice than was answered so far."""

    number: int
    waiting: int


def _require_patience(turn: Turn, outcome: Outcome) -> None:
    """Raise InquiriesWaiting where the speaker has asked enough for now."""
    waiting = turn.work.inquiries.count(
        outcome_id=outcome.id, member_id=turn.member.id, answered_at=None
    )
    if waiting >= UNANSWERED_AT_ONCE:
        raise InquiriesWaiting(number=outcome.number, waiting=waiting)


def inquire(turn: Turn, values: Values) -> Replies:
    """Ask something about an outcome while its public notice runs."""
    outcome = outcome_of(turn, values["o"])
    filled = INQUIRE.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    _require_patience(turn, outcome)
    inquiry = Inquiry(
        id=InquiryId(turn.ids.new()),
        outcome_id=outcome.id,
        member_id=turn.member.id,
        text=outcome.inquired(filled["words"], at=turn.now),
        asked_at=turn.now,
    )
    turn.work.inquiries.add(inquiry)
    about: Said = {"number": outcome.number, "title": outcome.title, "text": inquiry.text}
    note = Reply(
        lines=(Text("respond-inquiry", {**about, "name": turn.member.name}),),
        choices=(
            Choice(Text("respond-answer"), Press("respond.answer_inquiry", {"i": inquiry.id})),
            Choice(Text("respond-desk"), path=paths.committee_desk()),
        ),
    )
    return (
        *whispered(turn, Reply(lines=(Text("respond-inquired", about),))),
        *to_committee(turn.work, note, community_id=turn.community.id),
    )


def answer_inquiry(turn: Turn, values: Values) -> Replies:
    """Answer an inquiry on a public notice; the asker is told."""
    inquiry, outcome = _inquiry(turn, values["i"])
    filled = ANSWER.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    inquiry = inquiry.replied(filled["words"], by=turn.member.id, at=turn.now)
    turn.work.inquiries.save(inquiry)
    turn.trace(
        inquiry.id, number=outcome.number, action="respond.answer_inquiry", words=inquiry.answer
    )
    about: Said = {"number": outcome.number, "question": inquiry.text, "answer": inquiry.answer}
    told = Reply(
        lines=(Text("respond-inquiry-told", about),),
        choices=(outcome_link(outcome, community=turn.community),),
    )
    return (
        *whispered(turn, Reply(lines=(Text("respond-inquiry-answered", about),))),
        *to_each({inquiry.member_id}, told),
    )


def _inquiry(turn: Turn, key: str) -> tuple[Inquiry, Outcome]:
    try:
        inquiry = turn.work.inquiries.get(key)
    except NotFound:
        raise NotHere from None
    return inquiry, outcome_of(turn, inquiry.outcome_id)


INQUIRE = Form(
    "respond.inquire", (Blank("words", asking("respond-inquire-what")),), carried=("o",)
)
ANSWER = Form(
    "respond.answer_inquiry", (Blank("words", asking("respond-answer-what")),), carried=("i",)
)
