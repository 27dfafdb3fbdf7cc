"""The cells of a sheet as they stand: .xlsx and .csv; formulas stay what was typed."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

from knowledge.extracts import (
    Reason,
    RefusedFile,
    Sheet,
    check_archive,
    decoded,
)

LARGEST = 10_000_000
SUFFIXES = (".xlsx", ".csv")
MOST_SHEETS = 50
MOST_ROWS = 30_000
MOST_COLUMNS = 60
LONGEST_CELL = 500
DELIMITERS = (",", "\t", ";", "，", "|")
PLACES = 4

Cells = tuple[str, ...]


def sheets(data: bytes, *, suffix: str) -> tuple[Sheet, ...]:
    """Return the sheets of a file, row by row.

    Raises:
        RefusedFile: It is damaged, locked, too much, or no text.
    """
    return _book(data) if suffix == ".xlsx" else (_text(data),)


def _book(data: bytes) -> tuple[Sheet, ...]:
    check_archive(data)
    import openpyxl  # noqa: PLC0415  # heavy, and loaded in the child process alone

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        return tuple(
            Sheet(sheet.title, _rows(sheet.iter_rows(values_only=True)))
            for sheet in book.worksheets[:MOST_SHEETS]
        )
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise RefusedFile(Reason.DAMAGED) from error


def _text(data: bytes) -> Sheet:
    text = decoded(data)
    head = text[:2000]
    delimiter = max(DELIMITERS, key=head.count)
    try:
        rows = _rows(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise RefusedFile(Reason.DAMAGED) from error
    return Sheet("", rows)


def _rows(found: Iterable[Iterable[object]]) -> tuple[Cells, ...]:
    return tuple(_limited(found))


def _limited(found: Iterable[Iterable[object]]) -> Iterator[Cells]:
    empty: list[Cells] = []
    for number, row in enumerate(found):
        if number >= MOST_ROWS:
            raise RefusedFile(Reason.TOO_LONG)
        cells = tuple(_words(cell) for cell in tuple(row)[:MOST_COLUMNS])
        # Empty rows at the end are none: a sheet that was once formatted has thousands.
        if not any(cells):
            empty.append(())
            continue
        yield from empty
        empty.clear()
        yield cells


def _words(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell)
        case float():
            return str(int(cell)) if cell.is_integer() else repr(round(cell, PLACES))
        case datetime():
            return cell.date().isoformat()
        case _:
            return str(cell)[:LONGEST_CELL].strip()
