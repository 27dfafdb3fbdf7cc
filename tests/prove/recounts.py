"""The offline page against the program: the same counts, and how long a phone takes."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

from playwright.sync_api import Browser, sync_playwright

from deliberation.methods import METHODS
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.profiles import Profile, drawn_ballot, profiles
from tests.browser.verifier import DONE, Verifier, disconnected, opened
from tests.deliberation.ledger.making import Vote, electors_of, published, written
from tests.deliberation.strategies import POLL
from tests.prove.found import Found

PROFILES = 5_000
AT_ONCE = 500
VOTERS = 10_000
SEALINGS = 30
# How much slower than this computer a phone is taken to be.
PHONE = 4
MOST_SECONDS = 30.0


def recounts() -> Found:
    """Count five thousand profiles twice; check ten thousand ballots as on a phone."""
    with _browser() as browser, tempfile.TemporaryDirectory(prefix="prove-") as folder:
        rows = [*_compared(browser, Path(folder)), *_timed(browser, Path(folder))]
    return Found(
        titles=("what", "number", "not the same", "took"),
        rows=rows,
        holds=all(row[2] == 0 for row in rows),
        note=f"a phone: this computer {PHONE} times slower, {VOTERS} ballots",
    )


def _compared(browser: Browser, folder: Path) -> Iterator[tuple[object, ...]]:
    tried, differing = Counter[str](), Counter[str]()
    began = time.monotonic()
    with disconnected(browser) as context:
        verifier = Verifier(opened(context, folder, bulletin=None, faults=[]))
        for seed in range(PROFILES // AT_ONCE):
            cases = list(profiles(AT_ONCE, seed=seed))
            found = verifier.counts([each.document for each in cases])
            for case, again in zip(cases, found, strict=True):
                tried[case.method.name] += 1
                differing[case.method.name] += again != case.counted
    took = f"{time.monotonic() - began:.0f} s in all"
    for name, number in tried.items():
        yield f"profiles of {name}", number, differing[name], took


def _timed(browser: Browser, folder: Path) -> Iterator[tuple[object, ...]]:
    for name in ("majority", "irv", "stv"):
        file = folder / "bulletin.json"
        file.write_bytes(_large(name))
        with disconnected(browser) as context:
            faults: list[str] = []
            page = opened(context, folder, bulletin=None, faults=faults)
            slowly = context.new_cdp_session(page)
            slowly.send("Emulation.setCPUThrottlingRate", {"rate": PHONE})
            began = time.monotonic()
            page.locator("#file").set_input_files(file)
            page.wait_for_selector(DONE, timeout=10 * 1000 * MOST_SECONDS)
            took = time.monotonic() - began
            held = page.locator("#answer.holds").count() == 1 and not faults
            wrong = 0 if held and took <= MOST_SECONDS else 1
            yield f"{VOTERS} ballots of {name} on a phone", 1, wrong, f"{took:.1f} s"


def _large(name: str) -> bytes:
    """Return the bulletin of many ballots; every one of them is valid."""
    method = METHODS[name]
    options = method.options([f"方案{each}" for each in range(1, 9)])
    poll = replace(POLL, method=name, options=options).opened(electors=VOTERS)
    chance = Random(VOTERS)  # noqa: S311 - for trying, not for secrets
    like = Profile(method=method, options=options, ballots={}, terms=poll.terms)
    votes = [Vote(each, (drawn_ballot(like, chance),)) for each in electors_of(poll, VOTERS)]
    return written(published(poll, votes, batches=SEALINGS))


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(ARGUMENTS), chromium_sandbox=False
        )
        yield browser
        browser.close()
