"""Ballots as arrays: like ones are added up first, then counted all at once, exactly.

Weights are 64-bit integers where every sum fits, and Python's own integers of any size where
one might not; no float takes part. With this, a million ballots are counted in a second.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from typing_extensions import override

from deliberation.ballots import Ballot, Count, Option

Numbers = npt.NDArray[Any]
LARGEST = 2**62


@dataclass(frozen=True)
class Leads:
    """What each option holds when every ballot counts for the best of those that are left.

    ``exhausted`` is the weight of ballots that name none of them.
    """

    totals: Mapping[str, Count]
    exhausted: int


@dataclass(frozen=True, eq=False)
class RankedProfile(Mapping[Ballot, int]):
    """Rankings, like ones added up.

    ``tiers`` has a row for each different ballot and a column for each option: its place
    from 0, and the number of options where it is not named, so that these rank last and
    together. ``weights`` has a number for each row.
    """

    ids: tuple[str, ...]
    tiers: npt.NDArray[np.integer[Any]]
    weights: Numbers

    @override
    def __getitem__(self, ballot: Ballot) -> int:
        return self._ballots[ballot]

    @override
    def __iter__(self) -> Iterator[Ballot]:
        return iter(self._ballots)

    @override
    def __len__(self) -> int:
        return len(self.weights)

    @cached_property
    def _ballots(self) -> Mapping[Ballot, int]:
        rows = zip(self.tiers.tolist(), self.weights.tolist(), strict=True)
        return {Ballot(ranking=self._tiers_of(row)): weight for row, weight in rows}

    def _tiers_of(self, row: Sequence[int]) -> tuple[tuple[str, ...], ...]:
        named = sorted({place for place in row if place < len(self.ids)})
        return tuple(
            tuple(each for each, at in zip(self.ids, row, strict=True) if at == place)
            for place in named
        )

    @cached_property
    def weight(self) -> int:
        """Return the weight of all ballots."""
        return int(self.weights.sum())

    @cached_property
    def valid(self) -> int:
        """Return the weight of the ballots that name an option at all."""
        named = (self.tiers < len(self.ids)).any(axis=1)
        return int(self.weights[named].sum())

    @cached_property
    def before(self) -> Mapping[str, Mapping[str, int]]:
        """Return the weight that puts one option before another, for each two of them."""
        columns = np.asfortranarray(self.tiers)
        return {
            first: {
                second: int(self.weights[columns[:, at] < columns[:, other]].sum())
                for other, second in enumerate(self.ids)
                if other != at
            }
            for at, first in enumerate(self.ids)
        }

    def leads(self, among: Collection[str]) -> Leads:
        """Return what each of some options holds as the best left on every ballot.

        A ballot that puts several of them first together is shared among these equally
        (Hill, Difficulties with equality of preference, Voting matters 13, 2001).
        """
        left = [at for at, each in enumerate(self.ids) if each in among]
        best = best_left(self.tiers, left=left, last=len(self.ids))
        sharing = best.sum(axis=1)
        held = dict.fromkeys(self.ids, Fraction(0))
        for share in np.unique(sharing[sharing > 0]).tolist():
            rows = sharing == share
            for at in left:
                part = int(self.weights[rows & best[:, at]].sum())
                held[self.ids[at]] += Fraction(part, share)
        return Leads(
            totals={each: whole(count) for each, count in held.items()},
            exhausted=int(self.weights[sharing == 0].sum()),
        )


@dataclass(frozen=True, eq=False)
class ScoredProfile(Mapping[Ballot, int]):
    """Scores, like ones added up: a row for each different ballot, a column for each option.

    An option without a score has 0.
    """

    ids: tuple[str, ...]
    scores: npt.NDArray[np.integer[Any]]
    weights: Numbers

    @override
    def __getitem__(self, ballot: Ballot) -> int:
        return self._ballots[ballot]

    @override
    def __iter__(self) -> Iterator[Ballot]:
        return iter(self._ballots)

    @override
    def __len__(self) -> int:
        return len(self.weights)

    @cached_property
    def _ballots(self) -> Mapping[Ballot, int]:
        rows = zip(self.scores.tolist(), self.weights.tolist(), strict=True)
        return {
            Ballot(scores=tuple(zip(self.ids, row, strict=True))): weight
            for row, weight in rows
        }

    @cached_property
    def weight(self) -> int:
        """Return the weight of all ballots."""
        return int(self.weights.sum())

    @cached_property
    def sums(self) -> Mapping[str, int]:
        """Return the sum of the scores of each option."""
        return {
            each: int((self.weights * self.scores[:, at]).sum())
            for at, each in enumerate(self.ids)
        }

    def given(self, score: int) -> Mapping[str, int]:
        """Return the weight that gave each option exactly that score."""
        return {
            each: int(self.weights[self.scores[:, at] == score].sum())
            for at, each in enumerate(self.ids)
        }

    def preferring(self, first: str, second: str) -> int:
        """Return the weight that scored one option higher than another."""
        one, other = (self.scores[:, self.ids.index(each)] for each in (first, second))
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
    return RankedProfile(ids=ids, tiers=tiers, weights=exact(ballots.values(), times=1))


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
    highest = int(scores.max(initial=0))
    return ScoredProfile(
        ids=ids, scores=scores, weights=exact(ballots.values(), times=max(1, highest))
    )


def ranked_rows(
    tiers: npt.NDArray[np.integer[Any]], *, options: Sequence[Option]
) -> RankedProfile:
    """Return rankings from an array of ballots × options that holds places from 0.

    Whatever is below 0, or not below the number of options, is not named.
    """
    last = len(options)
    places = np.where((tiers < 0) | (tiers > last), last, tiers)
    rows, times = _added_up(places, base=last + 1)
    ids = tuple(option.id for option in options)
    return RankedProfile(ids=ids, tiers=rows.astype(np.int16), weights=times)


def scored_rows(
    scores: npt.NDArray[np.integer[Any]], *, options: Sequence[Option]
) -> ScoredProfile:
    """Return scores from an array of ballots × options."""
    rows, times = _added_up(scores, base=int(scores.max(initial=0)) + 1)
    ids = tuple(option.id for option in options)
    return ScoredProfile(ids=ids, scores=rows.astype(np.int64), weights=times)


def chosen_rows(
    chosen: npt.NDArray[np.integer[Any] | np.bool_], *, options: Sequence[Option]
) -> Mapping[Ballot, int]:
    """Return choices from an array of ballots × options that is not 0 where one is chosen."""
    rows, times = _added_up((chosen != 0).astype(np.int8), base=2)
    ids = [option.id for option in options]
    return {
        Ballot(choices=tuple(each for each, yes in zip(ids, row, strict=True) if yes)): weight
        for row, weight in zip(rows.tolist(), times.tolist(), strict=True)
    }


def exact(weights: Iterable[int], *, times: int) -> Numbers:
    """Return weights as an array in which they can be added up, each that many times."""
    listed = list(weights)
    fits = sum(map(abs, listed)) * times < LARGEST
    return np.array(listed, dtype=np.int64 if fits else object)


def best_left(
    tiers: npt.NDArray[np.integer[Any]], *, left: Sequence[int], last: int
) -> npt.NDArray[np.bool_]:
    """Return which of the columns that are left stand first on each row; none unnamed ones."""
    found = np.zeros(tiers.shape, dtype=np.bool_)
    if not left:
        return found
    part = tiers[:, left]
    first = part.min(axis=1, keepdims=True)
    found[:, left] = (part == first) & (first < last)
    return found


def whole(count: Fraction) -> Count:
    """Return a count as an integer where it is one."""
    return int(count) if count.denominator == 1 else count


def _added_up(
    rows: npt.NDArray[np.integer[Any]], *, base: int
) -> tuple[npt.NDArray[np.integer[Any]], Numbers]:
    """Return the different rows of small numbers, and how often each is there."""
    width = rows.shape[1]
    if base**width >= LARGEST:
        return np.unique(rows, axis=0, return_counts=True)
    keys = np.zeros(len(rows), dtype=np.int64)
    for at in range(width):
        keys = keys * base + rows[:, at]
    different, times = np.unique(keys, return_counts=True)
    digits = [different // base ** (width - 1 - at) % base for at in range(width)]
    return np.stack(digits, axis=1) if width else rows[:1], times
