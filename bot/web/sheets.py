"""The sheet that a committee fills in for a roll."""

import io
from collections.abc import Sequence

COLUMNS = (
    "building",
    "unit",
    "door",
    "area",
    "owner",
    "phone",
    "use",
    "status",
    "note",
)
TEXT_COLUMNS = 3
TEXT_FORMAT = "@"
ROWS_PREPARED = 1000
WIDTH = 14
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_sheet(
    *, titles: tuple[str, str], names: Sequence[str], notes: Sequence[str]
) -> bytes:
    """Return an empty roll as .xlsx: named columns, and how to fill them in beside it.

    The cells of doors are text, so that no spreadsheet makes a date of 3-2.
    """
    from openpyxl import Workbook  # noqa: PLC0415  # heavy, and needed for one download
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title, beside_it = titles
    sheet.append(list(names))
    for place, cell in enumerate(sheet[1], start=1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    for row in sheet.iter_rows(min_row=2, max_row=ROWS_PREPARED, max_col=TEXT_COLUMNS):
        for cell in row:
            cell.number_format = TEXT_FORMAT
    sheet.freeze_panes = "A2"
    beside = book.create_sheet(beside_it)
    for note in notes:
        beside.append([note])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
