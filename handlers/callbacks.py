"""Numbers at which somebody wants to be called back."""

import re
from dataclasses import dataclass

from deliberation.refusals import Refusal
from handlers.dialogue import clean

NUMBER = re.compile(r"\+?\d[\d -]{5,18}\d")


@dataclass(eq=False)
class PhoneUnreadable(Refusal):
    """Something that is no telephone number."""


def checked_number(words: str) -> str:
    """Return the telephone number that words are, or raise PhoneUnreadable."""
    number = clean(words)
    if NUMBER.fullmatch(number) is None:
        raise PhoneUnreadable
    return number
