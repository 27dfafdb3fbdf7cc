"""Checks of the count: who took part, what the ballots come to, and the decision."""

from collections import Counter
from collections.abc import Iterable

from deliberation.ballots import CountingStep
from deliberation.ledger.bulletins import Mark, Row
from deliberation.ledger.canonical import Json, canonical
from deliberation.ledger.checking import Looking
from deliberation.ledger.findings import found, require
from deliberation.polls import Publication

COUNTED = ("winners", "tied", "tied_for", "counts", "areas", "took_part")
DECIDED = ("tests", "decision")


def marks(at: Looking) -> CountingStep:
    """Look whether as many ballots count as electors took part, with the same heads."""
    reading = at.reading
    present = [each for each in reading.marks if each.took_part]
    ballots = len(reading.counting)
    require(ballots == len(present), "verify-marks-number", ballots=ballots, marks=len(present))
    weight, heads = sum(reading.cast.heads.values()), sum(each.heads for each in present)
    require(weight == heads, "verify-marks-heads", ballots=weight, marks=heads)
    if not reading.sums_only:
        named = reading.charter.publication is Publication.NAMES
        rows, those = _weights(reading.rows, named=named), _weights(present, named=named)
        require(rows == those, "verify-marks-names" if named else "verify-marks-weights")
    return found("verify-marks-hold", count=len(present), electors=len(reading.marks))


def tally(at: Looking) -> CountingStep:
    """Look whether the ballots, counted again, come to what is told."""
    _require_same(at, COUNTED)
    took_part = sum(at.reading.cast.heads.values())
    if at.reading.sums_only:
        return found("verify-tally-sums", count=took_part)
    return found("verify-tally-holds", count=took_part)


def decision(at: Looking) -> CountingStep:
    """Look whether quorum, majority and decision follow from the count and the bylaw."""
    _require_same(at, DECIDED)
    return found("verify-decision-holds", state=str(at.recount["decision"]))


def _require_same(at: Looking, names: Iterable[str]) -> None:
    told = at.reading.result
    for name in names:
        again, said = _text(at.recount[name]), _text(told[name].value)
        require(again == said, "verify-result-differs", part=name, said=said, again=again)


def _text(value: Json) -> str:
    return canonical(value).decode()


def _weights(those: Iterable[Row] | Iterable[Mark], *, named: bool) -> Counter[tuple[str, int]]:
    return Counter((each.label if named else "", each.heads) for each in those)
