"""What may well happen to a running program and passes: one line in the log, no trace.

Exceptions are named rather than imported, so that no library is loaded for this.
"""

import logging
import traceback

from typing_extensions import override

MARGIN = "    "
PASSING = frozenset(
    {
        "bot.channel.RetryLater",
        "bot.channel.Undeliverable",
        "builtins.ConnectionError",
        "builtins.TimeoutError",
        "handlers.ports.NotFound",
        "httpx.TransportError",
        "knowledge.chat_model.ModelUnavailable",
        "sqlalchemy.exc.InterfaceError",
        "sqlalchemy.exc.OperationalError",
        "telegram.error.NetworkError",
    }
)


def passes(fault: BaseException) -> bool:
    """Tell whether a fault is one that passes by itself, such as a database that is away."""
    names = {f"{each.__module__}.{each.__qualname__}" for each in type(fault).__mro__}
    return not PASSING.isdisjoint(names)


class OneLine(logging.Filter):
    """Shortens a record about a fault that passes to one line, with the fault's own words."""

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record through, some shortened."""
        fault = record.exc_info[1] if record.exc_info else None
        if fault is None or not passes(fault):
            return True
        reason = next(iter(str(fault).strip().splitlines()), "")
        said = f"{type(fault).__name__}: {reason}" if reason else type(fault).__name__
        record.msg, record.args = f"{record.getMessage()} ({said})", ()
        record.exc_info = record.exc_text = None
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


class Legible(logging.Filter):
    """Shows signs that are not printed instead of writing them: nobody forges a line.

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


def shortened(handlers: list[logging.Handler]) -> None:
    """Let handlers tell disturbances in one line each, and nothing that is not printed."""
    for each in handlers:
        each.addFilter(OneLine())
        each.addFilter(Legible())
