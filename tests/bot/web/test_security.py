"""What holds for every route, out of the application itself: a new one is held to it too."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from bot.tokens import PressTokens, TokenForged
from bot.web.app import create_app
from bot.web.guards import SMALL_BODY, largest
from bot.web.pages import own_path
from deliberation.identifiers import AttachmentId
from handlers.messages import Press
from handlers.ports import Attachment
from tests.bot.web.house import SECRET, Browser, House, as_it_is_run
from tests.bot.web.neighbours import CHEN, GUEST, HERE, SUN, WANG
from tests.fakes import START

WEBHOOK = "/telegram/webhook"
LOOKS = frozenset(
    {
        "/c/{slug}/outcomes/{number}/bulletin",
        "/c/{slug}/receipts",
        "/api/communities/{slug}/outcomes/{number}/inclusion",
    }
)
"""Questions whose words no address and no log is to hold: they are sent, and change nothing."""
HOSTILE = (
    "..%2f..%2fetc%2fpasswd",
    "a%00%ff%fe%E2%80%AE",
    "9" * 40,
    "%3Cscript%3Ealert(1)%3C%2Fscript%3E{{7*7}}'%20OR%201=1--",
)
KNOWN = {"slug": "here", "number": "1", "locale": "en"}


def every(found: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """Yield the routes of an application, those of its included routers among them."""
    for route in found:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from every(inner.routes)
        elif isinstance(route, APIRoute):
            yield route


def routes(house: House, method: str) -> Iterator[str]:
    """Yield the path of every route of the application that takes a method."""
    for route in every(create_app(house).routes):
        if method in (route.methods or ()):
            yield route.path


def filled(path: str, value: str = "") -> str:
    """Return a path with its parts filled in, all by one value where it is given."""
    return re.sub(
        r"\{(\w+)(?::\w+)?\}", lambda found: value or KNOWN.get(found[1], "nothing"), path
    )


# Forms


async def test_no_form_is_taken_without_the_token_of_its_session(browser: Browser) -> None:
    await browser.be(SUN.id)
    await browser.get("/me")
    other = Browser.open(browser.house)
    await other.be(CHEN.id)
    await other.get("/me")
    stolen = other.marks("/nowhere")["_token"]
    seen = 0
    for path in routes(browser.house, "POST"):
        if path in {WEBHOOK, *LOOKS}:
            continue
        for token in ("", "x" * 64, stolen):
            answer = await browser.client.post(filled(path), data={"_token": token})
            assert answer.status_code == 403, (path, token, answer.status_code)
            assert "content-security-policy" in answer.headers
            seen += 1
    assert seen > 30
    assert not browser.house.arrived
    counted = (await browser.client.get("/metrics")).text
    assert f'neighbor_talk_web_refusals_total{{status="403"}} {seen}' in counted


async def test_a_form_of_nobody_is_asked_to_sign_in_or_refused(house: House) -> None:
    browser = Browser.open(as_it_is_run(house))
    for path in routes(house, "POST"):
        if path not in {WEBHOOK, *LOOKS}:
            answer = await browser.client.post(filled(path), data={})
            assert answer.status_code in {401, 403}, path
    assert not house.arrived


async def test_what_only_looks_changes_nothing(browser: Browser) -> None:
    found = {each for each in routes(browser.house, "POST") if each in LOOKS}
    assert found == LOOKS
    with browser.house.storage.reading() as work:
        before = work.traces.count()
    for path in LOOKS:
        answer = await browser.client.post(filled(path), data={"receipt": "x" * 9000})
        assert answer.status_code < 500
    with browser.house.storage.reading() as work:
        assert work.traces.count() == before
    assert not browser.house.arrived


def test_nothing_but_forms_changes_anything(house: House) -> None:
    methods = {
        method for route in every(create_app(house).routes) for method in route.methods or ()
    }
    assert methods == {"GET", "POST"}


# Headers, cookies, addresses


async def test_every_answer_carries_the_headers(browser: Browser) -> None:
    await browser.be(SUN.id)
    paths = [filled(each) for each in routes(browser.house, "GET")]
    assert len(paths) > 60
    for path in (*paths, "/nothing", "/static/council.css", "/static/../app.py"):
        headers = (await browser.client.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "DENY", path
        assert headers["referrer-policy"] in {"same-origin", "no-referrer"}, path
        assert "server" not in headers, path
        assert "strict-transport-security" not in headers, path


async def test_behind_https_cookies_and_pages_stay_there(house: House) -> None:
    house.values = replace(house.values, address="https://council.test")
    browser = Browser.open(house)
    answer = await browser.client.get("/")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    kept = answer.headers.get_list("set-cookie")
    spoken = (await browser.client.get("/language/en")).headers.get_list("set-cookie")
    assert kept
    assert spoken
    for cookie in (*kept, *spoken):
        assert {"Secure", "HttpOnly", "SameSite=lax"} <= set(cookie.split("; ")), cookie


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/%09/evil.example",
        "javascript:alert(1)",
        "/ok%00",
        "data:text/html,x",
        "evil.example",
        "",
    ],
)
async def test_no_redirect_leaves_the_program(browser: Browser, elsewhere: str) -> None:
    assert own_path(elsewhere) == "/"
    answer = await browser.client.get(f"/language/en?back={quote(elsewhere, safe='')}")
    assert answer.headers["location"] == "/"


async def test_the_host_that_a_browser_names_is_never_repeated(browser: Browser) -> None:
    await browser.be(SUN.id)
    paths = [filled(each) for each in routes(browser.house, "GET")]
    for asked in (*paths[::5], *(f"{each}/" for each in paths)):
        if asked:
            answer = await browser.client.get(asked, headers={"Host": "evil.example"})
            assert "evil.example" not in answer.text, asked
            assert "evil.example" not in answer.headers.get("location", ""), asked


# What is sent


async def test_a_body_is_no_larger_than_its_page_needs(browser: Browser) -> None:
    await browser.be(CHEN.id)
    for path in map(filled, routes(browser.house, "POST")):
        if largest(path) > SMALL_BODY or path == WEBHOOK:
            continue
        content = b"_token=" + b"x" * SMALL_BODY
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = await browser.client.post(path, content=content, headers=kind)
        assert answer.status_code == 413, path


async def test_hostile_addresses_are_not_found_and_break_nothing(browser: Browser) -> None:
    await browser.be(SUN.id)
    for path in routes(browser.house, "GET"):
        for value in HOSTILE if "{" in path else ():
            asked = filled(path, value)
            answer = await browser.client.get(asked)
            assert answer.status_code < 500 or answer.status_code == 503, (asked, answer.text)
            assert "<script>alert(1)" not in answer.text, asked
            assert "root:" not in answer.text, asked


async def test_hostile_words_in_every_question_break_nothing(browser: Browser) -> None:
    await browser.be(SUN.id)
    for path in (
        "/c/here/sources",
        "/c/here/passages/passage",
        "/c/here/proposals",
        "/committee/questions",
    ):
        for value in HOSTILE:
            answer = await browser.client.get(f"{path}?q={value}&kind={value}&page={value}")
            assert answer.status_code < 500, (path, value)


# Sessions and links


async def test_signing_out_everywhere_ends_every_session_and_link(house: House) -> None:
    one, two = Browser.open(house), Browser.open(house)
    for each in (one, two):
        await each.be(WANG.id)
        assert (await each.get("/me")).status_code == 200
    await one.get("/sign-out")
    await one.act("members.sign_out")
    for each in (one, two):
        assert (await each.get("/me")).status_code == 401
    await two.be(WANG.id)
    assert (await two.get("/me")).status_code == 200


async def test_who_gets_another_role_signs_in_anew(house: House) -> None:
    chen, sun = Browser.open(house), Browser.open(house)
    await chen.be(CHEN.id)
    await sun.be(SUN.id)
    await sun.get("/admin")
    await sun.act("members.role", m=CHEN.id, role="moderator", on="yes")
    assert (await chen.get("/desk")).status_code == 401
    await chen.be(CHEN.id)
    assert (await chen.get("/desk")).status_code == 200
    assert (await sun.get("/admin")).status_code == 200


async def test_a_new_link_takes_the_place_of_the_one_before(house: House) -> None:
    browser = Browser.open(house)
    await browser.be(WANG.id)
    for _ in range(2):
        await browser.get("/me/chat")
        await browser.post("/me/chat", {"_text": "登录"})
    with house.reading() as work:
        links = work.sign_in_links.where(member_id=WANG.id)
    now = house.clock.now()
    assert [each.expires_at > now for each in links] == [False, True]


# Buttons


async def test_a_button_gives_nobody_more_than_they_have(browser: Browser) -> None:
    token = browser.house.tokens.seal(Press("vote.cancel", {"poll": "x"}))
    for who in (GUEST, CHEN):
        await browser.be(who.id)
        await browser.get("/me/chat")
        answer = await browser.post("/press", {"_press": token})
        assert answer.status_code == 422
        assert "主持人" in answer.text


def test_a_button_holds_for_its_time_and_its_program_alone() -> None:
    at = [START]
    tokens = PressTokens(SECRET, now=lambda: at[0])
    press = Press("vote.cast", {"poll": "p" * 16, "choice": "1"})
    sealed = tokens.seal(press)
    assert tokens.open(sealed) == press
    at[0] = START + timedelta(days=59)
    assert tokens.open(sealed) == press
    at[0] = START + timedelta(days=121)
    with pytest.raises(TokenForged):
        tokens.open(sealed)
    with pytest.raises(TokenForged):
        PressTokens(b"another secret, as long as ours", now=lambda: START).open(sealed)
    for changed in (sealed[:-1] + "2", "A" * 11 + sealed[11:], sealed[1:], "", "é" * 40):
        with pytest.raises(TokenForged):
            tokens.open(changed)


# Files


async def test_uploads_are_shown_or_kept_but_never_run(house: House) -> None:
    browser = Browser.open(house)
    await browser.be(WANG.id)
    kinds = {
        "image/png": b"\x89PNG\r\n\x1a\n<script>alert(1)</script>",
        "application/pdf": b"%PDF-1.4 <script>alert(1)</script>",
        "text/html": b"<script>alert(1)</script>",
        "image/svg+xml": b"<svg onload='alert(1)'/>",
    }
    for kind, content in kinds.items():
        digest = house.files.keep(content)
        with house.storage.transaction() as work:
            work.attachments.add(
                Attachment(
                    AttachmentId(digest[:16]),
                    HERE,
                    "web",
                    digest,
                    'a"\r\nX: y.html',
                    kind,
                    START,
                    WANG.id,
                    digest,
                )
            )
        answer = await browser.client.get(f"/files/{digest[:16]}")
        if kind not in {"image/png", "application/pdf"}:
            assert answer.status_code == 404
            continue
        assert answer.headers["content-type"] == kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        way = "inline" if kind == "image/png" else "attachment"
        assert answer.headers["content-disposition"].startswith(way)
        assert "x" not in answer.headers


async def test_where_files_lie_cannot_be_walked(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "web.db").write_text("a database beside the folder of the files")
    await browser.be(SUN.id)
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2fetc/passwd",
        "/files/..%2f..%2fweb.db",
        "/chat-files/..%2fx/0",
    ):
        assert (await browser.client.get(path)).status_code == 404, path
