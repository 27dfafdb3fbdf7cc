"""A count in words, tables and pictures."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.counting import Say, told
from bot.reports.drawing import ems, fitted
from bot.reports.pictures import WIDTH, pictures
from bot.reports.typesetting import picture_png
from deliberation.ballots import Ballot, Option, Tally
from deliberation.methods import METHODS
from deliberation.terms import Terms
from handlers.messages import Text
from handlers.texts import LOCALES, catalogue
from tests.deliberation.strategies import Box, boxes

GATES = tuple(Option(id=str(at), label=label) for at, label in enumerate("东西南北", start=1))
RANKED: Mapping[Ballot, int] = {
    Ballot(ranking=(("1",), ("2",))): 4,
    Ballot(ranking=(("3",), ("2",))): 3,
    Ballot(ranking=(("2",), ("3",))): 2,
    Ballot(ranking=(("4",),)): 1,
}


def saying(locale: str) -> Say:
    words = catalogue(locale)

    def say(key: str, /, **values: str | int) -> str:
        return words.sentence(Text(key, values), time_zone="UTC")

    return say


def counted(method: str, *, seats: int = 1) -> Tally:
    return METHODS[method].count(RANKED, options=GATES, terms=Terms(seats=seats))


def parts(svg: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter())  # noqa: S314 - our own drawing


def texts(svg: str) -> list[str]:
    return [each.text or "" for each in parts(svg) if each.tag.endswith("text")]


def test_rounds_are_stages_with_their_lines() -> None:
    telling = told(counted("irv"), options=GATES, say=saying("zh_CN"))
    assert [each.title for each in telling.stages][:3] == ["票数", "第 1 轮", "第 2 轮"]
    assert any("退出" in line for line in telling.stages[1].lines)


def test_every_line_of_the_count_is_told_once() -> None:
    tally = counted("stv", seats=2)
    telling = told(tally, options=GATES, say=saying("en"))
    assert sum(len(each.lines) for each in telling.stages) == len(tally.steps)


def test_the_table_of_rounds_holds_every_total() -> None:
    tally = counted("irv")
    (grid,) = told(tally, options=GATES, say=saying("zh_CN")).grids
    assert grid.rows[0][:2] == ("东", "4")
    assert len(grid.columns) == 1 + len(tally.rounds)
    assert grid.rows[-1][0] == "没有下一名可转"


def test_the_table_of_pairs_tells_who_is_put_before_whom() -> None:
    (grid,) = told(counted("schulze"), options=GATES, say=saying("zh_CN")).grids
    assert grid.rows[0] == ("东", "–", "4", "4", "4")
    assert grid.rows[2][2] == "3"


@pytest.mark.parametrize("locale", LOCALES)
@settings(deadline=None, max_examples=60)
@given(box=boxes())
def test_every_count_is_told_and_drawn(locale: str, box: Box) -> None:
    say, tally = saying(locale), box.tally
    assert told(tally, options=box.options, say=say).stages
    for picture in pictures(tally, options=box.options, say=say):
        drawn = parts(picture.svg)
        assert drawn[0].get("viewBox", "").split()[2] == str(WIDTH)
        assert all(0 <= float(each.get("x", "0")) <= WIDTH for each in drawn)


def test_bars_name_every_round_and_what_became_of_each() -> None:
    bars = next(
        each
        for each in pictures(counted("irv"), options=GATES, say=saying("zh_CN"))
        if each.kind == "bars"
    )
    words = texts(bars.svg)
    assert words[0] == "第 1 轮"
    assert "1 退出" in words
    assert any("选上" in each for each in words)


def test_a_ranking_by_pairs_draws_their_matrix() -> None:
    drawn = pictures(counted("schulze"), options=GATES, say=saying("zh_CN"))
    assert [each.kind for each in drawn] == ["pairs", "bars"]


def test_transfers_draw_a_flow() -> None:
    drawn = pictures(counted("irv"), options=GATES, say=saying("zh_CN"))
    flow = next(each.svg for each in drawn if each.kind == "flow")
    assert flow.count("<path") >= 3


def test_nobody_voted_draws_nothing() -> None:
    tally = METHODS["irv"].count({}, options=GATES)
    assert pictures(tally, options=GATES, say=saying("zh_CN")) == ()


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "a\x00b\u202ec", "&lt;", '"'])
def test_words_of_people_stay_words(words: str) -> None:
    options = (Option(id="1", label=words), Option(id="2", label="西"))
    tally = METHODS["plurality"].count({Ballot(choices=("1",)): 1}, options=options)
    (picture,) = pictures(tally, options=options, say=saying("zh_CN"))
    assert "script" not in {each.tag.rpartition("}")[2] for each in parts(picture.svg)}
    assert "\u202e" not in picture.svg


def test_a_picture_can_be_a_png() -> None:
    (picture, *_) = pictures(counted("irv"), options=GATES, say=saying("zh_CN"))
    assert picture_png(picture.svg).startswith(b"\x89PNG")


@given(words=st.text(max_size=60), width=st.floats(40, 400))
def test_words_fit_their_place(words: str, width: float) -> None:
    assert ems(fitted(words, width=width)) * 13 <= width + 0.01
