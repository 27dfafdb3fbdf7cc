import numpy as np
import pytest

from knowledge.ranking import (
    FEATURES,
    MEMORY,
    NO_VOTES,
    Learned,
    OtherFeatures,
    Ranker,
    Votes,
    features,
    shipped,
)
from knowledge.terms import Numbers
from knowledge.trees import Splits
from tests.knowledge.shelf import TEXTS, asked, memory_of, shelf_of

ALL = np.arange(len(TEXTS))
FIVE = 5


def column(matrix: Numbers, name: str) -> Numbers:
    return matrix[:, FEATURES.index(name)]


def stump(features_: tuple[str, ...] = FEATURES, *, name: str = "dense") -> Splits:
    """Return one tree: 1 above half of a feature, else 0; and a tree of one leaf."""
    return Splits(
        features_,
        np.array([FEATURES.index(name)], np.uint8),
        np.array([0.5], np.float64),
        np.array([0xFFFE], np.uint16),
        np.array([0], np.uint16),
        np.array([[0.0, 1.0], [10.0, 0.0]], np.float32),
    )


def test_the_features_are_finite_and_one_row_each() -> None:
    shelf = shelf_of()
    for text in ("狗屎谁清理", "", "xyz", "停车" * 100):
        matrix = features(shelf, asked(text), rows=ALL, votes=NO_VOTES)
        assert matrix.shape == (FIVE, len(FEATURES))
        assert np.isfinite(matrix).all()
    none = features(shelf, asked("狗"), rows=ALL[:0], votes=NO_VOTES)
    assert none.shape == (0, len(FEATURES))


def test_the_features_do_not_depend_on_the_order_of_the_candidates() -> None:
    shelf, question = shelf_of(), asked("遛狗不牵绳罚多少钱")
    votes = memory_of(shelf, [("狗没牵绳", [0])]).votes(question)
    one = features(shelf, question, rows=ALL, votes=votes)
    other = features(shelf, question, rows=ALL[::-1], votes=votes)
    assert np.allclose(one, other[::-1], atol=1e-6)


def test_shared_terms_likeness_and_titles_show() -> None:
    matrix = features(shelf_of(), asked("遛狗规定罚款多少"), rows=ALL, votes=NO_VOTES)
    assert column(matrix, "lexical").argmax() == 2
    assert column(matrix, "lexical_rank")[2] == 0
    assert column(matrix, "dense").argmax() == 2
    assert column(matrix, "title_told").tolist() == [1, 1, 1, 0, 0]
    assert column(matrix, "source_finds").tolist() == pytest.approx(
        np.log1p([3, 3, 3, 2, 2]).tolist()
    )


def test_neighbours_are_those_of_the_same_source() -> None:
    shelf = shelf_of()
    matrix = features(shelf, asked("遛狗"), rows=ALL, votes=NO_VOTES)
    dense, before = column(matrix, "dense"), column(matrix, "before")
    after = column(matrix, "after")
    assert before.tolist() == pytest.approx([0, dense[0], dense[1], 0, dense[3]])
    assert after.tolist() == pytest.approx([dense[1], dense[2], 0, dense[4], 0])


def test_votes_reach_the_passage_its_neighbours_and_its_source() -> None:
    shelf, question = shelf_of(), asked("停车")
    votes = Votes(
        np.array([3]), np.array([0.5], np.float32), np.array([0.1], np.float32), likeness=0.5
    )
    matrix = features(shelf, question, rows=ALL, votes=votes)
    assert column(matrix, "vote_best").tolist() == [0, 0, 0, 0.5, 0]
    assert column(matrix, "vote_source").tolist() == pytest.approx([0, 0, 0, 1, 1])
    blind = features(shelf, question, rows=ALL, votes=NO_VOTES)
    for name in MEMORY:
        assert not column(blind, name).any()


def test_trees_are_walked_as_trained() -> None:
    ranker = Ranker(Learned(stump(), stump()))
    matrix = np.zeros((3, len(FEATURES)), np.float32)
    matrix[:, FEATURES.index("dense")] = (0.4, 0.5, 0.6)
    assert ranker.scores(matrix).tolist() == [10.0, 10.0, 11.0]
    again = Splits.from_bytes(stump().to_bytes())
    assert Ranker(Learned(again, again)).scores(matrix).tolist() == [10.0, 10.0, 11.0]
    assert again.to_bytes() == stump().to_bytes()


def test_a_ranker_of_other_features_is_refused() -> None:
    for learned in (
        Learned(stump(FEATURES[1:]), stump()),
        Learned(stump(), stump(FEATURES[1:])),
    ):
        with pytest.raises(OtherFeatures):
            Ranker(learned)


def test_a_question_like_an_earlier_one_is_judged_by_trees_of_its_own() -> None:
    ranker = Ranker(Learned(reminded=stump(name="vote_best"), others=stump(name="dense")))
    matrix = np.zeros((2, len(FEATURES)), np.float32)
    matrix[0, FEATURES.index("dense")] = matrix[1, FEATURES.index("vote_best")] = 0.6
    for likeness, best in ((0.0, 0), (0.2, 0), (0.3, 1), (1.0, 1)):
        matrix[:, FEATURES.index("vote_likeness")] = likeness
        assert ranker.scores(matrix).argmax() == best
    assert ranker.scores(matrix[:0]).tolist() == []


def test_the_shipped_ranker_puts_the_answer_first_and_repeats_itself() -> None:
    shelf = shelf_of()
    for text, row in (("遛狗不牵绳可以吗", 0), ("狗屎谁来清理", 1), ("停车一个月多少钱", 3)):
        matrix = features(shelf, asked(text), rows=ALL, votes=NO_VOTES)
        scores = shipped().scores(matrix)
        assert scores.argmax() == row
        assert np.array_equal(scores, shipped().scores(matrix))
