"""The web as the contract holds it: the real pages in a browser, without the queues."""

import shutil
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
from sqlalchemy.exc import OperationalError
from typing_extensions import override

from bot.channels.web import WebChannel, sealed
from bot.files import StoredFiles
from bot.posted import WEB
from bot.storage.database import open_storage
from bot.web.council import Handled
from handlers.messages import Incoming
from tests.bot.chain.pages import Element, read_page
from tests.bot.channels.contract import TOKENS, Ability, MemoryInbox, Place, Seen, Site, Way
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import CHEN, settle
from tests.fakes import SECRET, FakeClock, FakeIds

AWAY = OperationalError("select 1", {}, Exception("connection refused"))
PATHS = {Place.PRIVATE: "/me/chat", Place.GROUP: "/c/here/chat"}
CHATS = {Place.PRIVATE: str(CHEN.id), Place.GROUP: "here-residents"}
WAYS: Mapping[Ability, Way] = dict.fromkeys(Ability, Way.YES) | {
    Ability.CHOICES: Way.BUTTONS,
    Ability.LINK: Way.BUTTONS,
    Ability.NOTE: Way.ON_PAGE,
    Ability.SECRET: Way.ON_PAGE,
    Ability.AWAY: Way.TOLD,
    Ability.LIMITS: Way.NONE,
    Ability.LEFT: Way.NONE,
}


@dataclass
class Listening(House):
    """The program behind the pages, which takes in what is sent and does nothing more."""

    inbox: MemoryInbox = field(default_factory=MemoryInbox)

    @override
    async def submit(self, incoming: Incoming, /) -> Handled:
        await self.inbox.put(
            channel=WEB,
            update_id=incoming.update_id,
            payload=sealed(incoming),
            sender=incoming.sender,
        )
        return Handled(replies=(), refused=False)


@dataclass
class WebWorld:
    """A neighbour in a browser, on the pages of the residents' room and of their own."""

    house: Listening
    browser: Browser
    channel: WebChannel
    ways: Mapping[Ability, Way] = field(default_factory=lambda: WAYS)
    _again: httpx.Request | None = None

    @property
    def inbox(self) -> MemoryInbox:
        return self.house.inbox

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
        said = f"@邻里议 {words}" if mentioning else words
        page = await self._page(place, quote=quoting)
        return await self._sends(page, {"_text": said})

    async def attaches(self, content: bytes, *, name: str, words: str) -> bool:
        kind = "image/png" if name.endswith(".png") else "application/pdf"
        page = await self._page(Place.PRIVATE)
        (chooser,) = (
            each for each in page.all("input") if each.attributes.get("type") == "file"
        )
        accepted = chooser.attributes["accept"].split(",")
        assert kind in accepted or f"{kind.partition('/')[0]}/*" in accepted
        files = {chooser.attributes["name"]: (name, content, kind)}
        return await self._sends(page, {"_text": words}, files=files)

    async def presses(self, label: str, *, place: Place) -> bool:
        page = await self._page(place)
        (*_, tap) = (
            form
            for message in page.all("li", "message", "bot")
            for form in message.all("form", "tap")
            if label in form.words
        )
        return await self._posts(tap, {})

    async def repeats(self) -> None:
        """Send the last form once more, as a double tap or a reload does."""
        assert self._again is not None
        await self.browser.client.send(self._again)

    async def shown(self, place: Place) -> Sequence[Seen]:
        page = await self._page(place)
        return [_seen(each) for each in page.all("li", "message", "bot")]

    def notes(self) -> Sequence[str]:
        return ()

    def leaves(self) -> None:
        """Close the page: that is all that leaving it can mean."""

    def hurried(self, seconds: int) -> None:
        raise AssertionError(f"nobody asks the pages to wait {seconds} s")

    async def cut(self) -> None:
        self.inbox.broken = AWAY

    async def mended(self) -> None:
        self.inbox.broken = None

    async def _page(self, place: Place, *, quote: str = "") -> Element:
        asked = f"?quote={quote}" if quote else ""
        return read_page((await self.browser.get(f"{PATHS[place]}{asked}")).text)

    async def _sends(
        self,
        page: Element,
        fields: Mapping[str, str],
        **more: Mapping[str, tuple[str, bytes, str]],
    ) -> bool:
        (form,) = page.all("form", "write")
        return await self._posts(form, fields, **more)

    async def _posts(
        self,
        form: Element,
        fields: Mapping[str, str],
        **more: Mapping[str, tuple[str, bytes, str]],
    ) -> bool:
        path = form.attributes["action"]
        answer = await self.browser.client.post(
            path,
            data={**form.fields(), **fields},
            **more,  # type: ignore[arg-type]  # files alone
        )
        self._again = answer.request
        return answer.status_code < httpx.codes.BAD_REQUEST


def _seen(message: Element) -> Seen:
    pictures = [each for each in message.all("img") if each.attributes.get("alt")]
    attached = [link for each in message.all("ul", "pictures") for link in each.all("a")]
    words = [each.words for each in message.all("p", "words")]
    return Seen(
        id=message.attributes["id"].removeprefix("m-"),
        text="\n".join(words),
        labels=tuple(each.words.strip() for each in message.all("form", "tap")),
        links=tuple(each.attributes["href"] for each in message.all("a", "button", "light")),
        pictures=len(pictures),
        documents=tuple(each.words for each in attached if each.words.strip()),
    )


@asynccontextmanager
async def web_world(site: Site) -> AsyncGenerator[WebWorld]:
    """Return a world of the web's own chats, over a database of its own."""
    shutil.copyfile(site.migrated, site.folder / "web.db")
    storage = open_storage(f"sqlite:///{site.folder / 'web.db'}", secret=SECRET)
    with storage.transaction() as work:
        settle(work)
    house = Listening(
        storage=storage,
        clock=FakeClock(),
        ids=FakeIds(name="w"),
        files=StoredFiles(site.folder / "files"),
        tokens=TOKENS,
    )
    browser = Browser.open(house)
    try:
        await browser.be(CHEN.id)
        yield WebWorld(house=house, browser=browser, channel=house.channel)
    finally:
        await browser.client.aclose()
        storage.close()
