"""The dialogue tables: the same steps by the router alone, on Telegram and on the web."""

import pytest

from tests.bot.chain.router_driver import RouterDriver
from tests.bot.chain.telegram_driver import TelegramDriver
from tests.bot.chain.web_driver import WebDriver
from tests.chain import CHAIN
from tests.dialogues import CAST
from tests.tables import TABLES, play

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

EVERY = {**TABLES, **CHAIN}
# Whoever the council does not know yet becomes known in a chat, not on a page.
OF_MEMBERS = [
    name for name, steps in EVERY.items() if all(CAST[each.who].standing for each in steps)
]


@pytest.mark.parametrize("name", CHAIN)
def test_by_the_router(router: RouterDriver, name: str) -> None:
    play(router, CHAIN[name])


@pytest.mark.parametrize("name", EVERY)
def test_on_telegram(telegram: TelegramDriver, name: str) -> None:
    play(telegram, EVERY[name])


@pytest.mark.parametrize("name", OF_MEMBERS)
def test_on_the_web(web: WebDriver, name: str) -> None:
    play(web, EVERY[name])
