"""``neighbor-talk tally``: whose count anybody can check."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.ballot_files import contests
from bot.commands import app
from bot.settings import Settings, variable
from bot.tallying import Wish, counted
from deliberation.methods import METHODS
from deliberation.terms import Completion, Terms, Utility

DATA = Path(__file__).parents[3] / "shared" / "data" / "voting"
BUDGETS = sorted((DATA / "pb").glob("*.pb")) if DATA.is_dir() else []
EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((DATA / "pb" / "expected.json").read_text()) if DATA.is_dir() else {}
)
needs_data = pytest.mark.skipif(not BUDGETS, reason="the public voting data is not here")


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gates.csv").write_text("票数,东门,西门\n3,1,\n2,,1\n", encoding="utf-8")
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["tally", *words])
    return done.exit_code, done.output


def test_the_result_as_json(folder: Path) -> None:
    code, output = run("--method", "approval", str(folder / "gates.csv"), "--json")
    told = json.loads(output)
    assert code == 0
    assert {"method", "winners", "tied", "rounds"} <= set(told)
    assert (told["method"], told["winners"], told["tied"]) == ("approval", ["东门"], False)
    assert told["rounds"][0]["totals"] == {"东门": 3, "西门": 2}


def test_a_count_that_can_be_read(folder: Path) -> None:
    code, output = run("--method", "irv", str(folder / "gates.csv"))
    assert code == 0
    assert "第 1 轮" in output
    assert "结果：东门" in output


def test_several_contests_are_a_list(folder: Path) -> None:
    line = '{"candidates": ["a", "b"], "rule": "IRV", "ballots": [[2, 0], [1, 1]]}\n'
    (folder / "c.jsonl").write_text(line * 2)
    code, output = run(str(folder / "c.jsonl"), "--json")
    assert code == 0
    assert [each["winners"] for each in json.loads(output)] == [["a"], ["a"]]


@pytest.mark.parametrize(
    "words",
    [
        ("gates.csv",),
        ("--method", "schulzee", "gates.csv"),
        ("--method", "irv", "none.csv"),
        ("--method", "stv", "--seats", "9", "gates.csv"),
        ("--method", "irv", "gates.xls"),
    ],
)
def test_wrong_use_is_one_sentence(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "gates.xls").write_text("x")
    code, output = run(*words)
    assert code == 2
    assert len(output.strip().splitlines()) == 1


def test_ballots_that_cannot_say_it_are_refused(folder: Path) -> None:
    line = '{"candidates": ["a", "b"], "ballots": [[2, 0, 1]]}'
    (folder / "c.jsonl").write_text(line)
    code, output = run("--method", "score", str(folder / "c.jsonl"))
    assert code == 2
    assert "ranking → score" in output


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"consent", "lot"}))
def test_every_method_that_counts_numbers_counts_our_own_form(
    folder: Path, method: str
) -> None:
    told = {
        "method": method,
        "options": [
            {"id": "1", "label": "东", "cost": 3},
            {"id": "2", "label": "西", "cost": 3},
        ],
        "terms": {"budget": 3},
        "ballots": [{"count": 3, "choices": ["1"]}, {"count": 1, "choices": ["2"]}],
    }
    (folder / "own.json").write_text(json.dumps(told))
    code, output = run(str(folder / "own.json"), "--json")
    assert (code, json.loads(output)["winners"]) == (0, ["东"])


@pytest.mark.parametrize(("met", "winners"), [(True, ["同意"]), (False, [])])
def test_a_plan_passes_when_every_objection_was_met(
    folder: Path, *, met: bool, winners: list[str]
) -> None:
    told = {
        "method": "consent",
        "options": ["同意", "可以接受", "反对"],
        "ballots": [
            {"count": 6, "choices": ["同意"]},
            {"count": 1, "choices": ["反对"], "reason": "挡了消防通道", "met": met},
        ],
    }
    (folder / "plan.json").write_text(json.dumps(told))
    code, output = run(str(folder / "plan.json"), "--json")
    assert (code, json.loads(output)["winners"]) == (0, winners)


def test_a_plan_has_three_stands(folder: Path) -> None:
    told = {"method": "consent", "options": ["同意", "反对"], "ballots": []}
    (folder / "plan.json").write_text(json.dumps(told))
    code, output = run(str(folder / "plan.json"))
    assert code == 2
    assert "2 个选项" in output


def test_a_lot_is_drawn_without_ballots(folder: Path) -> None:
    seed = "双色球 2026135"
    terms = {"seats": 2, "seed": seed}
    told = {"method": "lot", "options": list("甲乙丙丁"), "terms": terms, "ballots": []}
    (folder / "lot.json").write_text(json.dumps(told))
    code, output = run(str(folder / "lot.json"), "--json")
    options = METHODS["lot"].options(list("甲乙丙丁"))
    drawn = METHODS["lot"].count({}, options=options, terms=Terms(seats=2, seed=seed)).winners
    assert code == 0
    assert json.loads(output)["winners"] == ["甲乙丙丁"[int(each) - 1] for each in drawn]


@needs_data
@pytest.mark.parametrize("file", BUDGETS, ids=lambda file: file.stem)
def test_official_budgets(file: Path) -> None:
    expected = EXPECTED[file.name]
    assert _won(file, "greedy") == sorted(expected["greedy_variant_result"])
    for name, utility in (("mes_cost", Utility.COST), ("mes_card", Utility.CARDINALITY)):
        if name in expected:
            terms = {"utility": utility, "completion": Completion.NONE}
            assert _won(file, "equal_shares", **terms) == sorted(expected[name]["selected"])
    if "mes_add1_until_infeasible" in expected:
        official = expected["mes_add1_until_infeasible"]["selected"]
        assert _won(file, "") == sorted(official)


def _won(file: Path, method: str, **terms: object) -> list[str]:
    (found,) = counted(file, Wish(method=method, terms=terms))
    assert not found.tally.tied
    return sorted(found.tally.winners)


def test_many_ballots_are_read_quickly(tmp_path: Path) -> None:
    rows = ("1,2,3,\n", "3,,1,2\n", "2,1,,\n")
    file = tmp_path / "many.csv"
    file.write_text("a,b,c,d\n" + "".join(rows[at % 3] for at in range(200_000)))
    started = time.process_time()
    (contest,) = contests(file, wanted=METHODS["irv"].form)
    assert sum(contest.ballots.values()) == 200_000
    assert time.process_time() - started < 4
