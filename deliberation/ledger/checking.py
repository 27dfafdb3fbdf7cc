"""The checks of a bulletin: their names, what each finds, and what all have at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from deliberation.ballots import CountingStep
from deliberation.ledger.bulletin_reading import Reading
from deliberation.ledger.canonical import Object
from deliberation.ledger.findings import Broken, found
from deliberation.ledger.reading import Malformed
from deliberation.ledger.recounting import recounted


class CheckName(StrEnum):
    """The checks, in the order in which they are told."""

    UNTOUCHED = "untouched"
    CHARTER = "charter"
    ROLL = "roll"
    LEAVES = "leaves"
    ROOT = "root"
    HEADS = "heads"
    SIGNATURES = "signatures"
    VERSIONS = "versions"
    MARKS = "marks"
    TALLY = "tally"
    DECISION = "decision"
    WITNESSES = "witnesses"


class Verified(Protocol):
    """How a signature is checked: Ed25519, key and signature in hexadecimal digits."""

    def __call__(self, data: bytes, /, *, signature: str, key: str) -> bool:
        """Tell whether the signature over the bytes is by the key."""
        ...


@dataclass(frozen=True)
class Seen:
    """What was seen in the room: how key, charter and a head begin, in hexadecimal digits."""

    key: str = ""
    charter: str = ""
    head: str = ""


@dataclass(frozen=True)
class Check:
    """What was found of one thing; ``detail`` is a catalogue key with its values."""

    name: CheckName
    holds: bool
    detail: CountingStep


@dataclass(frozen=True)
class Looking:
    """What checks look at: the bulletin, what was seen in the room, and the signatures."""

    reading: Reading
    seen: Seen
    verified: Verified

    @cached_property
    def recount(self) -> Object:
        """Return the result, counted anew; raise Broken or Malformed."""
        return recounted(self.reading)


def checked(name: CheckName, look: Callable[[Looking], CountingStep], *, at: Looking) -> Check:
    """Return what a check found; what cannot be read does not hold."""
    try:
        return Check(name, holds=True, detail=look(at))
    except Broken as broken:
        return Check(name, holds=False, detail=broken.detail)
    except Malformed as malformed:
        where = found("verify-malformed", where=malformed.where)
        return Check(name, holds=False, detail=where)
