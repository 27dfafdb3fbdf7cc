"""The tables of what channels can do are those of the contract."""

import pytest

from tests.bot.channels.contract import Ability, Way
from tests.bot.channels.matrix import ABILITIES, PAGES, WAYS, written


@pytest.mark.parametrize("language", [0, 1])
def test_the_table_of_channels_is_that_of_the_contract(language: int) -> None:
    page = PAGES[language].read_text(encoding="utf-8")
    assert page == written(page, language=language), (
        "stale: run .venv/bin/python -m tests.bot.channels.matrix"
    )


def test_every_ability_and_way_has_words() -> None:
    assert set(ABILITIES) == set(Ability)
    assert set(WAYS) == set(Way)
