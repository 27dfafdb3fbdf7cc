"""Only what is in force here today is cited; rules come before news; news is marked."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.composing import NEWS
from knowledge.ingest import Reading
from knowledge.library import Answer, Holdings, Source, SourceKind
from knowledge.store import Store
from tests.knowledge.bookshelf import TODAY, pack, reading, source

PLACES = {"home": "北京市昌平区", "placeless": ""}
QUESTION = "公园水池可以游泳吗"
RULE = "# 公园\n公园水池禁止游泳、洗澡，违反的罚款{}元。"
DAY = timedelta(days=1)


def store(*readings: Reading) -> Store:
    made = Store(today=lambda: TODAY)
    made.refresh(
        Holdings(
            sources=tuple(each.source for each in readings),
            passages=tuple(p for each in readings for p in each.passages),
            places=PLACES,
        )
    )
    return made


def rule(name: str = "rule", *, fine: int = 50, **told: Any) -> Reading:  # noqa: ANN401  # any field of a source
    of = replace(source(name, kind=SourceKind.LAW), **told)
    return reading(RULE.format(fine), of=of)


def ask(
    of: Store, question: str = QUESTION, *, community: str = "home", on: date = TODAY
) -> Answer:
    return of.answer(question, community_id=community, on=on, longest=300)


def cited(answer: Answer) -> set[str]:
    return {citation.source for citation in answer.citations}


@pytest.mark.parametrize(
    "told",
    [
        {"expires": TODAY - DAY},
        {"repealed": TODAY},
        {"effective": TODAY + DAY},
        {"jurisdiction": "上海市"},
        {"jurisdiction": "北京市西城区"},
    ],
)
def test_what_does_not_hold_here_today_is_not_cited(told: dict[str, Any]) -> None:
    assert not ask(store(rule(**told))).answered


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"expires": TODAY},
        {"repealed": TODAY + DAY},
        {"effective": TODAY},
        {"jurisdiction": "北京市"},
        {"jurisdiction": "北京市昌平区"},
    ],
)
def test_what_holds_here_today_is_cited(told: dict[str, Any]) -> None:
    assert cited(ask(store(rule(**told)))) == {"rule"}


def test_of_an_older_and_a_newer_rule_the_one_in_force_is_cited() -> None:
    change = date(2026, 8, 15)
    both = store(rule("old", fine=50, repealed=change), rule("new", fine=100, effective=change))
    assert cited(ask(both, on=change - DAY)) == {"old"}
    assert cited(ask(both, on=change)) == {"new"}


@pytest.mark.parametrize("community", ["placeless", "unheard-of", ""])
def test_a_community_without_a_place_has_the_rules_of_the_whole_country(community: str) -> None:
    here = store(rule("city", jurisdiction="北京市"), rule("country", fine=60))
    assert cited(ask(here, community=community)) == {"country"}


def test_the_rules_of_another_city_are_not_known_here() -> None:
    shelf = store(*pack())
    assert not ask(shelf, "上海养狗要办证吗").answered
    assert not ask(shelf, "上海养狗要办证吗", community="placeless").answered


def test_the_name_of_ones_own_city_changes_nothing() -> None:
    shelf = store(*pack())
    assert cited(ask(shelf, "北京养狗要办证吗")) == cited(ask(shelf, "养狗要办证吗"))
    assert ask(shelf, "昌平区养狗要办证吗").answered


def test_what_binds_comes_before_news() -> None:
    told = "# 公园\n公园水池可以游泳吗？有人下水游泳，公园水池边围满了人。"
    news = reading(told, of=source("press", kind=SourceKind.NEWS))
    answer = ask(store(news, rule()))
    assert answer.citations[0].source == "rule"
    assert not answer.text.startswith(NEWS)


def test_news_alone_is_marked_as_news() -> None:
    told = "# 公园\n公园水池禁止游泳，管理人员每天巡查。"
    answer = ask(store(reading(told, of=source("press", kind=SourceKind.NEWS))))
    assert answer.text.startswith(NEWS)


def test_a_reply_of_the_committee_is_marked_with_its_month() -> None:
    of = replace(source("reply", kind=SourceKind.REPLY), effective=date(2026, 3, 9))
    answer = ask(store(reading("# 答复\n公园水池不能游泳，夏天由保安劝阻。", of=of)))
    assert answer.text.startswith("居委会答复（2026年3月）：")


days = st.none() | st.dates(min_value=TODAY - 9 * DAY, max_value=TODAY + 9 * DAY)
places = st.sampled_from(["", "北京市", "北京市昌平区", "上海市", "北京市西城区"])


@settings(max_examples=30, deadline=None)
@given(
    told=st.fixed_dictionaries(
        {"effective": days, "repealed": days, "expires": days, "jurisdiction": places}
    ),
    community=st.sampled_from(["home", "placeless"]),
)
def test_nothing_out_of_force_or_from_elsewhere_is_ever_cited(
    told: dict[str, Any], community: str
) -> None:
    made = rule(**told)
    of: Source = made.source
    holds = of.in_force(on=TODAY) and of.holds_in(PLACES[community])
    assert ask(store(made), community=community).answered == holds
