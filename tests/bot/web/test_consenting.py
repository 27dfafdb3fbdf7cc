"""Objections and the number of a lot on the moderators' desk."""

import pytest

from deliberation.objections import Objection, ObjectionState
from deliberation.polls import Poll
from tests.bot.web.house import Browser
from tests.bot.web.neighbours import CHEN, HERE, LI, WANG, ZHOU, Life

SOURCE = "11月30日福彩3D开奖号"
NOISE = "夜里太吵"


class Walk(Life):
    """Walks on where the neighbourhood stands."""

    async def voting(self, method: str, **more: str) -> Poll:
        await self.press(CHEN, "propose.submit", text="广场装一盏灯", place="小广场")
        await self.topic(title="广场的灯")
        opening = {**self.poll(method), **more}
        await self.press(ZHOU, "vote.open", t=self.newest("topics"), **opening)
        return self.newest_poll()

    def newest_poll(self) -> Poll:
        with self.house.reading() as work:
            return work.polls.get(self.newest("polls"))

    def page(self, poll: Poll, kind: str) -> str:
        with self.house.reading() as work:
            return f"/c/{work.communities.get(HERE).slug}/{kind}/{poll.number}"

    def objection(self, poll: Poll) -> Objection:
        with self.house.reading() as work:
            (found,) = work.objections.where(poll_id=poll.id)
        return found


@pytest.fixture
def walk(browser: Browser) -> Walk:
    return Walk(browser.house, pressed=1000)


async def test_an_objection_is_settled_on_the_desk(browser: Browser, walk: Walk) -> None:
    poll = await walk.voting("consent")
    await walk.press(WANG, "vote.cast", poll=poll.id, choice="1")
    await walk.press(LI, "vote.cast", poll=poll.id, choice="3", reason=NOISE)
    await walk.passes(4)
    objection = walk.objection(poll)
    await browser.be(ZHOU.id)
    desk = await browser.get("/desk")
    assert NOISE in desk.text
    assert "已解决" in desk.text
    said = {"o": objection.id, "fate": "met", "words": "十点后关灯"}
    page = await browser.act("consent.settle", **said)
    assert page.status_code == 200
    assert walk.objection(poll).state is ObjectionState.MET
    await walk.passes(0.01)
    page = await browser.get(walk.page(poll, "outcomes"))
    assert "已解决：十点后关灯" in page.text
    assert "李叔" not in page.text.split("反对意见")[1][:80]


async def test_to_say_how_it_was_met_is_due(browser: Browser, walk: Walk) -> None:
    poll = await walk.voting("consent")
    await walk.press(LI, "vote.cast", poll=poll.id, choice="3", reason=NOISE)
    await walk.passes(4)
    await browser.be(ZHOU.id)
    await browser.get("/desk")
    said = {"o": walk.objection(poll).id, "fate": "met", "words": ""}
    await browser.act("consent.settle", **said)
    assert walk.objection(poll).state is ObjectionState.RAISED


async def test_residents_read_no_objections_before_the_outcome(
    browser: Browser, walk: Walk
) -> None:
    poll = await walk.voting("consent")
    await walk.press(LI, "vote.cast", poll=poll.id, choice="3", reason=NOISE)
    await walk.passes(4)
    await browser.be(WANG.id)
    for path in (walk.page(poll, "topics"), "/", walk.page(poll, "outcomes")):
        assert NOISE not in (await browser.get(path)).text


async def test_the_number_of_a_lot_is_entered_on_the_desk(browser: Browser, walk: Walk) -> None:
    poll = await walk.voting("lot", seed=SOURCE, seats="1")
    await browser.be(ZHOU.id)
    desk = await browser.get("/desk")
    assert SOURCE in desk.text
    page = await browser.act("lot.seed", poll=poll.id, seed="317")
    assert page.status_code == 200
    assert walk.newest_poll().terms.seed == "317"
    assert "seed-" + poll.id not in (await browser.get("/desk")).text
    await walk.passes(4)
    page = await browser.get(walk.page(poll, "outcomes"))
    assert "317:1" in page.text
