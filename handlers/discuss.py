"""Deliberating: statements on a topic."""

from dataclasses import dataclass

from deliberation.identifiers import StatementId
from deliberation.phrasing import remark
from deliberation.refusals import Refusal
from deliberation.rounds import Deed
from deliberation.schedule import require
from deliberation.topics import Statement, StatementState, Topic, statement_text
from handlers.access import Action, Audience, Values, own
from handlers.agenda import to_moderators, topic_of
from handlers.forms import TEXT, Blank, Form, pressed
from handlers.messages import Replies, Reply, Text
from handlers.screening import statement_card
from handlers.turn import Turn

PENDING_AT_ONCE = 5


@dataclass(eq=False)
class StatementTwice(Refusal):
    """Somebody said the same on a topic again."""

    number: int


@dataclass(eq=False)
class StatementsWaiting(Refusal):
    """Somebody says more than moderators can look at."""

    number: int
    waiting: int


def state(turn: Turn, values: Values) -> Replies:
    """Take a statement; it is shown once a moderator let it pass."""
    topic, words = topic_of(turn, values)
    require(Deed.STATE, topic, turn.work.rounds.where(topic_id=topic.id), at=turn.now)
    filled = STATE.fill(turn, {"t": topic.id, TEXT: words})
    if isinstance(filled, tuple):
        return filled
    statement = _made(turn, topic, filled["words"])
    turn.work.statements.add(statement)
    taken = Text("discuss-taken", {"number": topic.number, "text": statement.text})
    hint = remark(statement.text)
    noted = (Text(f"statement-remark-{hint}"),) if hint else ()
    return (
        Reply(lines=(taken, *noted), alert=pressed(turn)),
        *to_moderators(
            turn.work,
            statement_card(turn, statement, topic),
            community_id=turn.community.id,
        ),
    )


def _made(turn: Turn, topic: Topic, words: str) -> Statement:
    text = statement_text(words)
    mine = turn.work.statements.where(topic_id=topic.id, author_id=turn.member.id)
    if any(each.text == text for each in mine):
        raise StatementTwice(number=topic.number)
    waiting = sum(each.state is StatementState.PENDING for each in mine)
    if waiting >= PENDING_AT_ONCE:
        raise StatementsWaiting(number=topic.number, waiting=waiting)
    return Statement(
        id=StatementId(turn.ids.new()),
        topic_id=topic.id,
        number=turn.work.statements.count(topic_id=topic.id) + 1,
        author_id=turn.member.id,
        text=text,
        made_at=turn.now,
    )


def _what(turn: Turn, values: Values) -> Reply:
    topic = own(turn.work.topics, values["t"], community=turn.community)
    return Reply(
        lines=(
            Text("discuss-what", {"number": topic.number, "title": topic.title}),
            Text("discuss-what-good"),
        )
    )


STATE = Form("discuss.state", (Blank("words", _what),), carried=("t",))

ACTIONS: tuple[Action, ...] = (
    Action("discuss.state", Audience.ENROLLED, state, verbs=("观点", "say")),
)
