"""How a count by stages is told, a line at a time, so that it can be followed on paper."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from deliberation.ballots import Count, CountingRound, CountingStep, Option, Transfer
from deliberation.terms import Terms
from deliberation.ties import labels

NOBODY = ""
SHOWN_PLACES = 2


def shown(count: Count) -> int | str:
    """Return a count for a sentence: a whole number, or its first two decimal places."""
    exact = Fraction(count)
    if exact.denominator == 1:
        return int(exact)
    hundredths = int(exact * 10**SHOWN_PLACES)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def transfers(
    source: str, *, before: Mapping[str, Count], after: Mapping[str, Count], gone: Count
) -> tuple[Transfer, ...]:
    """Return what went where between two stages; ``gone`` went to nobody."""
    moved = tuple(
        Transfer(source=source, to=each, amount=after[each] - before[each])
        for each in before
        if each != source and after[each] != before[each]
    )
    lost = (Transfer(source=source, to=NOBODY, amount=gone),) if gone else ()
    return (*moved, *lost)


def told(
    rounds: Sequence[CountingRound], *, options: Sequence[Option]
) -> tuple[CountingStep, ...]:
    """Return the lines of a count: the first totals, then what happened in each round."""
    names = labels(options)
    first: Mapping[str, Count] = rounds[0].totals if rounds else {}
    lines = [
        CountingStep(key="step-option", values={"label": names[each], "count": shown(count)})
        for each, count in first.items()
    ]
    for number, each in enumerate(rounds, start=1):
        after = rounds[number].totals if number < len(rounds) else each.totals
        lines.extend(_happened(each, number=number, names=names, after=after))
    return tuple(lines)


def ties_told(
    ties: Sequence[tuple[int, str]], *, options: Sequence[Option], terms: Terms
) -> tuple[CountingStep, ...]:
    """Return a line for each tie on the way: its round, and for whom it was broken."""
    names = labels(options)
    return tuple(
        CountingStep(
            key=f"step-tie-round-{terms.ties.value}",
            values={"round": number, "label": names[each], "seed": terms.seed},
        )
        for number, each in ties
    )


def _happened(
    stage: CountingRound, *, number: int, names: Mapping[str, str], after: Mapping[str, Count]
) -> Iterator[CountingStep]:
    for each in stage.elected:
        enough = stage.threshold is None or stage.totals[each] >= stage.threshold
        yield CountingStep(
            key="step-elected" if enough else "step-elected-last",
            values={"round": number, "label": names[each], "count": shown(stage.totals[each])},
        )
    sources = dict.fromkeys(each.source for each in stage.transfers)
    for source in (*stage.excluded, *(each for each in sources if each not in stage.excluded)):
        leaves = source in stage.excluded
        amount = stage.totals[source] - after[source]
        yield CountingStep(
            key="step-excluded" if leaves else "step-surplus",
            values={"round": number, "label": names[source], "count": shown(amount)},
        )
    for moved in stage.transfers:
        yield _moved(moved, names=names, after=after)


def _moved(
    moved: Transfer, *, names: Mapping[str, str], after: Mapping[str, Count]
) -> CountingStep:
    if moved.to == NOBODY:
        return CountingStep(key="step-exhausted", values={"amount": shown(moved.amount)})
    return CountingStep(
        key="step-transferred",
        values={
            "label": names[moved.to],
            "amount": shown(moved.amount),
            "count": shown(after[moved.to]),
        },
    )
