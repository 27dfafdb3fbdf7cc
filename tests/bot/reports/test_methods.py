"""Records of every method: what won, what was named before, every stage of the count."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.reports.typesetting import notice_pdf, record_card, record_pdf
from deliberation.ballots import BallotForm
from deliberation.methods import METHODS
from tests.bot.reports.conftest import Decided

COSTED = ("原样修好 3000元", "换成太阳能灯 5000元", "先装感应灯 1200元")
TERMS = {"budget": "6500元", "seats": "2", "seed": "20261122"}
RANKED = ("1>2>3", "2>1", "2>3>1", "3>2")
SCORED = ("1:5 2:3", "2:5 1:1", "3:4 2:2", "1:0 2:4 3:4")
MARKED = {BallotForm.RANKING: RANKED, BallotForm.SCORES: SCORED}


@pytest.mark.parametrize("name", METHODS)
def test_a_record_of_every_method_is_readable(decided: Decided, name: str) -> None:
    marks = MARKED.get(METHODS[name].form, ("1", "2", "2", "1"))
    view = decided(*marks, method=name, options=COSTED, terms=TERMS)
    assert view.steps
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(record_pdf(view))).pages)
    printed = "".join(words.split())
    for line in (*view.winners, *view.steps):
        assert "".join(line.split()) in printed
    assert record_card(view).startswith(b"\x89PNG")
    assert notice_pdf(view).startswith(b"%PDF")


def test_projects_stand_with_their_costs_and_the_sum(decided: Decided) -> None:
    view = decided("1,3", "3", "2", "1", method="greedy", options=COSTED, terms=TERMS)
    (won,) = view.winners
    assert won.startswith("可以办的：原样修好（3,000 元）、先装感应灯（1,200 元）")
    assert won.endswith("一共 4,200 元，总预算 6,500 元")
    rows = {row.label: row.lines for row in view.rows}
    assert "总预算 6,500 元" in rows["表决方式"]


def test_several_are_elected_by_transferred_votes(decided: Decided) -> None:
    options = ("王阿姨", "李叔", "小陈")
    marks = ("1>2>3", "2>1>3", "1>2", "2>1")
    view = decided(*marks, method="stv", options=options, terms={"seats": "2"})
    assert view.winners[0].startswith("选上的：")
    assert "选出 2 个" in {line for row in view.rows for line in row.lines}
    assert view.pictures
