"""Vectors of passages in Chroma: the one door to chromadb and langchain_chroma.

Chroma is a cache of what SQL holds. An embedded folder belongs to one process, is made
anew beside the old one when it cannot be read or when the encoder changed, and swapped.
"""

import hashlib
import json
import logging
import shutil
import threading
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filelock import FileLock, Timeout

from knowledge.addresses import PublicServer, is_private, parts
from knowledge.encoder import Encoder
from knowledge.library import Passage

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from langchain_chroma import Chroma
    from langchain_core.embeddings import Embeddings

_BATCH = 1000
_PAGE = 5000
_LOCK = "lock"
_MANIFEST = "current.json"
_SHARED = "shared"
_log = logging.getLogger(__name__)


class FolderInUse(RuntimeError):  # noqa: N818  # says what is, as other refusals do
    """Another process has the index folder open."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class VectorsUnavailable(RuntimeError):  # noqa: N818  # see above
    """The vector store does not work now; passages can be found without it."""


@dataclass(frozen=True)
class Embedded:
    """An index in a folder of this machine."""

    folder: Path


@dataclass(frozen=True)
class Server:
    """An index on a Chroma server; a public address is refused unless ``anywhere``."""

    url: str
    anywhere: bool = False


class _Vectors:
    """What langchain asks of an embedding, answered by our encoder."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return the vectors of texts."""
        return [[float(part) for part in row] for row in self._encoder.encode(texts)]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return [float(part) for part in self._encoder.encode([text])[0]]


class ChromaIndex:
    """One collection a community and one for what all share."""

    def __init__(self, place: Embedded | Server, *, encoder: Encoder) -> None:
        """Prepare an index; nothing is opened or imported until it is needed."""
        self._place = place
        self._encoder = encoder
        self._client: Client | None = None
        self._lock: FileLock | None = None
        self._guard = threading.RLock()

    def open(self) -> None:
        """Take the folder, or check the server's address, without loading anything.

        Raises:
            FolderInUse: Another process has the folder open.
            PublicServer: The server can be reached from outside.
        """
        with self._guard:
            if isinstance(self._place, Server):
                if not self._place.anywhere and not is_private(self._place.url):
                    raise PublicServer(self._place.url)
            elif self._lock is None:
                self._lock = _taken(self._place.folder)

    def close(self) -> None:
        """Let the folder go."""
        with self._guard:
            if self._client is not None:
                self._client.close()
                self._client = None
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def sync(self, passages: Iterable[Passage]) -> None:
        """Make the index hold exactly these passages; rebuild it where it cannot be read."""
        groups: dict[str, list[Passage]] = defaultdict(list)
        for passage in passages:
            groups[passage.community_id].append(passage)
        with self._guard:
            self.open()
            try:
                self._update(groups)
            except Exception as error:
                if isinstance(self._place, Server):
                    raise VectorsUnavailable from error
                _log.warning(
                    "The vector index cannot be read and is built anew.", exc_info=True
                )
                self._start_anew(self._place.folder)
                self._update(groups)

    def nearest(
        self, text: str, *, communities: Collection[str], limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return ids of passages with their likeness to a text from 0 to 1, best first.

        Raises:
            VectorsUnavailable: The store broke down or cannot be reached.
        """
        vector = [float(part) for part in self._encoder.encode([text])[0]]
        found: list[tuple[str, float]] = []
        with self._guard:
            try:
                present = self._collections()
                for community in communities:
                    if self._name(community) in present:
                        found += self._nearest(community, vector=vector, limit=limit)
            except Exception as error:
                raise VectorsUnavailable from error
        return tuple(sorted(found, key=lambda find: (-find[1], find[0]))[:limit])

    def _nearest(
        self, community: str, *, vector: Sequence[float], limit: int
    ) -> Iterator[tuple[str, float]]:
        near = self._store(community).similarity_search_by_vector_with_relevance_scores(
            list(vector), k=limit
        )
        for document, distance in near:
            yield str(document.id), max(0.0, 1.0 - distance)

    def _name(self, community: str) -> str:
        encoder = hashlib.sha256(self._encoder.name.encode()).hexdigest()[:8]
        return f"passages-{encoder}-{community or _SHARED}"

    def _collections(self) -> set[str]:
        return {collection.name for collection in self._opened().list_collections()}

    def _store(self, community: str) -> "Chroma":
        from langchain_chroma import Chroma  # noqa: PLC0415  # the one door, loaded when used

        return Chroma(
            client=self._opened(),
            collection_name=self._name(community),
            embedding_function=cast("Embeddings", _Vectors(self._encoder)),
            collection_configuration={"hnsw": {"space": "cosine"}},
        )

    def _update(self, groups: Mapping[str, Sequence[Passage]]) -> None:
        wanted = {self._name(community) for community in groups}
        for name in self._collections():
            if name.startswith("passages-") and name not in wanted:
                self._opened().delete_collection(name)
        for community, passages in groups.items():
            _bring_to(self._store(community), passages=passages)

    def _opened(self) -> "Client":
        if self._client is None:
            self.open()
            self._client = self._connected()
        return self._client

    def _connected(self) -> "Client":
        import chromadb  # noqa: PLC0415  # the one door, loaded when used
        from chromadb.config import Settings  # noqa: PLC0415

        settings = Settings(anonymized_telemetry=False)
        if isinstance(self._place, Server):
            host, port, secure = parts(self._place.url)
            made = chromadb.HttpClient(host=host, port=port, ssl=secure, settings=settings)
        else:
            inside = _current(self._place.folder, encoder=self._encoder.name)
            made = chromadb.PersistentClient(path=str(inside), settings=settings)
        return cast("Client", made)  # it is one; chromadb only says ClientAPI

    def _start_anew(self, folder: Path) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None
        _begin(folder, encoder=self._encoder.name)


def _taken(folder: Path) -> FileLock:
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise FolderInUse(folder) from error
    return lock


def _current(folder: Path, *, encoder: str) -> Path:
    """Return the index in use, or a new one where none is or another encoder made it."""
    try:
        told = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        inside = folder / Path(str(told["folder"])).name
        if told["encoder"] == encoder and inside.is_dir():
            return inside
    except (OSError, ValueError, KeyError, TypeError):
        _log.info("There is no vector index yet; one is built.")
    return _begin(folder, encoder=encoder)


def _begin(folder: Path, *, encoder: str) -> Path:
    """Make an empty index beside the old ones, point to it and remove those."""
    old = sorted(folder.glob("index-*"))
    numbers = [int(path.name.removeprefix("index-")) for path in old if path.name[6:].isdigit()]
    inside = folder / f"index-{max(numbers, default=0) + 1}"
    inside.mkdir()
    draft = folder / f"{_MANIFEST}.new"
    draft.write_text(json.dumps({"folder": inside.name, "encoder": encoder}), encoding="utf-8")
    draft.replace(folder / _MANIFEST)
    for path in old:
        shutil.rmtree(path, ignore_errors=True)
    return inside


def _bring_to(store: "Chroma", *, passages: Sequence[Passage]) -> None:
    """Add what a collection lacks and delete what it should not have."""
    wanted = {passage.id: passage for passage in passages}
    present = dict(_present(store))
    stale = [key for key, mark in present.items() if mark != _mark(wanted.get(key))]
    for at in range(0, len(stale), _BATCH):
        store.delete(ids=stale[at : at + _BATCH])
    stay = present.keys() - set(stale)
    lacking = [passage for key, passage in wanted.items() if key not in stay]
    for at in range(0, len(lacking), _BATCH):
        batch = lacking[at : at + _BATCH]
        store.add_texts(  # pyright: ignore[reportUnknownMemberType]  # metadatas are bare dicts there
            texts=[_told(passage) for passage in batch],
            metadatas=[{"mark": _mark(passage)} for passage in batch],
            ids=[passage.id for passage in batch],
        )


def _present(store: "Chroma") -> Iterator[tuple[str, str]]:
    at = 0
    while True:
        page = store.get(limit=_PAGE, offset=at, include=["metadatas"])
        marks = cast("list[Mapping[str, object] | None]", page["metadatas"])
        for key, values in zip(page["ids"], marks, strict=True):
            yield str(key), str((values or {}).get("mark", ""))
        if len(page["ids"]) < _PAGE:
            return
        at += _PAGE


def _told(passage: Passage) -> str:
    return " ".join((passage.heading, passage.text, *passage.questions))


def _mark(passage: Passage | None) -> str:
    if passage is None:
        return ""
    return hashlib.sha256(_told(passage).encode()).hexdigest()[:16]
