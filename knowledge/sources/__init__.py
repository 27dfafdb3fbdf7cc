"""Kinds of files that can be read, one module each.

A kind is a module with ``LARGEST`` (bytes), ``CHILD`` (whether it is parsed in a child
process) and ``extract(data) -> Extract``; its line here names the suffixes.
"""

from importlib import import_module
from typing import Protocol, cast

from knowledge.extracts import Extract

KINDS = {
    ".txt": "plain_text",
    ".text": "plain_text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web_page",
    ".htm": "web_page",
    ".pdf": "pdf",
    ".docx": "word",
    ".xlsx": "workbook",
}


class Kind(Protocol):
    """What a module of this package offers."""

    LARGEST: int
    CHILD: bool

    def extract(self, data: bytes, /) -> Extract:
        """Return the text in a file of this kind, or raise RefusedFile."""
        ...


def kind_of(suffix: str) -> Kind | None:
    """Return the kind of files with a suffix; its library loads when it extracts."""
    name = KINDS.get(suffix.lower())
    return None if name is None else cast("Kind", import_module(f"{__name__}.{name}"))
