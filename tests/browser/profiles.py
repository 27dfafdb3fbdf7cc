"""Profiles of every method, tie rule and term, to count twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from random import Random
from typing import Any

from deliberation.ballots import Ballot, BallotForm, Method, Option, figure
from deliberation.ledger.leaves import ballot_document
from deliberation.methods import METHODS
from deliberation.methods.consent import MET
from deliberation.terms import Asked, Completion, Terms, TieRule, Utility

SEEDS = ("", "  ", "2026322", "福利彩票 第326期")
NUMBERS = (2, 2, 3, 3, 4, 5, 6, 8)
VOTERS = (0, 1, 2, 3, 5, 8, 12, 20, 40)
SCALES = (1, 1, 1, 3, 1000, 10**9)
DEAREST = (3, 9, 50)


@dataclass(frozen=True)
class Profile:
    """Ballots with their weights, and what they are counted by."""

    method: Method
    options: tuple[Option, ...]
    ballots: Mapping[Ballot, int]
    terms: Terms

    @property
    def document(self) -> dict[str, Any]:
        """Return it as a page reads it."""
        return {
            "method": self.method.name,
            "options": [asdict(each) for each in self.options],
            "terms": asdict(self.terms),
            "ballots": [[ballot_document(each), n] for each, n in self.ballots.items()],
        }

    @property
    def counted(self) -> dict[str, Any]:
        """Return what it comes to, as a page says it."""
        tally = self.method.count(self.ballots, options=self.options, terms=self.terms)
        return {
            "counts": {each: str(figure(count)) for each, count in tally.counts.items()},
            "winners": list(tally.winners),
            "tied_for": list(tally.tied_for),
        }


def profiles(number: int, *, seed: int) -> Iterator[Profile]:
    """Yield that many profiles, one method after the other."""
    chance = Random(seed)  # noqa: S311 - for trying, not for secrets
    methods = list(METHODS.values())
    for at in range(number):
        yield _profile(methods[at % len(methods)], chance)


def drawn_ballot(like: Profile, chance: Random) -> Ballot:
    """Return a ballot as a profile's method takes it."""
    ids = [each.id for each in like.options]
    return _ballot(like.method.form, ids, terms=like.terms, chance=chance)


def _profile(method: Method, chance: Random) -> Profile:
    options = method.options([f"option {at}" for at in range(chance.choice(NUMBERS))])
    terms = _terms(chance)
    if Asked.COSTS in method.asks:
        dearest = chance.choice(DEAREST)
        options = tuple(
            replace(each, cost=chance.randint(int(chance.random() < 0.9), dearest))
            for each in options
        )
        terms = replace(terms, budget=chance.randint(0, 3 * dearest))
    scale = chance.choice(SCALES)
    cast: dict[Ballot, int] = {}
    points = Asked.COSTS in method.asks and chance.random() < 0.3
    form = BallotForm.SCORES if points else method.form
    for _ in range(0 if form is BallotForm.NOTHING else chance.choice(VOTERS)):
        ballot = _ballot(form, [each.id for each in options], terms=terms, chance=chance)
        heavy = scale if chance.random() < 0.3 else 1
        cast[ballot] = cast.get(ballot, 0) + chance.randint(1, 3) * heavy
    return Profile(method=method, options=options, ballots=cast, terms=terms.settled)


def _terms(chance: Random) -> Terms:
    return Terms(
        seats=chance.randint(1, 4),
        highest=chance.choice((1, 5, 10)),
        utility=chance.choice(list(Utility)),
        completion=chance.choice(list(Completion)),
        ties=chance.choice(list(TieRule)),
        seed=chance.choice(SEEDS),
        least_votes=chance.choice((0, 0, 1, 3)),
        skips=chance.random() < 0.6,
        raise_by=chance.choice((1, 1, 2, 5)),
        places=chance.choice((None, None, 5, 2, 0)),
    )


def _ballot(form: BallotForm, ids: Sequence[str], *, terms: Terms, chance: Random) -> Ballot:
    match form:
        case BallotForm.RANKING:
            return Ballot(ranking=_tiers(ids, chance))
        case BallotForm.SCORES:
            given = [each for each in ids if chance.random() < 0.8]
            return Ballot(
                scores=tuple((each, chance.randint(0, terms.highest)) for each in given)
            )
        case BallotForm.CONSENT:
            chosen = chance.choice(ids)
            met = chosen == "3" and chance.random() < 0.5
            return Ballot(choices=(chosen, MET) if met else (chosen,))
        case BallotForm.ONE:
            return Ballot(choices=(chance.choice(ids),))
        case _:
            return Ballot(choices=tuple(each for each in ids if chance.random() < 0.5))


def _tiers(ids: Sequence[str], chance: Random) -> tuple[tuple[str, ...], ...]:
    tiers: list[list[str]] = []
    for each in chance.sample(ids, chance.randint(1, len(ids))):
        if not tiers or chance.random() < 0.8:
            tiers.append([])
        tiers[-1].append(each)
    return tuple(tuple(sorted(tier, key=ids.index)) for tier in tiers)
