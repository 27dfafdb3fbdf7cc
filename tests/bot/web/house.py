"""A neighbourhood behind the pages: the real storage and use cases, no sockets."""

import re
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TypeVar

import httpx
from httpx import ASGITransport, AsyncClient, Response

from bot.channel import Outgoing
from bot.channels.web import WebChannel, sealed
from bot.files import StoredFiles
from bot.posted import WEB, Posted
from bot.rendering import Renderer
from bot.storage.database import Storage
from bot.tokens import PressTokens
from bot.web.app import create_app
from bot.web.council import Handled, Health, Shown, WebValues
from handlers.messages import Here, Incoming, Replies, Reply, ToAccount, ToMember, ToRoom
from handlers.ports import Clock, Ids, UnitOfWork
from handlers.router import route
from knowledge.library import Conflict, Passage
from tests.fakes import FakeClock, FakeIds

Result = TypeVar("Result")
ADDRESS = "http://council.test"
RIGHT = "right"
FORM = r'<form[^>]*action="([^"]*)"[^>]*>(.*?)</form>'
SECRET = b"a secret of the tests, long enough"


@dataclass
class Memory:
    """Chats that are kept in a list."""

    messages: dict[str, Posted] = field(default_factory=dict)

    async def keep(self, message: Posted, /) -> None:
        self.messages[message.id] = message

    def latest(self, chat: str, *, limit: int) -> tuple[Posted, ...]:
        return tuple(each for each in self.messages.values() if each.chat == chat)[-limit:]

    def find(self, message_id: str, /) -> Posted | None:
        return self.messages.get(message_id)


@dataclass(frozen=True)
class ShelfFinder:
    """Finds every passage that shares two signs with the question."""

    storage: Storage

    def passages(self, text: str, *, community_id: str, limit: int) -> tuple[Passage, ...]:
        pairs = {text[at : at + 2] for at in range(len(text) - 1)}
        with self.storage.reading() as work:
            every = work.passages.where(community_id=("", community_id))
        return tuple(each for each in every if any(pair in each.text for pair in pairs))[:limit]

    def bearing(
        self, text: str, *, community_id: str
    ) -> tuple[tuple[Passage, ...], tuple[Conflict, ...]]:
        return self.passages(text, community_id=community_id, limit=6), ()


@dataclass
class House:
    """The program behind the pages, without its queues."""

    storage: Storage
    clock: FakeClock
    ids: FakeIds
    files: StoredFiles
    values: WebValues = field(
        default_factory=lambda: WebValues(address=ADDRESS, secret=SECRET, demo=True)
    )
    chats: Memory = field(default_factory=Memory)
    tokens: PressTokens = field(default_factory=lambda: PressTokens(SECRET))
    handled: dict[str, Handled] = field(default_factory=dict)
    arrived: list[Incoming] = field(default_factory=list)
    cards: dict[tuple[str, str], str] = field(default_factory=dict)
    webhook: bool | None = None
    well: bool = True
    telegram: str = ""

    @property
    def finder(self) -> ShelfFinder:
        return ShelfFinder(self.storage)

    def telegram_name(self) -> str:
        return self.telegram

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        return self.storage.reading()

    async def change(self, effect: Callable[[UnitOfWork], Result], /) -> Result:
        with self.storage.transaction() as work:
            return effect(work)

    async def submit(self, incoming: Incoming, /) -> Handled:
        if incoming.update_id in self.handled:
            return self.handled[incoming.update_id]
        read = self.channel.read(sealed(incoming))
        assert read is not None
        self.arrived.append(read)
        with self.storage.transaction() as work:
            replies = route(read, work=work, now=self.clock.now(), ids=self.ids)
        await self.deliver(replies, to=read)
        handled = self._answer(replies, to=read)
        self.handled[incoming.update_id] = handled
        return handled

    async def health(self) -> Health:
        return Health(well=self.well, details={"queues": {"inbox_waiting": 0}})

    async def metrics(self) -> str:
        return 'neighbor_talk_queue{queue="inbox",state="waiting"} 0\n'

    async def telegram_update(self, body: bytes, /, *, secret: str) -> bool | None:
        del body
        return None if self.webhook is None else self.webhook and secret == RIGHT

    @property
    def channel(self) -> WebChannel:
        return WebChannel(
            chats=self.chats, files=self.files, tokens=self.tokens, clock=self.clock
        )

    async def happens(self, effect: Callable[[UnitOfWork, Ids, Clock], Replies]) -> None:
        """Let something happen that nobody pressed, such as a deadline."""
        with self.storage.transaction() as work:
            replies = effect(work, self.ids, self.clock)
        await self.deliver(replies, to=None)

    async def deliver(self, replies: Replies, *, to: Incoming | None) -> None:
        """Put replies into the web's own chats."""
        for number, reply in enumerate(replies):
            chat = self._chat(reply, to=to)
            if not chat:
                continue
            shown = self._shown(reply)
            message = Outgoing(
                id=f"{self.ids.new()}{number}",
                chat=chat,
                text=shown.text,
                buttons=shown.buttons,
                alert=reply.alert,
                secret=reply.secret,
                edits=self.cards.get((chat, reply.card), "") if reply.card else "",
            )
            kept = await self.channel.send(message)
            if reply.card:
                self.cards[chat, reply.card] = kept

    def _chat(self, reply: Reply, *, to: Incoming | None) -> str:
        match reply.to:
            case Here():
                return (to.room or to.sender) if to else ""
            case ToMember(member_id=member_id):
                return member_id
            case ToAccount():
                return ""
            case ToRoom(room_id=room_id):
                with self.storage.reading() as work:
                    room = work.rooms.get(room_id)
                return room.external_id if room.channel == WEB else ""

    def _answer(self, replies: Replies, *, to: Incoming) -> Handled:
        mine = [
            each for each in replies if each.lines and each.to in (Here(), ToMember(to.sender))
        ]
        refused = any(each.lines[0].key.startswith("refusal-") for each in mine)
        return Handled(replies=tuple(self._shown(each) for each in mine), refused=refused)

    def _shown(self, reply: Reply) -> Shown:
        made = Renderer(address=ADDRESS, tokens=self.tokens).render(
            reply, locale="zh_CN", time_zone="Asia/Shanghai"
        )
        return Shown(
            text=made.text, buttons=made.buttons, alert=reply.alert, secret=reply.secret
        )


@dataclass
class Browser:
    """Somebody's browser: keeps cookies, fills in forms as they stand on the page."""

    house: House
    client: AsyncClient
    page: str = "/"
    html: str = ""

    @classmethod
    def open(cls, house: House) -> "Browser":
        client = AsyncClient(
            transport=ASGITransport(create_app(house), raise_app_exceptions=False),
            base_url=ADDRESS,
        )
        return cls(house, client)

    async def get(self, path: str, **given: str) -> Response:
        """Open a page, following where it leads."""
        answer = await self.client.get(path, follow_redirects=True, headers=given)
        self._seen(answer)
        return answer

    async def post(self, path: str, fields: Mapping[str, object], **more: object) -> Response:
        """Send a form with the marks of the page that is open."""
        marks = {name: self.marks(path).get(name, "") for name in ("_token", "_nonce", "_back")}
        answer = await self.client.post(
            path,
            data={**marks, **fields},
            follow_redirects=True,
            **more,  # type: ignore[arg-type]
        )
        self._seen(answer)
        return answer

    async def act(self, action: str, **fields: object) -> Response:
        """Send a form of an action that stands on the page that is open."""
        assert f'action="/act/{action}"' in self.html, f"no form for {action} on {self.page}"
        return await self.post(f"/act/{action}", fields)

    async def be(self, member_id: str) -> None:
        """Become a person of the demo."""
        await self.get("/")
        await self.post(f"/demo/be/{member_id}", {})

    def marks(self, path: str) -> dict[str, str]:
        """Return the hidden fields of the first form to that address, or of any form."""
        forms = re.findall(FORM, self.html, re.DOTALL)
        inside = next((body for to, body in forms if to == path), "") or self.html
        found = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', inside)
        marks: dict[str, str] = {}
        for name, value in found:
            marks.setdefault(name, unescape(value))
        return marks

    def _seen(self, answer: Response) -> None:
        self.page, self.html = str(answer.url), answer.text


def plain_client(house: House) -> AsyncClient:
    """Return a client that keeps no cookies."""
    return httpx.AsyncClient(transport=ASGITransport(create_app(house)), base_url=ADDRESS)


def as_it_is_run(house: House) -> House:
    """Return the house without its demo."""
    return replace(house, values=replace(house.values, demo=False))
