"""What a sentence must share with the passage that it cites, and what it may not change."""

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.chinese import sentences
from knowledge.library import Passage, SourceKind
from knowledge.proving import proof, tidy, told
from knowledge.quantities import quantities
from knowledge.support import Candidate
from tests.knowledge.bookshelf import pack, source


def candidate(text: str) -> Candidate:
    passage = Passage("p", "s", "", 0, "", "第三十条", text)
    return Candidate(passage, source("rule", kind=SourceKind.LAW), 1.0)


RULE = candidate(
    "居民装修房屋，应当提前3天告诉物业。每天12时至14时、22时至次日8时，不得进行产生噪声的装修作业。"
    "违反规定的，由公安机关处200元以上500元以下罚款。业主可以向居委会申请调解，不收任何费用。"
    "禁止下列行为：\n（一）占用、堵塞疏散通道；\n（二）在楼道给电动自行车充电。\n"
    "表决要有三分之二以上的业主参与。六十岁以上的老人不用排队。周三上午可以免费量血压，没有社保卡的也能办理。"
)


@pytest.mark.parametrize(
    "said",
    [
        "装修房屋应当提前3天告诉物业[1]。",
        "居民装修，要提前三天告诉物业[1]。",
        "22时至次日8时不得进行产生噪声的装修作业[1]。",
        "晚上10点到早上8点，不能进行产生噪声的装修作业[1]。",
        "每天12点到14点禁止产生噪声的装修作业[1]。",
        "违反规定的，由公安机关处200元以上500元以下罚款[1]。",
        "违反规定的，由公安机关处二百元到五百元罚款[1]。",
        "业主可以向居委会申请调解[1]。",
        "禁止占用、堵塞疏散通道[1]。",
        "不得在楼道给电动自行车充电[1]。",
        "要有2/3以上的业主参与表决[1]。",
        "六十岁以上的老人不用排队[1]。",
        "周三上午可以免费量血压[1]。",
        "- **装修房屋应当提前3天告诉物业**[1]。\n- 业主可以向居委会申请调解[1]。",
        "没有社保卡的也能办理[1]。",
    ],
)
def test_what_the_passage_says_is_backed(said: str) -> None:
    sentences = told(tidy(said))
    assert sentences
    assert all(proof(each, given=[RULE]) for each in sentences)


@pytest.mark.parametrize(
    "said",
    [
        "装修房屋应当提前3天告诉物业。",
        "装修房屋应当提前3天告诉物业[2]。",
        "装修房屋应当提前3天告诉物业[0]。",
        "装修房屋应当提前3天告诉物业[1][2]。",
        "装修房屋应当提前5天告诉物业[1]。",
        "装修房屋应当提前3小时告诉物业[1]。",
        "装修房屋可以提前3天告诉物业[1]。",
        "装修房屋不用提前3天告诉物业[1]。",
        "装修房屋应当提前3天告诉居委会[1]。",
        "21时至次日8时不得进行产生噪声的装修作业[1]。",
        "22时至次日6时不得进行产生噪声的装修作业[1]。",
        "晚上9点到早上8点，不能进行产生噪声的装修作业[1]。",
        "22时至次日8时可以进行产生噪声的装修作业[1]。",
        "22时至次日8时应当进行产生噪声的装修作业[1]。",
        "22时至次日8时进行产生噪声的装修作业[1]。",
        "每天12时至14时，进行产生噪声的装修作业也没关系[1]。",
        "违反规定的，由公安机关处500元罚款[1]。",
        "违反规定的，由公安机关处200元以下罚款[1]。",
        "违反规定的，由公安机关处200元以上500元以上罚款[1]。",
        "违反规定的，由公安机关处200美元以上500美元以下罚款[1]。",
        "违反规定的，由城管处200元以上500元以下罚款[1]。",
        "违反规定的，由公安机关处200元以上500元以下罚款，并拘留[1]。",
        "业主不得向居委会申请调解[1]。",
        "业主应当向居委会申请调解[1]。",
        "业主可以向法院申请调解[1]。",
        "申请调解，收费用[1]。",
        "可以占用、堵塞疏散通道[1]。",
        "占用、堵塞疏散通道[1]。",
        "应当在楼道给电动自行车充电[1]。",
        "在楼道给电动自行车充电[1]。",
        "要有三分之一以上的业主参与表决[1]。",
        "要有三分之二以下的业主参与表决[1]。",
        "六十岁以上的老人应当排队[1]。",
        "六十岁以下的老人不用排队[1]。",
        "周四上午可以免费量血压[1]。",
        "周三下午可以免费量血压[1]。",
        "周三上午不可以免费量血压[1]。",
        "没有社保卡的不能办理[1]。",
        "没有社保卡的也能办理，有社保卡的没有[1]。",
        "天气晴朗，适合出门散步[1]。",
        "装修房屋应当提前3天告诉物业，详见www.rule.com[1]。",
        "装修房屋应当提前3天告诉物业<b>[1]</b>。",
        "[装修房屋应当提前3天告诉物业](http://a.b)[1]。",
        "装修房屋应当提前3天告诉物业 OK[1]。",
        "装修房屋应当提前3天告诉物业\u202e[1]。",
        "装修房屋应当提前3天告诉物业`[1]。",
        "# 装修房屋应当提前3天告诉物业[1]。",
        "[1]",
        "。",
    ],
)
def test_what_the_passage_does_not_say_is_not(said: str) -> None:
    sentences = told(tidy(said))
    assert not sentences or any(proof(each, given=[RULE]) is None for each in sentences)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("22时至次日6时", "晚上10点到早上6点"),
        ("22:00", "二十二点"),
        ("500元以上1000元以下", "五百元到一千元"),
        ("三十日以内", "30天内"),
        ("20%", "百分之二十"),
        ("2/3以上", "三分之二以上"),
        ("1万元", "10,000元"),
        ("不超过15公里", "最多15千米"),
    ],
)
def test_the_same_amount_written_otherwise(one: str, other: str) -> None:
    assert quantities(one) == quantities(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("22时", "21时"),
        ("5元", "5角"),
        ("5天以上", "5天以下"),
        ("5天", "5个月"),
        ("过半数", "半数"),
    ],
)
def test_other_amounts(one: str, other: str) -> None:
    assert not quantities(one) <= quantities(other)


@given(st.text("一二三十百千万半0123456789.:/%分之元点时至以上下过数", max_size=30))
def test_no_text_breaks_the_amounts(text: str) -> None:
    assert quantities(text) >= frozenset()


@given(st.text(max_size=80))
def test_no_text_breaks_the_proof(text: str) -> None:
    for sentence in told(tidy(f"{text}[1]。")):
        proof(sentence, given=[RULE])


TURNED = (
    ("不得", "可以"),
    ("不能", "可以"),
    ("禁止", "允许"),
    ("应当", "可以"),
    ("可以", "应当"),
    ("以上", "以下"),
    ("以下", "以上"),
    ("不", ""),
)
LEAST_NOTICED = 0.98


def packed() -> Iterator[tuple[Candidate, str]]:
    """Yield every sentence of the starter pack with its passage."""
    for each in pack():
        for passage in each.passages:
            for sentence in sentences(passage.text):
                yield Candidate(passage, each.source, 1.0), sentence.strip().rstrip("。")


def is_backed(said: str, *, by: Sequence[Candidate]) -> bool:
    return all(proof(each, given=by) for each in told(tidy(f"{said}[1]。")))


def turned(sentence: str) -> Iterator[str]:
    """Yield a sentence with one word turned round, or one figure changed."""
    yield from (sentence.replace(a, b, 1) for a, b in TURNED if a in sentence)
    for figure in re.finditer(r"\d+", sentence):
        changed = str(int(figure.group()) + 1)
        yield sentence[: figure.start()] + changed + sentence[figure.end() :]


def test_every_sentence_of_the_pack_backs_itself() -> None:
    assert [said for by, said in packed() if not is_backed(said, by=[by])] == []


def test_sentences_turned_round_are_noticed() -> None:
    changed = [(by, each) for by, said in packed() for each in turned(said)]
    missed = [each for by, each in changed if is_backed(each, by=[by])]
    assert len(changed) > 400
    assert 1 - len(missed) / len(changed) >= LEAST_NOTICED, missed
