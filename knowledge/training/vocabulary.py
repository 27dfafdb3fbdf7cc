"""Choose the terms that get rows of their own."""

from collections.abc import Sequence

import numpy as np

from knowledge.terms import Codes, spelled

MOST = 57_344
_AT_ONCE = 5000
_LAY = 3  # a term of questions and answers counts for as many passages
_SINGLE = 4  # characters before pairs


def chosen(passages: Sequence[str], *, lay: Sequence[str], most: int = MOST) -> Codes:
    """Return the codes of the most frequent terms, in rising order."""
    codes, times = _holding(passages)
    lay_codes, lay_times = _holding(lay)
    every = np.union1d(codes, lay_codes)
    worth = np.zeros(len(every), np.int64)
    worth[np.searchsorted(every, codes)] += times
    worth[np.searchsorted(every, lay_codes)] += _LAY * lay_times
    worth[every < 1 << 16] *= _SINGLE
    return np.sort(every[np.lexsort((every, -worth))[:most]])


def _holding(texts: Sequence[str]) -> tuple[Codes, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Return the codes of texts, each with how many texts hold it."""
    found: list[Codes] = []
    for start in range(0, len(texts), _AT_ONCE):
        owners, codes = spelled(texts[start : start + _AT_ONCE])
        both = np.unique(owners << 32 | codes.astype(np.int64))
        found.append((both & 0xFFFFFFFF).astype(np.uint32))
    return np.unique(np.concatenate([np.zeros(0, np.uint32), *found]), return_counts=True)
