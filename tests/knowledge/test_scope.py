"""Who finds what: nothing of one community in another, and only what holds there that day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.encoder import trained
from knowledge.index import Index
from knowledge.library import Holdings, Passage, Remembered, Source, SourceKind, Wording
from knowledge.store import Store
from knowledge.thesaurus import Thesaurus
from knowledge.vectors import InMemory
from tests.knowledge.bookshelf import NOW, TODAY, reading, source

TEXTS = (
    "带狗出门应当拴绳。",
    "楼道里不能堆放杂物。",
    "电动自行车不得进楼充电。",
    "广场舞晚上九点停。",
)
PLACES = {"here": "北京市昌平区", "there": "上海市", "nowhere": ""}
DAYS = st.none() | st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    return Source(
        id="",
        community_id=draw(st.sampled_from(["", *PLACES])),
        kind=SourceKind.NOTICE,
        name="n",
        title="公约",
        issuer="",
        digest="",
        added_at=NOW,
        effective=draw(DAYS),
        repealed=draw(DAYS),
        expires=draw(DAYS),
        jurisdiction=draw(st.sampled_from(["", "全国", "北京市", "上海市"])),
        retired_at=draw(st.sampled_from([None, None, NOW])),
    )


def shelf(told: list[tuple[Source, str]]) -> Holdings:
    named = tuple(replace(each, id=f"s{at}") for at, (each, _) in enumerate(told))
    passages = tuple(
        Passage(f"p{at}", each.id, each.community_id, 1, "", "", text, (f"{text}吗",))
        for at, (each, (_, text)) in enumerate(zip(named, told, strict=True))
    )
    remembered = tuple(
        Remembered("狗绳的事谁知道", (f"p{at}",), community)
        for at in range(len(told))
        for community in ("", *PLACES)
    )
    return Holdings(named, passages, remembered=remembered, places=PLACES)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(
    told=st.lists(st.tuples(sources(), st.sampled_from(TEXTS)), min_size=1, max_size=8),
    community=st.sampled_from(["", *PLACES]),
    vectors=st.booleans(),
)
def test_all_that_is_found_may_be_found(
    told: list[tuple[Source, str]], community: str, *, vectors: bool
) -> None:
    holdings = shelf(told)
    index = Index(holdings, vectors=InMemory(trained()) if vectors else None)
    asked = Store(today=lambda: TODAY).asked("狗绳的事谁知道 楼道充电广场舞", community_id="")
    stages = index.stages(asked, community_id=community, on=TODAY, limit=100)
    own = {each.id: each for each in holdings.sources}
    allowed = {
        each.id
        for each in holdings.passages
        if (home := own[each.source_id]).in_force(on=TODAY)
        and home.community_id in {"", community}
        and (home.community_id or home.holds_in(PLACES.get(community, "")))
    }
    for stage in (stages.lexical, stages.dense, stages.fused, stages.reranked):
        assert {key for key, _ in stage} <= allowed
    if vectors:
        assert {key for key, _ in stages.reranked} == allowed


def test_what_does_not_hold_takes_no_place_from_what_does() -> None:
    gone = [
        reading(
            f"带狗出门应当拴绳，第{at}条。",
            of=source(f"old{at:03d}", repealed=date(2020, 1, 1)),
        )
        for at in range(250)
    ]
    held = reading("狗绳不得长过两米。", of=source("new"))
    told = [*gone, held]
    store = Store(today=lambda: TODAY, vectors=InMemory(trained()))
    passages = tuple(p for each in told for p in each.passages)
    store.refresh(Holdings(tuple(each.source for each in told), passages))
    found = store.find("带狗出门要拴绳吗", community_id="", limit=3)
    assert [each.source.name for each in found] == ["new"]
    asked = store.asked("带狗出门要拴绳吗", community_id="")
    stages = store.index().stages(asked, community_id="", on=TODAY, limit=3)
    assert [key for key, _ in stages.lexical] == [key for key, _ in stages.dense] == ["new-001"]


def test_what_was_answered_before_is_found_by_other_words() -> None:
    both = [reading(text, of=source(f"s{at}")) for at, text in enumerate(TEXTS)]
    told = Holdings(
        tuple(each.source for each in both),
        tuple(p for each in both for p in each.passages),
        remembered=(Remembered("晚上太吵睡不着", ("s3-001",), "here"),),
    )
    store = Store(today=lambda: TODAY, vectors=InMemory(trained()), thesaurus=Thesaurus())
    store.refresh(told)
    assert store.find("晚上吵得睡不着", community_id="here", limit=1)[0].passage.id == "s3-001"
    votes = [
        store.find("晚上吵得睡不着", community_id=community, limit=4)
        for community in ("here", "there")
    ]
    ranks = [{each.passage.id: each.rank for each in found} for found in votes]
    assert ranks[0]["s3-001"] > ranks[1]["s3-001"]


def test_words_of_a_community_count_for_it_alone() -> None:
    dogs = reading("携带犬只应当束链。", of=source("dogs"))
    wording = Wording("w", "here", ("毛孩子",), ("犬只",), NOW)
    store = Store(today=lambda: TODAY, thesaurus=Thesaurus())
    store.refresh(Holdings((dogs.source,), dogs.passages, wordings=(wording,)))
    assert store.find("毛孩子", community_id="here", limit=1)
    assert store.find("毛孩子", community_id="there", limit=1) == ()
    store.refresh(Holdings((dogs.source,), dogs.passages))
    assert store.find("毛孩子", community_id="here", limit=1) == ()
