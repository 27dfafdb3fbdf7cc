"""What moderators do with statements: show them, or take them out with a reason."""

from deliberation.identifiers import MemberId
from deliberation.topics import STATEMENT_LIFE, Statement, StatementState, Topic
from handlers import paths
from handlers.access import Values
from handlers.agenda import (
    Said,
    name_of,
    statement_of,
    to_each,
    to_residents,
)
from handlers.cards import topic_card
from handlers.forms import Blank, Form, asking, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn


def statement_card(turn: Turn, statement: Statement, topic: Topic) -> Reply:
    """Return a statement as a moderator sees it, with what can be done about it."""
    values: Said = {
        "number": topic.number,
        "title": topic.title,
        "author": name_of(turn.work, statement.author_id),
        "text": statement.text,
    }
    return Reply(
        lines=(Text("moderate-statement", values),),
        choices=_statement_choices(statement),
        card=f"desk:{statement.id}",
    )


def _statement_choices(statement: Statement) -> tuple[Choice, ...]:
    return (
        Choice(Text("moderate-show"), Press("moderate.show_statement", {"s": statement.id})),
        Choice(
            Text("moderate-reject"), Press("moderate.reject_statement", {"s": statement.id})
        ),
    )


def show_statement(turn: Turn, values: Values) -> Replies:
    """Let a statement pass: it is shown and open to stances."""
    statement, topic = statement_of(turn, values["s"])
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
    statement, topic = statement_of(turn, values["s"])
    was_shown = statement.state is StatementState.SHOWN
    STATEMENT_LIFE.advance(statement.state, to=StatementState.REJECTED)
    filled = REJECT.fill(turn, values)
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
