from hypothesis import given
from hypothesis import strategies as st

from knowledge.chinese import clauses, grams, narrow, pairs, sentences

TEXTS = st.text(alphabet="楼道不能堆东西。！？；，、“”（）\n 12ab…", max_size=120)


@given(TEXTS)
def test_sentences_joined_are_the_text_without_line_breaks_and_blanks(text: str) -> None:
    kept = "".join(sentences(text))
    assert "".join(kept.split()) == "".join(text.split())


@given(TEXTS)
def test_clauses_joined_are_the_sentence(text: str) -> None:
    for sentence in sentences(text):
        assert "".join(clauses(sentence)) == sentence


def test_a_sentence_keeps_its_closing_quote() -> None:
    told = sentences("他说：“楼道不能堆东西。”大家同意！真的？")
    assert told == ("他说：“楼道不能堆东西。”", "大家同意！", "真的？")


def test_grams_are_characters_pairs_and_whole_words() -> None:
    assert grams("养犬 12号A") == ["养", "犬", "养犬", "12", "号", "a"]
    assert pairs("遛狗要ＡＢ1") == ["遛狗", "狗要", "ab1"]


def test_full_width_letters_and_digits_become_ordinary() -> None:
    assert narrow("１２号楼Ａ座，好") == "12号楼A座，好"
