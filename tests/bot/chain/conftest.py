"""The three ways into a council, each a driver for the dialogue tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ground import Ground
from tests.bot.chain.stage import opened
from tests.bot.chain.telegram_driver import TelegramDriver, on_telegram


@pytest.fixture
def ground(migrated_file: Path, tmp_path: Path) -> Iterator[Ground]:
    with opened(tmp_path / "data", template=migrated_file) as on:
        yield on


@pytest.fixture
def telegram(ground: Ground) -> Iterator[TelegramDriver]:
    with on_telegram(ground) as driver:
        yield driver
