"""Bulletins spoiled without a plan: a byte turned, or an odd value put anywhere."""

from copy import deepcopy
from typing import Any

Way = tuple[str | int, ...]

ODD: list[Any] = [
    *(None, True, False, 0, 1, -1, 2**53 - 1, 10**6, "", "0", "x", "1/0", "2/3", "9" * 40),
    *([], {}, [[]], [{}], {"a": 1}, [1, 2], "met", "lot", "stv", "f" * 64, "😀\x00"),
    *("2026-11-22T02:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"),
]
"""Values that some part of a bulletin is not, or hardly ever."""


def with_byte(file: bytes, *, at: int, turn: int) -> bytes:
    """Return a file with some bits of one byte turned."""
    return file[:at] + bytes([file[at] ^ turn]) + file[at + 1 :]


def places(value: Any, way: Way = ()) -> list[Way]:  # noqa: ANN401 - any JSON
    """Return the way to every value of a document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [way] if way else []
    for key, each in inner:
        deeper = isinstance(each, dict | list)
        found += places(each, (*way, key)) if deeper else [(*way, key)]
    return found


def put(document: Any, way: Way, value: object) -> None:  # noqa: ANN401 - any JSON
    """Put a value of its own in some place of a document."""
    *there, last = way
    place = document
    for each in there:
        place = place[each]
    place[last] = deepcopy(value)
