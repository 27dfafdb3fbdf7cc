"""The page that checks a bulletin, as text; in a browser it is in tests/browser."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.reports.offline import SCRIPTS, offline_page

HOSTILE = ("</script><script>", "<!--<script>", "/*%script%*/", "\u2028&")
WITHIN = re.compile(r'<script type="application/json" id="bulletin">(.*?)</script>', re.DOTALL)


def within(page: str) -> str | None:
    """Return the bulletin that a page carries, as a browser finds it."""
    found = WITHIN.findall(page)
    assert len(found) == 1
    carried: str | None = json.loads(found[0])
    return carried


@given(st.text() | st.sampled_from(HOSTILE))
def test_a_bulletin_is_carried_byte_by_byte_and_ends_nothing(text: str) -> None:
    page = offline_page(text.encode(errors="replace"))
    assert within(page) == text.encode(errors="replace").decode()
    assert page.count("<script") == 2


def test_a_page_without_a_bulletin_asks_for_one() -> None:
    assert within(offline_page(None)) is None


def test_the_page_names_no_other_address_and_every_source_is_in_it() -> None:
    page = offline_page(None)
    assert not re.search(r"https?:|(?:src|href|action)=", page)
    assert len(SCRIPTS) == len(set(SCRIPTS))
    assert "/*%" not in page
