"""What every test may ask for."""

import gc
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import create_engine

from bot.storage import migrating
from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from bot.storage.tables import METADATA
from tests.fakes import SECRET, FakeClock, FakeIds
from tests.lending import Lending
from tests.postgresql import PostgresqlAbsent, created, served
from tests.prepared import remembering

# In one go: each of some eighty tables by a statement of its own takes ten times as long.
EMPTYING = ";".join(str(each.delete()) for each in reversed(METADATA.sorted_tables))
FEW, MANY = 40, 1000  # examples of a property: in the suite, and in make prove
# What it does alone, not what calls it.
WALKED = migrating._upgrade  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - see above
UNSYNCED = ("fsync", "full_page_writes", "synchronous_commit")

settings.register_profile("suite", max_examples=FEW, deadline=None)
settings.load_profile("suite")
settings.register_profile("prove", max_examples=MANY, deadline=None)  # chosen by tests/prove


@pytest.hookimpl(trylast=True)  # after Hypothesis has marked what is its own
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Bring the tests into order, and leave coverage out of what goes over the same lines.

    That is a property with its many examples, and a dialogue on its second database; not
    so the tests of the storage, which has lines of its own for each.

    What people do in a browser goes first: it takes longest, one after another on one town,
    and the other processes would wait for it at the end.
    """
    items.sort(key=lambda item: item.path.parent.name != "browser")
    for item in items:
        if item.get_closest_marker("hypothesis") or _on_second_database(item):
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True, trylast=True)  # within the same of pytest-cov
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Trace nothing where no coverage is taken.

    A worker of pytest-xdist has a coverage beneath its own, which pytest-cov wakes when it
    pauses the other.
    """
    if item.get_closest_marker("no_cover") is None:
        return (yield)
    here, started = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        threading.settrace(started)
        sys.settrace(here)


def pytest_collection_finish() -> None:
    """Keep what was collected out of every later look for garbage."""
    gc.collect()
    gc.freeze()


def _on_second_database(item: pytest.Item) -> bool:
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec"):
        return False
    return item.callspec.params.get("store") == "shared" and "storage" not in item.path.parts


@pytest.fixture(scope="session", autouse=True)
def walked_once() -> Iterator[None]:
    """Let empty SQLite databases after the first take their form without a walk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrating, "_upgrade", remembering(WALKED))
        yield


@pytest.fixture
def walked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every database walk the migrations."""
    monkeypatch.setattr(migrating, "_upgrade", WALKED)


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
            _unsynced(url)
            yield url
    except PostgresqlAbsent as absent:
        pytest.skip(f"PostgreSQL does not run here: {absent}")


def _unsynced(server: str) -> None:
    """Let a server wait for no disk: the program is killed here, never the machine."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in UNSYNCED:
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
    engine.dispose()


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
