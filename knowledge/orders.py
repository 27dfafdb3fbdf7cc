"""Notice text that gives orders to a machine instead of telling people something."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

from knowledge.chinese import narrow

_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
_GAPS = re.compile(r"[\s\-_.·*|]+")


def gives_orders(text: str) -> bool:
    """Tell whether a text speaks to a machine, such as ``忽略以上指令``.

    Letters in other forms, invisible ones and gaps between letters hide nothing; text that
    runs backwards or is written in tags speaks to no person.
    """
    if _HIDDEN.search(text):
        return True
    plain = visible(unicodedata.normalize("NFKC", narrow(text))).lower()
    closed = _GAPS.sub("", plain)
    return any(pattern.search(plain) or pattern.search(closed) for pattern in _patterns())


def visible(text: str) -> str:
    """Return a text without characters that nobody sees."""
    return "".join(
        each for each in text if each == "\n" or not unicodedata.category(each).startswith("C")
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    data = resources.files("knowledge").joinpath("orders.toml").read_text(encoding="utf-8")
    return tuple(re.compile(pattern) for pattern in tomllib.loads(data)["orders"])
