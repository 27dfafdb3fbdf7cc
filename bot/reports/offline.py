"""The page that checks a bulletin without a network: one file, plain script, no library.

It is a second implementation of ``deliberation.ledger.verifying`` and of every method of
counting, written apart from the first; its sources lie in ``verifier/``, a file a matter.
"""

import json
from functools import cache
from importlib.resources import files

SCRIPTS = (
    "bytes",
    "sha256",
    "sha512",
    "ed25519",
    "merkle",
    "fractions",
    "ties",
    "choices",
    "star",
    "rankings",
    "transferable",
    "pairs",
    "greedy",
    "shares",
    "methods",
    "deciding",
    "validity",
    "reading",
    "checks",
    "verify",
    "words",
    "telling",
    "finding",
    "answer",
    "vote",
    "search",
    "lists",
    "screen",
    "start",
)
"""In the order in which they are joined: what one uses stands before it."""

# A script element ends at the first "</script", whatever is around it.
ESCAPED = str.maketrans(
    {each: f"\\u{ord(each):04x}" for each in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}
)


def offline_page(bulletin: bytes | None) -> str:
    """Return the page with a bulletin in it, byte by byte; without one it asks for a file.

    Raises UnicodeDecodeError where the bytes are no text.
    """
    within = "null" if bulletin is None else json.dumps(bulletin.decode()).translate(ESCAPED)
    return _page().replace("/*%bulletin%*/", within, 1)


@cache
def _page() -> str:
    """Return the page without a bulletin."""
    scripts = "\n".join(_source(f"{each}.js") for each in SCRIPTS)
    program = f"(function () {{\n'use strict';\n\n{scripts}\n}})();"
    page = _source("page.html").replace("/*%style%*/", _source("page.css"), 1)
    return page.replace("/*%script%*/", program, 1)


def _source(name: str) -> str:
    return (files("bot.reports") / "verifier" / name).read_text(encoding="utf-8")
