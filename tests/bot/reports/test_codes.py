"""QR codes: what a phone reads is the address."""

import re
import zlib
from dataclasses import replace

import segno
import typst

from bot.reports.codes import qr_svg
from bot.reports.typesetting import record_card
from tests.bot.reports.conftest import Decided

ADDRESS = "https://council.example/c/here/outcomes/12"
BORDER = 2
PIXELS = 4

Modules = list[list[bool]]


def wanted(address: str) -> Modules:
    return [[bool(each) for each in row] for row in segno.make(address, error="m").matrix]


def test_the_drawn_code_has_the_modules_of_the_address() -> None:
    assert modules(drawn(ADDRESS), pixels=PIXELS, border=BORDER) == wanted(ADDRESS)


def test_a_longer_address_still_fits() -> None:
    address = f"https://{'council.' * 12}example/c/a-long-name-of-a-community/outcomes/12345"
    assert modules(drawn(address), pixels=PIXELS, border=BORDER) == wanted(address)


def test_the_svg_carries_no_words_of_the_address() -> None:
    svg = qr_svg('https://x.example/"><script>alert(1)</script>')
    assert "script" not in svg
    assert re.match(r"<svg [^>]*viewBox=", svg)


def test_the_card_carries_the_code_of_its_page(decided: Decided) -> None:
    view = decided("1")
    other = replace(view, qr=qr_svg("https://elsewhere.example/"))
    assert view.qr == qr_svg(view.address)
    assert record_card(view) != record_card(other)


def drawn(address: str) -> list[list[bool]]:
    """Return the pixels of a code as the typesetter draws it: True for ink."""
    size = len(wanted(address)) + 2 * BORDER
    source = (
        f"#set page(width: {size}pt, height: {size}pt, margin: 0pt)\n"
        f'#image(bytes(sys.inputs.qr), format: "svg", width: {size}pt)'
    )
    png = typst.compile(
        source.encode(), format="png", ppi=72.0 * PIXELS, sys_inputs={"qr": qr_svg(address)}
    )
    return [[value < 128 for value in row] for row in reds(png)]


def modules(pixels_of: list[list[bool]], *, pixels: int, border: int) -> Modules:
    """Return the modules: what lies in the middle of each square inside the border."""
    size = len(pixels_of) // pixels
    inside = range(border, size - border)
    half = pixels // 2
    return [[pixels_of[y * pixels + half][x * pixels + half] for x in inside] for y in inside]


def reds(png: bytes) -> list[list[int]]:
    """Return the red values of a PNG with four bytes a pixel."""
    width = int.from_bytes(png[16:20])
    data = zlib.decompress(b"".join(chunks(png, name=b"IDAT")))
    stride = width * 4
    rows: list[bytearray] = []
    above = bytearray(stride)
    for start in range(0, len(data), stride + 1):
        above = unfiltered(data[start], data[start + 1 : start + 1 + stride], above)
        rows.append(above)
    return [list(row[::4]) for row in rows]


def chunks(png: bytes, *, name: bytes) -> list[bytes]:
    found: list[bytes] = []
    at = 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == name:
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return found


def unfiltered(kind: int, line: bytes, above: bytearray) -> bytearray:
    """Undo the filter of a line (PNG specification, section 9)."""
    made = bytearray(len(line))
    for place, value in enumerate(line):
        left = made[place - 4] if place >= 4 else 0
        corner = above[place - 4] if place >= 4 else 0
        up = above[place]
        guess = (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]
        made[place] = (value + guess) % 256
    return made


def paeth(left: int, up: int, corner: int) -> int:
    estimate = left + up - corner
    return min((left, up, corner), key=lambda each: abs(estimate - each))
