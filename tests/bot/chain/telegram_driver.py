"""Telegram as the tables know it: fake people who talk to the whole program."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from bot.channel import Channel
from bot.channels.telegram import Patience, TelegramAccess, TelegramChannel
from bot.ground import Ground
from bot.pacing import Pacer
from bot.tokens import PressTokens
from tests.bot.chain.settling import Settled, bound, joined
from tests.bot.chain.stage import Stage, staged
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_transport import InProcessRequest
from tests.bot.telegram.fake_world import Chat, Post
from tests.dialogues import CAST, COMMITTEE_ROOM, ELSEWHERE, GROUP, PRIVATE, Where

QUICK = Patience(long_poll=1, first=0.02, longest=0.05, look_every=0.02)
TITLES = {GROUP: "3号楼邻里群", COMMITTEE_ROOM: "居委会工作群", ELSEWHERE: "广场舞群"}


@dataclass
class TelegramDriver:
    """People who type, quote, press and look in the fake Telegram."""

    api: FakeBotApi
    stage: Stage
    rooms: Mapping[Where, Chat]
    _since: int = 0

    def says(self, who: str, words: str, *, where: Where) -> None:
        self._since = self.api.mark()
        self.person(who).says(words, self.chat(who, where))

    def quotes(self, who: str, words: str, *, card: str, where: Where) -> None:
        self._since = self.api.mark()
        chat = self.chat(who, where)
        quoted = self.person(who).find(card, chat)
        assert quoted, f"{card} is not in {self.person(who).transcript(chat)}"
        self.person(who).says(words, chat, answers=quoted)

    def presses(self, who: str, label: str, *, where: Where) -> None:
        self._since = self.api.mark()
        self.person(who).presses(label, self.chat(who, where))

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        self._since = self.api.mark()
        self.person(who).sends_photo(chat=self.chat(who, where), caption=words)

    def passes(self, time: timedelta) -> None:
        self._since = self.api.mark()
        self.stage.passes(time)

    def settle(self) -> None:
        self.stage.settle(quiet=lambda: not self.api.pending)

    def visible(self, who: str, *, where: Where) -> Sequence[str]:
        chat = self.chat(who, where)
        posts = [
            _shown(post)
            for post in self.person(who).posts(chat)
            if not post.author and post.changed > self._since
        ]
        notes = [
            press.note
            for press in self.person(who).presses_made
            if press.post.chat is chat and press.note and press.changed > self._since
        ]
        return [*posts, *notes]

    def noted(self, who: str) -> Sequence[str]:
        """Return the notes that were shown to the one who pressed alone."""
        made = self.person(who).presses_made
        return [each.note for each in made if each.note and each.changed > self._since]

    def person(self, who: str) -> Person:
        """Return somebody's Telegram account."""
        return self.api.user(who)

    def chat(self, who: str, where: Where) -> Chat:
        """Return a chat as somebody has it."""
        return self.person(who).private if where is PRIVATE else self.rooms[where]


def _shown(post: Post) -> str:
    files = [f"<{post.document.name}>"] if post.document else []
    pictures = ["<picture>"] if post.photo else []
    return "\n".join((*pictures, *files, post.text, *post.labels))


@contextmanager
def on_telegram(
    on: Ground,
    *,
    api: FakeBotApi | None = None,
    pacers: Mapping[str, Pacer] | None = None,
) -> Generator[TelegramDriver, None, None]:
    """Run the program with everybody of the cast on Telegram, in rooms bound by codes."""
    api = api or FakeBotApi(clock=lambda: on.clock.now().timestamp())

    def telegram(on: Ground, tokens: PressTokens) -> Mapping[str, Channel]:
        access = TelegramAccess(api.token, request=lambda: InProcessRequest(api))
        channel = TelegramChannel(access, tokens=tokens, clock=on.clock, patience=QUICK)
        return {channel.name: channel}

    with staged(on, telegram, pacers=pacers) as stage:
        rooms = {where: _room(api, where) for where in TITLES}
        driver = TelegramDriver(api=api, stage=stage, rooms=rooms)
        _join(driver, on, stage.people)
        bound(driver, stage.people)
        yield driver
    assert api.complaints == []
    assert api.unanswered == []


def _room(api: FakeBotApi, where: Where) -> Chat:
    inside = [api.user(each.name) for each in CAST.values() if where in each.rooms]
    return api.group(TITLES[where], *inside)


def _join(driver: TelegramDriver, on: Ground, people: Settled) -> None:
    """Give every member their Telegram account; everybody opens a chat with the bot."""
    joined(on, people, channel="telegram", called=lambda name: str(driver.person(name).id))
    for name in people.members:
        driver.person(name).starts()
    driver.settle()
