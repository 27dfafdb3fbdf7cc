"""Markdown: .md. Headings stay marked, the other marks go."""

import re

from knowledge.extracts import Extract, decoded, tables_told

LARGEST = 5_000_000
CHILD = False

_FRONT_MATTER = re.compile(r"\A---\r?\n.*?\r?\n---\r?\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_MARKS = re.compile(r"(\*\*|__|~~|`)")
_QUOTE = re.compile(r"^>[ \t]?", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


def extract(data: bytes) -> Extract:
    """Return the text of a Markdown file."""
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", decoded(data)))
    for pattern in (_IMAGE, _LINK):
        text = pattern.sub(r"\1", text)
    text = _QUOTE.sub("", _MARKS.sub("", text))
    first = _HEADING.search(text)
    title = first.group(2) if first else ""
    return Extract(tables_told(_HEADING.sub(r"# \2", text)), title=title)
