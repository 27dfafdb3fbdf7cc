"""Ballots as arrays: like ones are added up first, then counted all at once, exactly.

Weights are 64-bit integers where every sum fits, and Python's own integers of any size where
one might not; no float takes part. With this, a million ballots are counted in a second.
"""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt
from typing_extensions import override

from deliberation.ballots import Ballot, Count, Option

Numbers = npt.NDArray[Any]
Places = npt.NDArray[np.integer[Any]]
LARGEST = 2**62


@dataclass(frozen=True)
class Leads:
    """What each option holds when every ballot counts for the best of those that are left.

    ``exhausted`` is the weight of ballots that name none of them.
    """

    totals: Mapping[str, Count]
    exhausted: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Profile(Mapping[Ballot, int], ABC):
    """Ballots with their weights, like ones added up, held as arrays.

    ``weights`` has a number for each different ballot.
    """

    ids: tuple[str, ...]
    weights: Numbers

    @override
    def __getitem__(self, ballot: Ballot) -> int:
        return self._ballots[ballot]

    @override
    def __iter__(self) -> Iterator[Ballot]:
        return iter(self._ballots)

    @override
    def __len__(self) -> int:
        return len(self._ballots)

    @cached_property
    def _ballots(self) -> Mapping[Ballot, int]:
        return _gathered(self._cast())

    @abstractmethod
    def _cast(self) -> Iterable[tuple[Ballot, int]]:
        """Return the ballots one by one; slow, and only for whoever asks for them."""

    @cached_property
    def weight(self) -> int:
        """Return the weight of all ballots."""
        return int(self.weights.sum())


@dataclass(frozen=True, eq=False, kw_only=True)
class RankedProfile(Profile):
    """Rankings, like ones added up.

    ``tiers`` has a row for each option and a column for each different ballot: the place of
    the option on it from 0, and the number of options where it is not named, so that these
    rank last and together. ``weights`` has a number for each ballot.
    """

    tiers: Places

    @override
    def _cast(self) -> Iterable[tuple[Ballot, int]]:
        cast = zip(self.tiers.T.tolist(), self.weights.tolist(), strict=True)
        return ((Ballot(ranking=self._ranking(places)), each) for places, each in cast)

    def _ranking(self, places: Sequence[int]) -> tuple[tuple[str, ...], ...]:
        named = sorted({place for place in places if place < len(self.ids)})
        return tuple(
            tuple(each for each, at in zip(self.ids, places, strict=True) if at == place)
            for place in named
        )

    @cached_property
    def valid(self) -> int:
        """Return the weight of the ballots that name an option at all."""
        named = (self.tiers < len(self.ids)).any(axis=0)
        return int(self.weights[named].sum())

    @cached_property
    def before(self) -> Mapping[str, Mapping[str, int]]:
        """Return the weight that puts one option before another, for each two of them."""
        return {
            first: {
                second: int(self.weights[places < others].sum())
                for second, others in zip(self.ids, self.tiers, strict=True)
                if second != first
            }
            for first, places in zip(self.ids, self.tiers, strict=True)
        }

    def leads(self, among: Collection[str]) -> Leads:
        """Return what each of some options holds as the best left on every ballot.

        A ballot that puts several of them first together is shared among these equally
        (Hill, Difficulties with equality of preference, Voting matters 13, 2001).
        """
        best = best_left(self.tiers, left=[each in among for each in self.ids])
        sharing = best.sum(axis=0)
        shares = [share for share in np.flatnonzero(np.bincount(sharing)).tolist() if share]
        common = lcm(*shares)
        weights = _roomy(self.weights, times=common).copy()
        for share in shares:
            weights[sharing == share] *= common // share
        return Leads(
            totals={
                each: whole(Fraction(int(weights[first].sum()), common))
                for each, first in zip(self.ids, best, strict=True)
            },
            exhausted=int(self.weights[sharing == 0].sum()),
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class ScoredProfile(Profile):
    """Scores, like ones added up: a row for each option, a column for each different ballot.

    An option without a score has 0.
    """

    scores: Places

    @override
    def _cast(self) -> Iterable[tuple[Ballot, int]]:
        cast = zip(self.scores.T.tolist(), self.weights.tolist(), strict=True)
        return (
            (Ballot(scores=tuple(zip(self.ids, given, strict=True))), each)
            for given, each in cast
        )

    @cached_property
    def sums(self) -> Mapping[str, int]:
        """Return the sum of the scores of each option."""
        weights = _roomy(self.weights, times=int(self.scores.max(initial=1)))
        return {
            each: int((weights * given).sum())
            for each, given in zip(self.ids, self.scores, strict=True)
        }

    def given(self, score: int) -> Mapping[str, int]:
        """Return the weight that gave each option exactly that score."""
        return {
            each: int(self.weights[given == score].sum())
            for each, given in zip(self.ids, self.scores, strict=True)
        }

    def preferring(self, first: str, second: str) -> int:
        """Return the weight that scored one option higher than another."""
        one, other = (self.scores[self.ids.index(each)] for each in (first, second))
        return int(self.weights[one > other].sum())


def ranked(ballots: Mapping[Ballot, int], *, options: Sequence[Option]) -> RankedProfile:
    """Return rankings as arrays."""
    ids = tuple(option.id for option in options)
    if isinstance(ballots, RankedProfile) and ballots.ids == ids:
        return ballots
    columns = {each: at for at, each in enumerate(ids)}
    tiers = np.full((len(ballots), len(ids)), len(ids), dtype=np.int16)
    for row, ballot in zip(tiers, ballots, strict=True):
        for place, tier in enumerate(ballot.ranking):
            row[[columns[each] for each in tier]] = place
    weights = exact(ballots.values())
    return RankedProfile(ids=ids, tiers=np.ascontiguousarray(tiers.T), weights=weights)


def scored(ballots: Mapping[Ballot, int], *, options: Sequence[Option]) -> ScoredProfile:
    """Return scores as arrays."""
    ids = tuple(option.id for option in options)
    if isinstance(ballots, ScoredProfile) and ballots.ids == ids:
        return ballots
    columns = {each: at for at, each in enumerate(ids)}
    scores = np.zeros((len(ballots), len(ids)), dtype=np.int64)
    for row, ballot in zip(scores, ballots, strict=True):
        for each, score in ballot.scores:
            row[columns[each]] = score
    weights = exact(ballots.values())
    return ScoredProfile(ids=ids, scores=np.ascontiguousarray(scores.T), weights=weights)


def ranked_rows(tiers: Places, *, options: Sequence[Option]) -> RankedProfile:
    """Return rankings from an array of ballots × options that holds places from 0.

    Whatever is below 0, or not below the number of options, is not named.
    """
    last = len(options)
    places = np.where((tiers < 0) | (tiers > last), last, tiers).astype(np.int16)
    different, times = _added_up(places, base=last + 1)
    ids = tuple(option.id for option in options)
    return RankedProfile(ids=ids, tiers=different, weights=times)


def scored_rows(scores: Places, *, options: Sequence[Option]) -> ScoredProfile:
    """Return scores from an array of ballots × options."""
    different, times = _added_up(scores, base=int(scores.max(initial=0)) + 1)
    ids = tuple(option.id for option in options)
    return ScoredProfile(ids=ids, scores=different, weights=times)


def chosen_rows(
    chosen: npt.NDArray[np.integer[Any] | np.bool_], *, options: Sequence[Option]
) -> Mapping[Ballot, int]:
    """Return choices from an array of ballots × options that is not 0 where one is chosen."""
    different, times = _added_up((chosen != 0).astype(np.int8), base=2)
    ids = [option.id for option in options]
    return {
        Ballot(choices=tuple(each for each, yes in zip(ids, cast, strict=True) if yes)): weight
        for cast, weight in zip(different.T.tolist(), times.tolist(), strict=True)
    }


def _gathered(cast: Iterable[tuple[Ballot, int]]) -> Mapping[Ballot, int]:
    """Return ballots with their weights; rows may differ and say the same."""
    found: dict[Ballot, int] = {}
    for ballot, weight in cast:
        found[ballot] = found.get(ballot, 0) + weight
    return found


def exact(weights: Iterable[int]) -> Numbers:
    """Return weights as an array in which they can be added up."""
    listed = list(weights)
    return np.array(listed, dtype=np.int64 if sum(map(abs, listed)) < LARGEST else object)


def _roomy(weights: Numbers, *, times: int) -> Numbers:
    """Return weights that can be added up when each is multiplied so many times."""
    return weights if int(weights.sum()) * times < LARGEST else weights.astype(object)


def best_left(tiers: Places, *, left: Sequence[bool]) -> npt.NDArray[np.bool_]:
    """Return which of the options that are left stand first on each ballot.

    Those that a ballot does not name never do.
    """
    open_ = np.asarray(left, dtype=np.bool_)
    last = len(tiers)
    first = tiers[open_].min(axis=0, initial=last)
    leading: npt.NDArray[np.bool_] = (tiers == first) & (first < last) & open_[:, np.newaxis]
    return leading


def whole(count: Fraction) -> Count:
    """Return a count as an integer where it is one."""
    return int(count) if count.denominator == 1 else count


def _added_up(rows: Places, *, base: int) -> tuple[Places, Numbers]:
    """Return the different rows of small numbers as columns, and how often each is there."""
    width = rows.shape[1]
    if base**width >= LARGEST:
        different, times = np.unique(rows, axis=0, return_counts=True)
        return np.ascontiguousarray(different.T), times
    keys = np.zeros(len(rows), dtype=np.int64)
    for at in range(width):
        keys *= base
        keys += rows[:, at]
    found, times = np.unique(keys, return_counts=True)
    digits = np.empty((width, len(found)), dtype=rows.dtype)
    for at in reversed(range(width)):
        found, digits[at] = np.divmod(found, base)
    return digits, times
