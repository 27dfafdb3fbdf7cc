"""The dialogue tables, over the router alone."""

import pytest

from tests.dialogues import Council
from tests.tables import TABLES, play


@pytest.mark.parametrize("name", TABLES)
def test_table(council: Council, name: str) -> None:
    play(council, TABLES[name])
