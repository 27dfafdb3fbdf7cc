"""One contract, every channel: the fake, Telegram, the web page, and whatever is added."""

from pathlib import Path

import pytest

from tests.bot.channels.checks import CHECKS, Check, check_name
from tests.bot.channels.contract import Ability, Site
from tests.bot.channels.worlds import WORLDS

EVERY = [
    pytest.param(world, check, id=f"{world}-{check_name(check)}")
    for world in WORLDS
    for checks in CHECKS.values()
    for check in checks
]


@pytest.fixture
def site(tmp_path: Path, migrated_file: Path) -> Site:
    return Site(folder=tmp_path, migrated=migrated_file)


@pytest.mark.parametrize(("name", "check"), EVERY)
async def test_a_channel_keeps_the_contract(name: str, check: Check, site: Site) -> None:
    async with WORLDS[name].world(site) as world:
        await check(world, site.folder)


def test_every_ability_is_checked() -> None:
    assert set(CHECKS) == set(Ability)
    assert all(CHECKS.values())


@pytest.mark.parametrize("name", WORLDS)
async def test_a_channel_says_how_it_does_each_thing(name: str, site: Site) -> None:
    async with WORLDS[name].world(site) as world:
        assert world.ways == WORLDS[name].ways
        assert set(world.ways) == set(Ability)
