"""What every test may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from bot.storage.tables import METADATA
from tests.fakes import SECRET, FakeClock, FakeIds
from tests.lending import Lending
from tests.postgresql import PostgresqlAbsent, created, served

# In one go: each of some eighty tables by a statement of its own takes ten times as long.
EMPTYING = ";".join(str(each.delete()) for each in reversed(METADATA.sorted_tables))


settings.register_profile("prove")  # chosen by tests/prove; tests look at its name


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite database with every table and no row: to be copied, not used."""
    file = tmp_path_factory.mktemp("migrated") / "template.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def lending(tmp_path_factory: pytest.TempPathFactory) -> Lending:
    """Return what lends storages on SQLite."""
    return Lending(tmp_path_factory.mktemp("lent"))


@pytest.fixture
def storage(migrated_file: Path, lending: Lending) -> Iterator[Storage]:
    """Return an empty storage on SQLite."""
    with lending.lent(migrated_file) as lent:
        yield lent


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the URL of a PostgreSQL server's first database."""
    try:
        with served() as url:
            yield url
    except PostgresqlAbsent as absent:
        pytest.skip(f"PostgreSQL does not run here: {absent}")


@pytest.fixture(scope="session")
def migrated_database(postgresql: str) -> Iterator[Storage]:
    """Return a storage on PostgreSQL; ask for ``shared`` instead."""
    url = created(postgresql, "migrated")
    migrate(url)
    opened = open_storage(url, secret=SECRET)
    yield opened
    opened.close()


@pytest.fixture
def shared(migrated_database: Storage) -> Storage:
    """Return an empty storage on PostgreSQL, which takes several writers."""
    with migrated_database.writing.begin() as connection:
        connection.exec_driver_sql(EMPTYING)
    return migrated_database


@pytest.fixture(params=["storage", "shared"], ids=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Storage:
    """Return an empty storage, on each database in turn."""
    opened: Storage = request.getfixturevalue(request.param)
    return opened


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that the test sets."""
    return FakeClock()


@pytest.fixture
def ids() -> FakeIds:
    """Return ids that are the same in every run."""
    return FakeIds()
