"""Finding: what is found, for whom, on which day; and an index that survives damage."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from knowledge.addresses import is_private
from knowledge.chroma_index import ChromaIndex, Embedded
from knowledge.encoder import trained
from knowledge.entries import Entry, Scope, entries
from knowledge.index import Index
from knowledge.lexical import LexicalIndex
from knowledge.library import Holdings, Passage
from knowledge.questions import take_apart
from knowledge.store import Store
from knowledge.thesaurus import shipped
from knowledge.vectors import InMemory
from tests.knowledge.bookshelf import NOW, TODAY, pack, reading, source, store_of

ROOT = Path(__file__).resolve().parents[2]
LEASH = "# 遛狗\n带狗出门应当拴绳。"
EVERYWHERE = Scope(frozenset({""}))
STAIRS = "# 楼道\n楼道里不能堆放杂物。"


def passages() -> list[Passage]:
    both = [reading(LEASH, of=source("dogs")), reading(STAIRS, of=source("stairs"))]
    return [passage for each in both for passage in each.passages]


def told(*passages: Passage) -> tuple[Entry, ...]:
    return entries(passages, titles={})


def test_words_are_found_in_text_heading_and_questions() -> None:
    asked = passages()
    lexical = LexicalIndex(told(asked[0], replace(asked[1], questions=("过道放鞋柜行吗",))))
    for words, found in (("拴绳", "dogs-001"), ("鞋柜", "stairs-001"), ("遛", "dogs-001")):
        terms = dict.fromkeys(words, 1.0) | {words: 1.0}
        hits = lexical.search(terms, scope=EVERYWHERE, limit=5)
        assert hits[0][0] == found
    assert lexical.search({}, scope=EVERYWHERE, limit=5) == ()
    assert lexical.rarity("火星") > lexical.rarity("拴绳")


def test_a_community_finds_its_own_and_what_all_share() -> None:
    shared = reading(LEASH, of=source("shared"))
    here = reading(LEASH, of=source("here", community_id="here"))
    there = reading(LEASH, of=source("there", community_id="there"))
    store = store_of([shared, here, there])
    for community, others in (("here", "there"), ("there", "here")):
        found = store.passages("遛狗拴绳", community_id=community, limit=10)
        assert {passage.community_id for passage in found} == {"", community}
        assert others not in {passage.community_id for passage in found}
    assert {p.community_id for p in store.passages("遛狗", community_id="", limit=9)} == {""}


def test_only_what_is_in_force_is_found() -> None:
    old = reading(LEASH, of=source("old", repealed=date(2026, 8, 15)))
    new = reading(LEASH, of=source("new", effective=date(2026, 8, 15)))
    store = store_of([old, new])
    index, asked = store.index(), store.asked("遛狗要拴绳吗", community_id="")
    for day, name in ((date(2026, 8, 14), "old"), (date(2026, 8, 15), "new")):
        found = index.find(asked, community_id="", on=day, limit=5)
        assert {candidate.source.name for candidate in found} == {name}


def test_what_shares_a_word_only_is_no_passage_for_a_topic() -> None:
    store = store_of(pack())
    found = store.passages("广场舞太吵", community_id="", limit=8)
    assert found[0].heading == "广场舞音响太吵"
    assert all("舞" in passage.text or "吵" in passage.text for passage in found)


def test_retired_sources_are_not_found() -> None:
    gone = reading(LEASH, of=source("gone"))
    store = store_of([replace(gone, source=replace(gone.source, retired_at=NOW))])
    assert store.passages("遛狗拴绳", community_id="", limit=5) == ()


def test_a_store_finds_what_it_was_last_given() -> None:
    store = store_of([reading(LEASH, of=source("dogs"))])
    assert len(store.passages("楼道杂物", community_id="", limit=5)) == 0
    stairs = reading(STAIRS, of=source("stairs"))
    store.refresh(Holdings((stairs.source,), stairs.passages))
    assert [p.id for p in store.passages("楼道杂物", community_id="", limit=5)] == [
        "stairs-001"
    ]
    assert Store(today=lambda: TODAY).passages("遛狗", community_id="", limit=5) == ()


def test_lay_words_find_formal_ones() -> None:
    thesaurus = shipped()
    lexical = LexicalIndex(told(*(p for r in pack() for p in r.passages)))
    asked = take_apart("溜狗不牵绳", thesaurus=thesaurus)
    assert "养犬" in asked.terms
    assert lexical.search(asked.terms, scope=EVERYWHERE, limit=1)


def test_questions_are_answered_while_the_folder_is_anothers(tmp_path: Path) -> None:
    taken = ChromaIndex(Embedded(tmp_path / "index"), encoder=trained)
    taken.open()
    other = ChromaIndex(Embedded(tmp_path / "index"), encoder=trained)
    both = [reading(LEASH, of=source("dogs")), reading(STAIRS, of=source("stairs"))]
    shelf = Holdings(
        tuple(each.source for each in both),
        tuple(passage for each in both for passage in each.passages),
    )
    index = Index(shelf, vectors=other)
    asked = take_apart("遛狗要拴绳吗", thesaurus=shipped())
    found = index.find(asked, community_id="", on=TODAY, limit=2)
    assert found[0].passage.id == "dogs-001"
    assert found[0].likeness > 0
    taken.close()


def test_vectors_find_what_shares_no_pair() -> None:
    store = Store(today=lambda: TODAY, vectors=InMemory(trained()))
    both = [reading(LEASH, of=source("dogs")), reading(STAIRS, of=source("stairs"))]
    store.refresh(
        Holdings(tuple(r.source for r in both), tuple(p for r in both for p in r.passages))
    )
    found = store.passages("楼道", community_id="", limit=5)
    assert found[0].id == "stairs-001"


@pytest.mark.parametrize(
    ("url", "private"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://[::1]:8000", True),
        ("http://10.1.2.3", True),
        ("https://192.168.1.9:8443", True),
        ("chroma:8000", True),
        ("http://index.internal", True),
        ("http://8.8.8.8:8000", False),
        ("http://[2001:4860:4860::8888]", False),
    ],
)
def test_private_addresses_are_told_from_public(url: str, private: bool) -> None:  # noqa: FBT001
    assert is_private(url) is private


def test_a_name_counts_by_its_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(*addresses: str) -> None:
        entries = [(0, 0, 0, "", (address, 0)) for address in addresses]
        monkeypatch.setattr("socket.getaddrinfo", lambda *_: entries)

    found("10.0.0.1")
    assert is_private("http://chroma.example.org")
    found("10.0.0.1", "8.8.8.8")
    assert not is_private("http://chroma.example.org")
    found()
    assert not is_private("http://chroma.example.org")


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    code = (
        "import sys, knowledge.store, knowledge.starter, knowledge.chroma_index, "
        "knowledge.modelled, knowledge.chat_model, knowledge.ingest\n"
        "heavy = {'chromadb', 'langchain_core', 'langchain_openai', 'langchain_chroma',"
        " 'tantivy', 'numpy', 'trafilatura', 'pypdf', 'docx', 'openai'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.strip() == "[]"
