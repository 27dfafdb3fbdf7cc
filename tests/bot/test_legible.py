"""Nobody forges a line of the log."""

import io
import logging

import pytest

from bot.legible import MARGIN, legible
from tests.hostile import CORPUS


@pytest.mark.parametrize("name", sorted(CORPUS))
def test_nobody_forges_a_line_of_the_log(name: str) -> None:
    hostile = CORPUS[name]
    fault = ValueError(hostile)
    for words, info in (("page failed: %s", None), ("broken", (ValueError, fault, None))):
        args = (hostile,) if info is None else ()
        record = logging.LogRecord("bot", logging.ERROR, __file__, 1, words, args, info)
        handler = logging.StreamHandler(out := io.StringIO())
        legible([handler])
        handler.handle(record)
        first, *rest = out.getvalue().removesuffix("\n").split("\n")
        assert first.isprintable()
        assert all(each.startswith(MARGIN) and each.isprintable() for each in rest)
        assert bool(rest) == (info is not None)
