"""How good an order of passages is when it is known which ones answer."""

import math
from collections.abc import Collection, Mapping, Sequence
from statistics import fmean

DEPTH = 100
_TOP = 10


def measured(
    orders: Mapping[str, Sequence[str]], *, answers: Mapping[str, Collection[str]]
) -> dict[str, float]:
    """Return the measures of DESIGN section 9, each the mean over all questions."""
    pairs = [(orders.get(key, ()), right) for key, right in answers.items()]
    return {
        "recall@5": fmean(recall(found, right, depth=5) for found, right in pairs),
        "recall@10": fmean(recall(found, right, depth=10) for found, right in pairs),
        "recall@100": fmean(recall(found, right, depth=DEPTH) for found, right in pairs),
        "mrr@10": fmean(reciprocal_rank(found, right) for found, right in pairs),
        "ndcg@10": fmean(ndcg(found, right) for found, right in pairs),
    }


def recall(found: Sequence[str], right: Collection[str], *, depth: int) -> float:
    """Return the share of the right ones among the first ``depth`` found."""
    return len(set(found[:depth]) & set(right)) / len(right)


def reciprocal_rank(found: Sequence[str], right: Collection[str]) -> float:
    """Return one divided by the place of the first right one among ten, or 0."""
    return next((1 / place for place, key in enumerate(found[:_TOP], 1) if key in right), 0.0)


def ndcg(found: Sequence[str], right: Collection[str]) -> float:
    """Return the discounted gain of the first ten as a share of what is possible."""
    gained = sum(_gain(place) for place, key in enumerate(found[:_TOP]) if key in right)
    return gained / sum(_gain(place) for place in range(min(len(right), _TOP)))


def _gain(place: int) -> float:
    return 1 / math.log2(place + 2)
