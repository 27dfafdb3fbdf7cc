"""Every command that the documents show is there and, where that is quick, is run."""

import re
import shlex
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from bot.commands import app
from bot.settings import PREFIX, Settings, variable
from tests.docs.pages import PAGES, ROOT, blocks, name_of

PROGRAM = ".venv/bin/neighbor-talk"
LINES = [(name_of(page), line) for page in PAGES for line in blocks(page, kind="sh")]
RUNNING = list(dict.fromkeys(name for name, line in LINES if line.startswith(PROGRAM)))
ANSWERS = "清河里社区\n清河街道\n\n小冯\n"
NOTICE = "# 关于地下车库充电的通知\n\n自2026年12月1日起，地下车库B区每晚十点停止充电。\n"
EXAM = {
    "gates.csv": "票数,东门,西门\n3,1,\n2,,1\n",
    "roll.csv": "楼栋,单元,门牌,面积,产权人\n3,2,501,89.56,王建国\n",
    "participants-votes.csv": "participant,1,2\n0,1,-1\n1,-1,1\n2,1,0\n",
    "corpus.jsonl": '{"id": "n1", "title": "公约第一条", "text": "带狗出门应当拴绳。"}\n',
    "queries.jsonl": '{"id": "q1", "text": "遛狗要拴绳吗"}\n',
    "qrels.tsv": "q1\tn1\t1\n",
    "earlier.jsonl": '{"id": "q0", "text": "狗绳多长"}\n',
    "earlier.tsv": "q0\tn1\t1\n",
    "questions.jsonl": '{"id": "k1", "q": "遛狗要拴绳吗", "doc": "pets", "any": ["系犬绳"]}\n',
}
BULLETIN = ROOT / "tests" / "deliberation" / "ledger" / "example-bulletin.json"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return a folder as an operator would have prepared it."""
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "charging.md").write_text(NOTICE, encoding="utf-8")
    for file, text in EXAM.items():
        (tmp_path / file).write_text(text, encoding="utf-8")
    (tmp_path / "bulletin.json").write_bytes(BULLETIN.read_bytes())
    for file, data in {
        ".env": "council",
        "council.env": "council",
        "postgresql.env": "new",
    }.items():
        (tmp_path / file).write_text(f"{PREFIX}DATA_DIR={data}\n", encoding="utf-8")
    return tmp_path


def test_documents_show_commands() -> None:
    assert {"README.md", "README.zh-CN.md", "docs/operating.md"} <= {name for name, _ in LINES}


@pytest.mark.parametrize(("page", "line"), LINES)
def test_a_command_is_make_or_the_program(page: str, line: str) -> None:
    first, *words = shlex.split(line)
    assert first in {"make", PROGRAM}, page
    if first == "make":
        assert {word for word in words if "=" not in word} <= TARGETS
    else:
        parsed(words)


def group() -> TyperGroup:
    program = get_command(app)
    assert isinstance(program, TyperGroup)
    return program


def parsed(words: list[str]) -> str:
    """Return the name of the command that is called; raise where its options are wrong."""
    program = group()
    if words[0] == "--settings":
        words = words[2:]
    name, *rest = words
    made = [word for word in rest if not word.endswith((".zip", "notices"))]
    whole = [word if word in made else str(ROOT) for word in rest]
    program.commands[name].make_context(name, whole)
    return name


@pytest.mark.parametrize("page", RUNNING)
def test_the_commands_of_a_page_run_one_after_the_other(
    page: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    council = ["--slug", "qinghe"]
    if not any("init" in line for name, line in LINES if name == page):
        start = ["init", "--name", "清河里", "--parent", "街道", "--admin", "小冯"]
        done = CliRunner().invoke(app, [*start, "--time-zone", "Asia/Shanghai", *council])
        assert done.exit_code == 0, done.output
    for number, line in enumerate(line for name, line in LINES if name == page):
        first, *words = shlex.split(line)
        if first != PROGRAM or parsed(words) == "run":
            continue
        with monkeypatch.context() as elsewhere:
            if words[0] == "restore":
                elsewhere.setenv(variable("data_dir"), str(folder / f"restored-{number}"))
            done = CliRunner().invoke(app, words, input=ANSWERS)
        assert done.exit_code == 0, f"{line}\n{done.output}"


def test_every_command_of_the_program_is_documented() -> None:
    called = {parsed(shlex.split(line)[1:]) for _, line in LINES if line.startswith(PROGRAM)}
    assert called == set(group().commands)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_settings_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(rf"{PREFIX}[A-Z_]*[A-Z]", text))
    assert named <= {variable(field) for field in Settings.model_fields}


def test_the_question_that_every_page_offers_is_answered(folder: Path) -> None:
    assert folder.is_dir()
    done = CliRunner().invoke(app, ["ask", "养犬要遵守什么"])
    assert "[1]" in done.output
