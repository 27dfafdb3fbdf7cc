"""A committee's sheet read into doors and owners, and every row that is doubtful."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from deliberation.refusals import Refusal
from deliberation.roll_files import Doubt, DoubtKind, NamedOwner, RollRow, RollSheet
from handlers.doors import DoorUnreadable, read_door
from handlers.roll_cells import (
    Column,
    Header,
    area_of,
    header_of,
    is_date,
    is_delivered,
    is_formula,
    is_lived_in,
    is_plain,
    is_total,
    is_unsold,
    is_usual_name,
    owners_of,
    part_of_door,
)

SMALLEST_AREA, USUAL_LARGEST = 300, 100_000
PLACES = (Column.BUILDING, Column.UNIT, Column.DOOR)
NAMELESS_DEVELOPER = NamedOwner("开发商")

Cells = Sequence[str]
Place = tuple[str, str, str]


@dataclass(eq=False)
class RollWithoutHeader(Refusal):
    """No row of a sheet names a column of doors, so nothing can be read from it."""


@dataclass(eq=False)
class NotASheet(Refusal):
    """A roll came as a file of another kind."""


@dataclass(frozen=True)
class NamedSheet:
    """A sheet cell by cell."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass
class _Reader:
    """What was read so far; ``above`` is the building and unit of the row before."""

    rows: list[RollRow] = field(default_factory=list[RollRow])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    held_back: list[str] = field(default_factory=list[str])
    above: tuple[str, str] = ("", "")
    filled: bool = False

    def doubt(self, kind: DoubtKind, row: int, words: str = "", *, other: int = 0) -> None:
        self.doubts.append(Doubt(kind=kind, row=row, words=words, other=other))


def read_roll(sheets: Sequence[NamedSheet]) -> RollSheet:
    """Return the doors and owners of a file, with what is doubtful; or raise a Refusal.

    Every sheet that names its columns is read. Rows are numbered as the sheet numbers
    them; of a second sheet on, the doubts name the sheet.
    """
    found = [(sheet, header_of(sheet.rows)) for sheet in sheets]
    headed = [(sheet, header) for sheet, header in found if header is not None]
    if not headed:
        raise RollWithoutHeader
    reader = _Reader()
    for sheet, header in headed:
        before = len(reader.doubts), len(reader.rows)
        _read_sheet(reader, sheet, header)
        if len(headed) > 1:
            reader.doubts[before[0] :] = [
                replace(each, sheet=sheet.name) for each in reader.doubts[before[0] :]
            ]
    names_owners = any(Column.OWNER in header.columns for _, header in headed)
    return _gathered(reader, names_owners=names_owners)


def _read_sheet(reader: _Reader, sheet: NamedSheet, header: Header) -> None:
    reader.above, reader.filled = ("", ""), False
    for number, cells in enumerate(sheet.rows[header.row + 1 :], header.row + 2):
        known = [header.cell(cells, each) for each in header.columns]
        if not any(known):
            continue
        if is_total(cells):
            reader.doubt(DoubtKind.TOTAL_ROW, number, " ".join(each for each in known if each))
            continue
        row = _row(reader, cells, number=number, header=header)
        if row is not None:
            reader.rows.append(row)


def _row(reader: _Reader, cells: Cells, *, number: int, header: Header) -> RollRow | None:
    said = {column: header.cell(cells, column) for column in Column}
    formula = next((each for each in said.values() if is_formula(each)), "")
    if formula:
        reader.doubt(DoubtKind.FORMULA, number, formula)
    if any(is_formula(said[each]) for each in PLACES):
        return None
    place = _place(reader, said, number=number)
    if place is None:
        return None
    if formula:
        reader.held_back.append("-".join(part for part in place if part))
        return None
    owners = owners_of(said[Column.OWNER], phones=said[Column.PHONE])
    unsold = is_unsold(said[Column.STATUS], owners)
    row = RollRow(
        row=number,
        building=place[0],
        unit=place[1],
        door=place[2],
        area=_area(reader, said, number=number, wanted=Column.AREA in header.columns),
        owners=owners or ((NAMELESS_DEVELOPER,) if unsold else ()),
        dwelling=is_lived_in(said[Column.USE]),
        delivered=is_delivered(said[Column.STATUS]),
        unsold=unsold,
    )
    _look_at_owners(reader, row, wanted=Column.OWNER in header.columns)
    return row


# The door


def _place(reader: _Reader, said: Mapping[Column, str], *, number: int) -> Place | None:
    """Return building, unit and door; None, with a doubt, where they cannot be made out."""
    dated = next((said[each] for each in PLACES if is_date(said[each])), "")
    if dated:
        reader.doubt(DoubtKind.LOOKS_LIKE_DATE, number, dated)
        return None
    if not said[Column.DOOR]:
        reader.doubt(DoubtKind.DOOR_MISSING, number)
        return None
    whole = _whole_door(said)
    if whole is not None:
        return whole
    building, unit = _filled(reader, said, number=number)
    door = part_of_door(said[Column.DOOR])
    parts = (building, unit, door)
    if not building or not all(is_plain(each) for each in parts if each):
        words = " ".join(said[each] for each in PLACES if said[each])
        reader.doubt(DoubtKind.DOOR_UNREADABLE, number, words)
        return None
    return parts


def _whole_door(said: Mapping[Column, str]) -> Place | None:
    """Return the place where the door's own cell says all of it: 3-2-501, 3号楼2单元501."""
    if said[Column.BUILDING] or (said[Column.DOOR].isalnum() and said[Column.DOOR].isascii()):
        return None
    try:
        return read_door(said[Column.DOOR])
    except DoorUnreadable:
        return None


def _filled(reader: _Reader, said: Mapping[Column, str], *, number: int) -> tuple[str, str]:
    """Return building and unit, those of the row above where a cell was left empty."""
    building, unit = part_of_door(said[Column.BUILDING]), part_of_door(said[Column.UNIT])
    above_building, above_unit = reader.above
    same = not building or building == above_building
    filled = (building or above_building, unit or (above_unit if same else ""))
    took = filled != (building, unit)
    if took and not reader.filled:
        reader.doubt(DoubtKind.FILLED_DOWN, number, "-".join(each for each in filled if each))
    reader.above, reader.filled = filled, took
    return filled


# Area and owners


def _area(reader: _Reader, said: Mapping[Column, str], *, number: int, wanted: bool) -> int:
    """Return the area in 0.01 m²; 0, with a doubt, where it is not known."""
    words = said[Column.AREA]
    if not words:
        if wanted:
            reader.doubt(DoubtKind.AREA_MISSING, number)
        return 0
    area = area_of(words)
    if area is None:
        reader.doubt(DoubtKind.AREA_UNREADABLE, number, words)
        return 0
    if not SMALLEST_AREA <= area <= USUAL_LARGEST:
        reader.doubt(DoubtKind.AREA_UNUSUAL, number, words)
    return area


def _look_at_owners(reader: _Reader, row: RollRow, *, wanted: bool) -> None:
    if wanted and not row.owners:
        reader.doubt(DoubtKind.OWNER_MISSING, row.row)
    for owner in row.owners:
        if not is_usual_name(owner.name):
            reader.doubt(DoubtKind.ODD_CHARACTERS, row.row, owner.name)


# All rows together


def _gathered(reader: _Reader, *, names_owners: bool) -> RollSheet:
    doors: dict[Place, list[RollRow]] = {}
    for row in reader.rows:
        doors.setdefault(row.place, []).append(row)
    kept = [row for rows in doors.values() for row in _one_door(reader, rows)]
    marked = _marked(kept)
    for doubt in _owner_doubts(marked):
        reader.doubts.append(doubt)
    return RollSheet(
        rows=tuple(marked),
        doubts=tuple(sorted(reader.doubts, key=lambda each: (each.sheet, each.row))),
        names_owners=names_owners,
        held_back=tuple(dict.fromkeys(reader.held_back)),
    )


def _one_door(reader: _Reader, rows: Sequence[RollRow]) -> Iterator[RollRow]:
    """Yield one row of a door; none where two rows give it different areas."""
    first = rows[0]
    if len(rows) == 1:
        yield first
        return
    areas = {row.area for row in rows if row.area}
    kind = DoubtKind.TWO_AREAS if len(areas) > 1 else DoubtKind.DUPLICATE_DOOR
    for row in rows[1:]:
        reader.doubt(kind, row.row, row.label, other=first.row)
    if len(areas) > 1:
        reader.held_back.append(first.label)
        return
    owners = tuple(dict.fromkeys(owner for row in rows for owner in row.owners))
    yield replace(first, owners=owners, area=next(iter(areas), 0))


def _marked(rows: Sequence[RollRow]) -> list[RollRow]:
    """Give a name without a telephone the one that the same name has elsewhere, if just one."""
    marks: dict[str, set[str]] = {}
    for row in rows:
        for owner in row.owners:
            marks.setdefault(owner.name, set()).update({owner.mark} - {""})
    return [
        replace(
            row,
            owners=tuple(
                dict.fromkeys(
                    replace(owner, mark=next(iter(marks[owner.name])))
                    if not owner.mark and len(marks[owner.name]) == 1
                    else owner
                    for owner in row.owners
                )
            ),
        )
        for row in rows
    ]


def _owner_doubts(rows: Sequence[RollRow]) -> Iterator[Doubt]:
    """Yield who owns several dwellings, and names that may be two people."""
    by_name: dict[str, list[RollRow]] = {}
    for row in rows:
        if row.unsold:
            continue
        for name in dict.fromkeys(owner.name for owner in row.owners):
            by_name.setdefault(name, []).append(row)
    for name, owned in by_name.items():
        if len(owned) == 1:
            continue
        marks = {each.mark for row in owned for each in row.owners if each.name == name}
        known = marks != {""} and len(marks) == 1
        kind = DoubtKind.SEVERAL_DWELLINGS if known else DoubtKind.SAME_NAME
        doors = "、".join(row.label for row in owned)
        yield Doubt(kind=kind, row=owned[0].row, words=f"{name}：{doors}")
