"""A ballot as a page shows it: its fields, and what stands in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.methods import METHODS
from deliberation.polls import Poll
from deliberation.terms import Asked
from handlers.ballot import terms_lines
from handlers.messages import Text
from handlers.prompts import score_text


@dataclass(frozen=True)
class Paper:
    """What a ballot has to show; ``most`` is 0 where there is no limit."""

    title: str
    form: BallotForm
    options: tuple[Option, ...]
    lines: tuple[Text, ...]
    budget: int
    most: int
    seats: int
    highest: int
    words: tuple[Text, ...]


@dataclass(frozen=True)
class Given:
    """What stands in the fields of a ballot, by ids of options."""

    choices: frozenset[str] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict[str, int])
    scores: Mapping[str, int] = field(default_factory=dict[str, int])
    reason: str = ""


def paper(poll: Poll) -> Paper:
    """Return the ballot of a poll, empty."""
    method, terms = METHODS[poll.method], poll.terms
    limited = Asked.MOST in method.asks and terms.most is not None
    return Paper(
        title=poll.title,
        form=method.form,
        options=poll.options,
        lines=terms_lines(poll),
        budget=terms.budget if Asked.BUDGET in method.asks else 0,
        most=(terms.most or 0) if limited else 0,
        seats=terms.seats,
        highest=terms.highest,
        words=tuple(score_text(each, highest=terms.highest) for each in _scale(poll)),
    )


def _scale(poll: Poll) -> range:
    return range(poll.terms.highest + 1)


def given(poll: Poll, ballot: Ballot | None, *, typed: Mapping[str, str]) -> Given:
    """Return what was typed into a refused form, else what the ballot says."""
    if typed:
        return _typed(poll, typed)
    return Given() if ballot is None else _cast(ballot)


def _cast(ballot: Ballot) -> Given:
    return Given(
        choices=frozenset(ballot.choices),
        places={each: place for place, tier in enumerate(ballot.ranking, 1) for each in tier},
        scores=dict(ballot.scores),
        reason=ballot.reason,
    )


def _typed(poll: Poll, typed: Mapping[str, str]) -> Given:
    return Given(
        choices=frozenset(typed.get("choice", "").split(",")),
        places=_numbers(poll, typed, "rank"),
        scores=_numbers(poll, typed, "score"),
        reason=typed.get("reason", ""),
    )


def _numbers(poll: Poll, typed: Mapping[str, str], name: str) -> dict[str, int]:
    found = {each.id: typed.get(f"{name}-{each.id}", "") for each in poll.options}
    return {option: int(words) for option, words in found.items() if words.isdecimal()}
