"""The one door to the typesetter: views become PDF and PNG."""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal

from bot.reports.calls import CallView
from bot.reports.fonts import FAMILY, font_folder
from bot.reports.glyphs import drawn_by, printable
from bot.reports.opinions import OpinionsCard
from bot.reports.posters import PostersView
from bot.reports.room_cards import RoomCardView
from bot.reports.slips import SlipsView
from bot.reports.views import RecordView, leading_bars

FOLDER = Path(__file__).parent
ROOM_CARD = FOLDER / "room_card.typ"
CARD_PPI = 144.0

View = RecordView | SlipsView | PostersView | OpinionsCard | CallView | RoomCardView
Plain = str | int | bool | None | list["Plain"] | tuple["Plain", ...] | dict[str, "Plain"]


def record_pdf(view: RecordView) -> bytes:
    """Return the record as an A4 document."""
    return _compiled("record.typ", view, form="pdf")


def notice_pdf(view: RecordView) -> bytes:
    """Return the public notice as one A4 sheet in large type, to be put up in a doorway."""
    return _compiled("notice.typ", replace(view, bars=leading_bars(view.bars)), form="pdf")


def record_card(view: RecordView) -> bytes:
    """Return the outcome as a picture for a chat, 1080 pixels wide."""
    return _compiled("card.typ", replace(view, bars=leading_bars(view.bars)), form="png")


def opinions_png(view: OpinionsCard) -> bytes:
    """Return a map of opinions as a picture for a chat, 1080 pixels wide."""
    return _compiled("opinions.typ", view, form="png")


def slips_pdf(view: SlipsView) -> bytes:
    """Return the invitations of households, twelve on an A4 page."""
    return _compiled("slips.typ", view, form="pdf")


def posters_pdf(view: PostersView) -> bytes:
    """Return the posters of doorways, one or four on an A4 page."""
    return _compiled("posters.typ", view, form="pdf")


def call_png(view: CallView) -> bytes:
    """Return a call to vote as a picture for a group chat, 1080 pixels wide."""
    return _compiled("call.typ", view, form="png")


def call_pdf(view: CallView) -> bytes:
    """Return a call to vote as one A4 sheet in large type."""
    return _compiled("call.typ", view, form="pdf")


def room_card_png(view: RoomCardView, *, ppi: float) -> bytes:
    """Return a card as a picture for a chat without buttons, 7.5 inches wide."""
    return _compiled(ROOM_CARD.name, view, form="png", ppi=ppi)


def picture_png(svg: str, *, ppi: float = CARD_PPI) -> bytes:
    """Return a drawing as a picture, for where SVG cannot be shown."""
    # The compiler takes 70 ms to import and only the report worker needs it.
    import typst  # noqa: PLC0415

    return typst.compile(
        FOLDER / "picture.typ",
        root=FOLDER,
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        format="png",
        ppi=ppi,
        sys_inputs={"svg": svg},
    )


def _compiled(
    template: str, view: View, *, form: Literal["pdf", "png"], ppi: float = CARD_PPI
) -> bytes:
    # The compiler takes 70 ms to import and only the report worker needs it.
    import typst  # noqa: PLC0415

    return typst.compile(
        FOLDER / template,
        root=FOLDER,
        font_paths=[font_folder()],
        ignore_system_fonts=True,
        format=form,
        ppi=ppi if form == "png" else None,
        timestamp=int(view.made_at.timestamp()),
        pdf_standards="a-2a" if form == "pdf" else None,
        sys_inputs={"view": view_data(view), "font": FAMILY},
    )


def view_data(view: View) -> str:
    """Return a view as JSON: words stay data, so that nothing in them is a command."""
    fields = asdict(view)
    fields.pop("made_at")
    return json.dumps(_drawable(fields, drawn_by(font_folder())), ensure_ascii=False)


def _drawable(value: Plain, drawn: frozenset[int]) -> Plain:
    match value:
        case str():
            return printable(value, drawn=drawn)
        case dict():
            return {name: _drawable(each, drawn) for name, each in value.items()}
        case list() | tuple():
            return [_drawable(each, drawn) for each in value]
        case _:
            return value
