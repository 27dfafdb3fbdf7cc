"""Consent: a plan goes ahead when no objection with a reason stands against it.

Each elector agrees, stands aside, or objects and says why. What was objected is looked at
before the result is told, and an objection that was met stands no more. Source: Endenburg,
Sociocracy (1998); the Dutch kringmethode.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingStep,
    Option,
    Tally,
    counted,
)
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms

AGREE, ASIDE, OBJECT = "1", "2", "3"
MET = "met"
"""Stands beside the choice to object on a ballot whose objection was met."""
LABELS = ("同意", "可以接受", "反对")


@dataclass(frozen=True)
class Consent:
    """A plan passes unless somebody objects with a reason that stands."""

    name: str = "consent"
    form: BallotForm = BallotForm.CONSENT
    asks: frozenset[Asked] = frozenset()
    promises: frozenset[Promise] = frozenset()

    def options(self, labels: Sequence[str]) -> tuple[Option, ...]:
        """Return to agree, to stand aside, to object; the labels may be in other words."""
        words = tuple(labels) if len(labels) == len(LABELS) else LABELS
        return tuple(
            Option(id=each, label=word)
            for each, word in zip((AGREE, ASIDE, OBJECT), words, strict=True)
        )

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,  # noqa: ARG002 - the shape of every method
    ) -> Tally:
        """Look for an objection that stands."""
        counts, steps = counted(ballots, options=options)
        met = sum(weight for ballot, weight in ballots.items() if MET in ballot.choices)
        standing = counts[OBJECT] - met
        cast = sum(ballots.values())
        answered = (CountingStep(key="step-objections-met", values={"count": met}),)
        passed = bool(cast) and not standing
        looked = CountingStep(key="step-objections", values={"count": standing})
        return Tally(
            method=self.name,
            counts=counts,
            ballots=cast,
            winners=(AGREE,) if passed else (),
            steps=(*steps, *(answered if met else ()), looked),
        )
