"""Pictures that pages draw themselves."""

import segno
from markupsafe import Markup


def qr(address: str) -> Markup:
    """Return a QR code of an address as SVG, drawn without any style attribute."""
    code = segno.make(address, micro=False, error="m")
    drawn = code.svg_inline(scale=4, border=2, omitsize=True, svgclass=None, lineclass=None)
    return Markup(drawn)  # noqa: S704 - drawn here, the address is in its modules only
