"""A lot decides: places go to options that are drawn from a public seed, without ballots.

How it is drawn, and how to do it again, stands in ``deliberation.lots``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.lots import digest, order
from deliberation.promises import Promise
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import labels

SHOWN_DIGITS = 16


@dataclass(frozen=True)
class Lot(NumberedOptions):
    """As many options as there are places are drawn; without a seed all are tied."""

    name: str = "lot"
    form: BallotForm = BallotForm.NOTHING
    asks: frozenset[Asked] = frozenset({Asked.SEATS, Asked.SEED})
    promises: frozenset[Promise] = frozenset()

    def count(
        self,
        ballots: Mapping[Ballot, int],  # noqa: ARG002 - nobody casts any
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Draw the options."""
        ids = tuple(each.id for each in options)
        if not terms.seed.strip():
            undrawn = CountingStep(key="step-undrawn", values={"source": terms.seed_source})
            return Tally(
                method=self.name,
                counts={},
                ballots=0,
                winners=ids,
                tied_for=ids,
                steps=(undrawn,),
            )
        return Tally(
            method=self.name,
            counts={},
            ballots=0,
            winners=order(ids, seed=terms.seed)[: terms.seats],
            steps=tuple(_told(options, terms=terms)),
        )


def _told(options: Sequence[Option], *, terms: Terms) -> Iterator[CountingStep]:
    """Yield how it was drawn, so that anybody can do it again."""
    yield CountingStep(
        key="step-seed", values={"seed": terms.seed, "source": terms.seed_source}
    )
    names = labels(options)
    for place, each in enumerate(order(names, seed=terms.seed), start=1):
        yield CountingStep(
            key="step-drawn" if place <= terms.seats else "step-not-drawn",
            values={
                "place": place,
                "label": names[each],
                "word": f"{terms.seed}:{each}",
                "digest": digest(each, seed=terms.seed)[:SHOWN_DIGITS],
            },
        )
