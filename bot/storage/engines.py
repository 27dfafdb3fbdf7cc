"""Connections to SQLite and PostgreSQL, set up so that nothing acknowledged is lost."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

LEAST_SQLITE = (3, 51, 3)
BUSY_MILLISECONDS = 30_000
POSTGRESQL_NAMES = frozenset({"postgresql", "postgres", "postgresql+psycopg"})


PRAGMAS: Mapping[str, str] = MappingProxyType(
    {
        "busy_timeout": str(BUSY_MILLISECONDS),
        "journal_mode": "WAL",
        "synchronous": "FULL",  # NORMAL lost acknowledged rows in a power cut
        "foreign_keys": "ON",
        "secure_delete": "FAST",  # what was erased is not to be read out of free pages
        "temp_store": "MEMORY",
        "cache_size": "-16000",
    }
)


class SqliteTooOld(RuntimeError):  # noqa: N818 - named for what is wrong
    """The SQLite library can damage a database in WAL mode; the version is the value."""

    def __init__(self, *, found: str, least: str) -> None:
        super().__init__(found, least)
        self.found = found
        self.least = least


class UnknownDatabase(ValueError):  # noqa: N818 - named for what is wrong
    """A database URL names nothing that the program can keep its data in."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


def sqlite_library() -> Any:  # noqa: ANN401 - a module without type hints
    """Return the bundled SQLite driver, or raise SqliteTooOld.

    SQLite before 3.51.3 can corrupt a database in WAL mode when a checkpoint and a
    write meet; see https://www.sqlite.org/wal.html, "The WAL-reset bug".
    """
    library = import_module("pysqlite3.dbapi2")
    if tuple(library.sqlite_version_info) < LEAST_SQLITE:
        raise SqliteTooOld(
            found=library.sqlite_version, least=".".join(str(each) for each in LEAST_SQLITE)
        )
    return library


def checked_url(url: str) -> URL:
    """Return a URL that an engine can be made of, or raise UnknownDatabase."""
    try:
        parsed = make_url(url)
    except Exception as error:
        raise UnknownDatabase(url) from error
    if parsed.drivername in POSTGRESQL_NAMES:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername == "sqlite" and parsed.database not in {None, "", ":memory:"}:
        return parsed
    shown = parsed.render_as_string(hide_password=True) if parsed.password else url
    raise UnknownDatabase(shown)


def writing_engine(url: URL) -> Engine:
    """Return the engine of write transactions."""
    if url.drivername == "sqlite":
        return _sqlite(url, begin="BEGIN IMMEDIATE")
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)


def arriving_engine(writing: Engine) -> Engine:
    """Return the engine of single statements, which PostgreSQL commits by themselves."""
    if writing.dialect.name == "sqlite":
        return writing
    return writing.execution_options(isolation_level="AUTOCOMMIT")


def reading_engine(url: URL, *, writing: Engine) -> Engine:
    """Return the engine of transactions that only read, each from one snapshot."""
    if url.drivername == "sqlite":
        return _sqlite(url, begin="BEGIN DEFERRED", query_only="ON")
    return writing.execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )


def migrating_engine(url: URL) -> Engine:
    """Return the engine of migrations, which rebuild tables that others refer to."""
    if url.drivername == "sqlite":
        return _sqlite(url, begin="BEGIN IMMEDIATE", foreign_keys="OFF", secure_delete="ON")
    return create_engine(url, hide_parameters=True)


def _sqlite(url: URL, *, begin: str, **pragmas: str) -> Engine:
    engine = create_engine(
        url,
        module=sqlite_library(),
        hide_parameters=True,  # an error in a log says nothing of anybody
        pool_size=20,
        max_overflow=20,
        connect_args={"timeout": BUSY_MILLISECONDS / 1000, "check_same_thread": False},
    )

    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - a driver's object
        connection.isolation_level = None  # the driver begins nothing by itself
        cursor = connection.cursor()
        for name, value in {**PRAGMAS, **pragmas}.items():
            cursor.execute(f"PRAGMA {name}={value}")
        cursor.close()

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
    return engine
