"""Cut questions into folds, and say how well orders of passages answer them."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from knowledge.terms import Places

CUTS = (5, 10, 100)
_FIRST = 10


def folds(size: int, *, count: int, seed: int) -> list[Places]:
    """Return the numbers below a size in so many parts, drawn by chance."""
    order = np.random.default_rng(seed).permutation(size)
    return [np.sort(order[part::count]) for part in range(count)]


def measured(
    orders: Iterable[tuple[Places, Sequence[int]]],
) -> Mapping[str, float]:
    """Return recall at each cut and mean reciprocal rank of orders with what is relevant."""
    found: dict[str, list[float]] = {f"recall@{cut}": [] for cut in CUTS}
    found[f"mrr@{_FIRST}"] = []
    for order, relevant in orders:
        hits = np.isin(order, relevant)
        for cut in CUTS:
            found[f"recall@{cut}"].append(float(hits[:cut].sum()) / max(len(relevant), 1))
        first = np.flatnonzero(hits[:_FIRST])
        found[f"mrr@{_FIRST}"].append(1 / (1 + int(first[0])) if len(first) else 0.0)
    return {name: float(np.mean(values)) for name, values in found.items() if values}


def told(measures: Mapping[str, float]) -> str:
    """Return measures as one line."""
    return "  ".join(f"{name} {value:.3f}" for name, value in measures.items())
