from datetime import timedelta

import pytest

from knowledge import starter
from knowledge.ingest import current
from knowledge.library import SourceKind
from knowledge.starter import BadEntryError, entries, stock
from tests.knowledge.bookshelf import NOW, Bookshelf, numbered, pack

ENTRY = """
theme = "pets"
[[entry]]
id = "pets-leash"
title = "遛狗要拴绳"
law = "动物防疫法"
article = "第三十条"
issuer = "全国人大常委会"
effective = 2021-05-01
jurisdiction = "全国"
text = "带狗出门要系犬绳。"
questions = ["遛狗要拴绳吗"]
"""


def test_an_entry_is_a_shared_source_with_one_passage() -> None:
    [reading] = entries(now=NOW, new_id=numbered(), texts={"pets.toml": ENTRY})
    source, [passage] = reading.source, reading.passages
    assert (source.name, source.title, source.kind) == (
        "pets-leash",
        "动物防疫法",
        SourceKind.LAW,
    )
    assert source.community_id == ""
    assert len(source.digest) == 64
    assert (passage.heading, passage.locator) == ("遛狗要拴绳", "第三十条")
    assert passage.questions == ("遛狗要拴绳吗",)


def test_the_pack_that_ships_is_stocked_once() -> None:
    shelf, ids = Bookshelf(), numbered()
    assert stock(shelf, now=NOW, new_id=ids) == len(pack()) > 60
    assert stock(shelf, now=NOW, new_id=ids) == 0
    assert len(current(shelf)[0]) == len(pack())


def test_a_changed_pack_takes_its_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf, ids = Bookshelf(), numbered()
    other = ENTRY.replace("pets-leash", "pets-gone")
    monkeypatch.setattr(starter, "_shipped", lambda: {"a": ENTRY, "b": other})
    assert stock(shelf, now=NOW, new_id=ids) == 2
    monkeypatch.setattr(starter, "_shipped", lambda: {"a": ENTRY.replace("系犬绳", "拴绳")})
    later = NOW + timedelta(days=1)
    assert stock(shelf, now=later, new_id=ids) == 2
    sources, [passage] = current(shelf)
    assert [source.name for source in sources] == ["pets-leash"]
    assert passage.text == "带狗出门要拴绳。"
    assert len(shelf.passages.where()) == 3


@pytest.mark.parametrize(
    "text", [ENTRY + ENTRY.replace('theme = "pets"', ""), ENTRY.replace("issuer", "x")]
)
def test_a_pack_that_is_wrong_is_refused(text: str) -> None:
    with pytest.raises(BadEntryError):
        list(entries(now=NOW, new_id=numbered(), texts={"pets.toml": text}))
