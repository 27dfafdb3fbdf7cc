import pytest

from knowledge.library import Passage
from knowledge.questions import take_apart
from knowledge.spots import Spot, spot, told
from knowledge.thesaurus import shipped
from tests.knowledge.bookshelf import reading, source

TEXT = (
    "# 石榴里食堂\n石榴里食堂去年开张。一份饭八元，六十岁以上的打八五折。"
    "周日晚上食堂不开门。厨余由养殖户拉走。"
)


def _rarity(term: str) -> float:
    return 2.0 if term else 6.0


def _spot(question: str, text: str = TEXT) -> Spot:
    asked = take_apart(question, thesaurus=shipped())
    (passage,) = reading(text, of=source("食堂")).passages
    return _of(question, passage) if asked.units else pytest.fail("nothing is asked")


def _of(question: str, passage: Passage) -> Spot:
    asked = take_apart(question, thesaurus=shipped())
    by = told(asked, source("食堂"), body=passage.text.lower(), rarity=_rarity)
    return spot(asked, passage, by=by)


def test_what_a_source_says_nowhere_is_lost() -> None:
    assert _spot("石榴里食堂的厨余谁拉走").lost < _spot("石榴里食堂的空调谁维修").lost


def test_what_is_wanted_must_stand_close() -> None:
    assert _spot("食堂一份饭多少钱").clause > _spot("食堂的厨余多少钱").clause


def test_all_shares_are_from_nothing_to_all() -> None:
    for question in ("食堂一份饭多少钱", "写一首诗", "明天下雨吗", "abc", "厨余"):
        found = _spot(question)
        assert all(0.0 <= each <= 1.0 for each in vars(found).values()), question


def test_what_stands_beside_the_question_word_is_told_apart() -> None:
    assert _spot("食堂哪天晚上不开门").near > _spot("食堂哪天晚上演出").near
