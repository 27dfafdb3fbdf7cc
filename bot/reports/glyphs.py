"""Which characters the font of the documents has, and words in those alone."""

import struct
import unicodedata
from functools import cache
from pathlib import Path

GETA = "〓"
TABLE_RECORD = struct.Struct(">4s4xII")
ENCODING_RECORD = struct.Struct(">HHI")
GROUP = struct.Struct(">III")
FONT_HEADER = 12
CMAP_HEADER = 4
GROUPS_HEADER = 16
SEGMENTED_COVERAGE = 12
DROPPED = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Mn", "Me", "So", "Sk"})


class NotAFont(ValueError):  # noqa: N818 - named for what is wrong
    """A file is not an OpenType font with a full character map."""


@cache
def drawn_by(folder: Path) -> frozenset[int]:
    """Return the code points that the fonts of a folder can draw; raise NotAFont."""
    return frozenset[int]().union(
        *(_covered(file.read_bytes()) for file in folder.glob("*.[ot]tf"))
    )


def printable(words: str, *, drawn: frozenset[int]) -> str:
    """Return the words as the font can show them.

    Marks of direction and control, and pictures that the font lacks, go; a letter that
    it lacks becomes its plain form or the printer's mark for a missing letter.
    """
    kept = "".join(_shown(each, drawn) for each in unicodedata.normalize("NFC", words))
    lines = (" ".join(line.split()) for line in kept.split("\n"))
    return "\n".join(lines).strip()


def _shown(letter: str, drawn: frozenset[int]) -> str:
    if letter.isspace():
        return "\n" if letter in "\n\u2028\u2029" else " "
    category = unicodedata.category(letter)
    if category in {"Cc", "Cf"}:
        return ""
    if ord(letter) in drawn:
        return letter
    if category in DROPPED:
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if all(ord(each) in drawn for each in plain) else GETA


def _covered(font: bytes) -> frozenset[int]:
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">2xH", font, start)
    for place in range(count):
        at = start + CMAP_HEADER + place * ENCODING_RECORD.size
        _, _, offset = ENCODING_RECORD.unpack_from(font, at)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == SEGMENTED_COVERAGE:
            return _segments(font, start + offset)
    raise NotAFont


def _segments(font: bytes, start: int) -> frozenset[int]:
    (groups,) = struct.unpack_from(">12xI", font, start)
    found: set[int] = set()
    for place in range(groups):
        at = start + GROUPS_HEADER + place * GROUP.size
        first, last, _ = GROUP.unpack_from(font, at)
        found.update(range(first, last + 1))
    return frozenset(found)


def _table(font: bytes, name: bytes) -> int:
    (tables,) = struct.unpack_from(">4xH", font)
    for place in range(tables):
        found, offset, _ = TABLE_RECORD.unpack_from(
            font, FONT_HEADER + place * TABLE_RECORD.size
        )
        if found == name:
            return int(offset)
    raise NotAFont
