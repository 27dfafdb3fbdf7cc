"""The log: one line for what passes by itself, the whole trace for what is broken."""

import logging

import pytest
from sqlalchemy.exc import OperationalError

from bot.disturbances import OneLine


def said(fault: Exception) -> str:
    words = "The inbox of %s could not be handled"
    record = logging.LogRecord(
        "bot", logging.ERROR, __file__, 1, words, ("web",), (type(fault), fault, None)
    )
    assert OneLine().filter(record)
    return logging.Formatter("%(levelname)s %(message)s").format(record)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (
            OperationalError("SELECT 1", {}, Exception("server closed\nthe connection")),
            "OperationalError: (builtins.Exception) server closed",
        ),
        (ConnectionRefusedError("refused 100%"), "ConnectionRefusedError: refused 100%"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_what_passes_is_one_line(fault: Exception, reason: str) -> None:
    assert said(fault) == f"WARNING The inbox of web could not be handled ({reason})"


def test_what_is_broken_keeps_its_trace() -> None:
    told = said(ValueError("no such column"))
    assert told.startswith("ERROR The inbox of web could not be handled")
    assert "\nValueError: no such column" in told


def test_what_is_no_fault_is_left_alone() -> None:
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, "100%% of %s", ("all",), None)
    assert OneLine().filter(record)
    assert record.getMessage() == "100% of all"
