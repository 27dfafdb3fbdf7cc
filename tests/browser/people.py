"""People with a phone: they look at pages, click what they see, and type."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import (
    ConsoleMessage,
    Locator,
    Page,
    ViewportSize,
    expect,
)

from bot.web.sessions import LANGUAGE_COOKIE

PHONE = ViewportSize(width=390, height=844)
PATIENCE = 15_000
LABEL = "button, a, summary"
WIDTH = "document.scrollingElement.scrollWidth"


@dataclass
class Person:
    """Somebody at a page, who complains about a page that does not fit or is broken."""

    name: str
    page: Page
    album: Path | None = None
    scripted: bool = True
    complaints: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self.page.on("console", self._overhears)
        self.page.on("pageerror", lambda fault: self.complaints.append(str(fault)))

    def goes(self, path: str) -> int:
        """Open a page by its address; return the status."""
        answer = self.page.goto(path)
        self._looks()
        assert answer is not None
        return answer.status

    def speaks(self, locale: str, *, at: str) -> None:
        """Choose a language, as the switch at the top of a page does."""
        self.page.context.add_cookies([{"name": LANGUAGE_COOKIE, "value": locale, "url": at}])

    def clicks(self, label: str, *, within: str = "body") -> None:
        """Click the last thing of that name in a part of the page, as a finger would."""
        named = self.part(within).locator(LABEL).filter(has_text=label, visible=True).last
        if named.evaluate("it => it.tagName") == "SUMMARY":
            named.click()
            return
        with self.page.expect_navigation():
            named.click()
        self._looks()

    def chooses(self, label: str, *, within: str = "main") -> None:
        """Tick the choice of that name."""
        choice = self.page.locator(within).locator("label.choice, label.option")
        choice.filter(has_text=label).last.click()

    def fills(self, label: str, words: str, *, within: str = "main") -> None:
        """Type into the field of that name."""
        self.page.locator(within).get_by_label(label).last.fill(words)

    def brings(self, label: str, *files: Path) -> None:
        """Choose photos from the phone."""
        self.page.locator("main").get_by_label(label).last.set_input_files(list(files))

    def says(self, words: str, *, photo: Path | None = None) -> None:
        """Send a message in the chat that is open."""
        self.page.locator("#say").fill(words)
        if photo is not None:
            self.page.locator("#photos").set_input_files(photo)
        self.clicks("发送", within="#write")

    def sees(self, *words: str, within: str = "body") -> None:
        """Wait until all of the words can be read."""
        part = self.page.locator(within).last
        for each in words:
            if self.scripted:
                expect(part).to_contain_text(each, timeout=PATIENCE, use_inner_text=True)
            else:
                self._waits(part, each)
        self._pictured()

    def hears(self, *words: str) -> None:
        """Wait until the newest thing that the bot said here has all of the words."""
        self.sees(*words, within="#messages li.bot")

    def sees_nothing_of(self, *words: str) -> None:
        shown = self.page.locator("body").inner_text()
        assert [each for each in words if each in shown] == []

    def part(self, selector: str) -> Locator:
        """Return a part of the page."""
        return self.page.locator(selector)

    @property
    def path(self) -> str:
        """Return where the person is."""
        return re.sub(r"^https?://[^/]+", "", self.page.url).partition("#")[0]

    @property
    def words(self) -> str:
        """Return all that can be read on the page."""
        return self.page.locator("body").inner_text()

    def _waits(self, part: Locator, words: str) -> None:
        """Reload as often as needed: without script nothing comes by itself."""
        for _ in range(PATIENCE // 100):
            if words in part.inner_text():
                return
            self.page.wait_for_timeout(100)
            self.page.reload()
        raise AssertionError((words, part.inner_text()))

    def _looks(self) -> None:
        assert self.page.evaluate(WIDTH) <= PHONE["width"], f"{self.page.url} is too wide"

    def _pictured(self) -> None:
        if self.album is not None:
            shots = len(list(self.album.iterdir()))
            picture = self.album / f"{shots:03}-{self.name}.png"
            self.page.screenshot(path=picture, full_page=True)

    def _overhears(self, said: ConsoleMessage) -> None:
        """Note what the browser finds wrong, but for a page that says no itself."""
        page_itself = said.location["url"] == self.page.url
        if said.type in {"error", "warning"} and not page_itself:
            self.complaints.append(f"{self.page.url}: {said.text} ({said.location})")


def fetched(person: Person, path: str | None) -> tuple[Mapping[str, str], bytes]:
    """Return the headers and bytes of a file that a page links to."""
    assert path
    answer = person.page.request.get(path)
    assert answer.status == 200
    return answer.headers, answer.body()
