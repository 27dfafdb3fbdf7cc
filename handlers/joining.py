"""Joining statements that say the same: one stands for both, and every stance counts once."""

from collections.abc import Sequence

from deliberation.joining import joined_stances
from deliberation.topics import Statement, StatementState, Topic
from handlers import paths
from handlers.access import Values
from handlers.agenda import Said, statement_of, to_each
from handlers.dialogue import leading_number, one_line
from handlers.forms import Blank, Form, whispered
from handlers.messages import Choice, Replies, Reply, Text
from handlers.screening import alike, refreshed
from handlers.turn import Turn

LABEL_LENGTH = 20
SHOWN = 6


def join_statement(turn: Turn, values: Values) -> Replies:
    """Let one statement stand for another that says the same; its author is told."""
    statement, topic = statement_of(turn, values["s"])
    filled = JOIN.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    target, _ = statement_of(turn, filled["i"])
    joined = statement.joined(to=target)
    turn.work.statements.save(joined)
    _move_stances(turn, statement, target)
    turn.trace(
        statement.id,
        number=topic.number,
        action="moderate.join",
        words=f"{statement.number} → {target.number}",
    )
    return (
        *whispered(turn, _settled(joined, target, topic)),
        *_tell_author(turn, joined, target, topic),
        *refreshed(turn, topic),
    )


def _move_stances(turn: Turn, statement: Statement, target: Statement) -> None:
    stances = turn.work.stances
    change = joined_stances(
        stances.where(statement_id=target.id),
        stances.where(statement_id=statement.id),
        to=target.id,
    )
    for each in change.gone:
        stances.remove(each)
    for each in change.moved:
        stances.save(each)


def _settled(joined: Statement, target: Statement, topic: Topic) -> Reply:
    values: Said = {"number": topic.number, "text": joined.text, "target": target.text}
    return Reply(lines=(Text("joining-done", values),), card=f"desk:{joined.id}")


def _tell_author(turn: Turn, joined: Statement, target: Statement, topic: Topic) -> Replies:
    values: Said = {"number": topic.number, "text": joined.text, "target": target.text}
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    note = Reply(lines=(Text("joining-told", values),), choices=(link,))
    return to_each({joined.author_id}, note, apart=turn.member.id)


def _others(turn: Turn, statement: Statement) -> Sequence[Statement]:
    """Return the statements that could stand for it, the most alike first."""
    shown = turn.work.statements.where(topic_id=statement.topic_id, state=StatementState.SHOWN)
    others = [each for each in shown if each.id != statement.id]
    near = alike(statement, others)
    return [*near, *(each for each in others if each not in near)][:SHOWN]


def _which(turn: Turn, values: Values) -> Reply:
    statement, _ = statement_of(turn, values["s"])
    choices = tuple(
        JOIN.press(
            Text(
                "moderate-numbered",
                {"number": each.number, "text": one_line(each.text, most=LABEL_LENGTH)},
            ),
            values,
            i=each.id,
        )
        for each in _others(turn, statement)
    )
    return Reply(lines=(Text("joining-which", {"text": statement.text}),), choices=choices)


def _numbered(turn: Turn, words: str, values: Values) -> str:
    statement, topic = statement_of(turn, values["s"])
    number = leading_number(words)[0] or 0
    found = turn.work.statements.one(topic_id=topic.id, number=number)
    return found.id if found else statement.id


JOIN = Form("moderate.join", (Blank("i", _which, read=_numbered),), carried=("s",))
