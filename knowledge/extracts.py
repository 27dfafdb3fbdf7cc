"""What reading a file gives, and why a file is refused."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

LONGEST_TEXT = 3_000_000
LARGEST_MARKUP = 20_000_000
LARGEST_TOTAL = 120_000_000
MOST_MEMBERS = 5_000

_LOCKED = b"\xd0\xcf\x11\xe0"  # an encrypted .docx is an OLE file, as an old .doc is
_DECLARES = (
    b"<!DOCTYPE",
    b"<!ENTITY",
    "<!DOCTYPE".encode("utf-16-le"),
    "<!DOCTYPE".encode("utf-16-be"),
)
_HEAD_OF_MARKUP = 4096
_RULED = re.compile(r"[\s|:-]*-[\s|:-]*")
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_LONGEST_NAME = 12
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


class Reason(StrEnum):
    """Why a file was not taken in."""

    MISSING = "missing"
    UNKNOWN_KIND = "unknown_kind"
    TOO_LARGE = "too_large"
    TOO_LONG = "too_long"
    TOO_HEAVY = "too_heavy"
    TOO_SLOW = "too_slow"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NOT_TEXT = "not_text"
    EMPTY = "empty"


class RefusedFile(Exception):  # noqa: N818  # it is a refusal, as those of deliberation are
    """A file cannot be taken in."""

    def __init__(self, reason: Reason, *, path: str = "") -> None:
        super().__init__(reason, path)
        self.reason = reason
        self.path = path


@dataclass(frozen=True)
class Row:
    """A row of a sheet: what it says, the question that it answers, and where it stands."""

    locator: str
    heading: str
    text: str
    question: str = ""


@dataclass(frozen=True)
class Extract:
    """The text of a file; a line that begins with # is a heading.

    ``rows`` are those of a sheet, each a passage of its own.
    """

    text: str
    title: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet cell by cell; a formula is the words that begin with an equals sign."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def decoded(data: bytes) -> str:
    """Return the text of bytes in UTF-8, GB 18030 or whatever they are most like.

    Raises:
        RefusedFile: The bytes are no text.
    """
    if data.startswith(_WIDE_MARKS):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise RefusedFile(Reason.NOT_TEXT) from error
    if b"\x00" in data[:4096]:
        raise RefusedFile(Reason.NOT_TEXT)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8-sig" or _reads_as_chinese(text):
            return text
    return _guessed(data)


def _reads_as_chinese(text: str) -> bool:
    """Tell whether most of what is not ASCII are the characters that Chinese is written in."""
    foreign = [character for character in text if not character.isascii()]
    usual = sum(1 for character in foreign if "\u3000" <= character <= "\u9fff")
    return bool(foreign) and usual >= len(foreign) * 0.9


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  # loaded only when needed

    best = from_bytes(data).best()
    if best is None:
        raise RefusedFile(Reason.NOT_TEXT)
    return str(best)


def check_archive(data: bytes) -> None:
    """Refuse an office file that unpacks to too much, before anything is unpacked.

    Raises:
        RefusedFile: It is damaged, locked or a bomb, or its markup declares entities.
    """
    if data.startswith(_LOCKED):
        raise RefusedFile(Reason.ENCRYPTED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members)
            if any(_declares(archive, member) for member in members if _is_markup(member)):
                raise RefusedFile(Reason.DAMAGED)
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise RefusedFile(Reason.DAMAGED) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > LARGEST_TOTAL:
        raise RefusedFile(Reason.TOO_LARGE)
    if any(_is_markup(member) and member.file_size > LARGEST_MARKUP for member in members):
        raise RefusedFile(Reason.TOO_LARGE)
    if any(member.flag_bits & 1 for member in members):
        raise RefusedFile(Reason.ENCRYPTED)


def _is_markup(member: zipfile.ZipInfo) -> bool:
    return member.filename.lower().endswith((".xml", ".rels"))


def _declares(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    with archive.open(member) as markup:
        head = markup.read(_HEAD_OF_MARKUP)
    return any(sign in head for sign in _DECLARES)


def table_lines(rows: Sequence[Sequence[str]], *, headed: bool | None = None) -> Iterator[str]:
    """Yield rows of a table as lines; under a row of names each cell stands behind its own.

    Whether the first row names the columns is seen from it where nobody says.
    """
    told = [[cell.strip() for cell in row] for row in rows]
    if headed is None:
        headed = len(told) >= _FEWEST_ROWS and _names_columns(told[0])
    names = told[0] if headed else []
    for row in told[1:] if headed else told:
        if names and len(row) == len(names):
            named = zip(names, row, strict=True)
            line = "；".join(
                f"{name}：{cell}" if name else cell for name, cell in named if cell
            )
            yield f"{line}。" if line else ""
        else:
            yield " ".join(dict.fromkeys(cell for cell in row if cell))


def _names_columns(row: Sequence[str]) -> bool:
    short = all(cell and len(cell) <= _LONGEST_NAME for cell in row)
    plain = not any(sign.isdigit() for cell in row for sign in cell)
    return len(set(row)) == len(row) >= _FEWEST_COLUMNS and short and plain


def tables_told(text: str) -> str:
    """Return a text whose tables of Markdown are told row by row."""
    told: list[str] = []
    table: list[list[str]] = []
    for line in (*text.splitlines(), ""):
        if line.lstrip().startswith("|"):
            table.append(line.strip().strip("|").split("|"))
            continue
        told.extend(_table(table))
        told.append(line)
        table = []
    return "\n".join(told[:-1])


def _table(rows: list[list[str]]) -> Iterator[str]:
    ruled = [_RULED.fullmatch("|".join(row)) is not None for row in rows]
    kept = [row for row, rule in zip(rows, ruled, strict=True) if not rule]
    headed = len(rows) > 1 and ruled[1]
    return table_lines(kept, headed=headed and len(kept) > 1)
