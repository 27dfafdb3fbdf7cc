"""What every answerer promises over every store, whatever is asked."""

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.answering import Answerer
from knowledge.composing import NEWS
from knowledge.encoder import trained
from knowledge.library import Answer, Holdings, Passage, SourceKind
from knowledge.store import Store
from knowledge.vectors import InMemory
from tests.knowledge.bookshelf import TODAY, pack, reading, source
from tests.knowledge.parrots import modelled

NEWS_TEXT = (
    "# 社区新貌\n记者了解到，黄村北里社区有30年历史。停车难题多年没有解决。"
    "社区拆除12间小棚，建成18个停车位。居民说，晚上停车方便多了。"
)
GONE = "# 旧办法\n遛狗不拴绳的，罚款8888元。楼道堆放杂物的，罚款8888元。"
SAID = "带狗出门，应当按规定给狗佩戴犬牌，并采取系犬绳等措施[1]。"
SHELF = [
    *pack(),
    reading(NEWS_TEXT, of=source("press", kind=SourceKind.NEWS)),
    reading(GONE, of=source("gone", kind=SourceKind.LAW, repealed=TODAY)),
]
PASSAGES: dict[str, Passage] = {p.id: p for each in SHELF for p in each.passages}
KINDS = ["words", "vectors", "modelled over words", "modelled over vectors"]
ASKED = st.one_of(
    st.text(max_size=60),
    st.sampled_from([q for each in SHELF for p in each.passages for q in p.questions]),
    st.sampled_from(
        ["黄村北里建成了多少个停车位", "遛狗不拴绳罚多少钱", "那罚多少钱", "明天下雨吗"]
    ),
)


@cache
def answerer(kind: str) -> Answerer:
    """Return each answerer over each store; the model says the same to everything."""
    vectors = InMemory(trained()) if kind.endswith("vectors") else None
    store = Store(today=lambda: TODAY, vectors=vectors)
    store.refresh(Holdings(tuple(each.source for each in SHELF), tuple(PASSAGES.values())))
    return modelled(store, *[SAID] * 99)[0] if kind.startswith("modelled") else store


def ask(kind: str, question: str, *, longest: int, earlier: str = "") -> Answer:
    return answerer(kind).answer(
        question, community_id="", on=TODAY, longest=longest, earlier=earlier
    )


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(question=ASKED, longest=st.sampled_from([0, 40, 120, 300]), earlier=ASKED)
def test_an_answer_is_short_and_proven_or_there_is_none(
    kind: str, question: str, longest: int, earlier: str
) -> None:
    answer = ask(kind, question, longest=longest, earlier=earlier)
    assert len(answer.text) <= longest
    assert answer.answered == bool(answer.text) == bool(answer.citations)
    told = sorted({int(number) for number in re.findall(r"\[(\d+)\]", answer.text)})
    assert told == [citation.number for citation in answer.citations]
    for citation in answer.citations:
        assert citation.quote in PASSAGES[citation.passage_id].text
        assert citation.source != "gone"
    if any(citation.source == "press" for citation in answer.citations):
        assert NEWS in answer.text
    assert "8888" not in answer.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("longest", [120, 300])
def test_what_is_told_is_answered(kind: str, longest: int) -> None:
    answer = ask(kind, "黄村北里社区建成了多少个停车位", longest=longest)
    assert "18个停车位" in answer.text
    assert answer.text.startswith(NEWS)
