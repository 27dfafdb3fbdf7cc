"""The command line as an operator meets it."""

import json
import re
import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.settings import PREFIX, Settings, variable

NOTICE = "# 关于地下车库充电的通知\n\n自2026年12月1日起，地下车库B区每晚十点停止充电。\n"


@pytest.fixture(autouse=True)
def operator(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def call(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def founded(name: str = "清河里社区") -> Result:
    return call(
        "init", "--name", name, "--parent", "清河街道", "--admin", "管理员",
        "--time-zone", "Asia/Shanghai", "--slug", "qinghe",
    )  # fmt: skip


def test_help_names_every_command() -> None:
    shown = call("--help").output
    for name in (
        "run",
        "init",
        "link",
        "place",
        "ingest",
        "sources",
        "ask",
        "doctor",
        "migrate",
        "backup",
        "restore",
    ):
        assert name in shown


def test_init_gives_a_link_and_two_codes() -> None:
    done = founded()
    assert done.exit_code == 0
    assert "/sign-in/" in done.output
    codes = re.findall(r"绑定 ([A-Z0-9]{6})", done.output)
    assert len(set(codes)) == 2


def test_init_asks_for_what_is_not_given() -> None:
    answers = "清河里社区\n清河街道\n\n管理员\n"
    done = CliRunner().invoke(app, ["init"], input=answers)
    assert done.exit_code == 0
    assert "清河里社区" in done.output


def test_the_same_community_twice_is_refused_in_one_line() -> None:
    founded()
    again = founded()
    assert again.exit_code == 2
    assert len(again.stderr.strip().splitlines()) == 1
    assert "清河里社区" in again.stderr


def test_a_new_link_lets_the_admin_in_again() -> None:
    founded()
    again = call("link")
    assert again.exit_code == 0
    assert "/sign-in/" in again.output
    unknown = call("link", "--community", "nowhere")
    assert (unknown.exit_code, len(unknown.stderr.strip().splitlines())) == (2, 1)
    assert "qinghe" in unknown.stderr


@pytest.mark.enable_socket
def test_a_demo_does_not_start_beside_real_residents() -> None:
    founded()
    done = call("run", "--demo")
    assert (done.exit_code, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "清河里社区" in done.stderr


def test_a_wrong_time_zone_names_the_setting() -> None:
    done = call("init", "--name", "a", "--parent", "b", "--admin", "c", "--time-zone", "Mars")
    assert done.exit_code == 2
    assert "NEIGHBOR_TALK_TIME_ZONE" in done.stderr


@pytest.mark.parametrize(
    ("field", "value"),
    [("port", "99999"), ("database_url", "oracle://x"), ("telegram_token", "nonsense")],
)
def test_a_wrong_setting_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, field: str, value: str
) -> None:
    monkeypatch.setenv(variable(field), value)
    done = call("doctor")
    assert done.exit_code == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert variable(field) in done.stderr
    assert "Traceback" not in done.output


def test_a_misspelt_setting_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}PROT", "1")
    done = call("doctor")
    assert (done.exit_code, len(done.stderr.strip().splitlines())) == (2, 1)


def test_a_folder_that_cannot_be_written_is_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "file" / "data"))
    done = call("migrate")
    assert done.exit_code == 2
    assert "NEIGHBOR_TALK_DATA_DIR" in done.stderr


def test_a_database_that_is_away_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable("database_url"), "postgresql://nobody@/none?host=/nonexistent")
    done = call("migrate")
    assert done.exit_code == 2
    assert "NEIGHBOR_TALK_DATABASE_URL" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.enable_socket
def test_a_taken_port_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        monkeypatch.setenv(variable("port"), str(other.getsockname()[1]))
        done = call("run")
    assert done.exit_code == 2
    assert "NEIGHBOR_TALK_PORT" in done.stderr


def test_doctor_finds_everything_fine() -> None:
    founded()
    done = call("doctor", "--json")
    assert done.exit_code == 0
    report = json.loads(done.stdout)
    assert report["well"] is True
    assert report["communities"]["found"] == "1"
    assert report["telegram"]["found"] == "off"


def test_ingest_reports_what_it_read_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 nothing")
    done = call("ingest", str(tmp_path / "notice.md"), str(tmp_path / "broken.pdf"), "--json")
    assert done.exit_code == 0
    report = json.loads(done.stdout)
    assert report["sources"] == 1
    assert report["passages"] >= 1
    assert [skipped["path"] for skipped in report["skipped"]] == [str(tmp_path / "broken.pdf")]
    again = json.loads(call("ingest", str(tmp_path / "notice.md"), "--json").stdout)
    assert (again["sources"], again["passages"]) == (0, 0)


def test_ingest_of_nothing_there_is_refused() -> None:
    done = call("ingest", "missing.txt")
    assert done.exit_code == 2
    assert "missing.txt" in done.stderr


def test_ask_answers_with_sources_from_the_starter_pack() -> None:
    answer = json.loads(call("ask", "遛狗要拴绳吗", "--json").stdout)
    assert answer["answered"] is True
    assert "[1]" in answer["text"]
    first = answer["citations"][0]
    assert set(first) == {"number", "source", "title", "locator", "quote"}
    assert first["source"].startswith("pets")


def test_ask_declines_what_the_store_does_not_know() -> None:
    answer = json.loads(call("ask", "明天会下雨吗", "--json").stdout)
    assert answer == {"answered": False, "text": "", "citations": []}


def test_ask_of_an_unknown_community_names_those_there_are() -> None:
    founded()
    done = call("ask", "遛狗要拴绳吗", "--community", "nowhere")
    assert done.exit_code == 2
    assert "qinghe" in done.stderr


def test_a_backup_is_restored_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    founded()
    archive = tmp_path / "backup.zip"
    assert call("backup", str(archive)).exit_code == 0
    assert call("backup", str(archive)).exit_code == 2
    assert call("restore", str(archive)).exit_code == 2
    key = tmp_path / "backup.zip.key"
    moved = key.rename(tmp_path / "kept apart.key")
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "without"))
    done = call("restore", str(archive))
    assert done.exit_code == 0
    assert "没有钥匙" in done.stderr
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "elsewhere"))
    done = call("restore", str(archive), "--key", str(moved))
    assert done.exit_code == 0
    assert "没有钥匙" not in done.stderr
    secret = tmp_path / "elsewhere" / "secret-key"
    assert secret.read_bytes() == moved.read_bytes()
    assert json.loads(call("doctor", "--json").stdout)["communities"]["found"] == "1"


def test_a_broken_backup_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    founded()
    archive = tmp_path / "backup.zip"
    call("backup", str(archive))
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(bytes(content))
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "elsewhere"))
    done = call("restore", str(archive))
    assert (done.exit_code, len(done.stderr.strip().splitlines())) == (2, 1)
