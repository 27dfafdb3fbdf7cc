"""Text as Telegram measures and limits it."""

from collections.abc import Sequence

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_ALERT = 200
LONGEST_NAME = 64
BREAKS = ("\n", "。", "！", "？", "；", ". ", "，", ", ", " ")


def length(text: str) -> int:
    """Return how long Telegram takes a text to be: in UTF-16 code units."""
    return len(text) + sum(each > "\uffff" for each in text)


def cut(text: str, *, most: int) -> str:
    """Return the text, shortened to a limit with an ellipsis where it is too long."""
    if length(text) <= most:
        return text
    return text[: _fitting(text, most=most - 1)].rstrip() + "…"


def parts(text: str, *, most: int = LONGEST_TEXT) -> tuple[str, ...]:
    """Return the text in pieces within the limit, split on line ends where possible."""
    found: list[str] = []
    rest = text.strip()
    while length(rest) > most:
        end = _break(rest, most=most)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*found, rest) if rest else tuple(found)


def one_line(text: str, *, most: int = LONGEST_NAME) -> str:
    """Return a name on one line, shortened to a limit."""
    return cut(" ".join(text.split()), most=most)


def without(text: str, *, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text without the (offset, length) spans, counted in UTF-16 code units."""
    units = text.encode("utf-16-le")
    for offset, span in sorted(spans, reverse=True):
        head = units[: 2 * offset].decode("utf-16-le").rstrip(" ")
        tail = units[2 * (offset + span) :].decode("utf-16-le").lstrip(" ")
        apart = head and tail and not head.endswith("\n") and not tail.startswith("\n")
        gap = " " if apart else ""
        units = f"{head}{gap}{tail}".encode("utf-16-le")
    return units.decode("utf-16-le").strip()


def _break(text: str, *, most: int) -> int:
    end = _fitting(text, most=most)
    for mark in BREAKS:
        # White space right behind the limit is a break too: it is not sent.
        found = text.rfind(mark, end // 2, end + mark.isspace())
        if found >= 0:
            return found + len(mark)
    return end


def _fitting(text: str, *, most: int) -> int:
    used = 0
    for position, character in enumerate(text):
        used += length(character)
        if used > most:
            return position
    return len(text)
