"""``eval answers`` as an operator meets it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.settings import Settings, variable

QUESTIONS = (
    '{"id": "1", "q": "遛狗要拴绳吗", "doc": "pets", "any": ["系犬绳"], "answerable": true}',
    '{"id": "2", "q": "遛狗要拴绳吗", "doc": "noise", "any": ["系犬绳"], "answerable": true}',
    '{"id": "3", "q": "明天会下雨吗", "answerable": false}',
    '{"id": "4", "q": "明天会下雨吗", "doc": "pets", "any": ["下雨"]}',
)


@pytest.fixture(autouse=True)
def questions(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(QUESTIONS), encoding="utf-8")
    return file


def examined(file: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["eval", "answers", "--questions", str(file), *words])


def test_counts_and_failures_are_printed_as_json(questions: Path) -> None:
    done = examined(questions, "--json")
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    failures = told.pop("failures")
    assert told == {
        "answered_right": 1,
        "answered_wrong": 1,
        "declined_right": 1,
        "declined_wrong": 1,
    }
    assert [failure["id"] for failure in failures] == ["2", "4"]


def test_a_summary_and_what_failed_are_readable(questions: Path) -> None:
    shown = examined(questions, "--group").stdout
    assert "答得出的 3 题，答对 1 题" in shown
    assert "答不出的 1 题，照实说不知道 1 题" in shown
    assert "明天会下雨吗｜没有回答｜应有：下雨" in shown


@pytest.mark.parametrize("line", ["", "{", '{"id": "1", "q": "好吗"}'])
def test_a_file_that_is_no_exam_is_one_line_and_exit_code_2(questions: Path, line: str) -> None:
    questions.write_text(line, encoding="utf-8")
    done = examined(questions, "--json")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_unknown_community_is_one_line_and_exit_code_2(questions: Path) -> None:
    done = examined(questions, "--community", "nowhere")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr
