"""Counting a file on the command line: its ballots, a method, and the result as data."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.ballot_files import contests
from bot.ballot_files.contests import Contest, UnusableBallots
from bot.ballot_files.forms import fitted
from deliberation.ballots import Ballot, BallotForm, Count, CountingRound, Option, Tally
from deliberation.methods import METHODS
from deliberation.methods.consent import LABELS as STANDS
from deliberation.methods.majority import LABELS
from deliberation.terms import Terms

Told = Mapping[str, object]


@dataclass(frozen=True)
class Wish:
    """What was asked for beside the file: a method, and terms that the file does not say."""

    method: str = ""
    terms: Mapping[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Counted:
    """One contest and its count."""

    contest: Contest
    method: str
    tally: Tally

    def as_json(self) -> Told:
        """Return the result as DESIGN section 9 has it, with what else is known."""
        tally, name = self.tally, self.contest.name
        rounds = tally.rounds or (CountingRound(totals=tally.counts),)
        return {
            "title": self.contest.title,
            "method": self.method,
            "winners": [name(each) for each in tally.winners],
            "tied": tally.tied,
            "tied_for": [name(each) for each in tally.tied_for],
            "ballots": tally.ballots,
            "counts": self._figures(tally.counts),
            "rounds": [self._round(each) for each in rounds],
            "pairs": [
                [name(each.first), name(each.second), each.before, each.after]
                for each in tally.pairs
            ],
        }

    def _round(self, each: CountingRound) -> Told:
        name = self.contest.name
        return {
            "totals": self._figures(each.totals),
            "elected": [name(one) for one in each.elected],
            "excluded": [name(one) for one in each.excluded],
            "transfers": [
                [name(one.source), name(one.to) if one.to else "", _number(one.amount)]
                for one in each.transfers
            ],
            "threshold": None if each.threshold is None else _number(each.threshold),
            "exhausted": _number(each.exhausted),
        }

    def _figures(self, counts: Mapping[str, Count]) -> Told:
        return {self.contest.name(each): _number(count) for each, count in counts.items()}


def _number(count: Count) -> int | float:
    """Return a count as a number of JSON: whole ones exactly, others as near as may be."""
    return int(count) if count == int(count) else float(count)


def counted(path: Path, wish: Wish) -> Iterator[Counted]:
    """Count every contest of a file, one after the other; raise UnusableBallots."""
    wanted = METHODS[wish.method].form if wish.method else None
    for contest in contests(path, wanted=wanted):
        name = wish.method or contest.method
        if name not in METHODS:
            raise UnusableBallots(path, reason="method-unsaid", found=name)
        terms = _terms(contest.terms, wish)
        if terms.seats > len(contest.options):
            raise UnusableBallots(path, reason="seats-many", found=str(terms.seats))
        ready = _ready(path, contest, name=name)
        method = METHODS[name]
        tally = method.count(ready.ballots, options=ready.options, terms=terms)
        yield Counted(contest=ready, method=name, tally=tally)


def _terms(terms: Terms, wish: Wish) -> Terms:
    given = {name: value for name, value in wish.terms.items() if value is not None}
    return replace(terms, **given)


def _ready(path: Path, contest: Contest, *, name: str) -> Contest:
    """Return the contest as the method counts it, or raise UnusableBallots."""
    if name == "majority":
        return _motion(path, contest)
    if name == "consent":
        return _plan(path, contest)
    form = METHODS[name].form
    if form is BallotForm.SOME and contest.form is BallotForm.SCORES and contest.by_id:
        return contest
    ready = fitted(contest, form)
    if ready is None:
        raise UnusableBallots(path, reason="form", found=f"{contest.form.value} → {name}")
    return ready


def _motion(path: Path, contest: Contest) -> Contest:
    ready = fitted(contest, BallotForm.ONE)
    if ready is None or not 2 <= len(contest.options) <= len(LABELS):  # noqa: PLR2004 - for and against
        raise UnusableBallots(path, reason="motion", found=str(len(contest.options)))
    labels = [each.label for each in contest.options]
    return _with_stands(ready, METHODS["majority"].options([*labels, *LABELS[len(labels) :]]))


def _plan(path: Path, contest: Contest) -> Contest:
    """Return a contest whose three options are to agree, to stand aside and to object."""
    if contest.form is not BallotForm.SOME or len(contest.options) != len(STANDS):
        raise UnusableBallots(path, reason="plan", found=str(len(contest.options)))
    labels = [each.label for each in contest.options]
    return _with_stands(contest, METHODS["consent"].options(labels))


def _with_stands(contest: Contest, options: tuple[Option, ...]) -> Contest:
    """Return the contest with a method's own options in the order of the file's."""
    ids = {old.id: new.id for old, new in zip(contest.options, options, strict=False)}
    ballots: Counter[Ballot] = Counter()
    for ballot, times in contest.ballots.items():
        choices = tuple(ids.get(each, each) for each in ballot.choices)
        ballots[replace(ballot, choices=choices)] += times
    return replace(contest, options=options, ballots=ballots, by_id=False)
