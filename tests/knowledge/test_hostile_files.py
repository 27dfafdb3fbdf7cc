"""Files that mean ill: refused in one word, quickly, with nothing left running."""

import io
import os
import subprocess
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from knowledge.documents import Limits, read_content, read_document
from knowledge.extracts import Reason, RefusedFile
from knowledge.ingest import Label, files, read_source, take_in
from knowledge.sources import KINDS
from tests.knowledge.bookshelf import NOW, Bookshelf, numbered

pytestmark = pytest.mark.no_cover  # long, over lines that plain tests have reached

LIMITS = Limits(megabytes=512, seconds=4)
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "哈哈哈哈">{ENTITIES}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a8 SYSTEM "file:///etc/hostname">]>'
SHEET = (
    '<?xml version="1.0"?>{head}<worksheet xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{said}</t>'
    "</is></c></row></sheetData></worksheet>"
)

SIGNS = [
    "（",
    "(",
    "(啊",
    "啊 ",
    "—",
    "《",
    "《甲法》",
    "第",
    "第一",
    "，",
    "来源:",
    "1.",
    "-",
    "。",
    "(a",
]
NUMBERED = "楼道里堆放的杂物请搬回家去%d号。\n"
PARTS = [*SIGNS, NUMBERED, "啊，啊，啊，\n", "第一条 好。\n", "（一）甲；\n", "清理前\n"]


def refusal(data: bytes, *, name: str) -> Reason:
    with pytest.raises(RefusedFile) as refused:
        read_content(data, name=name, limits=LIMITS)
    return refused.value.reason


def outcome(data: bytes, *, name: str) -> str:
    """Return the text of a file, or why it was refused."""
    try:
        return read_content(data, name=name, limits=LIMITS).extract.text
    except RefusedFile as refused:
        return refused.reason


def workbook() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(["问题", "答案"])
    sheet.append(["几点停水？", "=SUM(1,2)"])
    sheet.append(["谁管楼道？", "物业和网格员。"])
    book.save(out)
    return out.getvalue()


def changed(data: bytes, members: dict[str, bytes]) -> bytes:
    """Return an archive with members in the place of its own."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in {*old.namelist(), *members}:
            new.writestr(name, members[name] if name in members else old.read(name))
    return out.getvalue()


def sheet(said: str, *, head: str = "") -> bytes:
    made = SHEET.format(head=head, said=said).encode()
    return changed(workbook(), {"xl/worksheets/sheet1.xml": made})


def children() -> set[str]:
    """Return the processes that this one began and that still run."""
    found = subprocess.run(  # noqa: S603  # fixed words
        ["ps", "--ppid", str(os.getpid()), "-o", "args="],  # noqa: S607  # the system's own
        capture_output=True,
        text=True,
        check=False,
    )
    return {line for line in found.stdout.splitlines() if "knowledge.sources" in line}


def test_a_formula_is_not_worked_out() -> None:
    rows = read_content(workbook(), name="qa.xlsx").extract.rows
    assert [(row.question, row.text) for row in rows] == [
        ("", "几点停水？"),
        ("谁管楼道？", "物业和网格员。"),
    ]


def test_a_member_that_unpacks_to_too_much_is_refused_unread() -> None:
    bomb = changed(workbook(), {"xl/worksheets/sheet1.xml": b" " * 30_000_000})
    assert len(bomb) < 100_000
    begun = time.process_time()
    assert refusal(bomb, name="bomb.xlsx") is Reason.TOO_LARGE
    assert time.process_time() - begun < 10


def test_an_archive_of_many_members_is_refused() -> None:
    many = {f"xl/media/{number}.bin": b"" for number in range(6_000)}
    assert refusal(changed(workbook(), many), name="many.xlsx") is Reason.TOO_LARGE


def test_an_archive_within_an_archive_is_not_opened() -> None:
    inner = changed(workbook(), {"xl/media/inner.bin": b"0" * 20_000_000})
    nested = changed(workbook(), {"xl/media/inner.zip": inner, "word/inner.docx": inner})
    assert "物业和网格员" in outcome(nested, name="nested.xlsx")


def test_more_rows_than_anybody_asks_are_refused() -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 20_100))
    data = SHEET.format(head="", said="x").replace("</sheetData>", f"{rows}</sheetData>")
    bomb = changed(workbook(), {"xl/worksheets/sheet1.xml": data.encode()})
    assert refusal(bomb, name="rows.xlsx") is Reason.TOO_LONG


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_markup_that_declares_entities_is_refused(head: str, encoding: str) -> None:
    markup = SHEET.format(head=head, said="&a8;").encode(encoding)
    evil = changed(workbook(), {"xl/worksheets/sheet1.xml": markup})
    assert refusal(evil, name="evil.xlsx") is Reason.DAMAGED


def test_an_entity_hidden_behind_a_comment_expands_to_little() -> None:
    head = f"<!--{'x' * 5000}-->{LAUGHS}"
    said = outcome(sheet("&a8;", head=head), name="evil.xlsx")
    assert said in set(Reason)


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_a_web_page_with_entities_says_nothing_of_them(head: str) -> None:
    told = f"<p>{'居民应当爱护楼道。' * 30}&a8;</p>"
    page = f"{head}<html><body><article>{told}</article></body></html>"
    said = outcome(page.encode(), name="page.html")
    assert len(said) < 2_000
    host = Path("/etc/hostname")
    assert not host.is_file() or host.read_text(encoding="utf-8").strip() not in said


def test_a_web_page_nested_deeply_is_read_or_refused() -> None:
    page = f"<html><body>{'<div>' * 60_000}{'居民应当爱护楼道。' * 30}</body></html>"
    assert outcome(page.encode(), name="deep.html")
    assert not children()


def test_a_pdf_of_a_hundred_thousand_pages_is_refused() -> None:
    kids = b" ".join([b"3 0 R"] * 100_000)
    parts = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[" + kids + b"]/Count 100000>>endobj\n",
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n",
    )
    data = b"%PDF-1.4\n" + b"".join(parts) + b"trailer<</Size 4/Root 1 0 R>>\n%%EOF"
    assert refusal(data, name="pages.pdf") in {Reason.TOO_LONG, Reason.TOO_SLOW, Reason.DAMAGED}


def test_a_pdf_whose_pages_are_their_own_children_is_refused() -> None:
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9>>endobj\n"
        b"trailer<</Size 3/Root 1 0 R>>\n%%EOF"
    )
    assert outcome(data, name="loop.pdf") in set(Reason)


@pytest.mark.parametrize(
    "suffix", [suffix for suffix in KINDS if suffix not in {".txt", ".text"}]
)
def test_a_file_of_another_kind_than_its_name_says_is_refused_or_read(suffix: str) -> None:
    for data in (b"%PDF-1.4 no", b"PK\x03\x04 no", "只是一句话。".encode(), b"\x00\x01" * 500):
        assert outcome(data, name=f"x{suffix}")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_truncated_sheet_is_damaged(share: float) -> None:
    whole = workbook()
    assert refusal(whole[: int(len(whole) * share)], name="half.xlsx") is Reason.DAMAGED


def test_a_locked_sheet_is_told_apart() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0" + bytes(600), name="locked.xlsx") is Reason.ENCRYPTED


def test_a_link_to_itself_is_missing(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(RefusedFile) as refused:
        read_document(loop)
    assert refused.value.reason is Reason.MISSING
    assert list(files([tmp_path])) == []


@pytest.mark.parametrize(
    "name",
    [
        "通知 (终稿)￥.txt",
        "-rf.txt",
        "a;b&c|d.txt",
        "emoji🏠.txt",
        "x" * 120 + ".txt",
        "'\".txt",
    ],
)
def test_names_with_odd_signs_are_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("周六上午停水，请提前储水。", encoding="utf-8")
    reading = read_source(file, label=Label(), now=NOW, new_id=numbered())
    assert reading.source.name == file.stem


@pytest.mark.parametrize("part", PARTS)
def test_no_text_makes_the_rules_slow(tmp_path: Path, part: str) -> None:
    file = tmp_path / "slow.txt"
    text = part * (40_000 // len(part))
    if "%d" in part:
        text = "".join(part % number for number in range(1_500))
    file.write_text(f"废止\n{text}废止\n{text}", encoding="utf-8")
    begun = time.process_time()
    reading = read_source(file, label=Label(), now=NOW, new_id=numbered())
    take_in(Bookshelf(), reading, now=NOW)
    assert time.process_time() - begun < 5


def test_no_child_remains(tmp_path: Path) -> None:
    begun = time.process_time()
    for number in range(3):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(b"%PDF-1.4\n" + b"<<" * 200_000)
        with pytest.raises(RefusedFile):
            read_document(file, limits=LIMITS)
    assert time.process_time() - begun < 60
    assert not children()
