"""Which form a database has, and which forms this program knows."""

from sqlalchemy import Connection, String, column, inspect, select, table

REVISIONS = tuple(f"{number:04}" for number in range(1, 27))
NEWEST = REVISIONS[-1]
EMPTY = ""

_VERSION = select(column("version_num", String)).select_from(table("alembic_version"))


class DatabaseTooNew(RuntimeError):  # noqa: N818 - named for what is wrong
    """The database was written by a later program."""

    def __init__(self, *, found: str, newest: str) -> None:
        super().__init__(found, newest)
        self.found = found
        self.newest = newest


class DatabaseTooOld(RuntimeError):  # noqa: N818 - named for what is wrong
    """The database was not brought to the form of this program; ``migrate`` mends it."""

    def __init__(self, *, found: str, newest: str) -> None:
        super().__init__(found, newest)
        self.found = found
        self.newest = newest


def version_of(connection: Connection) -> str:
    """Return the revision that a database stands at, EMPTY before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return EMPTY
    return connection.execute(_VERSION).scalar_one_or_none() or EMPTY


def checked_version(connection: Connection) -> None:
    """Raise DatabaseTooNew or DatabaseTooOld unless the database has our form."""
    found = version_of(connection)
    if found == NEWEST:
        return
    if found in {EMPTY, *REVISIONS}:
        raise DatabaseTooOld(found=found, newest=NEWEST)
    raise DatabaseTooNew(found=found, newest=NEWEST)
