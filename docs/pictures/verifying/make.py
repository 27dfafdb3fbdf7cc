# ruff: noqa: INP001 - a script beside the pictures it makes, not a package
"""Take the pictures of the offline page anew.

``PYTHONPATH=. .venv/bin/python docs/pictures/verifying/make.py`` opens the example bulletin in
the page from a file, on a phone without a network: once as it is, once with its counts bent.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from bot.reports.offline import offline_page

FOLDER = Path(__file__).parent
EXAMPLE = FOLDER.parents[2] / "tests" / "deliberation" / "ledger" / "example-bulletin.json"
CHROMIUM = "/usr/bin/chromium"
PHONE = ViewportSize(width=390, height=844)


def found(page: Page) -> None:
    """Look for a ballot by its receipt."""
    receipt = json.loads(EXAMPLE.read_bytes())["rows"][0]["receipt"]
    page.fill("#receipt", receipt)
    page.click("#receipt-card button")


def nothing(_page: Page) -> None:
    """Leave the page as it is."""


def main() -> int:
    """Take the pictures."""
    whole = EXAMPLE.read_bytes()
    bent = whole.replace(b'"took_part":7,', b'"took_part":8,')
    taken: tuple[tuple[str, bytes, Callable[[Page], None]], ...] = (
        ("holds", whole, found),
        ("fails", bent, nothing),
    )
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, bulletin, steps in taken:
            file = Path(folder) / "verify.html"
            file.write_text(offline_page(bulletin), encoding="utf-8")
            context = browser.new_context(
                viewport=PHONE,
                device_scale_factor=1.5,
                locale="zh-CN",
                timezone_id="Asia/Shanghai",
                offline=True,
            )
            page = context.new_page()
            page.goto(file.as_uri())
            page.locator("#checks").wait_for()
            steps(page)
            page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
            page.screenshot(path=FOLDER / f"{name}.png", animations="disabled", caret="hide")
            context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
