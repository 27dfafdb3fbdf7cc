"""Leave out what a reasoning model thinks aloud before it answers."""

import re
from collections.abc import Iterable, Iterator

_OPENING = re.compile(r"<(?:think|thinking|thought)>", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:think|thinking|thought)>", re.IGNORECASE)
_LONGEST_TAG = len("</thinking>")


def spoken(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces without the stretches between ``<think>`` and ``</think>``.

    A tag may be cut anywhere between two pieces; a thought without end has no answer after it.
    """
    rest, thinking = "", False
    for piece in pieces:
        rest += piece
        while found := (_CLOSING if thinking else _OPENING).search(rest):
            if not thinking and found.start():
                yield rest[: found.start()]
            rest, thinking = rest[found.end() :], not thinking
        kept = _begun(rest)
        if not thinking and len(rest) > kept:
            yield rest[: len(rest) - kept]
        rest = rest[len(rest) - kept :]
    if rest and not thinking:
        yield rest


def _begun(text: str) -> int:
    """Return how many characters at the end may be the beginning of a tag."""
    at = text.rfind("<", max(0, len(text) - _LONGEST_TAG + 1))
    return 0 if at < 0 else len(text) - at
