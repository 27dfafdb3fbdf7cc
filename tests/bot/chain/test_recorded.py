"""The dialogues of the documents are what the program says today."""

from pathlib import Path

import pytest

from bot.ground import Ground
from tests.bot.chain.recording import CHANNELS, kept, recorded


@pytest.mark.parametrize("name", CHANNELS)
def test_the_dialogue_is_what_the_program_says(
    ground: Ground, tmp_path: Path, name: str
) -> None:
    assert recorded(name, ground, folder=tmp_path) == kept(name), (
        "stale: run .venv/bin/python -m tests.bot.chain.recording"
    )
