"""What it takes to open a poll: read from a form, or asked question by question."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from deliberation.ballots import BallotForm, Method
from deliberation.bylaws import MajorityOf
from deliberation.identifiers import PollId
from deliberation.methods import METHODS
from deliberation.methods.majority import Majority
from deliberation.polls import Poll, PollUnderWay, checked_period
from deliberation.refusals import Refusal
from deliberation.terms import Asked
from deliberation.topics import Topic, TopicNotOpen, TopicState
from handlers.access import Values, own
from handlers.agenda import Said, in_words, poll_under_way, topic_numbered
from handlers.ballot import counting_lines, form_of, option_lines, terms_lines
from handlers.cards import bylaw_effect
from handlers.conversation import GUIDED
from handlers.dates import moment
from handlers.dialogue import leading_number
from handlers.forms import Blank, Form, asking, read_confirmation, when_guided
from handlers.messages import Choice, Press, Reply, Text, plain
from handlers.poll_terms import (
    DRAFTED,
    MOST_OPTIONS,
    OPENS,
    draft_lines,
    drafted,
    method_of,
    options_of,
    refinable,
    term_blanks,
    terms_of,
)
from handlers.previewing import preview
from handlers.rule_questions import CARRIED_RULES, base_of, bylaw_named, of_whom, rule_blanks
from handlers.rules import bylaw_of, knows_shares, ruled
from handlers.turn import Turn

MOTION_LABELS = ("option-for", "option-against", "option-abstain")
CONSENT_LABELS = ("option-agree", "option-accept", "option-object")


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
    method = method_of(values)
    base = base_of(values)
    lines = _labels(turn, topic, method=method, words=values.get("options", ""))
    options = drafted(turn.work, topic, options_of(method, lines))
    opens_at = _moment(turn, values.get("opens_at", "")) or turn.now
    closes_at = _moment(turn, values["closes_at"]) or turn.now
    checked_period(opens_at=opens_at, closes_at=closes_at, now=turn.now)
    poll = Poll(
        id=PollId(turn.ids.new()),
        community_id=turn.community.id,
        topic_id=topic.id,
        number=topic.number,
        title=topic.title,
        method=method.name,
        options=options,
        base=base,
        bylaw=bylaw_of(_rules(values, method=method), base=base),
        opens_at=max(opens_at, turn.now),
        closes_at=closes_at,
        opened_by=turn.member.id,
        terms=terms_of(values, options=options),
    )
    return ruled(turn, poll, values)


def _rules(values: Values, *, method: Method) -> Values:
    """Return the values with the bylaw's name, and what needs no asking of one's own rules."""
    most = GUIDED in values and not knows_shares(method)
    of = MajorityOf.FOR_AND_AGAINST if most else of_whom(values)
    return {**values, "majority_of": of.value, "bylaw": bylaw_named(values)}


def _labels(turn: Turn, topic: Topic, *, method: Method, words: str) -> Sequence[str]:
    """Return the options as they were written; the same three for motions and consent."""
    fixed = _fixed(method)
    if fixed:
        return [in_words(Text(key), community=turn.community) for key in fixed]
    lines = [each for each in words.splitlines() if each.strip()]
    if lines == [DRAFTED]:
        lines = list(draft_lines(turn.work, topic))
    if len(lines) > MOST_OPTIONS:
        raise TooManyOptions(given=len(lines), most=MOST_OPTIONS)
    return lines


def _fixed(method: Method) -> tuple[str, ...]:
    if method.name == Majority.name:
        return MOTION_LABELS
    return CONSENT_LABELS if method.form is BallotForm.CONSENT else ()


def _moment(turn: Turn, words: str) -> datetime | None:
    """Return the moment that words name in the community's zone, in UTC as kept."""
    if not words:
        return None
    zone = ZoneInfo(turn.community.time_zone)
    return moment(words, now=turn.now.astimezone(zone)).astimezone(turn.now.tzinfo)


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
            Press(OPENS, {"t": each.id}),
        )
        for each in free
    )
    return Reply(lines=(Text("vote-open-which"),), choices=choices)


def _read_topic(turn: Turn, words: str, _values: Values) -> str:
    number = leading_number(words)[0]
    return votable(turn, topic_numbered(turn, number or 0).id).id


def _which_method(turn: Turn, values: Values) -> Reply:
    topic = votable(turn, values["t"])
    hints = tuple(
        Text("ballot-option", {"number": number, "label": Text(f"method-{name}-line")})
        for number, name in enumerate(METHODS, start=1)
    )
    asked = Text("vote-open-method", {"number": topic.number, "title": topic.title})
    return Reply(
        lines=(asked, *hints),
        choices=tuple(
            OPEN.press(Text(f"method-{name}"), values, method=name) for name in METHODS
        ),
    )


def _read_method(_turn: Turn, words: str, _values: Values) -> str:
    return method_of({"method": words}).name


def _which_options(turn: Turn, values: Values) -> Reply:
    """Ask for the options; those drafted from statements can be taken as they are."""
    form = "costs" if Asked.COSTS in method_of(values).asks else "labels"
    lines = draft_lines(turn.work, turn.work.topics.get(values["t"]))
    label = Text("vote-open-drafted", {"count": len(lines)})
    taken = (OPEN.press(label, values, options=DRAFTED),) if lines else ()
    shown = tuple(plain(each) for each in lines)
    return Reply(lines=(Text("vote-open-options", {"form": form}), *shown), choices=taken)


def _read_options(turn: Turn, words: str, values: Values) -> str:
    """Return the options a line each; one line may hold them apart by 、 or ；."""
    lines = words if "\n" in words else "\n".join(_parts(words))
    method = method_of(values)
    topic = turn.work.topics.get(values["t"])
    options_of(method, _labels(turn, topic, method=method, words=lines))
    return lines


def _parts(words: str) -> Sequence[str]:
    for mark in "；;、，,/":
        if mark in words:
            return words.split(mark)
    return [words]


def _options_wanted(_turn: Turn, values: Values) -> bool:
    return not _fixed(method_of(values))


def _read_closing(turn: Turn, words: str, _values: Values) -> str:
    """Return the closing as local ISO time, or raise a Refusal."""
    found = _moment(turn, words) or turn.now
    checked_period(opens_at=turn.now, closes_at=found, now=turn.now)
    local = found.astimezone(ZoneInfo(turn.community.time_zone))
    return local.strftime("%Y-%m-%d %H:%M")


def _preview(turn: Turn, values: Values) -> Reply:
    """Show the ballot as voters will see it, and what it takes to pass."""
    poll = poll_of(turn, votable(turn, values["t"]), values)
    about: Said = {
        "number": poll.number,
        "title": poll.title,
        "method": Text(f"method-{poll.method}"),
        "base": Text(f"base-{poll.base}"),
        "closes": poll.closes_at,
    }
    details = OPEN.press(Text("vote-open-details"), values, details="yes")
    refined = refinable(values) and not values.get("details")
    return Reply(
        lines=(
            Text("vote-open-preview", about),
            *option_lines(poll),
            *terms_lines(poll),
            *counting_lines(poll),
            Text("vote-how", {"form": form_of(poll).value}),
            *preview(turn, poll),
            bylaw_effect(poll.bylaw, turn.community),
        ),
        choices=(
            OPEN.press(Text("confirm-yes"), values, confirm="yes"),
            OPEN.press(Text("confirm-no"), values, confirm="no"),
            *((details,) if refined else ()),
        ),
    )


OPEN = Form(
    OPENS,
    (
        Blank("t", _which_topic, read=_read_topic),
        Blank("method", _which_method, read=_read_method),
        Blank("options", _which_options, read=_read_options, wanted=_options_wanted),
        *rule_blanks(),
        *term_blanks(),
        Blank("closes_at", asking("vote-open-closes"), read=_read_closing),
        Blank("confirm", _preview, read=read_confirmation, wanted=when_guided),
    ),
    carried=("t", "opens_at", *CARRIED_RULES),
)
