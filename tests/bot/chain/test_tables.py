"""The dialogue tables over the whole program: the same steps on Telegram and on the web."""

import pytest

from tests.bot.chain.telegram_driver import TelegramDriver
from tests.chain import CHAIN
from tests.tables import TABLES, play

EVERY = {**TABLES, **CHAIN}


@pytest.mark.parametrize("name", EVERY)
def test_on_telegram(telegram: TelegramDriver, name: str) -> None:
    play(telegram, EVERY[name])
