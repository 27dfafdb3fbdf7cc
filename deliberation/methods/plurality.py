"""One choice among several; the most chosen leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import Ballot, BallotForm, NumberedOptions, Option, Tally
from deliberation.choosing import most_chosen
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms


@dataclass(frozen=True)
class Plurality(NumberedOptions):
    """Each elector chooses one option."""

    name: str = "plurality"
    form: BallotForm = BallotForm.ONE
    asks: frozenset[Asked] = frozenset({Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset(
        {Promise.MAJORITY, Promise.MONOTONICITY, Promise.POSITIVE_INVOLVEMENT}
    )

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Add up the weight behind each option."""
        return most_chosen(self.name, ballots, options=options, terms=terms)
