"""Telegram as the contract holds it: the real adapter over the in-process Bot API."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.channels.telegram import Patience, TelegramAccess, TelegramChannel
from tests.bot.channels.contract import (
    TOKENS,
    Ability,
    MemoryInbox,
    Place,
    Seen,
    Site,
    Way,
    until,
)
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import InProcessRequest
from tests.bot.telegram.fake_world import Chat, Post

QUICK = Patience(long_poll=1, first=0.01, longest=0.02, look_every=0.005)
WAYS: Mapping[Ability, Way] = dict.fromkeys(Ability, Way.YES) | {
    Ability.LONG: Way.PARTS,
    Ability.CHOICES: Way.BUTTONS,
    Ability.LINK: Way.BUTTONS,
    Ability.AWAY: Way.KEPT,
}


class StandingClock:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@dataclass
class TelegramWorld:
    """A neighbour with a Telegram account, and a group."""

    api: FakeBotApi = field(default_factory=FakeBotApi)
    inbox: MemoryInbox = field(default_factory=MemoryInbox)
    ways: Mapping[Ability, Way] = field(default_factory=lambda: WAYS)

    def __post_init__(self) -> None:
        self.neighbour = self.api.user("王阿姨")
        self.neighbour.started = True
        self.room = self.api.group("3号楼邻里群", self.neighbour)
        access = TelegramAccess(self.api.token, request=lambda: InProcessRequest(self.api))
        self.channel = TelegramChannel(
            access, tokens=TOKENS, clock=StandingClock(), patience=QUICK
        )

    def chat(self, place: Place) -> str:
        return str(self._chat(place).id)

    async def says(
        self,
        words: str,
        *,
        place: Place = Place.PRIVATE,
        mentioning: bool = False,
        quoting: str = "",
    ) -> bool:
        chat = self._chat(place)
        quoted = chat.find(int(quoting)) if quoting else None
        said = f"@{self.api.username} {words}" if mentioning else words
        self.neighbour.says(said, chat, answers=quoted)
        return True

    async def attaches(self, content: bytes, *, name: str, words: str) -> bool:
        if name.endswith(".png"):
            self.neighbour.sends_photo(content, caption=words)
        else:
            self.neighbour.sends_document(
                content, name=name, media_type="application/pdf", caption=words
            )
        return True

    async def presses(self, label: str, *, place: Place) -> bool:
        self.neighbour.presses(label, self._chat(place))
        return True

    async def repeats(self) -> None:
        """Send an update again that was confirmed, as servers do after a fault of theirs."""
        await until(lambda: not self.api.pending)
        (said,) = [each for each in self.neighbour.posts() if each.author]
        content = said.json(self.api.me)
        last = max(int(update_id) for _, update_id in self.inbox.rows)
        self.api.pending[last] = {"update_id": last, "message": content}

    async def shown(self, place: Place) -> Sequence[Seen]:
        return [_seen(each) for each in self._chat(place).posts if each.author is None]

    def notes(self) -> Sequence[str]:
        return [each.note for each in self.neighbour.presses_made if each.note]

    def leaves(self) -> None:
        self.neighbour.blocks()

    def hurried(self, seconds: int) -> None:
        self.api.fail(
            "sendMessage",
            429,
            f"Too Many Requests: retry after {seconds}",
            retry_after=seconds,
        )

    async def cut(self) -> None:
        self.api.offline = True

    async def mended(self) -> None:
        self.api.offline = False

    def _chat(self, place: Place) -> Chat:
        return self.neighbour.private if place is Place.PRIVATE else self.room


def _seen(post: Post) -> Seen:
    return Seen(
        id=str(post.id),
        text=post.text,
        labels=tuple(each["text"] for each in post.buttons if "callback_data" in each),
        links=tuple(each["url"] for each in post.buttons if "url" in each),
        pictures=int(post.photo is not None),
        documents=(post.document.name,) if post.document else (),
    )


@asynccontextmanager
async def telegram_world(_site: Site) -> AsyncGenerator[TelegramWorld]:
    """Return a world of Telegram; what the Bot API would complain of fails the test."""
    world = TelegramWorld()
    yield world
    assert world.api.complaints == []
