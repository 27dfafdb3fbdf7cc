"""A document from a stranger, read part by part; what is not as it has to be is named."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from deliberation.ledger.canonical import LARGEST, Json, read_moment

Read = TypeVar("Read")
Word = TypeVar("Word", bound=StrEnum)

HASH_DIGITS = 64
SHARE = re.compile(r"[0-9]{1,16}(?:/[0-9]{1,16})?", re.ASCII)
HEXADECIMAL = re.compile(r"[0-9a-f]+", re.ASCII)


@dataclass(eq=False)
class Malformed(Exception):  # noqa: N818 - named for what is wrong
    """A part of a document is not what the format says; ``where`` is its path."""

    where: str


@dataclass(frozen=True)
class Part:
    """One value of a document, and where it stands, such as rows.3.heads.

    Every method returns it as what it has to be, or raises Malformed.
    """

    value: Json
    where: str

    def fields(self, *names: str) -> Mapping[str, "Part"]:
        """Return the parts of an object that has these keys and no others."""
        if not isinstance(self.value, dict):
            raise Malformed(self.where)
        given = self.value
        for name in sorted(given.keys() ^ set(names)):
            raise Malformed(f"{self.where}.{name}")
        return {name: Part(given[name], f"{self.where}.{name}") for name in names}

    def items(self) -> tuple["Part", ...]:
        """Return the parts of a list."""
        if not isinstance(self.value, list):
            raise Malformed(self.where)
        return tuple(Part(each, f"{self.where}.{at}") for at, each in enumerate(self.value))

    def pair(self) -> tuple["Part", "Part"]:
        """Return the parts of a list of two."""
        items = self.items()
        if len(items) != 2:  # noqa: PLR2004 - a pair
            raise Malformed(self.where)
        return items[0], items[1]

    def optional(self, read: Callable[["Part"], Read]) -> Read | None:
        """Return what the part is read as, or None where it is null."""
        return None if self.value is None else read(self)

    def text(self) -> str:
        """Return a text."""
        if not isinstance(self.value, str):
            raise Malformed(self.where)
        return self.value

    def name(self) -> str:
        """Return a text that is not empty."""
        found = self.text()
        if not found:
            raise Malformed(self.where)
        return found

    def digits(self, number: int = HASH_DIGITS) -> str:
        """Return that many hexadecimal digits, in small letters."""
        found = self.text()
        if len(found) != number or not HEXADECIMAL.fullmatch(found):
            raise Malformed(self.where)
        return found

    def number(self, *, least: int = 0, most: int = LARGEST) -> int:
        """Return a whole number between two."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise Malformed(self.where)
        if not least <= self.value <= most:
            raise Malformed(self.where)
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        if not isinstance(self.value, bool):
            raise Malformed(self.where)
        return self.value

    def word(self, kind: type[Word]) -> Word:
        """Return one of the words of a kind."""
        try:
            return kind(self.text())
        except ValueError as error:
            raise Malformed(self.where) from error

    def moment(self) -> datetime:
        """Return a moment in UTC."""
        try:
            return read_moment(self.text())
        except ValueError as error:
            raise Malformed(self.where) from error

    def share(self) -> Fraction:
        """Return a share of a whole, such as 2/3, in its lowest terms."""
        text = self.text()
        if not SHARE.fullmatch(text) or text.endswith("/0"):
            raise Malformed(self.where)
        found = Fraction(text)
        if str(found) != text or found > 1:
            raise Malformed(self.where)
        return found
