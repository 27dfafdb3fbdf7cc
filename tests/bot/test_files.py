"""Stored files: by what they hold, and nowhere else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.files import StoredFiles
from handlers.ports import NotFound


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(content=st.binary(max_size=200))
def test_what_is_kept_comes_back(tmp_path: Path, content: bytes) -> None:
    files = StoredFiles(tmp_path / "files")
    digest = files.keep(content)
    assert files.keep(content) == digest
    assert files.read(digest) == content


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "0" * 64, "A" * 64, "0" * 63])
def test_nothing_else_can_be_read(tmp_path: Path, digest: str) -> None:
    files = StoredFiles(tmp_path / "files")
    files.keep(b"something")
    with pytest.raises(NotFound):
        files.path(digest)
