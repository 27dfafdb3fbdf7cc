"""Bringing a database to the form that this program knows."""

from importlib import import_module
from pathlib import Path

from sqlalchemy import URL, Connection, text

from bot.storage.engines import checked_url, migrating_engine, reading_engine
from bot.storage.versions import EMPTY, NEWEST, REVISIONS, DatabaseTooNew, version_of

SCRIPTS = Path(__file__).parent / "migrations"
LOCK = 0x6E74_6D67


class ReferencesBroken(RuntimeError):  # noqa: N818 - named for what is wrong
    """A migration would leave rows that refer to nothing; it was undone."""

    def __init__(self, tables: tuple[str, ...]) -> None:
        super().__init__(tables)
        self.tables = tables


def migrate(url: str, *, to: str = NEWEST, secret: bytes = b"") -> None:
    """Bring the database at a URL to a form, all of it or nothing.

    What an earlier program kept plain and this one seals takes the program's secret.
    Raises SecretMissing, DatabaseTooNew, UnknownDatabase and SqliteTooOld.
    """
    parsed = checked_url(url)
    if parsed.drivername == "sqlite" and parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    if _version(parsed) == to:
        return
    engine = migrating_engine(parsed)
    try:
        with engine.begin() as connection:
            _upgrade(connection, to=to, secret=secret)
    finally:
        engine.dispose()


def schema_version(url: str) -> str:
    """Return the revision that a database stands at, empty before the first."""
    return _version(checked_url(url))


def _version(url: URL) -> str:
    """Return the revision of a database without its lock, which a busy program holds."""
    writing = migrating_engine(url)
    reader = reading_engine(url, writing=writing)
    try:
        with reader.begin() as connection:
            found = version_of(connection)
    finally:
        reader.dispose()
        writing.dispose()
    if found not in {EMPTY, *REVISIONS}:
        raise DatabaseTooNew(found=found, newest=NEWEST)
    return found


def _upgrade(connection: Connection, *, to: str, secret: bytes) -> None:
    """Apply what is missing; of several programs that start at once, one does it."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    config = import_module("alembic.config").Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["secret"] = secret
    import_module("alembic.command").upgrade(config, to)
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise ReferencesBroken(tuple(sorted({row[0] for row in broken})))
