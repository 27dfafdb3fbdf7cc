"""Of passages that say the same one is found, and another comes back when that one goes."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.ingest import Intake, current, take_in
from knowledge.library import Source, SourceKind
from tests.knowledge.bookshelf import NOW, Bookshelf, reading, source

LONG = (
    "阜外社区组织居民清理楼道里的杂物，网格员挨家挨户说明情况，请大家把鞋柜和纸箱搬回家里，"
    "物业安排车辆统一运走旧家具，居民都说楼道宽敞了，心里也踏实了。"
)


def put(shelf: Bookshelf, text: str, *, of: Source) -> None:
    assert take_in(shelf, reading(text, of=of), now=NOW) is Intake.ADDED


def found(shelf: Bookshelf) -> list[str]:
    return sorted({passage.source_id for passage in current(shelf)[1]})


def news(name: str, **more: object) -> Source:
    return replace(source(name, kind=SourceKind.NEWS), **more)  # type: ignore[arg-type]  # fields of Source


def test_the_same_paragraph_in_two_papers_is_found_once_and_kept_twice() -> None:
    shelf = Bookshelf()
    put(shelf, LONG, of=news("a"))
    put(shelf, LONG.replace("，", "， "), of=news("b"))
    assert found(shelf) == ["source-a"]
    assert len(shelf.passages.where()) == 2


def test_another_comes_back_when_the_first_goes() -> None:
    shelf = Bookshelf()
    for name in ("a", "b", "c"):
        put(shelf, LONG, of=news(name))
    shelf.sources.save(replace(news("a"), retired_at=NOW))
    assert found(shelf) == ["source-b"]
    shelf.sources.save(replace(news("b"), retired_at=NOW))
    assert found(shelf) == ["source-c"]


def test_nearly_the_same_is_found_once() -> None:
    shelf = Bookshelf()
    put(shelf, LONG, of=news("a"))
    put(shelf, LONG.replace("心里也踏实了", "心里踏实了"), of=news("b"))
    assert found(shelf) == ["source-a"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("3号楼", "5号楼"), ("周六上午九点", "周六上午十点"), ("可以停放", "不可停放")],
)
def test_what_differs_in_a_number_or_turns_a_rule_around_is_not_the_same(
    old: str, new: str
) -> None:
    shelf = Bookshelf()
    told = f"{LONG}3号楼周六上午九点停水，楼前可以停放车辆。"
    put(shelf, told, of=news("a"))
    put(shelf, told.replace(old, new), of=news("b"))
    assert found(shelf) == ["source-a", "source-b"]


def test_a_paragraph_with_more_to_say_is_found_beside_the_shorter_one() -> None:
    shelf = Bookshelf()
    put(shelf, LONG, of=news("a"))
    put(
        shelf,
        f"{LONG}下一步社区还要加装扶手，给老人安上夜灯，请大家把想法告诉网格员。",
        of=news("b"),
    )
    assert found(shelf) == ["source-a", "source-b"]


def test_within_one_source_too() -> None:
    shelf = Bookshelf()
    again = LONG.replace("都说", "说")
    put(shelf, f"# 甲\n{LONG}\n# 乙\n{again}\n# 丙\n别的事情也很多，另外再说。", of=news("a"))
    assert [passage.heading for passage in current(shelf)[1]] == ["甲", "丙"]


def test_communities_keep_apart_and_share_what_is_shared() -> None:
    shelf = Bookshelf()
    put(shelf, LONG, of=news("here", community_id="here"))
    put(shelf, LONG, of=news("there", community_id="there"))
    assert found(shelf) == ["source-here", "source-there"]
    put(shelf, LONG, of=news("all"))
    put(shelf, LONG, of=news("third", community_id="third"))
    assert "source-third" not in found(shelf)


def test_what_holds_from_another_day_or_elsewhere_is_not_the_same() -> None:
    shelf = Bookshelf()
    put(shelf, LONG, of=source("a", effective=date(2020, 1, 1)))
    put(shelf, LONG, of=source("b", effective=date(2026, 1, 1)))
    put(shelf, LONG, of=replace(source("c"), jurisdiction="北京市"))
    assert len(found(shelf)) == 3


def test_two_laws_may_say_the_same_and_two_copies_of_one_may_not() -> None:
    shelf = Bookshelf()
    text = "\n".join(f"第{number}条 {LONG}" for number in "一二三")
    for name, title in (("a", "甲法"), ("b", "乙法"), ("c", "中华人民共和国甲法")):
        put(shelf, text, of=replace(source(name, kind=SourceKind.LAW), title=title))
    assert found(shelf) == ["source-a", "source-b"]
    assert len(current(shelf)[1]) == 6


def test_a_label_that_makes_sources_differ_brings_the_other_back() -> None:
    shelf = Bookshelf()
    put(shelf, LONG, of=news("a"))
    put(shelf, LONG, of=news("b"))
    shelf.sources.save(news("a", expires=date(2025, 1, 1)))
    assert found(shelf) == ["source-a", "source-b"]


def test_short_lines_are_never_the_same() -> None:
    shelf = Bookshelf()
    put(shelf, "请找物业。", of=news("a"))
    put(shelf, "请找物业。", of=news("b"))
    assert found(shelf) == ["source-a", "source-b"]
