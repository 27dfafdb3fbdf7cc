"""STAR: score, then automatic runoff between the two with the highest sums.

The two finalists are compared: the one that more ballots score higher wins.
Source: Equal Vote Coalition, STAR Voting and its official protocol for ties: in the scoring
round options with the same sum are compared two by two, and who loses most of these
comparisons is out, as often as that tells; then who has fewest ballots with the highest
score is out. In the runoff a tie goes to the higher sum, then to more ballots with the
highest score. What is still tied then is a tie.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingRound,
    CountingStep,
    NumberedOptions,
    Option,
    Pair,
    Tally,
)
from deliberation.profiles import ScoredProfile, scored
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import broken, labels, precedence

FINALISTS = 2
Final = tuple[str, ...]


@dataclass(frozen=True)
class Star(NumberedOptions):
    """Each elector gives points; the two best by points are compared by ballots."""

    name: str = "star"
    form: BallotForm = BallotForm.SCORES
    asks: frozenset[Asked] = frozenset({Asked.HIGHEST, Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset({Promise.CONDORCET_LOSER})

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Add up the points, and compare the two that have most."""
        profile = scored(ballots, options=options)
        star = _Star(profile, terms.highest, precedence(options, terms=terms))
        finals = star.finals() if any(profile.sums.values()) else ()
        possible = {each for final in finals for each in star.winners(final)}
        winners = tuple(each for each in profile.ids if each in possible)
        rounds = (CountingRound(totals=profile.sums), *map(star.runoff, finals[:1]))
        return Tally(
            method=self.name,
            counts=profile.sums,
            ballots=profile.weight,
            winners=winners,
            tied_for=winners if len(winners) > 1 else (),
            steps=(
                *_points(profile.sums, options=options),
                *(_compared(star, final, options=options) for final in finals),
                *(broken(each, options=options, terms=terms) for each in star.by_rule(finals)),
            ),
            rounds=rounds,
            pairs=tuple(star.pair(final) for final in finals if len(final) == FINALISTS),
        )


@dataclass(frozen=True)
class _Star:
    """The ballots, the highest score, and the order in which ties are broken."""

    profile: ScoredProfile
    highest: int
    precedence: tuple[str, ...]

    def finals(self) -> tuple[Final, ...]:
        """Return the finalists; several pairs of them where a tie stands."""
        sums = self.profile.sums
        chosen: Final = ()
        for total in sorted(set(sums.values()), reverse=True):
            equal = tuple(each for each in self.profile.ids if sums[each] == total)
            chosen, open_ = self._advanced(chosen, equal)
            if open_:
                missing = FINALISTS - len(chosen)
                return tuple((*chosen, *more) for more in _some_of(open_, missing))
            if len(chosen) == FINALISTS:
                break
        return (chosen,)

    def winners(self, final: Final) -> tuple[str, ...]:
        """Return who wins a runoff, or both where nothing tells them apart."""
        left = self._runoff_leaders(final)
        if len(left) > 1 and self.precedence:
            return (min(left, key=self.precedence.index),)
        return left

    def by_rule(self, finals: Sequence[Final]) -> tuple[str, ...]:
        """Return whom only the rule named at opening made a winner."""
        if not self.precedence:
            return ()
        return tuple(
            winner
            for final in finals
            for winner in self.winners(final)
            if len(self._runoff_leaders(final)) > 1
        )

    def pair(self, final: Final) -> Pair:
        """Return how many ballots score one finalist higher than the other."""
        one, other = final
        preferring = self.profile.preferring
        return Pair(one, other, before=preferring(one, other), after=preferring(other, one))

    def runoff(self, final: Final) -> CountingRound:
        """Return the runoff as a round."""
        totals = dict.fromkeys(final, 0)
        if len(final) == FINALISTS:
            pair = self.pair(final)
            totals = {pair.first: pair.before, pair.second: pair.after}
        return CountingRound(totals=totals, elected=self.winners(final))

    def _runoff_leaders(self, final: Final) -> tuple[str, ...]:
        if len(final) < FINALISTS:
            return final
        pair = self.pair(final)
        tests: tuple[Mapping[str, int], ...] = (
            {pair.first: pair.before, pair.second: pair.after},
            self.profile.sums,
            self.profile.given(self.highest),
        )
        for held in tests:
            most = max(held[each] for each in final)
            leading = tuple(each for each in final if held[each] == most)
            if len(leading) == 1:
                return leading
        return final

    def _advanced(self, chosen: Final, equal: Final) -> tuple[Final, Final]:
        """Return the finalists after some of equal options joined; then those still tied."""
        places = FINALISTS - len(chosen)
        if len(equal) <= places:
            return (*chosen, *equal), ()
        kept, out = self._narrowed(equal)
        if out:
            chosen, open_ = self._advanced(chosen, kept)
            if open_ or len(chosen) == FINALISTS:
                return chosen, open_
            return self._advanced(chosen, out)
        if self.precedence:
            return (*chosen, *sorted(equal, key=self.precedence.index)[:places]), ()
        return chosen, equal

    def _narrowed(self, equal: Final) -> tuple[Final, Final]:
        """Return those of equal options that stay in, and those that the protocol takes out."""
        preferring = self.profile.preferring
        lost = {
            one: sum(preferring(other, one) > preferring(one, other) for other in equal)
            for one in equal
        }
        praised = self.profile.given(self.highest)
        for penalty in (lost, {each: -praised[each] for each in equal}):
            worst = max(penalty.values())
            kept = tuple(each for each in equal if penalty[each] < worst)
            if kept:
                return kept, tuple(each for each in equal if each not in kept)
        return equal, ()


def _some_of(equal: Final, number: int) -> tuple[Final, ...]:
    """Return every choice of one or two of equal options."""
    if number == 1:
        return tuple((each,) for each in equal)
    return tuple((one, other) for at, one in enumerate(equal) for other in equal[at + 1 :])


def _points(sums: Mapping[str, int], *, options: Sequence[Option]) -> tuple[CountingStep, ...]:
    return tuple(
        CountingStep(
            key="step-points", values={"label": option.label, "points": sums[option.id]}
        )
        for option in options
    )


def _compared(star: _Star, final: Final, *, options: Sequence[Option]) -> CountingStep:
    names = labels(options)
    if len(final) < FINALISTS:
        return CountingStep(key="step-final-alone", values={"label": names[final[0]]})
    pair = star.pair(final)
    return CountingStep(
        key="step-final",
        values={
            "first": names[pair.first],
            "second": names[pair.second],
            "before": pair.before,
            "after": pair.after,
        },
    )
