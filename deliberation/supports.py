"""Who supports which project and how strongly, as arrays: like ballots are one group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from typing_extensions import override

from deliberation.ballots import Ballot, Option
from deliberation.profiles import LARGEST, Profile, ScoredProfile, exact

Levels = npt.NDArray[np.integer[Any]]
WIDEST_KEY = 64


@dataclass(frozen=True, eq=False, kw_only=True)
class SupportProfile(Profile):
    """Choices or points, like ones added up.

    ``levels`` is [options, groups]: 0 without support, 1 for a choice, points otherwise.
    ``weights`` has the number of electors of each group.
    """

    levels: Levels

    @override
    def _cast(self) -> Iterable[tuple[Ballot, int]]:
        columns = zip(self.levels.T.tolist(), self.weights.tolist(), strict=True)
        return ((self._ballot(column), weight) for column, weight in columns)

    def _ballot(self, column: Sequence[int]) -> Ballot:
        given = [(each, level) for each, level in zip(self.ids, column, strict=True) if level]
        if self.levels.max(initial=0) <= 1:
            return Ballot(choices=tuple(each for each, _ in given))
        return Ballot(scores=tuple(given))

    @cached_property
    def points(self) -> Mapping[str, int]:
        """Return the points of each option: its electors, or what they gave it."""
        highest = int(self.levels.max(initial=0))
        fits = self.weights.dtype != object and self.weight * max(1, highest) < LARGEST
        return {
            each: int(
                (self.weights @ row) if fits else (self.weights * row.astype(object)).sum()
            )
            for each, row in zip(self.ids, self.levels, strict=True)
        }

    @cached_property
    def scored(self) -> bool:
        """Tell whether options were given points, rather than chosen."""
        return bool(self.levels.max(initial=0) > 1)


def supported(ballots: Mapping[Ballot, int], *, options: Sequence[Option]) -> SupportProfile:
    """Return choices, or scores where there are any, as arrays."""
    ids = tuple(option.id for option in options)
    if isinstance(ballots, SupportProfile) and ballots.ids == ids:
        return ballots
    if isinstance(ballots, ScoredProfile) and ballots.ids == ids:
        levels = np.maximum(ballots.scores, 0)
        return SupportProfile(ids=ids, levels=levels, weights=ballots.weights)
    columns = {each: at for at, each in enumerate(ids)}
    highest = max((score for each in ballots for _, score in each.scores), default=1)
    levels = np.zeros((len(ids), len(ballots)), np.uint8 if highest < 2**8 else np.int64)
    chosen = np.fromiter((columns[each] for b in ballots for each in b.choices), np.intp)
    lengths = np.fromiter((len(each.choices) for each in ballots), np.intp, len(ballots))
    levels[chosen, np.repeat(np.arange(len(ballots)), lengths)] = 1
    for group, ballot in enumerate(ballots):
        for each, score in ballot.scores:
            levels[columns[each], group] = max(score, 0)
    return SupportProfile(ids=ids, levels=levels, weights=exact(ballots.values()))


def chosen_levels(
    chosen: npt.NDArray[np.integer[Any] | np.bool_], *, options: Sequence[Option]
) -> SupportProfile:
    """Return choices from an array of ballots × options that is not 0 where one is chosen."""
    ids = tuple(option.id for option in options)
    bits = np.packbits(chosen != 0, axis=1)
    if len(ids) > WIDEST_KEY:
        kinds, times = np.unique(bits, axis=0, return_counts=True)
    else:
        # Eight bytes are one number, and numbers are sorted quickly.
        padded = np.zeros((len(bits), 8), np.uint8)
        padded[:, : bits.shape[1]] = bits
        keys, times = np.unique(padded.view(np.uint64)[:, 0], return_counts=True)
        kinds = keys[:, np.newaxis].view(np.uint8)
    rows = np.unpackbits(kinds, axis=1, count=len(ids))
    return SupportProfile(ids=ids, levels=np.ascontiguousarray(rows.T), weights=times)
