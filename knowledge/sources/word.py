"""Word documents: .docx, through python-docx."""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge.extracts import Extract, Reason, RefusedFile

if TYPE_CHECKING:
    from docx.document import Document

LARGEST = 20_000_000
CHILD = True
LARGEST_MARKUP = 20_000_000
LARGEST_TOTAL = 120_000_000
MOST_MEMBERS = 5_000

_LOCKED = b"\xd0\xcf\x11\xe0"  # an encrypted .docx is an OLE file, as an old .doc is


def extract(data: bytes) -> Extract:
    """Return the text of a document: its paragraphs, headings and tables in order."""
    check_archive(data)
    import docx  # noqa: PLC0415  # the one door, loaded in the child process

    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_lines(document))
        return Extract(text, title=(document.core_properties.title or "").strip())
    except (ValueError, KeyError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise RefusedFile(Reason.DAMAGED) from error


def check_archive(data: bytes) -> None:
    """Refuse an archive that unpacks to too much, before anything is unpacked.

    Raises:
        RefusedFile: It is damaged, locked or a bomb.
    """
    if data.startswith(_LOCKED):
        raise RefusedFile(Reason.ENCRYPTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise RefusedFile(Reason.DAMAGED) from error
    if len(members) > MOST_MEMBERS or _unpacked(members) > LARGEST_TOTAL:
        raise RefusedFile(Reason.TOO_LARGE)
    if any(_is_markup(member) and member.file_size > LARGEST_MARKUP for member in members):
        raise RefusedFile(Reason.TOO_LARGE)


def _unpacked(members: list[zipfile.ZipInfo]) -> int:
    return sum(member.file_size for member in members)


def _is_markup(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels"))


def _lines(document: "Document") -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415  # see above

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            style = block.style.name if block.style is not None else ""
            heading = str(style or "").startswith(("Heading", "Title", "标题"))
            yield f"# {block.text}" if heading and block.text.strip() else block.text
