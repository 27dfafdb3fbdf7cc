"""Questions that lean on the one before in the same private chat, and those that do not."""

import pytest

from knowledge.following import leans, understood
from knowledge.library import Answer
from knowledge.questions import Want
from knowledge.store import Store
from knowledge.thesaurus import shipped
from tests.knowledge.bookshelf import TODAY, pack, store_of

LEANING = """
那罚多少钱? 要带什么材料呢 那老人呢 罚多少 多少钱 谁管 那谁管呢 去哪办
还要带什么 这个要交钱吗 它能带上电梯吗 为什么 为什么呢 那怎么办 怎么办 要多久
几天能办好 那晚上呢 那小孩呢 租客呢 不交会怎样 那不交呢 要是不听呢 找谁投诉
那找哪个部门 有什么规定 依据是什么 那楼道呢 还有别的要求吗 最多罚多少 具体怎么申请
那猫呢 需要业主同意吗 多少人同意才行 电话是多少 那中午呢 那如果不改呢 违反了罚多少
那周末呢
"""
STANDING = """
遛狗要拴绳吗 那条小街叫什么名字 楼道堆东西谁管 垃圾几点倒 那楼道里停电动车罚多少钱
还能在小区养鸡吗 物业费不交会怎样 这个小区有多少栋楼 着火了打什么电话 装修几点开始
居委会几年一选 噪音扰民找谁 高空抛物怎么处罚 停车费归谁 老人能用无障碍车位吗
什么是议事会 那养狗要办什么证 业主大会要多少人同意 电梯坏了找谁 还款逾期怎么办
他家的狗咬人了怎么办 漏水怎么办 谁投了反对票 怎么办居住证 公示多少天 12号怎么样了
狗证去哪办 调解要钱吗 养猫呢要不要办证 消防通道能停车吗
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return store_of(pack())


def dialogue(store: Store, *questions: str) -> Answer:
    """Return the answer to the last of some questions in one private chat."""
    *before, last = questions
    return store.answer(
        last, community_id="", on=TODAY, longest=300, earlier="\n".join(before[-2:])
    )


def cited(answer: Answer) -> set[str]:
    return {citation.source for citation in answer.citations}


@pytest.mark.parametrize("question", LEANING.split())
def test_a_question_without_a_subject_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize("question", STANDING.split())
def test_a_question_with_a_subject_stands_alone(question: str) -> None:
    assert not leans(question)


@pytest.mark.parametrize(
    ("questions", "source"),
    [
        (("楼道里能放鞋柜吗", "那罚多少钱？"), "stairways-clutter"),
        (("砸承重墙行不行", "罚多少"), "renovation-wall"),
        (("养狗要办证吗", "不打疫苗呢"), "pets-vaccine"),
        (("残疾人车位能停吗", "那老人呢"), "parking-accessible"),
        (("邻里纠纷能找居委会调解吗", "要交钱吗"), "neighbours-mediation"),
        (("换物业要多少人同意", "那提前多久通知呢"), "property-replace"),
        (("消防通道能停车吗", "那罚多少钱", "那单位呢"), "parking-fire-lane"),
        (("高空抛物违法吗", "没砸到人呢", "那拘留几天"), "stairways-throw-punish"),
    ],
)
def test_a_leaning_question_is_answered_with_what_it_leans_on(
    store: Store, questions: tuple[str, ...], source: str
) -> None:
    assert source in cited(dialogue(store, *questions))


@pytest.mark.parametrize("last", ["遛狗要拴绳吗", "广场舞太吵找谁", "着火了打什么电话"])
@pytest.mark.parametrize("before", ["楼道里能放鞋柜吗", "物业费不交会怎样"])
def test_a_question_that_stands_alone_is_answered_alone(
    store: Store, before: str, last: str
) -> None:
    assert dialogue(store, before, last) == dialogue(store, last)


def test_a_leaning_question_alone_is_declined(store: Store) -> None:
    assert not dialogue(store, "那罚多少钱？").answered


def test_the_later_question_says_what_is_wanted() -> None:
    asked = understood("那谁管呢", earlier="楼道堆东西罚多少钱", thesaurus=shipped())
    assert asked.want is Want.ACTOR
    asked = understood("那老人呢", earlier="楼道堆东西罚多少钱", thesaurus=shipped())
    assert asked.want is Want.MONEY
