"""Count characters and pairs of characters, thousands of texts at a time.

``chinese.grams`` says what a term is for an index of words; here terms are numbers of a
fixed vocabulary, counted with numpy, because every passage is counted at each start.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.floating[Any]]
Places = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint32]

LONGEST = 3000
_PLANE = 0x10000
_WIDE = 0xFEE0
_AT_ONCE = 2000
BUCKETS = 8192
_SPREAD = np.uint32(2654435761)
_SHIFT = np.uint32(19)


@dataclass(frozen=True)
class Counts:
    """How often which terms stand in each text.

    The terms of text i are ``terms[starts[i] : starts[i + 1]]``, each once, in rising order.
    """

    starts: Places
    terms: npt.NDArray[np.uint16]
    times: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        """Return the number of texts."""
        return len(self.starts) - 1

    def lengths(self) -> Places:
        """Return how many different terms each text has."""
        return np.diff(self.starts)

    def take(self, rows: Sequence[int] | Places) -> "Counts":
        """Return the counts of some texts, in the order asked for."""
        chosen = np.asarray(rows, dtype=np.int64)
        first = self.starts[chosen]
        long = self.starts[chosen + 1] - first
        starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(long)])
        shifts = np.repeat(first - starts[:-1], long)
        places = np.arange(len(shifts), dtype=np.int64) + shifts
        return Counts(starts, self.terms[places], self.times[places])


def joined(parts: Sequence[Counts]) -> Counts:
    """Return the counts of all parts, one after the other."""
    lengths = np.concatenate([np.zeros(1, np.int64), *(part.lengths() for part in parts)])
    return Counts(
        np.cumsum(lengths),
        np.concatenate([np.zeros(0, np.uint16), *(part.terms for part in parts)]),
        np.concatenate([np.zeros(0, np.uint8), *(part.times for part in parts)]),
    )


def listed(places: Places) -> list[int]:
    """Return places as plain numbers."""
    return [int(place) for place in places]


class Vocabulary:
    """The terms with a number of their own; rare ones share ``BUCKETS`` further numbers."""

    def __init__(self, codes: Codes) -> None:
        """Take at most 57,344 codes, as ``spelled`` gives them, in rising order."""
        self._codes = codes
        self.single = np.concatenate([codes < _PLANE, np.zeros(BUCKETS, np.bool_)])

    def __len__(self) -> int:
        """Return how many numbers there are for terms."""
        return len(self._codes) + BUCKETS

    def count(self, texts: Sequence[str]) -> Counts:
        """Return the counts of texts."""
        return joined(
            [self._count(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
            or [Counts(np.zeros(1, np.int64), np.zeros(0, np.uint16), np.zeros(0, np.uint8))]
        )

    def _count(self, texts: Sequence[str]) -> Counts:
        owners, codes = spelled(texts)
        places = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        shared = len(self._codes) + (codes * _SPREAD >> _SHIFT)
        numbers = np.where(self._codes[places] == codes, places, shared)
        both = owners * _PLANE + numbers
        found, times = np.unique(both, return_counts=True)
        starts = np.searchsorted(found, np.arange(len(texts) + 1) * _PLANE)
        terms = (found % _PLANE).astype(np.uint16)
        return Counts(starts.astype(np.int64), terms, np.minimum(times, 255).astype(np.uint8))


def spelled(texts: Sequence[str]) -> tuple[Places, Codes]:
    """Return every character and pair of characters: the text's number, the term's code.

    A pair's code is its first character's code point times 65,536 plus the second's. Letters
    and digits count like Chinese characters; anything else parts what stands beside it.
    """
    flat = "\n".join(text[:LONGEST].replace("\n", " ") for text in texts)
    points = np.frombuffer(flat.encode("utf-32-le", "replace"), np.uint32)
    owners = np.cumsum(points == ord("\n"), dtype=np.int64)
    read = _plain()[np.minimum(points, _PLANE - 1)]
    counts = read > 0
    paired = counts[1:] & counts[:-1]
    pairs: Codes = (read[:-1] << np.uint32(16) | read[1:])[paired]
    return (
        np.concatenate([owners[counts], owners[1:][paired]]),
        np.concatenate([read[counts], pairs]),
    )


def along(rows: Numbers, vector: Numbers) -> Numbers:
    """Return how long each row is along a vector.

    The product ``rows @ vector`` starts a thread a core, and on a busy machine they wait for
    each other: 1.5 ms became 20 for 55,000 rows of 128 numbers.
    """
    made: Numbers = np.vecdot(rows, vector)
    return made


@cache
def _plain() -> Codes:
    """Return for each code point what it is read as: small, narrow; 0 for what only parts."""
    read = np.zeros(_PLANE, np.uint32)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x3007, 0x3007)):
        read[first : last + 1] = np.arange(first, last + 1)
    for small in (*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1)):
        read[[small, small + _WIDE]] = small
        if chr(small).isalpha():
            capital = ord(chr(small).upper())
            read[[capital, capital + _WIDE]] = small
    return read
