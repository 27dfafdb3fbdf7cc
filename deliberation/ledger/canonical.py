"""Canonical JSON: one value, one row of bytes, in every language that reads JSON.

The keys of objects are ASCII and sorted, there is no white space, whatever is not ASCII is
UTF-8, and a number is a whole one that every reader keeps exactly. Source: RFC 8785, less
its floating point numbers.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias, cast

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"
Object: TypeAlias = "dict[str, Json]"

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly (RFC 7493)."""
DEEPEST = 32
"""How deep values may lie in each other; a bulletin needs six."""
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
GROUP = 4


@dataclass(eq=False)
class NotCanonical(Exception):  # noqa: N818 - named for what is wrong
    """A value has no canonical form; ``found`` says what it is."""

    found: str


def canonical(value: Json) -> bytes:
    """Return the bytes of a value, the same for equal values; raise NotCanonical."""
    _require(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise NotCanonical("lone surrogate") from error


def digest(value: Json) -> str:
    """Return the SHA-256 of the canonical form in 64 hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def moment(at: datetime) -> str:
    """Return a moment in UTC to the second, such as 2026-11-22T02:00:00Z."""
    return at.astimezone(UTC).strftime(MOMENT)


def read_moment(text: str) -> datetime:
    """Return the moment that was written; raise ValueError."""
    at = datetime.strptime(text, MOMENT).replace(tzinfo=UTC)
    if moment(at) != text:
        raise ValueError(text)
    return at


def fingerprint(digits: str) -> str:
    """Return hexadecimal digits in groups of four, as people compare them."""
    return " ".join(digits[at : at + GROUP] for at in range(0, len(digits), GROUP))


def _require(value: object, *, depth: int = DEEPEST) -> None:
    """Raise NotCanonical where a value is not one of ours, or lies too deep."""
    if depth < 0:
        raise NotCanonical("too deep")
    match value:
        case None | bool() | str():
            return
        case int():
            if abs(value) > LARGEST:
                raise NotCanonical("number too large")
        case list() | tuple():
            for each in cast("Sequence[object]", value):
                _require(each, depth=depth - 1)
        case dict():
            _require_object(cast("dict[object, object]", value), depth=depth)
        case _:
            raise NotCanonical(type(value).__name__)


def _require_object(value: dict[object, object], *, depth: int) -> None:
    for key, each in value.items():
        if not (isinstance(key, str) and key.isascii()):
            raise NotCanonical("key not ASCII")
        _require(each, depth=depth - 1)
