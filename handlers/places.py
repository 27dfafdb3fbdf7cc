"""Doorways: a building with or without a unit, how people list them, how they are called."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from deliberation.communities import Household
from deliberation.identifiers import CommunityId, MemberId
from deliberation.refusals import Refusal
from handlers.dialogue import clean, numeral
from handlers.messages import Text

SPEAKER = "doorway-"
MOST_PLACES = 400
LONGEST_QUOTED = 20
NAME = "[0-9A-Za-z]{1,4}"
HOUSE = "(?:号楼|栋|幢|座|楼)"
UNIT = "(?:单元|门)"
TO = r"\s*[-~到至]\s*"
EACH = "(?:各有?|每[栋幢座楼]有?|共有?|都?有|[都全]是)"
BETWEEN = r"[\s,，、;；:：。.]*"
NUMERALS = re.compile(f"[一二两三四五六七八九十]{{1,3}}(?={HOUSE}|个?{UNIT}|{TO})")
HOUSES = re.compile(
    f"(?P<first>{NAME})(?:{HOUSE}?{TO}(?P<last>{NAME}))?{HOUSE}"
    f"(?:{BETWEEN}(?:{EACH}\\s*(?P<each>\\d{{1,2}})个?{UNIT}|(?P<count>\\d{{1,2}})个{UNIT}"
    f"|(?P<low>\\d{{1,2}}){UNIT}?{TO}(?P<high>\\d{{1,2}}){UNIT}|(?P<one>{NAME}){UNIT}))?"
)
SINGLE = re.compile(f"(?P<building>{NAME})(?:-(?P<unit>{NAME}){UNIT}?)?")
DASHES = str.maketrans("—–－～〜", "---~~")
BETWEEN_TWO = re.compile(r"[\s,，、;；:：。.]+|$")


@dataclass(eq=False)
class PlacesUnreadable(Refusal):
    """A list of buildings and units that nobody can make out; ``words`` are the part."""

    words: str


@dataclass(eq=False)
class TooManyPlaces(Refusal):
    """More doorways at once than any community has."""

    most: int


@dataclass(frozen=True, order=True)
class Place:
    """A doorway: a building, and the unit where it has several."""

    building: str
    unit: str = ""

    @property
    def label(self) -> str:
        """Return the doorway as neighbours write it, such as 3-2."""
        return f"{self.building}-{self.unit}" if self.unit else self.building

    @property
    def text(self) -> Text:
        """Return the doorway in words, such as 3栋2单元."""
        if not self.unit:
            return Text("doorway-place-building", {"building": self.building})
        return Text("doorway-place", {"building": self.building, "unit": self.unit})


def speaker_id(community_id: CommunityId, label: str) -> MemberId:
    """Return the id of whoever speaks at a doorway without a name."""
    return MemberId(f"{SPEAKER}{community_id}-{label}")


def is_speaker(member_id: MemberId) -> bool:
    """Tell whether a member is whoever speaks at a doorway: many, none of them known."""
    return member_id.startswith(SPEAKER)


def place_of(label: str) -> Place:
    """Return the doorway that a label such as 3-2 names."""
    building, _, unit = label.partition("-")
    return Place(building, unit)


def known_places(homes: Iterable[Household]) -> tuple[Place, ...]:
    """Return the doorways behind which households are known, in order."""
    return in_order({Place(each.building, each.unit) for each in homes})


def in_order(places: Iterable[Place]) -> tuple[Place, ...]:
    """Return doorways as one walks past them: 2 before 10."""
    return tuple(sorted(places, key=_walked))


def _walked(place: Place) -> tuple[tuple[int, str], tuple[int, str]]:
    return (len(place.building), place.building), (len(place.unit), place.unit)


def read_places(words: str) -> tuple[Place, ...]:
    """Return the doorways of a list, in order; may raise a Refusal.

    ``1-6栋 各2单元``, ``3栋1-4单元``, ``A座 三个单元``, ``7号楼、8号楼``, ``3-2, 3-3``.
    """
    plain = clean(words).translate(DASHES)
    plain = NUMERALS.sub(lambda found: _numeral(found[0]), plain)
    found: set[Place] = set()
    at = _after_break(plain, 0)
    while at < len(plain):
        houses = HOUSES.match(plain, at)
        match = houses or SINGLE.match(plain, at)
        if match is None or BETWEEN_TWO.match(plain, match.end()) is None:
            raise PlacesUnreadable(words=plain[at : at + LONGEST_QUOTED])
        found.update(_of_houses(match) if houses else _single(match))
        if len(found) > MOST_PLACES:
            raise TooManyPlaces(most=MOST_PLACES)
        at = _after_break(plain, match.end())
    if not found:
        raise PlacesUnreadable(words="")
    return in_order(found)


def _after_break(words: str, at: int) -> int:
    found = BETWEEN_TWO.match(words, at)
    return found.end() if found else at


def _numeral(words: str) -> str:
    return str(numeral(words.replace("两", "二")) or words)


def _single(match: re.Match[str]) -> Iterable[Place]:
    return (Place(match["building"].upper(), (match["unit"] or "").upper()),)


def _of_houses(match: re.Match[str]) -> Iterable[Place]:
    buildings = _span(match["first"], match["last"] or match["first"], of=match[0])
    units = _units(match)
    return [Place(building, unit) for building in buildings for unit in units]


def _units(match: re.Match[str]) -> tuple[str, ...]:
    """Return the units of each building: counted, a span, one, or none."""
    count = match["each"] or match["count"]
    if count:
        return _span("1", count, of=match[0])
    if match["low"]:
        return _span(match["low"], match["high"], of=match[0])
    return ((match["one"] or "").upper(),)


def _span(first: str, last: str, *, of: str) -> tuple[str, ...]:
    """Return the names from one to another: 1 to 6, A to D; or raise PlacesUnreadable."""
    if first == last:
        return (first.upper(),)
    if first.isdecimal() and last.isdecimal() and int(first) < int(last):
        return tuple(str(each) for each in range(int(first), int(last) + 1))
    low, high = first.upper(), last.upper()
    if len(low) == len(high) == 1 and low.isalpha() and high.isalpha() and low < high:
        return tuple(chr(each) for each in range(ord(low), ord(high) + 1))
    raise PlacesUnreadable(words=of[:LONGEST_QUOTED])
