"""What is answered, with which proof, and what is declined."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answering import Answerer
from knowledge.composing import NEWS
from knowledge.ingest import Reading
from knowledge.library import Answer, SourceKind
from knowledge.questions import Want, names, take_apart
from knowledge.store import Store
from knowledge.thesaurus import read, shipped
from tests.knowledge.bookshelf import TODAY, pack, reading, source, store_of
from tests.knowledge.parrots import modelled

QUESTION = "遛狗要拴绳吗"
GROUP, PRIVATE = 120, 300
COUNTED = (
    "# 社区新貌\n记者了解到，黄村西里社区有40年历史。停车难题多年没有解决。"
    "社区拆除20多间小配建房，建成15个停车位。社区书记王黎说，居民晚上停车方便多了。"
)


@pytest.fixture(scope="module")
def packed() -> Store:
    return store_of(pack())


@pytest.fixture(params=["extractive", "modelled", "unavailable"])
def answerer(request: pytest.FixtureRequest, packed: Store) -> Answerer:
    """Return each answerer there is; the model repeats a passage, or says nothing."""
    if request.param == "extractive":
        return packed
    said = ["带狗出门，应当按规定给狗佩戴犬牌，并采取系犬绳等措施[1]。"] * 9
    return modelled(packed, *(said if request.param == "modelled" else []))[0]


def ask(answerer: Answerer, question: str, *, longest: int = PRIVATE) -> Answer:
    return answerer.answer(question, community_id="home", on=TODAY, longest=longest)


def proven(answer: Answer, *, passages: Sequence[str]) -> bool:
    """Tell whether the numbers in the text are those of the citations, and quotes are true."""
    told = sorted({int(number) for number in re.findall(r"\[(\d+)\]", answer.text)})
    quoted = all(any(c.quote in passage for passage in passages) for c in answer.citations)
    return told == [citation.number for citation in answer.citations] and quoted


@pytest.mark.parametrize("longest", [GROUP, PRIVATE])
def test_every_answerer_answers_with_proof(answerer: Answerer, longest: int) -> None:
    answer = ask(answerer, QUESTION, longest=longest)
    assert answer.answered
    assert len(answer.text) <= longest
    assert answer.citations[0].source == "pets-leash"
    assert answer.citations[0].issuer
    assert answer.citations[0].locator == "第三十条"
    assert proven(answer, passages=[p.text for r in pack() for p in r.passages])


@pytest.mark.parametrize(
    "question",
    [
        "写一首关于秋天的诗",
        "王黎书记的手机号",
        "上海的养犬证怎么办",
        "明天停水吗",
        "",
        "？？",
        "的" * 900,
    ],
)
def test_every_answerer_declines_what_no_passage_answers(
    answerer: Answerer, question: str
) -> None:
    assert ask(answerer, question) == Answer(answered=False, text="")


@given(question=st.text(max_size=60), longest=st.integers(min_value=0, max_value=400))
def test_no_question_breaks_it_or_its_length(question: str, longest: int) -> None:
    answer = ask(STORE, question, longest=longest)
    assert len(answer.text) <= longest
    assert answer.answered == bool(answer.text) == bool(answer.citations)


STORE = store_of(pack())


def test_nothing_is_answered_from_nothing() -> None:
    empty = Store(today=lambda: TODAY)
    assert not ask(empty, QUESTION).answered


def test_news_is_marked_as_news() -> None:
    store = store_of([reading(COUNTED, of=source("press", kind=SourceKind.NEWS))])
    answer = ask(store, "黄村西里社区建成了多少个停车位")
    assert answer.text.startswith(NEWS)
    assert "15个停车位" in answer.text
    assert ask(STORE, QUESTION).text[: len(NEWS)] != NEWS


def law(name: str, *, said: str, begins: date | None, ends: date | None) -> Reading:
    of = source(name, kind=SourceKind.LAW, effective=begins, repealed=ends)
    return reading(f"# 噪声\n{said}", of=of)


def test_law_is_cited_on_the_days_of_its_force() -> None:
    change = date(2026, 8, 15)
    told = "装修噪声扰民的，处{}元罚款。"
    store = store_of(
        [
            law("old", said=told.format(100), begins=None, ends=change),
            law("new", said=told.format(200), begins=change, ends=None),
        ]
    )
    question = "装修噪声扰民罚款多少元"
    for day, name in ((date(2026, 8, 14), "old"), (change, "new")):
        answer = store.answer(question, community_id="", on=day, longest=PRIVATE)
        assert {citation.source for citation in answer.citations} == {name}


def test_another_communitys_notice_is_never_used() -> None:
    store = store_of([reading(COUNTED, of=source("press", community_id="there"))])
    assert not ask(store, "黄村西里社区建成了多少个停车位").answered


def test_one_long_sentence_is_cut_at_a_clause() -> None:
    long = "社区" + "开展了许多活动，" * 20 + "其中清理楼道杂物共65处，" + "还做了许多事，" * 20
    store = store_of([reading(f"# 整治\n{long}受到好评。", of=source("notice"))])
    answer = ask(store, "社区清理楼道杂物多少处", longest=GROUP)
    assert "65处" in answer.text
    assert len(answer.text) <= GROUP
    assert answer.citations[0].quote in long


@pytest.mark.parametrize(
    ("question", "want", "measure"),
    [
        ("楼道堆东西罚多少", Want.MONEY, ""),
        ("清理了多少处杂物", Want.NUMBER, "处"),
        ("几点可以倒垃圾", Want.TIME, ""),
        ("着火了打什么电话", Want.PHONE, ""),
        ("王黎书记的手机号", Want.MOBILE, ""),
        ("为什么要分类", Want.REASON, ""),
        ("小广告是怎么治理的", Want.WAY, ""),
        ("流浪狗谁管", Want.ACTOR, ""),
        ("居委会主任是谁", Want.PERSON, ""),
        ("垃圾袋在哪领", Want.PLACE, ""),
        ("写一首诗", Want.SERVICE, ""),
        ("遛狗要拴绳吗", Want.ANYTHING, ""),
        ("微信群骂人会被拘留吗", Want.ANYTHING, ""),
    ],
)
def test_what_a_question_wants(question: str, want: Want, measure: str) -> None:
    asked = take_apart(question, thesaurus=shipped())
    assert (asked.want, asked.measure) == (want, measure)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("海淀区的文明积分怎么换", {"海淀区"}),
        ("广州的养犬证一年收多少钱", {"广州"}),
        ("三号楼王大爷是不是离婚了", {"三号楼", "王大爷"}),
        ("王黎书记什么时候来", {"王黎"}),
        ("402那家欠了钱吗", {"402"}),
        ("明年垃圾费收多少", {"明年"}),
        ("妙峰那边用什么办法鼓励村民", set[str]()),
        ("在小区里吐痰会被罚吗", set[str]()),
    ],
)
def test_what_a_question_names(question: str, named: set[str]) -> None:
    assert set(names(question)) == named


def test_a_thesaurus_is_data() -> None:
    told = read(
        '[[same]]\nlay = ["遛狗"]\nformal = ["养犬"]\n[[same]]\nlay = ["狗"]\nformal = ["犬"]'
    )
    assert told.found("遛狗") == {"遛狗": ("养犬",), "狗": ("犬",)}
    assert told.found("停车") == {}
    assert all(group.lay and group.formal for group in shipped().groups)
