"""The log of a running program shows signs that are not printed instead of writing them."""

import logging
import traceback

from typing_extensions import override

MARGIN = "    "


class Legible(logging.Filter):
    """Lets nobody forge a line of the log.

    A line end in what somebody sent would begin a line that looks like the program's own,
    and a terminal obeys escape sequences. What a fault tells is set in from the margin.
    """

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, its signs made visible."""
        record.msg, record.args = visible(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            told = "".join(traceback.format_exception(*record.exc_info))
            lines = (f"{MARGIN}{visible(each)}" for each in told.rstrip().splitlines())
            record.exc_text = "\n".join(lines)
        return True


def visible(words: str) -> str:
    """Return words with every sign that is not printed written as its number."""
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in words
    )


def legible(handlers: list[logging.Handler]) -> None:
    """Let handlers write nothing that is not printed."""
    for each in handlers:
        each.addFilter(Legible())
