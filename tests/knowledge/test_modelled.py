"""What a model says reaches nobody unless the passages say it."""

import logging
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.blanking import blanked
from knowledge.chat_model import ModelUnavailable, Trouble
from knowledge.library import Answer, SourceKind
from knowledge.modelled import Modelled
from knowledge.resting import FAILURES, LONGEST_REST_SECONDS, REST_SECONDS, Rest, RestedModel
from knowledge.store import Store
from tests.knowledge.bookshelf import TODAY, pack, reading, source, store_of
from tests.knowledge.parrots import modelled

QUESTION = "遛狗要拴绳吗"
PRIVATE = 300
LEASH = "带狗出门，应当按规定给狗佩戴犬牌，并采取系犬绳等措施[1]。"


@pytest.fixture(scope="module")
def packed() -> Store:
    return store_of(pack())


def ask(answerer: Store | Modelled, question: str, *, longest: int = PRIVATE) -> Answer:
    return answerer.answer(question, community_id="home", on=TODAY, longest=longest)


@pytest.mark.parametrize(
    "said",
    [
        "遛狗可以不拴绳[1]，因为法律没有规定，随便怎么遛都行。",
        "带狗出门，应当采取系犬绳等措施。",
        "带狗出门，应当采取系犬绳等措施[9]。",
        "带狗出门，应当采取系犬绳等措施，违者罚款8888元[1]。",
        "无法回答",
        "[1][2]",
        "带狗出门，应当按规定给狗佩戴犬牌，并采取系犬绳等措施[1]。" * 30,
        "I am a language model.",
    ],
)
def test_what_a_model_cannot_prove_the_default_says(packed: Store, said: str) -> None:
    made, parrot = modelled(packed, said)
    assert ask(made, QUESTION) == ask(packed, QUESTION)
    assert len(parrot.asked) == 1


def test_a_model_sees_passages_and_the_question_alone(packed: Store) -> None:
    made, parrot = modelled(packed, "养狗的人应当给狗系犬绳[1]。")
    ask(made, QUESTION)
    assert "系犬绳" in parrot.asked[0]
    assert QUESTION in parrot.asked[0]
    assert "home" not in parrot.asked[0]


def test_a_model_is_not_asked_without_support(packed: Store) -> None:
    made, parrot = modelled(packed, "今天晴[1]。")
    assert not ask(made, "今天天气怎么样").answered
    assert parrot.asked == []


def test_a_models_citations_are_numbered_as_they_come() -> None:
    told = "# 遛狗\n遛狗要拴绳。带狗出门应当采取系犬绳等措施。"
    both = [reading(told, of=source(name)) for name in ("one", "two")]
    store = store_of(both)
    made, _ = modelled(store, "带狗出门应当采取系犬绳等措施[2]。遛狗要拴绳[1]。")
    answer = ask(made, QUESTION)
    assert answer.text == "带狗出门应当采取系犬绳等措施[1]。遛狗要拴绳[2]。"
    assert [citation.number for citation in answer.citations] == [1, 2]
    assert len({citation.source for citation in answer.citations}) == 2


def test_the_rest_of_a_model_is_not_waited_for(packed: Store) -> None:
    made, parrot = modelled(packed, "天气晴朗，适合出门散步。" + "今天真好。" * 40)
    assert ask(made, QUESTION) == ask(packed, QUESTION)
    assert len(parrot.heard) < 40
    assert made.counts() == {"unproven": 1}


@pytest.mark.parametrize("piece", range(1, 12))
def test_an_answer_may_come_in_pieces_of_any_size(packed: Store, piece: int) -> None:
    said = "带狗出门，应当给狗佩戴犬牌[1]。应当采取系犬绳等措施。[1]"
    made, parrot = modelled(packed, said)
    parrot.piece = piece
    assert ask(made, QUESTION).text == said
    assert parrot.heard == said


def test_an_endless_answer_is_cut_short(packed: Store) -> None:
    made, parrot = modelled(packed, LEASH * 100)
    assert ask(made, QUESTION) == ask(packed, QUESTION)
    assert len(parrot.heard) < 3 * PRIVATE
    assert made.counts() == {"too_long": 1}


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        (LEASH, "spoke"),
        ("无法回答。", "unable"),
        ("我不能回答这个问题。", "unproven"),
        (None, "away"),
    ],
)
def test_what_became_of_the_model_is_counted_and_logged(
    packed: Store, caplog: pytest.LogCaptureFixture, said: str | None, counted: str
) -> None:
    made, _ = modelled(packed, *([said] if said else []))
    with caplog.at_level(logging.DEBUG):
        ask(made, QUESTION)
    assert made.counts() == {counted: 1}
    lines = [each.getMessage() for each in caplog.records if each.name == "knowledge.modelled"]
    assert len(lines) == (counted != "spoke")
    assert not any(QUESTION in line or "狗" in line for line in lines)


def test_a_follow_up_is_asked_with_what_it_leans_on(packed: Store) -> None:
    made, parrot = modelled(packed)
    made.answer("谁来管？", community_id="", on=TODAY, longest=PRIVATE, earlier=QUESTION)
    assert f"{QUESTION} 谁来管" in parrot.asked[0]


class Silent:
    """A model that counts how often it fails."""

    def __init__(self) -> None:
        self.tried = 0

    def speak(self, *, instructions: str, text: str) -> None:
        self.tried += bool(instructions or text) or 1
        raise ModelUnavailable(Trouble.SLOW)


def test_a_model_that_keeps_failing_is_left_alone() -> None:
    now = [0.0]
    silent = Silent()
    resting = RestedModel(silent, rest=Rest(seconds=lambda: now[0]))  # type: ignore[arg-type]  # a model in kind

    def tried() -> int:
        with pytest.raises(ModelUnavailable):
            list(resting.speak(instructions="", text=""))
        return silent.tried

    assert [tried() for _ in range(FAILURES + 3)] == [1, 2, 3, 3, 3, 3]
    now[0] += REST_SECONDS
    assert [tried(), tried()] == [4, 4]
    now[0] += REST_SECONDS
    assert tried() == 4
    now[0] += REST_SECONDS
    assert tried() == 5


@given(st.lists(st.booleans(), max_size=60))
def test_a_rest_never_lasts_for_ever(went_well: list[bool]) -> None:
    now = [0.0]
    rest = Rest(seconds=lambda: now[0])
    for well in went_well:
        if rest.awake():
            (rest.succeeded if well else rest.failed)()
        now[0] += LONGEST_REST_SECONDS
        assert rest.awake()


@pytest.mark.parametrize(
    ("question", "gone", "kept"),
    [
        ("王阿姨家的狗咬人怎么办", ("王",), "狗咬人怎么办"),
        ("我是3-2-501的，电话13912345678", ("501", "139"), "电话"),
        ("身份证110101199003071234丢了", ("1101",), "丢了"),
        ("3号楼2单元501室楼上漏水", ("501", "3号楼"), "楼上漏水"),
        ("三号楼二单元五零一楼上漏水", ("三号楼",), "漏水"),
        ("王黎书记的手机号", ("王黎",), "手机号"),
        ("402那家欠了物业费吗", ("402",), "欠了物业费吗"),
        ("我叫张伟，住5栋1203，能养狗吗", ("张伟", "1203"), "能养狗吗"),
        ("老李把纸箱堆在楼道", ("老李",), "把纸箱堆在楼道"),
        ("业主张三拖欠物业费怎么办", ("张三",), "拖欠物业费怎么办"),
        ("张伟家在楼道堆东西", ("张伟",), "在楼道堆东西"),
        ("京A12345停在消防通道", ("A12345",), "停在消防通道"),
        ("加我微信wxid_abc123", ("abc123",), "微信"),
        ("写信到 li.si@example.org", ("li.si",), "写信到"),
        ("打 139 1234 5678 找他", ("1234",), "找他"),
        ("打 010-62345678 找他", ("6234",), "找他"),
        ("一三九一二三四五六七八是谁", ("三九",), "是谁"),
    ],
)
def test_who_is_named_is_blanked(question: str, gone: tuple[str, ...], kept: str) -> None:
    told_of = blanked(question)
    assert not any(each in told_of for each in gone)
    assert kept in told_of


@pytest.mark.parametrize(
    "question",
    [
        "打12345有用吗",
        "罚款10000元吗",
        "2026年8月15日起怎么算",
        "高层住宅能充电吗",
        "装修噪音几点以后不行",
        "300平方米的房子",
        "任何人家里都能装吗",
        "居委会主任怎么选",
        "2/3业主同意够不够",
    ],
)
def test_what_names_nobody_stays(question: str) -> None:
    assert blanked(question) == question


def test_sources_that_disagree_are_left_to_the_default() -> None:
    said = "# 垃圾\n小区垃圾桶每天{}点开放投放。"
    older, newer = source("older"), source("newer")
    store = store_of(
        [
            reading(said.format(6), of=replace(older, effective=date(2025, 1, 1))),
            reading(said.format(7), of=replace(newer, effective=date(2026, 1, 1))),
        ]
    )
    made, parrot = modelled(store, "小区垃圾桶每天6点开放投放[2]。")
    question = "小区垃圾桶几点开放投放"
    assert ask(made, question) == ask(store, question)
    assert parrot.asked == []


def test_an_answer_of_the_committee_is_marked_as_one() -> None:
    of = source("reply", kind=SourceKind.REPLY, effective=date(2026, 3, 1))
    told_of = "小区垃圾桶每天6点开放投放。"
    store = store_of([reading(f"# 垃圾\n{told_of}", of=of)])
    made, _ = modelled(store, "小区垃圾桶每天6点开放投放[1]。")
    answer = ask(made, "小区垃圾桶几点开放投放")
    assert answer.text == "居委会答复（2026年3月）：小区垃圾桶每天6点开放投放[1]。"
