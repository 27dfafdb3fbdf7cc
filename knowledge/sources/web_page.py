"""Web pages: .html, through trafilatura."""

import re
from contextlib import suppress

from knowledge.extracts import Extract, Reason, RefusedFile, decoded, tables_told

LARGEST = 5_000_000
CHILD = True

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD = 4096


def extract(data: bytes) -> Extract:
    """Return the article of a web page without menus, comments and scripts."""
    import trafilatura  # noqa: PLC0415  # the one door, loaded in the child process

    page = _markup(data)
    text = trafilatura.extract(
        page, output_format="markdown", include_comments=False, include_links=False
    )
    if not text:
        raise RefusedFile(Reason.EMPTY)
    metadata = trafilatura.extract_metadata(page)
    return Extract(
        re.sub(r"^#+\s*", "# ", tables_told(text), flags=re.MULTILINE),
        title=metadata.title or "",
    )


def _markup(data: bytes) -> str:
    """Return the page as text: in UTF-8 where it can be, whatever it declares to be in."""
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    declared = _DECLARED.search(data[:_HEAD])
    if declared:
        name = declared.group(1).decode("ascii").lower()
        try:
            return data.decode("gb18030" if name.startswith("gb") else name)
        except (LookupError, UnicodeDecodeError):
            return decoded(data)
    return decoded(data)
