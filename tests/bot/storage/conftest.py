"""The same storage on SQLite and on a real PostgreSQL."""

from pathlib import Path

import pytest

from bot.storage.database import Storage
from tests.bot.storage.world import settle
from tests.postgresql import created


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database without a table, on each database in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/empty.db"
    return created(request.getfixturevalue("postgresql"), "empty")


@pytest.fixture
def settled(store: Storage) -> Storage:
    """Return a storage with one of everything."""
    with store.transaction() as work:
        settle(work)
    return store
