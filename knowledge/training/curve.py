"""The price of answering more: a table and a picture."""

from collections.abc import Sequence
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
    answered from another passage; ``near``: of near misses those answered; ``far``: of the
    other questions without an answer those answered.
    """

    threshold: float
    answered: float
    wrongly: float
    near: float
    far: float


@dataclass(frozen=True)
class Judged:
    """A question: the best probability, and whether that passage answers."""

    answerable: bool
    near: bool
    chance: float
    right: bool


def points(judged: Sequence[Judged]) -> list[Point]:
    """Return the shares at thresholds from 0 to 1."""
    return [_point(step / STEPS, judged) for step in range(1, STEPS)]


def _point(threshold: float, judged: Sequence[Judged]) -> Point:
    known = [each for each in judged if each.answerable]
    near = [each for each in judged if not each.answerable and each.near]
    far = [each for each in judged if not each.answerable and not each.near]
    return Point(
        threshold=threshold,
        answered=_share(known, over=threshold, right=True),
        wrongly=_share(known, over=threshold, right=False),
        near=_share(near, over=threshold, right=False),
        far=_share(far, over=threshold, right=False),
    )


def _share(judged: Sequence[Judged], *, over: float, right: bool) -> float:
    """Return the share that is answered, rightly or not."""
    told = sum(each.chance >= over and each.right == right for each in judged)
    return told / len(judged) if judged else 0.0


def printed(curve: Sequence[Point], *, chosen: float) -> str:
    """Return the curve as a table of Markdown; the step nearest to the chosen one is bold."""
    lines = ["| threshold | answered rightly | from a wrong passage | near misses | others |"]
    lines.append("|---|---|---|---|---|")
    nearest = min(curve, key=lambda each: abs(each.threshold - chosen))
    for each in curve:
        shares = (each.answered, each.wrongly, each.near, each.far)
        mark = "**" if each is nearest else ""
        told = " | ".join(f"{share:.1%}" for share in shares)
        lines.append(f"| {mark}{each.threshold:.2f}{mark} | {told} |")
    return "\n".join(lines)


def drawn(curve: Sequence[Point], *, chosen: float) -> str:
    """Return the curve as a picture in SVG."""
    lines = (
        ("#0b6e4f", "答对 answered rightly", [each.answered for each in curve]),
        ("#b8860b", "引错段落 from a wrong passage", [each.wrongly for each in curve]),
        ("#b22222", "差一点的题也答了 near misses", [each.near for each in curve]),
        ("#6a5acd", "不相干的题也答了 other unanswerable", [each.far for each in curve]),
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
