"""Kinds of rounds: what residents may do in each, and in which order they may stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from deliberation.refusals import Refusal

LONGEST_ROUND = 90
MOST_ROUNDS = 16


class RoundKind(StrEnum):
    """What a stretch of a topic is for."""

    OPINIONS = "opinions"
    STATEMENTS = "statements"
    STANCES = "stances"
    OPTIONS = "options"
    FINDS = "finds"
    PARTIES = "parties"
    PLAN = "plan"
    NOTICE = "notice"
    POLL = "poll"
    WORKS = "works"
    PHOTOS = "photos"


class Deed(StrEnum):
    """What residents do in a topic beside voting."""

    STATE = "state"
    STANCE = "stance"


BOTH = frozenset(Deed)
DEEDS: Mapping[RoundKind, frozenset[Deed]] = {
    RoundKind.OPINIONS: BOTH,
    RoundKind.STATEMENTS: frozenset({Deed.STATE}),
    RoundKind.STANCES: frozenset({Deed.STANCE}),
    RoundKind.OPTIONS: frozenset(),
    RoundKind.FINDS: frozenset({Deed.STATE}),
    RoundKind.PARTIES: BOTH,
    RoundKind.PLAN: frozenset({Deed.STANCE}),
    RoundKind.NOTICE: BOTH,
    RoundKind.POLL: frozenset(),
    RoundKind.WORKS: frozenset(),
    RoundKind.PHOTOS: frozenset(),
}
"""What residents may do while a round of the kind is the present one."""

AFTER_THE_POLL = frozenset({RoundKind.WORKS, RoundKind.PHOTOS})
BEFORE_THE_POLL = frozenset(RoundKind) - AFTER_THE_POLL - {RoundKind.POLL}


@dataclass(eq=False)
class RoundsOutOfOrder(Refusal):
    """A round for talking was to stand after the vote, or a second vote beside the first."""

    kind: str


@dataclass(eq=False)
class RoundsTooMany(Refusal):
    """A topic was to have more rounds than a path can show, or none."""

    most: int


@dataclass(eq=False)
class RoundTooLong(Refusal):
    """A round was to run for no time, or for longer than anybody waits."""

    most: int


@dataclass(frozen=True)
class Phase:
    """A round of a plan: its kind, its days, and its title where it has one of its own."""

    kind: RoundKind
    days: int
    title: str = ""


def checked_order(kinds: Iterable[RoundKind]) -> None:
    """Raise RoundsOutOfOrder unless talking comes before the one vote and works after it."""
    voted = False
    for kind in kinds:
        if voted and kind not in AFTER_THE_POLL:
            raise RoundsOutOfOrder(kind=kind)
        voted = voted or kind is RoundKind.POLL


def checked_days(days: int) -> int:
    """Return the days of a round, or raise RoundTooLong."""
    if not 1 <= days <= LONGEST_ROUND:
        raise RoundTooLong(most=LONGEST_ROUND)
    return days


def checked_plan(phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """Return a plan that can be followed, or raise a Refusal."""
    if not 1 <= len(phases) <= MOST_ROUNDS:
        raise RoundsTooMany(most=MOST_ROUNDS)
    for phase in phases:
        checked_days(phase.days)
    checked_order(phase.kind for phase in phases)
    return tuple(phases)
