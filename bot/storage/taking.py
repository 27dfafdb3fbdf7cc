"""Taking in what arrives: the one statement that everybody waits for.

It is written for the driver, for building it out of objects takes longer than running it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import Connection

from bot.storage.states import ArrivalState

_COLUMNS = "channel, update_id, sender_key, payload, received_at, state, attempts, error"
_UNLESS_THERE = "on conflict (channel, update_id) do nothing"
_LENGTH = len("2026-01-31 23:59:59.999999")
_WAITING = f"'{ArrivalState.WAITING.value}', 0, ''"
_ROW = f"(?, ?, ?, ?, ?, {_WAITING})"
_LAST = "select channel, update_id from inbox order by id desc limit ?"
_ON_POSTGRESQL = f"""
insert into inbox ({_COLUMNS})
select channel, update_id, sender_key, payload, received_at, {_WAITING}
from unnest(%b::text[], %b::text[], %b::text[], %b::text[], %b::timestamptz[])
with ordinality as given (channel, update_id, sender_key, payload, received_at, place)
order by place {_UNLESS_THERE} returning channel, update_id
"""  # noqa: S608 - our own words


@dataclass(frozen=True)
class Arrival:
    """A raw update as a channel handed it over; ``sender_key`` is empty when unknown."""

    channel: str
    update_id: str
    payload: str
    received_at: datetime
    sender_key: str = ""


def put_together(connection: Connection, arrivals: Sequence[Arrival]) -> set[tuple[str, str]]:
    """Keep arrivals in their order; return channel and update id of those that are new."""
    if connection.dialect.name == "postgresql":
        rows = [(*_words(each), each.received_at) for each in arrivals]
        columns = tuple(list(column) for column in zip(*rows, strict=True))
        kept = connection.exec_driver_sql(_ON_POSTGRESQL, columns)
        return {(row[0], row[1]) for row in kept}
    return _put_on_sqlite(connection, arrivals)


def _put_on_sqlite(connection: Connection, arrivals: Sequence[Arrival]) -> set[tuple[str, str]]:
    """Keep arrivals; where some were there already, the others are the last rows.

    Nobody else writes meanwhile, and a new row comes after every other.
    """
    values: list[str] = []
    for each in arrivals:
        values += (*_words(each), _moment(each.received_at))
    kept = connection.exec_driver_sql(_on_sqlite(len(arrivals)), tuple(values)).rowcount
    if kept == len(arrivals):
        return {(each.channel, each.update_id) for each in arrivals}
    return {(row[0], row[1]) for row in connection.exec_driver_sql(_LAST, (kept,))}


@lru_cache(maxsize=1024)
def _on_sqlite(count: int) -> str:
    rows = ", ".join([_ROW] * count)
    return f"insert into inbox ({_COLUMNS}) values {rows} {_UNLESS_THERE}"  # noqa: S608 - our own words


def _words(arrival: Arrival) -> tuple[str, str, str, str]:
    return (arrival.channel, arrival.update_id, arrival.sender_key, arrival.payload)


def _moment(at: datetime) -> str:
    """Return a moment as SQLAlchemy keeps it in SQLite: in UTC, which it does not name."""
    in_utc = at if at.tzinfo is UTC else at.astimezone(UTC)
    return in_utc.isoformat(sep=" ", timespec="microseconds")[:_LENGTH]
