"""Tests of the suite with many more examples: attacks, and whatever is to hold always."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.prove.found import Found

ROOT = Path(__file__).parents[2]
TRIED = {
    "messages": "tests/handlers/test_message_walk.py",
    "topics": "tests/handlers/test_topic_walk.py",
    "polls": "tests/handlers/test_poll_walk.py",
    "openapi": "tests/bot/web/test_openapi.py",
    "harmless": "tests/handlers/test_harmless.py",
}
HELD = ("deliberation", "knowledge", "handlers", "bot")


def attacks() -> Found:
    """Walk the message surface and ask the API with many more examples than the suite."""
    return _found([_row(name, file) for name, file in TRIED.items()])


def properties() -> Found:
    """Try every property of the suite on many more examples."""
    return _found([_row(name, f"tests/{name}", "-m", "hypothesis") for name in HELD])


def _found(rows: Sequence[tuple[str, bool, str]]) -> Found:
    return Found(titles=("what", "held", "took"), rows=rows, holds=all(row[1] for row in rows))


def _row(name: str, *asked: str) -> tuple[str, bool, str]:
    began = time.monotonic()
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n0"]
    done = subprocess.run(  # noqa: S603 - our own tests
        [*pytest, "--hypothesis-profile=prove", *asked], cwd=ROOT, check=False
    )
    return name, done.returncode == 0, f"{time.monotonic() - began:.0f} s"
