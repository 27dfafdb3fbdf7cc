"""What a page shows at first: pictures as long as there is room, styles compressed."""

from pathlib import Path

import pytest

from bot.posted import Posted
from bot.web.first_view import PICTURES_ROOM, FirstView, shown_size
from handlers.ports import NotFound
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import WANG

SIZES = {"small": 9_000, "large": 86_732, "other": 12_000, "last": PICTURES_ROOM - 21_000 + 1}


def test_pictures_are_shown_at_once_while_there_is_room(tmp_path: Path) -> None:
    for name, size in SIZES.items():
        (tmp_path / name).write_bytes(bytes(size))
    page = FirstView(tmp_path.joinpath)
    told = {name: page.behind_a_tap(name) for name in SIZES}
    assert told == {"small": "", "large": "87 KB", "other": "", "last": "5 KB"}
    assert page.behind_a_tap("small") == ""


def test_a_picture_that_is_away_takes_no_room() -> None:
    def away(digest: str) -> Path:
        raise NotFound(digest)

    assert FirstView(away).behind_a_tap("gone") == ""


@pytest.mark.parametrize(
    ("size", "shown"), [(1, "1 KB"), (999_001, "1.0 MB"), (2_440_000, "2.4 MB")]
)
def test_sizes_are_told_as_phones_do(size: int, shown: str) -> None:
    assert shown_size(size) == shown


async def test_styles_are_compressed_and_pages_are_not(browser: Browser) -> None:
    await browser.be(WANG.id)
    page = await browser.get("/c/here")
    assert "content-encoding" not in page.headers
    address = page.text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    style = await browser.client.get(address)
    assert style.headers["content-encoding"] == "gzip"
    assert "immutable" in style.headers["cache-control"]
    assert "font-size" in style.text


async def test_earlier_messages_are_one_link_away(browser: Browser, house: House) -> None:
    await browser.be(WANG.id)
    for number in range(20):
        said = f"第{number}句：" + "话" * 400
        message = Posted(
            f"said-{number}", "here-residents", WANG.id, said, house.clock.now(), (), ()
        )
        await house.chats.keep(message)
    first = (await browser.get("/c/here/chat")).text
    assert "第19句" in first
    assert "第3句" not in first
    assert "看更早的消息" in first
    every = (await browser.get("/c/here/chat?earlier=1")).text
    assert "第3句" in every
    assert "看更早的消息" not in every
