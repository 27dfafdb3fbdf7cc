"""Any number of choices; the most approved leads (Brams and Fishburn, 1978)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import Ballot, BallotForm, NumberedOptions, Option, Tally
from deliberation.choosing import most_chosen
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms


@dataclass(frozen=True)
class Approval(NumberedOptions):
    """Each elector approves of as many options as they like."""

    name: str = "approval"
    form: BallotForm = BallotForm.SOME
    asks: frozenset[Asked] = frozenset({Asked.MOST, Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = frozenset(
        {Promise.MONOTONICITY, Promise.POSITIVE_INVOLVEMENT}
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
