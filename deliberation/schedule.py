"""The rounds of a topic in time: which is the present one, and how moderators move them.

Rounds stand in the order of their positions and follow one another without a gap. What has
begun is never taken back: going back to a round begins a new one like it. Every change
returns the rounds as they then are; those that were not begun may be missing from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deliberation.identifiers import RoundId
from deliberation.refusals import Refusal
from deliberation.rounds import (
    AFTER_THE_POLL,
    BEFORE_THE_POLL,
    DEEDS,
    MOST_ROUNDS,
    Deed,
    Phase,
    RoundKind,
    RoundsTooMany,
    checked_days,
    checked_order,
)
from deliberation.topics import Round, Topic, TopicNotOpen, TopicState

WAITING = timedelta(days=1)
"""How long a round for a vote goes on at a time, while nobody opens the vote."""

Rounds = tuple[Round, ...]


@dataclass(eq=False)
class NoRoundRunning(Refusal):
    """A round was to end that is over already."""


@dataclass(eq=False)
class VoteDue(Refusal):
    """The round of a vote was to end without one."""


@dataclass(eq=False)
class RoundUnknown(Refusal):
    """A round was named that the topic does not have, or that one cannot go back to."""


@dataclass(eq=False)
class StatementsNotTaken(Refusal):
    """Something was said in a round that collects no statements."""

    number: int
    round: str


@dataclass(eq=False)
class StancesNotTaken(Refusal):
    """A stance was taken in a round that asks for none."""

    number: int
    round: str


class Progress(StrEnum):
    """Where a round stands on the path of its topic."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


def in_order(rounds: Sequence[Round]) -> Rounds:
    """Return rounds in the order in which they run."""
    return tuple(sorted(rounds, key=lambda each: each.position))


def present(rounds: Sequence[Round], *, at: datetime) -> Round | None:
    """Return the round that runs, or the one that ran last; None before the first."""
    begun = [each for each in in_order(rounds) if each.opens_at <= at]
    return begun[-1] if begun else None


def speaking_round(rounds: Sequence[Round], *, at: datetime) -> Round | None:
    """Return the round whose rules hold: a vote that was called off leaves those before it."""
    over = {each.id for each in rounds if each.kind is RoundKind.POLL and each.closes_at <= at}
    return present([each for each in rounds if each.id not in over], at=at)


def progress(round_: Round, *, at: datetime) -> Progress:
    """Return where a round stands at that moment."""
    if round_.is_open(at=at):
        return Progress.NOW
    return Progress.DONE if round_.closes_at <= at else Progress.NEXT


def deeds(topic: Topic, rounds: Sequence[Round], *, at: datetime) -> frozenset[Deed]:
    """Return what residents may do in a topic; both in one without rounds."""
    if topic.state is not TopicState.DELIBERATING:
        return frozenset()
    found = speaking_round(rounds, at=at)
    return DEEDS[found.kind if found else RoundKind.OPINIONS]


def require(deed: Deed, topic: Topic, rounds: Sequence[Round], *, at: datetime) -> None:
    """Raise a Refusal unless the present round of a topic takes what somebody does."""
    if topic.state is not TopicState.DELIBERATING:
        raise TopicNotOpen(number=topic.number)
    if deed in deeds(topic, rounds, at=at):
        return
    found = speaking_round(rounds, at=at)
    title = found.title if found else ""
    if deed is Deed.STATE:
        raise StatementsNotTaken(number=topic.number, round=title)
    raise StancesNotTaken(number=topic.number, round=title)


# What moderators do


def ended(rounds: Sequence[Round], *, at: datetime) -> Rounds:
    """End the running round now; those ahead begin earlier.

    Raises NoRoundRunning, and VoteDue for a round that only its vote can end.
    """
    running = _running(rounds, at=at)
    if running.kind is RoundKind.POLL:
        raise VoteDue
    return _moved(rounds, replace(running, closes_at=at), by=at - running.closes_at)


def extended(rounds: Sequence[Round], *, days: int, at: datetime) -> Rounds:
    """Let the present round go on for some days; those ahead begin later.

    One that was over goes on from now, unless another follows it.
    """
    found = _present(rounds, at=at)
    closes_at = max(found.closes_at, at) + timedelta(days=checked_days(days))
    checked_days((closes_at - found.opens_at).days)
    longer = replace(found, closes_at=closes_at, ended_at=None)
    return _moved(rounds, longer, by=closes_at - found.closes_at)


def inserted(
    rounds: Sequence[Round], phase: Phase, *, round_id: RoundId, at: datetime
) -> Rounds:
    """Put another round behind the present one; those ahead begin later."""
    found = _present(rounds, at=at)
    opens_at = max(found.closes_at, at)
    if found.closes_at > at:
        checked_order((found.kind, phase.kind))
    another = _new(found, phase, round_id=round_id, opens_at=opens_at)
    return _put(rounds, another, by=another.closes_at - found.closes_at)


def returned(
    rounds: Sequence[Round], *, to: RoundId, days: int, round_id: RoundId, at: datetime
) -> Rounds:
    """End the present round now and begin another one like an earlier one.

    Raises RoundUnknown.
    """
    found = _present(rounds, at=at)
    earlier = next((each for each in rounds if each.id == to), None)
    if earlier is None or earlier.opens_at > at or earlier.kind not in BEFORE_THE_POLL:
        raise RoundUnknown
    phase = Phase(kind=earlier.kind, days=days, title=earlier.title)
    another = _new(found, phase, round_id=round_id, opens_at=at)
    stopped = replace(found, closes_at=min(found.closes_at, at))
    with_it = tuple(stopped if each.id == found.id else each for each in rounds)
    return _put(with_it, another, by=another.closes_at - found.closes_at)


def put_on_vote(rounds: Sequence[Round], vote: Round) -> Rounds:
    """Make a vote the present round; talking that had not begun is left out.

    A round that was planned for it takes its times. What follows begins when it closes.
    """
    at = vote.opens_at
    planned = next((each for each in rounds if _awaits_vote(each, at=at)), None)
    others = [each for each in in_order(rounds) if each is not planned]
    begun = [each for each in others if each.opens_at <= at]
    ahead = [each for each in others if each.opens_at > at]
    held = [replace(each, closes_at=min(each.closes_at, at)) for each in begun]
    position = max((each.position for each in begun), default=0) + 1
    voting = replace(vote, position=position)
    if planned is not None:
        voting = replace(voting, id=planned.id, title=planned.title)
    works = [each for each in ahead if each.kind in AFTER_THE_POLL]
    return _in_a_row((*held, voting), works)


def stopped(rounds: Sequence[Round], *, at: datetime) -> Rounds:
    """Return what is left of the rounds of a topic that ends now."""
    begun = (each for each in in_order(rounds) if each.opens_at <= at)
    return tuple(replace(each, closes_at=min(each.closes_at, at)) for each in begun)


def awaiting(rounds: Sequence[Round], vote: Round, *, at: datetime) -> Rounds:
    """Let the round of a vote that nobody opened go on for a while."""
    longer = replace(vote, closes_at=at + WAITING, ended_at=None)
    return _moved(rounds, longer, by=longer.closes_at - vote.closes_at)


# Steps of these


def _awaits_vote(round_: Round, *, at: datetime) -> bool:
    return round_.kind is RoundKind.POLL and (round_.opens_at > at or round_.is_open(at=at))


def _present(rounds: Sequence[Round], *, at: datetime) -> Round:
    found = present(rounds, at=at)
    if found is None:
        raise NoRoundRunning
    return found


def _running(rounds: Sequence[Round], *, at: datetime) -> Round:
    found = _present(rounds, at=at)
    if not found.is_open(at=at):
        raise NoRoundRunning
    return found


def _moved(rounds: Sequence[Round], changed: Round, *, by: timedelta) -> Rounds:
    """Return the rounds with one changed and those behind it moved."""
    return tuple(
        changed
        if each.id == changed.id
        else _shifted(each, by=by)
        if each.position > changed.position
        else each
        for each in in_order(rounds)
    )


def _shifted(round_: Round, *, by: timedelta) -> Round:
    return replace(round_, opens_at=round_.opens_at + by, closes_at=round_.closes_at + by)


def _new(after: Round, phase: Phase, *, round_id: RoundId, opens_at: datetime) -> Round:
    return Round(
        id=round_id,
        topic_id=after.topic_id,
        position=after.position + 1,
        title=phase.title,
        opens_at=opens_at,
        closes_at=opens_at + timedelta(days=checked_days(phase.days)),
        kind=phase.kind,
    )


def _put(rounds: Sequence[Round], another: Round, *, by: timedelta) -> Rounds:
    """Return the rounds with another one among them, those behind it later."""
    if len(rounds) >= MOST_ROUNDS:
        raise RoundsTooMany(most=MOST_ROUNDS)
    before = [each for each in in_order(rounds) if each.position < another.position]
    behind = [
        replace(_shifted(each, by=by), position=each.position + 1)
        for each in in_order(rounds)
        if each.position >= another.position
    ]
    checked_order(each.kind for each in (another, *behind))
    return (*before, another, *behind)


def _in_a_row(first: Sequence[Round], follow: Sequence[Round]) -> Rounds:
    """Return rounds with others behind them, each as long as it was."""
    found = list(first)
    for each in follow:
        opens_at = found[-1].closes_at
        found.append(
            replace(
                each,
                position=found[-1].position + 1,
                opens_at=opens_at,
                closes_at=opens_at + (each.closes_at - each.opens_at),
            )
        )
    return tuple(found)
