"""Sheets: .xlsx, through openpyxl, read only; formulas are never worked out."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.extracts import (
    LONGEST_TEXT,
    Extract,
    Reason,
    RefusedFile,
    Row,
    check_archive,
)

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST = 20_000_000
CHILD = True
MOST_SHEETS = 50
MOST_ROWS = 20_000
MOST_COLUMNS = 60

_QUESTION = re.compile(
    r"(?:常见|居民|咨询|标准|相似)?(?:问题|问句|提问|疑问|问|咨询(?:问题|内容)?|question|query|q)s?"
    r"(?:内容|描述|标题)?"
)
_ANSWER = re.compile(
    r"(?:标准|参考|统一|官方|居委会)?(?:答案|回答|答复|解答|回复|答|处理意见|办理答复|answer|reply|response|a)s?"
    r"(?:内容|口径)?"
)
_HEADER_WITHIN = 10
_FEWEST_NAMES = 2
_LONGEST_NAME = 20

Cells = tuple[str, ...]


@dataclass(frozen=True)
class _Header:
    """The row that names columns, and which of them hold questions and answers."""

    row: int
    names: Cells
    question: int = -1
    answer: int = -1


def extract(data: bytes) -> Extract:
    """Return the rows of a workbook; those of question sheets with their question."""
    check_archive(data)
    import openpyxl  # noqa: PLC0415  # the one door, loaded in the child process

    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        rows = tuple(_rows(book))
        title = str(book.properties.title or "").strip()
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise RefusedFile(Reason.DAMAGED) from error
    return Extract("\n".join(_told(rows)), title=title, rows=rows)


def _told(rows: Sequence[Row]) -> Iterator[str]:
    heading = ""
    for row in rows:
        if row.heading != heading:
            heading = row.heading
            yield f"# {heading}"
        yield f"{row.question} {row.text}".strip()


def _rows(book: "Workbook") -> Iterator[Row]:
    length = 0
    for sheet in book.worksheets[:MOST_SHEETS]:
        for row in _sheet(sheet.title, _cells(sheet.iter_rows(values_only=True))):
            length += len(row.text)
            if length > LONGEST_TEXT:
                raise RefusedFile(Reason.TOO_LONG)
            yield row


def _cells(found: Iterator[tuple[object, ...]]) -> Iterator[Cells]:
    for number, row in enumerate(found):
        if number >= MOST_ROWS:
            raise RefusedFile(Reason.TOO_LONG)
        yield tuple(_words(cell) for cell in row[:MOST_COLUMNS])


def _words(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    words = str(cell).strip()
    return words.removesuffix(" 00:00:00") if words[:1].isdigit() else words


def _sheet(name: str, rows: Iterator[Cells]) -> Iterator[Row]:
    head: list[Cells] = []
    for row in rows:
        head.append(row)
        if len(head) == _HEADER_WITHIN:
            break
    header = _header(head)
    if header is None:
        header = _Header(row=-1, names=())
    for place in range(header.row + 1, len(head)):
        yield from _row(name, head[place], number=place + 1, header=header)
    for number, row in enumerate(rows, len(head) + 1):
        yield from _row(name, row, number=number, header=header)


def _header(head: Sequence[Cells]) -> _Header | None:
    """Return the row of questions and answers, or else the first that names columns."""
    for number, row in enumerate(head):
        question, answer = _column(row, _QUESTION), _column(row, _ANSWER)
        if question >= 0 and answer >= 0:
            return _Header(number, row, question, answer)
    for number, row in enumerate(head):
        named = [cell for cell in row if cell]
        if len(named) >= _FEWEST_NAMES:
            short = all(len(cell) <= _LONGEST_NAME for cell in named)
            plain = not any(cell.replace(".", "").isdigit() for cell in named)
            return _Header(number, row) if short and plain else None
    return None


def _column(row: Cells, name: re.Pattern[str]) -> int:
    for place, cell in enumerate(row):
        if name.fullmatch(re.sub(r"[\s（(].*", "", cell.strip()).casefold()):
            return place
    return -1


def _row(sheet: str, row: Cells, *, number: int, header: _Header) -> Iterator[Row]:
    locator = f"{sheet} 第{number}行"
    answered = header.answer >= 0 and len(row) > max(header.answer, header.question)
    question = row[header.question] if answered else ""
    answer = row[header.answer] if answered else ""
    if question and answer:
        yield Row(locator, sheet, answer, question)
        return
    told = [
        _told_cell(place, cell, names=header.names) for place, cell in enumerate(row) if cell
    ]
    if told and not answered:
        yield Row(locator, sheet, "；".join(told))
    elif told:
        yield Row(locator, sheet, question or answer)


def _told_cell(place: int, cell: str, *, names: Cells) -> str:
    name = names[place] if place < len(names) else ""
    return f"{name}：{cell}" if name else cell
