"""The budget goes to the most wanted projects that it still pays for.

This is how most cities count participatory budgets. With ``terms.skips`` a project that is too
dear is passed over for the next one; without, the count ends there (Pabulib's greedy and
greedy-no-skip). What has fewer votes than ``terms.least_votes`` cannot win (greedy-threshold).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingRound,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.promises import Promise
from deliberation.supports import supported
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import in_all_and_some, precedence, universes


@dataclass(frozen=True)
class _State:
    """Projects that were looked at in turn, and how much money is left; ``over`` ends it."""

    seen: tuple[str, ...]
    taken: tuple[str, ...]
    left: int
    over: bool = False


@dataclass(frozen=True)
class Greedy(NumberedOptions):
    """Each elector approves of projects or gives them points; the most wanted come first."""

    name: str = "greedy"
    form: BallotForm = BallotForm.SOME
    asks: frozenset[Asked] = frozenset(
        {Asked.BUDGET, Asked.COSTS, Asked.MOST, Asked.TIES, Asked.SEED}
    )
    promises: frozenset[Promise] = frozenset()

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Take projects in the order of their votes while the budget lasts."""
        profile = supported(ballots, options=options)
        spending = _Spending(profile.points, options=options, terms=terms)
        ends = spending.ends()
        ids = [each.id for each in options]
        won = [state.taken for state in ends]
        outcome = in_all_and_some(won, sure=won, ids=ids)
        return Tally(
            method=self.name,
            counts=profile.points,
            ballots=profile.weight,
            winners=outcome.winners,
            tied_for=outcome.tied_for,
            rounds=tuple(spending.rounds(ends[0])),
            steps=tuple(spending.told(ends[0])),
        )


@dataclass(frozen=True)
class _Spending:
    """Votes, costs and terms of one count."""

    points: Mapping[str, int]
    options: Sequence[Option]
    terms: Terms

    def ends(self) -> tuple[_State, ...]:
        """Return how the money may be spent in every way that ties leave open."""
        start = _State(seen=(), taken=(), left=self.terms.budget)
        found = universes(
            start,
            following=self._following,
            key=lambda state: (frozenset(state.seen), frozenset(state.taken), state.over),
        )
        return found.ends or found.unfinished[:1]

    def _following(self, state: _State) -> Sequence[_State]:
        open_options = [
            each
            for each in self.options
            if each.id not in state.seen
            and self.points[each.id] > 0
            and self.points[each.id] >= self.terms.least_votes
        ]
        if state.over or not open_options:
            return ()
        most = max(self.points[each.id] for each in open_options)
        tied = [each for each in open_options if self.points[each.id] == most]
        ranked = precedence(self.options, terms=self.terms)
        if ranked:
            tied = [min(tied, key=lambda each: ranked.index(each.id))]
        elif sum(each.cost for each in tied) <= state.left:
            # All of them are paid for, whichever comes first.
            tied = tied[:1]
        return tuple(self._after(state, each) for each in tied)

    def _after(self, state: _State, option: Option) -> _State:
        seen = (*state.seen, option.id)
        if option.cost <= state.left:
            taken = (*state.taken, option.id)
            return replace(state, seen=seen, taken=taken, left=state.left - option.cost)
        return replace(state, seen=seen, over=not self.terms.skips)

    def rounds(self, end: _State) -> Iterator[CountingRound]:
        """Yield a round for each project that was looked at, with the money left after it."""
        left = self.terms.budget
        costs = {each.id: each.cost for each in self.options}
        for each in end.seen:
            taken = each in end.taken
            left -= costs[each] if taken else 0
            yield CountingRound(
                totals={each: self.points[each]},
                elected=(each,) if taken else (),
                excluded=() if taken else (each,),
                exhausted=left,
            )

    def told(self, end: _State) -> Iterator[CountingStep]:
        """Yield the lines of the count."""
        for each in self.options:
            yield CountingStep(
                key="step-option",
                values={"label": each.label, "count": self.points[each.id]},
            )
        yield CountingStep(key="step-budget", values={"budget": self.terms.budget})
        by_id = {each.id: each for each in self.options}
        for option_id, stage in zip(end.seen, self.rounds(end), strict=True):
            option, left = by_id[option_id], int(stage.exhausted)
            yield CountingStep(
                key="step-taken" if stage.elected else "step-too-dear",
                values={"label": option.label, "cost": option.cost, "left": left},
            )
        if end.over:
            yield CountingStep(key="step-stopped", values={"left": end.left})
