"""What a stretch of text names: places, things, and what is done there or with them."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import cast

Names = frozenset[str]

_LATE = 22
_EARLY = 6
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九十")} | {"两": 2}
_LAID = frozenset({"put", "hang"})
_IN_THE_WAY = frozenset({"clutter", "bikes", "pots"})
_HOUR = re.compile(
    r"(?P<part>晚上?|夜里|夜间|半夜|深夜|凌晨|早上?|清晨|下午|中午)?\s*"
    r"(?P<hour>[0-9]{1,2}|十[一二]?|[一二两三四五六七八九])(?:点|时(?!间|段)|:[0-9]{2})"
    r"(?P<until>[^，。；]{0,2}(?:之?前|以前))?"
)
_NIGHT = re.compile(r"半夜|深夜|通宵|凌晨|夜里|后半夜")


@dataclass(frozen=True)
class Deed:
    """What is done: ``acts`` need a place or thing beside them, ``deeds`` say it all.

    ``noises`` are a matter of the hour, which is ``hour`` (22 to 29) where it is told.
    """

    places: Names = frozenset()
    things: Names = frozenset()
    acts: Names = frozenset()
    deeds: Names = frozenset()
    noises: Names = frozenset()
    hour: int | None = None

    @property
    def told(self) -> bool:
        """Tell whether anything is done at all."""
        return bool(self.acts | self.deeds | self.noises)

    @property
    def occupies(self) -> bool:
        """Tell whether it takes up the place: what is only put there must be in the way."""
        others = replace(self, acts=self.acts - _LAID)
        return "occupy" in others.done or bool(self.things & _IN_THE_WAY)

    @property
    def done(self) -> Names:
        """Return all that is done, with what somebody who does that also does."""
        found = set(self.acts | self.deeds)
        for _ in range(2):
            for each in tuple(found):
                found |= set(_words().also.get(each, ()))
        return frozenset(found)


@dataclass(frozen=True)
class _Words:
    """The data of this module, compiled; ``kinds`` by kind and name."""

    kinds: Mapping[str, Mapping[str, re.Pattern[str]]]
    also: Mapping[str, tuple[str, ...]]
    undoes: Mapping[str, str]


@cache
def _words() -> _Words:
    text = resources.files("knowledge").joinpath("deeds.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    kinds = {
        kind: {name: re.compile("|".join(said)) for name, said in told[kind].items()}
        for kind in ("places", "things", "acts", "deeds", "noises")
    }
    also = {name: tuple(others) for name, others in told["also"].items()}
    return _Words(kinds=kinds, also=also, undoes=cast("dict[str, str]", told["undoes"]))


def deed(text: str) -> Deed:
    """Return what a stretch of text names."""
    return Deed(
        places=_named(text, "places"),
        things=_named(text, "things"),
        acts=_named(text, "acts"),
        deeds=_named(text, "deeds"),
        noises=_named(text, "noises"),
        hour=hour(text),
    )


def _named(text: str, kind: str) -> Names:
    return frozenset(name for name, said in _words().kinds[kind].items() if said.search(text))


def without_deeds(text: str) -> str:
    """Return a text without the words that say a whole deed, such as 不用牵绳."""
    for said in _words().kinds["deeds"].values():
        text = said.sub("□", text)
    return text


def undone(deeds: Iterable[str]) -> Names:
    """Return the duties that some deeds undo."""
    return frozenset(_words().undoes[each] for each in deeds if each in _words().undoes)


def duties() -> Names:
    """Return the deeds that are duties, which nobody is forbidden."""
    return frozenset(_words().undoes.values())


def hour(text: str) -> int | None:
    """Return the hour of the evening or night that a text tells, counted on past midnight."""
    for found in _HOUR.finditer(text):
        number = _number(found["hour"])
        if found["until"] or number is None:
            continue
        told = _counted_on(number, part=found["part"] or "")
        if told is not None:
            return told
    return _LATE + 1 if _NIGHT.search(text) else None


def _counted_on(number: int, *, part: str) -> int | None:
    if part.startswith(("晚", "夜", "半", "深")):
        return number + 12 if _EARLY <= number <= 12 else number + 24  # noqa: PLR2004 - hours
    if part == "凌晨":
        return number + 24
    return number if number >= 19 and not part else None  # noqa: PLR2004 - an hour


def _number(words: str) -> int | None:
    if words.isdecimal():
        return int(words)
    if words.startswith("十"):
        return 10 + _DIGITS.get(words[1:], 0)
    return _DIGITS.get(words)


def late(wanted: Deed, forbidden: Deed) -> bool:
    """Tell whether what is wanted falls into the hours that a rule on noise is about."""
    if wanted.hour is None:
        return False
    return wanted.hour >= (_LATE if forbidden.hour is None else forbidden.hour)
