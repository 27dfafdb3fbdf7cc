"""Doorways as people list them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.refusals import Refusal
from handlers.places import MOST_PLACES, Place, TooManyPlaces, place_of, read_places


def read(words: str) -> str:
    return " ".join(each.label for each in read_places(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("1-2栋 各2单元", "1-1 1-2 2-1 2-2"),
        ("1至2号楼，每栋两个单元", "1-1 1-2 2-1 2-2"),
        ("一到三栋", "1 2 3"),
        ("1栋—3栋", "1 2 3"),
        ("3栋1-4单元", "3-1 3-2 3-3 3-4"),
        ("3栋2单元", "3-2"),
        ("3号楼2个单元", "3-1 3-2"),
        ("十一栋 有2个单元；12幢", "11-1 11-2 12"),
        ("A座 三个单元", "A-1 A-2 A-3"),
        ("A座到C座", "A B C"),
        ("3-2, 3-10、3-3", "3-2 3-3 3-10"),
        ("10-2单元\n2-1\n2-1", "2-1 10-2"),
        ("7", "7"),
        ("１－２栋　各２单元", "1-1 1-2 2-1 2-2"),
    ],
)
def test_lists_are_read_as_they_are_written(words: str, expected: str) -> None:
    assert read(words) == expected


@pytest.mark.parametrize(
    "words", ["", "，，", "6-1栋", "1-C栋", "东门", "3-2-501", "1栋各单元", "3栋0个单元"]
)
def test_what_nobody_can_make_out_is_refused(words: str) -> None:
    with pytest.raises(Refusal):
        read_places(words)


def test_nobody_makes_more_than_a_community_has() -> None:
    with pytest.raises(TooManyPlaces) as refused:
        read_places("1-99栋 各9单元")
    assert refused.value.most == MOST_PLACES


@given(st.text(max_size=30))
def test_any_words_are_read_or_refused(words: str) -> None:
    try:
        found = read_places(words)
    except Refusal:
        return
    assert found
    assert [place_of(each.label) for each in found] == list(found)


NAMES = st.integers(1, 60).map(str)


@given(st.lists(st.builds(Place, NAMES, NAMES | st.just("")), min_size=1, max_size=20))
def test_what_is_written_out_is_read_back(places: list[Place]) -> None:
    written = "、".join(each.label for each in places)
    assert set(read_places(written)) == set(places)
