"""Vectors: the same from every place they are kept in, and kept over restarts and damage."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.addresses import PublicServer, parts
from knowledge.chroma_index import ChromaIndex, Embedded, FolderInUse, Server
from knowledge.encoder import trained
from knowledge.entries import Entry
from knowledge.index import Vectors
from knowledge.terms import Numbers
from knowledge.vectors import InMemory

ROOT = Path(__file__).resolve().parents[2]


def entry(key: str, text: str, *, community: str = "") -> Entry:
    return Entry(key, community, f"source-{key}", 1, "公约", "第一条", text)


DOGS = entry("dogs", "带狗出门应当拴绳。")
STAIRS = entry("stairs", "楼道里不能堆放杂物。")
HERE = entry("here", "本小区晚上十点后不得跳广场舞。", community="here")


class Counting:
    """The encoder that ships, counting what it is asked for."""

    def __init__(self, name: str = "") -> None:
        self.name = name or trained().name
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Numbers:
        self.asked += texts
        return trained().encode(texts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


def opened(folder: Path, *, by: Counting | None = None) -> ChromaIndex:
    encoder = by or Counting()
    return ChromaIndex(Embedded(folder), encoder=lambda: encoder)


@pytest.fixture(params=["chroma", "memory"])
def vectors(request: pytest.FixtureRequest, folder: Path) -> Iterator[Vectors]:
    if request.param == "memory":
        yield InMemory(trained())
        return
    made = opened(folder)
    yield made
    made.close()


@pytest.mark.parametrize(
    "entries", [(), (DOGS,), (HERE, DOGS, STAIRS), (STAIRS, HERE), (DOGS, STAIRS, HERE)]
)
def test_each_entry_has_its_vector_in_its_row(
    vectors: Vectors, entries: tuple[Entry, ...]
) -> None:
    assert vectors.ours
    for _ in range(2):
        made = vectors.sync(entries)
        assert len(made) == len(entries)
        if entries:
            wanted = trained().encode([each.told for each in entries])
            assert np.allclose(made, wanted, atol=1e-5)
    likely = trained().encode([DOGS.told])[0]
    assert np.allclose(vectors.vector(DOGS.told), likely)


def test_the_vectors_follow_the_entries(vectors: Vectors) -> None:
    vectors.sync((DOGS, STAIRS))
    changed = replace(DOGS, text="电动车不能进楼。")
    moved = replace(STAIRS, community_id="here")
    made = vectors.sync((moved, changed))
    wanted = trained().encode([moved.told, changed.told])
    assert np.allclose(made, wanted, atol=1e-5)


def test_only_what_changed_is_encoded_again(folder: Path) -> None:
    first, second = Counting(), Counting()
    index = opened(folder, by=first)
    index.sync((DOGS, STAIRS, HERE))
    assert len(first.asked) == 3
    index.sync((DOGS, STAIRS, HERE))
    assert len(first.asked) == 3
    index.close()
    again = opened(folder, by=second)
    changed = replace(STAIRS, text="楼道要保持畅通。")
    made = again.sync((DOGS, changed, HERE))
    assert second.asked == [changed.told]
    assert np.allclose(made[0], trained().encode([DOGS.told])[0], atol=1e-5)
    again.close()


def test_an_index_is_made_anew_on_demand(folder: Path) -> None:
    encoder = Counting()
    index = opened(folder, by=encoder)
    index.sync((DOGS, STAIRS))
    index.rebuild((DOGS, STAIRS))
    assert len(encoder.asked) == 4
    assert [path.name for path in folder.glob("index-*")] == ["index-2"]
    index.close()


def test_a_second_opener_is_refused(folder: Path) -> None:
    index, other = opened(folder), opened(folder)
    index.open()
    with pytest.raises(FolderInUse) as refused:
        other.open()
    assert refused.value.folder == folder
    index.close()
    other.open()
    other.close()


def test_the_folder_stays_taken_after_it_was_read(folder: Path) -> None:
    index, other = opened(folder), opened(folder)
    index.sync((DOGS,))
    with pytest.raises(FolderInUse):
        other.sync((DOGS,))
    index.close()


def test_another_process_is_refused_too(folder: Path) -> None:
    index = opened(folder)
    index.open()
    code = (
        "import sys; from pathlib import Path\n"
        "from knowledge.chroma_index import *; from knowledge.encoder import trained\n"
        "ChromaIndex(Embedded(Path(sys.argv[1])), encoder=trained).open()"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert "FolderInUse" in done.stderr
    index.close()


@pytest.mark.parametrize("pattern", ["*.sqlite3", "*"])
def test_a_damaged_index_is_built_anew(folder: Path, pattern: str) -> None:
    index = opened(folder)
    index.sync((DOGS, STAIRS))
    index.close()
    inside = next(folder.glob("index-*"))
    for file in inside.rglob(pattern):
        if file.is_file():
            file.write_bytes(b"garbage" * 1000)
    encoder = Counting()
    again = opened(folder, by=encoder)
    assert len(again.sync((DOGS, STAIRS))) == 2
    assert len(encoder.asked) == 2
    assert [path.name for path in folder.glob("index-*")] == ["index-2"]
    again.close()


def test_a_lost_manifest_or_another_encoder_begins_a_new_index(folder: Path) -> None:
    for name, asked in (("one", 2), ("other", 2), ("other", 0)):
        encoder = Counting(name)
        made = opened(folder, by=encoder)
        made.sync((DOGS, STAIRS))
        assert len(encoder.asked) == asked
        made.close()
    assert [path.name for path in folder.glob("index-*")] == ["index-2"]
    (folder / "current.json").write_text("nonsense", encoding="utf-8")
    made = opened(folder)
    made.sync((DOGS, STAIRS))
    assert [path.name for path in folder.glob("index-*")] == ["index-3"]
    made.close()


def test_a_public_server_is_refused_unless_asked_for() -> None:
    url = "http://8.8.8.8:8000"
    with pytest.raises(PublicServer) as refused:
        ChromaIndex(Server(url), encoder=trained).open()
    assert refused.value.url == url
    ChromaIndex(Server(url, anywhere=True), encoder=trained).open()
    assert parts("https://chroma.local") == ("chroma.local", 8000, True)
