"""Rolls as committees keep them: every doubtful row is named, nothing is guessed in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.roll_files import DoubtKind, RollRow, RollSheet
from handlers.dialogue import clean
from handlers.roll_cells import area_of, owners_of, part_of_door
from handlers.roll_reading import NamedSheet, RollWithoutHeader, read_roll

HEADER = ("楼栋", "单元", "门牌号", "建筑面积（㎡）", "产权人", "联系电话", "备注")


def read(*rows: tuple[str, ...], header: tuple[str, ...] = HEADER) -> RollSheet:
    return read_roll([NamedSheet("名册", (("河畔社区业主名册",), (), header, *rows))])


def only(sheet: RollSheet) -> RollRow:
    (row,) = sheet.rows
    return row


def doubts(sheet: RollSheet) -> list[tuple[DoubtKind, int]]:
    return [(each.kind, each.row) for each in sheet.doubts]


def test_a_plain_row() -> None:
    sheet = read(("3号楼", "2单元", "501室", "89.56", "王 建国", "13800006789", ""))
    row = only(sheet)
    assert (row.label, row.area, row.row) == ("3-2-501", 8956, 4)
    assert [(each.name, each.mark) for each in row.owners] == [("王建国", "6789")]
    assert doubts(sheet) == []
    assert sheet.names_owners


@pytest.mark.parametrize(
    ("building", "unit", "door", "label"),
    [
        ("3", "2", "501", "3-2-501"),
        ("三号楼", "二单元", "501室", "3-2-501"),
        ("3#楼", "", "501", "3-501"),
        ("A座", "", "1203", "A-1203"),
        ("", "", "3-2-501", "3-2-501"),
        ("", "", "3号楼2单元501室", "3-2-501"),
        ("第十二栋", "1单元", "0102", "12-1-0102"),
        ("桂园3栋", "1", "101", "桂园3-1-101"),
    ],
)
def test_doors_are_read_however_they_are_written(
    building: str, unit: str, door: str, label: str
) -> None:
    sheet = read((building, unit, door, "80", "王", "", ""))
    assert only(sheet).label == label


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("89.56", 8956),
        ("89.56㎡", 8956),
        ("89.56 平方米", 8956),
        ("１０２.５", 10250),
        ("1,089.5", 108950),
        ("89.565", 8957),
        ("0", None),
        ("约90", None),
        ("-5", None),
        ("90-95", None),
    ],
)
def test_areas(words: str, area: int | None) -> None:
    assert area_of(clean(words)) == area


@pytest.mark.parametrize(
    ("row", "kind", "kept"),
    [
        (("3", "2", "501", "=SUM(A1:A3)", "王", "", ""), DoubtKind.FORMULA, 0),
        (("3", "2", "=B3", "80", "王", "", ""), DoubtKind.FORMULA, 0),
        (("2026-03-02", "", "501", "80", "王", "", ""), DoubtKind.LOOKS_LIKE_DATE, 0),
        (("3", "2", "", "80", "王", "", ""), DoubtKind.DOOR_MISSING, 0),
        (("3", "2", "5@1", "80", "王", "", ""), DoubtKind.DOOR_UNREADABLE, 0),
        (("", "", "501", "80", "王", "", ""), DoubtKind.DOOR_UNREADABLE, 0),
        (("合计", "", "201户", "18000", "", "", ""), DoubtKind.TOTAL_ROW, 0),
        (("3", "2", "501", "", "王", "", ""), DoubtKind.AREA_MISSING, 1),
        (("3", "2", "501", "很大", "王", "", ""), DoubtKind.AREA_UNREADABLE, 1),
        (("3", "2", "501", "8956", "王", "", ""), DoubtKind.AREA_UNUSUAL, 1),
        (("3", "2", "501", "0.5", "王", "", ""), DoubtKind.AREA_UNUSUAL, 1),
        (("3", "2", "501", "80", "", "", ""), DoubtKind.OWNER_MISSING, 1),
        (("3", "2", "501", "80", "王�国", "", ""), DoubtKind.ODD_CHARACTERS, 1),
    ],
)
def test_every_doubtful_row_is_named(row: tuple[str, ...], kind: DoubtKind, kept: int) -> None:
    sheet = read(row)
    assert doubts(sheet) == [(kind, 4)]
    assert len(sheet.rows) == kept
    assert kind.keeps_out is (kept == 0)


def test_two_areas_for_one_door_keep_it_out_until_it_is_mended() -> None:
    sheet = read(
        ("3", "2", "501", "80", "王", "", ""),
        ("3", "2", "501", "90", "王", "", ""),
        ("3", "2", "502", "90", "李", "", ""),
    )
    assert [row.label for row in sheet.rows] == ["3-2-502"]
    (doubt,) = sheet.doubts
    assert (doubt.kind, doubt.row, doubt.other) == (DoubtKind.TWO_AREAS, 5, 4)
    assert sheet.held_back == ("3-2-501",)


def test_co_owners_on_rows_of_their_own_are_one_dwelling() -> None:
    sheet = read(
        ("3", "2", "501", "80", "王", "", ""),
        ("3", "2", "501", "", "李", "", ""),
    )
    row = only(sheet)
    assert ([each.name for each in row.owners], row.area) == (["王", "李"], 8000)
    assert (DoubtKind.DUPLICATE_DOOR, 5) in doubts(sheet)


def test_merged_cells_are_filled_from_above_and_said_once() -> None:
    sheet = read(
        ("3", "2", "501", "80", "王", "", ""),
        ("", "", "502", "81", "李", "", ""),
        ("", "", "503", "82", "赵", "", ""),
        ("4", "1", "101", "83", "钱", "", ""),
        ("", "", "102", "84", "孙", "", ""),
    )
    assert [row.label for row in sheet.rows] == [
        "3-2-501",
        "3-2-502",
        "3-2-503",
        "4-1-101",
        "4-1-102",
    ]
    assert doubts(sheet) == [(DoubtKind.FILLED_DOWN, 5), (DoubtKind.FILLED_DOWN, 8)]


def test_a_unit_is_not_carried_into_another_building() -> None:
    sheet = read(
        ("3", "2", "501", "80", "王", "", ""),
        ("4", "", "101", "83", "钱", "", ""),
    )
    assert [row.label for row in sheet.rows] == ["3-2-501", "4-101"]


def test_owners_of_several_dwellings_and_namesakes_are_told_apart() -> None:
    phone, other = "13800006789", "13911110000"
    sheet = read(
        ("3", "2", "501", "80", "王", phone, ""),
        ("3", "2", "502", "80", "王", phone, ""),
        ("3", "2", "503", "80", "李", "", ""),
        ("3", "2", "504", "80", "李", "", ""),
        ("3", "2", "505", "80", "赵", phone, ""),
        ("3", "2", "506", "80", "赵", other, ""),
        ("3", "2", "507", "80", "钱", phone, ""),
        ("3", "2", "508", "80", "钱", "", ""),
    )
    assert doubts(sheet) == [
        (DoubtKind.SEVERAL_DWELLINGS, 4),
        (DoubtKind.SAME_NAME, 6),
        (DoubtKind.SAME_NAME, 8),
        (DoubtKind.SEVERAL_DWELLINGS, 10),
    ]
    assert "3-2-501、3-2-502" in sheet.doubts[0].words
    assert sheet.rows[7].owners[0].mark == "6789"


def test_shops_are_no_households_and_the_developer_holds_what_is_unsold() -> None:
    header = ("楼栋", "门牌", "面积", "业主", "用途", "交付状态")
    sheet = read(
        ("3", "101", "80", "王", "住宅", "已交付"),
        ("3", "102", "80", "李", "商铺", ""),
        ("3", "103", "80", "", "住宅", "未售"),
        ("3", "104", "80", "赵", "住宅", "已售未交付"),
        ("3", "105", "80", "河畔房地产开发有限公司", "", ""),
        header=header,
    )
    assert [row.dwelling for row in sheet.rows] == [True, False, True, True, True]
    assert [row.unsold for row in sheet.rows] == [False, False, True, False, True]
    assert [row.delivered for row in sheet.rows] == [True, True, True, False, True]
    assert sheet.rows[2].owners[0].name == "开发商"


def test_several_sheets_are_read_and_doubts_name_theirs() -> None:
    sheets = [
        NamedSheet("说明", (("请照着填",),)),
        NamedSheet("1号楼", (("楼栋", "门牌"), ("1", "101"))),
        NamedSheet("2号楼", (("楼栋", "门牌"), ("2", ""))),
    ]
    sheet = read_roll(sheets)
    assert only(sheet).label == "1-101"
    assert [(each.sheet, each.kind) for each in sheet.doubts] == [
        ("2号楼", DoubtKind.DOOR_MISSING)
    ]
    assert not sheet.names_owners


@pytest.mark.parametrize(
    "rows", [(), (("王", "李"),), (("姓名", "电话"), ("王", "1")), (("面积",), ("80",))]
)
def test_a_sheet_that_names_no_doors_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(RollWithoutHeader):
        read_roll([NamedSheet("", rows)])


def test_owners_and_their_telephones() -> None:
    pairs = owners_of("王、李；赵", phones="13800001111，13800002222 13800003333")
    assert [(each.name, each.mark) for each in pairs] == [
        ("王", "1111"),
        ("李", "2222"),
        ("赵", "3333"),
    ]
    # Whose telephone it is cannot be told: nobody gets it.
    assert [each.mark for each in owners_of("王、李", phones="13800001111")] == ["", ""]
    assert [each.mark for each in owners_of("王", phones="无")] == [""]


@given(
    st.lists(
        st.lists(st.text(alphabet="3一二栋-= 号5.王,合计\t㎡", max_size=6), max_size=8),
        max_size=12,
    )
)
def test_whatever_a_sheet_holds_each_row_is_read_or_doubted(cells: list[list[str]]) -> None:
    rows = [tuple(row) for row in cells]
    sheet = read(*rows)
    seen = {row.row for row in sheet.rows} | {each.row for each in sheet.doubts}
    other = {each.other for each in sheet.doubts}
    for number, row in enumerate(rows, start=4):
        if any(cell.strip() for cell in row[:6]):
            assert number in seen | other
    assert len({row.place for row in sheet.rows}) == len(sheet.rows)


@given(st.sampled_from(["3号楼", "3栋", "3", "３号楼", "3#楼"]))
def test_a_building_is_one_however_it_is_written(words: str) -> None:
    assert part_of_door(clean(words)) == "3"
