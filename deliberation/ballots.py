"""Options and ballots, and the shape that every counting method has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from deliberation.promises import Promise
from deliberation.refusals import Refusal
from deliberation.terms import USUAL, Asked, Terms

Count = int | Fraction


@dataclass(frozen=True)
class Option:
    """Something a ballot can choose; the id is its number on the card.

    ``cost`` is what it takes of a budget; ``statements`` are the numbers of the statements
    that it was drafted from.
    """

    id: str
    label: str
    cost: int = 0
    statements: tuple[int, ...] = ()


class BallotForm(StrEnum):
    """What an elector does on a ballot."""

    ONE = "one"
    SOME = "some"
    SCORES = "scores"
    RANKING = "ranking"
    CONSENT = "consent"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Ballot:
    """What one elector cast, by ids of options.

    ``choices`` are chosen options (ONE, SOME, and the stand of CONSENT), ``ranking`` holds
    tiers of options, the best first (RANKING; what is not named ranks last, together),
    ``scores`` what each option was given (SCORES), ``reason`` the words of an objection.
    """

    choices: tuple[str, ...] = ()
    ranking: tuple[tuple[str, ...], ...] = ()
    scores: tuple[tuple[str, int], ...] = ()
    reason: str = ""


@dataclass(eq=False)
class TooFewOptions(Refusal):
    """A poll was to open with fewer options than its method needs."""

    given: int
    least: int


@dataclass(eq=False)
class OptionTwice(Refusal):
    """A poll was to open with two options of the same words."""

    label: str


@dataclass(frozen=True)
class CountingStep:
    """One line of a count: a catalogue key and the values it needs."""

    key: str
    values: Mapping[str, str | int]


def figure(count: Count) -> int | str:
    """Return a count for a sentence: a whole number, or an exact fraction such as 7/3."""
    exact = Fraction(count)
    return int(exact) if exact.denominator == 1 else str(exact)


@dataclass(frozen=True)
class Transfer:
    """What went from one option to another in a stage; to nobody where it was exhausted."""

    source: str
    to: str
    amount: Count


@dataclass(frozen=True)
class CountingRound:
    """One stage of a count: what each option held, and what became of it.

    ``threshold`` is what elects in this stage (a quota, a price per vote), None where
    nothing does; ``exhausted`` is the weight of ballots that name nobody who is left.
    """

    totals: Mapping[str, Count]
    elected: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    threshold: Count | None = None
    exhausted: Count = 0


@dataclass(frozen=True)
class Pair:
    """How many ballots put one option before another, and the other way round."""

    first: str
    second: str
    before: int
    after: int


@dataclass(frozen=True)
class Tally:
    """The result of a count before quorum and majority are looked at.

    ``winners`` holds everything that leads or is elected, those who tie for the last place
    too; ``tied_for`` names these, and is empty where nothing is open. ``counts`` are the
    last totals of each option.
    """

    method: str
    counts: Mapping[str, Count]
    ballots: int
    winners: tuple[str, ...]
    steps: tuple[CountingStep, ...]
    tied_for: tuple[str, ...] = ()
    rounds: tuple[CountingRound, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def tied(self) -> bool:
        """Tell whether more options share a place than there are places."""
        return bool(self.tied_for)


class Method(Protocol):
    """How ballots of one form are counted."""

    @property
    def name(self) -> str:
        """Return the name in settings, files and tables."""
        ...

    @property
    def form(self) -> BallotForm:
        """Return what an elector does on a ballot."""
        ...

    @property
    def asks(self) -> frozenset[Asked]:
        """Return which terms must be named at opening; the others mean nothing to it."""
        ...

    @property
    def promises(self) -> frozenset[Promise]:
        """Return what holds for every count of this method."""
        ...

    def options(self, labels: Sequence[str]) -> tuple[Option, ...]:
        """Return the options of a poll, or raise TooFewOptions."""
        ...

    def count(
        self, ballots: Mapping[Ballot, int], *, options: Sequence[Option], terms: Terms = USUAL
    ) -> Tally:
        """Count ballots given with their weights."""
        ...


LEAST_OPTIONS = 2


def numbered(labels: Sequence[str]) -> tuple[Option, ...]:
    """Return options numbered from 1, or raise TooFewOptions or OptionTwice."""
    if len(labels) < LEAST_OPTIONS:
        raise TooFewOptions(given=len(labels), least=LEAST_OPTIONS)
    for position, label in enumerate(labels):
        if label in labels[:position]:
            raise OptionTwice(label=label)
    return tuple(
        Option(id=str(number), label=label) for number, label in enumerate(labels, start=1)
    )


class NumberedOptions:
    """What most methods do with labels: they number them."""

    def options(self, labels: Sequence[str]) -> tuple[Option, ...]:
        """Return the options numbered from 1, or raise TooFewOptions or OptionTwice."""
        return numbered(labels)


def leaders(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return every option that has the highest count; none where nobody chose."""
    highest = max(counts.values(), default=0)
    return tuple(each for each, count in counts.items() if count == highest > 0)


def counted(
    ballots: Mapping[Ballot, int], *, options: Sequence[Option]
) -> tuple[dict[str, int], tuple[CountingStep, ...]]:
    """Add up the weight behind each option and say so, an option a line."""
    counts = {
        option.id: sum(
            weight for ballot, weight in ballots.items() if option.id in ballot.choices
        )
        for option in options
    }
    steps = tuple(
        CountingStep(
            key="step-option", values={"label": option.label, "count": counts[option.id]}
        )
        for option in options
    )
    return counts, steps
