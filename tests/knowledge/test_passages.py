import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.chinese import sentences
from knowledge.cleaning import clean
from knowledge.passages import (
    LONGEST,
    WINDOW,
    Piece,
    cut,
    cut_prose,
    cut_statute,
    is_statute,
)

SENTENCES = st.text(alphabet="居民委员会应当组织协商一二三", min_size=2, max_size=80).map(
    lambda text: f"{text}。"
)
PARAGRAPHS = st.lists(
    st.lists(SENTENCES, min_size=1, max_size=6).map("".join), min_size=1, max_size=8
)
STATUTE = (
    "楼道管理办法",
    "第一章　总则",
    "第一条　为了楼道畅通，制定本办法。",
    "第二条 居民不得堆放杂物。",
    "（一）鞋柜；",
    "（二）纸箱。",
    "第二章　罚则",
    "第三条之一 违反的，责令改正。",
    "第四条本办法自2026年1月1日起施行。",
)


def squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@given(PARAGRAPHS)
def test_windows_lose_no_sentence_and_cut_none(lines: list[str]) -> None:
    pieces = cut_prose(lines)
    assert squeezed([piece.text for piece in pieces]) == squeezed(lines)
    whole = {sentence for line in lines for sentence in sentences(line)}
    for piece in pieces:
        assert set(sentences(piece.text)) <= whole


@given(PARAGRAPHS)
def test_windows_are_of_about_one_size(lines: list[str]) -> None:
    for piece in cut_prose(lines):
        alone = len(sentences(piece.text)) == 1
        assert alone or len(piece.text.replace("\n", "")) <= WINDOW


@given(st.lists(SENTENCES, min_size=3, max_size=12))
def test_articles_lose_no_sentence(told: list[str]) -> None:
    lines = [f"第{number}条　{sentence}" for number, sentence in enumerate(told, 1)]
    pieces = cut_statute(lines)
    assert [piece.text for piece in pieces] == told
    assert [piece.locator for piece in pieces] == [f"第{n}条" for n in range(1, len(told) + 1)]


LINES = st.one_of(
    SENTENCES,
    st.text(alphabet="居民委员会停水通知", min_size=1, max_size=20),
    st.sampled_from(
        [
            "# 停水通知",
            "第一编 总则",
            "第一分编 通则",
            "第二章 罚则",
            "第一节 一般规定",
            "第三条 居民应当分类投放垃圾。",
            "第四条本办法自2026年1月1日起施行。",
            "第五条之一 好。",
            "第六条",
            "（一）鞋柜；",
            "附件1：收费标准",
            "居民应当" * 500,
            "居民应当分类投放，" * 400,
            "居民应当分类投放垃圾。" * 200,
        ]
    ),
)


def bare(text: str) -> str:
    return "".join(text.split())


def source_of(lines: Sequence[str]) -> tuple[str, set[int]]:
    """Return a text without spaces, and the places in it where a passage may end."""
    text, ends = "", set[int]()
    for line in lines:
        for sentence in sentences(line.lstrip("#").strip()):
            begin, text = len(text), text + bare(sentence)
            over = len(sentence) > LONGEST - 2
            ends |= set(range(begin, len(text) + 1)) if over else {len(text)}
    return text, ends


def ways(piece: Piece) -> set[str]:
    """Return what a piece may stand for: new headings, a new locator, the text."""
    parts = piece.heading.split()
    heads = {"".join(parts[at:]) for at in range(len(parts) + 1)}
    locators = {"", bare(re.sub("第[0-9至]+款$", "", piece.locator))}
    return {f"{head}{locator}{bare(piece.text)}" for head in heads for locator in locators}


@settings(deadline=None)
@given(st.lists(LINES, max_size=14))
def test_nothing_is_lost_in_cutting_and_no_sentence_is_cut(told: list[str]) -> None:
    lines = clean("\n".join(told))
    text, ends = source_of(lines)
    places = {0}
    for piece in cut(lines):
        found = {
            place + len(way)
            for place in places
            for way in ways(piece)
            if text.startswith(way, place)
        }
        places = found & ends
        assert places, piece
    assert len(text) in places


@settings(deadline=None)
@given(st.lists(LINES, max_size=14))
def test_no_passage_is_over_the_cap(told: list[str]) -> None:
    for piece in cut(clean("\n".join(told))):
        assert 0 < len(piece.text) <= LONGEST


def test_a_statute_is_cut_by_article_under_its_chapter() -> None:
    assert is_statute(STATUTE)
    pieces = cut(STATUTE)
    assert [(piece.heading, piece.locator) for piece in pieces] == [
        ("", ""),
        ("第一章　总则", "第一条"),
        ("第一章　总则", "第二条"),
        ("第二章　罚则", "第三条之一"),
        ("第二章　罚则", "第四条"),
    ]
    assert pieces[2].text == "居民不得堆放杂物。\n（一）鞋柜；\n（二）纸箱。"


def test_a_very_long_article_is_several_pieces_of_one_locator() -> None:
    long = "第一条　" + "居民应当分类投放垃圾。" * 300
    pieces = cut([long, "第二条　好。", "第三条　好。"])
    firsts = [piece for piece in pieces if piece.locator == "第一条"]
    assert len(firsts) > 1
    assert all(len(piece.text) <= LONGEST for piece in firsts)
    assert squeezed([piece.text for piece in firsts]) == "居民应当分类投放垃圾。" * 300


def test_a_mention_of_an_article_is_no_article() -> None:
    lines = ["第三十条的规定很清楚。", "第三十条、第三十一条都要遵守。", "第三条和第四条。"]
    assert not is_statute(lines)


def test_prose_is_headed_and_located_by_paragraph() -> None:
    lines = [
        "# 停水通知",
        "周六停水。",
        "请提前储水。",
        "联系方式",
        "1. 物业前台",
        "打电话问。",
    ]
    pieces = cut(lines)
    assert [(p.heading, p.locator, p.text) for p in pieces] == [
        ("停水通知", "第1至2段", "周六停水。\n请提前储水。"),
        ("联系方式", "第3至4段", "1. 物业前台\n打电话问。"),
    ]
