"""The texts and questions from which is learned when to answer hold what they promise."""

import json
from pathlib import Path

import pytest

from knowledge.chinese import pairs
from knowledge.training.lots import FOLDER, HELD_BACK, LOTS, lots
from tests.knowledge.bookshelf import TODAY

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
LINES = [
    json.loads(line)
    for line in (FOLDER / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
LONGEST_IN_COMMON = 16


def test_there_are_enough_of_them_and_each_stands_once() -> None:
    texts = {path.stem for path in (FOLDER / "texts").glob("*.txt")}
    assert len(texts) >= 40
    assert {line["doc"] for line in LINES} == texts
    assert (
        len({line["id"] for line in LINES}) == len({line["q"] for line in LINES}) == len(LINES)
    )
    near = sum(not line["answerable"] for line in LINES)
    assert len(LINES) >= 320
    assert 0.3 <= near / len(LINES) <= 0.4


def test_every_fact_stands_in_its_text_as_it_is_cut() -> None:
    for lot in lots(on=TODAY):
        told = {
            reading.source.name: [passage.text for passage in reading.passages]
            for reading in lot.readings
        }
        for known in lot.asked:
            assert known.answerable == bool(known.facts)
            for fact in known.facts:
                assert any(fact in text for text in told[known.source]), (known.question, fact)


def test_each_text_is_in_one_lot_with_all_its_questions() -> None:
    held = lots(on=TODAY)
    assert [lot.number for lot in held] == list(range(LOTS))
    assert HELD_BACK in range(LOTS)
    assert sum(len(lot.asked) for lot in held) == len(LINES)
    names = [reading.source.name for lot in held for reading in lot.readings]
    assert len(set(names)) == len(names)


def test_no_sentence_of_the_press_is_among_them() -> None:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("The press texts are not beside this checkout (../shared/data/seeds).")
    press = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.txt"))
    for path in (FOLDER / "texts").glob("*.txt"):
        own = path.read_text(encoding="utf-8")
        starts = range(len(own) - LONGEST_IN_COMMON)
        assert not any(own[at : at + LONGEST_IN_COMMON] in press for at in starts), path.name
    assert pairs(press)
