"""Which sources hold when, whichever of two came in first."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library import Source, SourceKind, SourceState
from knowledge.standing import canonical, same_title, settled, state_of, successor
from tests.knowledge.bookshelf import NOW, TODAY, source

OLD_DAY, NEW_DAY = date(2010, 1, 1), date(2026, 8, 15)


def law(name: str, *, title: str = "", effective: date | None = None, **more: object) -> Source:
    made = source(name, kind=SourceKind.LAW, effective=effective)
    return replace(made, title=title or name, **more)  # type: ignore[arg-type]  # fields of Source, as the test knows


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中华人民共和国环境噪声污染防治法", "环境噪声污染防治法"),
        ("《物业管理条例》", "物业管理条例"),
        ("物业管理条例（2018年修订）", "物业管理条例"),
        ("物业管理条例 (2018修正)", "物业管理条例"),
    ],
)
def test_titles_of_one_document(one: str, other: str) -> None:
    assert same_title(one, other)


def test_titles_of_two_documents() -> None:
    assert not same_title("物业管理条例", "物业管理条例实施细则")
    assert canonical("中华人民共和国") == "中华人民共和国"


OLD = law("noise", title="中华人民共和国噪声法", effective=OLD_DAY)
CODE = law("code", title="生态环境法典", effective=NEW_DAY, repeals=("噪声法",))


@pytest.mark.parametrize("order", [(OLD, CODE), (CODE, OLD)])
def test_a_newer_law_repeals_an_older_one_by_name(order: tuple[Source, ...]) -> None:
    by_name = {each.name: each for each in settled(order)}
    assert by_name["noise"].repealed == NEW_DAY
    assert by_name["code"].repealed is None
    assert by_name["noise"].in_force(on=NEW_DAY - timedelta(days=1))
    assert state_of(by_name["noise"], on=NEW_DAY) is SourceState.REPEALED
    assert [each.name for each in settled(order)] == [each.name for each in order]


def test_what_ended_another_and_went_ends_it_no_more() -> None:
    gone = replace(CODE, retired_at=NOW)
    assert settled((OLD, gone))[0].repealed is None


def test_a_law_without_a_day_repeals_from_when_it_came_in() -> None:
    found = settled((OLD, replace(CODE, effective=None)))
    assert found[0].repealed == NOW.date()


def test_an_earlier_end_that_the_operator_named_stays() -> None:
    told = replace(OLD, repealed=date(2020, 1, 1))
    assert settled((told, CODE))[0].repealed == date(2020, 1, 1)


def test_a_later_version_supersedes() -> None:
    new = law("noise-2", title="噪声法（2022年修订）", effective=date(2022, 6, 5))
    old, kept = settled((OLD, new))
    assert (old.repealed, kept.repealed) == (date(2022, 6, 5), None)
    assert successor(old, (old, kept)) == kept
    assert successor(kept, (old, kept)) is None


def test_news_and_other_places_supersede_nothing() -> None:
    news = replace(law("n", title="噪声法", effective=NEW_DAY), kind=SourceKind.NEWS)
    elsewhere = law("e", title="噪声法", effective=NEW_DAY, jurisdiction="上海市")
    assert settled((OLD, news, elsewhere))[0].repealed is None


def test_an_entry_that_ships_supersedes_nothing_but_is_superseded() -> None:
    pack = law("pack", title="噪声法", effective=NEW_DAY, digest="starter-1")
    full = law("full", title="噪声法", effective=OLD_DAY)
    assert settled((full, pack))[0].repealed is None
    newer = law("newer", title="噪声法", effective=date(2027, 1, 1))
    assert settled((pack, newer))[0].repealed == date(2027, 1, 1)


def test_a_community_ends_its_own_sources_alone() -> None:
    ours = replace(CODE, community_id="here")
    shared, own = settled((OLD, replace(OLD, id="own", community_id="here"), ours))[:2]
    assert shared.repealed is None
    assert own.repealed == NEW_DAY


def test_a_retired_source_has_the_newer_one_of_its_name() -> None:
    old = replace(OLD, retired_at=NOW)
    new = replace(OLD, id="new", added_at=NOW)
    assert successor(old, (old, new)) == new


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, SourceState.IN_FORCE),
        ({"effective": TODAY + timedelta(days=1)}, SourceState.NOT_YET),
        ({"expires": TODAY}, SourceState.IN_FORCE),
        ({"expires": TODAY - timedelta(days=1)}, SourceState.EXPIRED),
        ({"repealed": TODAY}, SourceState.REPEALED),
        ({"retired_at": NOW}, SourceState.RETIRED),
    ],
)
def test_how_a_source_stands(more: dict[str, object], state: SourceState) -> None:
    assert law("x", **more).state(on=TODAY) is state  # type: ignore[arg-type]  # as above


@pytest.mark.parametrize(
    ("jurisdiction", "place", "holds"),
    [
        ("", "", True),
        ("全国", "北京市昌平区", True),
        ("北京市", "北京市昌平区", True),
        ("杭州市", "浙江省杭州市西湖区", True),
        ("上海市", "北京市昌平区", False),
        ("北京市", "", False),
    ],
)
def test_where_a_rule_holds(jurisdiction: str, place: str, *, holds: bool) -> None:
    assert law("x", jurisdiction=jurisdiction).holds_in(place) is holds


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
SOURCES = st.lists(
    st.builds(
        lambda at, title, day, ends: law(
            f"s{at}", title=title, effective=day, repeals=tuple(ends)
        ),
        st.integers(0, 99),
        st.sampled_from("甲乙丙"),
        DAYS,
        st.lists(st.sampled_from("甲乙丙"), max_size=2),
    ),
    max_size=6,
    unique_by=lambda each: each.id,
)


@given(SOURCES, st.randoms())
def test_the_order_in_which_sources_come_does_not_matter(
    told: list[Source], chance: Random
) -> None:
    mixed = list(told)
    chance.shuffle(mixed)
    assert set(settled(told)) == set(settled(mixed))
    assert set(settled(settled(told))) == set(settled(told))
