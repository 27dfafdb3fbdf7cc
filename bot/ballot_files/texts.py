"""The text of a file that a stranger may have made: packed or not, within limits."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, NoReturn, cast

from bot.ballot_files.contests import MOST_WEIGHT, UnusableBallots, shortened

MOST_BYTES = 512 * 1024 * 1024
PIECE = 1 << 20
GZIP = b"\x1f\x8b"
ENCODINGS = ("utf-8-sig", "gb18030")


class Source:
    """A file being read; what is wrong in it is told with its path."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def suffix(self) -> str:
        """Return what the name ends with, in small letters and without .gz."""
        name = self.path.name.lower().removesuffix(".gz")
        return Path(name).suffix

    def text(self) -> str:
        """Return the whole text: UTF-8, or GBK where it is not; raise UnusableBallots."""
        held = self._bytes()
        for encoding in ENCODINGS:
            with suppress(UnicodeDecodeError):
                return held.decode(encoding)
        return self.refuse("encoding")

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that are not blank, with their numbers from 1."""
        for number, line in enumerate(self.text().split("\n"), start=1):
            if line.strip():
                yield number, line.strip()

    def refuse(self, reason: str, *, line: int = 0, found: str = "") -> NoReturn:
        """Raise UnusableBallots."""
        raise UnusableBallots(self.path, reason=reason, line=line, found=shortened(found))

    def whole(self, words: str, *, line: int, least: int = 0) -> int:
        """Return a whole number of the file, or raise UnusableBallots."""
        try:
            number = int(words)
        except ValueError:
            self.refuse("number", line=line, found=words)
        if not least <= number <= MOST_WEIGHT:
            self.refuse("number", line=line, found=words)
        return number

    def _bytes(self) -> bytes:
        pieces: list[bytes] = []
        held = 0
        try:
            with _opened(self.path) as file:
                while piece := file.read(PIECE):
                    held += len(piece)
                    if held > MOST_BYTES:
                        self.refuse("large", found=str(MOST_BYTES // 2**20))
                    pieces.append(piece)
        except FileNotFoundError:
            self.refuse("missing")
        except (OSError, EOFError, zlib.error):
            self.refuse("unreadable")
        return b"".join(pieces)


def _opened(path: Path) -> BinaryIO:
    with path.open("rb") as file:
        packed = file.read(len(GZIP)) == GZIP
    return cast("BinaryIO", gzip.open(path)) if packed else path.open("rb")
