"""The web as the tables know it: browsers with cookies, chat pages, forms and buttons."""

import hashlib
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import httpx

from bot.channel import Channel
from bot.ground import Ground
from bot.posted import Posted
from bot.tokens import PressTokens
from handlers.ports import SignInLink
from tests.bot.chain.pages import Element, read_page
from tests.bot.chain.stage import ADDRESS, Stage, staged
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Where
from tests.fakes import START

PATHS = {PRIVATE: "/me/chat", GROUP: "/c/here/chat", COMMITTEE_ROOM: "/committee/chat"}
PIXEL = b"\x89PNG\r\n\x1a\n"
MANY = 1000

Browser = httpx.AsyncClient
Snapshot = Mapping[str, Posted]


@dataclass
class WebDriver:
    """People who write, quote, press and look in the web's own chats.

    What a page shows once to whoever sent its form counts as seen in every chat.
    """

    stage: Stage
    _browsers: dict[str, httpx.AsyncClient] = field(
        default_factory=dict[str, httpx.AsyncClient]
    )
    _before: dict[str, Snapshot] = field(default_factory=dict[str, Snapshot])
    _asides: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def says(self, who: str, words: str, *, where: Where) -> None:
        self._sends(who, self._page(who, where), {"_text": words})

    def quotes(self, who: str, words: str, *, card: str, where: Where) -> None:
        message = self._newest(who, where, card)
        (quote,) = (
            each.attributes["href"]
            for each in message.all("a")
            if "quote=" in str(each.attributes)
        )
        self._sends(who, self._get(who, quote.partition("#")[0]), {"_text": words})

    def presses(self, who: str, label: str, *, where: Where) -> None:
        page = self._page(who, where)
        (*_, button) = (
            form
            for message in page.all("li", "message", "bot")
            for form in _with_button(message, label)
        )
        self._post(who, button.attributes["action"], button.fields())

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        photo = {"photo": ("photo.png", PIXEL, "image/png")}
        self._sends(who, self._page(who, where), {"_text": words}, files=photo)

    def passes(self, time: timedelta) -> None:
        self._remember()
        self.stage.passes(time)

    def settle(self) -> None:
        self.stage.settle()

    def visible(self, who: str, *, where: Where) -> Sequence[str]:
        page = self._page(who, where)
        before = self._before.get(who, {})
        after = self._kept()
        fresh = [
            _shown(message)
            for message in page.all("li", "message", "bot")
            if after.get(key := message.attributes["id"][2:]) != before.get(key)
        ]
        return [*fresh, *self._asides.get(who, ())]

    def noted(self, who: str) -> Sequence[str]:
        """Return what the page that took a form shows to its sender alone."""
        return self._asides.get(who, ())

    def _sends(
        self,
        who: str,
        page: Element,
        fields: Mapping[str, str],
        **more: Mapping[str, tuple[str, bytes, str]],
    ) -> None:
        (form,) = page.all("form", "write")
        self._post(who, form.attributes["action"], {**form.fields(), **fields}, **more)

    def _post(
        self,
        who: str,
        path: str,
        fields: Mapping[str, str],
        **more: Mapping[str, tuple[str, bytes, str]],
    ) -> None:
        self._remember()
        answer = self.stage.do(self._browser(who).post(path, data=dict(fields), **more))
        assert answer.status_code == httpx.codes.OK, answer.text
        said = [_shown(each) for each in read_page(answer.text).all("section", "said")]
        self._asides[who] = said

    def _remember(self) -> None:
        kept = self._kept()
        self._before = dict.fromkeys(self.stage.people.members, kept)
        self._asides.clear()

    def _kept(self) -> Snapshot:
        people = self.stage.people
        community = people.founded.community_id
        rooms = (f"{community}-residents", f"{community}-committee")
        with self.stage.on.storage.reading() as work:
            return {
                message.id: message
                for chat in (*rooms, *(each.id for each in people.members.values()))
                for message in work.web_messages.latest(chat, limit=MANY)
            }

    def _page(self, who: str, where: Where) -> Element:
        return self._get(who, PATHS[where])

    def _get(self, who: str, path: str) -> Element:
        answer = self.stage.do(self._browser(who).get(path))
        assert answer.status_code == httpx.codes.OK, answer.text
        return read_page(answer.text)

    def _newest(self, who: str, where: Where, words: str) -> Element:
        page = self._page(who, where)
        found = [each for each in page.all("li", "message", "bot") if words in each.words]
        assert found, f"{words} is not in {page.words}"
        return found[-1]

    def _browser(self, who: str) -> Browser:
        if who not in self._browsers:
            transport = httpx.ASGITransport(app=self.stage.program.web)
            browser = Browser(transport=transport, base_url=ADDRESS, follow_redirects=True)
            self._browsers[who] = browser
            self.stage.do(self._sign_in(browser, who))
        return self._browsers[who]

    async def _sign_in(self, browser: Browser, who: str) -> None:
        token = f"sign-in-token-of-{self.stage.people.members[who].id}"
        with self.stage.on.storage.transaction() as work:
            link = SignInLink(
                id=self.stage.on.ids.new(),
                digest=hashlib.sha256(token.encode()).hexdigest(),
                member_id=self.stage.people.members[who].id,
                expires_at=START + timedelta(days=30),
            )
            work.sign_in_links.add(link)
        page = read_page((await browser.get(f"/sign-in/{token}")).text)
        (form,) = page.all("form", "tap")
        answer = await browser.post(form.attributes["action"], data=form.fields())
        assert who in answer.text

    def close(self) -> None:
        """Close every browser."""
        for browser in self._browsers.values():
            self.stage.do(browser.aclose())


def _with_button(message: Element, label: str) -> list[Element]:
    """Return the form of the first button of a message whose label contains the words."""
    forms = [form for form in message.all("form", "tap") if label in form.words]
    return forms[:1]


def _shown(part: Element) -> str:
    """Return a message as it is read: files, words, buttons."""
    pictures = ["<picture>" for _ in part.all("img") if _.attributes.get("alt")]
    files = [
        f"<{link.words}>"
        for listed in part.all("ul", "pictures")
        for link in listed.all("a")
        if link.words
    ]
    return "\n".join((*pictures, *files, _lines(part)))


def _lines(part: Element) -> str:
    """Return the words of a part, what can be pressed or opened on lines of their own."""
    inside = (each if isinstance(each, str) else _lines(each) for each in part.inside)
    apart = "\n" if part.tag in {"a", "form", "p"} else ""
    return f"{apart}{''.join(inside)}"


@contextmanager
def on_web(on: Ground) -> Generator[WebDriver, None, None]:
    """Run the program with everybody of the cast in a browser."""

    def nothing_more(_on: Ground, _tokens: PressTokens) -> Mapping[str, Channel]:
        return {}

    with staged(on, nothing_more) as stage:
        driver = WebDriver(stage=stage)
        try:
            yield driver
        finally:
            driver.close()
