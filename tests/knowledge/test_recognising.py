"""What a document says of itself."""

from datetime import date

import pytest

from knowledge.library import SourceKind
from knowledge.recognising import (
    outlet,
    place_of,
    published,
    stated_end,
    stated_repeals,
    stated_start,
)

TODAY = date(2026, 11, 22)
AMENDED = "（1998年4月29日通过 根据2021年4月29日《关于修改〈甲法〉等八部法律的决定》修正）"


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("北京市养犬管理规定", "北京市"),
        ("北京市昌平区楼道管理办法", "北京市昌平区"),
        ("上海市浦东新区停车规定", "上海市浦东新区"),
        ("广西壮族自治区物业管理条例", "广西壮族自治区"),
        ("江苏省苏州市姑苏区保护办法", "江苏省苏州市姑苏区"),
        ("杭州市养犬管理条例", "杭州市"),
        ("深圳经济特区物业管理条例", "深圳市"),
        ("北京市居民小区停车规定", "北京市"),
        ("北京市市政设施管理规定", "北京市"),
        ("中华人民共和国消防法", ""),
        ("城市市容和环境卫生管理条例", ""),
        ("城市居民委员会组织法", ""),
        ("农村集贸市场管理办法", ""),
    ],
)
def test_the_place_of_a_rule_is_in_its_title(title: str, place: str) -> None:
    assert place_of(title, kind=SourceKind.LAW) == place


def test_news_are_rules_of_no_place() -> None:
    assert place_of("北京市昌平区创建文明城区", kind=SourceKind.NEWS) == ""
    assert place_of("北京市昌平区停水通知", kind=SourceKind.NOTICE) == ""
    assert place_of("北京市昌平区停车办法", kind=SourceKind.NOTICE) == "北京市昌平区"


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (["第一条 好。", "第九条 本法自2021年1月1日起施行。"], date(2021, 1, 1)),
        (["（2018年3月19日市政府公布）", "第九条 本办法自公布之日起施行。"], date(2018, 3, 19)),
        (["第九条 本办法自公布之日起施行。"], None),
        (["自2021年13月1日起施行。"], None),
        ([AMENDED, "第九条 本法自2009年5月1日起施行。"], date(2021, 4, 29)),
        ([AMENDED, "第九条 本法自2022年5月1日起施行。"], date(2022, 5, 1)),
        (["没有说。"], None),
    ],
)
def test_the_day_from_which_a_rule_holds(lines: list[str], start: date | None) -> None:
    assert stated_start(lines) == start


def test_the_day_until_which_a_rule_holds() -> None:
    assert stated_end(["本办法有效期至2028年12月31日。"]) == date(2028, 12, 31)
    assert stated_end(["本办法长期有效。"]) is None


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《甲法》、《乙法》同时废止。", ("甲法", "乙法")),
        ("本法自2021年1月1日起施行，1999年公布的《甲办法》予以废止。", ("甲办法",)),
        ("自本法施行之日起，《甲法》废止。", ("甲法",)),
        ("根据《甲法》制定本办法，《乙办法》同时废止。", ("乙办法",)),
        ("违反《甲法》的，依法处罚。", ()),
        ("设施应当及时报废，禁止违反《甲法》。", ()),
    ],
)
def test_what_a_law_says_it_ends(text: str, titles: tuple[str, ...]) -> None:
    assert stated_repeals([text]) == titles


def test_where_and_when_an_article_was_printed() -> None:
    raw = ["楼道清理", "某青社区报城区版组 2024-01-05 15:39", "正文 2023-01-01"]
    assert published(raw, today=TODAY) == date(2024, 1, 5)
    assert outlet(raw) == "某青社区报城区版组"
    assert outlet(["标题", "2023-04-27 09:24 来源:某区官方发布"]) == "某区官方发布"
    assert published(["二〇二四年", "2099-01-01", "2024-13-45"], today=TODAY) is None
    assert outlet(["标题", "正文。"]) == ""
