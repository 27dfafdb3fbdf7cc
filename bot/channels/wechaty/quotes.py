"""A quoted message as WeChat puts it into the text of the one that quotes it."""

import re
from dataclasses import dataclass

QUOTE = re.compile(
    r"\s*「(?P<who>[^：:\n]{1,64})[：:](?P<what>.*?)」\s*\n\s*(?:-\s+){4,}-\s*\n(?P<words>.*)",
    re.DOTALL,
)
MARK = re.compile(r"✉([2-9A-HJ-NP-Z]{4})")
NOT_OURS = "quoted"


@dataclass(frozen=True)
class Quote:
    """What is quoted, of whom, and the words below."""

    who: str
    what: str
    words: str


def quote_of(text: str) -> Quote | None:
    """Return the quote that a message begins with, if there is one.

    The protocol has no field for it: gateways hand on ``「name：words」``, a line of
    hyphens, and what is said to it.
    """
    found = QUOTE.match(text)
    if found is None:
        return None
    return Quote(who=found["who"].strip(), what=found["what"], words=found["words"].strip())


def id_by_mark(text: str) -> str:
    """Return the id of one of our messages by the postmark below it, empty without one.

    By it a quoted card is known even where the gateway tells no ids, and after a restart.
    """
    marks = MARK.findall(text)
    return f"✉{marks[-1]}" if marks else ""
