"""``neighbor-talk verify``: what a resident sees at home, and the exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.settings import Settings, variable
from deliberation.ledger.canonical import digest, fingerprint
from deliberation.ledger.checking import CheckName
from tests.deliberation.ledger.forging import FORGERIES, KINDS, forged
from tests.deliberation.ledger.making import OTHER_SIGNER, SIGNER, example, written

FORGED = next(each for each in FORGERIES if each.name == "another decision")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bulletin.json").write_bytes(written(example()))
    (tmp_path / "forged.json").write_bytes(forged(FORGED))
    return tmp_path


def ran(*words: str) -> Result:
    return CliRunner().invoke(app, ["verify", *words])


def test_what_holds_ends_with_0_and_writes_nothing(folder: Path) -> None:
    before = set(folder.iterdir())
    done = ran("bulletin.json")
    assert done.exit_code == 0
    assert "全部对得上" in done.stdout
    assert "一号楼前建电动车棚" in done.stdout
    assert set(folder.iterdir()) == before


def test_every_check_is_one_object_of_json() -> None:
    told = json.loads(ran("bulletin.json", "--json").stdout)
    assert told["holds"] is True
    assert [each["name"] for each in told["checks"]] == list(CheckName)
    assert all(each["holds"] and each["detail"] for each in told["checks"])


def test_what_does_not_hold_ends_with_1_and_says_what(monkeypatch: pytest.MonkeyPatch) -> None:
    done = ran("forged.json")
    assert done.exit_code == 1
    assert "✘ 结论" in done.stdout
    assert "有 1 项对不上" in done.stdout
    monkeypatch.setenv(variable("locale"), "en")
    told = json.loads(ran("forged.json", "--json").stdout)
    failed = [each for each in told["checks"] if not each["holds"]]
    assert [each["name"] for each in failed] == ["decision"]
    assert failed[0]["detail"].startswith("The decision differs: told is")


@pytest.mark.parametrize(
    ("option", "right", "wrong"),
    [
        ("--key", SIGNER.key, OTHER_SIGNER.key),
        ("--head", example().log.heads[0].root, "0" * 64),
        ("--charter", digest(KINDS["motion"]()["charter"]), "0" * 64),
    ],
)
def test_what_the_room_saw_is_compared(option: str, right: str, wrong: str) -> None:
    assert ran("bulletin.json", option, fingerprint(right).upper()).exit_code == 0
    assert ran("bulletin.json", option, right[:16]).exit_code == 0
    assert ran("bulletin.json", option, wrong).exit_code == 1


@pytest.mark.parametrize("given", ["0123", "g" * 20, "0" * 65, "   "])
def test_half_a_fingerprint_is_wrong_use(given: str) -> None:
    done = ran("bulletin.json", "--key", given)
    assert done.exit_code == 2
    assert "--key" in done.stderr


@pytest.mark.parametrize("name", ["absent.json", "."])
def test_a_file_that_cannot_be_opened_is_one_line(name: str) -> None:
    done = ran(name)
    assert done.exit_code == 2
    assert done.stderr.startswith("打不开文件")
    assert not done.stdout


def test_a_page_that_checks_without_us_is_written(folder: Path) -> None:
    done = ran("bulletin.json", "--page", "check.html", "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["holds"] is True
    assert SIGNER.key in (folder / "check.html").read_text(encoding="utf-8")
    assert ran("bulletin.json", "--page", "absent/check.html").exit_code == 2


def test_another_file_holds_nothing(folder: Path) -> None:
    (folder / "letter.json").write_bytes(b'{"dear": "neighbours"}')
    done = ran("letter.json")
    assert done.exit_code == 1
    assert "这不是邻里议的公示文件" in done.stdout


def test_a_strangers_words_draw_no_marks_of_their_own(folder: Path) -> None:
    """A title with line ends and escapes must not look like checks that hold."""
    document = json.loads((folder / "bulletin.json").read_bytes())
    document["charter"]["title"] = "车棚\n✔ 签名: 假的\x1b[2J\u202e" + "长" * 900
    (folder / "odd.json").write_text(json.dumps(document), encoding="utf-8")
    done = ran("odd.json")
    assert done.exit_code == 1
    assert len([line for line in done.stdout.splitlines() if line]) == len(CheckName) + 1
    assert not {"\x1b", "\u202e"} & set(done.stdout)
