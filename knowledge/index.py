"""Everything that may be cited at one moment, and how it is found."""

import logging
import threading
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Protocol

from knowledge.fusion import fused
from knowledge.lexical import LexicalIndex
from knowledge.library import Passage, Source
from knowledge.questions import Asked
from knowledge.support import Candidate

LEXICAL = 1.0
DENSE = 0.15
_POOL = 3
_LONGEST_BODY = 200_000
_log = logging.getLogger(__name__)


class Vectors(Protocol):
    """The arm that finds by vectors."""

    def sync(self, passages: Iterable[Passage], /) -> None:
        """Make the index hold exactly these passages."""
        ...

    def nearest(
        self, text: str, *, communities: Collection[str], limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return ids of passages with their likeness to a text, best first."""
        ...


class Index:
    """A snapshot of sources and passages; a change makes another one."""

    def __init__(
        self, sources: Iterable[Source], passages: Iterable[Passage], *, vectors: Vectors | None
    ) -> None:
        """Index the passages of sources that are not retired; vectors wait for a search."""
        self._sources = {source.id: source for source in sources if not source.retired_at}
        self._passages = {p.id: p for p in passages if p.source_id in self._sources}
        self._places = {(p.source_id, p.position): p.id for p in self._passages.values()}
        self._bodies = _bodies(self._passages.values())
        titles = {key: source.title for key, source in self._sources.items()}
        self._lexical = LexicalIndex(self._passages.values(), titles=titles)
        self._vectors = vectors
        self._synced = False
        self._guard = threading.Lock()

    def rarity(self, term: str) -> float:
        """Return how telling a term is among the passages."""
        return self._lexical.rarity(term)

    def body(self, source_id: str) -> str:
        """Return the whole text of a source, up to a limit."""
        return self._bodies.get(source_id, "")

    def after(self, candidate: Candidate, /) -> Candidate | None:
        """Return the passage that follows in the same source, if any does."""
        passage = candidate.passage
        key = self._places.get((passage.source_id, passage.position + 1))
        return Candidate(self._passages[key], candidate.source, 0.0) if key else None

    def find(
        self, asked: Asked, *, community_id: str, on: date, limit: int
    ) -> tuple[Candidate, ...]:
        """Return what is in force that day and bears on a question, best first."""
        communities = {"", community_id}
        pool = limit * _POOL
        lexical = [
            (hit.passage_id, hit.score)
            for hit in self._lexical.search(asked.terms, communities=communities, limit=pool)
        ]
        arms = [(LEXICAL, lexical)]
        arms.append((DENSE, self._near(asked.content, communities=communities, limit=pool)))
        scored = dict(lexical)
        found = (
            Candidate(self._passages[key], self._source_of(key), scored.get(key, 0.0))
            for key, _ in fused(arms, limit=2 * pool)
        )
        return tuple(one for one in found if one.source.in_force(on=on))[:limit]

    def _near(
        self, text: str, *, communities: Collection[str], limit: int
    ) -> list[tuple[str, float]]:
        vectors = self._ready()
        if vectors is None:
            return []
        try:
            near = vectors.nearest(text, communities=communities, limit=limit)
        except RuntimeError as error:
            _log.warning("Passages were sought without vectors: %s", error)
            return []
        return [find for find in near if find[0] in self._passages]

    def _ready(self) -> Vectors | None:
        """Return the vectors, brought up to date when they are first needed."""
        with self._guard:
            if self._vectors is not None and not self._synced:
                try:
                    self._vectors.sync(self._passages.values())
                except (OSError, RuntimeError) as error:
                    _log.warning("Passages are found without vectors: %s", error)
                    self._vectors = None
            self._synced = True
            return self._vectors

    def _source_of(self, passage_id: str) -> Source:
        return self._sources[self._passages[passage_id].source_id]


def _bodies(passages: Iterable[Passage]) -> Mapping[str, str]:
    texts: dict[str, list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.source_id, []).append(f"{passage.heading} {passage.text}")
    return {key: "\n".join(parts).lower()[:_LONGEST_BODY] for key, parts in texts.items()}
