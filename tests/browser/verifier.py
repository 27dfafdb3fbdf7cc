"""The page that checks a bulletin, opened from a file without a network."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from bot.reports.offline import offline_page
from tests.browser.people import PHONE

DESK = ViewportSize(width=1200, height=900)
DONE = "#answer:not(.waiting)"

COUNT = """async (cases) => {
  const found = [];
  for (const {method, options, terms, ballots} of cases) {
    const cast = verifier.gathered(ballots.map(([ballot, weight]) => ({ballot, weight})));
    const tally = await verifier.counted(method, cast, options, terms);
    const counts = {};
    tally.counts.forEach((count, id) => (counts[id] = count.toString()));
    found.push({counts, winners: tally.winners, tied_for: tally.tiedFor});
  }
  return found;
}"""
VERIFY = """async (those) => {
  const found = [];
  for (const [file, key, charter, head] of those) {
    const bytes = Uint8Array.from(atob(file), (each) => each.charCodeAt(0));
    const {checks} = await verifier.verify(bytes, {key, charter, head}, () => null);
    found.push(checks.map(({name, holds, detail}) => [name, holds, detail[0]]));
  }
  return found;
}"""


@dataclass(frozen=True)
class Looked:
    """A file to check, and what was seen in the room."""

    file: bytes
    key: str = ""
    charter: str = ""
    head: str = ""


@dataclass(frozen=True)
class Verifier:
    """The page as a second opinion, asked about many things at once."""

    page: Page

    def counts(self, cases: Sequence[object]) -> list[dict[str, Any]]:
        """Return counts, winners and ties of profiles, as the page finds them."""
        found: list[dict[str, Any]] = self.page.evaluate(COUNT, list(cases))
        return found

    def checks(self, those: Iterable[Looked]) -> list[list[list[Any]]]:
        """Return [name, holds, key of its sentence] of every check of each file."""
        asked = [
            [base64.b64encode(each.file).decode(), each.key, each.charter, each.head]
            for each in those
        ]
        found: list[list[list[Any]]] = self.page.evaluate(VERIFY, asked)
        return found


def disconnected(
    browser: Browser, *, size: ViewportSize = PHONE, locale: str = "zh-CN"
) -> BrowserContext:
    """Return a browser of somebody without a network."""
    return browser.new_context(
        viewport=size, locale=locale, timezone_id="Asia/Shanghai", offline=True
    )


def opened(
    context: BrowserContext, folder: Path, *, bulletin: bytes | None, faults: list[str]
) -> Page:
    """Return the page as it is when it was opened from a stick; faults are written down."""
    file = folder / "verify.html"
    file.write_text(offline_page(bulletin), encoding="utf-8")
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(file.as_uri())
    if bulletin is not None:
        page.wait_for_selector(DONE)
    return page
