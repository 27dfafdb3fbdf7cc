"""Attacks at full length: whatever is sent to the council or asked of its JSON API."""

import subprocess
import sys
import time
from pathlib import Path

from tests.prove.found import Found

ROOT = Path(__file__).parents[2]
TRIED = {
    "messages": "tests/handlers/test_message_walk.py",
    "openapi": "tests/bot/web/test_openapi.py",
    "harmless": "tests/handlers/test_harmless.py",
}


def attacks() -> Found:
    """Walk the message surface and ask the API with many more examples than the suite."""
    rows = [_row(name, file) for name, file in TRIED.items()]
    return Found(titles=("what", "held", "took"), rows=rows, holds=all(row[1] for row in rows))


def _row(name: str, file: str) -> tuple[str, bool, str]:
    began = time.monotonic()
    pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n0"]
    done = subprocess.run(  # noqa: S603 - our own tests
        [*pytest, "--hypothesis-profile=prove", file], cwd=ROOT, check=False
    )
    return name, done.returncode == 0, f"{time.monotonic() - began:.0f} s"
