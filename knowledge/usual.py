"""How usual a pair of characters is in questions of any kind: usual ones tell little."""

import math
from functools import cache
from importlib import resources

_FILE = "usual.txt"
_TOTAL = "questions"


@cache
def _counts() -> dict[str, int]:
    text = resources.files("knowledge").joinpath(_FILE).read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {word: int(count) for word, count in lines}


def strangeness(term: str) -> float:
    """Return from 0 to 1 how unusual a term is in questions."""
    counts = _counts()
    among, holding = counts[_TOTAL], counts.get(term, 0)
    return math.log(1 + (among - holding + 0.5) / (holding + 0.5)) / math.log(2 * among + 2)
