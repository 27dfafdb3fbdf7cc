import numpy as np
import pytest

from knowledge.ranking import NO_VOTES
from tests.knowledge.shelf import asked, memory_of, shelf_of

ANSWERED = [
    ("狗在楼下拉屎没人管", [1]),
    ("狗屎谁来清理，会罚款吗", [1, 2]),
    ("车停在哪里", [3]),
]


def test_a_like_question_votes_for_what_answered_it() -> None:
    shelf = shelf_of()
    votes = memory_of(shelf, ANSWERED).votes(asked("狗屎没人清理"))
    total = dict(zip(votes.rows.tolist(), votes.total.tolist(), strict=True))
    assert total[1] > total[2] > total[3]
    assert votes.best.max() == pytest.approx(votes.likeness)


def test_the_same_question_is_as_like_as_can_be() -> None:
    shelf = shelf_of()
    memory = memory_of(shelf, ANSWERED)
    question = asked(ANSWERED[0][0])
    assert memory.likeness(question)[0] == pytest.approx(1.0, abs=1e-4)
    assert memory.votes(question).likeness == pytest.approx(1.0, abs=1e-4)


def test_each_passage_is_named_once_in_rising_order() -> None:
    shelf = shelf_of()
    votes = memory_of(shelf, [("狗屎", [2, 1, 2]), ("狗屎", [1])]).votes(asked("狗屎"))
    assert votes.rows.tolist() == [1, 2]
    assert votes.total[0] == pytest.approx(2 * votes.total[1])


def test_nothing_remembered_is_no_vote() -> None:
    shelf = shelf_of()
    assert memory_of(shelf, []).votes(asked("狗屎")) is NO_VOTES
    unanswered = memory_of(shelf, [("狗屎", [])]).votes(asked("狗屎"))
    assert unanswered.rows.tolist() == []


def test_votes_do_not_depend_on_chance_or_order() -> None:
    shelf = shelf_of()
    one = memory_of(shelf, ANSWERED).votes(asked("停车"))
    other = memory_of(shelf, ANSWERED[::-1]).votes(asked("停车"))
    assert np.array_equal(one.rows, other.rows)
    assert np.allclose(one.total, other.total)
