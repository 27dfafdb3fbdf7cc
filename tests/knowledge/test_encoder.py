from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.chinese import grams
from knowledge.encoder import Weights, of_artefact, rounded, trained
from knowledge.terms import BUCKETS, Counts, Vocabulary, joined, spelled

TEXTS = st.lists(st.text(alphabet="遛狗拴绳停车费Ａa1，。 \n𠀀\ud800", max_size=12), max_size=6)


def likeness(one: str, other: str) -> float:
    left, right = trained().encode([one, other])
    return float(left @ right)


def listed(counts: Counts) -> list[dict[int, int]]:
    bounds = zip(counts.starts[:-1], counts.starts[1:], strict=True)
    return [
        dict(zip(counts.terms[a:b].tolist(), counts.times[a:b].tolist(), strict=True))
        for a, b in bounds
    ]


@given(TEXTS)
def test_every_vector_has_length_one_and_no_text_changes_another(texts: Sequence[str]) -> None:
    encoder = trained()
    vectors = encoder.encode(texts)
    assert vectors.shape == (len(texts), encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)
    for text, vector in zip(texts, vectors, strict=True):
        assert np.allclose(encoder.encode([text])[0], vector, atol=1e-6)


def test_the_same_text_has_the_same_vector_whatever_its_width_and_case() -> None:
    assert likeness("ＡPP缴费12元", "app缴费１２元") == pytest.approx(1.0, abs=1e-5)


def test_lay_words_are_nearer_to_their_law_than_to_another() -> None:
    law = "从建筑物中抛掷物品造成他人损害的，由侵权人依法承担侵权责任。"
    assert likeness("楼上扔东西砸伤人找谁赔偿", law) > 0.3
    assert likeness("离婚后孩子归谁抚养", law) < likeness("楼上扔东西砸伤人找谁赔偿", law)


def test_texts_without_a_known_term_are_alike() -> None:
    assert likeness("", "……") == pytest.approx(1.0, abs=1e-5)


def test_characters_and_pairs_are_those_of_the_index_of_words() -> None:
    text = "遛狗要拴绳，罚款多少"
    _, codes = spelled([text])
    read = [
        chr(code) if code < 0x10000 else chr(code >> 16) + chr(code & 0xFFFF)
        for code in codes.tolist()
    ]
    assert sorted(read) == sorted(grams(text))


def test_counts_can_be_taken_and_joined() -> None:
    vocabulary = Vocabulary(np.unique(spelled(["遛狗拴绳停车"])[1]))
    counts = vocabulary.count(["遛狗遛狗", "", "停车！拴绳", "天气"])
    first, empty, third, unknown = listed(counts)
    assert max(first.values()) == 2
    assert empty == {}
    assert all(len(vocabulary) - BUCKETS <= number < len(vocabulary) for number in unknown)
    assert sum(unknown.values()) == len(grams("天气"))
    assert listed(counts.take([2, 0, 2])) == [third, first, third]
    assert listed(joined([counts, counts.take([0])])) == [first, empty, third, unknown, first]
    assert listed(joined([])) == []


def test_an_artefact_is_read_as_it_was_written_and_names_the_encoder() -> None:
    codes = np.array([1, 2, 3], np.uint32)
    rows = np.array([[0.5, -1.0], [0.0, 0.0], [2.0, 1.0]], np.float32)
    weights = rounded(codes, rows)
    assert np.abs(weights.rows).max() <= 8
    assert np.allclose(weights.rows * weights.scales[:, None], rows, atol=0.5)
    data = weights.to_bytes()
    assert data == weights.to_bytes()
    again = Weights.from_bytes(data)
    assert np.array_equal(again.rows, weights.rows)
    changed = rounded(codes, rows + np.float32(0.1)).to_bytes()
    assert of_artefact(data).name == of_artefact(data).name
    assert of_artefact(data).name != of_artefact(changed).name
    assert of_artefact(data).dimensions == 2
