"""Values in JSON and back, exactly: nested dataclasses, fractions, times among words."""

import json
from collections.abc import Set as AbstractSet
from datetime import date, datetime
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a type form, generic aliases included
    return TypeAdapter(kind)


def encode(value: object, *, kind: Any) -> str:  # noqa: ANN401 - a type form
    """Return the JSON of a value of that kind, the same for equal values."""
    plain = _adapter(kind).dump_python(value)
    return json.dumps(
        plain, default=_said, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def decode(text: str, *, kind: Any) -> Any:  # noqa: ANN401 - what the type form says
    """Return the value that was encoded."""
    return _adapter(kind).validate_python(json.loads(text, object_hook=_meant))


def _said(value: object) -> object:
    """Return what JSON has no notation for.

    Times are tagged, since the values of a Text may be times or words alike.
    """
    match value:
        case datetime():
            return {"$at": value.isoformat()}
        case date():
            return {"$on": value.isoformat()}
        case AbstractSet():
            return sorted(str(each) for each in cast("AbstractSet[object]", value))
        case _:
            raise TypeError(type(value))


def _meant(pairs: dict[str, object]) -> object:
    match pairs:
        case {"$at": str(moment)} if len(pairs) == 1:
            return datetime.fromisoformat(moment)
        case {"$on": str(day)} if len(pairs) == 1:
            return date.fromisoformat(day)
        case _:
            return pairs
