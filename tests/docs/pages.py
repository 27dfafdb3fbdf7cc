"""The documents, and what can be read out of them."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = tuple(
    sorted(
        [
            *(ROOT / name for name in ("README.md", "README.zh-CN.md", "ARCHITECTURE.md")),
            ROOT / "CHANGELOG.md",
            *(ROOT / "docs").rglob("*.md"),
        ]
    )
)
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, *, kind: str) -> Iterator[str]:
    """Yield the lines of the fenced blocks of a kind."""
    for found in FENCE.finditer(page.read_text(encoding="utf-8")):
        if found[1] == kind:
            yield from (line.strip() for line in found[2].splitlines() if line.strip())


def prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[str]:
    for found in LINK.finditer(prose(page)):
        yield found[1] or found[2]


def headings(page: Path) -> list[tuple[int, str]]:
    return [(len(marks), words) for marks, words in HEADING.findall(prose(page))]


def codes(page: Path) -> list[str]:
    """Return what stands between single backticks."""
    return CODE.findall(prose(page))


def anchor(heading: str) -> str:
    """Return the anchor that a heading gets on the usual forges."""
    kept = re.sub(r"[^\w\- ]", "", heading.lower())
    return kept.replace(" ", "-")
