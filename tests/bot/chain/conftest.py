"""The three ways into a council, each a driver for the dialogue tables."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ground import Ground
from tests.bot.chain.router_driver import RouterDriver, on_router
from tests.bot.chain.stage import opened
from tests.bot.chain.telegram_driver import TelegramDriver, on_telegram
from tests.bot.chain.web_driver import WebDriver, on_web


@pytest.fixture
def ground(migrated_file: Path, tmp_path: Path) -> Iterator[Ground]:
    with opened(tmp_path / "data", template=migrated_file) as on:
        yield on


@pytest.fixture
def router(ground: Ground) -> RouterDriver:
    return on_router(ground)


@pytest.fixture
def telegram(ground: Ground) -> Iterator[TelegramDriver]:
    with on_telegram(ground) as driver:
        yield driver


@pytest.fixture
def web(ground: Ground) -> Iterator[WebDriver]:
    with on_web(ground) as driver:
        yield driver
