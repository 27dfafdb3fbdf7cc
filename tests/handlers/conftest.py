"""What every test of the use cases may ask for."""

import pytest

from bot.storage.database import Storage
from tests.dialogues import Council
from tests.fakes import FakeIds


@pytest.fixture
def council(store: Storage, ids: FakeIds) -> Council:
    """Return a council with its cast, over each database in turn."""
    return Council(begin=store.transaction, ids=ids)
