"""What bears on a proposal, and where a prohibition stands against what it wants."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library import Conflict, Source, SourceKind
from knowledge.store import Store
from knowledge.wishes import wishes
from tests.knowledge.bookshelf import pack, reading, source, store_of

PROPOSALS = Path(__file__).parent / "data" / "proposals.toml"
Proposal = Mapping[str, object]


def proposals(part: str) -> list[Proposal]:
    return cast("list[Proposal]", tomllib.loads(PROPOSALS.read_text(encoding="utf-8"))[part])


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(pack())


@pytest.fixture(scope="module")
def names() -> Mapping[str, str]:
    return {p.id: each.source.name for each in pack() for p in each.passages}


def conflicts_of(store: Store, text: str) -> tuple[Conflict, ...]:
    return store.bearing(text, community_id="")[1]


def shelf(text: str, of: Source | None = None) -> Store:
    return store_of([reading(text, of=of or source())])


@pytest.mark.no_cover  # long, over lines that plain tests have reached
@pytest.mark.parametrize(("part", "least"), [("tuned", 1.0), ("held", 0.9)])
def test_conflicts_are_found_and_nobody_is_warned_for_nothing(
    store: Store, names: Mapping[str, str], part: str, least: float
) -> None:
    found, wanted = 0, 0
    for proposal in proposals(part):
        told = conflicts_of(store, str(proposal["text"]))
        right = cast("list[str]", proposal.get("by", []))
        assert right or not told, (proposal["text"], told)
        if right:
            wanted += 1
            found += bool(told) and names[told[0].passage_id] in right
    assert found / wanted >= least


@pytest.mark.no_cover  # as above
def test_what_is_shown_is_what_both_said(store: Store, names: Mapping[str, str]) -> None:
    texts = {p.id: p.text for each in pack() for p in each.passages}
    for proposal in proposals("tuned"):
        for told in conflicts_of(store, str(proposal["text"])):
            assert told.said in str(proposal["text"])
            assert told.quote in texts[told.passage_id]
            assert told.passage_id in names


@pytest.mark.parametrize(
    ("wanted", "stopped"),
    [
        ("请允许在楼道里放鞋柜", "请管管楼道里放鞋柜的"),
        ("想在阳台养几只鸡", "有人在阳台养鸡"),
        ("建议取消遛狗拴绳的规定", "建议劝导遛狗不拴绳的"),
        ("把消防通道划成车位", "别把消防通道划成车位"),
        ("请物业别再清走楼道里放的电动车", "请物业清走楼道里放的电动车"),
    ],
)
def test_the_direction_decides(store: Store, wanted: str, stopped: str) -> None:
    assert conflicts_of(store, wanted)
    assert not conflicts_of(store, stopped)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("3号楼门口路灯坏了一个多月，晚上看不见台阶", ["property-shared-lights"]),
        ("人行道地砖松了，下雨一踩一脚泥", []),
        ("建议社区办一次消防演练，教大家用灭火器", ["stairways-fire-equipment"]),
        ("希望管管楼道堆物", ["stairways-who", "stairways-clutter"]),
        ("楼上装修砸承重墙，请来人看看", ["renovation-wall"]),
        ("请公布维修资金的账目", ["property-disclosure", "property-fund-use"]),
    ],
)
def test_only_what_bears_is_offered(
    store: Store, names: Mapping[str, str], text: str, offered: list[str]
) -> None:
    found = store.bearing(text, community_id="")[0]
    assert [names[each.id] for each in found][: len(offered)] == offered
    assert bool(found) == bool(offered)


def test_a_notice_of_ones_own_forbids_in_words_nobody_foresaw() -> None:
    store = shelf("为了安全，禁止在中心花园烧烤、露营。")
    assert conflicts_of(store, "建议周末在中心花园烧烤聚餐")
    assert not conflicts_of(store, "建议周末在河边烧烤聚餐")
    assert not conflicts_of(store, "中心花园老有人烧烤，请管管")


def test_news_forbids_nothing() -> None:
    told = "记者获悉，任何人不得占用消防通道停车。"
    wanted = "把消防通道划成停车位"
    assert conflicts_of(shelf(told), wanted)
    assert not conflicts_of(shelf(told, replace(source(), kind=SourceKind.NEWS)), wanted)
    assert not conflicts_of(shelf(told, replace(source(), kind=SourceKind.REPLY)), wanted)


def test_what_is_not_in_force_forbids_nothing() -> None:
    told, wanted = "任何人不得占用消防通道停车。", "把消防通道划成停车位"
    assert not conflicts_of(shelf(told, replace(source(), repealed=date(2026, 1, 1))), wanted)
    assert not conflicts_of(shelf(told, replace(source(), effective=date(2027, 1, 1))), wanted)
    assert not conflicts_of(shelf(told, replace(source(), expires=date(2026, 6, 30))), wanted)


def test_what_needs_leave_stands_against_those_alone_who_take_it_themselves() -> None:
    store = shelf("任何人不得擅自改装燃气管道。")
    assert conflicts_of(store, "我家的燃气管道想自己改一下位置")
    assert not conflicts_of(store, "建议请燃气公司把老旧燃气管道改一下位置")


def test_an_hour_decides_about_noise() -> None:
    store = shelf("晚上9点以后不得跳广场舞。")
    assert conflicts_of(store, "希望同意广场舞跳到晚上十点")
    assert not conflicts_of(store, "希望同意广场舞晚上七点开始跳")


@given(st.text(max_size=120))
def test_whatever_is_proposed_is_read(text: str) -> None:
    for wish in wishes(text):
        assert wish.said.strip()
