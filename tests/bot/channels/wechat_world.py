"""WeChat as the contract holds it: the real adapter over a gateway inside the test."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.channels.wechaty import WechatyChannel
from tests.bot.channels.contract import Ability, MemoryInbox, Place, Seen, Site, Way
from tests.bot.wechaty.conftest import GROUP, QUICK, ROOM, WANG, HandClock, access, until
from tests.bot.wechaty.fake_gateway import (
    ATTACHMENT,
    IMAGE,
    FakeGateway,
    FakeWechat,
    Spoken,
)

CHATS = {Place.PRIVATE: WANG, Place.GROUP: ROOM}
WAYS: Mapping[Ability, Way] = dict.fromkeys(Ability, Way.YES) | {
    Ability.LONG: Way.PARTS,
    Ability.CHOICES: Way.NUMBERS,
    Ability.LINK: Way.LINE,
    Ability.CARD: Way.STANDS,
    Ability.NOTE: Way.MESSAGE,
    Ability.PHOTO_IN: Way.BARE,
    Ability.AWAY: Way.LOST,
    Ability.LIMITS: Way.NONE,
}


@dataclass
class WechatWorld:
    """A neighbour on WeChat, and a group that the bot is in."""

    gateway: FakeGateway
    channel: WechatyChannel
    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    ways: Mapping[Ability, Way] = field(default_factory=lambda: WAYS)
    last: Spoken | None = None

    def chat(self, place: Place) -> str:
        return CHATS[place]

    async def says(
        self,
        words: str,
        *,
        place: Place = Place.PRIVATE,
        mentioning: bool = False,
        quoting: str = "",
    ) -> bool:
        said = f"@邻里议\u2005{words}" if mentioning else words
        if quoting:
            shown = next(each.text for each in self._sent(place) if quoting in each.text)
            said = f"「邻里议：{shown}」\n- - - - - - - - - - - - - - -\n{words}"
        self.last = self.gateway.says(WANG, said, room=GROUP if place is Place.GROUP else "")
        return True

    async def attaches(self, content: bytes, *, name: str, words: str) -> bool:
        """Send a file; a photo on WeChat has no words below it."""
        kind = IMAGE if name.endswith(".png") else ATTACHMENT
        said = "" if kind == IMAGE else words
        self.last = self.gateway.says(WANG, said, kind=kind, name=name, content=content)
        return True

    async def presses(self, label: str, *, place: Place) -> bool:
        raise AssertionError(f"there is nothing to press: {label} in {place}")

    async def repeats(self) -> None:
        assert self.last is not None
        self.gateway.emit(2, {"messageId": self.last.id})

    async def shown(self, place: Place) -> Sequence[Seen]:
        return [_seen(each) for each in self._sent(place)]

    def notes(self) -> Sequence[str]:
        return ()

    def leaves(self) -> None:
        del self.gateway.world.contacts[WANG]

    def hurried(self, seconds: int) -> None:
        raise AssertionError(f"no gateway asks to wait {seconds} s")

    async def cut(self) -> None:
        await self.gateway.stop()
        await until(lambda: not self.channel.state().running)

    async def mended(self) -> None:
        await self.gateway.start()
        await until(lambda: self.channel.state().running)

    def _sent(self, place: Place) -> list[Spoken]:
        chat = GROUP if place is Place.GROUP else WANG
        return [each for each in self.gateway.world.sent if each.chat == chat]


def _seen(said: Spoken) -> Seen:
    return Seen(
        id=said.id,
        text=said.text,
        pictures=int(said.kind == IMAGE),
        documents=(said.name,) if said.kind == ATTACHMENT else (),
    )


@asynccontextmanager
async def wechat_world(site: Site) -> AsyncGenerator[WechatWorld]:
    """Return a world of WeChat, its gateway on a socket in the site's folder."""
    wechat = FakeWechat(rooms={GROUP: "3号楼邻里群"})
    wechat.contacts |= {WANG: "王阿姨"}
    gateway = FakeGateway(world=wechat, socket=site.folder / "gw")
    await gateway.start()
    channel = WechatyChannel(access(gateway), clock=HandClock(), patience=QUICK)
    try:
        yield WechatWorld(gateway=gateway, channel=channel)
    finally:
        await gateway.stop()
