"""Instant runoff: the option with the fewest goes, and its ballots go on to the next.

A ballot always counts for the best that is left on it. Who holds more than half of what is
counted in a round wins; otherwise one option with the fewest leaves and a round follows.
Source: Robert's Rules of Order, Newly Revised (2020), 45:62 to 45:69, preferential voting;
Alaska Stat. 15.15.350 (one option leaves at a time, until it is settled). A tie for leaving
is broken by what was named at opening; where nothing was, each way is followed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingRound,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.profiles import Leads, RankedProfile, ranked
from deliberation.promises import Promise
from deliberation.stages import ties_told, told, transfers
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import in_all_and_some, lowest, precedence, universes


@dataclass(frozen=True)
class InstantRunoff(NumberedOptions):
    """Each elector ranks; the weakest leave one at a time."""

    name: str = "irv"
    form: BallotForm = BallotForm.RANKING
    asks: frozenset[Asked] = frozenset({Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset({Promise.MAJORITY, Promise.CONDORCET_LOSER})

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Let options leave until one holds more than half of what still counts."""
        profile = ranked(ballots, options=options)
        runoff = _Runoff(profile, precedence(options, terms=terms))
        found = universes(
            runoff.start(), following=runoff.following, key=lambda each: frozenset(each.left)
        )
        settled = in_all_and_some(
            [each.winners or each.left for each in (*found.ends, *found.unfinished)],
            sure=[each.winners for each in (*found.ends, *found.unfinished)],
            ids=profile.ids if profile.valid else (),
        )
        shown = (*found.ends, *found.unfinished)[0]
        rounds = (*shown.rounds, shown.last)
        return Tally(
            method=self.name,
            counts=shown.leads.totals,
            ballots=profile.weight,
            winners=settled.winners,
            tied_for=settled.tied_for,
            steps=(
                CountingStep(key="step-runoff", values={"valid": profile.valid}),
                *told(rounds, options=options),
                *ties_told(shown.ties, options=options, terms=terms),
            ),
            rounds=rounds,
        )


@dataclass(frozen=True)
class _Stage:
    """Where a runoff stands: who is left, what each holds, and how it came to this.

    ``ties`` holds the rounds in which several had the fewest, and who left then.
    """

    left: tuple[str, ...]
    leads: Leads
    rounds: tuple[CountingRound, ...] = ()
    ties: tuple[tuple[int, str], ...] = ()

    @property
    def needed(self) -> int:
        """Return the least that is more than half of what is counted in this round."""
        return int(Fraction(sum(self.leads.totals.values())) / 2) + 1

    @property
    def winners(self) -> tuple[str, ...]:
        """Return who has won by now; nobody while it goes on."""
        enough = tuple(each for each in self.left if self.leads.totals[each] >= self.needed)
        return self.left if len(self.left) == 1 else enough

    @property
    def last(self) -> CountingRound:
        """Return the round in which it was settled."""
        return CountingRound(
            totals=self.leads.totals,
            elected=self.winners if any(self.leads.totals.values()) else (),
            threshold=self.needed,
            exhausted=self.leads.exhausted,
        )


@dataclass(frozen=True)
class _Runoff:
    """The ballots, and the order in which ties are broken; empty where they stand."""

    profile: RankedProfile
    precedence: tuple[str, ...]

    def start(self) -> _Stage:
        return _Stage(left=self.profile.ids, leads=self.profile.leads(self.profile.ids))

    def following(self, stage: _Stage) -> tuple[_Stage, ...]:
        """Return the next stage, or one for each option that may leave now."""
        if stage.winners or not any(stage.leads.totals.values()):
            return ()
        fewest = lowest(stage.left, totals=[stage.leads.totals])
        if len(fewest) == 1 or _all_must_leave(stage, fewest):
            return (self._without(stage, fewest[-1]),)
        if self.precedence:
            leaving = max(fewest, key=self.precedence.index)
            return (self._without(stage, leaving, tied=True),)
        return tuple(self._without(stage, each, tied=True) for each in fewest)

    def _without(self, stage: _Stage, leaving: str, *, tied: bool = False) -> _Stage:
        left = tuple(each for each in stage.left if each != leaving)
        leads = self.profile.leads(left)
        gone = CountingRound(
            totals=stage.leads.totals,
            excluded=(leaving,),
            transfers=transfers(
                leaving,
                before=stage.leads.totals,
                after=leads.totals,
                gone=leads.exhausted - stage.leads.exhausted,
            ),
            threshold=stage.needed,
            exhausted=stage.leads.exhausted,
        )
        rounds = (*stage.rounds, gone)
        ties = (*stage.ties, (len(rounds), leaving)) if tied else stage.ties
        return _Stage(left=left, leads=leads, rounds=rounds, ties=ties)


def _all_must_leave(stage: _Stage, fewest: Sequence[str]) -> bool:
    """Tell whether options that tie all leave next, in whatever order.

    So it is where together they hold less than whoever is next above them.
    """
    together = sum(stage.leads.totals[each] for each in fewest)
    above = [stage.leads.totals[each] for each in stage.left if each not in fewest]
    return bool(above) and together < min(above)
