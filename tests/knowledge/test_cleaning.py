import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cleaning import (
    clean,
    rejoined,
    with_chinese_points,
    without_furniture,
    without_pinyin,
    without_repeats,
)


def test_readings_in_brackets_go_and_other_brackets_stay() -> None:
    lines = (
        "作为(wèi)京南门户,大兴区坐拥(zuòyōng)机场,新贴(tiē)了(le)二维码(kept)。",
        "由运营商(ISP)和(网格员)办理",
    )
    cleaned = without_pinyin(lines)
    assert cleaned[0].startswith("作为京南门户,大兴区坐拥机场,新贴了二维码")
    assert cleaned[1] == lines[1]


def test_a_lone_word_in_brackets_is_no_reading() -> None:
    assert without_pinyin(("下载应用(app)后登记",)) == ("下载应用(app)后登记",)


def test_what_a_site_prints_below_an_article_goes() -> None:
    body = "社区清理了楼道。" * 30
    lines = ("首页 > 资讯 > 内容页", body, "编辑/赵亚亮", "相关阅读", "别处的新闻")
    assert without_furniture(lines) == (body,)


def test_an_article_about_reading_is_not_furniture() -> None:
    lines = ("相关阅读活动在社区举行。", "大家都来了。")
    assert without_furniture(lines) == lines


def test_an_article_printed_twice_is_kept_once() -> None:
    title, first, second = (
        "文明新风深入基层治理末梢",
        "第一段说了很多话，很长。",
        "第二段也不短，十多个字。",
    )
    lines = (title, title, f"{title}{first}", second, first, second, "好。", "好。")
    assert without_repeats(lines) == (title, first, second, "好。", "好。")


def test_lines_broken_inside_a_sentence_are_joined() -> None:
    long = "门头沟区坚持开展擂台赛" * 4
    lines = ("打造品牌，", "形成经验。", long, "接着说完。", "短标题", "正文。")
    assert rejoined(lines) == ("打造品牌，形成经验。", f"{long}接着说完。", "短标题", "正文。")


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("创城过程中,坚持创新", "创城过程中，坚持创新"),
        ("数说:全区有2439支", "数说：全区有2439支"),
        ("实现全覆盖,1864个家庭", "实现全覆盖，1864个家庭"),
        ("版本3.5,12:30", "版本3.5,12:30"),
    ],
)
def test_half_width_points_between_characters_become_chinese(half: str, full: str) -> None:
    assert with_chinese_points((half,)) == (full,)


@given(st.lists(st.text(alphabet="楼道堆物谁来管一二三", min_size=3, max_size=30), max_size=8))
def test_plain_sentences_all_stay(told: list[str]) -> None:
    lines = list(dict.fromkeys(f"{line}。" for line in told))
    assert list(clean("\n".join(lines))) == lines
