"""Whole texts and what cleaning makes of them, to the letter.

``data/cleaning`` holds texts made up with the defects that real ones have. Five real press
texts lie beside the repository where they are at all; of those, hashes and counts are kept.
"""

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from knowledge.cleaning import cleaned
from knowledge.extracts import decoded

DATA = Path(__file__).parent / "data"
TEXTS = sorted(
    file for file in (DATA / "cleaning").glob("*.txt") if not file.stem.endswith(".cleaned")
)
PRESS = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seeds"
FIGURES = json.loads((DATA / "press_cleaned.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_a_text_is_cleaned_to_the_letter(file: Path) -> None:
    wanted = file.with_suffix(".cleaned.txt").read_text(encoding="utf-8")
    found = cleaned(file.read_text(encoding="utf-8"))
    assert "\n".join(found.lines) + "\n" == wanted


def test_there_are_texts_to_clean() -> None:
    assert len(TEXTS) >= 4


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_press_text_is_cleaned_to_the_letter(name: str) -> None:
    file = PRESS / f"{name}.txt"
    if not file.is_file():
        pytest.skip("the press texts are not here")
    found = cleaned(decoded(file.read_bytes()))
    text = "\n".join(found.lines)
    told = {
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "lines": len(found.lines),
        "characters": len(text),
        "dropped": dict(sorted(Counter(each.rule for each in found.dropped).items())),
    }
    assert told == FIGURES[name]
