"""What anybody may read of the sources: how each stands, and the sentence that was cited."""

import pytest

from bot.web.views.library import marked
from handlers import paths
from tests.bot.web.bookcase import SENTENCE, furnish
from tests.bot.web.house import Browser


@pytest.fixture
def shelves(browser: Browser) -> Browser:
    """Return a browser at a neighbourhood with sources of every kind and state."""
    with browser.house.storage.transaction() as work:
        furnish(work)
    return browser


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("noise-p", "这一条自2026年8月15日起已废止，不能再当依据。"),
        ("heating-p", "这一条2027年1月1日才起施行，现在还没生效。"),
        ("summer-p", "这一条到2026年9月30日为止，已经过期。"),
        ("dogs-p", "这是上海市的规定，在咱们这儿不管用。"),
        ("gone-p", "这份文件2026年11月21日撤下了，以后不再引用。"),
        ("press-p", "新闻报道，不是规定。"),
        ("reply-p", "友邻社区的答复，2026年11月20日。"),
    ],
)
async def test_a_passage_says_how_its_source_stands(
    shelves: Browser, passage: str, said: str
) -> None:
    page = (await shelves.get(f"/c/here/passages/{passage}")).text
    assert said in page
    assert (await shelves.get(f"/c/here/sources/{passage[:-2]}")).status_code == 200


async def test_what_holds_is_said_to_hold(shelves: Browser) -> None:
    page = (await shelves.get("/c/here/passages/passage")).text
    assert ">现行</span>" in page
    for part in ("市人大常委会", "第十二条", "2020年1月1日起施行"):
        assert part in page
    assert 'class="note' not in page


async def test_an_old_version_is_readable_and_leads_to_the_same_article_of_the_new(
    shelves: Browser,
) -> None:
    page = (await shelves.get("/c/here/passages/pact-old-p?q=楼道里少放东西。")).text
    assert '<mark id="cited">楼道里少放东西。</mark>' in page
    assert "这是旧版本，新版本见" in page
    assert 'href="/c/here/passages/pact-p"' in page
    page = (await shelves.get("/c/here/sources/pact-old")).text
    assert 'href="/c/here/sources/pact"' in page


async def test_the_list_shows_what_is_current_with_its_state(shelves: Browser) -> None:
    page = (await shelves.get("/c/here/sources")).text
    for state in ("现行", "尚未生效", "已废止", "已过期", "外地规定", "新闻"):
        assert f">{state}</span>" in page, state
    assert "垃圾投放时间" not in page
    assert page.count("友邻社区居民公约") == 1


async def test_the_list_is_narrowed_to_a_kind_and_searched(shelves: Browser) -> None:
    page = (await shelves.get("/c/here/sources?kind=news")).text
    assert "声控灯" in page
    assert "居民公约" not in page
    page = (await shelves.get("/c/here/sources?q=公约")).text
    assert "名字里有这几个字的文件" in page
    assert 'href="/c/here/sources/pact"' in page
    assert "没有找到" in (await shelves.get("/c/here/sources?q=qqq")).text


async def test_a_citation_of_the_chat_opens_at_its_sentence(shelves: Browser) -> None:
    with shelves.house.reading() as work:
        community = work.communities.where(slug="here")[0]
    link = paths.passage(community, "notice-3", SENTENCE)
    assert link.endswith("#cited")
    page = (await shelves.get(link)).text
    assert f'<mark id="cited">{SENTENCE}</mark>' in page
    assert page.count('id="cited"') == 1


def test_a_sentence_that_is_not_there_marks_nothing() -> None:
    assert marked("一句话。", "别的话说得很长") == "一句话。"
    assert marked("<b>一句话</b>", "短") == "&lt;b&gt;一句话&lt;/b&gt;"


async def test_what_ships_is_listed_by_what_it_is_about(shelves: Browser) -> None:
    page = (await shelves.get("/c/here/sources")).text
    assert "<strong>电动自行车不能推上楼</strong>" in page
    assert "《高层民用建筑消防安全管理规定》第三十七条" in page
    page = (await shelves.get("/c/here/passages/entry-p")).text
    assert "用大白话写的，不是条文原文" in page
    assert "<h1>高层民用建筑消防安全管理规定</h1>" in page
