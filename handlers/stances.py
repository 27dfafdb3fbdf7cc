"""Taking stances: one statement after the other, in private, and changeable."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from deliberation.identifiers import MemberId
from deliberation.opinions.routing import next_statements
from deliberation.refusals import Refusal
from deliberation.rounds import Deed
from deliberation.schedule import deeds, require
from deliberation.topics import Stance, StanceValue, Statement, StatementState, Topic
from handlers import paths
from handlers.access import Action, Audience, Values
from handlers.agenda import Said, statement_of, to_residents, topic_of
from handlers.cards import deed_choices, stance_choices, topic_card
from handlers.dialogue import one_line
from handlers.forms import pressed, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, ToMember
from handlers.ports import UnitOfWork
from handlers.turn import Turn

SHORT = 30


@dataclass(eq=False)
class StanceUnknown(Refusal):
    """A stance that is none of agree, disagree and pass."""


@dataclass(eq=False)
class StatementNotShown(Refusal):
    """A stance on a statement that residents do not see."""


@dataclass(frozen=True)
class Queue:
    """The statements that a member has still to take a stance on, the first first."""

    left: tuple[Statement, ...]
    shown: int

    def after(self, key: str) -> Statement | None:
        """Return the statement behind the one of that id, round and round; else the first."""
        ids = [str(each.id) for each in self.left]
        if key not in ids:
            return self.left[0] if self.left else None
        return self.left[(ids.index(key) + 1) % len(ids)]


def queue(work: UnitOfWork, topic: Topic, *, member_id: str) -> Queue:
    """Return what a member has still to take a stance on, by the priority of Polis.

    The order stays as it is until the member takes another stance.
    """
    every = work.statements.where(topic_id=topic.id)
    shown = {each.id: each for each in every if each.state is StatementState.SHOWN}
    stances = work.stances.where(statement_id=tuple(shown)) if shown else ()
    mine = [each for each in stances if each.member_id == member_id]
    following = next_statements(
        every,
        stances,
        member=MemberId(member_id),
        chance=f"{topic.id}{member_id}{len(mine)}",
        most=len(shown),
    )
    return Queue(left=tuple(shown[each] for each in following), shown=len(shown))


def stance(turn: Turn, values: Values) -> Replies:
    """Take a stance on a statement; the last one counts.

    With ``page`` the next statement stands on the page that it comes from.
    """
    statement, topic = _meant(turn, values["s"])
    require(Deed.STANCE, topic, turn.work.rounds.where(topic_id=topic.id), at=turn.now)
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
    echoed = (
        (Reply(lines=(said,), secret=True),)
        if values.get("page") == "yes"
        else _echoed(turn, topic, said)
    )
    return (
        *echoed,
        *to_residents(turn.work, card, community_id=turn.community.id),
    )


def _meant(turn: Turn, key: str) -> tuple[Statement, Topic]:
    """Return the statement of an id, or the one that stands for it since it was joined."""
    statement, topic = statement_of(turn, key)
    seen = {statement.id}
    while statement.joined_to is not None and statement.joined_to not in seen:
        statement = turn.work.statements.get(statement.joined_to)
        seen.add(statement.id)
    return statement, topic


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
        left = queue(turn.work, topic, member_id=turn.member.id)
        following = left.after("")
        card = (statement_card(following, topic, left=len(left.left)),) if following else ()
        done = () if following else (Text("discuss-all-done", {"number": topic.number}),)
        return (Reply(lines=(said, *done), secret=True), *card)
    if pressed(turn):
        return (Reply(lines=(said,), alert=True, secret=True),)
    received = Text("discuss-received", {"name": turn.member.name, "number": topic.number})
    return (
        Reply(lines=(said,), to=ToMember(turn.member.id), secret=True),
        Reply(lines=(received,)),
    )


def following_statement(turn: Turn, values: Values) -> Replies:
    """Show the next statement to take a stance on, or the one behind ``a``."""
    topic, _ = topic_of(turn, values)
    rounds = turn.work.rounds.where(topic_id=topic.id)
    require(Deed.STANCE, topic, rounds, at=turn.now)
    left = queue(turn.work, topic, member_id=turn.member.id)
    found = left.after(values.get("a", ""))
    if found is not None:
        return whispered(turn, statement_card(found, topic, left=len(left.left)))
    key = "discuss-all-done" if left.shown else "discuss-none-yet"
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    say = deed_choices(topic, _deeds_to_say(turn, topic), statements=0)
    return whispered(
        turn, Reply(lines=(Text(key, {"number": topic.number}),), choices=(*say, link))
    )


def _deeds_to_say(turn: Turn, topic: Topic) -> frozenset[Deed]:
    return deeds(topic, turn.work.rounds.where(topic_id=topic.id), at=turn.now)


def statement_card(statement: Statement, topic: Topic, *, left: int) -> Reply:
    """Return one statement with the three stances, and the way to the one behind it."""
    values: Said = {"number": topic.number, "title": topic.title, "text": statement.text}
    another = Choice(
        Text("discuss-another"), Press("discuss.next", {"t": topic.id, "a": statement.id})
    )
    return Reply(
        lines=(Text("discuss-statement", values), *_left_line(left)),
        choices=(*stance_choices(statement), *((another,) if left > 1 else ())),
        topic=topic.number,
    )


def _left_line(left: int) -> Sequence[Text]:
    return (Text("discuss-left", {"left": left - 1}),) if left > 1 else ()


ACTIONS: tuple[Action, ...] = (
    Action("discuss.stance", Audience.ENROLLED, stance),
    Action("discuss.next", Audience.ENROLLED, following_statement, verbs=("表态", "stance")),
)
