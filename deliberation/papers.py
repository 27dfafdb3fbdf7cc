"""The papers of a transferable count: who holds each, and what it is worth, exactly."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from deliberation.profiles import RankedProfile, best_left

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Papers:
    """Like papers lie in one pile: a row of the profile, its holder and its value.

    ``rows`` are rows of the profile, ``holders`` columns of it, ``worth`` places in
    ``values``. What nobody holds any more is not kept.
    """

    profile: RankedProfile
    rows: Indices
    holders: Indices
    worth: Indices
    values: tuple[Fraction, ...]

    def moved(
        self, source: str, *, among: Collection[str], worth: Callable[[Fraction], Fraction]
    ) -> "Papers":
        """Return the papers after one holder's went to the next on each that is left.

        ``worth`` tells a paper's new value from the value at which it was received.
        """
        leaving = self.holders == self.profile.ids.index(source)
        values = (*self.values, *(worth(value) for value in self.values))
        gone = _dealt(
            self.profile,
            among,
            rows=self.rows[leaving],
            worth=self.worth[leaving] + len(self.values),
            values=values,
        )
        return _compact(
            replace(
                gone,
                rows=np.concatenate((self.rows[~leaving], gone.rows)),
                holders=np.concatenate((self.holders[~leaving], gone.holders)),
                worth=np.concatenate((self.worth[~leaving], gone.worth)),
            )
        )

    def held(self) -> Mapping[str, Fraction]:
        """Return what the papers of each option are worth together."""
        weights = self.profile.weights[self.rows]
        found = dict.fromkeys(self.profile.ids, Fraction(0))
        piles, places = np.unique(
            self.holders * len(self.values) + self.worth, return_inverse=True
        )
        sums = np.zeros(len(piles), dtype=weights.dtype)
        np.add.at(sums, places, weights)
        for pile, weight in zip(piles.tolist(), sums.tolist(), strict=True):
            holder, worth = divmod(pile, len(self.values))
            found[self.profile.ids[holder]] += int(weight) * self.values[worth]
        return found


def first_papers(profile: RankedProfile) -> Papers:
    """Return every paper, worth one, with what it puts first."""
    dealt = _dealt(
        profile,
        profile.ids,
        rows=np.arange(len(profile.weights)),
        worth=np.zeros(len(profile.weights), dtype=np.int64),
        values=(Fraction(1),),
    )
    return _compact(dealt)


def _dealt(
    profile: RankedProfile,
    among: Collection[str],
    *,
    rows: Indices,
    worth: Indices,
    values: Sequence[Fraction],
) -> Papers:
    """Return papers with the best left on each, shared equally where several are."""
    left = [at for at, each in enumerate(profile.ids) if each in among]
    best = best_left(profile.tiers[rows], left=left, last=len(profile.ids))
    at, holders = np.nonzero(best)
    sharing: npt.NDArray[Any] = best.sum(axis=1)[at]
    largest = int(sharing.max(initial=1))
    parts = tuple(value / share for share in range(1, largest + 1) for value in values)
    return Papers(
        profile=profile,
        rows=rows[at],
        holders=holders,
        worth=worth[at] + (sharing - 1) * len(values),
        values=parts,
    )


def _compact(papers: Papers) -> Papers:
    """Return the papers with the values that some paper has, each once."""
    used, places = np.unique(papers.worth, return_inverse=True)
    kept = [papers.values[int(each)] for each in used]
    known = {value: at for at, value in enumerate(dict.fromkeys(kept))}
    again = np.array([known[value] for value in kept], dtype=np.int64)
    worth = again[places] if len(again) else papers.worth
    return replace(papers, worth=worth, values=tuple(known))
