"""Bringing a database to the form that this program knows."""

from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from bot.storage.engines import checked_url, migrating_engine
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
    engine = migrating_engine(parsed)
    try:
        if _version(engine) != to:
            with engine.begin() as connection:
                _upgrade(connection, to=to, secret=secret)
    finally:
        engine.dispose()


def schema_version(url: str) -> str:
    """Return the revision that a database stands at, empty before the first."""
    engine = migrating_engine(checked_url(url))
    try:
        return _version(engine)
    finally:
        engine.dispose()


def _version(engine: Engine) -> str:
    with engine.begin() as connection:
        found = version_of(connection)
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
