"""The moderators' page of groups: silence, digests and quiet hours."""

import pytest

from deliberation.communities import Room
from tests.bot.web.house import Browser
from tests.bot.web.neighbours import HERE, WANG, ZHOU


def rooms(browser: Browser) -> tuple[Room, ...]:
    with browser.house.reading() as work:
        return work.rooms.where(community_id=HERE)


async def opened(browser: Browser) -> str:
    await browser.be(ZHOU.id)
    await browser.get("/desk")
    assert 'href="/desk/rooms"' in browser.html
    await browser.get("/desk/rooms")
    return browser.html


async def test_it_shows_each_group_and_the_quiet_hours(browser: Browser) -> None:
    html = await opened(browser)
    for room in rooms(browser):
        assert f'id="room-{room.id}"' in html
    assert "照常说话" in html
    assert "每日简报：发" in html
    assert 'value="21:30"' in html
    assert 'value="08:00"' in html


async def test_a_group_is_silenced_and_speaks_again(browser: Browser) -> None:
    await opened(browser)
    room = rooms(browser)[0]
    await browser.act("rooms.mute", r=room.id, text="3天")
    assert "静音中，到2026年" in browser.html
    now = browser.house.clock.now()
    assert [each.is_muted(at=now) for each in rooms(browser)].count(True) == 1
    await browser.act("rooms.unmute", r=room.id)
    assert "静音中" not in browser.html
    assert rooms(browser)[0].muted_until is None


async def test_the_digest_is_switched(browser: Browser) -> None:
    await opened(browser)
    room = rooms(browser)[0]
    await browser.act("rooms.digest", r=room.id, on="no")
    assert "每日简报：不发" in browser.html
    assert not rooms(browser)[0].digest
    await browser.act("rooms.digest", r=room.id, on="yes")
    assert rooms(browser)[0].digest


async def test_the_quiet_hours_are_set(browser: Browser) -> None:
    await opened(browser)
    await browser.act("rooms.quiet_hours", begins="22:00", ends="07:00")
    assert 'value="22:00"' in browser.html
    await browser.act("rooms.quiet_hours", begins="spät", ends="07:00")
    assert "请写成 21:30 这样" in browser.html


@pytest.mark.parametrize(("who", "status"), [("", 401), (WANG.id, 403)])
async def test_it_is_the_moderators_page(browser: Browser, who: str, status: int) -> None:
    if who:
        await browser.be(who)
    answer = await browser.get("/desk/rooms")
    assert "rooms.mute" not in answer.text
    assert answer.status_code == status
