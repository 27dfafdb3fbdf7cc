"""Voting for others on the web: by the head of the building, from paper, by proxy."""

import pytest

from deliberation.ballots import Ballot
from deliberation.communities import Role
from deliberation.polls import Poll, PollState
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import CHEN, HERE, LI, SUN, WANG, ZHOU, Neighbour


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
            each
            for each in work.electors.where(poll_id=poll.id)
            if each.id not in took_part and each.building
        ]
    return found[0].id, found[0].label


async def given(browser: Browser, who: Neighbour, role: Role) -> None:
    await browser.be(SUN.id)
    await browser.get("/admin")
    await browser.act("members.role", m=who.id, role=role.value, on="yes")


async def test_the_desk_leads_to_entering_a_ballot(browser: Browser, poll: Poll) -> None:
    await browser.be(ZHOU.id)
    desk = await browser.get("/desk")
    assert f"/desk/polls/{poll.number}/assist" in desk.text
    elector, label = unvoted(browser.house, poll)
    before = sum(box(browser.house, poll).values())
    page = await browser.get(f"/desk/polls/{poll.number}/assist")
    assert label in page.text
    page = await browser.act(
        "vote.assist", poll=poll.id, elector=elector, kind="paper", ballot="1"
    )
    assert f"{label} 选的是" in page.text
    assert "填的纸票 · 有效" in page.text
    assert sum(box(browser.house, poll).values()) == before + 1


async def test_what_cannot_be_read_loses_nothing(browser: Browser, poll: Poll) -> None:
    await browser.be(ZHOU.id)
    elector, _ = unvoted(browser.house, poll)
    await browser.get(f"/desk/polls/{poll.number}/assist")
    page = await browser.act(
        "vote.assist", poll=poll.id, elector=elector, kind="spoken", ballot="都行"
    )
    assert 'value="都行"' in page.text
    assert f'value="{elector}" selected' in page.text


async def test_a_building_head_finds_the_page_and_others_do_not(
    browser: Browser, poll: Poll
) -> None:
    path = f"/desk/polls/{poll.number}/assist"
    await given(browser, LI, Role.BUILDING_HEAD)
    await browser.be(LI.id)
    assert (await browser.get(path)).status_code == 200
    assert (await browser.get(f"/desk/polls/{poll.number}/papers")).status_code == 403
    await browser.be(CHEN.id)
    assert (await browser.get(path)).status_code == 403
    await browser.be(ZHOU.id)
    assert (await browser.get("/desk/polls/999/assist")).status_code == 404


async def test_two_moderators_read_the_papers(browser: Browser, poll: Poll) -> None:
    await given(browser, CHEN, Role.MODERATOR)
    _, label = unvoted(browser.house, poll)
    path = f"/desk/polls/{poll.number}/papers"
    await browser.be(ZHOU.id)
    await browser.get(path)
    await browser.act("vote.read_papers", poll=poll.id, text=f"{label} 1")
    page = await browser.get(path)
    assert "请另一位主持人录第二遍" in page.text
    before = sum(box(browser.house, poll).values())
    await browser.be(CHEN.id)
    page = await browser.get(path)
    assert f"{ZHOU.name}已录一遍：1 张" in page.text
    with browser.house.reading() as work:
        (batch,) = work.paper_batches.where(poll_id=poll.id)
    page = await browser.act("vote.read_papers_again", batch=batch.id, text=f"{label} 1")
    assert "两遍一致的 1 张" in page.text
    assert sum(box(browser.house, poll).values()) == before + 1


async def test_who_holds_no_proxy_is_told_so(browser: Browser, poll: Poll) -> None:
    await browser.be(WANG.id)
    page = await browser.get(f"/proxies/{poll.number}")
    assert "没有给您的委托" in page.text
