"""What moderators do with statements: show them, or take them out with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from deliberation.identifiers import MemberId
from deliberation.refusals import Refusal
from deliberation.topics import STATEMENT_LIFE, Statement, StatementState, Topic
from handlers import paths
from handlers.access import Values
from handlers.agenda import (
    Said,
    name_of,
    statement_of,
    to_each,
    to_residents,
    topic_numbered,
)
from handlers.cards import topic_card
from handlers.dialogue import leading_number, number_and_text
from handlers.forms import TEXT, Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import UnitOfWork
from handlers.turn import Turn
from knowledge.similarity import similar

TYPED = frozenset({"number", TEXT})
NEARLY_THE_SAME = Fraction(1, 2)
"""How alike two statements must be before a moderator is asked to join them."""


@dataclass(eq=False)
class StatementUnclear(Refusal):
    """Words were to let a statement pass or not, and it is not clear which one."""

    waiting: int


def statement_card(turn: Turn, statement: Statement, topic: Topic) -> Reply:
    """Return a statement as a moderator sees it, with what can be done about it."""
    values: Said = {
        "number": topic.number,
        "title": topic.title,
        "author": name_of(turn.work, statement.author_id),
        "text": statement.text,
    }
    near = likened(turn.work, statement)
    return Reply(
        lines=(
            Text("moderate-statement", values),
            *_near_line(near),
            Text(
                "moderate-statement-words", {"number": topic.number, "place": statement.number}
            ),
        ),
        choices=_statement_choices(statement, near=near),
        card=f"desk:{statement.id}",
    )


def likened(work: UnitOfWork, statement: Statement) -> Statement | None:
    """Return the shown statement that says nearly the same, if there is one."""
    shown = work.statements.where(topic_id=statement.topic_id, state=StatementState.SHOWN)
    near = alike(statement, [each for each in shown if each.id != statement.id])
    return near[0] if near else None


def alike(statement: Statement, others: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return those of the statements that say nearly the same, the most alike first."""
    by_id = {str(each.id): each for each in others}
    candidates = {key: each.text for key, each in by_id.items()}
    found = similar(statement.text, candidates, least=NEARLY_THE_SAME)
    return tuple(by_id[each.key] for each in found)


def _near_line(near: Statement | None) -> tuple[Text, ...]:
    if near is None:
        return ()
    return (Text("joining-alike", {"number": near.number, "text": near.text}),)


def _statement_choices(statement: Statement, *, near: Statement | None) -> tuple[Choice, ...]:
    values = {"s": statement.id}
    if near is not None:
        values |= {"i": near.id}
    join = Choice(
        Text("joining-label", {"number": near.number if near else 0}),
        Press("moderate.join", values),
    )
    return (
        *((join,) if near is not None else ()),
        Choice(Text("moderate-show"), Press("moderate.show_statement", {"s": statement.id})),
        Choice(
            Text("moderate-reject"), Press("moderate.reject_statement", {"s": statement.id})
        ),
    )


def show_statement(turn: Turn, values: Values) -> Replies:
    """Let a statement pass: it is shown and open to stances."""
    statement, topic, _ = _meant(turn, values)
    statement = statement.shown()
    turn.work.statements.save(statement)
    turn.trace(statement.id, number=topic.number, action="moderate.show_statement")
    return (
        *whispered(turn, _settled(statement, topic, "moderate-statement-shown")),
        *_tell_author(turn, statement, topic, "moderate-your-statement-shown"),
        *refreshed(turn, topic),
    )


def reject_statement(turn: Turn, values: Values) -> Replies:
    """Take a statement out with a reason, which its author is told."""
    statement, topic, words = _meant(turn, values)
    was_shown = statement.state is StatementState.SHOWN
    STATEMENT_LIFE.advance(statement.state, to=StatementState.REJECTED)
    filled = REJECT.fill(turn, {**values, "s": statement.id, TEXT: words})
    if isinstance(filled, tuple):
        return filled
    statement = statement.rejected(reason=filled["reason"])
    turn.work.statements.save(statement)
    turn.trace(
        statement.id,
        number=topic.number,
        action="moderate.reject_statement",
        words=statement.reason,
    )
    return (
        *whispered(turn, _settled(statement, topic, "moderate-statement-rejected")),
        *_tell_author(turn, statement, topic, "moderate-your-statement-rejected"),
        *(refreshed(turn, topic) if was_shown else ()),
    )


def pending(turn: Turn) -> Sequence[tuple[Statement, Topic]]:
    """Return the statements that wait for a moderator, with their topics."""
    topics = {each.id: each for each in turn.work.topics.where(community_id=turn.community.id)}
    if not topics:
        return ()
    statements = turn.work.statements.where(
        topic_id=tuple(topics), state=StatementState.PENDING
    )
    return [(each, topics[each.topic_id]) for each in statements]


def _meant(turn: Turn, values: Values) -> tuple[Statement, Topic, str]:
    """Return the statement that a button or words name, and the words that follow.

    ``显示观点 12 3`` is statement 3 of topic 12; with fewer numbers the only one that waits is
    meant. Raises StatementUnclear.
    """
    if values.get("s") or not TYPED & values.keys():
        return (*statement_of(turn, values["s"]), values.get(TEXT, ""))
    number, words = number_and_text(values)
    place, rest = leading_number(words)
    if number is not None and place is not None:
        topic = topic_numbered(turn, number)
        named = turn.work.statements.one(topic_id=topic.id, number=place)
        if named is not None:
            return named, topic, rest
    waiting = [each for each in pending(turn) if number in {None, each[1].number}]
    if len(waiting) != 1 or place is not None:
        raise StatementUnclear(waiting=len(waiting))
    return (*waiting[0], words)


def _settled(statement: Statement, topic: Topic, key: str) -> Reply:
    values: Said = {"number": topic.number, "text": statement.text, "reason": statement.reason}
    return Reply(lines=(Text(key, values),), card=f"desk:{statement.id}")


def _tell_author(turn: Turn, statement: Statement, topic: Topic, key: str) -> Replies:
    values: Said = {"number": topic.number, "text": statement.text, "reason": statement.reason}
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    note = Reply(lines=(Text(key, values),), choices=(link,))
    return to_each({MemberId(statement.author_id)}, note)


def refreshed(turn: Turn, topic: Topic) -> Replies:
    """Return the card of a topic as it now is, for the residents' rooms."""
    card = topic_card(turn.work, topic, community=turn.community, at=turn.now)
    return to_residents(turn.work, card, community_id=turn.community.id)


REJECT = Form(
    "moderate.reject_statement",
    (Blank("reason", asking("moderate-reject-why")),),
    carried=("s",),
)
