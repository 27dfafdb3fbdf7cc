"""Sheets: of questions and answers, and of any other shape."""

import io
from collections.abc import Sequence
from datetime import datetime

import openpyxl
import pytest

from knowledge.extracts import Extract, Reason, RefusedFile
from knowledge.sources import workbook

Cell = str | int | float | datetime | None


def read(*sheets: tuple[str, Sequence[Sequence[Cell]]]) -> Extract:
    book, out = openpyxl.Workbook(), io.BytesIO()
    del book["Sheet"]
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return workbook.extract(out.getvalue())


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("问题", "答案"),
        ("常见问题", "标准答复"),
        ("居民提问", "解答"),
        ("问", "答"),
        ("咨询问题（必填）", "参考答案"),
        ("Question", "Answer"),
        ("questions", "Reply"),
    ],
)
def test_questions_and_answers_are_known_by_their_columns(question: str, answer: str) -> None:
    told = (None, "序号", question, "分类", answer)
    rows = (
        told,
        (None, 1, "几点停水？", "水", "周六九点。"),
        (None, 2, "谁管楼道？", "物业", "物业。"),
    )
    found = read(("问答", rows)).rows
    assert [(row.question, row.text, row.locator) for row in found] == [
        ("几点停水？", "周六九点。", "问答 第2行"),
        ("谁管楼道？", "物业。", "问答 第3行"),
    ]


def test_the_header_may_stand_below_a_title() -> None:
    rows = (("某社区常见问题汇编", None), (None, None), ("问题", "答案"), ("甲？", "乙。"))
    extract = read(("第一页", rows))
    assert [(row.question, row.text) for row in extract.rows] == [("甲？", "乙。")]
    assert extract.text.splitlines() == ["# 第一页", "甲？ 乙。"]


def test_a_question_without_an_answer_is_kept_as_it_is() -> None:
    [row] = read(("页", (("问题", "答案"), ("甲？", None), (None, None)))).rows
    assert (row.question, row.text) == ("", "甲？")


def test_other_sheets_are_read_row_by_row_behind_their_columns() -> None:
    rows = (
        ("项目", "价格", "起算日"),
        ("停车", 150.0, datetime(2026, 1, 1)),  # noqa: DTZ001  # sheets know no zones
        ("充电", 1.5, None),
    )
    found = read(("收费", rows)).rows
    assert [row.text for row in found] == [
        "项目：停车；价格：150；起算日：2026-01-01",
        "项目：充电；价格：1.5",
    ]


def test_a_sheet_without_names_is_told_cell_by_cell() -> None:
    found = read(("电话", (("物业", 62512345), ("居委会", 62554321)))).rows
    assert [row.text for row in found] == ["物业；62512345", "居委会；62554321"]


def test_sheets_of_both_shapes_stand_in_one_book() -> None:
    found = read(
        ("问答", (("问题", "答案"), ("甲？", "乙。"))),
        ("电话", (("物业", 6251), ("居委会", 6255))),
        ("空", ()),
    ).rows
    assert [row.heading for row in found] == ["问答", "电话", "电话"]


def test_an_empty_book_says_nothing() -> None:
    assert read(("空", ())) == Extract("")


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LONGEST_TEXT", 3)
    with pytest.raises(RefusedFile) as refused:
        read(("页", (("问题", "答案"), ("甲？", "乙说了很多。"))))
    assert refused.value.reason is Reason.TOO_LONG
