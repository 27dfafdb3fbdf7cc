"""Options and ballots, and the shape that every counting method has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from deliberation.refusals import Refusal


@dataclass(frozen=True)
class Option:
    """Something a ballot can choose; the id is its number on the card."""

    id: str
    label: str


@dataclass(frozen=True)
class Ballot:
    """What one elector cast: ids of options."""

    choices: tuple[str, ...]


@dataclass(eq=False)
class UnknownOption(Refusal):
    """A ballot named an option that the poll does not have."""

    choice: str
    options: int


@dataclass(eq=False)
class WrongNumberOfChoices(Refusal):
    """A ballot chose fewer or more options than the method takes."""

    chosen: int
    least: int
    most: int


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


@dataclass(frozen=True)
class Tally:
    """The result of a count before quorum and majority are looked at."""

    method: str
    counts: Mapping[str, int]
    ballots: int
    winners: tuple[str, ...]
    steps: tuple[CountingStep, ...]

    @property
    def tied(self) -> bool:
        """Tell whether more than one option leads."""
        return len(self.winners) > 1


class Method(Protocol):
    """How ballots of one kind are checked and counted."""

    @property
    def name(self) -> str:
        """Return the name in settings, files and tables."""
        ...

    @property
    def most_choices(self) -> int | None:
        """Return how many options a ballot may choose; None for all."""
        ...

    def options(self, labels: Sequence[str]) -> tuple[Option, ...]:
        """Return the options of a poll, or raise TooFewOptions."""
        ...

    def count(self, ballots: Mapping[Ballot, int], *, options: Sequence[Option]) -> Tally:
        """Count ballots given with their weights."""
        ...


def checked(ballot: Ballot, *, options: Sequence[Option], most: int | None) -> Ballot:
    """Return the ballot in the order of the options, or raise a Refusal."""
    known = [option.id for option in options]
    for choice in ballot.choices:
        if choice not in known:
            raise UnknownOption(choice=choice, options=len(known))
    chosen = tuple(each for each in known if each in ballot.choices)
    limit = len(known) if most is None else most
    if not 1 <= len(chosen) <= limit:
        raise WrongNumberOfChoices(chosen=len(chosen), least=1, most=limit)
    return Ballot(choices=chosen)


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


def most_chosen(
    method: str, ballots: Mapping[Ballot, int], *, options: Sequence[Option]
) -> Tally:
    """Count by adding up the weight behind each option; the highest leads."""
    counts, steps = counted(ballots, options=options)
    return Tally(
        method=method,
        counts=counts,
        ballots=sum(ballots.values()),
        winners=leaders(counts),
        steps=steps,
    )


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
