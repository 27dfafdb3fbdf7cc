"""Plain SVG: words, bars, lines and bands, with no script and no style of their own."""

import unicodedata
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from bot.reports.fonts import FAMILY

INK, QUIET, RULE = "#1f2d3d", "#5a6b7b", "#d5dce3"
SIZE = 13.0
WIDE = frozenset("WFA")


def ems(words: str) -> float:
    """Return about how wide words are, in their size."""
    return sum(1.0 if unicodedata.east_asian_width(each) in WIDE else 0.56 for each in words)


def fitted(words: str, *, width: float, size: float = SIZE) -> str:
    """Return words that fit a width, cut off with … where they are longer."""
    clean = " ".join("".join(each for each in words if _is_drawn(each)).split())
    if ems(clean) * size <= width:
        return clean
    while clean and (ems(clean) + 1) * size > width:
        clean = clean[:-1]
    return f"{clean}…"


def _is_drawn(letter: str) -> bool:
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn"} or letter == "\t"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


class Canvas:
    """A picture under construction; what is drawn last lies on top."""

    def __init__(self, *, width: float, title: str, about: str = "") -> None:
        self.width = width
        self._root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "role": "img",
                "class": "count",
                "font-family": f"{FAMILY}, sans-serif",
                "fill": INK,
            },
        )
        ET.SubElement(self._root, "title").text = fitted(title, width=10**6)
        if about:
            ET.SubElement(self._root, "desc").text = fitted(about, width=10**6)

    def words(  # noqa: PLR0913 - where, what and how
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = SIZE,
        anchor: str = "start",
        fill: str = INK,
        bold: bool = False,
    ) -> None:
        """Write words with their baseline at a place."""
        told = {
            "x": _number(x),
            "y": _number(y),
            "font-size": _number(size),
            "text-anchor": anchor,
            "fill": fill,
        }
        if bold:
            told["font-weight"] = "bold"
        ET.SubElement(self._root, "text", told).text = fitted(words, width=10**6)

    def bar(self, x: float, y: float, *, size: tuple[float, float], fill: str) -> None:
        """Draw a filled rectangle of a width and a height."""
        width, height = size
        ET.SubElement(
            self._root,
            "rect",
            {
                "x": _number(x),
                "y": _number(y),
                "width": _number(max(width, 0.0)),
                "height": _number(max(height, 0.0)),
                "fill": fill,
            },
        )

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, stroke: str = RULE
    ) -> None:
        """Draw a thin line; a dashed one where it is no rule."""
        told = {
            "x1": _number(start[0]),
            "y1": _number(start[1]),
            "x2": _number(end[0]),
            "y2": _number(end[1]),
            "stroke": stroke,
        }
        if stroke != RULE:
            told["stroke-dasharray"] = "4 3"
        ET.SubElement(self._root, "line", told)

    def band(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        thick: float,
        fill: str,
    ) -> None:
        """Draw a band that flows to the right, from one upper edge to another."""
        (x1, y1), (x2, y2) = start, end
        middle = (x1 + x2) / 2
        there = f"M{_number(x1)} {_number(y1)}C{_number(middle)} {_number(y1)} "
        there += f"{_number(middle)} {_number(y2)} {_number(x2)} {_number(y2)}"
        back = f"V{_number(y2 + thick)}C{_number(middle)} {_number(y2 + thick)} "
        back += f"{_number(middle)} {_number(y1 + thick)} {_number(x1)} {_number(y1 + thick)}Z"
        told = {"d": there + back, "fill": fill, "fill-opacity": "0.45"}
        ET.SubElement(self._root, "path", told)

    def area(self, corners: Sequence[tuple[float, float]], *, fill: str, dashes: str) -> None:
        """Draw a closed outline with a light fill; dashes tell outlines apart."""
        told = {
            "points": " ".join(f"{_number(x)},{_number(y)}" for x, y in corners),
            "fill": fill,
            "fill-opacity": "0.12",
            "stroke": fill,
            "stroke-width": "1.6",
            "stroke-linejoin": "round",
        }
        if dashes:
            told["stroke-dasharray"] = dashes
        ET.SubElement(self._root, "polygon", told)

    def mark(self, x: float, y: float, *, path: str, fill: str) -> None:
        """Draw a small sign, given as a path around (0, 0)."""
        told = {
            "d": path,
            "transform": f"translate({_number(x)} {_number(y)})",
            "fill": fill,
            "fill-opacity": "0.8",
        }
        ET.SubElement(self._root, "path", told)

    def svg(self, *, height: float) -> str:
        """Return the picture, as wide as the place that it is put in."""
        self._root.set("viewBox", f"0 0 {_number(self.width)} {_number(height)}")
        self._root.set("width", _number(self.width))
        self._root.set("height", _number(height))
        return ET.tostring(self._root, encoding="unicode")
