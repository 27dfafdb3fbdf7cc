"""The same council on WeChat, over the fake gateway; the real one is in tests/gateway."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.ground import Ground
from tests.bot.chain.stage import opened
from tests.bot.wechaty.conftest import access
from tests.bot.wechaty.fake_gateway import FakeGateway, FakeWechat
from tests.bot.wechaty.people import Sent, WechatDriver, on_wechat
from tests.bot.wechaty.walk import BEFORE, ENDED, VOTED
from tests.dialogues import GROUP
from tests.tables import play


@dataclass
class FakeWires:
    """The fake's far side."""

    gateway: FakeGateway

    def settle(self, people: Mapping[str, str], rooms: Mapping[str, str]) -> None:
        self.gateway.world.contacts |= people
        self.gateway.world.rooms |= rooms

    def says(self, talker: str, text: str, *, room: str, at: float) -> str:
        return self.gateway.says(talker, text, room=room, at=int(at)).id

    def sent(self) -> Sequence[Sent]:
        world = self.gateway.world
        return [Sent(chat=each.chat, text=each.text, name=each.name) for each in world.sent]


@pytest.fixture
def ground(migrated_file: Path, tmp_path: Path) -> Iterator[Ground]:
    with opened(tmp_path / "data", template=migrated_file) as on:
        yield on


@pytest.fixture
def wechat(ground: Ground, tmp_path: Path) -> Iterator[WechatDriver]:
    gateway = FakeGateway(world=FakeWechat(), socket=tmp_path / "gw")
    known = access(gateway)
    with on_wechat(ground, FakeWires(gateway), known, begin=gateway.start) as driver:
        yield driver
        driver.stage.do(gateway.stop())


def test_a_whole_council_on_wechat(wechat: WechatDriver) -> None:
    play(wechat, BEFORE)
    cards = [each for each in wechat.wires.sent() if "【2号表决】" in each.text]
    play(wechat, VOTED)
    assert [each for each in wechat.wires.sent() if "【2号表决】" in each.text] == cards
    pictured = [each for each in wechat.cards.words.values() if "【2号表决】" in each]
    assert len(cards) == len(pictured) == 1
    assert "1  赞成" not in cards[0].text
    play(wechat, ENDED)
    assert "看结果和公示" in str(wechat.visible("王阿姨", where=GROUP))
