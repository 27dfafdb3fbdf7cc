"""Links lead somewhere, pictures are there, and both READMEs tell the same."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from handlers.dates import WhenUnclear, moment
from handlers.dialogue import is_skip, read
from handlers.mentions import mentioned
from handlers.registry import VERBS
from tests.docs.pages import (
    PAGES,
    ROOT,
    anchor,
    blocks,
    codes,
    headings,
    links,
    name_of,
)
from tests.fakes import FakeClock

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
PICTURES = ROOT / "docs" / "pictures"
LARGEST_PICTURE = 250_000
HAN = re.compile(r"[\u4e00-\u9fff]")
PACKAGES = ("bot", "handlers", "knowledge", "deliberation", "tests", "docs")
A_TEST = re.compile(r"(tests/[\w/]+\.py)(?:::(\w+))?")
PATH = re.compile(rf"(?:{'|'.join(PACKAGES)})/[\w./-]+")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if link.startswith(("https://", "http://")):
            continue
        path, _, place = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if place:
            assert place in {anchor(words) for _, words in headings(target)}, link


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_files_that_are_named_exist(page: Path) -> None:
    for code in codes(page):
        if PATH.fullmatch(code):
            assert (ROOT / code).exists(), code


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_tests_that_are_named_exist(page: Path) -> None:
    for code in codes(page):
        named = A_TEST.fullmatch(code)
        if named and named[2]:
            assert f"def {named[2]}(" in (ROOT / named[1]).read_text(encoding="utf-8"), code


def test_readmes_tell_the_same() -> None:
    english, chinese = READMES
    assert [level for level, _ in headings(english)] == [
        level for level, _ in headings(chinese)
    ]
    assert pictures_in(english) == pictures_in(chinese)
    for kind in ("sh", "ini"):
        assert list(blocks(english, kind=kind)) == list(blocks(chinese, kind=kind))


def test_pictures_are_shown_and_small() -> None:
    kept = sorted(name_of(file) for file in PICTURES.glob("*.png"))
    assert sorted(pictures_in(READMES[0])) == kept
    assert 8 <= len(kept) <= 12
    for name in kept:
        assert (ROOT / name).stat().st_size < LARGEST_PICTURE


def pictures_in(page: Path) -> list[str]:
    return [link for link in links(page) if link.endswith(".png")]


def test_the_index_names_every_document() -> None:
    index = ROOT / "docs" / "index.md"
    named = {(index.parent / link.partition("#")[0]).resolve() for link in links(index)}
    assert {page for page in PAGES if page != index} <= named


def test_the_index_names_every_decision_by_its_title() -> None:
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs" / "adr").glob("*.md")):
        title = headings(page)[0][1]
        assert f"- [{title}](adr/{page.name})" in index
        assert any(line.startswith("Status: ") for line in page.read_text().splitlines())


def test_modules_on_the_map_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    sections = re.findall(r"^### `(\w+)/`[^\n]*\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in sections] == ["deliberation", "knowledge", "handlers", "bot"]
    for package, section in sections:
        rows = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
        for name in re.findall(r"`([^`]+)`", "".join(rows)):
            assert (ROOT / package / name).exists(), f"{package}/{name}"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_one_may_say_is_understood(page: Path, clock: FakeClock) -> None:
    for said in codes(page):
        if HAN.search(said) and "/" not in said:
            assert understood(said, clock=clock), said


def understood(said: str, *, clock: FakeClock) -> bool:
    reading = read(said, verbs=VERBS)
    marked = reading.digits or reading.marks
    known = reading.verb or marked or reading.asks_status or mentioned(said)
    if known or is_skip(said):
        return True
    try:
        return bool(moment(said, now=clock.now()))
    except WhenUnclear:
        return False
