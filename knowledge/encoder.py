"""Turn texts into vectors without a downloaded model: hashed character n-grams."""

import math
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Protocol

from knowledge.chinese import grams

DIMENSIONS = 512
_SIGN = 0x10000
_COMMON = frozenset(
    "的了是在和有不人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得"
    "经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义"
    "事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放"
    "决西被干做必战先回则任取据处理府研"
)


class Encoder(Protocol):
    """What turns texts into vectors of one length.

    ``name`` changes whenever its vectors do, so that an index knows that it is stale.
    """

    @property
    def name(self) -> str:
        """The encoder's name and version."""
        ...

    def encode(self, texts: Sequence[str], /) -> list[list[float]]:
        """Return a vector of length 1 for each text."""
        ...


class HashedEncoder:
    """Characters and pairs hashed with signs into some hundred numbers; weak but ours."""

    @property
    def name(self) -> str:
        """The encoder's name and version."""
        return f"hashed-grams-{DIMENSIONS}-1"

    def encode(self, texts: Sequence[str], /) -> list[list[float]]:
        """Return a vector of length 1 for each text; an empty text gets a fixed one."""
        return [_vector(text) for text in texts]


def _vector(text: str) -> list[float]:
    vector = [0.0] * DIMENSIONS
    for term, times in Counter(grams(text)).items():
        code = zlib.crc32(term.encode())
        weight = math.sqrt(times) * _weight(term)
        vector[code % DIMENSIONS] += weight if code & _SIGN else -weight
    length = math.sqrt(sum(number * number for number in vector))
    if not length:
        return [1.0 / math.sqrt(DIMENSIONS)] * DIMENSIONS
    return [number / length for number in vector]


def _weight(term: str) -> float:
    """Return what a term counts for: pairs more than characters, common ones less."""
    common = sum(character in _COMMON for character in term)
    if len(term) == 1:
        return 0.1 if common else 0.5
    return (1.0, 0.6, 0.3)[min(common, 2)]
