import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.wording import cut, length, one_line, parts, without

TEXTS = st.text(alphabet=st.sampled_from("字a。，. \n🐕‍é\u200b"), max_size=400)


@given(text=TEXTS, most=st.integers(4, 60))
def test_parts_fit_and_lose_no_word(text: str, most: int) -> None:
    found = parts(text, most=most)
    assert all(0 < length(each) <= most for each in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@given(text=TEXTS, most=st.integers(2, 60))
def test_a_cut_text_fits_and_a_short_one_stays(text: str, most: int) -> None:
    found = cut(text, most=most)
    assert length(found) <= most
    if length(text) <= most:
        assert found == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("  \n ", ()),
        ("一\n二\n三", ("一\n二", "三")),
        ("一二三四五", ("一二三", "四五")),
    ],
)
def test_parts(text: str, found: tuple[str, ...]) -> None:
    assert parts(text, most=3) == found


def test_sentences_stay_whole_where_a_line_is_too_long() -> None:
    assert parts("今天开会。明天也开会。", most=8) == ("今天开会。", "明天也开会。")


@given(head=st.text(alphabet="字🐕 a", max_size=9), tail=st.text(alphabet="字🐕 a", max_size=9))
def test_a_span_is_counted_as_telegram_counts(head: str, tail: str) -> None:
    found = without(f"{head}@bot{tail}", spans=[(length(head), 4)])
    assert "@bot" not in found
    assert found.replace(" ", "") == (head + tail).replace(" ", "")


def test_one_line() -> None:
    assert one_line(" 王\n 阿姨\t") == "王 阿姨"
    assert one_line("好" * 70) == "好" * 63 + "…"
