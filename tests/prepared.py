"""Empty SQLite databases that take their form at once, as the first of them came to it.

Walking every migration takes a second and more; the statements that they come to take some
milliseconds. The migrations themselves are tested in ``tests/bot/storage``.
"""

from typing import Protocol

from sqlalchemy import Connection

from bot.storage.versions import EMPTY, NEWEST, version_of

MADE = """
    SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
    ORDER BY type = 'table' DESC, rowid
"""


class Upgrade(Protocol):
    """Brings a database to a form."""

    def __call__(self, connection: Connection, *, to: str, secret: bytes) -> None:
        """Apply what is missing."""
        ...


def remembering(walked: Upgrade) -> Upgrade:
    """Return what walks the migrations for the first empty database and repeats what came."""
    made: list[str] = []

    def upgrade(connection: Connection, *, to: str, secret: bytes) -> None:
        fresh = to == NEWEST and _is_empty_sqlite(connection)
        if fresh and made:
            for sql in made:
                connection.exec_driver_sql(sql)
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NEWEST,))
            return
        walked(connection, to=to, secret=secret)
        if fresh:
            made.extend(row.sql for row in connection.exec_driver_sql(MADE))

    return upgrade


def _is_empty_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite" and version_of(connection) == EMPTY
