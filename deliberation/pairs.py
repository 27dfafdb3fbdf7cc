"""Options compared two by two, and how that is told."""

from collections.abc import Mapping, Sequence

from deliberation.ballots import CountingStep, Option, Pair
from deliberation.profiles import RankedProfile
from deliberation.ties import labels

Before = Mapping[str, Mapping[str, int]]


def compared(before: Before, *, options: Sequence[Option]) -> tuple[Pair, ...]:
    """Return each two options once, with how many put one before the other."""
    ids = [option.id for option in options]
    return tuple(
        Pair(first=one, second=other, before=before[one][other], after=before[other][one])
        for at, one in enumerate(ids)
        for other in ids[at + 1 :]
    )


def hardest(profile: RankedProfile) -> dict[str, int]:
    """Return what each option has in the comparison in which it has least.

    An option that stands alone has every ballot that names it.
    """
    return {
        each: min(against.values(), default=profile.valid)
        for each, against in profile.before.items()
    }


def beats_all(before: Before) -> tuple[str, ...]:
    """Return the one option that wins every comparison, where there is one.

    Source: Condorcet, Essai sur l'application de l'analyse (1785).
    """
    return tuple(
        each
        for each, against in before.items()
        if against and all(count > before[other][each] for other, count in against.items())
    )


def pairs_told(before: Before, *, options: Sequence[Option]) -> tuple[CountingStep, ...]:
    """Return a line for each comparison, and one where an option wins them all."""
    names = labels(options)
    lines = tuple(
        CountingStep(
            key="step-pair",
            values={
                "first": names[pair.first],
                "second": names[pair.second],
                "before": pair.before,
                "after": pair.after,
            },
        )
        for pair in compared(before, options=options)
    )
    beating = tuple(
        CountingStep(key="step-beats-all", values={"label": names[each]})
        for each in beats_all(before)
    )
    return (*lines, *beating)
