"""The statements of the ballot box, each built once."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import fields
from functools import cache
from typing import TypeAlias

from sqlalchemy import (
    BindParameter,
    Connection,
    Executable,
    Row,
    Table,
    bindparam,
    delete,
    false,
    func,
    insert,
    select,
    true,
    update,
)

from bot.storage.statements import insertion
from bot.storage.tables.ledger import LEAVES, POLL_KEYS, PUBLISHED_ROWS
from bot.storage.tables.voting import BALLOTS, ELECTORS, PARTICIPATIONS, POLLS
from deliberation.ledger.bulletins import Row as PublishedRow

BallotRow: TypeAlias = Row[str, str, int, str]

NO_KEY = ""
_POLL: BindParameter[str] = bindparam("_poll")
_ROW = (BALLOTS.c.key, BALLOTS.c.receipt, BALLOTS.c.version, BALLOTS.c.sealed)
_LEAF = (LEAVES.c.poll_id, LEAVES.c.receipt, LEAVES.c.version, LEAVES.c.commitment)

OPENED = insert(POLL_KEYS)
BOX = select(POLL_KEYS.c.key, POLL_KEYS.c.width, POLL_KEYS.c.closed).where(
    POLL_KEYS.c.poll_id == _POLL
)
BOX_HELD = BOX.with_for_update(read=True)
CLOSED = (
    update(POLL_KEYS)
    .where(POLL_KEYS.c.poll_id == _POLL, POLL_KEYS.c.closed == false())
    .values(closed=true())
)
DESTROYED = (
    update(POLL_KEYS).where(POLL_KEYS.c.poll_id == _POLL).values(key=NO_KEY, closed=true())
)

FOUND = select(*_ROW).where(BALLOTS.c.poll_id == _POLL, BALLOTS.c.key == bindparam("_key"))
EVERYTHING = select(*_ROW).where(BALLOTS.c.poll_id == _POLL)
ROWS_OF = select(BALLOTS.c.key, BALLOTS.c.receipt).where(BALLOTS.c.poll_id == _POLL)
ALL_GONE = delete(BALLOTS).where(BALLOTS.c.poll_id == _POLL)
TAKEN_OUT = delete(BALLOTS).where(
    BALLOTS.c.poll_id == _POLL,
    BALLOTS.c.receipt == bindparam("_receipt"),
    BALLOTS.c.version == bindparam("_version"),
)
NO_PART = delete(PARTICIPATIONS).where(
    PARTICIPATIONS.c.poll_id == _POLL, PARTICIPATIONS.c.elector_id == bindparam("_elector")
)
TURNOUT = (
    select(func.count()).select_from(PARTICIPATIONS).where(PARTICIPATIONS.c.poll_id == _POLL)
)
TOOK_PART = select(PARTICIPATIONS.c.elector_id).where(PARTICIPATIONS.c.poll_id == _POLL)
WAY = select(PARTICIPATIONS.c.channel).where(
    PARTICIPATIONS.c.poll_id == _POLL, PARTICIPATIONS.c.elector_id == bindparam("_elector")
)
WAYS_FORGOTTEN = (
    update(PARTICIPATIONS)
    .where(PARTICIPATIONS.c.poll_id == _POLL, PARTICIPATIONS.c.channel != "")
    .values(channel="")
)
LABELS = select(ELECTORS.c.id, ELECTORS.c.label).where(ELECTORS.c.poll_id == _POLL)

LOGGED = insert(LEAVES)
PENDING = select(func.count(func.distinct(LEAVES.c.receipt))).where(
    LEAVES.c.poll_id == _POLL, LEAVES.c.place.is_(None)
)
WAITING_TAKEN = (
    delete(LEAVES).where(LEAVES.c.poll_id == _POLL, LEAVES.c.place.is_(None)).returning(LEAVES)
)
PLACED = (
    select(LEAVES.c.hash)
    .where(LEAVES.c.poll_id == _POLL, LEAVES.c.place.is_not(None))
    .order_by(LEAVES.c.place)
)
LEAVES_OF = (
    select(*_LEAF).where(LEAVES.c.poll_id == _POLL).order_by(LEAVES.c.receipt, LEAVES.c.version)
)
OF_RECEIPT = (
    select(*_LEAF, LEAVES.c.place)
    .join(POLLS, POLLS.c.id == LEAVES.c.poll_id)
    .where(
        LEAVES.c.receipt == bindparam("_receipt"),
        POLLS.c.community_id == bindparam("_community"),
    )
    .order_by(LEAVES.c.poll_id, LEAVES.c.version)
)

PUBLISHED = insert(PUBLISHED_ROWS)
PUBLISHED_OF = (
    select(*(PUBLISHED_ROWS.c[each.name] for each in fields(PublishedRow)))
    .where(PUBLISHED_ROWS.c.poll_id == _POLL)
    .order_by(PUBLISHED_ROWS.c.receipt)
)


@cache
def participate(dialect: str) -> Executable:
    """Return the mark of an elector; it locks the elector's row until the commit.

    Two ballots of one elector that arrive at once in two processes are so put in one
    after the other.
    """
    mark = insertion(PARTICIPATIONS, dialect=dialect)
    return mark.on_conflict_do_update(
        index_elements=["poll_id", "elector_id"],
        set_={"channel": mark.excluded.channel},
    )


@cache
def cast(dialect: str) -> Executable:
    """Return what puts a ballot in: an earlier one keeps its receipt, the version rises."""
    ballot = insertion(BALLOTS, dialect=dialect)
    return ballot.on_conflict_do_update(
        index_elements=["poll_id", "key"],
        set_={"sealed": ballot.excluded.sealed, "version": BALLOTS.c.version + 1},
    ).returning(BALLOTS.c.receipt, BALLOTS.c.version)


def _anew(table: Table) -> Callable[[Connection, str], None]:
    """Return what takes the rows of a poll out and puts them in by their primary key."""
    taken = delete(table).where(table.c.poll_id == _POLL).returning(table)
    names = [each.name for each in table.primary_key.columns]

    def put(connection: Connection, poll_id: str) -> None:
        found = connection.execute(taken, {"_poll": poll_id}).mappings()
        rows = sorted((dict(each) for each in found), key=lambda row: [row[n] for n in names])
        if rows:
            connection.execute(insert(table), rows)

    return put


MARKS_ANEW, BALLOTS_ANEW = _anew(PARTICIPATIONS), _anew(BALLOTS)


@contextmanager
def overwriting(connection: Connection) -> Generator[None, None, None]:
    """Have SQLite write zeros over everything that is deleted meanwhile."""
    if connection.dialect.name != "sqlite":
        yield
        return
    connection.exec_driver_sql("PRAGMA secure_delete=ON")
    try:
        yield
    finally:
        connection.exec_driver_sql("PRAGMA secure_delete=FAST")
