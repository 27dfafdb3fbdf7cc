"""Counting choices: the weight behind each option is added up, and the highest leads."""

from collections.abc import Mapping, Sequence

from deliberation.ballots import Ballot, Option, Tally, counted, leaders
from deliberation.terms import Terms
from deliberation.ties import settled


def most_chosen(
    method: str, ballots: Mapping[Ballot, int], *, options: Sequence[Option], terms: Terms
) -> Tally:
    """Return the count in which the most chosen option leads."""
    counts, steps = counted(ballots, options=options)
    outcome = settled(leaders(counts), options=options, terms=terms)
    return Tally(
        method=method,
        counts=counts,
        ballots=sum(ballots.values()),
        winners=outcome.winners,
        tied_for=outcome.tied_for,
        steps=(*steps, *outcome.steps),
    )
