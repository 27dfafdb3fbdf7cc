"""What every test may ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.database import Storage, open_storage
from bot.storage.migrating import migrate
from tests.fakes import FakeClock, FakeIds


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite database with every table and no row: to be copied, not used."""
    file = tmp_path_factory.mktemp("migrated") / "template.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def storage(migrated_file: Path, tmp_path: Path) -> Iterator[Storage]:
    """Return an empty storage on SQLite."""
    file = tmp_path / "neighbor-talk.db"
    shutil.copyfile(migrated_file, file)
    opened = open_storage(f"sqlite:///{file}")
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FakeClock:
    """Return a clock that the test sets."""
    return FakeClock()


@pytest.fixture
def ids() -> FakeIds:
    """Return ids that are the same in every run."""
    return FakeIds()
