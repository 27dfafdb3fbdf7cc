"""One choice among several; the most chosen leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import Ballot, BallotForm, Option, Tally, counted, leaders, numbered
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import settled


@dataclass(frozen=True)
class Plurality:
    """Each elector chooses one option."""

    name: str = "plurality"
    form: BallotForm = BallotForm.ONE
    asks: frozenset[Asked] = frozenset({Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset(
        {Promise.MAJORITY, Promise.MONOTONICITY, Promise.POSITIVE_INVOLVEMENT}
    )

    def options(self, labels: Sequence[str]) -> tuple[Option, ...]:
        """Return the options numbered from 1."""
        return numbered(labels)

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Add up the weight behind each option."""
        counts, steps = counted(ballots, options=options)
        outcome = settled(leaders(counts), options=options, terms=terms)
        return Tally(
            method=self.name,
            counts=counts,
            ballots=sum(ballots.values()),
            winners=outcome.winners,
            tied_for=outcome.tied_for,
            steps=(*steps, *outcome.steps),
        )
