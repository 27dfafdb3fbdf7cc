"""The map of opinions on a topic's page."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from deliberation.opinions.summaries import SummarySentence
from deliberation.topics import Topic
from handlers import opinions
from handlers.opinions import Written
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import HERE, WANG, ZHOU, Life
from tests.camps import COMMON, quarrel

SVG = "{http://www.w3.org/2000/svg}"


def talked_over(house: House, *, title: str, sizes: tuple[int, ...] = (18, 12)) -> Topic:
    with house.storage.transaction() as work:
        topic = next(each for each in work.topics.where() if each.title == title)
        now = house.clock.now()
        quarrel(work, topic=topic.id, community=HERE, now=now, sizes=sizes)
    return topic


def section(html: str) -> str:
    found = re.search(r'<section id="opinions".*?(?=<section id="statements")', html, re.DOTALL)
    return found[0] if found else ""


async def test_the_map_stands_on_the_page_once_stances_are_over(browser: Browser) -> None:
    topic = talked_over(browser.house, title="小广场几点安静")
    shown = section((await browser.get(f"/c/here/topics/{topic.number}")).text)
    assert "看法大致分成 2 组" in shown
    assert "A组 18 人" in shown
    assert "B组 12 人" in shown
    assert re.search(rf"各组都同意</strong></p><p><a [^>]*>{COMMON}", shown)
    assert "组多数同意，" in shown
    assert "邻居" not in re.sub("位邻居", "", shown)


async def test_the_map_is_a_picture_that_can_be_read_out(browser: Browser) -> None:
    topic = talked_over(browser.house, title="小广场几点安静")
    shown = section((await browser.get(f"/c/here/topics/{topic.number}")).text)
    found = re.search(r"<svg.*?</svg>", shown, re.DOTALL)
    assert found
    picture = ET.fromstring(found[0])  # noqa: S314 - drawn by us
    assert picture.get("role") == "img"
    assert picture.findtext(f"{SVG}title") == "意见地图"
    assert "30 个点" in (picture.findtext(f"{SVG}desc") or "")
    assert len(picture.findall(f"{SVG}polygon")) == 2
    signs = {(each.get("d"), each.get("fill")) for each in picture.findall(f"{SVG}path")}
    assert len(signs) == 2
    assert "script" not in found[0]


async def test_while_stances_are_taken_nothing_is_told(browser: Browser) -> None:
    topic = talked_over(browser.house, title="快递放在哪里")
    for who in (WANG, ZHOU):
        await browser.be(who.id)
        shown = section((await browser.get(f"/c/here/topics/{topic.number}")).text)
        assert "还在表态" in shown
        assert "<svg" not in shown
        assert "组" not in shown


async def test_few_people_are_no_groups_and_no_map(browser: Browser) -> None:
    topic = talked_over(browser.house, title="小广场几点安静", sizes=(2, 2))
    shown = section((await browser.get(f"/c/here/topics/{topic.number}")).text)
    assert "意见没有分成明显的群体" in shown
    assert "<svg" not in shown
    assert "不到 5 人，不公布" in shown
    assert "%" not in shown


async def test_a_topic_without_stances_has_no_map(browser: Browser) -> None:
    life = Life(browser.house)
    await life.press(WANG, "propose.submit", text="信箱坏了", place="1号楼")
    await life.topic(title="信箱")
    with browser.house.storage.reading() as work:
        number = work.topics.where(title="信箱")[0].number
    assert section((await browser.get(f"/c/here/topics/{number}")).text) == ""


def wrote(house: House, topic: Topic) -> None:
    sentences = (
        SummarySentence("一致认为好。", (13,)),
        SummarySentence("有的还要谈。", (1, 2)),
    )
    with house.storage.transaction() as work:
        made = Written(topic.id, sentences)
        opinions.written(work, made, now=house.clock.now(), ids=house.ids)


async def test_a_summary_is_seen_once_a_moderator_approved_it(browser: Browser) -> None:
    topic = talked_over(browser.house, title="小广场几点安静")
    wrote(browser.house, topic)
    page, desk = f"/c/here/topics/{topic.number}", f"/desk/topics/{topic.number}"
    assert "一致认为好" not in (await browser.get(page)).text
    await browser.be(ZHOU.id)
    assert "一致认为好" not in (await browser.get(page)).text
    assert "一致认为好" in (await browser.get(desk)).text
    with browser.house.storage.reading() as work:
        summary = work.opinion_summaries.where(topic_id=topic.id)[0]
    await browser.act("opinions.approve", y=summary.id)
    shown = section((await browser.get(page)).text)
    assert "一致认为好。" in shown
    assert "程序起草" in shown
    assert f'/topics/{topic.number}#statement-2"' in shown
    await browser.get(desk)
    await browser.act("opinions.drop", y=summary.id)
    assert "一致认为好" not in (await browser.get(page)).text


async def test_the_desk_posts_the_map_and_asks_a_model_where_there_is_one(
    browser: Browser,
) -> None:
    topic = talked_over(browser.house, title="小广场几点安静")
    await browser.be(ZHOU.id)
    desk = f"/desk/topics/{topic.number}"
    assert "/act/opinions.summarise" not in (await browser.get(desk)).text
    answer = await browser.act("opinions.post", t=topic.id)
    assert "正在画" in answer.text
    browser.house.values = replace(browser.house.values, model=True)
    assert "/act/opinions.summarise" in (await browser.get(desk)).text


async def test_the_desk_tells_nothing_while_stances_are_taken(browser: Browser) -> None:
    topic = talked_over(browser.house, title="快递放在哪里")
    await browser.be(ZHOU.id)
    text = (await browser.get(f"/desk/topics/{topic.number}")).text
    assert "还在表态" in text
    assert "/act/opinions" not in text


async def test_of_fewer_than_five_stances_no_page_tells_which(browser: Browser) -> None:
    topic = talked_over(browser.house, title="路灯怎么修")
    text = (await browser.get(f"/c/here/topics/{topic.number}")).text
    cards = re.findall(r'<li class="card" id="statement-\d+">.*?</li>', text, re.DOTALL)
    few = next(each for each in cards if "换成声控灯" in each)
    many = next(each for each in cards if COMMON in each)
    assert "1 人表了态" in few
    assert "同意 1" not in few
    assert "同意 30 · 不同意 0 · 略过 0" in many
