"""Deliberating: statements on a topic, and stances on statements."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deliberation.identifiers import StatementId
from deliberation.refusals import Refusal
from deliberation.topics import (
    Stance,
    StanceValue,
    Statement,
    StatementState,
    Topic,
    TopicNotOpen,
    TopicState,
    statement_text,
)
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said, statement_of, to_moderators, to_residents, topic_of
from handlers.cards import stance_choices, topic_card
from handlers.dialogue import one_line
from handlers.forms import TEXT, Blank, Form, pressed, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, ToMember
from handlers.screening import statement_card
from handlers.turn import Turn

SHORT = 30
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


@dataclass(eq=False)
class StanceUnknown(Refusal):
    """A stance that is none of agree, disagree and pass."""


@dataclass(eq=False)
class StatementNotShown(Refusal):
    """A stance on a statement that residents do not see."""


def state(turn: Turn, values: Values) -> Replies:
    """Take a statement; it is shown once a moderator let it pass."""
    topic, words = topic_of(turn, values)
    _require_open(topic)
    filled = STATE.fill(turn, {"t": topic.id, TEXT: words})
    if isinstance(filled, tuple):
        return filled
    statement = _made(turn, topic, filled["words"])
    turn.work.statements.add(statement)
    taken = Text("discuss-taken", {"number": topic.number, "text": statement.text})
    return (
        Reply(lines=(taken,), alert=pressed(turn)),
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


def stance(turn: Turn, values: Values) -> Replies:
    """Take a stance on a statement; the last one counts."""
    statement, topic = statement_of(turn, values["s"])
    _require_open(topic)
    if statement.state is not StatementState.SHOWN:
        raise StatementNotShown
    if values["v"] not in set(StanceValue):
        raise StanceUnknown
    value = StanceValue(values["v"])
    _keep(turn, statement, value)
    said = Text(
        "discuss-stance",
        {
            "number": topic.number,
            "text": one_line(statement.text, most=SHORT),
            "stance": Text(f"stance-{value}"),
        },
    )
    card = topic_card(turn.work, topic, community=turn.community, at=turn.now)
    return (
        *_echoed(turn, topic, said),
        *to_residents(turn.work, card, community_id=turn.community.id),
    )


def _keep(turn: Turn, statement: Statement, value: StanceValue) -> None:
    present = turn.work.stances.one(statement_id=statement.id, member_id=turn.member.id)
    if present is not None:
        turn.work.stances.save(replace(present, value=value, at=turn.now))
        return
    turn.work.stances.add(
        Stance(
            id=turn.ids.new(),
            statement_id=statement.id,
            member_id=turn.member.id,
            value=value,
            at=turn.now,
        )
    )


def _echoed(turn: Turn, topic: Topic, said: Text) -> Replies:
    """Say what was understood to the speaker alone; in private show the next statement."""
    if turn.private:
        following = _following(turn, topic)
        card = (_statement_card(following, topic),) if following else ()
        done = () if following else (Text("discuss-all-done", {"number": topic.number}),)
        return (Reply(lines=(said, *done)), *card)
    if pressed(turn):
        return (Reply(lines=(said,), alert=True),)
    received = Text("discuss-received", {"name": turn.member.name, "number": topic.number})
    return (Reply(lines=(said,), to=ToMember(turn.member.id)), Reply(lines=(received,)))


def following_statement(turn: Turn, values: Values) -> Replies:
    """Show the next statement to take a stance on."""
    topic, _ = topic_of(turn, values)
    _require_open(topic)
    found = _following(turn, topic)
    if found is not None:
        return whispered(turn, _statement_card(found, topic))
    shown = turn.work.statements.count(topic_id=topic.id, state=StatementState.SHOWN)
    key = "discuss-all-done" if shown else "discuss-none-yet"
    return whispered(
        turn,
        Reply(
            lines=(Text(key, {"number": topic.number}),),
            choices=(
                Choice(Text("topic-card-say"), Press("discuss.state", {"t": topic.id})),
                Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number)),
            ),
        ),
    )


def _following(turn: Turn, topic: Topic) -> Statement | None:
    """Return the shown statement with the fewest stances that the speaker has none on."""
    shown = turn.work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    if not shown:
        return None
    stances = turn.work.stances.where(statement_id=tuple(each.id for each in shown))
    mine = {each.statement_id for each in stances if each.member_id == turn.member.id}
    counts = Counter(each.statement_id for each in stances)
    left: Sequence[Statement] = [
        each for each in shown if each.id not in mine and each.author_id != turn.member.id
    ]
    return min(left, key=lambda each: (counts[each.id], each.number), default=None)


def _statement_card(statement: Statement, topic: Topic) -> Reply:
    values: Said = {"number": topic.number, "title": topic.title, "text": statement.text}
    return Reply(
        lines=(Text("discuss-statement", values),),
        choices=stance_choices(statement),
        topic=topic.number,
    )


def _require_open(topic: Topic) -> None:
    if topic.state is not TopicState.DELIBERATING:
        raise TopicNotOpen(number=topic.number)


def _what(turn: Turn, values: Values) -> Reply:
    topic = own(turn.work.topics, values["t"], community=turn.community)
    return Reply(lines=(Text("discuss-what", {"number": topic.number, "title": topic.title}),))


STATE = Form("discuss.state", (Blank("words", _what),), carried=("t",))

ACTIONS: tuple[Action, ...] = (
    Action("discuss.state", Audience.ENROLLED, state, verbs=("观点", "say")),
    Action("discuss.stance", Audience.ENROLLED, stance),
    Action("discuss.next", Audience.ENROLLED, following_statement),
)
