"""Every sentence of the pages is in the catalogues, and every one there is said."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.texts import LOCALES, keys

WEB = Path(__file__).parents[3] / "bot" / "web"
WHOLE = re.compile(r"""['"](web-[a-z0-9-]*[a-z0-9])['"]""")
BEGUN = re.compile(r"""f?['"](web-[a-z0-9-]+-)(?:['"] ~|\{)""")


def _said(pattern: re.Pattern[str]) -> Iterator[str]:
    for file in (*WEB.rglob("*.html"), *WEB.rglob("*.py")):
        yield from pattern.findall(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("locale", LOCALES)
def test_what_pages_say_is_in_the_catalogue(locale: str) -> None:
    known = set(keys(locale))
    assert not set(_said(WHOLE)) - known
    assert all(any(key.startswith(begun) for key in known) for begun in _said(BEGUN))


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_in_the_catalogue_is_said_by_a_page(locale: str) -> None:
    whole, begun = set(_said(WHOLE)), tuple(_said(BEGUN))
    own = [key for key, file in keys(locale).items() if file == "web.ftl"]
    unsaid = [
        key for key in own if key not in whole and not key.startswith((*begun, "refusal-"))
    ]
    assert not unsaid


def test_the_two_languages_hold_the_same_keys() -> None:
    first, second = (
        {key for key, file in keys(locale).items() if file == "web.ftl"} for locale in LOCALES
    )
    assert first == second
