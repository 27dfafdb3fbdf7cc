"""Scores from 0 up; the highest sum leads, and an option without a score has 0.

Source: Smith, Range voting (2000); the sum of scores, not their mean, so that an option that
few know does not win by the praise of these few.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
    leaders,
)
from deliberation.profiles import scored
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import settled


@dataclass(frozen=True)
class Score(NumberedOptions):
    """Each elector gives every option points."""

    name: str = "score"
    form: BallotForm = BallotForm.SCORES
    asks: frozenset[Asked] = frozenset({Asked.HIGHEST, Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset(
        {Promise.MONOTONICITY, Promise.POSITIVE_INVOLVEMENT, Promise.REVERSAL_SYMMETRY}
    )

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Add up the points of each option."""
        profile = scored(ballots, options=options)
        outcome = settled(leaders(profile.sums), options=options, terms=terms)
        points = tuple(
            CountingStep(
                key="step-points",
                values={"label": option.label, "points": profile.sums[option.id]},
            )
            for option in options
        )
        return Tally(
            method=self.name,
            counts=profile.sums,
            ballots=profile.weight,
            winners=outcome.winners,
            tied_for=outcome.tied_for,
            steps=(*points, *outcome.steps),
        )
