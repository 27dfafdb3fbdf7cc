"""What cleaning took is shown where it stood, each piece with its rule."""

from hypothesis import given
from hypothesis import strategies as st

from bot.web.views.cleaning import BROKEN, LONGEST_LINE, MOST_LINES, Part, Sides, marked, sides
from knowledge.cleaning import Dropped, clean
from knowledge.library import Original

NEWS = """\
首页 > 新闻 > 社区
友邻社区装好二十盏声控路灯,居民晚上走路不再摸黑
作为(wèi)老小区,友邻社区的(de)路灯坏了很久(jiǔ),居民提过好几(jǐ)次.
这个月物业把二十盏路灯全部换成了声控灯,晚上有人走过就亮,人走了过一会儿就灭,既省电又
不晃眼睛。
作为(wèi)老小区,友邻社区的(de)路灯坏了很久(jiǔ),居民提过好几(jǐ)次.
责任编辑:王某某
"""


def shown(text: str) -> Sides:
    return sides(Original(id="s", raw=text, cleaned="\n".join(clean(text))))


def as_kept(of: Sides) -> str:
    """Return what stays of the left side, blanks set aside."""
    whole = "".join(
        each.instead if each.rule else each.text for line in of.raw for each in line
    )
    return "".join(whole.split())


def test_every_piece_is_marked_with_its_rule() -> None:
    found = shown(NEWS)
    marks = {(each.rule, each.text) for line in found.raw for each in line if each.rule}
    assert ("pinyin", "(wèi)") in marks
    assert ("joins", BROKEN) in marks
    assert any(rule == "credits" and "责任编辑" in text for rule, text in marks)
    assert any(rule == "points" and text == "," for rule, text in marks)
    assert {rule for rule, _ in found.rules} == {rule for rule, _ in marks}


def test_what_is_not_marked_is_what_is_kept() -> None:
    found = shown(NEWS)
    assert as_kept(found) == "".join("".join(found.cleaned).split())


def test_a_change_shows_what_stands_there_instead() -> None:
    (line,) = marked(["灯坏了,请修"], [Dropped("points", 1, ",", "，")])
    assert line == (Part("灯坏了"), Part(",", "points", "，"), Part("请修"))


def test_only_the_signs_that_differ_are_marked() -> None:
    (line,) = marked(["路灯(声控)亮了"], [Dropped("points", 1, "(声控)", "（声控）")])
    assert [each.text for each in line if each.rule] == ["(", ")"]


def test_blanks_go_with_what_stood_around_them() -> None:
    (line,) = marked(["首页 > 新闻 正文"], [Dropped("furniture", 1, "首页 > 新闻", "")])
    assert line == (Part("首页 > 新闻", "furniture"), Part(" 正文"))


def test_what_was_joined_first_is_found_over_two_lines() -> None:
    lines = marked(["前半句", "后半句"], [Dropped("repeats", 1, "前半句后半句", "")])
    assert [[each.rule for each in line] for line in lines] == [["repeats"], ["repeats"]]


def test_what_cannot_be_found_marks_nothing() -> None:
    (line,) = marked(["一句话"], [Dropped("repeats", 1, "别的话", "")])
    assert line == (Part("一句话"),)


def test_a_long_text_is_shortened() -> None:
    found = shown("\n".join(f"第{each}条 物业每月检查一次楼道。" for each in range(2_000)))
    assert found.shortened
    assert len(found.raw) == MOST_LINES


def test_of_a_very_long_text_only_the_beginning_is_cleaned() -> None:
    text = "楼道里堆放杂物的，应当及时清理。" * 20_000
    found = sides(Original(id="s", raw=text, cleaned=text))
    assert found.shortened
    assert sum(len(each.text) for line in found.raw for each in line) <= LONGEST_LINE


@given(st.text(alphabet="灯坏了,，。(wèi)()\n 责任编辑：123abc", max_size=200))
def test_no_sign_is_lost_from_the_left_side(text: str) -> None:
    signs = "".join(
        each.text for line in shown(text).raw for each in line if each.text != BROKEN
    )
    assert "".join(signs.split()) == "".join(text.split())
