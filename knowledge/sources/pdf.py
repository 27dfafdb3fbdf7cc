"""PDF documents, through pypdf."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge.extracts import LONGEST_TEXT, Extract, Reason, RefusedFile

if TYPE_CHECKING:
    from pypdf import PdfReader

LARGEST = 20_000_000
CHILD = True
MOST_PAGES = 1_000

_ENDS = "。！？!?；;：:"
_FULL_LINE = 0.85
_SHORTEST_COLUMN = 16


def extract(data: bytes) -> Extract:
    """Return the text of a PDF; one of scanned pictures has none."""
    from pypdf import PdfReader  # noqa: PLC0415  # the one door, loaded in the child process
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise RefusedFile(Reason.ENCRYPTED)
        return Extract("\n".join(_pages(reader)), title=_title(reader))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise RefusedFile(Reason.DAMAGED) from error


def _pages(reader: "PdfReader") -> Iterator[str]:
    if len(reader.pages) > MOST_PAGES:
        raise RefusedFile(Reason.TOO_LONG)
    length = 0
    for page in reader.pages:
        text = unwrapped(page.extract_text())
        length += len(text)
        if length > LONGEST_TEXT:
            raise RefusedFile(Reason.TOO_LONG)
        yield text


def _title(reader: "PdfReader") -> str:
    title = reader.metadata.title if reader.metadata else None
    return str(title or "").strip()


def unwrapped(page: str) -> str:
    """Return a page's text with the lines that fill the column joined to the next."""
    lines = [line.strip() for line in page.splitlines() if line.strip()]
    column = max((len(line) for line in lines), default=0)
    text = ""
    for line in lines:
        full = len(line) >= max(column * _FULL_LINE, _SHORTEST_COLUMN)
        text += line if full and line[-1] not in _ENDS else f"{line}\n"
    return text.rstrip("\n")
