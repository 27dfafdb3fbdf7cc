"""What it takes to open a poll: read from a form, or asked question by question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from deliberation.bylaws import BYLAWS, CountingBase
from deliberation.electorate import roll
from deliberation.identifiers import PollId
from deliberation.methods import METHODS
from deliberation.methods.majority import Majority
from deliberation.polls import (
    ElectorateEmpty,
    Poll,
    PollUnderWay,
    checked_base,
    checked_period,
)
from deliberation.refusals import Refusal
from deliberation.topics import Topic, TopicNotOpen, TopicState
from handlers.access import Values, own
from handlers.agenda import (
    Said,
    in_words,
    poll_under_way,
    topic_numbered,
)
from handlers.cards import bylaw_effect
from handlers.dates import moment
from handlers.dialogue import leading_number, one_line
from handlers.forms import Blank, Form, asking, read_confirmation, when_guided
from handlers.messages import Choice, Press, Reply, Text, plain
from handlers.turn import Turn

USUAL_BYLAW = "consultation"
MOST_OPTIONS = 20
LONGEST_LABEL = 60
MOTION_LABELS = ("option-for", "option-against", "option-abstain")
DIGITS = {str(number): name for number, name in enumerate(METHODS, start=1)}
BASE_DIGITS = {str(number): base.value for number, base in enumerate(CountingBase, start=1)}


@dataclass(eq=False)
class MethodUnknown(Refusal):
    """A poll was to be counted in a way that the program does not have."""

    words: str


@dataclass(eq=False)
class BaseUnknown(Refusal):
    """A poll was to count something that is not counted."""

    words: str


@dataclass(eq=False)
class BylawUnknown(Refusal):
    """A poll was to follow a bylaw that the program does not have."""

    words: str


@dataclass(eq=False)
class TooManyOptions(Refusal):
    """A poll was to open with more options than a card can carry."""

    given: int
    most: int


@dataclass(eq=False)
class NothingToVoteOn(Refusal):
    """No topic is under deliberation that could be put to the vote."""


def votable(turn: Turn, key: str) -> Topic:
    """Return a topic that may be put to the vote, or raise a Refusal."""
    topic = own(turn.work.topics, key, community=turn.community)
    if poll_under_way(turn.work, topic) is not None:
        raise PollUnderWay(number=topic.number)
    if topic.state is not TopicState.DELIBERATING:
        raise TopicNotOpen(number=topic.number)
    return topic


def poll_of(turn: Turn, topic: Topic, values: Values) -> Poll:
    """Return the poll that complete values describe, or raise a Refusal."""
    method = METHODS[_read_method(turn, values["method"], values)]
    base = CountingBase(_read_base(turn, values.get("base") or "persons", values))
    bylaw = BYLAWS.get(values.get("bylaw") or USUAL_BYLAW)
    if bylaw is None:
        raise BylawUnknown(words=values["bylaw"])
    checked_base(bylaw, base=base)
    opens_at = _moment(turn, values.get("opens_at", "")) or turn.now
    closes_at = _moment(turn, values["closes_at"]) or turn.now
    checked_period(opens_at=opens_at, closes_at=closes_at, now=turn.now)
    return Poll(
        id=PollId(turn.ids.new()),
        community_id=turn.community.id,
        topic_id=topic.id,
        number=topic.number,
        title=topic.title,
        method=method.name,
        options=method.options(_labels(turn, method.name, values.get("options", ""))),
        base=base,
        bylaw=bylaw,
        opens_at=max(opens_at, turn.now),
        closes_at=closes_at,
        opened_by=turn.member.id,
    )


def _labels(turn: Turn, method: str, words: str) -> Sequence[str]:
    if method == Majority.name:
        return [in_words(Text(key), community=turn.community) for key in MOTION_LABELS]
    labels = [one_line(each, most=LONGEST_LABEL) for each in words.splitlines() if each.strip()]
    if len(labels) > MOST_OPTIONS:
        raise TooManyOptions(given=len(labels), most=MOST_OPTIONS)
    return labels


def _moment(turn: Turn, words: str) -> datetime | None:
    """Return the moment that words name in the community's zone, in UTC as kept."""
    if not words:
        return None
    zone = ZoneInfo(turn.community.time_zone)
    return moment(words, now=turn.now.astimezone(zone)).astimezone(turn.now.tzinfo)


def require_electors(turn: Turn, poll: Poll) -> None:
    """Raise ElectorateEmpty where nobody would be on the roll."""
    entries = roll(
        turn.work.members.where(community_id=turn.community.id),
        households=turn.work.households.where(community_id=turn.community.id),
        base=poll.base,
    )
    if not entries:
        raise ElectorateEmpty(base=poll.base)


# The guided questions


def _which_topic(turn: Turn, _values: Values) -> Reply:
    topics = turn.work.topics.where(
        community_id=turn.community.id, state=TopicState.DELIBERATING
    )
    free = [each for each in topics if poll_under_way(turn.work, each) is None]
    if not free:
        raise NothingToVoteOn
    choices = tuple(
        Choice(
            Text("moderate-numbered", {"number": each.number, "text": each.title}),
            Press("vote.open", {"t": each.id}),
        )
        for each in free
    )
    return Reply(lines=(Text("vote-open-which"),), choices=choices)


def _read_topic(turn: Turn, words: str, _values: Values) -> str:
    number = leading_number(words)[0]
    return votable(turn, topic_numbered(turn, number or 0).id).id


def _which_method(turn: Turn, values: Values) -> Reply:
    topic = votable(turn, values["t"])
    hints = tuple(Text(f"method-{name}-line") for name in METHODS)
    return Reply(
        lines=(
            Text("vote-open-method", {"number": topic.number, "title": topic.title}),
            *hints,
        ),
        choices=tuple(
            OPEN.press(Text(f"method-{name}"), values, method=name) for name in METHODS
        ),
    )


def _read_method(_turn: Turn, words: str, _values: Values) -> str:
    name = DIGITS.get(words, words)
    if name not in METHODS:
        raise MethodUnknown(words=words)
    return name


def _read_options(turn: Turn, words: str, values: Values) -> str:
    """Return the options a line each; one line may hold them apart by 、 or ；."""
    lines = words if "\n" in words else "\n".join(_parts(words))
    METHODS[values["method"]].options(_labels(turn, values["method"], lines))
    return lines


def _parts(words: str) -> Sequence[str]:
    for mark in "；;、，,/":
        if mark in words:
            return words.split(mark)
    return [words]


def _options_wanted(turn: Turn, values: Values) -> bool:
    return _read_method(turn, values["method"], values) != Majority.name


def _which_base(_turn: Turn, values: Values) -> Reply:
    return Reply(
        lines=(Text("vote-open-base"),),
        choices=tuple(
            OPEN.press(Text(f"base-{base}"), values, base=base.value) for base in CountingBase
        ),
    )


def _read_base(_turn: Turn, words: str, _values: Values) -> str:
    name = BASE_DIGITS.get(words, words)
    if name not in set(CountingBase):
        raise BaseUnknown(words=words)
    return name


def _read_closing(turn: Turn, words: str, _values: Values) -> str:
    """Return the closing as local ISO time, or raise a Refusal."""
    found = _moment(turn, words) or turn.now
    checked_period(opens_at=turn.now, closes_at=found, now=turn.now)
    local = found.astimezone(ZoneInfo(turn.community.time_zone))
    return local.strftime("%Y-%m-%d %H:%M")


def _preview(turn: Turn, values: Values) -> Reply:
    poll = poll_of(turn, votable(turn, values["t"]), values)
    about: Said = {
        "number": poll.number,
        "title": poll.title,
        "method": Text(f"method-{poll.method}"),
        "base": Text(f"base-{poll.base}"),
        "closes": poll.closes_at,
    }
    options = tuple(plain(f"{each.id}  {each.label}") for each in poll.options)
    return Reply(
        lines=(
            Text("vote-open-preview", about),
            *options,
            bylaw_effect(poll.bylaw, turn.community),
        ),
        choices=(
            OPEN.press(Text("confirm-yes"), values, confirm="yes"),
            OPEN.press(Text("confirm-no"), values, confirm="no"),
        ),
    )


OPEN = Form(
    "vote.open",
    (
        Blank("t", _which_topic, read=_read_topic),
        Blank("method", _which_method, read=_read_method),
        Blank(
            "options", asking("vote-open-options"), read=_read_options, wanted=_options_wanted
        ),
        Blank("base", _which_base, read=_read_base, wanted=when_guided),
        Blank("closes_at", asking("vote-open-closes"), read=_read_closing),
        Blank("confirm", _preview, read=read_confirmation, wanted=when_guided),
    ),
    carried=("t", "bylaw", "opens_at"),
)
