"""Schulze's method: who is linked to each other option more strongly than the other way round.

An option beats another where more ballots put it before than after. A chain of such wins is
as strong as its weakest win; a win is the stronger the more ballots carry it, and at equal
numbers the fewer stand against it ("winning votes"). An option wins when no other has a
stronger chain to it than it has back.
Source: Schulze, A new monotonic, clone-independent, reversal symmetric, and
Condorcet-consistent single-winner election method, Social Choice and Welfare 36 (2011),
with the order of wins of section 2.1, ≻win; so does the Debian Constitution, A.5.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from deliberation.ballots import (
    Ballot,
    BallotForm,
    CountingStep,
    NumberedOptions,
    Option,
    Tally,
)
from deliberation.pairs import Before, beats_all, compared, hardest, pairs_told
from deliberation.profiles import ranked
from deliberation.promises import BY_PAIRS, Promise
from deliberation.terms import USUAL, Asked, Terms
from deliberation.ties import labels, settled

Strength = tuple[int, int]
NO_WIN: Strength = (0, 0)


@dataclass(frozen=True)
class Schulze(NumberedOptions):
    """Each elector ranks; options are compared two by two, over chains where need be."""

    name: str = "schulze"
    form: BallotForm = BallotForm.RANKING
    asks: frozenset[Asked] = frozenset({Asked.TIES, Asked.SEED})
    promises: frozenset[Promise] = BY_PAIRS

    def count(
        self,
        ballots: Mapping[Ballot, int],
        *,
        options: Sequence[Option],
        terms: Terms = USUAL,
    ) -> Tally:
        """Find who no other option is linked to more strongly than the other way round."""
        profile = ranked(ballots, options=options)
        paths = strongest_paths(profile.before)
        leading = [
            each
            for each in profile.ids
            if profile.valid
            and all(paths[each][other] >= paths[other][each] for other in paths[each])
        ]
        outcome = settled(leading, options=options, terms=terms)
        chains = () if beats_all(profile.before) else _chains(leading, paths, options=options)
        return Tally(
            method=self.name,
            counts=hardest(profile),
            ballots=profile.weight,
            winners=outcome.winners,
            tied_for=outcome.tied_for,
            steps=(*pairs_told(profile.before, options=options), *chains, *outcome.steps),
            pairs=compared(profile.before, options=options),
        )


def strongest_paths(before: Before) -> dict[str, dict[str, Strength]]:
    """Return the strength of the strongest chain between each two options.

    That of a win is (ballots for it, minus ballots against it). Floyd and Warshall's
    algorithm, as in section 2.3.1 of the source.
    """
    paths = {
        one: {
            other: (count, -before[other][one]) if count > before[other][one] else NO_WIN
            for other, count in against.items()
        }
        for one, against in before.items()
    }
    for over, one, other in permutations(paths, 3):
        chain = min(paths[one][over], paths[over][other])
        paths[one][other] = max(paths[one][other], chain)
    return paths


def _chains(
    leading: Sequence[str],
    paths: Mapping[str, Mapping[str, Strength]],
    *,
    options: Sequence[Option],
) -> Iterator[CountingStep]:
    """Yield a line for each comparison by chains that a leading option stands in."""
    names = labels(options)
    for each in leading:
        for other in paths[each]:
            yield CountingStep(
                key="step-chain",
                values={
                    "first": names[each],
                    "second": names[other],
                    "there": paths[each][other][0],
                    "back": paths[other][each][0],
                },
            )
