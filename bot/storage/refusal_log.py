"""Refusals by kind and wrong tries, within one transaction."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Executable, bindparam, delete, func, insert, select

from bot.storage.statements import insertion
from bot.storage.tables.guards import ATTEMPTS, REFUSALS

_OLD = delete(ATTEMPTS).where(ATTEMPTS.c.at < bindparam("_since"))
_TRIES = (
    select(func.count())
    .select_from(ATTEMPTS)
    .where(
        ATTEMPTS.c.kind == bindparam("_kind"),
        ATTEMPTS.c.key == bindparam("_key"),
        ATTEMPTS.c.at >= bindparam("_since"),
    )
)


class SqlRefusalLog:
    """Counts what was refused."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, kind: str) -> None:
        """Count a refusal."""
        counted = _counted(self._connection.dialect.name)
        self._connection.execute(counted, {"kind": kind, "count": 1})

    def counts(self) -> Mapping[str, int]:
        """Return how often each kind was refused."""
        rows = self._connection.execute(select(REFUSALS.c.kind, REFUSALS.c.count))
        return dict[str, int](rows.all())

    def tried(self, kind: str, *, key: str, at: datetime, since: datetime) -> None:
        """Keep a wrong try of somebody, and forget everybody's from before ``since``."""
        self._connection.execute(_OLD, {"_since": since})
        self._connection.execute(insert(ATTEMPTS), {"kind": kind, "key": key, "at": at})

    def tries(self, kind: str, *, key: str, since: datetime) -> int:
        """Return how many wrong tries of somebody there are since then."""
        sought = {"_kind": kind, "_key": key, "_since": since}
        return int(self._connection.execute(_TRIES, sought).scalar_one())


@cache
def _counted(dialect: str) -> Executable:
    first = insertion(REFUSALS, dialect=dialect)
    return first.on_conflict_do_update(
        index_elements=["kind"], set_={"count": REFUSALS.c.count + 1}
    )
