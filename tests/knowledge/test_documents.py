"""Every kind of file, and files that mean ill."""

import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from knowledge.documents import Limits, read_document
from knowledge.extracts import Reason, RefusedFile, decoded
from knowledge.sources import KINDS, kind_of
from knowledge.sources.__main__ import parsed
from knowledge.sources.pdf import unwrapped

SAID = "小区养犬公约：遛狗要拴绳，楼道不能堆放杂物。"
PAGE = f"""<html><head><meta charset="gbk"><title>停水通知书</title></head><body>
<nav><a href="/">首页</a></nav><article><h1>停水通知书</h1>
<p>因管道维修，本周六上午九点到十二点停水，请各位居民提前储水，给您带来不便请谅解。</p>
<p>{SAID}联系电话请看物业前台的告示，谢谢大家的理解和配合支持。</p></article></body></html>"""


def refusal(path: Path, limits: Limits | None = None) -> Reason:
    with pytest.raises(RefusedFile) as refused:
        read_document(path, limits=limits)
    assert refused.value.path == str(path)
    return refused.value.reason


def told(path: Path) -> str:
    """Return the second line of a file, or why it was refused."""
    try:
        return read_document(path).extract.text.splitlines()[1]
    except RefusedFile as refused:
        return refused.reason


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.core_properties.title = "养犬公约"
    document.add_heading("养犬", 1)
    document.add_paragraph(SAID)
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text, row.cells[1].text = "联系人", "网格员"
    document.save(str(path))
    return path


def rewritten(path: Path, *, to: Path, body: bytes) -> Path:
    """Copy a .docx with something put into its body."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + body)
            new.writestr(name, data)
    return to


def pdf_of(text: str) -> bytes:
    """Return a PDF whose one page shows a text in Latin letters."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F1 5 0 R>>>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 7\n0000000000 65535 f \n" + table
    return out + b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "big5"])
def test_text_in_the_encodings_of_the_country(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "notice.txt"
    said = "小區公約：居民應當愛護環境，分類投放垃圾，不得在樓道堆放雜物。" * 8
    told = said if encoding == "big5" else SAID
    file.write_bytes(told.encode(encoding))
    assert read_document(file).extract.text == told


def test_markdown_keeps_headings_and_loses_marks(tmp_path: Path) -> None:
    file = tmp_path / "rules.md"
    text = "---\na: b\n---\n## 养犬 ##\n> **遛狗**要[拴绳](http://x)。\n<!-- 不要 -->\n"
    file.write_text(text, encoding="utf-8")
    extract = read_document(file).extract
    assert extract.title == "养犬"
    assert extract.text.split() == ["#", "养犬", "遛狗要拴绳。"]


def test_a_web_page_is_its_article(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.encode("gbk"))
    extract = read_document(file).extract
    assert SAID in extract.text
    assert extract.title == "停水通知书"


def test_a_word_file_is_its_paragraphs_headings_and_tables(tmp_path: Path) -> None:
    extract = read_document(word_file(tmp_path / "pact.docx")).extract
    assert extract.title == "养犬公约"
    assert extract.text.splitlines() == ["# 养犬", SAID, "联系人 网格员"]


def test_rows_of_a_table_say_what_their_columns_are(tmp_path: Path) -> None:
    document = docx.Document()
    grid = document.add_table(0, 2)
    for told in (("项目", "价格"), ("停车", "每月150元"), ("充电", "每度1元")):
        row = grid.add_row()
        row.cells[0].text, row.cells[1].text = told
    document.save(str(tmp_path / "fees.docx"))
    rows = ["项目：停车；价格：每月150元。", "项目：充电；价格：每度1元。"]
    assert read_document(tmp_path / "fees.docx").extract.text.splitlines() == rows
    table = "| 项目 | 价格 |\n|---|--:|\n| 停车 | 每月150元 |\n| 充电 | 每度1元 |\n"
    marked = f"# 收费\n\n{table}\n完。\n"
    (tmp_path / "fees.md").write_text(marked, encoding="utf-8")
    lines = read_document(tmp_path / "fees.md").extract.text.split()
    assert lines == ["#", "收费", *rows, "完。"]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "utf-8"), ("gb2312", "gb18030"), ("", "utf-16"), ("big5", "big5")],
)
def test_a_web_page_in_whatever_it_is_written(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    said = "小區公約：居民應當愛護環境，分類投放垃圾，不得在樓道堆放雜物。"
    page = f'<html><head><meta charset="{declared}"></head><body><p>{said}</p></body></html>'
    (tmp_path / "page.html").write_bytes(page.encode(encoding))
    assert read_document(tmp_path / "page.html").extract.text == said


def test_a_pdf_is_its_text(tmp_path: Path) -> None:
    file = tmp_path / "law.pdf"
    file.write_bytes(pdf_of("Dogs are kept on a leash."))
    assert read_document(file).extract.text == "Dogs are kept on a leash."


def test_lines_that_fill_a_column_are_joined() -> None:
    full = "居民委员会应当及时公布下列事项接受居民的监督检查"
    assert unwrapped(f"{full}\n{full}\n查询。\n第二条") == f"{full}{full}查询。\n第二条"


def test_a_digest_tells_the_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    for file in (one, other):
        file.write_text(SAID, encoding="utf-8")
    assert read_document(one).digest == read_document(other).digest
    assert read_document(one).name == "one"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("old.doc", b"x", Reason.UNKNOWN_KIND),
        ("empty.txt", b"", Reason.EMPTY),
        ("blank.md", b" \n\t ", Reason.EMPTY),
        ("blank.html", b"<html><body></body></html>", Reason.EMPTY),
        ("picture.txt", b"\x89PNG\x00\x01\x02\x00\xff" * 40, Reason.NOT_TEXT),
        ("cut.pdf", pdf_of("gone")[:60], Reason.DAMAGED),
        ("no.pdf", b"this is no pdf at all", Reason.DAMAGED),
        ("no.docx", b"this is no archive", Reason.DAMAGED),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Reason.ENCRYPTED),
    ],
)
def test_bad_files_are_refused(tmp_path: Path, name: str, data: bytes, reason: Reason) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert refusal(file) is reason


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    assert refusal(tmp_path / "none.txt") is Reason.MISSING
    assert refusal(tmp_path / "folder.txt") is Reason.MISSING


def test_a_pdf_without_text_is_empty_and_a_locked_one_is_told_apart(tmp_path: Path) -> None:
    blank, locked = PdfWriter(), PdfWriter()
    for writer in (blank, locked):
        writer.add_blank_page(200, 200)
    locked.encrypt("secret", algorithm="RC4-128")
    blank.write(tmp_path / "scan.pdf")
    locked.write(tmp_path / "locked.pdf")
    assert refusal(tmp_path / "scan.pdf") is Reason.EMPTY
    assert refusal(tmp_path / "locked.pdf") is Reason.ENCRYPTED


def test_a_truncated_word_file_is_damaged(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "whole.docx").read_bytes()
    (tmp_path / "half.docx").write_bytes(whole[: len(whole) // 2])
    assert refusal(tmp_path / "half.docx") is Reason.DAMAGED


def test_a_bomb_is_refused_by_its_stated_size_alone(tmp_path: Path) -> None:
    paragraph = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    bomb = rewritten(
        word_file(tmp_path / "whole.docx"), to=tmp_path / "b.docx", body=paragraph * 700_000
    )
    assert bomb.stat().st_size < 1_000_000
    assert refusal(bomb) is Reason.TOO_LARGE


def test_a_slow_file_is_stopped(tmp_path: Path) -> None:
    paragraph = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    bomb = rewritten(
        word_file(tmp_path / "whole.docx"), to=tmp_path / "b.docx", body=paragraph * 300_000
    )
    assert refusal(bomb, Limits(seconds=2)) in {Reason.TOO_SLOW, Reason.TOO_HEAVY}


def test_no_external_entity_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOPSECRET", encoding="utf-8")
    whole = word_file(tmp_path / "whole.docx")
    evil = tmp_path / "evil.docx"
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'.encode()
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, tail = data.split(b"?>", 1)
                data = head + b"?>" + entity + tail.replace("遛狗".encode(), b"&e;")
            new.writestr(name, data)
    assert "TOPSECRET" not in told(evil)


def test_a_page_that_is_too_large_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "large.txt"
    file.write_bytes(b"a" * 5_000_001)
    assert refusal(file) is Reason.TOO_LARGE


def test_every_suffix_has_its_kind() -> None:
    for suffix in KINDS:
        kind = kind_of(suffix.upper())
        assert kind is not None
        assert kind.LARGEST > 0


def test_zeros_are_no_text() -> None:
    with pytest.raises(RefusedFile):
        decoded(bytes(100))


def test_what_the_child_tells_its_parent(tmp_path: Path) -> None:
    word = word_file(tmp_path / "pact.docx").read_bytes()
    assert parsed(".docx", word) == {
        "text": f"# 养犬\n{SAID}\n联系人 网格员",
        "title": "养犬公约",
        "rows": (),
    }
    assert parsed(".pdf", pdf_of("Leash"))["text"] == "Leash"
    assert SAID in parsed(".html", PAGE.encode("gbk"))["text"]
    assert SAID in parsed(".html", PAGE.replace("gbk", "utf-8").encode())["text"]
    assert SAID in parsed(".html", PAGE.replace("gbk", "nonsense").encode())["text"]


@pytest.mark.parametrize(
    ("suffix", "data", "reason"),
    [
        (".doc", b"x", Reason.UNKNOWN_KIND),
        (".pdf", b"%PDF-1.4 nothing", Reason.DAMAGED),
        (".docx", b"PK nothing", Reason.DAMAGED),
        (".docx", b"\xd0\xcf\x11\xe0", Reason.ENCRYPTED),
        (".html", b"<html></html>", Reason.EMPTY),
    ],
)
def test_what_the_child_tells_of_a_bad_file(suffix: str, data: bytes, reason: Reason) -> None:
    assert parsed(suffix, data) == {"reason": reason}


def test_the_child_says_what_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.sources.pdf.LONGEST_TEXT", 3)
    monkeypatch.setattr("knowledge.sources.__main__.LONGEST_TEXT", 3)
    assert parsed(".pdf", pdf_of("Leash")) == {"reason": Reason.TOO_LONG}
    assert parsed(".txt", SAID.encode()) == {"reason": Reason.TOO_LONG}
    monkeypatch.setattr("knowledge.sources.pdf.MOST_PAGES", 0)
    assert parsed(".pdf", pdf_of("Leash")) == {"reason": Reason.TOO_LONG}

    def greedy(_: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("knowledge.sources.plain_text.extract", greedy)
    assert parsed(".txt", b"x") == {"reason": Reason.TOO_HEAVY}
