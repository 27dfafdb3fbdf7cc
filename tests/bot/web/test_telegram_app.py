"""A page opened inside Telegram signs in whom Telegram names, and nobody else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.init_data import key_of
from deliberation.communities import Account, Standing
from deliberation.identifiers import MemberId
from tests.bot.test_init_data import TOKEN, signed
from tests.bot.test_init_data import WANG as WANGS_ACCOUNT
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import WANG

PATH = "/telegram/app"


@pytest.fixture
def inside(house: House) -> Browser:
    """Return the browser of Telegram's app, nobody signed in, Wang known by her account."""
    with house.storage.transaction() as work:
        work.accounts.add(
            Account(
                id="inside",
                community_id=work.members.get(MemberId(WANG.id)).community_id,
                channel="telegram",
                external_id=str(WANGS_ACCOUNT),
                member_id=MemberId(WANG.id),
                display_name="王阿姨",
                last_used_at=house.clock.now(),
            )
        )
    values = replace(house.values, demo=False, telegram_key=key_of(TOKEN))
    return Browser.open(replace(house, values=values))


async def test_who_opened_it_is_signed_in_and_led_on(inside: Browser) -> None:
    page = await inside.get(f"{PATH}?next=%2Fme%2Fprivacy")
    assert "telegram_app.js" in page.text
    data = signed(at=inside.house.clock.now())
    answer = await inside.post(PATH, {"init_data": data})
    assert (answer.status_code, answer.url.path) == (200, "/me/privacy")
    assert "王阿姨" in (await inside.get("/me")).text


@pytest.mark.parametrize("told", ["", "old", "stranger"])
async def test_nobody_else_is(inside: Browser, told: str) -> None:
    now = inside.house.clock.now()
    data = {
        "": "",
        "old": signed(at=now - timedelta(minutes=6)),
        "stranger": signed(at=now, user='{"id": 12}'),
    }[told]
    await inside.get(PATH)
    answer = await inside.post(PATH, {"init_data": data})
    assert answer.url.path == "/sign-in"
    assert (await inside.get("/me")).status_code == 401


async def test_who_moved_away_is_not(inside: Browser) -> None:
    with inside.house.storage.transaction() as work:
        member = work.members.get(MemberId(WANG.id))
        work.members.save(replace(member, standing=Standing.MOVED_OUT))
    await inside.get(PATH)
    answer = await inside.post(PATH, {"init_data": signed(at=inside.house.clock.now())})
    assert answer.url.path == "/sign-in"


async def test_it_leads_nowhere_else(inside: Browser) -> None:
    await inside.get(f"{PATH}?next=https%3A%2F%2Fevil.example%2F")
    answer = await inside.post(PATH, {"init_data": signed(at=inside.house.clock.now())})
    assert (
        answer.url.host == "talk.example.org" or answer.url.host in inside.house.values.address
    )
