"""Tell how much of a question a text takes up, by how telling its parts are."""

import math
from collections.abc import Callable, Sequence
from functools import cache

from knowledge.questions import Unit

Rarity = Callable[[str], float]
"""How telling a term is; that of the empty term is that of one never seen."""

_PART = 0.3
_ALONE = 0.6
_ALIKE = 0.7
_STRANGE = 0.55
_PARTICLE = 0.03
_PARTICLES = frozenset(
    "是有要叫和与在被把对到去来就还也都很能会应该给让为从等中上下里个些这那之以及或其它他她们你我您"
    "吗呢吧啊呀了着过的地得不没无所又再才只最更太多少几每当将于由向往给做搞弄办发用说想看问没好一二三"
)
"""Characters that tell little where they stand in no word that the passages use."""


def covered(units: Sequence[Unit], *, text: str, rarity: Rarity) -> float:
    """Return the share of a question's units, by how telling they are, that a text holds."""
    weights = [weight(unit, rarity=rarity) for unit in units]
    total = sum(weights)
    if not total:
        return 0.0
    held = (told * holds(unit, text=text) for told, unit in zip(weights, units, strict=True))
    return sum(held) / total


def closer(rarity: Rarity, *, body: str) -> Rarity:
    """Return how telling terms are within one text: what all of it is about tells little."""

    @cache
    def within(term: str) -> float:
        times = body.count(term) if term else 0
        return rarity(term) / (1 + math.log(times)) if times > 1 else rarity(term)

    return within


def weight(unit: Unit, *, rarity: Rarity) -> float:
    """Return how telling a unit is: as its most telling pair that any passage holds.

    Pairs that no passage holds mostly lie across two words, and tell nothing themselves.
    """
    never = rarity("")
    if not unit.pairs:
        if unit.gram in _PARTICLES:
            return never * _PARTICLE
        return rarity(unit.gram) * (1.0 if unit.gram.isascii() else _ALONE)
    known = [rarity(pair) for pair in unit.pairs if not _new(pair, rarity=rarity)]
    if known:
        return max(known)
    return never * (_PARTICLE if unit.gram in _PARTICLES else _STRANGE)


def holds(unit: Unit, *, text: str) -> float:
    """Return how far a text holds a unit: 0, partly, in words of like meaning, or 1."""
    if any(other in text for other in unit.others):
        return 1.0
    if not unit.pairs and unit.gram in text:
        return 1.0
    if any(pair in text for pair in unit.pairs):
        return 1.0
    if any(other in text for other in unit.alike):
        return _ALIKE
    return _PART if unit.gram in text else 0.0


def unknown(units: Sequence[Unit], *, rarity: Rarity) -> float:
    """Return the share of units that no passage anywhere holds."""
    total = sum(weight(unit, rarity=rarity) for unit in units)
    strange = (unit for unit in units if not unit.others and never_seen(unit, rarity=rarity))
    return sum(weight(unit, rarity=rarity) for unit in strange) / total if total else 1.0


def never_seen(unit: Unit, *, rarity: Rarity) -> bool:
    """Tell whether no passage anywhere holds a unit in one of its own pairs."""
    return all(_new(each, rarity=rarity) for each in unit.pairs or (unit.gram,))


def _new(term: str, *, rarity: Rarity) -> bool:
    return rarity(term) >= rarity("")
