"""Parts that statements of several tables have in common."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    bindparam,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

State = TypeVar("State", bound=StrEnum)

LONGEST_LEASE = timedelta(hours=1)


def moments(now: datetime) -> dict[str, object]:
    """Return the parameters of a claim: now, and when no lease can end.

    A lease that ends later than that was given before the clock was set back.
    """
    return {"_now": now, "_never": now + LONGEST_LEASE}


def insertion(table: Table, *, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Return an insertion that knows ``on_conflict_do_update`` and its like."""
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def parameters(names: Iterable[str]) -> Mapping[str, BindParameter[Any]]:
    """Return a parameter for every name."""
    return {name: bindparam(name) for name in names}


def stands(table: FromClause, state: StrEnum) -> ColumnElement[bool]:
    """Return the condition that a row stands somewhere, in the words of a partial index."""
    return table.c.state == literal_column(f"'{state.value}'")


def counts(connection: Connection, table: Table, *, states: type[State]) -> dict[State, int]:
    """Return how many rows of a queue stand where."""
    grouped = select(table.c.state, func.count()).group_by(table.c.state)
    found = dict[str, int](connection.execute(grouped).all())
    return {state: found.get(state, 0) for state in states}
