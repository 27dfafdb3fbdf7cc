"""QR codes, as pictures that pages and posters can carry."""

import io

import segno


def qr_svg(address: str) -> str:
    """Return the QR code of an address as an SVG element without a fixed size."""
    made = io.BytesIO()
    segno.make(address, error="m").save(
        made, kind="svg", xmldecl=False, omitsize=True, border=2, dark="#1f2d3d", nl=False
    )
    return made.getvalue().decode()
