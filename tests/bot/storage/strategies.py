"""Odd values of every type that an entity may hold."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from fractions import Fraction
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12
)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda each: timezone(timedelta(minutes=each)))
MOMENTS = st.datetimes(
    datetime.fromisoformat("1900-01-02"),
    datetime.fromisoformat("2999-12-30"),
    timezones=st.just(UTC) | OFFSETS,
)
SCALARS: Mapping[object, st.SearchStrategy[Any]] = {
    str: WORDS,
    bool: st.booleans(),
    int: st.integers(-(2**31), 2**31 - 1),
    datetime: MOMENTS,
    date: st.dates(),
    Fraction: st.fractions(),
    type(None): st.none(),
}


def odd(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type form
    """Return values of a type, the unusual ones among them."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    if kind in SCALARS:
        return SCALARS[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        return st.deferred(lambda: _entity(kind))
    return _composed(get_origin(kind), get_args(kind))


def _entity(kind: type[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{each.name: odd(hints[each.name]) for each in fields(kind)})


def _composed(origin: object, arguments: tuple[object, ...]) -> st.SearchStrategy[Any]:
    if origin in {Union, types.UnionType}:
        return st.one_of(*(odd(each) for each in arguments))
    if origin is tuple and Ellipsis not in arguments:
        return st.tuples(*(odd(each) for each in arguments))
    if origin is tuple:
        return st.lists(odd(arguments[0]), max_size=3).map(tuple)
    if origin is frozenset:
        return st.frozensets(odd(arguments[0]), max_size=3)
    if origin is Mapping:
        return st.dictionaries(odd(arguments[0]), odd(arguments[1]), max_size=3)
    raise TypeError(origin)
