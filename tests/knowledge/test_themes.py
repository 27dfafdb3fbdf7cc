"""What many short questions are about."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.themes import Theme, is_about, themes

ASKED = {
    "1": "社区食堂哪天开张，几点开饭",
    "2": "5号楼电梯什么时候修好",
    "3": "食堂老人有优惠吗",
    "4": "电梯坏了找谁",
    "5": "电梯今年的年检报告贴在哪儿",
    "6": "火星土豆亩产几吨",
}


def test_questions_stand_under_the_word_that_most_share() -> None:
    assert themes(ASKED) == (
        Theme("电梯", ("2", "4", "5")),
        Theme("食堂", ("1", "3")),
        Theme("", ("6",)),
    )


def test_a_theme_reads_whole() -> None:
    asked = {"1": "社区图书角周末开门吗", "2": "图书角周末开不开门"}
    assert [each.word for each in themes(asked)] == ["图书角周末开"]


def test_forms_of_asking_are_no_theme() -> None:
    asked = {"1": "暖气怎么办？", "2": "快递柜怎么办？", "3": "请问多少钱"}
    assert [each.word for each in themes(asked)] == [""]


def test_words_for_the_same_thing_are_one_theme() -> None:
    asked = {"1": "电瓶车在哪停", "2": "电动自行车棚满了"}
    assert themes(asked) == (Theme("电动车", ("1", "2")),)
    assert is_about("电动车", asked["1"])
    assert not is_about("电动车", ASKED["1"])


def test_nothing_has_no_theme() -> None:
    assert themes({}) == ()


@given(st.dictionaries(st.integers().map(str), st.text(max_size=30), max_size=12))
def test_every_text_stands_under_one_theme(texts: dict[str, str]) -> None:
    found = themes(texts)
    keys = [key for theme in found for key in theme.keys]
    assert sorted(keys) == sorted(texts)
    assert all(len(theme.keys) > 1 for theme in found if theme.word)
    assert all(is_about(theme.word, texts[key]) for theme in found for key in theme.keys)
