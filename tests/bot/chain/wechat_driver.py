"""WeChat as the tables know it: people behind a gateway, who type a number below a card."""

import asyncio
import re
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bot.channel import Channel
from bot.channels.wechaty import Patience, WechatyChannel
from bot.ground import Ground
from bot.tokens import PressTokens
from tests.bot.chain.settling import bound, joined
from tests.bot.chain.stage import LOOK_EVERY, PATIENCE, Stage, staged
from tests.bot.channels.contract import PIXEL
from tests.bot.wechaty.conftest import access
from tests.bot.wechaty.fake_gateway import (
    ATTACHMENT,
    IMAGE,
    FakeGateway,
    FakeWechat,
    Spoken,
)
from tests.bot.wechaty.people import LegibleCards
from tests.dialogues import CAST, COMMITTEE_ROOM, GROUP, PRIVATE, Where

NAME = "wechat"
ROOMS = {GROUP: "3号楼邻里群", COMMITTEE_ROOM: "居委会工作群"}
# The program stands still while a test looks, and days pass at once: nothing is stale.
LONG = 1e9
LOOKS = 200
PATIENT = Patience(
    first=0.01, longest=0.05, answer=60.0, ask_every=LONG, stale=LONG, settled=0.01
)
RULE = "- - - - - - - - - - - - - - -"


@dataclass(frozen=True)
class Card:
    """A text that can be quoted, and what is read on it and on the picture above it."""

    text: str
    read: str


@dataclass
class WechatDriver:
    """People who type, quote and look; ``typed`` is what the last one typed."""

    gateway: FakeGateway
    channel: WechatyChannel
    stage: Stage
    cards: LegibleCards
    typed: str = ""
    _since: int = 0

    def says(self, who: str, words: str, *, where: Where) -> None:
        self._say(who, words, where=where)

    def quotes(self, who: str, words: str, *, card: str, where: Where) -> None:
        self._quote(who, words, card=self._newest(who, card, where=where), where=where)

    def presses(self, who: str, label: str, *, where: Where) -> None:
        """Type the number that stands before the choice, below its message."""
        card = self._newest(who, label, where=where)
        lines = [each for each in card.read.splitlines() if label in each]
        line = min(lines, key=lambda each: (re.match(r"\d+  ", each) is None, len(each)))
        digit = re.match(r"(\d+)  ", line)
        self._quote(who, digit[1] if digit else line, card=card, where=where)

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        """Send a photo, and the words after it: a photo on WeChat has none."""
        self._say(who, "", where=where, kind=IMAGE, name="photo.png", content=PIXEL)
        self.settle()
        self._say(who, words, where=where)

    def passes(self, time: timedelta) -> None:
        self._since = len(self.gateway.world.sent)
        self.stage.passes(time)

    def settle(self) -> None:
        self.stage.settle(quiet=lambda: self.channel.state().running)

    def visible(self, who: str, *, where: Where) -> Sequence[str]:
        chat = _chat(who, where)
        sent = self.gateway.world.sent[self._since :]
        return [self._shown(each) for each in sent if each.chat == chat]

    def noted(self, who: str) -> Sequence[str]:
        """Return what was shown to the one who pressed alone: nothing is pressed here."""
        del who
        return ()

    def _say(self, who: str, words: str, *, where: Where, **more: object) -> None:
        self._since = len(self.gateway.world.sent)
        self.typed = words
        room = "" if where is PRIVATE else where.value
        self.stage.do(self._spoken(CAST[who].sender, words, room=room, more=more))

    async def _spoken(
        self, talker: str, words: str, *, room: str, more: Mapping[str, object]
    ) -> None:
        """Say something and wait until it is in the inbox: until then nothing waits there."""
        before = self._arrived()
        spoken = self.gateway.says(talker, words, room=room, **more)
        looks = 0
        async with asyncio.timeout(PATIENCE):
            while self._arrived() == before:
                await asyncio.sleep(LOOK_EVERY)
                looks += 1
                if looks % LOOKS == 0:
                    # Nobody listened just then; the same message is taken in once.
                    self.gateway.emit(2, {"messageId": spoken.id})

    def _arrived(self) -> int:
        with self.stage.on.storage.reading() as work:
            return sum(work.inbox.counts().values())

    def _quote(self, who: str, words: str, *, card: Card, where: Where) -> None:
        self._say(who, f"「邻里议：{card.text}」\n{RULE}\n{words}", where=where)
        self.typed = words

    def _newest(self, who: str, words: str, *, where: Where) -> Card:
        """Return the newest text that has the words, in itself or in the picture above it."""
        chat = _chat(who, where)
        sent = [each for each in self.gateway.world.sent if each.chat == chat]
        above = ["", *(self.cards.words.get(each.name, "") for each in sent)]
        every = [
            Card(text=each.text, read=f"{picture}\n{each.text}")
            for picture, each in zip(above, sent, strict=False)
            if not each.name
        ]
        found = [each for each in every if words in each.read]
        assert found, f"{words} is not in {every}"
        return found[-1]

    def _shown(self, said: Spoken) -> str:
        if said.kind == IMAGE:
            return self.cards.words.get(said.name, "<picture>")
        return f"<{said.name}>" if said.kind == ATTACHMENT else said.text


def _chat(who: str, where: Where) -> str:
    return CAST[who].sender if where is PRIVATE else where.value


@contextmanager
def on_wechat(on: Ground, *, folder: Path) -> Generator[WechatDriver, None, None]:
    """Run the program with everybody of the cast behind a gateway in the folder."""
    world = FakeWechat(rooms={where.value: title for where, title in ROOMS.items()})
    world.contacts |= {each.sender: each.name for each in CAST.values()}
    gateway = FakeGateway(
        world=world, socket=folder / "gw", clock=lambda: on.clock.now().timestamp()
    )
    channel = WechatyChannel(access(gateway), clock=on.clock, patience=PATIENT)

    def wechat(_on: Ground, _tokens: PressTokens) -> Mapping[str, Channel]:
        return {NAME: channel}

    with staged(on, wechat) as stage:
        stage.do(gateway.start())
        cards = LegibleCards(on.settings.data_dir / "cards")
        stage.program.delivery.cards = cards
        driver = WechatDriver(gateway=gateway, channel=channel, stage=stage, cards=cards)
        try:
            driver.settle()
            joined(on, stage.people, channel=NAME, called=lambda name: CAST[name].sender)
            bound(driver, stage.people)
            yield driver
        finally:
            stage.do(gateway.stop())
