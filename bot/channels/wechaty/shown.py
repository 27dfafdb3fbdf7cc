"""What was shown where, to know a card that somebody quotes without its mark."""

from collections import OrderedDict
from dataclasses import dataclass, field

MOST_KEPT = 2000
LEAST_WORDS = 6
"""Fewer signs than these begin too many messages."""
CUT = "….。"


@dataclass
class Shown:
    """The last words of ours, by conversation; they are forgotten when the program ends."""

    _ids: OrderedDict[tuple[str, str], str] = field(
        default_factory=OrderedDict[tuple[str, str], str]
    )

    def note(self, chat: str, words: str, shown: str, /) -> None:
        """Remember under which id words were shown."""
        self._ids[chat, _squeezed(words)] = shown
        while len(self._ids) > MOST_KEPT:
            self._ids.popitem(last=False)

    def id_of(self, chat: str, words: str, /) -> str:
        """Return the id of the newest message that says or begins with the words."""
        known = _squeezed(words)
        exact = self._ids.get((chat, known))
        if exact is not None:
            return exact
        start = known.rstrip(CUT)
        if len(start) < LEAST_WORDS:
            return ""
        found = (
            shown
            for (where, said), shown in reversed(self._ids.items())
            if where == chat and said.startswith(start)
        )
        return next(found, "")


def _squeezed(words: str) -> str:
    return "".join(words.split())
