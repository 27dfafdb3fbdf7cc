"""Rules that bear on proposals on the moderators' desk: shown, never chosen by themselves."""

import re
from dataclasses import replace
from datetime import date

from deliberation.proposals import Proposal
from handlers import bearings
from handlers.ports import Bearing
from knowledge.library import Conflict
from tests.bot.web.house import Browser
from tests.bot.web.neighbours import CHEN, ZHOU

QUOTE = "楼道内不得堆放杂物。"


def accepted(browser: Browser) -> Proposal:
    with browser.house.reading() as work:
        return work.proposals.where(state="accepted")[0]


def kept(browser: Browser, proposal: Proposal, *, conflicts: tuple[Conflict, ...]) -> None:
    found = Bearing(
        id=proposal.id,
        community_id=proposal.community_id,
        passages=("passage",),
        conflicts=conflicts,
        found_at=browser.house.clock.now(),
    )
    with browser.house.storage.transaction() as work:
        bearings.keep(work, found)


async def test_the_form_shows_both_texts_and_chooses_nothing(browser: Browser) -> None:
    proposal = accepted(browser)
    kept(browser, proposal, conflicts=(Conflict("想放<鞋柜>", "passage", QUOTE),))
    await browser.be(ZHOU.id)
    await browser.get(f"/desk/topics/new?p={proposal.number}")
    assert "规定里好像不让做" in browser.html
    assert "请您决定" in browser.html
    assert "想放&lt;鞋柜&gt;" in browser.html
    assert QUOTE in browser.html
    assert re.search(r'href="/c/here/passages/passage\?q=', browser.html)
    box = re.search(
        r'<input type="checkbox" name="passages" value="passage"([^>]*)>', browser.html
    )
    assert box is not None
    assert "checked" not in box[1]


async def test_the_desk_says_in_one_line_that_there_is_something(browser: Browser) -> None:
    proposal = accepted(browser)
    await browser.be(ZHOU.id)
    await browser.get("/desk")
    assert "规定里好像不让做" not in browser.html
    kept(browser, proposal, conflicts=(Conflict("想放鞋柜", "passage", QUOTE),))
    await browser.get("/desk")
    assert "规定里好像不让做" in browser.html


async def test_residents_are_not_told_of_a_conflict(browser: Browser) -> None:
    proposal = accepted(browser)
    kept(browser, proposal, conflicts=(Conflict("想放鞋柜", "passage", QUOTE),))
    await browser.be(CHEN.id)
    for path in (f"/c/here/proposals/{proposal.number}", "/c/here/proposals", "/me"):
        await browser.get(path)
        assert "好像不让" not in browser.html


async def test_what_was_never_found_is_sought_for_the_page(browser: Browser) -> None:
    proposal = accepted(browser)
    with browser.house.storage.transaction() as work:
        work.proposals.save(replace(proposal, text="楼道堆放的杂物请清走"))
    await browser.be(ZHOU.id)
    await browser.get(f"/desk/topics/new?p={proposal.number}")
    assert 'name="passages" value="passage"' in browser.html
    with browser.house.reading() as work:
        assert work.bearings.one(id=proposal.id) is None


async def test_what_no_longer_holds_is_not_offered(browser: Browser) -> None:
    proposal = accepted(browser)
    kept(browser, proposal, conflicts=(Conflict("想放鞋柜", "passage", QUOTE),))
    with browser.house.storage.transaction() as work:
        source = work.sources.get(work.passages.get("passage").source_id)
        work.sources.save(replace(source, repealed=date(2026, 1, 1)))
    await browser.be(ZHOU.id)
    await browser.get(f"/desk/topics/new?p={proposal.number}")
    assert "没有找到相关的规定" in browser.html
    assert "好像不让" not in browser.html


async def test_the_topics_page_quotes_what_was_chosen_with_links(browser: Browser) -> None:
    proposal = accepted(browser)
    kept(browser, proposal, conflicts=())
    await browser.be(ZHOU.id)
    await browser.get(f"/desk/topics/new?p={proposal.number}")
    await browser.act(
        "moderate.open_topic", p=[proposal.id], title="花坛的树", passages=["passage"]
    )
    with browser.house.reading() as work:
        topic = work.topics.where()[-1]
    await browser.get(f"/c/here/topics/{topic.number}")
    assert QUOTE in browser.html
    assert 'href="/c/here/passages/passage"' in browser.html
