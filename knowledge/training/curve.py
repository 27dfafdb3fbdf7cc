"""The price of answering more: a table and a picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = 20
WIDTH, HEIGHT, EDGE = 640, 360, 48
_SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
    'font-family="sans-serif" font-size="12">'
)


@dataclass(frozen=True)
class Point:
    """Shares at a threshold.

    ``answered``: of the questions with an answer those answered rightly; ``wrongly``: those
    answered from another passage; ``answered_for_nothing``: of those without one, answered.
    """

    threshold: float
    answered: float
    wrongly: float
    answered_for_nothing: float


@dataclass(frozen=True)
class Judged:
    """A question: its weight, the best probability, and whether that passage answers."""

    answerable: bool
    weight: float
    chance: float
    right: bool


def points(judged: Sequence[tuple[bool, float, float, bool]]) -> list[Point]:
    """Return the shares at thresholds from 0 to 1."""
    told = [Judged(*each) for each in judged]
    return [_point(step / STEPS, told) for step in range(1, STEPS)]


def _point(threshold: float, judged: Sequence[Judged]) -> Point:
    known = [each for each in judged if each.answerable]
    others = [each for each in judged if not each.answerable]
    over = [each for each in known if each.chance >= threshold]
    return Point(
        threshold=threshold,
        answered=_share((each for each in over if each.right), among=known),
        wrongly=_share((each for each in over if not each.right), among=known),
        answered_for_nothing=_share(
            (each for each in others if each.chance >= threshold), among=others
        ),
    )


def _share(part: Iterable[Judged], *, among: Iterable[Judged]) -> float:
    total = sum(each.weight for each in among)
    return sum(each.weight for each in part) / total if total else 0.0


def printed(curve: Sequence[Point], *, chosen: float) -> str:
    """Return the curve as a table of Markdown."""
    lines = ["| threshold | answered rightly | from a wrong passage | unanswerable answered |"]
    lines.append("|---|---|---|---|")
    for each in curve:
        shares = (each.answered, each.wrongly, each.answered_for_nothing)
        mark = "**" if each.threshold == chosen else ""
        told = " | ".join(f"{share:.1%}" for share in shares)
        lines.append(f"| {mark}{each.threshold:.2f}{mark} | {told} |")
    return "\n".join(lines)


def drawn(curve: Sequence[Point], *, chosen: float) -> str:
    """Return the curve as a picture in SVG."""
    lines = (
        ("#0b6e4f", "答对 answered rightly", [each.answered for each in curve]),
        ("#b8860b", "引错段落 from a wrong passage", [each.wrongly for each in curve]),
        (
            "#b22222",
            "不该答却答了 unanswerable answered",
            [each.answered_for_nothing for each in curve],
        ),
    )
    places = [_across(each.threshold) for each in curve]
    parts = [
        _SVG,
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *(_rule(share / 4) for share in range(5)),
        *(_tick(share / 4) for share in range(5)),
        _mark(chosen),
    ]
    for number, (colour, name, shares) in enumerate(lines):
        along = " ".join(
            f"{x:.1f},{_up(share):.1f}" for x, share in zip(places, shares, strict=True)
        )
        parts.append(
            f'<polyline points="{along}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts.append(
            f'<text x="{WIDTH // 2}" y="{20 + 16 * number}" fill="{colour}">{name}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _across(threshold: float) -> float:
    return EDGE + threshold * (WIDTH - 2 * EDGE)


def _up(share: float) -> float:
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)


def _mark(threshold: float) -> str:
    at = f"{_across(threshold):.1f}"
    return (
        f'<line x1="{at}" y1="{_up(0)}" x2="{at}" y2="{_up(1)}" '
        'stroke="#444" stroke-dasharray="4 4"/>'
    )


def _rule(share: float) -> str:
    return (
        f'<line x1="{EDGE}" y1="{_up(share)}" x2="{WIDTH - EDGE}" y2="{_up(share)}" '
        f'stroke="#ddd"/><text x="8" y="{_up(share) + 4}">{share:.0%}</text>'
    )


def _tick(threshold: float) -> str:
    at = _across(threshold)
    return f'<text x="{at - 10}" y="{HEIGHT - EDGE + 18}">{threshold:.2f}</text>'
