"""The desk of sources: what stands there, what is taken in, labelled and taken away."""

from dataclasses import replace

import pytest

from handlers.messages import AttachmentKind
from handlers.ports import Ids, Question, StaffAnswer, StaffAnswerState, UnitOfWork
from handlers.shelf import Told, became
from tests.bot.web.bookcase import SENTENCE, furnish
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import CHEN, EVERYBODY, HERE, SUN, ZHAO, ZHOU, Neighbour
from tests.fakes import START

STAFF = (ZHOU, ZHAO, SUN)
PAGES = ("/library", "/library/uploads", "/library/words", "/library/rule")
LABELS = {
    "title": "关于清理楼道堆物的通知",
    "kind": "notice",
    "issuer": "友邻社区居委会",
    "effective": "2026-11-20",
    "expires": "2026-12-31",
    "repealed": "",
    "jurisdiction": "",
    "repeals": "",
}


@pytest.fixture
def shelves(browser: Browser) -> Browser:
    """Return a browser at a neighbourhood with sources of every kind and state."""
    with browser.house.storage.transaction() as work:
        furnish(work)
    return browser


def read(house: House, *became_of: Told) -> None:
    """Let the files that were sent last be read."""

    def effect(work: UnitOfWork, ids: Ids) -> None:
        sent = work.attachments.where()[-len(became_of) :]
        for attachment, told in zip(sent, became_of, strict=True):
            became(work, attachment, told, ids=ids, now=house.clock.now())

    with house.storage.transaction() as work:
        effect(work, house.ids)


# Who sees it


@pytest.mark.parametrize("who", EVERYBODY, ids=lambda who: who.key)
async def test_the_desk_is_for_staff(browser: Browser, who: Neighbour) -> None:
    await browser.be(who.id)
    for path in PAGES:
        answer = await browser.get(path)
        assert answer.status_code == (200 if who in STAFF else 403), path


async def test_nobody_signed_in_is_asked_to_sign_in(browser: Browser) -> None:
    for path in PAGES:
        assert (await browser.get(path)).status_code == 401, path


async def test_the_sources_of_others_are_not_there(browser: Browser) -> None:
    await browser.be(SUN.id)
    assert "远山公约" not in (await browser.get("/library")).text
    for path in ("/library/far", "/library/nothing"):
        assert (await browser.get(path)).status_code == 404, path


async def test_staff_find_it_from_their_desks_and_residents_do_not(browser: Browser) -> None:
    for who, pages in ((ZHOU, ("/desk",)), (ZHAO, ("/committee",))):
        await browser.be(who.id)
        for path in (*pages, "/c/here/sources"):
            assert 'href="/library"' in (await browser.get(path)).text, path
    await browser.be(CHEN.id)
    assert 'href="/library' not in (await browser.get("/c/here/sources")).text
    assert 'href="/library' not in (await browser.get("/c/here/sources/rule")).text


async def test_it_speaks_english(shelves: Browser) -> None:
    await shelves.be(SUN.id)
    await shelves.get("/language/en?back=/library")
    for path in (*PAGES, "/library/notice"):
        assert (await shelves.get(path)).status_code == 200, path


# What stands there


async def test_every_source_says_how_it_stands(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    page = (await shelves.get("/library")).text
    for state in ("现行", "尚未生效", "已废止", "已过期", "外地规定", "旧版本", "已撤下"):
        assert f">{state}</span>" in page, state
    assert page.index("关于清理楼道堆物的通知") < page.index("物业管理条例")


@pytest.mark.parametrize(
    ("query", "found", "not_found"),
    [
        ("q=公约", "友邻社区居民公约", "供暖"),
        ("q=晚报", "友邻社区装上声控灯", "公约</strong>"),
        ("kind=law", "噪声污染防治法", "声控灯"),
        ("kind=law&q=上海", "上海市养犬管理条例", "物业管理条例"),
        ("q=没有这样的", "没有找到这样的文件", "公约</strong>"),
    ],
)
async def test_sources_are_found(
    shelves: Browser, query: str, found: str, not_found: str
) -> None:
    await shelves.be(ZHAO.id)
    page = (await shelves.get(f"/library?{query}")).text
    assert found in page
    assert not_found not in page


async def test_one_source_shows_passages_and_both_sides(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    page = (await shelves.get("/library/notice")).text
    assert '<del class="rule-pinyin" title="括号里的拼音">(mín)</del>' in page
    assert "责任编辑：王某某</del>" in page
    assert "印了两遍的话" in page
    assert "<ins>，</ins>" in page
    assert page.count(SENTENCE) == 3


async def test_articles_are_shown_with_their_numbers(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    page = (await shelves.get("/library/entry")).text
    assert "<strong>第三十七条</strong>" in page
    assert "随程序带来的，不能改" in page
    assert "sources.label" not in page
    assert "sources.remove" not in page


async def test_a_reply_is_changed_where_it_was_written(shelves: Browser) -> None:
    with shelves.house.storage.transaction() as work:
        work.questions.add(Question("q", HERE, CHEN.id, "快递柜什么时候装", START))
        answer = StaffAnswer("a", HERE, "q", "月底前装好。", ZHAO.id, START)
        work.staff_answers.add(
            replace(answer, state=StaffAnswerState.APPROVED, source_id="reply")
        )
    await shelves.be(ZHAO.id)
    page = (await shelves.get("/library/reply")).text
    assert 'href="/committee/answers/a"' in page
    assert "sources.label" not in page
    assert "sources.remove" not in page


# Taking in


async def test_files_are_sent_to_be_read(browser: Browser) -> None:
    await browser.be(ZHAO.id)
    await browser.get("/library")
    files = [
        ("file", ("停水通知.docx", b"PK\x03\x04 a document", "application/zip")),
        ("file", ("公约.txt", "第一条 不高空抛物。".encode("gbk"), "text/plain")),
    ]
    answer = await browser.post(
        "/act/sources.take_in", {"issuer": "居委会", "effective": "2026-12-01"}, files=files
    )
    assert "收到 2 份文件" in answer.text
    assert "停水通知.docx" in answer.text
    assert answer.text.count("正在读</span>") == 2
    (arrived,) = browser.house.arrived[-1:]
    assert [each.name for each in arrived.files] == ["停水通知.docx", "公约.txt"]
    assert {each.kind for each in arrived.files} == {AttachmentKind.DOCUMENT}
    kept = browser.house.files.path(arrived.files[1].reference).read_bytes()
    assert kept.decode("gbk") == "第一条 不高空抛物。"


async def test_it_says_what_became_of_each_file(browser: Browser) -> None:
    await browser.be(ZHAO.id)
    await browser.get("/library")
    names = ("通知.txt", "坏的.pdf", "旧的.md")
    files = [("file", (name, b"words", "text/plain")) for name in names]
    await browser.post("/act/sources.take_in", {}, files=files)
    read(
        browser.house,
        Told("通知.txt", outcome="added", passages=12, source="rule"),
        Told("坏的.pdf", reason="not_text"),
        Told("旧的.md", outcome="known"),
    )
    page = (await browser.get("/library/uploads")).text
    assert "切成 12 段，现在可以问了" in page
    assert '<a href="/library/rule">通知.txt</a>' in page
    assert "里面不是文字。" in page
    assert "以前放过" in page
    assert "正在读" not in page


async def test_the_list_of_uploads_is_sent_again_only_when_it_changed(
    browser: Browser,
) -> None:
    await browser.be(ZHAO.id)
    mark = (await browser.get("/library/uploads")).headers["etag"]
    again = await browser.get("/library/uploads", **{"If-None-Match": mark})
    assert again.status_code == 304
    await browser.get("/library")
    await browser.post("/act/sources.take_in", {}, files=[("file", ("a.txt", b"a"))])
    again = await browser.get("/library/uploads", **{"If-None-Match": mark})
    assert again.status_code == 200


@pytest.mark.parametrize(
    ("fields", "files", "said"),
    [
        ({}, 0, "还没有选文件"),
        ({}, 7, "一次最多发 6 个文件"),
        ({"effective": "不知道哪天"}, 1, "没看懂"),
        ({"kind": "reply"}, 1, "请选一种"),
    ],
)
async def test_what_cannot_be_taken_in_gets_a_sentence_and_loses_nothing(
    browser: Browser, fields: dict[str, str], files: int, said: str
) -> None:
    await browser.be(ZHAO.id)
    await browser.get("/library")
    answer = await browser.post(
        "/act/sources.take_in",
        {"issuer": "河畔街道办", **fields},
        files=[("file", (f"{each}.txt", b"words")) for each in range(files)],
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="河畔街道办"' in answer.text


async def test_a_resident_takes_nothing_in(browser: Browser) -> None:
    await browser.be(CHEN.id)
    answer = await browser.post("/act/sources.take_in", {}, files=[("file", ("a.txt", b"a"))])
    assert "要由主持人或委员会成员来办" in answer.text
    with browser.house.reading() as work:
        assert not work.attachments.count(channel="web", added_by=CHEN.id)


# Labels and taking away


async def test_labels_are_changed(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    await shelves.get("/library/notice")
    answer = await shelves.act("sources.label", s="notice", **LABELS)
    assert "标注改好了" in answer.text
    assert "2026年12月31日止" in answer.text
    assert 'value="2026-12-31"' in answer.text


async def test_refused_labels_are_shown_again(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    await shelves.get("/library/notice")
    given = LABELS | {"title": "", "issuer": "新的单位"}
    answer = await shelves.act("sources.label", s="notice", **given)
    assert answer.status_code == 422
    assert "资料要有标题" in answer.text
    assert 'value="新的单位"' in answer.text


async def test_a_day_that_another_source_set_is_not_kept_by_the_form(shelves: Browser) -> None:
    with shelves.house.storage.transaction() as work:
        newer = work.sources.get("notice")
        work.sources.save(replace(newer, repeals=("友邻社区居民公约",)))
    await shelves.be(ZHAO.id)
    page = (await shelves.get("/library/pact")).text
    assert "这份文件自2026年11月20日起已废止" in page
    assert 'name="repealed" type="date" value=""' in page


async def test_a_source_is_taken_away_and_stays_readable(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    page = (await shelves.get("/library/notice")).text
    assert "确认撤下《关于清理楼道堆物的通知》" in page
    answer = await shelves.act("sources.remove", s="notice", reason="发错了")
    assert "已撤下" in answer.text
    assert "sources.label" not in answer.text
    assert "清理楼道堆物" not in (await shelves.get("/c/here/sources")).text
    page = (await shelves.get(f"/c/here/passages/notice-3?q={SENTENCE}")).text
    assert f'<mark id="cited">{SENTENCE}</mark>' in page
    assert "撤下了，以后不再引用" in page


async def test_an_admin_says_where_the_community_is(shelves: Browser) -> None:
    await shelves.be(ZHAO.id)
    assert "community.place" not in (await shelves.get("/library")).text
    await shelves.be(SUN.id)
    await shelves.get("/library")
    answer = await shelves.act("community.place", text="上海市徐汇区")
    assert "本社区在上海市徐汇区" in answer.text
    page = (await shelves.get("/library?q=上海市养犬")).text
    assert ">现行</span>" in page


# Words of the people


async def test_words_are_added_changed_and_removed(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    page = (await browser.get("/library/words")).text
    assert "电动自行车" in page
    answer = await browser.act("wordings.add", lay="声控灯、感应灯", formal="照明设施")
    assert "居民说“声控灯、感应灯”，就去找“照明设施”" in answer.text
    with browser.house.reading() as work:
        (wording,) = work.wordings.where()
    answer = await browser.act("wordings.change", w=wording.id, lay="感应灯", formal="照明设施")
    assert "改好了" in answer.text
    answer = await browser.act("wordings.remove", w=wording.id)
    assert "还没有记过" in answer.text


async def test_refused_words_are_shown_again(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    await browser.get("/library/words")
    answer = await browser.act("wordings.add", lay="灯", formal="照明设施")
    assert answer.status_code == 422
    assert "“灯”太短了" in answer.text
    assert 'value="照明设施"' in answer.text


async def test_a_question_can_be_tried(browser: Browser) -> None:
    await browser.be(ZHOU.id)
    page = (await browser.get("/library/words?q=楼道里堆放东西")).text
    assert "物业管理条例" in page
    assert "/c/here/passages/passage" in page
    page = (await browser.get("/library/words?q=qqq")).text
    assert "什么也没有找到" in page
