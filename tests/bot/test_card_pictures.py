"""Pictures of cards are made once for the same card, and words go out where none is."""

import asyncio
import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot import card_pictures
from bot.card_pictures import KEPT_SECONDS, CardPictures
from bot.channel import CardFace
from bot.compose import cards_of
from bot.rendering import Renderer
from bot.reports.room_cards import RoomCardView
from bot.settings import Settings
from bot.tokens import PressTokens
from handlers.messages import Choice, Press, Reply, Text, plain
from tests.fakes import START

CARD = Reply(
    lines=(Text("poll-card", {"number": 12, "title": "路灯怎么修"}),),
    choices=(
        Choice(plain("修好"), Press("vote.cast", {})),
        Choice(Text("poll-card-link"), path="/vote/01JD"),
    ),
    card="poll:1",
    topic=12,
)


class Typesetter:
    """Counts what it sets, so large as it is told."""

    def __init__(self) -> None:
        self.sharpness: list[float] = []
        self.size = 10

    def __call__(self, view: RoomCardView, *, ppi: float) -> bytes:
        assert view.address == "https://council.example/vote/01JD"
        self.sharpness.append(ppi)
        return b"x" * int(self.size * ppi)


@pytest.fixture
def typesetter(monkeypatch: pytest.MonkeyPatch) -> Typesetter:
    made = Typesetter()
    monkeypatch.setattr(card_pictures, "room_card_png", made)
    return made


async def face(
    pictures: CardPictures, reply: Reply = CARD, *, later: int = 0
) -> CardFace | None:
    zone = "Asia/Shanghai"
    tokens = PressTokens(b"secret")
    renderer = Renderer(address="https://council.example", tokens=tokens)
    rendered = renderer.render(reply, locale="zh_CN", time_zone=zone)
    at = START + timedelta(minutes=later)
    return await pictures.face(reply, rendered, locale="zh_CN", time_zone=zone, at=at)


async def test_the_same_card_is_set_once(tmp_path: Path, typesetter: Typesetter) -> None:
    pictures = CardPictures(tmp_path / "cards")
    first, second = await asyncio.gather(face(pictures), face(pictures))
    again = await face(CardPictures(tmp_path / "cards"))
    assert first is not None
    assert first == second == again
    assert first.caption == "【12号表决】路灯怎么修"
    assert first.picture.path.read_bytes() == b"x" * 1080
    assert len(typesetter.sharpness) == 1
    await face(pictures, later=1)
    assert len(typesetter.sharpness) == 2


@pytest.mark.usefixtures("typesetter")
async def test_old_pictures_go(tmp_path: Path) -> None:
    pictures = CardPictures(tmp_path)
    old = await face(pictures)
    assert old is not None
    aged = old.picture.path.stat().st_mtime - KEPT_SECONDS - 1
    os.utime(old.picture.path, (aged, aged))
    new = await face(pictures, later=1)
    assert new is not None
    assert not old.picture.path.exists()
    assert new.picture.path.exists()


async def test_a_long_card_is_less_sharp_and_a_longer_one_words(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    typesetter.size = 3000
    found = await face(CardPictures(tmp_path))
    assert found is not None
    assert typesetter.sharpness == [108.0, 80.0]
    typesetter.size = 4000
    assert await face(CardPictures(tmp_path), later=1) is None


async def test_where_nothing_can_be_written_words_go_out(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    (tmp_path / "file").touch()
    assert await face(CardPictures(tmp_path / "file")) is None
    assert await face(CardPictures(tmp_path), replace(CARD, card="welcome:1")) is None
    assert len(typesetter.sharpness) == 1


def test_without_a_public_address_no_code_is_drawn_that_leads_nowhere(tmp_path: Path) -> None:
    assert cards_of(Settings(data_dir=tmp_path, public_url="")) is None
    made = cards_of(Settings(data_dir=tmp_path, public_url="https://council.example"))
    assert made is not None
    assert made.folder == tmp_path / "cards"


def test_choices_that_are_called_the_same_tell_what_they_do() -> None:
    def presses(statement: str) -> tuple[str, ...]:
        agree = Choice(plain("同意"), Press("discuss.stance", {"s": statement, "v": "agree"}))
        renderer = Renderer(address="https://council.example", tokens=PressTokens(b"secret"))
        reply = replace(CARD, choices=(agree, *CARD.choices))
        return renderer.render(reply, locale="zh_CN", time_zone="Asia/Shanghai").presses

    assert len(presses("1")) == 2
    assert presses("1") == presses("1") != presses("2")
