"""Word documents: .docx, through python-docx."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge.extracts import Extract, Reason, RefusedFile, check_archive, table_lines

if TYPE_CHECKING:
    from docx.document import Document

LARGEST = 20_000_000
CHILD = True


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


def _lines(document: "Document") -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415  # see above

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from table_lines([[cell.text for cell in row.cells] for row in block.rows])
        else:
            style = block.style.name if block.style is not None else ""
            heading = str(style or "").startswith(("Heading", "Title", "标题"))
            yield f"# {block.text}" if heading and block.text.strip() else block.text
