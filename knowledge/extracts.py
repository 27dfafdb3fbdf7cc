"""What reading a file gives, and why a file is refused."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_TEXT = 3_000_000


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
class Extract:
    """The text of a file; a line that begins with # is a heading."""

    text: str
    title: str = ""


def decoded(data: bytes) -> str:
    """Return the text of bytes in UTF-8, GB 18030 or whatever they are most like.

    Raises:
        RefusedFile: The bytes are no text.
    """
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
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
