"""The pages of evidence: what is frozen, heads and witnesses, the bulletin, the limits."""

import json
import re
from hashlib import sha256

import pytest

from bot.signing import verified
from deliberation.ledger.canonical import digest, fingerprint
from deliberation.ledger.verifying import verify
from deliberation.outcomes import Outcome
from deliberation.polls import Poll
from handlers.ledgers import KeptBulletin
from tests.bot.web.house import Browser
from tests.bot.web.neighbours import CHEN, GUEST, LI, SUN, WANG, ZHAO, ZHOU, Life

VOTERS = (WANG, LI, CHEN, ZHOU, SUN)


class Walk(Life):
    """Walks a new poll through its life."""

    async def opened(self, about: str = "广场装一盏灯", **rules: str) -> Poll:
        await self.press(CHEN, "propose.submit", text=about, place="小广场")
        await self.topic(title="广场的灯")
        asked = {**self.poll("majority"), **rules}
        await self.press(ZHOU, "vote.open", t=self.newest("topics"), **asked)
        with self.house.reading() as work:
            return work.polls.get(self.newest("polls"))

    async def closed(self, poll: Poll) -> Outcome:
        await self.passes(3.2)
        with self.house.reading() as work:
            found = work.outcomes.one(poll_id=poll.id)
        assert found is not None
        return found

    async def over(self) -> tuple[Poll, Outcome]:
        """Open a poll, let everybody vote, and let its time run out."""
        poll = await self.opened()
        await self.voted(poll)
        return poll, await self.closed(poll)

    async def voted(self, poll: Poll) -> None:
        for place, who in enumerate(VOTERS):
            choice = str(place % 3 + 1)
            await self.press(who, "vote.cast", poll=poll.id, choice=choice, exact="yes")

    def bulletin(self, poll: Poll) -> KeptBulletin:
        with self.house.reading() as work:
            found = work.bulletins.one(poll_id=poll.id)
        assert found is not None
        return found

    def receipts(self, poll: Poll) -> list[str]:
        shown = json.loads(self.bulletin(poll).text)
        return [each["receipt"] for each in (*shown["rows"], *shown["sealed"])]


@pytest.fixture
def walk(browser: Browser) -> Walk:
    return Walk(browser.house, pressed=1000)


# The page of a poll


async def test_the_page_of_a_poll_shows_what_was_frozen(browser: Browser, walk: Walk) -> None:
    poll = await walk.opened()
    page = await browser.get(f"/c/here/polls/{poll.number}")
    file = await browser.get(f"/c/here/polls/{poll.number}/charter.json")
    groups = fingerprint(sha256(file.content).hexdigest())
    assert groups in " ".join(re.sub("<[^>]+>", " ", page.text).split())
    assert digest(file.json()) == sha256(file.content).hexdigest()
    assert file.headers["content-disposition"].startswith("attachment")
    assert "还没有封存过" in page.text
    assert (
        f"/c/here/polls/{poll.number}"
        in (await browser.get(f"/c/here/topics/{poll.number}")).text
    )


async def test_neighbours_stand_by_a_head_on_the_page(browser: Browser, walk: Walk) -> None:
    poll, outcome = await walk.over()
    path = f"/c/here/polls/{outcome.number}"
    assert "我看到了同一个指纹" not in (await browser.get(path)).text
    with walk.house.reading() as work:
        (head,) = work.tree_heads.where(poll_id=poll.id)
    for who in (WANG, LI, ZHAO):
        await browser.be(who.id)
        await browser.get(path)
        page = await browser.act("ledger.witness", h=head.id, agree="yes")
        assert "会和指纹一起公布" in page.text
    page = await browser.get(path)
    assert "见证齐了" in page.text
    assert WANG.name in page.text
    await browser.be(GUEST.id)
    page = await browser.get(path)
    assert WANG.name not in page.text
    assert "王…（居民）" in page.text


async def test_turnout_by_building_shows_no_choices(browser: Browser, walk: Walk) -> None:
    """While a poll runs the page is the same whatever was chosen."""
    shown: list[str] = []
    for choice, about in (("1", "广场装一盏灯"), ("2", "楼梯扶手松了要修")):
        poll = await walk.opened(about)
        for who in (WANG, LI):
            await walk.press(who, "vote.cast", poll=poll.id, choice=choice, exact="yes")
        page = await browser.get(f"/c/here/polls/{poll.number}")
        text = re.sub("<[^>]+>", " ", page.text)
        shown.append(re.sub(rf"{poll.number}号|(?:[0-9a-f]{{4}} +)+[0-9a-f]{{4}}", "", text))
        await walk.press(ZHOU, "vote.cancel", poll=poll.id, reason="换个说法再来")
    assert shown[0].split() == shown[1].split()


# The bulletin


async def test_the_bulletin_says_plainly_whether_it_fits(browser: Browser, walk: Walk) -> None:
    _poll, outcome = await walk.over()
    page = await browser.get(f"/c/here/outcomes/{outcome.number}")
    assert f"/c/here/outcomes/{outcome.number}/bulletin" in page.text
    page = await browser.get(f"/c/here/outcomes/{outcome.number}/bulletin")
    assert page.status_code == 200
    assert "5 张选票，5 个人投过票，对得上" in page.text
    assert "只公布总数" in page.text
    assert "核对期到" in page.text
    ids = re.findall(r' id="([^"]+)"', page.text)
    assert len(ids) == len(set(ids))


async def test_the_file_is_the_same_byte_by_byte_and_holds(
    browser: Browser, walk: Walk
) -> None:
    poll, outcome = await walk.over()
    path = f"/c/here/outcomes/{outcome.number}/bulletin.json"
    first = await browser.get(path)
    assert verify(first.content, verified=verified).holds
    await walk.passes(1)
    assert (await browser.get(path)).content == first.content
    assert sha256(first.content).hexdigest() == walk.bulletin(poll).digest
    offline = await browser.get(path.replace(".json", ".html"))
    assert offline.headers["content-disposition"].startswith("attachment")
    assert json.loads(first.content)["signature"] in offline.text


async def test_a_receipt_is_found_without_script_and_stands_in_no_address(
    browser: Browser, walk: Walk
) -> None:
    poll, outcome = await walk.over()
    path = f"/c/here/outcomes/{outcome.number}/bulletin"
    receipt = walk.receipts(poll)[0]
    typed = f" {receipt.lower().replace('-', ' ')} "
    found = await browser.client.post(path, data={"receipt": typed})
    assert receipt in found.text
    assert "找到了，第 1 版" in found.text
    assert receipt not in str(found.url)
    lost = await browser.client.post(path, data={"receipt": "AAAAAA-AAAAAA"})
    assert "没有这个回执" in lost.text
    nasty = await browser.client.post(path, data={"receipt": "<script>alert(1)</script>"})
    assert "<script>alert" not in nasty.text


async def test_a_reader_sees_whether_the_roll_says_that_they_voted(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.opened(base="households")
    await walk.press(WANG, "vote.cast", poll=poll.id, choice="1", exact="yes")
    outcome = await walk.closed(poll)
    path = f"/c/here/outcomes/{outcome.number}/bulletin"
    assert "名册上写着" not in (await browser.get(path)).text
    for who, said in ((WANG, "3-2-501投过票"), (LI, "3-2-502没有投票")):
        await browser.be(who.id)
        assert said in (await browser.get(path)).text
    page = await browser.get(path)
    assert "3号楼：1 / 3" in page.text


async def test_an_open_vote_is_for_neighbours(browser: Browser, walk: Walk) -> None:
    poll = await walk.opened(open="yes")
    await walk.voted(poll)
    outcome = await walk.closed(poll)
    path = f"/c/here/outcomes/{outcome.number}/bulletin"
    for each in (path, f"{path}.json", f"{path}.html"):
        assert (await browser.get(each)).status_code == 404
    await browser.be(CHEN.id)
    page = await browser.get(path)
    assert WANG.name in page.text
    assert (await browser.get(f"{path}.json")).status_code == 200


async def test_an_open_vote_is_told_by_name_once_it_is_over(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.opened(open="yes")
    await walk.voted(poll)
    await browser.be(WANG.id)
    assert "谁投了什么" not in (await browser.get(f"/c/here/polls/{poll.number}")).text
    outcome = await walk.closed(poll)
    page = f"/c/here/outcomes/{outcome.number}"
    shown = (await browser.get(page)).text.partition("谁投了什么")[2].partition("</table>")[0]
    with browser.house.reading() as work:
        labels = [each.label for each in work.electors.where(poll_id=poll.id)]
    assert len(labels) == len(VOTERS)
    assert [label for label in labels if label not in shown] == []
    assert "谁投了什么" not in (await Browser.open(browser.house).get(page)).text


async def test_complaints_are_made_and_counted_on_the_page(
    browser: Browser, walk: Walk
) -> None:
    _poll, outcome = await walk.over()
    path = f"/c/here/outcomes/{outcome.number}/bulletin"
    await browser.be(WANG.id)
    assert "没有人说对不上" in (await browser.get(path)).text
    await browser.act("ledger.complain", o=outcome.id, kind="missing")
    page = await browser.get(path)
    assert "有 1 件说对不上" in page.text
    await browser.be(LI.id)
    assert WANG.name not in (await browser.get(path)).text.split("<footer>")[0].split("main")[1]


async def test_after_the_notice_the_page_says_that_the_key_is_gone(
    browser: Browser, walk: Walk
) -> None:
    _poll, outcome = await walk.over()
    await walk.passes(16)
    page = await browser.get(f"/c/here/outcomes/{outcome.number}/bulletin")
    assert "销毁了" in page.text
    assert "核对期结束了" in page.text


async def test_what_is_not_there_is_not_found(browser: Browser) -> None:
    for path in (
        "/c/here/polls/999",
        "/c/here/polls/999/charter.json",
        "/c/here/outcomes/999/bulletin",
        "/c/here/outcomes/999/bulletin.json",
        "/c/there/outcomes/1/bulletin",
    ):
        assert (await browser.get(path)).status_code == 404, path


async def test_the_limits_are_told_plainly_and_linked(browser: Browser) -> None:
    page = await browser.get("/secret-vote")
    for words in ("护不住的", "有人站在旁边看着您投", "买票", "不存在的人"):
        assert words in page.text
    assert "/secret-vote" in (await browser.get("/c/here")).text
