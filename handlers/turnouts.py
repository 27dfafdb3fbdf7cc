"""How many took part, building by building, where that tells nobody's part."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from deliberation.polls import Elector

FEWEST_OF_A_BUILDING = 5
"""Of a building with fewer electors on the roll it is not told how many took part."""


@dataclass(frozen=True)
class BuildingTurnout:
    """How many electors of some buildings took part; no building where they are the rest."""

    building: str
    took_part: int
    electors: int


def by_building(
    electors: Iterable[Elector], *, took_part: Collection[str]
) -> tuple[BuildingTurnout, ...]:
    """Return the turnout of each building in order, the small ones together at the end.

    What is left out must not follow from the sum: the rest has enough electors too, or
    takes in the smallest building that has. One line alone says no more than the whole.
    """
    sizes: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for each in electors:
        sizes[each.building] += 1
        came[each.building] += each.id in took_part
    told, rest = _apart(sizes)
    if len(told) + bool(rest) < 2:  # noqa: PLR2004 - one line is the whole
        return ()
    lines = [BuildingTurnout(each, came[each], sizes[each]) for each in told]
    if rest:
        together = sum(came[each] for each in rest), sum(sizes[each] for each in rest)
        lines.append(BuildingTurnout("", *together))
    return tuple(lines)


def _apart(sizes: Counter[str]) -> tuple[list[str], list[str]]:
    """Return the buildings that are told, and those that go together."""
    told = sorted(
        (each for each in sizes if each and sizes[each] >= FEWEST_OF_A_BUILDING), key=_numbered
    )
    rest = [each for each in sizes if each not in told]
    while rest and told and sum(sizes[each] for each in rest) < FEWEST_OF_A_BUILDING:
        smallest = min(told, key=lambda each: sizes[each])
        told.remove(smallest)
        rest.append(smallest)
    return told, rest


def _numbered(building: str) -> tuple[int, str]:
    return (int(building), building) if building.isdecimal() else (10**9, building)
