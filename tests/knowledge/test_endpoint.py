"""Another encoder by setting: an endpoint on this machine that speaks /v1/embeddings."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from knowledge.chroma_index import ChromaIndex, Embedded
from knowledge.encoder import trained
from knowledge.endpoint import (
    REST_SECONDS,
    EndpointEncoder,
    EndpointSettings,
    EndpointUnavailable,
)
from knowledge.library import Holdings
from knowledge.store import Store
from tests.knowledge.bookshelf import TODAY, pack
from tests.knowledge.embedding_server import Embedding, embedding

pytestmark = [pytest.mark.enable_socket]

TEXTS = ["带狗出门要拴绳", "", "楼道里不能堆放杂物" * 500]


@dataclass
class Watch:
    """A clock that tests move."""

    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def served() -> Embedding:
    return Embedding()


@pytest.fixture
def address(served: Embedding) -> Iterator[str]:
    with embedding(served) as found:
        yield found


def encoder(address: str, watch: Watch, *, model: str = "small") -> EndpointEncoder:
    told = EndpointSettings(model=model, base_url=address, api_key="secret")
    return EndpointEncoder(told, clock=watch, seconds=5)


def test_texts_become_rows_of_length_one(address: str, served: Embedding, watch: Watch) -> None:
    made = encoder(address, watch).encode(TEXTS)
    assert made.shape == (3, 128)
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert {told["model"] for told in served.asked} == {"small"}
    assert set(served.keys) == {"Bearer secret"}
    assert max(len(text) for text in served.texts) == 2000


def test_the_name_tells_model_and_address(watch: Watch) -> None:
    names = {
        encoder(address, watch, model=model).name
        for address in ("http://a/v1", "http://b/v1")
        for model in ("small", "large")
    }
    assert len(names) == 4


@pytest.mark.parametrize(
    "wrong",
    [
        Embedding(status=500),
        Embedding(status=401),
        Embedding(garbage=b"<html>"),
        Embedding(garbage=b'{"data": []}'),
    ],
)
def test_what_gives_no_vectors_is_told_in_one_line(wrong: Embedding, watch: Watch) -> None:
    with embedding(wrong) as address, pytest.raises(EndpointUnavailable) as told:
        encoder(address, watch).check()
    assert "\n" not in str(told.value)


def test_after_a_failure_nobody_waits_for_a_minute(watch: Watch) -> None:
    wrong = Embedding(status=400)
    with embedding(wrong) as address:
        made = encoder(address, watch)
        for _ in range(3):
            with pytest.raises(EndpointUnavailable):
                made.encode(TEXTS)
        assert len(wrong.asked) == 1
        wrong.status = 200
        watch.now += REST_SECONDS
        assert len(made.encode(TEXTS)) == 3


def stored(index: ChromaIndex) -> Store:
    made = Store(today=lambda: TODAY, vectors=index)
    shelf = pack()
    passages = tuple(p for each in shelf for p in each.passages)
    made.refresh(Holdings(tuple(each.source for each in shelf), passages))
    return made


def index_of(folder: Path, made: EndpointEncoder) -> ChromaIndex:
    return ChromaIndex(Embedded(folder), encoder=lambda: made, ours=False)


def test_passages_are_found_by_an_endpoints_vectors(
    address: str, served: Embedding, watch: Watch, tmp_path: Path
) -> None:
    index = index_of(tmp_path / "index", encoder(address, watch))
    store = stored(index)
    found = store.find("遛狗不拴绳", community_id="", limit=5)
    assert "犬" in found[0].passage.text or "狗" in found[0].passage.text
    assert any(each.likeness > 0 for each in found)
    assert len(served.texts) == len(pack()) + 1
    index.close()


def test_another_model_builds_the_index_anew_by_itself(
    address: str, served: Embedding, watch: Watch, tmp_path: Path
) -> None:
    for model, length in (("small", 128), ("large", 64), ("large", 64)):
        served.length = length
        index = index_of(tmp_path / "index", encoder(address, watch, model=model))
        assert stored(index).find("遛狗", community_id="", limit=3)
        index.close()
    assert [path.name for path in (tmp_path / "index").glob("index-*")] == ["index-2"]
    assert len(served.texts) == 2 * len(pack()) + 3


def test_an_outage_leaves_the_words(
    address: str,
    served: Embedding,
    watch: Watch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    index = index_of(tmp_path / "index", encoder(address, watch))
    store = stored(index)
    served.status = 400
    with caplog.at_level(logging.WARNING):
        assert store.find("遛狗要拴绳", community_id="", limit=5)
    assert "without vectors" in caplog.text
    served.status = 200
    watch.now += REST_SECONDS
    found = store.find("遛狗要拴绳", community_id="", limit=5)
    assert any(each.likeness > 0 for each in found)
    index.close()


def test_the_encoder_that_ships_is_not_mixed_with_it(address: str, watch: Watch) -> None:
    assert encoder(address, watch).name != trained().name
