"""Door numbers inside a nickname or a line of a chat: ``3栋201 张阿姨``, ``张阿姨3-2-501``."""

import re
from dataclasses import dataclass

from handlers.relay_folding import NUMERALS, value_of

COUNTED = rf"\d{{1,3}}|[{NUMERALS}]{{1,3}}"
UNITS = (
    r"元|块|个|人|口|楼|层|单元|门|"
    r"月|日|年|点|分|秒|天|周|岁|栋|幢|座|平|万|%|票|度|期|次|家|位|米|号楼|:"
)
AFTER = r"\s*(?:室|户|号房|号|房)?"
ROOM = rf"\d{{3,4}}(?!\d|[.\-]\d|\s*(?:{UNITS}))"
DOORS = re.compile(
    rf"""
    (?<![\d.\-])(?P<b1>{COUNTED}|[A-Za-z])\s*(?:号楼|栋楼?|幢|座|\#楼?|号院|楼(?=\s*-?\s*\d{{3}}))\s*-?\s*
        (?:(?P<u1>\d{{1,2}}|[{NUMERALS}])\s*(?:单元|门|-)\s*-?\s*)?
        (?P<d1>\d{{2,4}}(?!\d)|\d{{1,2}}(?=\s*[室户号房])){AFTER}
    |(?<![\d.])(?<!\d[\-/])(?P<b2>\d{{1,3}}|[A-Za-z])\s*[-/]\s*(?P<u2>\d{{1,2}})\s*(?:(?:单元|门)\s*[-/]?|[-/])\s*
        (?P<d2>\d{{2,4}})(?!\d|-\d){AFTER}
    |(?<![\d.])(?<!\d[\-/])(?P<b3>\d{{1,3}}|(?<![A-Za-z])[A-Za-z])\s*-\s*(?P<d3>{ROOM}){AFTER}
    |(?<![\d.])(?<!\d[\-/])(?P<u4>\d{{1,2}}|[{NUMERALS}])\s*单元\s*-?\s*(?P<d4>{ROOM}){AFTER}
    |(?<![\d.+])(?<!\d[\-/])(?P<d5>{ROOM}){AFTER}
    """,
    re.VERBOSE,
)
PLACE = "\x01"
"""What stands where a door number was."""


@dataclass(frozen=True)
class Door:
    """A door as it was written; what was left out is empty."""

    building: str = ""
    unit: str = ""
    room: str = ""

    @property
    def label(self) -> str:
        """Return the door as it stands on a roll, such as ``3-2-501``."""
        if self.unit and not self.building:
            return f"{self.unit}单元{self.room}"
        return "-".join(each for each in (self.building, self.unit, self.room) if each)


def doors_in(words: str) -> tuple[tuple[Door, ...], str]:
    """Return the doors that folded words name, and the words with a mark in place of each."""
    found: list[Door] = []

    def keep(match: re.Match[str]) -> str:
        door = _door(match)
        if door not in found:
            found.append(door)
        return PLACE

    rest = DOORS.sub(keep, words)
    return tuple(found), rest


def _door(match: re.Match[str]) -> Door:
    parts = {name: each for name, each in match.groupdict().items() if each}
    by_kind = {name[0]: each for name, each in parts.items()}
    return Door(
        building=_numbered(by_kind.get("b", "")),
        unit=_numbered(by_kind.get("u", "")),
        room=by_kind["d"],
    )


def _numbered(words: str) -> str:
    if not words or (words.isascii() and not words.isdecimal()):
        return words.upper()
    return str(value_of(words))
