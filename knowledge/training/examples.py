"""Make of each question the candidates and features from which the ranker learns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.encoder import TrainedEncoder
from knowledge.memory import Memory
from knowledge.ranking import FEATURES, MEMORY, NO_VOTES, Question, Shelf, Votes, features
from knowledge.terms import Counts, Numbers, Places, listed
from knowledge.training.matrices import Sparse, sparse
from knowledge.training.texts import Article, Asked

POOL = 200
_BLIND = [FEATURES.index(name) for name in MEMORY]


@dataclass(frozen=True)
class Example:
    """A question's candidates with their features, and the passages that answer it."""

    rows: Places
    matrix: Numbers
    relevant: tuple[int, ...]

    @property
    def relevance(self) -> Places:
        """Return for each candidate whether it answers."""
        return np.isin(self.rows, self.relevant).astype(np.int64)

    def blind(self) -> "Example":
        """Return the example as it is without a memory of questions."""
        matrix = self.matrix.copy()
        matrix[:, _BLIND] = 0
        return Example(self.rows, matrix, self.relevant)

    def apart(self, held: Places) -> "Example":
        """Return the example without candidates that are held out."""
        kept = ~np.isin(self.rows, held)
        return Example(self.rows[kept], self.matrix[kept], self.relevant)

    def sampled(self, share: float, *, chance: np.random.Generator) -> "Example":
        """Return the example with a share of the candidates that do not answer."""
        kept = (self.relevance > 0) | (chance.random(len(self.rows)) < share)
        return Example(self.rows[kept], self.matrix[kept], self.relevant)

    def ordered(self, scores: Numbers) -> Places:
        """Return the candidates by scores, best first."""
        return self.rows[np.argsort(-scores, kind="stable")]


class Desk:
    """One encoder's shelf of a corpus, with the questions asked about it."""

    def __init__(
        self,
        articles: Sequence[Article],
        questions: Sequence[Asked],
        *,
        encoder: TrainedEncoder,
    ) -> None:
        """Count and encode articles and questions."""
        vocabulary = encoder.vocabulary
        sources = list(dict.fromkeys(article.source for article in articles))
        numbers = {source: number for number, source in enumerate(sources)}
        counts = vocabulary.count([article.told for article in articles])
        self.shelf = Shelf(
            vocabulary,
            counts,
            encoder.of_counts(counts),
            np.array([numbers[article.source] for article in articles], np.int64),
            vocabulary.count(sources),
        )
        self._questions = questions
        self._counts = vocabulary.count([question.text for question in questions])
        self._vectors = encoder.of_counts(self._counts)
        self._words = words_of(self.shelf)

    def asked(self, number: int) -> Question:
        """Return a question as the shelf is asked it."""
        return Question(self._counts.take([number]), self._vectors[number])

    def memory(self, using: Places) -> Memory:
        """Return a memory of some of the questions."""
        return Memory(
            self._counts.take(using),
            self._vectors[using],
            rows=[self._questions[number].relevant for number in listed(using)],
            rarity=self.shelf.rarity,
        )

    def example(self, number: int, *, memory: Memory | None) -> Example:
        """Return a question's example: the finds of both arms and what the memory names."""
        question = self.asked(number)
        votes: Votes = memory.votes(question) if memory else NO_VOTES
        dense = self.shelf.vectors @ question.vector
        lexical = self.likest(question.counts, depth=POOL)
        rows = np.unique(np.concatenate([lexical, _best(dense, depth=POOL), votes.rows]))
        matrix = features(self.shelf, question, rows=rows, votes=votes)
        return Example(rows, matrix, self._questions[number].relevant)

    def likest(self, counts: Counts, *, depth: int) -> Places:
        """Return the articles that share most with a question, best first."""
        asked = np.zeros(len(self.shelf.vocabulary), np.float32)
        asked[counts.terms] = counts.times
        scores = self._words @ asked
        found = _best(scores, depth=depth)
        return found[scores[found] > 0]

    def wrong(self, *, depth: int) -> list[Places]:
        """Return for each question articles that share words with it and do not answer."""
        found = [
            self.likest(self._counts.take([number]), depth=depth)
            for number in range(len(self._questions))
        ]
        kept = [
            rows[~np.isin(rows, question.relevant)]
            for rows, question in zip(found, self._questions, strict=True)
        ]
        return [rows if len(rows) else np.zeros(1, np.int64) for rows in kept]


def words_of(shelf: Shelf) -> Sparse:
    """Return what each term of each article adds to the likeness by words."""
    counts = shelf.counts
    owners = np.repeat(np.arange(len(counts)), counts.lengths())
    times = counts.times.astype(np.float32)
    grown = times / (times + shelf.damping[owners]) * shelf.rarity[counts.terms]
    wide = len(shelf.vocabulary)
    return sparse(grown.astype(np.float32), counts.terms, counts.starts, wide=wide)


def _best(scores: Numbers, *, depth: int) -> Places:
    """Return the places of the best scores, best first."""
    some = np.argpartition(-scores, min(depth, len(scores) - 1))[:depth]
    return some[np.argsort(-scores[some], kind="stable")]
