"""The papers of a transferable count: who holds each, and what it is worth, exactly."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from deliberation.profiles import RankedProfile, best_left

Indices = npt.NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Papers:
    """Every paper, like ones together: which ballot it is, who holds it, what it is worth.

    ``cast`` are columns of the profile and ``holders`` rows of it, ``worth`` are places in
    ``values``. What nobody holds any more is not kept.
    """

    profile: RankedProfile
    cast: Indices
    holders: Indices
    worth: Indices
    values: tuple[Fraction, ...]

    def moved(
        self, source: str, *, among: Collection[str], worth: Callable[[Fraction], Fraction]
    ) -> "Papers":
        """Return the papers after one holder's went to the next on each that is left.

        ``worth`` tells a paper's new value from the value at which it was received.
        """
        held = self.holders == self.profile.ids.index(source)
        leaving, staying = np.flatnonzero(held), np.flatnonzero(~held)
        values = (*self.values, *(worth(value) for value in self.values))
        gone = _dealt(
            self.profile,
            among,
            cast=self.cast[leaving],
            worth=self.worth[leaving] + np.int32(len(self.values)),
            values=values,
        )
        return _compact(
            replace(
                gone,
                cast=np.concatenate((self.cast[staying], gone.cast)),
                holders=np.concatenate((self.holders[staying], gone.holders)),
                worth=np.concatenate((self.worth[staying], gone.worth)),
            )
        )

    def held(self) -> Mapping[str, Fraction]:
        """Return what the papers of each option are worth together."""
        weights = self.profile.weights[self.cast]
        sums = np.zeros(len(self.profile.ids) * len(self.values), dtype=weights.dtype)
        np.add.at(sums, self.holders * len(self.values) + self.worth, weights)
        piles = sums.reshape(len(self.profile.ids), -1).tolist()
        return {
            each: sum(map(_product, pile, self.values), start=Fraction(0))
            for each, pile in zip(self.profile.ids, piles, strict=True)
        }


def _product(weight: int, value: Fraction) -> Fraction:
    return weight * value if weight else Fraction(0)


def first_papers(profile: RankedProfile) -> Papers:
    """Return every paper, worth one, with what it puts first."""
    dealt = _dealt(
        profile,
        profile.ids,
        cast=np.arange(len(profile.weights), dtype=np.int32),
        worth=np.zeros(len(profile.weights), dtype=np.int32),
        values=(Fraction(1),),
    )
    return _compact(dealt)


def _dealt(
    profile: RankedProfile,
    among: Collection[str],
    *,
    cast: Indices,
    worth: Indices,
    values: Sequence[Fraction],
) -> Papers:
    """Return papers with the best left on each, shared equally where several are."""
    left = [each in among for each in profile.ids]
    best = best_left(profile.tiers[:, cast], left=left)
    sharing = best.sum(axis=0, dtype=np.int32)
    largest = int(sharing.max(initial=1))
    shares = worth + (sharing - 1) * np.int32(len(values))
    found = [np.flatnonzero(each) for each in best]
    at = np.concatenate(found)
    return Papers(
        profile=profile,
        cast=cast[at],
        holders=np.repeat(np.arange(len(found), dtype=np.int32), [len(each) for each in found]),
        worth=shares[at],
        values=tuple(value / share for share in range(1, largest + 1) for value in values),
    )


def _compact(papers: Papers) -> Papers:
    """Return the papers with the values that some paper has, each once."""
    used = np.zeros(len(papers.values), dtype=np.bool_)
    used[papers.worth] = True
    kept = [value for value, yes in zip(papers.values, used.tolist(), strict=True) if yes]
    places = {value: at for at, value in enumerate(dict.fromkeys(kept))}
    again = np.zeros(len(papers.values), dtype=np.int32)
    again[used] = [places[value] for value in kept]
    return replace(papers, worth=again[papers.worth], values=tuple(places))
