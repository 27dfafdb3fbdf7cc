"""Each rule by itself, and what holds of all of them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cleaning import RULES, clean, cleaned

BODY = "社区清理了楼道里堆放的杂物，居民都说出行方便多了。" * 8


def by(rule: str, text: str) -> list[tuple[str, str]]:
    """Return what a rule took out of a text, and what stands there instead."""
    return [(each.text, each.instead) for each in cleaned(text).dropped if each.rule == rule]


def test_readings_in_brackets_go_and_other_brackets_stay() -> None:
    text = (
        "作为(wèi)京南门户，大兴区坐拥(zuòyōng)机场，新贴(tiē)了(le)二维码(kept)。\n"
        "由运营商（ISP）和（网格员）办理，管乐队(guǎnyuèduì)(duì)到场。"
    )
    first, second = clean(text)
    assert first == "作为京南门户，大兴区坐拥机场，新贴了二维码（kept）。"
    assert second == "由运营商（ISP）和（网格员）办理，管乐队到场。"
    assert len(by("pinyin", text)) == 6


def test_a_lone_word_in_brackets_is_no_reading() -> None:
    assert clean("下载应用（app）后登记。") == ("下载应用（app）后登记。",)


def test_what_a_site_prints_around_an_article_goes() -> None:
    text = (
        "服务粉丝\n当前位置:首页 > 资讯 > 内容页\n楼道清理见成效\n01\n"
        f"{BODY}\n编辑/赵亚亮\n来源:某社区\n相关阅读\n别处的新闻\n又一条别处的新闻"
    )
    assert clean(text) == ("楼道清理见成效", BODY)
    assert [old for old, _ in by("furniture", text)] == [
        "服务粉丝",
        "当前位置:首页 > 资讯 > 内容页",
        "01",
        "相关阅读",
        "别处的新闻",
        "又一条别处的新闻",
    ]
    assert [old for old, _ in by("credits", text)] == ["编辑/赵亚亮", "来源:某社区"]


def test_an_article_about_reading_is_not_furniture() -> None:
    lines = ("相关阅读活动在社区举行。", "大家都来了。")
    assert clean("\n".join(lines)) == lines


def test_a_box_of_links_at_the_top_does_not_end_the_article() -> None:
    text = f"楼道清理\n相关阅读\n{BODY}\n{BODY}又及。"
    assert clean(text) == ("楼道清理", BODY, f"{BODY}又及。")


@pytest.mark.parametrize(
    "byline",
    [
        "某某社区报 2024-01-05 15:39",
        "2023-04-27 09:24:02 来源:某区官方发布",
        "朱凡 张东辉",
        "日期: 来源:某某融媒收集编辑:某某融媒",
    ],
)
def test_a_byline_goes_from_the_top_alone(byline: str) -> None:
    assert clean(f"楼道清理见成效\n{byline}\n{BODY}") == ("楼道清理见成效", BODY)


def test_the_day_of_a_notice_stays() -> None:
    lines = ("停水通知", "周六上午停水，请提前储水。", "某某居委会", "2026年1月5日")
    assert clean("\n".join(lines)) == lines


def test_marked_captions_go() -> None:
    captions = (
        "改造后的儿童游乐区。 摄影/某报记者 某人",
        "▲居民在议事厅里",
        "36号院路面修复后",
        "图1：议事现场",
    )
    text = "\n".join(("楼道清理见成效", BODY, *captions, f"{BODY}又及。"))
    assert clean(text) == ("楼道清理见成效", BODY, f"{BODY}又及。")
    assert [old for old, _ in by("captions", text)] == list(captions)


def test_lone_lines_are_captions_only_in_a_story_of_pictures() -> None:
    lines = ("楼道清理", BODY, "居民在花园里", f"{BODY}又及。")
    assert clean("\n".join(lines)) == lines
    pictures = ("院子清理前", "院子清理后", "花坛整治前", "花坛整治后")
    story = (*lines, *pictures, f"{BODY}三及。")
    assert clean("\n".join(story)) == ("楼道清理", BODY, f"{BODY}又及。", f"{BODY}三及。")


def test_captions_below_the_signature_go() -> None:
    text = f"楼道清理\n{BODY}（记者 某人）\n社区拆除旧房，建成车位。\n居民包粽子。"
    assert clean(text) == ("楼道清理", f"{BODY}（记者 某人）")


def test_an_article_printed_twice_is_kept_once_with_its_short_lines() -> None:
    title = "文明新风深入基层治理末梢"
    body = ("第一段说了很多话，很长。", "好。", "第二段也不短，十多个字。")
    text = "\n".join((title, title, f"{title}{body[0]}", *body[1:], *body, "另一句。"))
    assert clean(text) == (title, *body, "另一句。")


def test_a_line_that_two_parts_end_in_stays() -> None:
    lines = ("停车", "每月收费一百五十元每辆。", "充电", "每月收费一百五十元每辆。")
    assert clean("\n".join(lines)) == lines


def test_lists_of_two_articles_may_be_the_same() -> None:
    listed = ("（一）责令限期改正，并予以警告；", "（二）处五百元以上一千元以下罚款。")
    lines = ("第一条 占用楼道的：", *listed, "第二条 堵塞消防通道的：", *listed, "第三条 好。")
    assert clean("\n".join(lines)) == lines


def test_the_contents_of_a_statute_go() -> None:
    told = ("第一章 总则", "第一条 甲。", "第二条 乙。", "第二章 附则", "第三条 丙。")
    text = "\n".join(("某条例", "目录", "第一章 总则", "第二章 附则", *told))
    assert clean(text) == ("某条例", *told)


def test_lines_broken_inside_a_sentence_are_joined() -> None:
    long = "门头沟区坚持开展擂台赛" * 4
    text = f"打造品牌，\n\n形成经验。\n{long}\n接着说完。\n短标题\n正文。"
    assert clean(text) == ("打造品牌，形成经验。", f"{long}接着说完。", "短标题", "正文。")


def test_a_list_is_not_joined_to_what_stands_before_it() -> None:
    lines = (f"{'下列情形之一的可以申请补助的居民' * 3}", "（一）独居老人；", "1. 残疾人。")
    assert clean("\n".join(lines)) == lines


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("创城过程中,坚持创新", "创城过程中，坚持创新"),
        ("数说:全区有2439支", "数说：全区有2439支"),
        ("实现全覆盖,1864个家庭", "实现全覆盖，1864个家庭"),
        ("占比57.69%,而且", "占比57.69%，而且"),
        ("各镇(街)都来", "各镇（街）都来"),
        ("记录台账(即公示),全区参加", "记录台账（即公示），全区参加"),
        ("舒心园 ......截至目前", "舒心园 ……截至目前"),
        ("已经完成.", "已经完成。"),
        ("版本3.5,12:30", "版本3.5,12:30"),
        ("见 http://example.org/a,b", "见 http://example.org/a,b"),
        ("Mind the gap, please.", "Mind the gap, please."),
    ],
)
def test_half_width_points_of_chinese_text_become_full(half: str, full: str) -> None:
    assert clean(half) == (full,)


def test_invisible_signs_and_wide_letters() -> None:
    assert clean("\ufeff楼道\u200b堆物，请拨１２３４５。") == ("楼道堆物，请拨12345。",)


# What holds of all rules

LINES = st.one_of(
    st.text(
        alphabet="楼道堆物谁来管一二三，。,.!?;:()（）“” \u200b１Ａaèi0123、《》#-",
        max_size=60,
    ),
    st.sampled_from(
        [
            BODY,
            "相关阅读",
            "编辑/某人",
            "首页 > 资讯 >",
            "目录",
            "第一章 总则",
            "第一条 好。",
            "第二条 也好，",
            "清理后",
            "整治前",
            "（记者 某人）",
            "来源:某报",
            "作为(wèi)门户(ménhù)坐拥(zuòyōng)了(le)",
            "楼道清理见成效 世界快播报",
            "2024-01-05 15:39",
        ]
    ),
)
TEXTS = st.lists(LINES, max_size=14).map("\n".join)


@given(TEXTS)
def test_nothing_is_lost_but_what_a_rule_names(text: str) -> None:
    found = cleaned(text)
    kept = Counter("".join("".join(found.lines).split()))
    for each in found.dropped:
        assert each.rule in RULES
        kept.update("".join(each.text.split()))
        kept.subtract("".join(each.instead.split()))
    assert +kept == Counter("".join(text.split()))


@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    again = cleaned("\n".join(once))
    assert again.lines == once
    assert again.dropped == ()


@given(TEXTS)
def test_every_line_named_is_a_line_of_the_text(text: str) -> None:
    told = len(text.splitlines())
    assert all(1 <= each.line <= told for each in cleaned(text).dropped)


@given(st.lists(st.text(alphabet="楼道堆物谁来管一二三", min_size=3, max_size=30), max_size=8))
def test_plain_sentences_all_stay(told: list[str]) -> None:
    lines = list(dict.fromkeys(f"{line}。" for line in told))
    assert list(clean("\n".join(lines))) == lines
