"""Understand a question that leans on the one before it."""

import re

_LEANS = re.compile(r"^(那么?|还有|还|这个|那个|它|这|那)|呢[？?]?$")
_SHORT = 8


def leans(question: str) -> bool:
    """Tell whether a question cannot be understood without the one before it."""
    said = question.strip()
    return bool(_LEANS.search(said)) and len(said) <= _SHORT


def whole(question: str, *, earlier: str) -> str:
    """Return a question with what it leans on; ``earlier`` is a line a question."""
    before = [line.strip() for line in earlier.split("\n") if line.strip()]
    told = question.strip()
    while before and leans(told):
        told = f"{before.pop()} {question}"
    return told
