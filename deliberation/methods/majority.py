"""For, against or abstain on one motion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingStep,
    Option,
    Tally,
    counted,
    leaders,
)
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms

FOR, AGAINST, ABSTAIN = "1", "2", "3"
LABELS = ("赞成", "反对", "弃权")


@dataclass(frozen=True)
class Majority:
    """A motion carries by more for than against; abstentions only take part."""

    name: str = "majority"
    form: BallotForm = BallotForm.ONE
    asks: frozenset[Asked] = frozenset()
    promises: frozenset[Promise] = frozenset(
        {Promise.MONOTONICITY, Promise.POSITIVE_INVOLVEMENT}
    )

    def options(self, labels: Sequence[str]) -> tuple[Option, ...]:
        """Return for, against and abstain; the labels may be given in other words."""
        words = tuple(labels) if len(labels) == len(LABELS) else LABELS
        return tuple(
            Option(id=each, label=word)
            for each, word in zip((FOR, AGAINST, ABSTAIN), words, strict=True)
        )

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,  # noqa: ARG002 - the shape of every method
    ) -> Tally:
        """Compare the weight for with the weight against."""
        counts, steps = counted(ballots, options=options)
        contest = {FOR: counts[FOR], AGAINST: counts[AGAINST]}
        compared = CountingStep(
            key="step-for-against", values={"for": counts[FOR], "against": counts[AGAINST]}
        )
        winners = leaders(contest)
        return Tally(
            method=self.name,
            counts=counts,
            ballots=sum(ballots.values()),
            winners=winners,
            steps=(*steps, compared),
            tied_for=winners if len(winners) > 1 else (),
        )
