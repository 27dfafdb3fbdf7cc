from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from knowledge.extracts import Reason, RefusedFile
from knowledge.ingest import (
    Intake,
    Label,
    Reading,
    current,
    files,
    read_source,
    take_in,
)
from knowledge.library import SourceKind
from knowledge.recognising import guessed_kind, title_of
from tests.knowledge.bookshelf import NOW, Bookshelf, numbered

LAW = (
    "某市养犬管理规定\n第一章 总则\n第一条 为了规范养犬，制定本规定。\n"
    "第二条 遛狗应当拴绳。\n第三条 违反的，处五百元罚款。\n"
    "第四条 本规定自2026年3月1日起施行。\n"
)


def read(path: Path, text: str, label: Label | None = None) -> Reading:
    path.write_text(text, encoding="utf-8")
    return read_source(path, label=label or Label(), now=NOW, new_id=numbered())


def test_a_law_is_known_by_its_articles_and_says_when_it_begins(tmp_path: Path) -> None:
    found = read(tmp_path / "dogs.txt", LAW)
    assert found.source.kind is SourceKind.LAW
    assert found.source.title == "某市养犬管理规定"
    assert found.source.name == "dogs"
    assert found.source.effective == date(2026, 3, 1)
    assert [p.locator for p in found.passages[1:3]] == ["第一条", "第二条"]
    assert {p.source_id for p in found.passages} == {found.source.id}
    assert [p.position for p in found.passages] == list(range(len(found.passages)))


def test_what_the_operator_says_goes_before_guesses(tmp_path: Path) -> None:
    label = Label(
        community_id="home",
        kind=SourceKind.NOTICE,
        issuer="街道办",
        effective=date(2025, 1, 1),
        jurisdiction="北京",
    )
    source = read(tmp_path / "dogs.txt", LAW, label).source
    assert (source.kind, source.issuer, source.jurisdiction) == (
        SourceKind.NOTICE,
        "街道办",
        "北京",
    )
    assert source.effective == date(2025, 1, 1)
    assert source.community_id == "home"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["社区新貌", "记者从社区获悉。", "来源：北京日报"], SourceKind.NEWS),
        (["停水通知", "周六停水。"], SourceKind.NOTICE),
        (["第一条 甲。", "第二条 乙。", "第三条 丙。"], SourceKind.LAW),
    ],
)
def test_kinds_are_guessed(lines: list[str], kind: SourceKind) -> None:
    assert guessed_kind(lines) is kind


def test_a_title_is_what_names_the_text() -> None:
    slogans = ["服务粉丝", "我们一直在努力", "2026-01-02 10:00", "街道小创建 城市大文明"]
    body = ["街道推进文明创建，城市面貌一新，街道和城市都在创建文明。"]
    assert title_of([*slogans, *body]) == "街道小创建 城市大文明"
    assert title_of(body, stated=" 文明创建通讯 ") == "文明创建通讯"


def test_the_same_file_is_taken_in_once(tmp_path: Path) -> None:
    shelf = Bookshelf()
    assert take_in(shelf, read(tmp_path / "a.txt", LAW), now=NOW) is Intake.ADDED
    again = read_source(tmp_path / "a.txt", label=Label(), now=NOW, new_id=numbered())
    assert take_in(shelf, again, now=NOW) is Intake.KNOWN
    assert len(shelf.sources.held) == 1


def test_the_same_file_with_other_labels_is_labelled_anew(tmp_path: Path) -> None:
    shelf = Bookshelf()
    take_in(shelf, read(tmp_path / "a.txt", LAW), now=NOW)
    label = Label(issuer="市人大", expires=date(2030, 1, 1), repeals=("旧规定",))
    again = read(tmp_path / "a.txt", LAW, label)
    assert take_in(shelf, again, now=NOW, label=label) is Intake.LABELLED
    assert take_in(shelf, again, now=NOW, label=label) is Intake.KNOWN
    [kept] = shelf.sources.where()
    assert (kept.issuer, kept.expires, kept.repeals) == (
        "市人大",
        date(2030, 1, 1),
        ("旧规定",),
    )
    assert kept.effective == date(2026, 3, 1)


def test_a_file_is_kept_as_it_was_and_as_it_was_cleaned(tmp_path: Path) -> None:
    shelf = Bookshelf()
    text = f"首页 > 资讯 >\n{LAW}编辑/某人\n"
    reading = read(tmp_path / "a.txt", text)
    take_in(shelf, reading, now=NOW)
    [original] = shelf.originals.where()
    assert original.id == reading.source.id
    assert original.raw == text
    assert original.cleaned == LAW.strip()


def test_a_law_that_says_what_it_ends_ends_it_whichever_came_first(tmp_path: Path) -> None:
    old = LAW.replace("2026年", "2010年")
    new = (
        "某市文明养犬条例\n第一条 甲。\n第二条 乙。\n"
        "第三条 本条例自2026年5月1日起施行。《某市养犬管理规定》同时废止。\n"
    )
    for order in (("old", "new"), ("new", "old")):
        shelf, ids = Bookshelf(), numbered()
        for name in order:
            file = tmp_path / f"{name}.txt"
            file.write_text(old if name == "old" else new, encoding="utf-8")
            take_in(shelf, read_source(file, label=Label(), now=NOW, new_id=ids), now=NOW)
        by_name = {source.name: source for source in current(shelf)[0]}
        assert by_name["old"].repealed == date(2026, 5, 1)
        assert by_name["new"].repeals == ("某市养犬管理规定",)


def test_news_have_the_day_and_the_paper_that_printed_them(tmp_path: Path) -> None:
    text = "楼道清理见成效\n某社区报城区版组 2024-01-05 15:39\n社区清理了楼道。\n编辑/某人\n"
    source = read(tmp_path / "n.txt", text).source
    assert (source.kind, source.issuer) == (SourceKind.NEWS, "某社区报城区版组")
    assert source.effective == date(2024, 1, 5)
    assert source.jurisdiction == ""


def test_rows_of_a_question_sheet_are_passages(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "常见问题"
    sheet.append(["序号", "问题", "答案"])
    sheet.append([1, "几点停水？", "周六上午九点。"])
    sheet.append([2, "找谁报修？", "请打物业电话。" * 300])
    book.save(tmp_path / "qa.xlsx")
    reading = read_source(tmp_path / "qa.xlsx", label=Label(), now=NOW, new_id=numbered())
    first, *rest = reading.passages
    assert (first.questions, first.text) == (("几点停水？",), "周六上午九点。")
    assert (first.heading, first.locator) == ("常见问题", "常见问题 第2行")
    assert len(rest) > 1
    assert {(each.locator, each.questions) for each in rest} == {
        ("常见问题 第3行", ("找谁报修？",))
    }


def test_a_changed_file_takes_the_place_and_leaves_the_old_readable(tmp_path: Path) -> None:
    shelf, ids = Bookshelf(), numbered()
    file = tmp_path / "a.txt"
    for text in (LAW, LAW.replace("五百元", "一千元")):
        file.write_text(text, encoding="utf-8")
        reading = read_source(file, label=Label(), now=NOW, new_id=ids)
        outcome = take_in(shelf, reading, now=NOW + timedelta(days=1))
    assert outcome is Intake.REPLACED
    sources, passages = current(shelf)
    assert len(sources) == 1
    assert any("一千元" in passage.text for passage in passages)
    assert not any("五百元" in passage.text for passage in passages)
    assert any("五百元" in passage.text for passage in shelf.passages.where())
    retired = [s for s in shelf.sources.where() if s.retired_at is not None]
    assert [source.in_force(on=NOW.date()) for source in retired] == [False]


def test_communities_keep_apart(tmp_path: Path) -> None:
    shelf, ids = Bookshelf(), numbered()
    (tmp_path / "a.txt").write_text(LAW, encoding="utf-8")
    for community in ("here", "there"):
        label = Label(community_id=community)
        reading = read_source(tmp_path / "a.txt", label=label, now=NOW, new_id=ids)
        assert take_in(shelf, reading, now=NOW) is Intake.ADDED
    assert {p.community_id for p in shelf.passages.where()} == {"here", "there"}


def test_an_empty_shelf_has_nothing_current() -> None:
    assert current(Bookshelf()) == ((), ())


def test_folders_are_walked_for_known_kinds(tmp_path: Path) -> None:
    names = ("b.txt", "a.md", "c.exe", ".hidden.txt", "deep/d.html", ".git/e.txt", "~$f.docx")
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    named = tmp_path / "c.exe"
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    found = [path.name for path in files([tmp_path, named])]
    assert found == ["a.md", "b.txt", "d.html", "c.exe"]


def test_a_file_of_furniture_alone_is_empty(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile) as refused:
        read(tmp_path / "x.txt", "首页 > 资讯 > 内容页\n编辑/某人\n")
    assert refused.value.reason is Reason.EMPTY
