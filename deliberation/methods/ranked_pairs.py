"""Ranked pairs: the clearest wins are kept first, unless they would close a circle.

Options are compared two by two. Wins are taken from the largest margin to the smallest; one
that would close a circle with those already kept is left out. Who loses no kept win has won.
Source: Tideman, Independence of clones as a criterion for voting rules, Social Choice and
Welfare 4 (1987), with margins; where margins are equal every order is followed (Brill and
Fischer, The price of neutrality for the ranked pairs method, AAAI 2012), and what wins in
some of them but not in all is tied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.pairs import Before, compared, hardest, pairs_told
from deliberation.profiles import ranked
from deliberation.promises import BY_PAIRS, Promise
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import labels, settled, universes

Win = tuple[str, str]


@dataclass(frozen=True)
class RankedPairs(NumberedOptions):
    """Each elector ranks; options are compared two by two, the clearest wins first."""

    name: str = "ranked_pairs"
    form: BallotForm = BallotForm.RANKING
    asks: frozenset[Asked] = frozenset({Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = BY_PAIRS

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Keep wins from the clearest on, and find who loses none of those kept."""
        profile = ranked(ballots, options=options)
        groups = by_margin(profile.before)
        found = universes(
            Kept(ids=profile.ids),
            following=lambda kept: kept.following(groups),
            key=lambda kept: (kept.groups, kept.above),
        )
        every = (*found.ends, *found.unfinished)
        leading = [
            each
            for each in profile.ids
            if profile.valid and any(each in kept.unbeaten for kept in every)
        ]
        outcome = settled(leading, options=options, terms=terms)
        return Tally(
            method=self.name,
            counts=hardest(profile),
            ballots=profile.weight,
            winners=outcome.winners,
            tied_for=outcome.tied_for,
            steps=(
                *pairs_told(profile.before, options=options),
                *_told(every[0], groups, options=options),
                *outcome.steps,
            ),
            pairs=compared(profile.before, options=options),
        )


def by_margin(before: Before) -> tuple[tuple[int, tuple[Win, ...]], ...]:
    """Return the wins with their margins, those of one margin together, the largest first."""
    margins = {
        (one, other): count - before[other][one]
        for one, against in before.items()
        for other, count in against.items()
        if count > before[other][one]
    }
    wins = sorted(margins, key=lambda win: -margins[win])
    return tuple(
        (margin, tuple(group)) for margin, group in groupby(wins, key=margins.__getitem__)
    )


@dataclass(frozen=True)
class Kept:
    """The wins kept so far: each option with all that it stands above by them.

    ``groups`` counts the groups of equal margins that are done, ``order`` the wins in the
    order in which they were kept.
    """

    ids: tuple[str, ...]
    above: frozenset[Win] = frozenset()
    groups: int = 0
    order: tuple[Win, ...] = ()

    @property
    def unbeaten(self) -> tuple[str, ...]:
        """Return the options that nothing stands above."""
        below = {other for _, other in self.above}
        return tuple(each for each in self.ids if each not in below)

    def following(self, groups: Sequence[tuple[int, Sequence[Win]]]) -> tuple["Kept", ...]:
        """Return what follows when one more win is kept, for each that may be next."""
        if self.groups == len(groups):
            return ()
        open_ = [
            win
            for win in groups[self.groups][1]
            if win not in self.above and win[::-1] not in self.above
        ]
        free = [win for win in open_ if not self._may_close(win, open_)]
        if free:
            kept = self
            for win in free:
                kept = kept.keeping(win)
            return (kept,)
        if not open_:
            return (replace(self, groups=self.groups + 1),)
        return tuple(self.keeping(win) for win in open_)

    def keeping(self, win: Win) -> "Kept":
        """Return the wins with one more, and with whatever follows from it."""
        upper = {win[0], *(one for one, other in self.above if other == win[0])}
        lower = {win[1], *(other for one, other in self.above if one == win[1])}
        reached = {(one, other) for one in upper for other in lower}
        return replace(self, above=self.above | reached, order=(*self.order, win))

    def _may_close(self, win: Win, open_: Sequence[Win]) -> bool:
        """Tell whether a win lies on a circle of kept wins and wins of its own margin."""
        links = {*self.above, *open_}
        reached, waiting = {win[1]}, [win[1]]
        while waiting:
            at = waiting.pop()
            fresh = {other for one, other in links if one == at} - reached
            reached |= fresh
            waiting.extend(fresh)
        return win[0] in reached


def _told(
    kept: Kept, groups: Sequence[tuple[int, Sequence[Win]]], *, options: Sequence[Option]
) -> tuple[CountingStep, ...]:
    """Return a line for each win: kept, or left out because it would close a circle."""
    names = labels(options)
    return tuple(
        CountingStep(
            key="step-kept" if win in kept.above else "step-left-out",
            values={"first": names[win[0]], "second": names[win[1]], "margin": margin},
        )
        for margin, wins in groups
        for win in wins
    )
