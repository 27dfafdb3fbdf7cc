"""Notice where two sources tell different amounts, times or permissions for one thing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.chinese import pairs, sentences
from knowledge.coverage import Rarity, covered
from knowledge.kinds import fits
from knowledge.library import SourceKind
from knowledge.quantities import quantities, worded
from knowledge.questions import Asked, Want
from knowledge.stances import Stance, stances
from knowledge.support import Candidate

_AMOUNTS: dict[Want, frozenset[str]] = {
    Want.MONEY: frozenset({"元"}),
    Want.TIME: frozenset({"时", "天", "月", "年", "小时", "分钟", "周", "个月"}),
    Want.PHONE: frozenset({""}),
}
_TAKEN_UP = 0.5
_ALIKE = 0.2
_AS_LIKELY = 0.5


@dataclass(frozen=True)
class Told:
    """What a source tells about a question: a sentence of a candidate's passage."""

    candidate: Candidate
    sentence: str

    @property
    def since(self) -> date:
        """Return the day from which it holds, or else on which it was taken in."""
        source = self.candidate.source
        return source.effective or source.added_at.date()


def differing(
    asked: Asked, judged: Sequence[tuple[float, Candidate]], *, rarity: Rarity, least: float
) -> tuple[Told, Told] | None:
    """Return two sentences of different sources that tell different things, newer first.

    ``judged`` are candidates with their probabilities, best first. Laws are not set against
    each other: their amounts are for different deeds.
    """
    likely = [c for chance, c in judged if chance >= least * _AS_LIKELY]
    told = [_told(asked, candidate, rarity=rarity) for candidate in likely]
    for other in told[1:]:
        if told[0] and other and _at_odds(asked, told[0], other):
            newer, older = sorted((told[0], other), key=lambda each: each.since, reverse=True)
            return newer, older
    return None


def _told(asked: Asked, candidate: Candidate, *, rarity: Rarity) -> Told | None:
    """Return the sentence of a candidate that takes the question up best, if any does."""
    heading = candidate.passage.heading
    best, found = 0.0, ""
    for sentence in sentences(candidate.passage.text):
        held = covered(asked.units, text=f"{heading} {sentence}".lower(), rarity=rarity)
        worth = held + fits(sentence, asked=asked)
        if held >= _TAKEN_UP and worth > best:
            best, found = worth, sentence
    return Told(candidate, found) if found else None


def _at_odds(asked: Asked, one: Told, other: Told) -> bool:
    first, second = one.candidate.source, other.candidate.source
    if first.id == second.id or {first.kind, second.kind} == {SourceKind.LAW}:
        return False
    if _likeness(one.sentence, other.sentence) < _ALIKE:
        return False
    return _amounts_differ(asked, one.sentence, other.sentence) or _stances_differ(
        one.sentence, other.sentence
    )


def _likeness(one: str, other: str) -> float:
    """Return the share of pairs of characters, amounts aside, that both sentences hold."""
    left, right = set(pairs(worded(one))), set(pairs(worded(other)))
    fewer = min(len(left), len(right))
    return len(left & right) / fewer if fewer else 0.0


def _amounts_differ(asked: Asked, one: str, other: str) -> bool:
    """Tell whether both count in a unit, the wanted one if any is, and no amount is shared."""
    wanted = _AMOUNTS.get(asked.want)
    left, right = _by_unit(one), _by_unit(other)
    shared = (unit for unit in left.keys() & right.keys() if wanted is None or unit in wanted)
    return _all_apart((left[unit], right[unit]) for unit in shared)


def _all_apart(sides: Iterable[tuple[set[object], set[object]]]) -> bool:
    told = [left.isdisjoint(right) for left, right in sides]
    return bool(told) and all(told)


def _by_unit(sentence: str) -> dict[str, set[object]]:
    found: dict[str, set[object]] = {}
    for each in quantities(sentence):
        found.setdefault(each.unit, set()).add(each.value)
    return found


def _stances_differ(one: str, other: str) -> bool:
    sides = {_permission(one), _permission(other)}
    return sides == {Stance.FORBIDS, Stance.PERMITS}


def _permission(sentence: str) -> Stance | None:
    told = stances(sentence) & {Stance.FORBIDS, Stance.PERMITS}
    return next(iter(told)) if len(told) == 1 else None
