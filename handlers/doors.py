"""Door numbers: how people write them, and which household one is."""

import re
from dataclasses import dataclass

from deliberation.communities import Household
from deliberation.identifiers import HouseholdId
from deliberation.refusals import Refusal
from handlers.dialogue import clean, numeral
from handlers.turn import Turn

DOOR = re.compile(
    r"(?P<building>[0-9A-Za-z]{1,6})\s*(?:-|号楼|栋|幢|座|号|楼)\s*"
    r"(?:(?P<unit>[0-9A-Za-z]{1,4})\s*(?:-|单元|门)\s*)?"
    r"(?P<door>[0-9A-Za-z]{1,8})\s*(?:室|户|号)?"
)
COUNTED = re.compile(r"[一二三四五六七八九十]{1,3}(?=号楼|栋|幢|座|单元|门)")


@dataclass(eq=False)
class DoorUnreadable(Refusal):
    """A door number that nobody can make out."""


def read_door(text: str) -> tuple[str, str, str]:
    """Return building, unit and door of ``3-2-501`` or ``3号楼2单元501``; may raise."""
    words = COUNTED.sub(lambda found: str(numeral(found[0]) or found[0]), clean(text))
    found = DOOR.fullmatch(words.replace("—", "-").replace("－", "-"))
    if found is None:
        raise DoorUnreadable
    return found["building"].upper(), (found["unit"] or "").upper(), found["door"].upper()


def household_at(turn: Turn, label: str) -> Household:
    """Return the household behind a door; it is kept from now on where it was not known."""
    building, unit, door = read_door(label)
    known = turn.work.households.one(
        community_id=turn.community.id, building=building, unit=unit, door=door
    )
    if known is not None:
        return known
    household = Household(
        id=HouseholdId(turn.ids.new()),
        community_id=turn.community.id,
        building=building,
        unit=unit,
        door=door,
    )
    turn.work.households.add(household)
    return household
