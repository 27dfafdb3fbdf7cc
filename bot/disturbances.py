"""What may well happen to a running program and passes: one line in the log, no trace.

Exceptions are named rather than imported, so that no library is loaded for this.
"""

import logging

from typing_extensions import override

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


def shortened(handlers: list[logging.Handler]) -> None:
    """Let handlers tell disturbances in one line each."""
    for each in handlers:
        each.addFilter(OneLine())
