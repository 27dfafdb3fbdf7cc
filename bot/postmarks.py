"""The postmark of a letter: by it a reader sees that two messages are one."""

import hashlib

from handlers.messages import Text
from handlers.texts import catalogue

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 4


def postmark(letter_id: int) -> str:
    """Return four letters and digits that are the same whenever a letter is sent.

    Two letters of one chat have the same by a chance of one in a million.
    """
    digest = hashlib.sha256(f"letter {letter_id}".encode()).digest()
    return "".join(LETTERS[each % len(LETTERS)] for each in digest[:LENGTH])


def postmarked(letter_id: int, *, repeats: int, locale: str) -> str:
    """Return the line below a letter; one that may have arrived before says so."""
    key = "delivery-postmark-again" if repeats else "delivery-postmark"
    return catalogue(locale).sentence(Text(key, {"mark": postmark(letter_id)}), time_zone="UTC")
