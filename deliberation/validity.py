"""What a ballot of each form may say; what says anything else is refused, with the reason."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.refusals import Refusal
from deliberation.terms import Terms


@dataclass(eq=False)
class UnknownOption(Refusal):
    """A ballot named an option that the poll does not have."""

    choice: str
    options: int


@dataclass(eq=False)
class WrongNumberOfChoices(Refusal):
    """A ballot chose fewer or more options than the poll takes."""

    chosen: int
    least: int
    most: int


@dataclass(eq=False)
class RankedTwice(Refusal):
    """A ballot gave one option two places."""

    choice: str


@dataclass(eq=False)
class ScoredTwice(Refusal):
    """A ballot gave one option two scores."""

    choice: str


@dataclass(eq=False)
class ScoreOutOfRange(Refusal):
    """A ballot gave a score that the poll does not have."""

    choice: str
    score: int
    highest: int


@dataclass(eq=False)
class NoBallotsTaken(Refusal):
    """A ballot came to a poll that is settled without any."""


_Check = Callable[[Ballot, Sequence[str], Terms], Ballot]


def checked(
    ballot: Ballot, *, options: Sequence[Option], form: BallotForm, terms: Terms
) -> Ballot:
    """Return the ballot as it will be counted, in the order of the options.

    What does not belong to the form is left out. Raises a Refusal.
    """
    known = tuple(option.id for option in options)
    return _CHECKS[form](ballot, known, terms)


def _one(ballot: Ballot, known: Sequence[str], _terms: Terms) -> Ballot:
    return Ballot(choices=_chosen(ballot, known, most=1))


def _some(ballot: Ballot, known: Sequence[str], terms: Terms) -> Ballot:
    return Ballot(choices=_chosen(ballot, known, most=_most(known, terms)))


def _consent(ballot: Ballot, known: Sequence[str], _terms: Terms) -> Ballot:
    return Ballot(choices=_chosen(ballot, known, most=1), reason=ballot.reason.strip())


def _scores(ballot: Ballot, known: Sequence[str], terms: Terms) -> Ballot:
    given = dict(ballot.scores)
    _require_known(given, known)
    for position, (choice, score) in enumerate(ballot.scores):
        if choice in (each for each, _ in ballot.scores[:position]):
            raise ScoredTwice(choice=choice)
        if not 0 <= score <= terms.highest:
            raise ScoreOutOfRange(choice=choice, score=score, highest=terms.highest)
    _require_number(len(given), most=len(known))
    return Ballot(scores=tuple((each, given[each]) for each in known if each in given))


def _ranking(ballot: Ballot, known: Sequence[str], terms: Terms) -> Ballot:
    named = tuple(choice for tier in ballot.ranking for choice in tier)
    _require_known(named, known)
    for position, choice in enumerate(named):
        if choice in named[:position]:
            raise RankedTwice(choice=choice)
    _require_number(len(named), most=_most(known, terms))
    tiers = tuple(
        tuple(each for each in known if each in tier) for tier in ballot.ranking if tier
    )
    return Ballot(ranking=tiers)


def _nothing(_ballot: Ballot, _known: Sequence[str], _terms: Terms) -> Ballot:
    raise NoBallotsTaken


_CHECKS: Mapping[BallotForm, _Check] = MappingProxyType(
    {
        BallotForm.ONE: _one,
        BallotForm.SOME: _some,
        BallotForm.SCORES: _scores,
        BallotForm.RANKING: _ranking,
        BallotForm.CONSENT: _consent,
        BallotForm.NOTHING: _nothing,
    }
)


def _most(known: Sequence[str], terms: Terms) -> int:
    return len(known) if terms.most is None else min(terms.most, len(known))


def _chosen(ballot: Ballot, known: Sequence[str], *, most: int) -> tuple[str, ...]:
    _require_known(ballot.choices, known)
    chosen = tuple(each for each in known if each in ballot.choices)
    _require_number(len(chosen), most=most)
    return chosen


def _require_known(choices: Iterable[str], known: Sequence[str]) -> None:
    for choice in choices:
        if choice not in known:
            raise UnknownOption(choice=choice, options=len(known))


def _require_number(chosen: int, *, most: int) -> None:
    if not 1 <= chosen <= most:
        raise WrongNumberOfChoices(chosen=chosen, least=1, most=most)
