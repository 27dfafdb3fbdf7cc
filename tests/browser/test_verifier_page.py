"""The page that checks a bulletin, as people use it: from a stick, on a phone, offline."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect

from bot.reports.offline import SCRIPTS, offline_page
from deliberation.ballots import Ballot
from deliberation.ledger.canonical import fingerprint
from deliberation.methods import METHODS
from deliberation.polls import Poll
from deliberation.terms import Terms
from tests.browser.people import PHONE, WIDTH
from tests.browser.verifier import DESK, DONE, disconnected, opened
from tests.deliberation.ledger.making import (
    COMMUNITY,
    Vote,
    electors_of,
    example,
    published,
    unsigned,
    written,
)
from tests.deliberation.strategies import POLL

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e&lt;b&gt;${1}\u2028"
TOLD = {
    "zh-CN": ("✔", "对得上", "还差一步"),
    "en-GB": ("✔", "It holds", "One step is left"),
}
LARGE = 50 * 1024 * 1024

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def phones(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return what gives a browser without a network, the same one for the same reader."""
    with ExitStack() as contexts:

        @cache
        def phone(size: tuple[int, int], locale: str) -> BrowserContext:
            width, height = size
            window = ViewportSize(width=width, height=height)
            return contexts.enter_context(disconnected(chromium, size=window, locale=locale))

        yield phone


@pytest.fixture
def stick(phones: Callable[..., BrowserContext], tmp_path: Path) -> Iterator[Open]:
    """Return what opens the page from a file; it must not complain meanwhile."""
    faults: list[str] = []
    with ExitStack() as pages:

        def open_(
            bulletin: bytes | None = None, *, size: ViewportSize = PHONE, locale: str = "zh-CN"
        ) -> Page:
            context = phones((size["width"], size["height"]), locale)
            page = opened(context, tmp_path, bulletin=bulletin, faults=faults)
            return pages.enter_context(page)

        yield open_
    assert faults == []


@pytest.fixture(scope="module")
def whole() -> bytes:
    return written(example())


def document(data: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(data)
    return found


def bent(data: bytes) -> bytes:
    """Return a bulletin with one count changed."""
    return data.replace(b'"took_part":7,', b'"took_part":8,')


def chosen(page: Page, data: bytes, *, name: str = "bulletin.json") -> None:
    payload = FilePayload(name=name, mimeType="application/json", buffer=data)
    page.locator("#file").set_input_files(payload)


def found_of(page: Page, name: str, words: str) -> str:
    """Fill a field, press its button, and return what came of it."""
    page.fill(f"#{name}", words)
    page.click(f"#{name}-card button")
    return page.locator(f"#{name}-card [role=status]").inner_text()


def voted(poll: Poll, cast: Sequence[Ballot]) -> bytes:
    """Return the bulletin of a poll in which these ballots were cast, and one was not."""
    open_poll = poll.opened(electors=len(cast) + 1)
    electors = electors_of(open_poll, len(cast) + 1)
    votes = [Vote(each, (ballot,)) for each, ballot in zip(electors, cast, strict=False)]
    return written(published(open_poll, [*votes, Vote(electors[-1], ())]))


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_a_whole_bulletin_is_told_to_hold_in_the_readers_language(
    stick: Open, whole: bytes, size: ViewportSize, locale: str
) -> None:
    page = stick(whole, size=size, locale=locale)
    told = page.locator("#answer.holds").inner_text()
    for words in TOLD[locale]:
        assert words in told
    assert page.locator("#checks li.holds").count() == 12
    assert page.locator("#checks li.fails").count() == 0
    assert page.evaluate(WIDTH) <= size["width"]


def test_the_language_can_be_changed_and_back(stick: Open, whole: bytes) -> None:
    page = stick(whole)
    page.click("text=English")
    assert "It holds" in page.locator("#answer").inner_text()
    assert page.locator("html").get_attribute("lang") == "en"
    page.click("text=中文")
    assert "对得上" in page.locator("#answer").inner_text()


def test_a_forged_bulletin_is_told_not_to_hold_and_what_is_wrong(
    stick: Open, whole: bytes
) -> None:
    page = stick(bent(whole))
    told = page.locator("#answer.fails").inner_text()
    assert "✘" in told
    assert "对不上" in told
    assert "公布的是 8，算出来是 7" in told
    failing = page.locator("#checks li.fails").evaluate_all(
        "those => those.map(each => each.dataset.check)"
    )
    assert failing == ["untouched", "tally"]
    assert "公布的是 8，算出来是 7" in page.locator("[data-check=tally]").inner_text()


def test_the_count_is_shown_as_the_page_made_it(stick: Open, whole: bytes) -> None:
    vote = stick(whole).locator("#vote").inner_text()
    for words in ("12号 一号楼前建电动车棚", "东风小区", "名册上 10 户，投票的 7 户", "通过"):
        assert words in vote
    assert re.search(r"赞成\s*胜出\s*5\s*反对\s*1\s*弃权\s*1", vote)
    assert "✔ 参加的够不够（按人头）：要 6，实际 7" in vote


def test_a_budget_is_told_with_what_things_cost(stick: Open) -> None:
    bench, tools = METHODS["greedy"].options(["长椅", "器材"])
    options = (replace(bench, cost=30), replace(tools, cost=90))
    terms = Terms(budget=100)
    data = voted(
        replace(POLL, method="greedy", options=options, terms=terms),
        [Ballot(choices=("1", "2"))] * 5 + [Ballot(choices=("1",))] * 4,
    )
    vote = stick(data).locator("#vote").inner_text()
    assert re.search(r"长椅\s*胜出\s*要花 30\s*9\s*器材\s*要花 90\s*5", vote)
    assert "一共有多少钱：100" in vote
    assert "没有线，票多的就行" in vote


def test_doors_are_listed_as_people_look_for_them(stick: Open, whole: bytes) -> None:
    page = stick(whole)
    page.locator("#lists summary").last.click()
    doors = page.locator("#lists details:last-child tr td:first-child")
    expect(doors).to_have_text([f"1-{each}" for each in range(1, 11)])


def test_a_voter_finds_the_own_ballot_by_its_receipt(stick: Open, whole: bytes) -> None:
    page, said = stick(whole), document(whole)
    changed = next(each for each in said["rows"] if each["version"] == 2)
    told = found_of(page, "receipt", f" {changed['receipt'].upper()} ")
    assert "✔ 您的这一票在上面，写的是：赞成" in told
    assert "您改过 1 次" in told
    assert "被取消了" in found_of(page, "receipt", said["withdrawn"][0]["receipt"])
    assert "没有这个回执号" in found_of(page, "receipt", "没有-这个")
    assert "请先输入" in found_of(page, "receipt", "  ")


def test_the_fingerprint_of_the_room_is_compared(stick: Open, whole: bytes) -> None:
    page, said = stick(whole), document(whole)
    digest = page.locator("[data-check=charter]").inner_text().split("：")[-1]
    assert "一样：这就是开始投票时定下的章程" in found_of(page, "print", digest)
    assert "一样，" not in page.locator("#answer").inner_text()
    assert "群里的指纹也比过了" in page.locator("#answer.holds").inner_text()
    assert "第 1 次封存" in found_of(page, "print", fingerprint(said["heads"][0]["root"]))
    assert "这把钥匙" in found_of(page, "print", said["key"][:16].upper())
    both_ends = f"{fingerprint(said['key'])[:19]} … {fingerprint(said['key'])[-19:]}"
    assert "这把钥匙" in found_of(page, "print", both_ends)
    assert "太短了" in found_of(page, "print", digest[:14])
    page.locator("#answer.holds").wait_for()
    assert page.evaluate("scrollY") > 0
    assert "不一样" in found_of(page, "print", f"{digest[:-1]}z 0")
    told = page.locator("#answer.fails").inner_text()
    assert "和您填的指纹不一样" in told
    assert page.locator("[data-check=charter].fails").count() == 1
    assert "先不要当真" in page.locator("#vote").inner_text()


def test_a_file_is_chosen_and_another_one_after_it(stick: Open, whole: bytes) -> None:
    page = stick()
    assert "请先选公示板文件" in page.locator("#answer.waiting").inner_text()
    chosen(page, whole)
    page.locator("#answer.holds").wait_for()
    chosen(page, bent(whole))
    page.locator("#answer.fails").wait_for()


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 \xff", b'{"format":"else"}', b"[" * 5000], ids=str
)
def test_a_wrong_file_is_said_to_be_no_bulletin(stick: Open, data: bytes) -> None:
    page = stick()
    chosen(page, data)
    page.wait_for_selector(DONE)
    assert "这不是公示板文件" in page.locator("#answer.fails").inner_text()
    assert page.locator("#vote, #receipt, #print").count() == 0


def test_a_file_that_is_far_too_large_is_refused_kindly(
    stick: Open, whole: bytes, tmp_path: Path
) -> None:
    page = stick(whole)
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(LARGE)
    page.locator("#file").set_input_files(film)
    assert "这个文件有 50 MB，太大了" in page.locator("[role=alert]").inner_text()
    assert "对得上" in page.locator("#answer.holds").inner_text()


def test_whatever_a_title_says_is_text(stick: Open) -> None:
    options = METHODS["plurality"].options([HOSTILE, "乙"])
    poll = replace(POLL, title=HOSTILE, method="plurality", options=options)
    page = stick(voted(poll, [Ballot(choices=("1",))] * 9))
    assert "对得上" in page.locator("#answer.holds").inner_text()
    assert "<img src=x onerror=alert(1)>·&lt;b&gt;${1}" in page.locator("#vote h2").inner_text()
    assert page.locator("img").count() == 0


def test_ballots_of_every_form_are_told_in_words(stick: Open) -> None:
    ranked = Ballot(ranking=(("2",), ("1", "3")))
    scored = Ballot(scores=(("1", 5), ("3", 0)))
    objects = Ballot(choices=("3",), reason="夜里太吵")
    for method, ballot, words in (
        ("irv", ranked, "第1：乙；第2：甲、丙"),
        ("score", scored, "甲 5 分；丙 0 分"),
        ("approval", Ballot(choices=("1", "3")), "甲、丙"),
        ("consent", objects, "反对（理由：夜里太吵）"),
    ):
        options = METHODS[method].options(["甲", "乙", "丙"] if method != "consent" else [])
        data = voted(replace(POLL, method=method, options=options), [ballot] * 8)
        page = stick(data)
        receipt = document(data)["rows"][0]["receipt"]
        assert words in found_of(page, "receipt", receipt)
        page.locator("#lists summary").first.click()
        expect(page.locator("#lists tr").filter(has_text=words)).to_have_count(8)


def test_where_sums_alone_are_shown_the_page_says_what_cannot_be_recounted(
    stick: Open,
) -> None:
    data = voted(POLL, [Ballot(choices=("1",))] * 4)
    page = stick(data)
    assert "只公布了各种投法的总数" in page.locator("#answer.holds").inner_text()
    sealed = document(data)["sealed"][0]["receipt"]
    assert "也算进了总数" in found_of(page, "receipt", sealed)


def test_the_page_can_talk_to_nobody(chromium: Browser, whole: bytes, tmp_path: Path) -> None:
    page = offline_page(whole)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'unsafe-inline'; ")
    assert not re.search(r"(src|href|action)=", page)
    said: list[str] = []
    with chromium.new_context() as context:
        tried = opened(context, tmp_path, bulletin=whole, faults=said).evaluate(
            "() => fetch('https://example.org').then(() => 'sent', () => 'not sent')"
        )
    assert tried == "not sent"
    assert "violates the following Content Security Policy" in said[0]


def test_no_data_becomes_html_and_every_sentence_has_both_languages() -> None:
    folder = files("bot.reports") / "verifier"
    sources = {name: (folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS}
    for name, source in sources.items():
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in source, name
    listed = {Path(str(each)).stem for each in folder.iterdir() if str(each).endswith(".js")}
    assert listed == set(SCRIPTS)


def test_every_sentence_that_is_said_is_there(stick: Open) -> None:
    page = offline_page(None)
    known = set(re.findall(r"^  '([a-z_-]+)': \[", page, flags=re.MULTILINE))
    used = set(re.findall(r"'(verify-[a-z-]+)'", page)) | set(
        re.findall(r"say\('([a-z_-]+[a-z])'", page)
    )
    assert used <= known
    catalogue = (
        Path(__file__).parents[2] / "handlers" / "locales" / "zh_CN" / "verifying.ftl"
    ).read_text(encoding="utf-8")
    findings = set(re.findall(r"^(verify-[a-z-]+) =", catalogue, flags=re.MULTILINE))
    apart = {"verify-all-hold", "verify-some-fail"}
    checks = {each for each in findings if each.startswith("verify-check-")}
    assert findings - apart - checks == {each for each in known if each.startswith("verify-")}
    assert stick().locator("h1").inner_text() == "核对一次表决"


def test_unsigned_parts_are_left_off_the_screen_where_they_cannot_be_read(
    stick: Open,
) -> None:
    made = unsigned(example())
    page = stick((json.dumps({**made, "charter": None, "signature": ""}) + "\n").encode())
    assert page.locator("#answer.fails").count() == 1
    assert page.locator("#checks li.fails").count() >= 11
    assert page.locator("#vote").count() == 0
    assert COMMUNITY.name not in page.locator("#checks").inner_text()
