"""Documents and pictures as they come out of the typesetter."""

import io
import struct
from dataclasses import replace

import pytest
import typst
from pypdf import PdfReader

from bot.reports.fonts import FAMILY, font_folder
from bot.reports.typesetting import notice_pdf, record_card, record_pdf
from bot.reports.views import RecordView, StatementLine
from tests.bot.reports.conftest import Decided

HOSTILE = "#set text(red) *粗* _斜_ $x^2$ <b>大</b> \\u{41} @某人 `代码` = 标题 // 注"
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def text_of(pdf: bytes) -> str:
    """Return the text of a document without its gaps and line breaks."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    said = "".join(page.extract_text() for page in pages)
    return "".join(said.replace("\u200b", "").split())


def pages_of(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(PNG_SIGNATURE)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def squeezed(words: str) -> str:
    return "".join(words.split())


def test_the_record_holds_the_sentences_of_the_view(decided: Decided) -> None:
    view = decided("2", "2", "1")
    text = text_of(record_pdf(view))
    lines = [line for row in view.rows for line in row.lines]
    said = [view.title, view.decision, view.effect, *lines, *view.steps, view.footer]
    for words in (*said, view.statements[0].text, view.address):
        assert squeezed(words) in text
    assert pages_of(record_pdf(view)) == 1


def test_the_same_record_comes_out_the_same(decided: Decided) -> None:
    view = decided("2")
    assert record_pdf(view) == record_pdf(view)


def test_the_notice_is_one_sheet_in_type_as_large_as_fits(decided: Decided) -> None:
    view = decided("2", "1")
    crowded = replace(view, bars=(replace(view.bars[0], label="很长" * 40),) * 8)
    for shown in (view, crowded):
        pdf = notice_pdf(shown)
        assert pages_of(pdf) == 1
        text = text_of(pdf)
        for words in ("公示", shown.decision, shown.notice.period, shown.notice.signed):
            assert squeezed(words) in text


def test_the_card_is_1080_pixels_wide(decided: Decided) -> None:
    view = decided("1", "2")
    width, height = size_of(record_card(view))
    assert width == 1080
    longer = replace(view, title="关于小区东门外新建电动自行车充电棚并调整夜间停车位的议题" * 2)
    assert size_of(record_card(longer))[1] > height


def test_words_of_people_are_set_as_words(decided: Decided) -> None:
    view = decided("1", statement=HOSTILE, title="怎么修 " + HOSTILE[:40])
    text = text_of(record_pdf(view))
    assert squeezed(HOSTILE) in text
    assert squeezed(view.title) in text
    assert size_of(record_card(view))[0] == 1080


def test_what_the_font_lacks_leaves_no_empty_boxes(decided: Decided) -> None:
    family, flag, thumb = "👨\u200d👩\u200d👧\u200d👦", "🇨🇳", "👍🏽"
    words = f"好\u202e开\u202c灯😀{family}{flag}{thumb} \u200b𠮷野家 𝐀ﬁ\tE\u0301\u0007"
    view = decided("1", statement=words)
    text = text_of(record_pdf(view))
    assert "好开灯〓野家AfiÉ" in text


def test_a_word_without_a_gap_breaks_instead_of_running_off(decided: Decided) -> None:
    view = decided("1")
    endless = replace(view, statements=(StatementLine("a" * 600, "同意 1"),) * 12)
    assert pages_of(record_pdf(endless)) >= 4
    assert text_of(record_pdf(endless)).count("a" * 600) == 12


def test_a_long_matter_takes_the_pages_it_needs(decided: Decided) -> None:
    options = tuple(f"第{number}种办法：{'说明' * 20}" for number in range(1, 16))
    view = decided("1", "2", options=options)
    assert pages_of(record_pdf(view)) >= 2
    assert squeezed(view.bars[14].label) in text_of(record_pdf(view))


@pytest.mark.parametrize("template", ["record.typ", "card.typ", "notice.typ"])
def test_templates_name_only_the_font_that_is_there(template: str, decided: Decided) -> None:
    from bot.reports import typesetting  # noqa: PLC0415 - beside what it looks into

    _, warnings = typst.compile_with_warnings(
        typesetting.FOLDER / template,
        root=typesetting.FOLDER,
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        format="svg",
        sys_inputs={"view": typesetting.view_data(decided("1")), "font": FAMILY},
    )
    assert not warnings


def test_english_documents_read_english(decided: Decided) -> None:
    view = decided("1", locale="en")
    text = text_of(record_pdf(view)) + text_of(notice_pdf(view))
    assert "Recordofthecouncil" in text
    assert "Publicnotice" in text
    assert isinstance(view, RecordView)
