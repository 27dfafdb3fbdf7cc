"""What keeps people out of a page: barriers that axe-core sees, and weight on a slow line."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from axe_playwright_python.sync_playwright import (  # pyright: ignore[reportMissingTypeStubs] - it ships none
    Axe,
)
from playwright.sync_api import Page

from tests.browser.addresses import every
from tests.browser.furnished import Furnished
from tests.browser.people import Person
from tests.browser.town import Town

GRAVE = frozenset({"serious", "critical"})
LANGUAGES = ("zh_CN", "en")
OPTIONS: Mapping[str, object] = {"resultTypes": ["violations"], "preload": False}
LIGHT = 60_000
HEAD = 700
"""Bytes of an answer's headers, at most."""
WEIGHT = """
[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map((it) => [it.encodedBodySize, new URL(it.name).pathname])
"""
BARRED = """
document.querySelector("main").insertAdjacentHTML("beforeend",
  "<img src='/static/icon.svg'><input name='nameless'><p id='pale'>pale</p>");
document.querySelector("#pale").style.color = "#ccc";
"""


def barriers(page: Page, axe: Any) -> Iterator[str]:  # noqa: ANN401 - it has no types
    """Yield what is serious or critical on the page that is open, with where it stands."""
    faults: list[dict[str, Any]] = axe.run(page, options=dict(OPTIONS)).response["violations"]
    for fault in faults:
        if fault["impact"] in GRAVE:
            for node in fault["nodes"]:
                yield f"{page.url} {fault['id']}: {fault['help']}: {node['html'][:200]}"


def weighed(page: Page) -> int:
    """Return what the open page took with all that it showed at once, nothing kept before."""
    return sum(size + HEAD for size, _ in page.evaluate(WEIGHT))


def test_every_page_lets_everybody_in_and_residents_pages_are_light(
    town: Town, furniture: Furnished, persona: Callable[..., Person]
) -> None:
    """Look at every page in one of the languages, in turn: the same template makes both."""
    axe, found, people = Axe(), list[str](), dict[str, Person]()
    heavy: dict[str, int] = {}
    for turn, address in enumerate(every(town, furniture)):
        if address.who not in people:
            people[address.who] = persona(address.who)
        who = people[address.who]
        who.speaks(LANGUAGES[turn % 2], at=town.address)
        assert who.goes(address.path) in {200, 410}, address
        switch = who.part(".languages a[lang]")
        assert switch.is_visible(), address
        weight = weighed(who.page)
        if weight > LIGHT and not address.desk:
            heavy[address.path] = weight
        found += barriers(who.page, axe)
    assert found == []
    assert heavy == {}


def test_what_keeps_people_out_is_found(persona: Callable[..., Person]) -> None:
    he = persona("何阿姨")
    he.page.evaluate(BARRED)
    rules = {each.split()[1].rstrip(":") for each in barriers(he.page, Axe())}
    assert rules >= {"image-alt", "label", "color-contrast"}
