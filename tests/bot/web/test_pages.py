"""Every page opens, for everyone who may see it and for nobody else."""

import re

import pytest

from handlers.paths import passage
from tests.bot.web.house import Browser, House, as_it_is_run
from tests.bot.web.neighbours import (
    CHEN,
    EVERYBODY,
    GUEST,
    RULE,
    SUN,
    WANG,
    ZHAO,
    ZHOU,
    Neighbour,
)

PUBLIC = (
    "/",
    "/privacy",
    "/secret-vote",
    "/sign-in",
    "/c/here",
    "/c/here/proposals",
    "/c/here/topics",
    "/c/here/outcomes",
    "/c/here/commitments",
    "/c/here/sources",
    "/c/here/sources?q=照明",
    "/c/here/sources/rule",
    "/c/here/passages/passage?q=楼道内不得堆放杂物。",
)
MEMBERS = ("/me", "/me/chat", "/c/here/chat", "/c/here/chat/messages", "/sign-out")
DESK = ("/desk", "/desk/topics/new")
COMMITTEE = ("/committee", "/committee/tokens")
ADMIN = ("/admin",)


async def test_public_pages_open_for_anybody(browser: Browser) -> None:
    for path in (*PUBLIC, *_numbered(browser.house)):
        answer = await browser.get(path)
        assert answer.status_code == 200, path
        assert "<h1" in answer.text, path


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.key)
async def test_pages_open_for_whom_they_are(browser: Browser, who: Neighbour) -> None:
    await browser.be(who.id)
    for path in (*PUBLIC, *MEMBERS, *_numbered(browser.house)):
        assert (await browser.get(path)).status_code == 200, path
    may = {DESK: who in (ZHOU, SUN), COMMITTEE: who in (ZHAO, SUN), ADMIN: who is SUN}
    for paths, allowed in may.items():
        for path in paths:
            status = (await browser.get(path)).status_code
            assert status == (200 if allowed else 403), path
    status = (await browser.get("/committee/chat")).status_code
    assert status == (200 if who in (ZHOU, ZHAO, SUN) else 403)


@pytest.mark.parametrize("path", [*MEMBERS, *DESK, *COMMITTEE, *ADMIN, "/c/here/propose"])
async def test_nobody_signed_in_is_asked_to_sign_in(browser: Browser, path: str) -> None:
    answer = await browser.get(path)
    assert answer.status_code == 401
    assert "请先登录" in answer.text


async def test_pages_speak_english(browser: Browser) -> None:
    await browser.get("/language/en?back=/c/here")
    assert browser.page.endswith("/c/here")
    await browser.be(SUN.id)
    for path in (*PUBLIC, *MEMBERS, *DESK, *COMMITTEE, *ADMIN, *_numbered(browser.house)):
        answer = await browser.get(path)
        assert answer.status_code == 200, path
        assert 'lang="en"' in answer.text or path.endswith("/messages")


async def test_the_desk_has_forms_for_topics_polls_and_outcomes(browser: Browser) -> None:
    await browser.be(SUN.id)
    with browser.house.reading() as work:
        waiting = [each.number for each in work.proposals.where(state="accepted")]
        topic = work.topics.where(state="deliberating")[0]
        outcomes = work.outcomes.where()
    assert (await browser.get(f"/desk/topics/new?p={waiting[0]}")).status_code == 200
    answer = await browser.get(f"/desk/topics/{topic.number}/poll")
    assert "现在名册上有 5 个" in answer.text
    for outcome in outcomes:
        assert (await browser.get(f"/committee/{outcome.id}")).status_code == 200


async def test_what_is_missing_or_foreign_is_not_found(browser: Browser) -> None:
    await browser.be(SUN.id)
    for path in (
        "/c/nowhere",
        "/c/here/proposals/999",
        "/c/here/topics/999",
        "/c/there/topics/1",
        "/c/here/outcomes/999",
        "/c/here/sources/far",
        "/c/here/passages/far-passage",
        "/desk/topics/999/poll",
        "/committee/nothing",
        "/vote/nothing",
        "/files/nothing",
        "/nothing/at/all",
    ):
        answer = await browser.get(path)
        assert answer.status_code == 404, path
        assert "没有找到" in answer.text, path


async def test_other_communities_are_closed(browser: Browser) -> None:
    await browser.be("outsider")
    assert (await browser.get("/c/here/chat")).status_code == 403
    assert (await browser.get("/c/here/propose")).status_code == 403
    with browser.house.reading() as work:
        poll = work.polls.where(state="open")[0]
    assert (await browser.get(f"/vote/{poll.id}")).status_code == 404
    answer = await browser.get("/c/here")
    assert "居民群" not in answer.text.split("<main")[0]


async def test_every_page_carries_the_headers(browser: Browser) -> None:
    await browser.be(SUN.id)
    for path in (
        *PUBLIC,
        *MEMBERS,
        *DESK,
        "/nothing",
        "/api/communities",
        "/static/council.css",
    ):
        answer = await browser.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not re.search(r"<[^>]+ (style|on\w+)=", answer.text), path
        assert not re.search(r"<style|<script(?! src=)", answer.text), path


async def test_the_first_view_is_light(browser: Browser) -> None:
    page = await browser.get("/c/here")
    size = len(page.content)
    for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)):
        size += len((await browser.client.get(path)).content)
    assert size <= 60_000


async def test_a_passage_is_marked_where_it_was_cited(browser: Browser) -> None:
    answer = await browser.get("/c/here/passages/passage?q=楼道内不得堆放杂物。")
    assert '<mark id="cited">楼道内不得堆放杂物。</mark>' in answer.text
    answer = await browser.get("/c/here/passages/passage?q=<script>alert(1)</script>")
    assert "<mark" not in answer.text
    assert "<script>" not in answer.text


async def test_the_link_to_a_long_passage_marks_all_of_it(browser: Browser) -> None:
    with browser.house.reading() as work:
        link = passage(work.communities.where(slug="here")[0], "passage", RULE)
    assert len(link) < 250
    answer = await browser.get(link)
    assert 'id="cited"' in answer.text
    assert f'<mark id="cited">{RULE}</mark>' in answer.text


async def test_a_broken_page_says_so_in_two_languages(house: House) -> None:
    house.clock = None  # type: ignore[assignment]
    browser = Browser.open(house)
    answer = await browser.get("/c/here")
    assert answer.status_code == 500
    assert "出了点问题" in answer.text
    assert "Something went wrong" in answer.text
    assert answer.headers["content-security-policy"]


async def test_without_a_demo_home_leads_to_the_community_or_to_signing_in(
    house: House,
) -> None:
    browser = Browser.open(as_it_is_run(house))
    answer = await browser.get("/")
    assert "怎么登录" in answer.text
    assert WANG.name not in answer.text
    assert (await browser.post(f"/demo/be/{WANG.id}", {})).status_code == 403


async def test_names_are_full_to_neighbours_alone(browser: Browser) -> None:
    path = _numbered(browser.house)[0]
    assert "王某" in (await browser.get(path)).text
    assert WANG.name not in browser.html
    await browser.be(CHEN.id)
    assert WANG.name in (await browser.get(path)).text
    await browser.be(GUEST.id)
    assert WANG.name not in (await browser.get(path)).text


def _numbered(house: House) -> tuple[str, ...]:
    with house.reading() as work:
        kinds = (
            ("proposals", work.proposals),
            ("topics", work.topics),
            ("outcomes", work.outcomes),
            ("polls", work.polls),
        )
        closed = work.outcomes.where(community_id="here")
        return (
            *(
                f"/c/here/{name}/{each.number}"
                for name, kept in kinds
                for each in kept.where(community_id="here")
            ),
            *(f"/c/here/outcomes/{each.number}/bulletin" for each in closed),
        )
