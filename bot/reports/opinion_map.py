"""The map of opinions: a sign for each person, groups as outlines with their letters.

Drawn for 390 pixels, a phone's width. No colour stands alone: each group has a sign, an
outline and a letter of its own. Nobody is named.
"""

import math
from collections.abc import Iterator, Sequence

from bot.reports.counting import Say
from bot.reports.drawing import QUIET, Canvas
from deliberation.opinions.findings import Dot, Findings

WIDTH, HEIGHT = 390.0, 300.0
MARGIN = 26.0
FOOT = 26.0
GRID = 3.0
RIM = 9.0
LABEL = 90.0
Point = tuple[float, float]

COLOURS = ("#3b6ea5", "#b3590a", "#2e7d32", "#8e44ad", "#b3261e")
DASHES = ("", "7 4", "2 3", "10 3 2 3", "5 5")
SIGNS = (
    "M0-4a4 4 0 1 0 0 8a4 4 0 1 0 0-8Z",
    "M-3.6-3.6H3.6V3.6H-3.6Z",
    "M0-4.8L4.6 3.6H-4.6Z",
    "M0-5L5 0L0 5L-5 0Z",
    "M-1.5-4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5V-1.5H-1.5Z",
)


def letter(group: int) -> str:
    """Return the letter of a group: A for the first."""
    return chr(ord("A") + group)


def map_svg(found: Findings, *, say: Say) -> str:
    """Return the map; an empty text where there is nobody to draw."""
    if not found.dots:
        return ""
    about = say("opinions-map-about", people=len(found.dots), groups=len(found.groups))
    canvas = Canvas(width=WIDTH, title=say("opinions-map-title"), about=about)
    places = list(_placed(found.dots))
    outlines = [
        _rimmed(_hull([place for place, of in places if of == group]))
        for group in range(len(found.groups))
    ]
    for group, outline in enumerate(outlines):
        canvas.area(outline, fill=COLOURS[group], dashes=DASHES[group])
    for (x, y), of in dict.fromkeys(places):
        fill = QUIET if of is None else COLOURS[of]
        canvas.mark(x, y, path=SIGNS[of or 0], fill=fill)
    for group, outline in enumerate(outlines):
        people = found.groups[group].people
        words = say("opinions-group", group=letter(group), people=people)
        x, y = _above(outline)
        canvas.words(x, y, words, anchor="middle", fill=COLOURS[group], bold=True)
    canvas.words(
        WIDTH / 2, HEIGHT + 16, say("opinions-map-how"), size=12, anchor="middle", fill=QUIET
    )
    return canvas.svg(height=HEIGHT + FOOT)


def _placed(dots: Sequence[Dot]) -> Iterator[tuple[Point, int | None]]:
    """Return where each dot is drawn, on a fine grid: who stands together is one sign."""
    across, up = [each.x for each in dots], [each.y for each in dots]
    wide = max(across) - min(across), max(up) - min(up)
    room = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    scale = min(
        (space / spread for space, spread in zip(room, wide, strict=True) if spread > 0),
        default=1.0,
    )
    left = WIDTH / 2 - scale * (max(across) + min(across)) / 2
    top = HEIGHT / 2 + scale * (max(up) + min(up)) / 2
    for each in dots:
        x, y = left + scale * each.x, top - scale * each.y
        yield (round(x / GRID) * GRID, round(y / GRID) * GRID), each.group


def _above(outline: Sequence[Point]) -> Point:
    """Return where the letter of a group stands: over the highest corner, inside the edges."""
    x, y = min(outline, key=lambda corner: corner[1])
    return min(max(x, LABEL / 2), WIDTH - LABEL / 2), y - 5


def _hull(points: Sequence[Point]) -> list[Point]:
    """Return the corners around points (Andrew's monotone chain)."""
    found = sorted(set(points))
    if len(found) < 3:  # noqa: PLR2004 - a point or a line has no inside
        return found
    return [*_half(found), *_half(found[::-1])]


def _half(points: Sequence[Point]) -> list[Point]:
    chain: list[Point] = []
    for each in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], each) <= 0:
            chain.pop()
        chain.append(each)
    return chain[:-1]


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def _rimmed(corners: Sequence[Point]) -> list[Point]:
    """Return an outline that leaves room around its corners."""
    around = [
        (x + RIM * math.cos(turn), y + RIM * math.sin(turn))
        for x, y in corners
        for turn in (math.tau * step / 12 for step in range(12))
    ]
    return _hull(around)
