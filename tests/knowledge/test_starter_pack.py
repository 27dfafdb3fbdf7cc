"""The starter pack: complete, unique, dated, readable; and its lay questions."""

import json
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

PACK = Path(__file__).resolve().parents[2] / "knowledge" / "starter"
LAY_QUESTIONS = Path(__file__).parent / "data" / "lay_questions.jsonl"
WRITTEN = date(2026, 11, 22)
THEMES = {
    "charging",
    "civility",
    "deliberation",
    "neighbours",
    "noise",
    "parking",
    "pets",
    "property",
    "renovation",
    "stairways",
    "waste",
}
LEANING_ON_ANOTHER = ("该", "其", "上述", "前款", "本条")
WORDS = ("id", "title", "law", "article", "issuer", "jurisdiction", "text")
REPEALED = (
    "噪声污染防治法",
    "固体废物污染环境防治法",
    "大气污染防治法",
    "水污染防治法",
    "环境保护法",
    "物权法",
    "侵权责任法",
    "合同法",
)


def read_themes() -> dict[str, list[dict[str, Any]]]:
    themes: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(PACK.glob("*.toml")):
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        assert loaded["theme"] == path.stem
        themes[path.stem] = loaded["entry"]
    return themes


def read_lay_questions() -> list[dict[str, Any]]:
    lines = LAY_QUESTIONS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


BY_THEME = read_themes()
ENTRIES = [entry for entries in BY_THEME.values() for entry in entries]
TEXTS = {entry["id"]: entry["text"] for entry in ENTRIES}


def repeated(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_every_theme_is_there() -> None:
    assert set(BY_THEME) == THEMES
    assert all(BY_THEME.values())


def test_the_pack_is_big_enough() -> None:
    assert len(ENTRIES) >= 60


def test_ids_titles_and_questions_are_unique() -> None:
    assert repeated([entry["id"] for entry in ENTRIES]) == []
    assert repeated([entry["title"] for entry in ENTRIES]) == []
    assert repeated([question for entry in ENTRIES for question in entry["questions"]]) == []


def test_ids_begin_with_their_theme() -> None:
    for theme, entries in BY_THEME.items():
        for entry in entries:
            assert entry["id"].startswith(f"{theme}-")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_an_entry_is_complete(entry: dict[str, Any]) -> None:
    assert set(entry) == {*WORDS, "effective", "questions"}
    for word in WORDS:
        assert isinstance(entry[word], str)
        assert entry[word].strip() == entry[word] != ""
    assert type(entry["effective"]) is date
    assert entry["effective"] <= WRITTEN
    assert 60 <= len(entry["text"]) <= 260
    assert entry["text"].endswith("。")
    assert 3 <= len(entry["questions"]) <= 6
    assert all(question.strip() for question in entry["questions"])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_sentences_stand_alone(entry: dict[str, Any]) -> None:
    sentences = [sentence for sentence in entry["text"].split("。") if sentence]
    assert 2 <= len(sentences) <= 5
    assert not any(sentence.startswith(LEANING_ON_ANOTHER) for sentence in sentences)


def test_no_repealed_law_is_cited() -> None:
    for entry in ENTRIES:
        for name in REPEALED:
            assert not entry["law"].endswith(name)
            assert name not in entry["text"]


def test_one_law_has_one_issuer_and_one_date() -> None:
    facts: dict[str, set[tuple[str, date]]] = {}
    for entry in ENTRIES:
        facts.setdefault(entry["law"], set()).add((entry["issuer"], entry["effective"]))
    assert {law: found for law, found in facts.items() if len(found) > 1} == {}


def test_lay_questions_point_at_the_pack() -> None:
    questions = read_lay_questions()
    ours = {question for entry in ENTRIES for question in entry["questions"]}
    answerable = [line for line in questions if line.get("answerable", True)]
    unanswerable = [line for line in questions if not line.get("answerable", True)]
    assert len(answerable) >= 60
    assert len(unanswerable) >= 25
    assert repeated([line["id"] for line in questions]) == []
    assert repeated([line["q"] for line in questions]) == []
    assert not ours.intersection(line["q"] for line in questions)
    for line in answerable:
        assert any(words in TEXTS[line["doc"]] for words in line["any"]), line["id"]
