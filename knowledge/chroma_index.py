"""Vectors of passages kept in Chroma: the one door to chromadb.

Chroma is a cache of what SQL holds. An embedded folder belongs to one process, is made
anew beside the old one when it cannot be read or when the encoder changed, and swapped.
"""

import hashlib
import json
import logging
import shutil
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from filelock import FileLock, Timeout

from knowledge.addresses import PublicServer, is_private, parts
from knowledge.endpoint import EndpointUnavailable
from knowledge.entries import Entry

if TYPE_CHECKING:
    from chromadb import Collection as Kept
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration

    from knowledge.encoder import Encoder
    from knowledge.terms import Numbers

_PAGE = 2000
_LOCK = "lock"
_MANIFEST = "current.json"
_SHARED = "shared"
_CONFIGURATION: "CreateCollectionConfiguration" = {"hnsw": {"space": "cosine"}}
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


class ChromaIndex:
    """One collection a community and one for what all share."""

    def __init__(
        self,
        place: Embedded | Server,
        *,
        encoder: Callable[[], "Encoder"],
        ours: bool = True,
    ) -> None:
        """Prepare an index; nothing is opened, loaded or imported until it is needed.

        ``ours``: the encoder is the one that ships.
        """
        self._place = place
        self._encoder = encoder
        self._ours = ours
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
            self._let_go()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    @property
    def ours(self) -> bool:
        """Tell whether the vectors are of the encoder that ships."""
        return self._ours

    def sync(self, entries: Sequence[Entry]) -> "Numbers":
        """Make the index hold exactly these entries; return their vectors in their order.

        Where it cannot be read it is made anew.

        Raises:
            FolderInUse: Another process has the folder open.
            EndpointUnavailable: The encoder does not work now.
            VectorsUnavailable: The server does not work now.
        """
        with self._guard:
            self.open()
            try:
                return self._updated(entries)
            except EndpointUnavailable:
                raise
            except Exception as error:
                if isinstance(self._place, Server):
                    raise VectorsUnavailable from error
                _log.warning(
                    "The vector index cannot be read and is built anew.", exc_info=True
                )
                return self.rebuild(entries)

    def rebuild(self, entries: Sequence[Entry]) -> "Numbers":
        """Throw away what is there and make it anew from these entries; see ``sync``."""
        with self._guard:
            self.open()
            if isinstance(self._place, Embedded):
                self._start_anew(self._place.folder)
            else:
                self._drop_but(set())
            return self._updated(entries)

    def vector(self, text: str) -> "Numbers":
        """Return the vector of a text; raise EndpointUnavailable where the encoder is away."""
        made: Numbers = self._encoder().encode([text])[0]
        return made

    def _name(self, community: str) -> str:
        encoder = hashlib.sha256(self._encoder().name.encode()).hexdigest()[:8]
        return f"passages-{encoder}-{community or _SHARED}"

    def _collection(self, community: str) -> "Kept":
        return self._opened().get_or_create_collection(
            self._name(community), embedding_function=None, configuration=_CONFIGURATION
        )

    def _drop_but(self, wanted: Collection[str]) -> None:
        for collection in self._opened().list_collections():
            if collection.name.startswith("passages-") and collection.name not in wanted:
                self._opened().delete_collection(collection.name)

    def _updated(self, entries: Sequence[Entry]) -> "Numbers":
        """Bring the collections up to date and let Chroma go: what it held is in hand."""
        try:
            return self._update(entries)
        finally:
            self._let_go()

    def _let_go(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def _update(self, entries: Sequence[Entry]) -> "Numbers":
        import numpy as np  # noqa: PLC0415  # loaded when used

        groups: dict[str, list[int]] = {}
        for row, entry in enumerate(entries):
            groups.setdefault(entry.community_id, []).append(row)
        self._drop_but({self._name(community) for community in groups})
        vectors: Numbers = np.zeros((len(entries), 1), np.float32)
        for community, rows in groups.items():
            made = self._brought(community, entries=[entries[row] for row in rows])
            if vectors.shape[1] != made.shape[1]:
                vectors = np.zeros((len(entries), made.shape[1]), np.float32)
            vectors[rows] = made
        return vectors

    def _brought(self, community: str, *, entries: Sequence[Entry]) -> "Numbers":
        """Add what a collection lacks, delete what it should not have; return its vectors."""
        from knowledge.vectors import BATCH, Gathered  # noqa: PLC0415  # loads numpy

        kept, gathered = self._collection(community), Gathered(entries)
        marks = {entry.key: _mark(entry) for entry in entries}
        stale: list[str] = []
        for page in _pages(kept):
            stale += page.stale(marks)
            gathered.put(*page.fresh(marks))
        for at in range(0, len(stale), _PAGE):
            kept.delete(ids=stale[at : at + _PAGE])
        lacking = gathered.lacking()
        for at in range(0, len(lacking), BATCH):
            batch = lacking[at : at + BATCH]
            vectors = self._encoder().encode([entry.told for entry in batch])
            keys = [entry.key for entry in batch]
            kept.add(ids=keys, embeddings=vectors, metadatas=[{"mark": marks[k]} for k in keys])
            gathered.put(keys, vectors)
        return gathered.vectors

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
            inside = _current(self._place.folder, encoder=self._encoder().name)
            made = chromadb.PersistentClient(path=str(inside), settings=settings)
        return cast("Client", made)  # it is one; chromadb only says ClientAPI

    def _start_anew(self, folder: Path) -> None:
        self._let_go()
        _begin(folder, encoder=self._encoder().name)


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


@dataclass(frozen=True)
class _Page:
    """Some entries of a collection as they are kept."""

    keys: Sequence[str]
    marks: Sequence[str]
    vectors: "Numbers"

    def stale(self, wanted: Mapping[str, str]) -> list[str]:
        """Return the keys that should not be there or whose text has changed."""
        return [key for key, mark in self._marked() if wanted.get(key) != mark]

    def fresh(self, wanted: Mapping[str, str]) -> tuple[list[str], "Numbers"]:
        """Return the keys whose text is still the same, with their vectors."""
        same = [wanted.get(key) == mark for key, mark in self._marked()]
        keys = [key for key, good in zip(self.keys, same, strict=True) if good]
        return keys, self.vectors[same]

    def _marked(self) -> Iterator[tuple[str, str]]:
        return zip(self.keys, self.marks, strict=True)


def _pages(kept: "Kept") -> Iterator[_Page]:
    import numpy as np  # noqa: PLC0415  # loaded when used

    at = 0
    while True:
        page = kept.get(limit=_PAGE, offset=at, include=["metadatas", "embeddings"])
        keys, held = page["ids"], page["metadatas"] or ()
        if keys:
            marks = [str((told or {}).get("mark", "")) for told in held]
            yield _Page(keys, marks, np.asarray(page["embeddings"], dtype=np.float32))
        if len(keys) < _PAGE:
            return
        at += _PAGE


def _mark(entry: Entry) -> str:
    return hashlib.sha256(entry.told.encode()).hexdigest()[:16]
