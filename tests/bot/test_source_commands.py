"""Taking sources in, listing, showing and removing them on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.commands import app
from bot.settings import Settings, variable

INIT = (
    *("init", "--name", "清河里", "--parent", "街道", "--admin", "小冯"),
    *("--time-zone", "Asia/Shanghai"),
)
NOTICE = "# 关于地下车库充电的通知\n\n自2026年12月1日起，地下车库B区每晚十点停止充电。\n"
LAW = (
    "北京市养犬管理规定\n第一条 为了规范养犬，制定本规定。\n第二条 遛狗应当拴绳。\n"
    "第三条 本规定自{day}起施行。{ends}\n"
)


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for field in Settings.model_fields:
        monkeypatch.delenv(variable(field), raising=False)
    monkeypatch.setenv(variable("data_dir"), str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def call(*words: str, said: str = "") -> Result:
    return CliRunner().invoke(app, list(words), input=said)


def told(*words: str) -> dict[str, object]:
    done = call(*words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)  # type: ignore[no-any-return]  # an object, as --json promises


def listed(*words: str) -> list[dict[str, object]]:
    return told("sources", "list", *words)["sources"]  # type: ignore[return-value]  # a list of objects


def test_a_folder_with_a_bad_file_goes_on_and_tells_of_each(folder: Path) -> None:
    (folder / "charging.md").write_text(NOTICE, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (folder / "old.xlsx").write_bytes(b"no archive")
    done = call("ingest", "in")
    assert done.exit_code == 0
    for words in ("charging.md", "通知《关于地下车库充电的通知》", "broken.pdf", "文件坏了"):
        assert words in done.stderr
    assert "读入 1 份资料，切成 1 段；早就有的 0 份，跳过的 2 份。" in done.stderr
    again = told("ingest", "in")
    assert (again["sources"], again["passages"], again["known"]) == (0, 0, 1)
    assert [each["reason"] for each in again["skipped"]] == ["damaged", "damaged"]  # type: ignore[attr-defined]  # a list
    assert {each["outcome"] for each in again["files"]} == {"known", "skipped"}  # type: ignore[attr-defined]  # a list


def test_all_that_can_be_said_of_a_document_is_kept(folder: Path) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    options = [
        "--issuer",
        "物业",
        "--effective",
        "2026-01-01",
        "--expires",
        "2026-12-31",
        "--repealed",
        "2027-01-01",
        "--jurisdiction",
        "北京市",
        "--kind",
        "law",
        "--repeals",
        "甲法",
        "--repeals",
        "乙法",
    ]
    told("ingest", "in/a.txt", *options)
    [source] = listed()
    wanted = {
        "issuer": "物业",
        "effective": "2026-01-01",
        "expires": "2026-12-31",
        "repealed": "2027-01-01",
        "jurisdiction": "北京市",
        "kind": "law",
        "repeals": ["甲法", "乙法"],
    }
    assert {name: source[name] for name in wanted} == wanted


def test_the_same_bytes_with_other_words_are_labelled_anew(folder: Path) -> None:
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    told("ingest", "in")
    assert told("ingest", "in", "--issuer", "物业")["files"][0]["outcome"] == "labelled"  # type: ignore[index]  # a list
    assert [each["issuer"] for each in listed()] == ["物业"]


def test_two_files_of_one_name_do_not_take_each_others_place(folder: Path) -> None:
    for name, text in (
        ("a/通知.txt", "周六停水。"),
        ("b/通知.txt", "周日停电。"),
        ("b/通知.md", "周一停气。"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    assert told("ingest", "in")["sources"] == 3
    assert told("ingest", "in")["known"] == 3
    assert len({each["name"] for each in listed()}) == 3


def test_a_changed_file_takes_the_place_and_the_old_one_can_be_read(folder: Path) -> None:
    for day in ("1月", "2月"):
        (folder / "a.txt").write_text(f"停水通知\n{day}5日上午停水。\n", encoding="utf-8")
        done = call("ingest", "in")
    assert "换新" in done.stderr
    assert len(listed()) == 1
    old = next(each for each in listed("--all") if each["state"] == "retired")
    shown = call("sources", "show", str(old["id"]))
    assert "1月5日上午停水" in shown.stdout
    assert "旧版" in shown.stderr
    assert told("sources", "show", str(old["id"]))["newer"] == listed()[0]["id"]


def test_a_newer_law_ends_an_older_one_by_name(folder: Path) -> None:
    ends = "《北京市养犬管理规定》同时废止。"
    newer = LAW.replace("养犬管理规定", "文明养犬条例")
    (folder / "new.txt").write_text(
        newer.format(day="2026年5月1日", ends=ends), encoding="utf-8"
    )
    (folder / "old.txt").write_text(LAW.format(day="2010年1月1日", ends=""), encoding="utf-8")
    told("ingest", "in")
    by_name = {each["name"]: each for each in listed()}
    assert by_name["old"]["repealed"] == "2026-05-01"
    held = date(2026, 5, 1) <= date.today()  # noqa: DTZ011  # the program asks its own clock
    assert by_name["old"]["state"] == ("repealed" if held else "in_force")
    assert by_name["new"]["repeals"] == ["北京市养犬管理规定"]
    assert by_name["new"]["jurisdiction"] == "北京市"


def test_a_source_is_listed_shown_and_removed(folder: Path) -> None:
    assert "neighbor-talk ingest" in call("sources", "list").stderr
    (folder / "charging.md").write_text(NOTICE, encoding="utf-8")
    told("ingest", "in")
    lines = call("sources", "list").stdout.splitlines()
    assert len(lines) == 2
    assert "有效" in lines[1]
    shown = call("sources", "show", "charging").stdout
    assert "每晚十点停止充电" in shown
    no = call("sources", "remove", "charging", said="n\n")
    assert no.exit_code == 1
    assert listed()
    yes = call("sources", "remove", "charging", said="y\n")
    assert yes.exit_code == 0
    assert "已撤下" in yes.stderr
    assert listed() == []
    assert call("sources", "remove", str(listed("--all")[0]["id"]), "--yes").exit_code == 0
    unknown = call("sources", "show", "nothing")
    assert (unknown.exit_code, len(unknown.stderr.strip().splitlines())) == (2, 1)


def test_a_community_has_its_own_sources_and_a_place(folder: Path) -> None:
    assert call(*INIT, "--slug", "qinghe", "--place", "北京市 昌平区").exit_code == 0
    doctor = json.loads(call("doctor", "--json").stdout)
    assert doctor["places"] == {"found": "—", "fine": True}
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    told("ingest", "in", "--community", "qinghe")
    assert [each["community"] for each in listed("--community", "qinghe")] == ["qinghe"]
    assert call("sources", "list", "--community", "nowhere").exit_code == 2
    moved = call("place", "qinghe", "浙江省杭州市")
    assert moved.exit_code == 0
    assert "浙江省杭州市" in moved.stderr
    assert call("place", "nowhere", "浙江省杭州市").exit_code == 2


def test_doctor_asks_for_a_place_without_failing(folder: Path) -> None:
    del folder
    call(*INIT, "--slug", "qinghe")
    done = call("doctor")
    assert done.exit_code == 0
    line = next(line for line in done.stdout.splitlines() if "neighbor-talk place" in line)
    assert line.startswith("!")
    assert "qinghe" in line
