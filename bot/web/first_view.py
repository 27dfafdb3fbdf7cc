"""How much a page may weigh at first: what is heavier than that waits for a tap.

Residents open pages on slow lines and pay by the megabyte. A page, its styles and scripts and
the pictures that it shows at once come to 60 KB at most.
"""

from collections.abc import Callable
from pathlib import Path

from handlers.ports import NotFound

PICTURES_ROOM = 25_000
"""Bytes of pictures that a page shows at once."""
KILOBYTE = 1000


class FirstView:
    """Tells of every picture of one page whether it is shown at once, in the order asked."""

    def __init__(self, path: Callable[[str], Path]) -> None:
        """Look files up by their digest; ``path`` raises NotFound."""
        self._path = path
        self._left = PICTURES_ROOM
        self._known: dict[str, str] = {}

    def behind_a_tap(self, digest: str) -> str:
        """Return how large a picture is that waits for a tap, nothing where none does."""
        if digest not in self._known:
            self._known[digest] = self._weighed(digest)
        return self._known[digest]

    def _weighed(self, digest: str) -> str:
        try:
            size = self._path(digest).stat().st_size
        except NotFound:  # its page says so when it is opened
            return ""
        if size <= self._left:
            self._left -= size
            return ""
        return shown_size(size)


def shown_size(size: int) -> str:
    """Return a number of bytes as phones show it, such as 86 KB or 2.4 MB."""
    kilobytes = -(-size // KILOBYTE)
    if kilobytes < KILOBYTE:
        return f"{kilobytes} KB"
    return f"{kilobytes / KILOBYTE:.1f} MB"
