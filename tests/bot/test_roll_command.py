"""A roll on the command line: looked over first, taken in then."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.settings import Settings, variable

INIT = (
    *("init", "--name", "清河里", "--parent", "街道", "--admin", "小冯"),
    *("--time-zone", "Asia/Shanghai"),
)
ROLL = "楼栋,单元,门牌,面积,产权人,手机\n3,2,501,89.56,王建国,13800006789\n"
BROKEN = "3,2,502,=A1,李,\n"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    assert call(*INIT).exit_code == 0
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def told(*words: str, code: int = 0) -> dict[str, object]:
    done = call("roll", *words, "--json")
    assert done.exit_code == code, done.output
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_a_dry_run_changes_nothing_and_tells_of_bad_rows(folder: Path) -> None:
    (folder / "roll.csv").write_text(ROLL + BROKEN, encoding="gbk")
    for _ in range(2):
        report = told("roll.csv", "--dry-run", code=1)
        assert (report["taken_in"], report["doors"]) == (False, 1)
        assert report["added"] == [
            {"door": "3-2-501", "was": "", "now": "王建国（6789） 89.56"}
        ]
    done = call("roll", "roll.csv", "--dry-run")
    assert "第 3 行：有公式" in done.stderr
    assert "只看没导入" in done.stderr


def test_a_roll_is_taken_in_and_a_second_changes_nothing(folder: Path) -> None:
    (folder / "roll.csv").write_text(ROLL, encoding="utf-8-sig")
    done = call("roll", "roll.csv")
    assert done.exit_code == 0
    assert "新添 1" in done.stderr
    again = told("roll.csv")
    assert (again["same"], again["added"], again["changed"]) == (1, [], [])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("roll.csv", "甲,乙\n1,2\n", "没找到表头"),
        ("roll.xls", "x", ".xlsx"),
        ("missing.csv", "", "找不到"),
    ],
)
def test_what_cannot_be_read_ends_in_one_line(
    folder: Path, name: str, text: str, said: str
) -> None:
    if text:
        (folder / name).write_text(text, encoding="utf-8")
    done = call("roll", name)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stdout == ""
