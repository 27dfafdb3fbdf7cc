"""WeChat as the dialogues know it: people who type, quote and look, by whatever gateway."""

import re
from collections.abc import Callable, Coroutine, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from bot.card_pictures import CardPictures
from bot.channel import CardFace, Channel
from bot.channels.wechaty import GatewayAccess, Patience, WechatyChannel
from bot.compose import asking_to_repeat
from bot.ground import Ground
from bot.posting import Post
from bot.rendering import Rendered
from bot.reports.room_cards import room_card_view
from bot.tokens import PressTokens
from handlers.messages import Reply
from tests.bot.chain.settling import bound, joined
from tests.bot.chain.stage import Stage, staged
from tests.dialogues import CAST, COMMITTEE_ROOM, GROUP, PRIVATE, Where

QUICK = Patience(
    first=0.05,
    longest=0.2,
    answer=2.0,
    ask_every=0.5,
    settled=0.05,
    tell_every=0.0,
    commit_again=0.05,
)
TITLES = {GROUP: "3号楼邻里群", COMMITTEE_ROOM: "居委会工作群"}
ROOMS: Mapping[Where, str] = {GROUP: "19001@chatroom", COMMITTEE_ROOM: "19002@chatroom"}
RULE = "- - - - - - - - - - - - - - -"
NUMBERED = re.compile(r"^(\d+)  (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Sent:
    """What the bot sent to a room or person.

    ``name`` is a file's, ``picture`` what the card above a text says.
    """

    chat: str
    text: str
    name: str = ""
    picture: str = ""

    def __str__(self) -> str:
        """Return it as the tables write it."""
        if not self.name:
            return self.text
        picture = self.name.endswith((".png", ".jpg"))
        return "<picture>" if picture else f"<{self.name}>"


@dataclass
class LegibleCards(CardPictures):
    """Cards as pictures, and what can be read on each by the name of its file."""

    words: dict[str, str] = field(default_factory=dict[str, str])

    async def face(
        self, reply: Reply, rendered: Rendered, *, locale: str, time_zone: str, at: datetime
    ) -> CardFace | None:
        shown = {"locale": locale, "time_zone": time_zone}
        found = await super().face(reply, rendered, at=at, **shown)
        view = room_card_view(reply, buttons=rendered.buttons, at=at, **shown)
        if found is not None and view is not None:
            lines = (*view.lead, *view.lines)
            read = (view.title, *(each.words for each in lines), *view.choices, view.scan)
            self.words[found.picture.name] = "\n".join(read)
        return found


class Wires(Protocol):
    """The far side of a gateway."""

    def settle(self, people: Mapping[str, str], rooms: Mapping[str, str]) -> None:
        """Put people (names by id) and rooms (titles by id) onto WeChat."""
        ...

    def says(self, talker: str, text: str, *, room: str, at: float) -> str:
        """Let somebody say something; return the message's id."""
        ...

    def sent(self) -> Sequence[Sent]:
        """Return all that the bot sent, oldest first."""
        ...


def wxid(name: str) -> str:
    """Return somebody's id on WeChat."""
    return f"wxid_{name.encode().hex()}"


@dataclass
class WechatDriver:
    """People who type, quote and look on WeChat."""

    wires: Wires
    stage: Stage
    channel: WechatyChannel
    cards: LegibleCards
    _since: int = 0
    _said: str = ""

    def says(self, who: str, words: str, *, where: Where) -> None:
        self._since = len(self.wires.sent())
        self._says(who, words, where=where)

    def quotes(self, who: str, words: str, *, card: str, where: Where) -> None:
        self._since = len(self.wires.sent())
        quoted = self._newest(who, where, lambda text: card in text).text
        self._says(who, f"「邻里议：{quoted}」\n{RULE}\n{words}", where=where)

    def presses(self, who: str, label: str, *, where: Where) -> None:
        """Quote the newest message that offers it, and say its number."""
        self._since = len(self.wires.sent())

        def number(text: str) -> str:
            found = [digit for digit, words in NUMBERED.findall(text) if label in words]
            return found[0] if found else ""

        quoted = self._newest(who, where, lambda text: bool(number(text)))
        digit = number(f"{quoted.picture}\n{quoted.text}")
        self._says(who, f"「邻里议：{quoted.text}」\n{RULE}\n{digit}", where=where)

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        raise NotImplementedError(who, words, where)

    def passes(self, time: timedelta) -> None:
        self._since = len(self.wires.sent())
        self.stage.passes(time)

    def settle(self) -> None:
        self.stage.settle(quiet=self._arrived)

    def visible(self, who: str, *, where: Where) -> Sequence[str]:
        chat = _chat(who, where)
        return [
            self.cards.words.get(each.name, str(each))
            for each in self.wires.sent()[self._since :]
            if each.chat == chat
        ]

    def lost(self, who: str, words: str, *, where: Where) -> None:
        """Let somebody say something that nobody hears."""
        self._says(who, words, where=where)
        self._said = ""

    def _says(self, who: str, words: str, *, where: Where) -> None:
        room = "" if where is PRIVATE else ROOMS[where]
        now = self.stage.clock.now().timestamp()
        self._said = self.wires.says(wxid(who), words, room=room, at=now)

    def _arrived(self) -> bool:
        if not self._said:
            return True
        with self.stage.on.storage.reading() as work:
            kept = work.inbox.state(channel="wechat", update_id=f"m-{self._said}")
        return kept is not None

    def _newest(self, who: str, where: Where, fits: Callable[[str], bool]) -> Sent:
        """Return the newest message whose words fit, or those of the picture above it."""
        chat = _chat(who, where)
        sent = [each for each in self.wires.sent() if each.chat == chat]
        above = ["", *(self.cards.words.get(each.name, "") for each in sent)]
        found = [
            Sent(chat=chat, text=each.text, picture=picture)
            for picture, each in zip(above, sent, strict=False)
            if fits(f"{picture}\n{each.text}") and not each.name
        ]
        assert found, [str(each) for each in sent]
        return found[-1]


def _chat(who: str, where: Where) -> str:
    return wxid(who) if where is PRIVATE else ROOMS[where]


@contextmanager
def on_wechat(
    on: Ground,
    wires: Wires,
    access: GatewayAccess,
    *,
    begin: Callable[[], Coroutine[None, None, None]] | None = None,
) -> Generator[WechatDriver, None, None]:
    """Run the program with everybody of the cast on WeChat, in rooms bound by codes.

    ``begin`` starts a gateway that lives in the program's own loop.
    """
    people = {wxid(name): name for name in CAST}
    wires.settle(people, {ROOMS[where]: title for where, title in TITLES.items()})
    made: list[WechatyChannel] = []
    stages: list[Stage] = []

    async def returned() -> None:
        program = stages[0].program
        post = Post(ids=on.ids, locale="zh_CN", time_zone="Asia/Shanghai")
        await asking_to_repeat(on, writer=program.writer, post=post)()
        program.delivery.wake.set()

    def wechat(on: Ground, tokens: PressTokens) -> Mapping[str, Channel]:
        del tokens
        made.append(WechatyChannel(access, clock=on.clock, patience=QUICK, returned=returned))
        return {made[0].name: made[0]}

    with staged(on, wechat) as stage:
        stages.append(stage)
        if begin is not None:
            stage.do(begin())
        cards = LegibleCards(on.settings.data_dir / "cards")
        stage.program.delivery.cards = cards
        driver = WechatDriver(wires=wires, stage=stage, channel=made[0], cards=cards)
        joined(on, stage.people, channel="wechat", called=wxid)
        stage.settle(quiet=lambda: made[0].state().running)
        bound(driver, stage.people)
        yield driver
