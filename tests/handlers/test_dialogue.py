"""What people type, in every way they type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dialogue import (
    LONGEST,
    clean,
    clean_name,
    is_skip,
    is_yes,
    leading_number,
    number_and_text,
    numeral,
    one_line,
    read,
)

VERBS = frozenset(
    {"问", "提", "提案", "观点", "附议", "取消", "ask", "propose", "help", "start"}
)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("1", (1,)),
        ("１", (1,)),
        ("一", (1,)),
        ("①", (1,)),
        ("1️⃣", (1,)),
        ("🔟", (10,)),
        ("十二", (12,)),
        ("二十", (20,)),
        ("1。", (1,)),
        ("1 3", (1, 3)),
        ("1、3", (1, 3)),
        ("1,3", (1, 3)),
        ("１，３", (1, 3)),
        ("1和3", (1, 3)),
        ("一 三", (1, 3)),
        ("1 1", (1,)),
        ("选1", (1,)),
        ("我选第1个", (1,)),
        ("投２", (2,)),
        ("1吧", (1,)),
        ("\u200b1\ufeff", (1,)),
        (" 1 \n", (1,)),
    ],
)
def test_digits_in_every_form(typed: str, digits: tuple[int, ...]) -> None:
    reading = read(typed, verbs=VERBS)
    assert reading.digits == digits
    assert reading.number is None


@pytest.mark.parametrize(
    ("typed", "number", "digits"),
    [
        ("12号 1", 12, (1,)),
        ("12号1", 12, (1,)),
        ("12号：1", 12, (1,)),
        ("１２号　１", 12, (1,)),
        ("12号 1 3", 12, (1, 3)),
        ("12号选1、3", 12, (1, 3)),
        ("12号议题 2", 12, (2,)),
        ("第12号 2", 12, (2,)),
        ("#12 2", 12, (2,)),
        ("十二号 一", 12, (1,)),
    ],
)
def test_digits_with_the_number_of_a_topic(
    typed: str, number: int, digits: tuple[int, ...]
) -> None:
    reading = read(typed, verbs=VERBS)
    assert (reading.number, reading.digits) == (number, digits)


@pytest.mark.parametrize(
    "typed",
    [
        "12号怎么样了",
        "12号怎么样了？",
        "１２号 怎么样",
        "12号提案办得怎么样了",
        "12号",
        "#12",
        "12号进展",
        "12号到哪一步了",
    ],
)
def test_asking_how_a_number_stands(typed: str) -> None:
    reading = read(typed, verbs=VERBS)
    assert reading.asks_status
    assert (reading.number, reading.text) == (12, "12")


@pytest.mark.parametrize(
    "typed",
    [
        "13800138000",
        "2.5",
        "1点开会",
        "一些人",
        "3号楼怎么样",
        "12号楼门口",
        "12号周三开会",
        "1234567",
        "十十",
        "一二",
        "零零七",
        "选我",
        "",
        "😀",
    ],
)
def test_ordinary_words_are_not_digits(typed: str) -> None:
    reading = read(typed, verbs=VERBS)
    assert reading.digits == ()
    assert not reading.asks_status
    assert reading.verb == ""


@pytest.mark.parametrize(
    ("typed", "verb", "text"),
    [
        ("提 3号楼门口路灯坏了", "提", "3号楼门口路灯坏了"),
        ("提:路灯坏了", "提", "路灯坏了"),
        ("提：路灯坏了，晚上很黑。", "提", "路灯坏了，晚上很黑。"),
        ("提　３号楼", "提", "3号楼"),
        ("提\n路灯坏了\n很黑", "提", "路灯坏了\n很黑"),
        ("提", "提", ""),
        ("提案", "提案", ""),
        ("取消。", "取消", ""),
        ("问 养犬要遵守什么？", "问", "养犬要遵守什么？"),
        ("/ask 养犬", "ask", "养犬"),
        ("/ask@neighbor_bot 养犬 怎么办", "ask", "养犬 怎么办"),
        ("/ASK@Neighbor_Bot", "ask", ""),
        ("/start join_AB12CD", "start", "join_AB12CD"),
        ("@neighbor_bot 提 路灯", "提", "路灯"),
        ("@小议 问：养犬", "问", "养犬"),
        ("help", "help", ""),
        ("附议 12", "附议", "12"),
    ],
)
def test_verbs(typed: str, verb: str, text: str) -> None:
    reading = read(typed, verbs=VERBS)
    assert (reading.verb, reading.text) == (verb, text)


@pytest.mark.parametrize(
    "typed",
    [
        "提醒大家明天停水",
        "问题解决了",
        "问候大家",
        "提前祝大家节日快乐",
        "观点不错",
        "ask me later",
        "请问 3号楼",
        "附议的人多吗",
    ],
)
def test_sentences_that_only_begin_like_verbs(typed: str) -> None:
    assert read(typed, verbs=VERBS).verb == ""


def test_bare_latin_words_are_commands_only_when_addressed() -> None:
    assert read("help", verbs=VERBS, addressed=False).verb == ""
    assert read("/help", verbs=VERBS, addressed=False).verb == "help"


def test_a_verb_after_a_number() -> None:
    reading = read("12号 观点 应该修", verbs=VERBS)
    assert (reading.number, reading.verb, reading.text) == (12, "观点", "应该修")


def test_an_unknown_command() -> None:
    reading = read("/weather 北京", verbs=VERBS)
    assert (reading.unknown, reading.verb) == ("weather", "")


@pytest.mark.parametrize(
    "typed", ["@所有人 明天停水", "明天停水 @all", "＠所有人 1", "@Everyone 停水"]
)
def test_everyone_is_nobody(typed: str) -> None:
    reading = read(typed, verbs=VERBS)
    assert reading.to_everyone
    assert "@" not in reading.words


def test_somebody_called_allen_is_not_everyone() -> None:
    assert not read("@allen 你好", verbs=VERBS).to_everyone


def test_the_mention_of_the_bot_goes_wherever_it_stands() -> None:
    assert read("@bot：养犬？", verbs=VERBS).words == "养犬？"
    assert read("养犬要遵守什么 @bot", verbs=VERBS).words == "养犬要遵守什么"
    assert read("@张三 你看", verbs=VERBS, addressed=False).words == "@张三 你看"


@pytest.mark.parametrize(
    ("typed", "number", "rest"),
    [
        ("12 应该修", 12, "应该修"),
        ("12号应该修", 12, "应该修"),
        ("12号：应该修", 12, "应该修"),
        ("#12 应该", 12, "应该"),
        ("12", 12, ""),
        ("十二号", 12, ""),
        ("3号楼的灯", None, "3号楼的灯"),
        ("12345678", None, "12345678"),
        ("", None, ""),
    ],
)
def test_leading_number(typed: str, number: int | None, rest: str) -> None:
    assert leading_number(typed) == (number, rest)


def test_number_and_text_from_either_place() -> None:
    assert number_and_text({"number": "12", "text": "修 灯"}) == (12, "修 灯")
    assert number_and_text({"text": "12 修灯"}) == (12, "修灯")
    assert number_and_text({"number": "x", "text": "修灯"}) == (None, "修灯")


def test_what_people_wrote_is_kept_as_they_wrote_it() -> None:
    assert clean("３号楼，路灯（坏）了！\u202e\u0000\ud800") == "3号楼，路灯（坏）了！"
    assert clean("a\tb\r\nc") == "a b\nc"


def test_names_lose_what_deceives() -> None:
    assert clean_name("王\u202e阿\n姨\u200b", otherwise="x") == "王阿 姨"
    assert clean_name("\u3164\u200b", otherwise="x") == "x"
    assert len(clean_name("王" * 500, otherwise="x")) == 32


def test_one_line_is_cut() -> None:
    assert one_line("一二三四五", most=4) == "一二三…"
    assert one_line("一\n二", most=4) == "一 二"


@pytest.mark.parametrize("word", ["1", "１", "一", "是", "好的", "确认。", "OK", "yes"])
def test_yes(word: str) -> None:
    assert is_yes(word)


@pytest.mark.parametrize("word", ["0", "跳过", "没有", "无", "skip", "没有了"])
def test_skip(word: str) -> None:
    assert is_skip(word)
    assert not is_yes(word)


@pytest.mark.parametrize(("word", "number"), [("十", 10), ("二十三", 23), ("零", 0), ("07", 7)])
def test_numeral(word: str, number: int) -> None:
    assert numeral(word) == number


@pytest.mark.parametrize(
    "word", ["", "十零", "一十十", "三三", "x", "二三十", "1x", "9" * 5000]
)
def test_no_numeral(word: str) -> None:
    assert numeral(word) is None


@given(st.text(max_size=200), st.booleans())
def test_anything_can_be_read(text: str, addressed: bool) -> None:  # noqa: FBT001 - drawn
    reading = read(text, verbs=VERBS, addressed=addressed)
    reading.words.encode()
    assert reading.verb == "" or reading.verb in VERBS
    assert all(digit >= 0 for digit in reading.digits)


def test_long_text_is_cut_before_it_is_read() -> None:
    reading = read("\ufdfa" * 100_000, verbs=VERBS)
    assert len(reading.words) <= LONGEST
