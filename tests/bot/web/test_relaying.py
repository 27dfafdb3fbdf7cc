"""Relay mode on the desk: texts and posters for a group, its replies read and entered."""

import html
import io
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from bot.web.views.relay_posts import LONGEST_POSTED, Told, outcome_posts, posts, told
from deliberation.ballots import Ballot, Option
from deliberation.communities import Community, Role
from deliberation.polls import Poll, PollState
from deliberation.privacy import Shown
from deliberation.responses import ResponseState
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import CHEN, HERE, LI, SUN, ZHOU

POSTED = re.compile(r'<textarea id="post-(\w+)"[^>]*readonly>(.*?)</textarea>', re.DOTALL)
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def poll(house: House) -> Poll:
    with house.reading() as work:
        found = work.polls.where(community_id=HERE, state=PollState.OPEN)
    return found[-1]


def box(house: House, poll: Poll) -> dict[Ballot, int]:
    with house.reading() as work:
        return dict(work.ballots.counted(poll.id))


def unvoted(house: House, poll: Poll) -> tuple[str, str]:
    """Return the id and the name of an elector who has not voted."""
    with house.reading() as work:
        took_part = work.ballots.took_part(poll.id)
        found = [
            each for each in work.electors.where(poll_id=poll.id) if each.id not in took_part
        ]
    return found[0].id, found[0].label


def path_of(poll: Poll) -> str:
    return f"/desk/polls/{poll.number}/relay"


async def looked(browser: Browser, poll: Poll, text: str) -> str:
    """Return the page that shows what a pasted text comes to."""
    await browser.get(path_of(poll))
    page = await browser.post(path_of(poll), {"poll": poll.id, "text": text})
    return page.text


def posted(page: str) -> dict[str, str]:
    """Return the texts that are ready to be pasted, by name."""
    found = re.findall(
        r'<textarea id="post-(\w+)"[^>]*readonly>(.*?)</textarea>', page, re.DOTALL
    )
    return {name: html.unescape(text) for name, text in found}


async def test_the_desk_leads_to_texts_that_can_be_pasted(browser: Browser, poll: Poll) -> None:
    await browser.be(ZHOU.id)
    desk = await browser.get("/desk")
    assert path_of(poll) in desk.text
    texts = posted((await browser.get(path_of(poll))).text)
    assert set(texts) == {"call", "nudge"}
    assert texts["call"].startswith("#接龙")
    assert all(len(each) <= LONGEST_POSTED for each in texts.values())
    assert all(f"/vote/{poll.id}" in each for each in texts.values())


async def test_our_own_text_with_replies_below_is_read_and_entered(
    browser: Browser, poll: Poll
) -> None:
    await browser.be(ZHOU.id)
    call = posted((await browser.get(path_of(poll))).text)["call"]
    elector, label = unvoted(browser.house, poll)
    before = sum(box(browser.house, poll).values())
    page = await looked(browser, poll, f"{call}\n\n1. {label} 1\n2. 谁家的猫 1")
    assert "看清楚 1 条，要您定 1 条" in page
    assert f'value="{elector} 1" checked' in page
    assert sum(box(browser.house, poll).values()) == before
    done = await browser.act("vote.relay", poll=poll.id, entry=f"{elector} 1")
    assert "接龙录好 1 票" in done.text
    assert f"{label}：" in done.text
    assert sum(box(browser.house, poll).values()) == before + 1


async def test_who_is_doubtful_is_entered_once_somebody_decides(
    browser: Browser, poll: Poll
) -> None:
    await browser.be(ZHOU.id)
    elector, label = unvoted(browser.house, poll)
    before = sum(box(browser.house, poll).values())
    page = await looked(browser, poll, "谁家的猫: 随便吧")
    assert "没看出选了哪一项" in page
    assert f'<option value="{elector}">{label}</option>' in page
    done = await browser.act("vote.relay", poll=poll.id, **{"who-1": elector, "pick-1": "2"})
    assert "接龙录好 1 票" in done.text
    assert sum(box(browser.house, poll).values()) == before + 1


async def test_a_name_that_was_matched_is_proposed_and_can_be_changed(
    browser: Browser, poll: Poll
) -> None:
    await browser.be(ZHOU.id)
    elector, label = unvoted(browser.house, poll)
    page = await looked(browser, poll, "阿强: 1")
    assert "上次认作" not in page
    assert 'name="name-1" value="阿强"' in page
    matched = {"who-1": elector, "pick-1": "1", "name-1": "阿强"}
    assert "接龙录好 1 票" in (await browser.act("vote.relay", poll=poll.id, **matched)).text
    page = await looked(browser, poll, "路过的: 1\n阿强: 2")
    assert f"上次认作 {label}" in page
    assert page.count(f'<option value="{elector}" selected>') == 1
    assert "看清楚 0 条，要您定 2 条" in page


async def test_bad_input_loses_nothing(browser: Browser, poll: Poll) -> None:
    await browser.be(ZHOU.id)
    elector, _ = unvoted(browser.house, poll)
    text = "谁家的猫: 随便吧\n路过的: 1"
    await looked(browser, poll, text)
    page = await browser.act(
        "vote.relay", poll=poll.id, text=text, **{"who-1": elector, "pick-1": ""}
    )
    assert page.status_code == 422
    assert "还没有可以录的" in page.text
    assert "谁家的猫: 随便吧" in page.text
    assert f'<option value="{elector}" selected>' in page.text
    empty = await browser.post(path_of(poll), {"poll": poll.id, "text": " "})
    assert "还没有可以录的" in empty.text
    crowd = "\n".join(f"{at}栋{at}01: 1" for at in range(1, 202))
    long = await browser.post(path_of(poll), {"poll": poll.id, "text": crowd})
    assert "一次最多看 200 条" in long.text
    assert "201栋20101: 1</textarea>" in long.text


async def test_a_look_shows_the_roll_and_is_kept(browser: Browser, poll: Poll) -> None:
    await browser.be(ZHOU.id)
    await looked(browser, poll, "谁家的猫: 1")
    with browser.house.reading() as work:
        kept = work.views.where(shown=Shown.ROLL, viewer_id=ZHOU.id)
    assert kept[-1].page == path_of(poll)


async def test_building_heads_find_the_page_and_others_do_not(
    browser: Browser, poll: Poll
) -> None:
    await browser.be(SUN.id)
    await browser.get("/admin")
    await browser.act("members.role", m=LI.id, role=Role.BUILDING_HEAD.value, on="yes")
    await browser.be(LI.id)
    assert (await browser.get(path_of(poll))).status_code == 200
    await browser.be(CHEN.id)
    assert (await browser.get(path_of(poll))).status_code == 403
    assert (await browser.get(f"{path_of(poll)}/poster.png")).status_code == 403


async def test_a_poster_with_the_way_to_the_ballot(browser: Browser, poll: Poll) -> None:
    await browser.be(ZHOU.id)
    picture = await browser.client.get(f"{path_of(poll)}/poster.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(PNG)
    sheet = await browser.client.get(f"{path_of(poll)}/poster.pdf")
    (page,) = PdfReader(io.BytesIO(sheet.content)).pages
    words = "".join(page.extract_text().split())
    assert "请您投票" in words
    assert "".join(poll.title.split()) in words


@pytest.mark.parametrize("count", [2, 5, 20])
@pytest.mark.parametrize("length", [2, 30, 200])
@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_a_text_for_the_group_has_300_characters_at_most(
    house: House, poll: Poll, count: int, length: int, locale: str
) -> None:
    options = tuple(Option(str(at), f"第{at}" + "长" * length) for at in range(1, count + 1))
    long = replace(poll, options=options, title="题" * length)
    with house.reading() as work:
        here = work.communities.get(HERE)
    for post in posts(
        long,
        replace(here, locale=locale),
        address="https://a-long-name.example.org:8443",
    ):
        assert len(post.text) <= LONGEST_POSTED
        assert f"/vote/{poll.id}" in post.text


# When the vote is over


WORDS = st.text(st.sampled_from("小区门口路灯、 x\n"), min_size=1, max_size=400)


@pytest.fixture
def ended(house: House) -> tuple[Told, Community]:
    """Return an outcome to which the committee replied, with what it promised."""
    with house.reading() as work:
        here = work.communities.get(HERE)
        (given, *_) = work.responses.where(community_id=HERE, state=ResponseState.ADOPTED)
        outcome = work.outcomes.get(given.outcome_id)
        return told(work, outcome, now=house.clock.now()), here


def pasted(it: Told, here: Community) -> dict[str, str]:
    address = "https://a-long-name.example.org:8443"
    return {each.name: each.text for each in outcome_posts(it, here, address=address)}


async def test_a_group_without_a_bot_hears_of_outcome_and_reply(
    browser: Browser, ended: tuple[Told, Community]
) -> None:
    outcome = ended[0].outcome
    await browser.be(ZHOU.id)
    assert f"/desk/polls/{outcome.number}/relay" in (await browser.get("/desk")).text
    page = await browser.get(f"/desk/polls/{outcome.number}/relay")
    texts = posted(page.text)
    assert list(texts) == ["outcome", "reply"]
    assert f"【{outcome.number}号结果】{outcome.title}：通过" in texts["outcome"]
    assert re.search(r"：\d+ 票", texts["outcome"])
    assert "应投" in texts["outcome"]
    assert "公示到" in texts["outcome"]
    assert "采纳" in texts["reply"]
    assert "委员会说：本月换好。" in texts["reply"]
    assert "要办：" in texts["reply"]
    assert all(f"/outcomes/{outcome.number}" in each for each in texts.values())
    assert "贴回来" not in page.text
    await browser.be(CHEN.id)
    assert (await browser.get(f"/desk/polls/{outcome.number}/relay")).status_code == 403


async def test_before_closing_no_text_for_a_group_holds_a_count(
    browser: Browser, poll: Poll
) -> None:
    await browser.be(ZHOU.id)
    texts = posted((await browser.get(path_of(poll))).text)
    assert set(texts).isdisjoint({"outcome", "reply"})
    for each in texts.values():
        assert "应投" not in each
        assert re.search(r"\d 票", each) is None


def test_a_group_hears_when_the_committee_must_reply_and_that_it_is_late(
    ended: tuple[Told, Community],
) -> None:
    it, here = ended
    assert it.response is not None
    due = replace(it.response, state=ResponseState.DUE, due_at=it.now + timedelta(days=3))
    waiting = pasted(replace(it, response=due), here)
    assert list(waiting) == ["outcome"]
    assert "委员会最迟" in waiting["outcome"]
    later = replace(it, response=due, now=it.now + timedelta(days=100))
    assert "已经超期" in pasted(later, here)["outcome"]
    assert "已经结束" in pasted(later, here)["outcome"]
    assert list(pasted(replace(it, response=None), here)) == ["outcome"]


@given(labels=st.lists(WORDS, min_size=2, max_size=20), title=WORDS, said=WORDS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_an_outcome_for_the_group_has_300_characters_at_most(
    ended: tuple[Told, Community], locale: str, labels: list[str], title: str, said: str
) -> None:
    it, here = ended
    assert it.response is not None
    options = tuple(Option(str(at), words) for at, words in enumerate(labels, start=1))
    totals = {each.id: at for at, each in enumerate(options)}
    tally = replace(it.outcome.verdict.tally, counts=totals, winners=tuple(totals))
    long = replace(
        it,
        poll=replace(it.poll, options=options, method="approval"),
        outcome=replace(
            it.outcome, title=title, verdict=replace(it.outcome.verdict, tally=tally)
        ),
        response=replace(it.response, reasons=said),
        commitments=tuple(replace(each, task=said, unit=said) for each in it.commitments * 4),
    )
    texts = pasted(long, replace(here, locale=locale))
    assert list(texts) == ["outcome", "reply"]
    for each in texts.values():
        assert len(each) <= LONGEST_POSTED
        assert f"/outcomes/{it.outcome.number}" in each
