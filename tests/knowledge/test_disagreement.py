"""Two sources that tell different things are both shown; two that do not are not."""

from datetime import date

import pytest

from knowledge.library import Answer, SourceKind
from tests.knowledge.bookshelf import TODAY, reading, source, store_of

GROUP, PRIVATE = 120, 300
OLDER, NEWER = date(2024, 5, 1), date(2026, 1, 1)
MARK = "两处说法不同"


def told(older: str, newer: str, question: str, *, longest: int = PRIVATE) -> Answer:
    sources = (source("older", effective=OLDER), source("newer", effective=NEWER))
    shelf = [
        reading(f"# 通知\n{text}", of=of)
        for text, of in zip((older, newer), sources, strict=True)
    ]
    return store_of(shelf).answer(question, community_id="", on=TODAY, longest=longest)


AT_ODDS = [
    (
        "广场舞活动在晚上22:00前结束。",
        "广场舞活动应当在晚上21:30前结束，音响同时关闭。",
        "广场舞活动几点结束",
    ),
    (
        "楼道堆放杂物的，罚款50元。",
        "楼道堆放杂物，劝说不改的，罚款200元。",
        "楼道堆放杂物罚多少钱",
    ),
    (
        "地面停车位每月收费150元，由物业代收。",
        "地面停车位每月收费200元，自公布之日起执行。",
        "地面停车位每月收费多少钱",
    ),
    (
        "小区花园可以种菜，由居民认领。",
        "小区花园禁止种菜，已经种的要清走。",
        "小区花园可以种菜吗",
    ),
]


@pytest.mark.parametrize("longest", [GROUP, PRIVATE])
@pytest.mark.parametrize(("older", "newer", "question"), AT_ODDS)
def test_both_sides_are_shown_with_their_days(
    older: str, newer: str, question: str, longest: int
) -> None:
    answer = told(older, newer, question, longest=longest)
    assert answer.text.startswith(MARK)
    assert len(answer.text) <= longest
    assert [citation.source for citation in answer.citations] == ["newer", "older"]
    assert answer.text.index("2026年1月起") < answer.text.index("2024年5月起")
    assert "以较新的为准" in answer.text
    quotes = [citation.quote for citation in answer.citations]
    assert quotes[0] in newer
    assert quotes[1] in older


@pytest.mark.parametrize(
    ("one", "other", "question"),
    [
        ("广场舞活动在晚上21:30前结束。", "广场舞活动晚上9点半前结束。", "广场舞活动几点结束"),
        ("小区花园禁止种菜。", "小区花园不得种菜、搭棚。", "小区花园可以种菜吗"),
        ("地面停车位每月收费150元。", "地下车库每月收费300元。", "地面停车位每月收费多少钱"),
        ("中心花园每天开放到20点。", "垃圾投放时间为早上7点至9点。", "垃圾投放时间是几点"),
        ("楼道堆放杂物的，罚款50元。", "楼道由保洁员每天打扫2次。", "楼道堆放杂物罚多少钱"),
    ],
)
def test_what_agrees_or_is_about_something_else_is_not_set_against(
    one: str, other: str, question: str
) -> None:
    answer = told(one, other, question)
    assert answer.answered
    assert MARK not in answer.text


def test_sources_of_one_day_are_left_to_the_committee() -> None:
    times = {"one": "22:00", "other": "21:30"}
    shelf = [
        reading(f"# 通知\n广场舞活动在晚上{time}前结束。", of=source(name))
        for name, time in times.items()
    ]
    answer = store_of(shelf).answer(
        "广场舞活动几点结束", community_id="", on=TODAY, longest=GROUP
    )
    assert answer.text.endswith("请问居委会以哪个为准。")
    assert "收录" in answer.text


def test_laws_are_not_set_against_each_other() -> None:
    shelf = [
        reading(
            f"# 噪声\n装修噪声扰民的，罚款{fine}元。", of=source(str(fine), kind=SourceKind.LAW)
        )
        for fine in (100, 200)
    ]
    answer = store_of(shelf).answer(
        "装修噪声扰民罚款多少元", community_id="", on=TODAY, longest=PRIVATE
    )
    assert answer.answered
    assert MARK not in answer.text
