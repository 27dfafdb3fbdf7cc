from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.similarity import ALIKE, likeness, similar

WORDS = st.text(alphabet="路灯坏了楼道堆杂物3号遛狗车位噪音 ，", max_size=20)
ALIKE_PAIRS = [
    ("3号楼门口路灯坏了", "3号楼门前的路灯不亮了"),
    ("希望小区增加电动车充电桩", "建议在院里装电瓶车充电桩"),
    ("楼道里堆满杂物没人清理", "2单元楼道堆东西太多，请清理"),
    ("广场舞太吵影响休息", "晚上跳广场舞噪音大，老人睡不好"),
    ("停车位不够，能不能重新画线", "小区车位太少，建议重新划线"),
    ("垃圾桶满了没人收", "垃圾桶老是满的，没人来收"),
    ("5号楼电梯老坏", "5号楼电梯经常坏，请修"),
    ("给老楼加装电梯", "建议老旧楼房加装电梯"),
    ("遛狗不拴绳太危险", "有人遛狗不牵绳，怕咬到孩子"),
    ("3号楼路灯坏了", "5号楼路灯不亮"),
]
UNLIKE_PAIRS = [
    ("3号楼门口路灯坏了", "5号楼电梯老坏"),
    ("希望小区增加电动车充电桩", "停车位不够，能不能重新画线"),
    ("楼道里堆满杂物没人清理", "垃圾桶满了没人收"),
    ("广场舞太吵影响休息", "给广场加装健身器材"),
    ("给老楼加装电梯", "5号楼电梯经常坏，请修"),
    ("建议增加快递柜", "希望增加晾衣杆"),
    ("3号楼门口路灯坏了", "3号楼门口井盖松动"),
    ("遛狗不拴绳太危险", "小区大门门禁坏了太危险"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE_PAIRS)
def test_the_same_wish_in_other_words_is_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE


@pytest.mark.parametrize(("one", "other"), UNLIKE_PAIRS)
def test_another_wish_is_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


@given(WORDS, WORDS)
def test_likeness_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1


def test_the_most_alike_come_first() -> None:
    candidates = {"a": "路灯坏了", "b": "3号楼的路灯坏了", "c": "电梯坏了", "d": "想种花"}
    found = similar("3号楼路灯坏了", candidates, limit=2)
    assert [one.key for one in found] == ["a", "b"]
    assert all(isinstance(one.share, Fraction) for one in found)
    assert similar("养鸡", candidates) == ()
