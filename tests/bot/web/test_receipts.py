"""The page of a receipt: what became of a ballot, and never the choice too early."""

import re
from dataclasses import replace

import pytest

from bot.web.views.receipts import Fate, receipt
from deliberation.identifiers import PollId
from deliberation.ledger.leaves import leaf_hash
from deliberation.ledger.merkle import includes
from deliberation.polls import Poll
from handlers.deadlines import tick
from handlers.paths import receipts
from tests.bot.web.house import Browser
from tests.bot.web.neighbours import CHEN, HERE, LI, SUN, WANG, ZHOU, Life, Neighbour

VOTERS = (WANG, LI, CHEN, ZHOU, SUN)
CODE = re.compile(r"[2-9A-HJ-NP-Z]{6}-[2-9A-HJ-NP-Z]{6}")


class Walk(Life):
    """Walks a poll, and knows the receipts of those who voted."""

    async def opened(self, **rules: str) -> Poll:
        await self.press(CHEN, "propose.submit", text="广场装一盏灯", place="小广场")
        await self.topic(title="广场的灯")
        await self.press(
            ZHOU, "vote.open", t=self.newest("topics"), **self.poll("majority"), **rules
        )
        return self.now(PollId(self.newest("polls")))

    def now(self, poll_id: PollId) -> Poll:
        with self.house.reading() as work:
            return work.polls.get(poll_id)

    async def votes(self, who: Neighbour, poll: Poll, choice: str) -> str:
        await self.press(who, "vote.cast", poll=poll.id, choice=choice, exact="yes")
        with self.house.storage.transaction() as work:
            speaks = work.franchises.one(poll_id=poll.id, member_id=who.id)
            assert speaks is not None
            cast = work.ballots.find(poll.id, elector_id=speaks.elector_id)
        assert cast is not None
        return cast.receipt

    async def closed(self, poll: Poll) -> None:
        await self.passes(3.2)
        assert self.now(poll.id).state != "open"


@pytest.fixture
def walk(browser: Browser) -> Walk:
    return Walk(browser.house, pressed=1000)


async def asked(browser: Browser, code: str) -> str:
    await browser.get("/c/here/receipts")
    page = await browser.post("/c/here/receipts", {"receipt": code})
    assert page.status_code == 200
    assert code not in browser.page
    return page.text.split("<main", 1)[1]


async def test_a_ballot_is_received_changed_and_sealed_without_its_choice(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.opened()
    code = await walk.votes(WANG, poll, "2")
    await browser.be(WANG.id)
    first = await asked(browser, code)
    assert "已经收到了，正等着下一次封存" in first
    assert await walk.votes(WANG, poll, "1") == code
    second = await asked(browser, f" {code.lower().replace('-', ' ')} ")
    assert "第 2 次投的算数" in second
    for text in (first, second):
        assert "赞成" not in text
        assert "反对" not in text
    with walk.house.storage.transaction() as work:
        work.ballots.place(poll.id)
    assert "正等着" not in await asked(browser, code)


async def test_after_closing_the_row_is_shown_with_its_proof(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.opened()
    with walk.house.storage.transaction() as work:
        work.polls.save(replace(poll, electors=8))
    await walk.votes(WANG, poll, "2")
    for who in VOTERS:
        await walk.votes(who, poll, "1")
    code = await walk.votes(LI, poll, "2")
    await walk.closed(poll)
    with walk.house.reading() as work:
        community = work.communities.get(HERE)
        found = receipt(work, community, typed=code, member=None, named=False)
    assert (found.fate, found.version) == (Fate.COUNTED, 2)
    proof = found.proof
    assert proof is not None
    leaf = leaf_hash(proof.data.encode())
    assert leaf.hex() == proof.leaf
    path = tuple(bytes.fromhex(each) for each in proof.path)
    root = bytes.fromhex(proof.root)
    assert includes(root, leaf, index=proof.place, size=proof.size, path=path)
    page = await asked(browser, code)
    assert proof.leaf in page
    assert "写的是：反对" in page


async def test_where_sums_are_published_the_voter_alone_reads_their_ballot(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.opened()
    with walk.house.storage.transaction() as work:
        work.polls.save(replace(poll, electors=5))
    code = await walk.votes(LI, poll, "2")
    await walk.closed(poll)
    await browser.be(CHEN.id)
    other = await asked(browser, code)
    assert "只公布总数" in other
    assert "写的是" not in other
    await browser.be(LI.id)
    own = await asked(browser, code)
    assert "写的是：反对" in own
    assert "只有您看得到" in own


async def test_after_the_notice_the_page_says_that_nobody_can_tell(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.opened()
    with walk.house.storage.transaction() as work:
        work.polls.save(replace(poll, electors=5))
    code = await walk.votes(LI, poll, "2")
    await walk.closed(poll)
    with walk.house.reading() as work:
        outcome = work.outcomes.one(poll_id=poll.id)
    assert outcome is not None
    walk.house.clock.set(outcome.notice_ends_at)
    await walk.house.happens(lambda work, ids, clock: tick(work, now=clock.now(), ids=ids))
    await browser.be(LI.id)
    page = await asked(browser, code)
    assert "写的是" not in page
    assert "已经销毁" in page


async def test_an_unknown_receipt_and_one_of_elsewhere_are_not_found(browser: Browser) -> None:
    assert "没有这个回执号" in await asked(browser, "ABC234-XYZ789")
    assert "没有这个回执号" in await asked(browser, "回" * 3000)


async def test_the_receipt_leads_to_its_page(browser: Browser, walk: Walk) -> None:
    poll = await walk.opened()
    await browser.be(LI.id)
    await browser.get(f"/vote/{poll.id}")
    await browser.act("vote.cast", poll=poll.id, choice="1")
    assert CODE.search(browser.html)
    with walk.house.reading() as work:
        assert receipts(work.communities.get(HERE)) in browser.html
    await browser.get("/receipts")
    assert browser.page.endswith("/c/here/receipts")
