"""Cells of a committee's roll: which column is what, and what one cell says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from deliberation.owners import AREA_IN_A_SQUARE_METRE
from deliberation.roll_files import NamedOwner
from handlers.dialogue import clean, numeral

HEADER_WITHIN = 12
FEWEST_COLUMNS = 2
MARK_LENGTH = 4
FEWEST_DIGITS = 7
LARGEST_AREA = 10**9


class Column(StrEnum):
    """What a column of a roll may hold."""

    BUILDING = "building"
    UNIT = "unit"
    DOOR = "door"
    AREA = "area"
    OWNER = "owner"
    PHONE = "phone"
    USE = "use"
    STATUS = "status"


NAMES: Mapping[Column, re.Pattern[str]] = {
    Column.BUILDING: re.compile(r"楼栋|楼栋?号|楼|栋|栋号|幢|幢号|座|座号|楼座|楼宇|building"),
    Column.UNIT: re.compile(r"单元|单元号|门洞|梯|unit"),
    Column.DOOR: re.compile(
        r"门牌|门牌号|房号|房间号?|室|室号|户号|房屋编号|房屋|房屋坐落|坐落|地址|住址|门户|door"
    ),
    Column.AREA: re.compile(r"(?:建筑|产权|专有|专有部分|房屋|房产|登记|实测|测绘)?面积|area"),
    Column.OWNER: re.compile(
        r"(?:房屋)?(?:产权人|所有权人|权利人|业主|房主|户主|共有人)(?:姓名|名称)?|姓名|owner"
    ),
    Column.PHONE: re.compile(r"(?:联系|业主)?(?:电话|手机)(?:号|号码)?|联系方式|phone"),
    Column.USE: re.compile(r"(?:房屋|规划)?(?:用途|类型|性质)|使用性质|use"),
    Column.STATUS: re.compile(r"(?:是否)?(?:交付|出售|销售)(?:状态|情况)?|状态|status"),
}
AFTER_NAME = re.compile(r"[（(\[【/].*|[\s　*:：㎡]+")
SUFFIX = re.compile(r"(?:#?号?楼|楼栋|栋|幢|座|号|单元|门|室|户|房|#)$")
PLAIN = re.compile(r"[0-9A-Z\u4e00-\u9fff]{1,12}(?:-[0-9A-Z]{1,8})*")
DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?: .*)?|\d{1,2}月\d{1,2}日")
NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
AREA_UNIT = re.compile(r"(?:平方米|平米|平方|㎡|m2|m²|平)$", re.IGNORECASE)
BETWEEN_OWNERS = re.compile(r"[、，,;；/\n|&]+")
BETWEEN_PHONES = re.compile(r"[、，,;；/\n|\s]+")
USUAL_NAME = re.compile(r"[\w·•．.（）()\-－ 　]+")
TOTAL = re.compile(r"(?:合|总|小|共)\s*计.*|汇总.*|total.*", re.IGNORECASE)
NOT_LIVED_IN = re.compile(r"商|铺|车位|车库|车棚|储藏|储物|地下|办公|仓|配套|公建|摊位")
UNSOLD = re.compile(r"未(?:出)?售.*|待售.*|尾盘.*|开发商.*|建设单位.*")
UNDELIVERED = re.compile(r".*未(?:交付|交房|收房|领房).*|否")
DEVELOPER = re.compile(r"开发商|建设单位|.*(?:房地产|地产|置业)开发.*公司.*")


@dataclass(frozen=True)
class Header:
    """The row that names the columns, and where each of them is."""

    row: int
    columns: Mapping[Column, int]

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """Return what a row says in a column, made plain; nothing where it has none."""
        place = self.columns.get(column)
        return clean(cells[place]) if place is not None and place < len(cells) else ""


def header_of(rows: Sequence[Sequence[str]]) -> Header | None:
    """Return the row that names a door and something else, within the first rows."""
    for number, row in enumerate(rows[:HEADER_WITHIN]):
        columns: dict[Column, int] = {}
        for place, cell in enumerate(row):
            column = _column(cell)
            if column is not None:
                columns.setdefault(column, place)
        if Column.DOOR in columns and len(columns) >= FEWEST_COLUMNS:
            return Header(row=number, columns=columns)
    return None


def _column(cell: str) -> Column | None:
    name = AFTER_NAME.sub("", clean(cell)).lower()
    return next((each for each, known in NAMES.items() if known.fullmatch(name)), None)


def is_formula(cell: str) -> bool:
    """Tell whether a cell was worked out by the program that made the sheet."""
    return cell.startswith("=")


def is_date(cell: str) -> bool:
    """Tell whether a door became a date, as 3-2 does in a spreadsheet."""
    return DATE.fullmatch(cell) is not None


def is_total(cells: Sequence[str]) -> bool:
    """Tell whether a row adds up the others."""
    return any(TOTAL.fullmatch(clean(cell)) for cell in cells[:3])


def part_of_door(cell: str) -> str:
    """Return a building, unit or door without the words around it: 3 of 3号楼."""
    words = SUFFIX.sub("", "".join(cell.split())).replace("－", "-").replace("—", "-")
    words = words.removeprefix("第")
    counted = numeral(words)
    return str(counted) if counted is not None and not words.isdigit() else words.upper()


def is_plain(part: str) -> bool:
    """Tell whether a part of a door is letters and digits."""
    return PLAIN.fullmatch(part) is not None


def area_of(cell: str) -> int | None:
    """Return an area in 0.01 m²; None where the words are none."""
    words = AREA_UNIT.sub("", "".join(cell.split()))
    if NUMBER.fullmatch(words) is None:
        return None
    try:
        metres = Decimal(words.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    exact = metres * AREA_IN_A_SQUARE_METRE
    area = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return area if 0 < area <= LARGEST_AREA else None


def owners_of(names: str, *, phones: str) -> tuple[NamedOwner, ...]:
    """Return the owners of a cell, each with the end of a telephone where it can be told."""
    people = [_name(each) for each in BETWEEN_OWNERS.split(names)]
    people = list(dict.fromkeys(each for each in people if each))
    marks = [_mark(each) for each in BETWEEN_PHONES.split(phones) if each.strip()]
    if len(marks) != len(people):
        marks = [""] * len(people)
    return tuple(NamedOwner(name, mark) for name, mark in zip(people, marks, strict=True))


def _name(words: str) -> str:
    """Return a name without the blanks that two characters are stretched with."""
    words = " ".join(words.split())
    return words if words.isascii() else words.replace(" ", "")


def _mark(phone: str) -> str:
    digits = "".join(each for each in phone if each.isdigit())
    return digits[-MARK_LENGTH:] if len(digits) >= FEWEST_DIGITS else ""


def is_usual_name(name: str) -> bool:
    """Tell whether a name is written in letters."""
    return USUAL_NAME.fullmatch(name) is not None


def is_lived_in(use: str) -> bool:
    """Tell whether a household lives there: not a shop, not a parking space."""
    return NOT_LIVED_IN.search(use) is None


def is_unsold(status: str, owners: Sequence[NamedOwner]) -> bool:
    """Tell whether the developer still holds a dwelling."""
    if UNSOLD.fullmatch(status):
        return True
    return bool(owners) and all(DEVELOPER.fullmatch(each.name) for each in owners)


def is_delivered(status: str) -> bool:
    """Tell whether a dwelling was handed over, as it is where nobody says otherwise."""
    return UNDELIVERED.fullmatch(status) is None
