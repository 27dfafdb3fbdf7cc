"""Rows of every table as JSON lines, out of one database and into another."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Date, DateTime, MetaData, Table, func, insert, select
from sqlalchemy.sql.schema import Column

Row = Mapping[str, Any]

BATCH = 500
VERSION_TABLE = "alembic_version"


def tables_of(connection: Connection) -> tuple[Table, ...]:
    """Return the tables as they are in the database, those referred to first."""
    found = MetaData()
    found.reflect(connection)
    return tuple(each for each in found.sorted_tables if each.name != VERSION_TABLE)


def is_empty(connection: Connection) -> bool:
    """Tell whether no table holds a row."""
    return not any(
        connection.execute(select(func.count()).select_from(each)).scalar_one()
        for each in tables_of(connection)
    )


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """Return the rows of a table, moments aware."""
    asked = select(table).order_by(*table.primary_key.columns)
    found = connection.execution_options(yield_per=BATCH).execute(asked)
    for row in found.mappings():
        yield {name: _aware(value) for name, value in row.items()}


def line_of(row: Row) -> bytes:
    """Return a row as one line of JSON."""
    said = json.dumps(dict(row), ensure_ascii=False, default=lambda value: value.isoformat())
    return said.encode() + b"\n"


def row_of(line: bytes, *, table: Table) -> Row:
    """Return the row that a line says."""
    said: dict[str, Any] = json.loads(line)
    return {name: _meant(table.c[name], value) for name, value in said.items()}


def pour(connection: Connection, table: Table, *, rows: Iterable[Row]) -> None:
    """Add rows to an empty table; those that refer to their own table find their like."""
    own = tuple(
        key.parent.name for key in table.foreign_keys if key.column.table.name == table.name
    )
    waiting: list[Row] = []
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        waiting.extend(row for row in batch if any(row[name] is not None for name in own))
        absent = dict.fromkeys(own)
        connection.execute(insert(table), [{**_stored(table, row), **absent} for row in batch])
    for row in waiting:
        link = {name: row[name] for name in own}
        connection.execute(table.update().where(table.c.id == row["id"]).values(link))


def continue_numbering(connection: Connection, table: Table) -> None:
    """Have PostgreSQL number new rows of a queue after those that were poured in."""
    counter = table.autoincrement_column
    if connection.dialect.name != "postgresql" or counter is None:
        return
    highest = connection.execute(select(func.max(counter))).scalar_one() or 0
    sequence = func.pg_get_serial_sequence(table.name, counter.name)
    connection.execute(select(func.setval(sequence, highest + 1, False)))  # noqa: FBT003 - SQL


def _aware(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    return value


def _meant(column: Column[Any], value: object) -> object:
    if isinstance(value, str) and isinstance(column.type, DateTime):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and isinstance(column.type, Date):
        return date.fromisoformat(value)
    return value


def _stored(table: Table, row: Row) -> Row:
    """Return a row as the table's database takes it."""
    return {name: _zoned(table.c[name], value) for name, value in row.items()}


def _zoned(column: Column[Any], value: object) -> object:
    if isinstance(value, datetime) and not getattr(column.type, "timezone", False):
        return value.astimezone(UTC).replace(tzinfo=None)
    return value
