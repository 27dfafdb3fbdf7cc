"""Put what the arms found into one order: by trained signs, and by answered questions."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from knowledge.encoder import trained
from knowledge.entries import Entry, Found, Scope
from knowledge.library import Remembered
from knowledge.memory import Memory
from knowledge.ranking import FEATURES, Question, Shelf, Votes, features, shipped
from knowledge.terms import Counts, Numbers, Places, Vocabulary, along, joined
from knowledge.vectors import BATCH

_FUSED = FEATURES.index("fused")
_VOTES = FEATURES.index("vote_best")
_SCOPES = 32


@dataclass(frozen=True)
class Ordered:
    """The pool of a question in two orders."""

    fused: Found
    reranked: Found


class Ordering:
    """What is known of all entries before anyone asks; row i is entry i.

    Entries of one source stand together in their order.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        vectors: Numbers,
        remembered: Iterable[Remembered],
        ours: bool,
    ) -> None:
        """Count the entries' terms; ``ours``: the vectors are of the encoder that ships."""
        self._keys = tuple(each.key for each in entries)
        self._rows = {key: row for row, key in enumerate(self._keys)}
        self._communities = _Names(each.community_id for each in entries)
        self._sources = _Names(each.source_id for each in entries)
        self._remembered = (*remembered, *_of_passages(entries))
        self._memories: dict[frozenset[str], Memory] = {}
        self._scopes: dict[Scope, npt.NDArray[np.bool_]] = {}
        self._ours = ours
        vocabulary = trained().vocabulary
        firsts = self._sources.firsts
        self._shelf = Shelf(
            vocabulary=vocabulary,
            counts=_counted(entries, vocabulary=vocabulary),
            vectors=vectors,
            sources=self._sources.numbers,
            titles=vocabulary.count([entries[row].title for row in firsts]),
        )
        _ = self._shelf.rarity, self._shelf.damping, self._shelf.centres, self._shelf.told

    def question(self, text: str, *, vector: Callable[[str], Numbers]) -> Question:
        """Return a question with how like every entry is; ``vector`` is of their encoder.

        Raises:
            RuntimeError: The vector is not as long as theirs: the model behind a name changed.
        """
        counts = trained().vocabulary.count([text])
        made = trained().of_counts(counts)[0] if self._ours else vector(text)
        if made.shape != self._shelf.vectors.shape[1:]:
            raise RuntimeError(made.shape)
        return Question(counts, made, near=along(self._shelf.vectors, made))

    def nearest(self, question: Question, *, scope: Scope, limit: int) -> Found:
        """Return the entries of a scope whose vectors are most like; all are compared."""
        likeness = question.likeness(self._shelf, rows=slice(None))
        inside = self._inside(scope)
        if not inside.all():
            likeness = np.where(inside, likeness, -np.inf)
        worst = max(0, len(likeness) - limit)
        best = np.argpartition(likeness, worst)[worst:]
        rows = np.sort(best[likeness[best] > -np.inf])
        return self._sorted(rows, likeness[rows])

    def ordered(self, question: Question, *, pool: Iterable[str], scope: Scope) -> Ordered:
        """Return the pool, and what answered questions add to it, in order."""
        votes = self._votes(question, scope=scope)
        found = [self._rows[key] for key in pool]
        rows = np.union1d(np.asarray(found, dtype=np.int64), votes.rows)
        if not len(rows):
            return Ordered((), ())
        table = features(self._shelf, question, rows=rows, votes=votes)
        mixed = table[:, _FUSED]
        best = shipped().scores(table) if self._ours else mixed + table[:, _VOTES]
        return Ordered(self._sorted(rows, mixed), self._sorted(rows, best))

    def _votes(self, question: Question, *, scope: Scope) -> Votes:
        """Return what earlier questions of the scope's communities say for its entries."""
        memory = self._memory(scope.communities)
        if not self._ours:
            question = Question(question.counts, trained().of_counts(question.counts)[0])
        votes = memory.votes(question)
        inside = self._inside(scope)[votes.rows]
        if inside.all():
            return votes
        return Votes(
            votes.rows[inside], votes.best[inside], votes.total[inside], likeness=votes.likeness
        )

    def _memory(self, communities: frozenset[str]) -> Memory:
        if communities not in self._memories:
            told = [
                (each.question, rows)
                for each in self._remembered
                if each.community_id in communities
                and (rows := [self._rows[key] for key in each.passages if key in self._rows])
            ]
            self._memories[communities] = Memory.of(
                [question for question, _ in told],
                rows=[rows for _, rows in told],
                encoder=trained(),
                rarity=self._shelf.rarity,
            )
        return self._memories[communities]

    def _inside(self, scope: Scope) -> npt.NDArray[np.bool_]:
        """Tell which entries a scope holds; the last scopes are remembered."""
        if scope not in self._scopes:
            if len(self._scopes) >= _SCOPES:
                self._scopes.clear()
            self._scopes[scope] = self._among(scope)
        return self._scopes[scope]

    def _among(self, scope: Scope) -> npt.NDArray[np.bool_]:
        inside = self._communities.among(scope.communities)
        if scope.barred:
            inside &= ~self._sources.among(scope.barred)
        return inside

    def _sorted(self, rows: Places, scores: Numbers) -> Found:
        """Return rows by their keys with their scores, best first, equal ones by row."""
        order = np.argsort(-scores, kind="stable")
        numbers: list[int] = rows[order].tolist()
        likely: list[float] = scores[order].tolist()
        return tuple(zip([self._keys[row] for row in numbers], likely, strict=True))


def _counted(entries: Sequence[Entry], *, vocabulary: Vocabulary) -> Counts:
    """Return the counts of entries, a batch at a time to spare memory."""
    return joined(
        [
            vocabulary.count([each.told for each in entries[at : at + BATCH]])
            for at in range(0, max(len(entries), 1), BATCH)
        ]
    )


class _Names:
    """Names as numbers in the order in which they first come."""

    def __init__(self, names: Iterable[str]) -> None:
        self._known: dict[str, int] = {}
        told = [self._known.setdefault(name, len(self._known)) for name in names]
        self.numbers: Places = np.asarray(told, dtype=np.int64)

    @cached_property
    def firsts(self) -> list[int]:
        """The row in which each name comes first."""
        firsts: list[int] = np.unique(self.numbers, return_index=True)[1].tolist()
        return firsts

    def among(self, names: Collection[str]) -> npt.NDArray[np.bool_]:
        """Tell for each row whether its name is one of these."""
        table = np.zeros(len(self._known), np.bool_)
        table[[self._known[name] for name in names if name in self._known]] = True
        return table[self.numbers]


def _of_passages(entries: Iterable[Entry]) -> Iterable[Remembered]:
    """Yield the questions that passages themselves say they answer."""
    for entry in entries:
        for question in entry.questions:
            yield Remembered(question, (entry.key,), entry.community_id)
