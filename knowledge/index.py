"""Everything that may be cited at one moment, and how it is found."""

import logging
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from knowledge.endpoint import EndpointUnavailable
from knowledge.entries import Entry, Found, Scope, entries
from knowledge.leanness import give_back
from knowledge.lexical import LexicalIndex
from knowledge.library import Holdings, Passage, Source
from knowledge.questions import Asked
from knowledge.support import Candidate

if TYPE_CHECKING:
    from knowledge.ordering import Ordering
    from knowledge.terms import Numbers

POOL = 200
_SURE = 5
_LONGEST_BODY = 200_000
_log = logging.getLogger(__name__)


class Vectors(Protocol):
    """Where vectors are kept; each may raise RuntimeError where it does not work now."""

    @property
    def ours(self) -> bool:
        """Tell whether the vectors are of the encoder that ships."""
        ...

    def sync(self, entries: Sequence[Entry], /) -> "Numbers":
        """Make the index hold exactly these entries; return their vectors in their order."""
        ...

    def rebuild(self, entries: Sequence[Entry], /) -> "Numbers":
        """Do the same from nothing, whatever is there."""
        ...

    def vector(self, text: str, /) -> "Numbers":
        """Return the vector of a text."""
        ...


@dataclass(frozen=True)
class Stages:
    """What each stage of finding put into which order."""

    lexical: Found
    dense: Found
    fused: Found
    reranked: Found


@dataclass(frozen=True)
class _Ready:
    """Vectors with the order that they make possible."""

    vectors: Vectors
    ordering: "Ordering"


class Index:
    """A snapshot of what may be found; a change makes another one."""

    def __init__(self, holdings: Holdings, *, vectors: Vectors | None) -> None:
        """Index the passages of sources that are not retired; vectors wait for a search."""
        self._sources = {each.id: each for each in holdings.sources if not each.retired_at}
        self._passages = _in_order(holdings.passages, sources=self._sources)
        self._limited = _limited(self._sources.values())
        self._bodies: dict[str, str] = {}
        self._holdings = holdings
        self._lexical = LexicalIndex(self._entries())
        give_back()
        self._vectors = vectors
        self._ready: _Ready | None = None
        self._guard = threading.Lock()

    def rarity(self, term: str) -> float:
        """Return how telling a term is among the passages."""
        return self._lexical.rarity(term)

    def body(self, source_id: str) -> str:
        """Return the whole text of a source, up to a limit."""
        if source_id not in self._bodies:
            parts = (
                f"{p.heading} {p.text}" for p in self._of_source.get(source_id, {}).values()
            )
            self._bodies[source_id] = "\n".join(parts).lower()[:_LONGEST_BODY]
        return self._bodies[source_id]

    def place(self, community_id: str, /) -> str:
        """Return where a community lies; empty where that is not known."""
        return self._holdings.places.get(community_id, "")

    def after(self, candidate: Candidate, /) -> Candidate | None:
        """Return the passage that follows in the same source, if any does."""
        passage = candidate.passage
        following = self._of_source[passage.source_id].get(passage.position + 1)
        return Candidate(following, candidate.source, 0.0) if following else None

    def prepare(self) -> None:
        """Bring the vectors up to date now rather than at the first search."""
        self._prepared()

    def rebuild(self) -> int:
        """Make what is kept of the vectors anew; return of how many passages."""
        told = self._entries()
        if self._vectors is not None:
            self._vectors.rebuild(told)
        return len(told)

    def find(
        self, asked: Asked, *, community_id: str, on: date, limit: int
    ) -> tuple[Candidate, ...]:
        """Return what holds there that day and bears on a question, best first."""
        found = self.stages(asked, community_id=community_id, on=on, limit=limit)
        scored, near = dict(found.lexical), dict(found.dense)
        return tuple(
            Candidate(
                self._passages[key],
                self._sources[self._passages[key].source_id],
                scored.get(key, 0.0),
                likeness=near.get(key, 0.0),
                rank=rank,
            )
            for key, rank in _kept(found, limit=limit)
        )

    def stages(self, asked: Asked, *, community_id: str, on: date, limit: int) -> Stages:
        """Return what each stage finds, at least ``limit`` where there is so much.

        Words are sought while vectors are compared: neither holds the interpreter.
        """
        scope = self._scope(community_id, on=on)
        pool = max(limit, POOL)
        with ThreadPoolExecutor(max_workers=1) as beside:
            words = beside.submit(self._lexical.search, asked.terms, scope=scope, limit=pool)
            try:
                return self._with_vectors(asked, words=words, scope=scope, limit=pool)
            except RuntimeError as error:
                _log.warning("Passages were sought without vectors: %s", error)
                return _by_words(words.result())

    def _with_vectors(
        self, asked: Asked, *, words: "Future[Found]", scope: Scope, limit: int
    ) -> Stages:
        ready = self._prepared()
        if ready is None:
            return _by_words(words.result())
        question = ready.ordering.question(_told(asked), vector=ready.vectors.vector)
        dense = ready.ordering.nearest(question, scope=scope, limit=limit)
        lexical = words.result()
        pool = dict(lexical) | dict(dense)
        both = ready.ordering.ordered(question, pool=pool, scope=scope)
        return Stages(lexical=lexical, dense=dense, fused=both.fused, reranked=both.reranked)

    def _scope(self, community_id: str, *, on: date) -> Scope:
        """Return where to look: its own sources and shared ones, but those that do not hold."""
        place = self.place(community_id)
        barred = (
            source.id
            for source in self._limited
            if not source.in_force(on=on)
            or (not source.community_id and not source.holds_in(place))
        )
        return Scope(frozenset({"", community_id}), frozenset(barred))

    def _prepared(self) -> _Ready | None:
        """Return the vectors, brought up to date when they are first needed.

        Raises:
            EndpointUnavailable: The encoder is away; the next search tries again.
        """
        with self._guard:
            if self._ready is None and self._vectors is not None and self._passages:
                self._ready = self._made_ready(self._vectors)
                give_back()
            return self._ready

    def _made_ready(self, vectors: Vectors) -> _Ready:
        from knowledge.ordering import Ordering  # noqa: PLC0415  # numpy, loaded when used

        told = self._entries()
        try:
            made = vectors.sync(told)
        except EndpointUnavailable:
            raise
        except (OSError, RuntimeError) as error:
            _log.warning("Vectors are held in memory alone: %s", repr(error))
            vectors = _in_memory()
            made = vectors.sync(told)
        give_back()
        remembered = self._holdings.remembered
        ordering = Ordering(told, vectors=made, remembered=remembered, ours=vectors.ours)
        return _Ready(vectors, ordering)

    @cached_property
    def _of_source(self) -> Mapping[str, Mapping[int, Passage]]:
        return _by_source(self._passages.values())

    def _entries(self) -> tuple[Entry, ...]:
        titles = {key: source.title for key, source in self._sources.items()}
        return entries(self._passages.values(), titles=titles)


def _by_words(lexical: Found) -> Stages:
    return Stages(lexical=lexical, dense=(), fused=lexical, reranked=lexical)


def _told(asked: Asked) -> str:
    """Return a question with the words that texts use for its own."""
    others = dict.fromkeys(other for unit in asked.units for other in unit.others)
    return " ".join((asked.text, *others))


def _kept(found: Stages, *, limit: int) -> Found:
    """Return the best, and among them those that words alone put first.

    The ranker learned from laws; a text of few words may be known by one of them.
    """
    sure = {key for key, _ in found.lexical[: min(_SURE, limit)]}
    first = found.reranked[:limit]
    missed = [find for find in found.reranked[limit:] if find[0] in sure]
    return (*first[: limit - len(missed)], *missed)


def _in_memory() -> Vectors:
    from knowledge.encoder import trained  # noqa: PLC0415  # numpy, loaded when used
    from knowledge.vectors import InMemory  # noqa: PLC0415  # see above

    return InMemory(trained())


def _in_order(
    passages: Iterable[Passage], *, sources: Mapping[str, Source]
) -> Mapping[str, Passage]:
    """Return the passages of sources, those of each together and in their order."""
    held = (each for each in passages if each.source_id in sources)
    ordered = sorted(held, key=lambda each: (each.source_id, each.position))
    return {each.id: each for each in ordered}


def _by_source(passages: Iterable[Passage]) -> Mapping[str, Mapping[int, Passage]]:
    found: dict[str, dict[int, Passage]] = {}
    for passage in passages:
        found.setdefault(passage.source_id, {})[passage.position] = passage
    return found


def _limited(sources: Collection[Source]) -> tuple[Source, ...]:
    """Return the sources that do not hold at all times and everywhere."""
    return tuple(
        each
        for each in sources
        if each.jurisdiction or each.effective or each.repealed or each.expires
    )
