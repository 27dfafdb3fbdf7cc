"""Let answered questions vote: what answered a like question may answer this one."""

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import TrainedEncoder
from knowledge.ranking import NO_VOTES, Question, Votes
from knowledge.terms import Counts, Numbers, along, listed

NEAREST = 20
_POWER = 4
_DENSE = 0.5


class Memory:
    """Earlier questions with the passages that answered them; it never changes."""

    def __init__(
        self,
        counts: Counts,
        vectors: Numbers,
        *,
        rows: Sequence[Sequence[int]],
        rarity: Numbers,
    ) -> None:
        """Remember questions; ``rows`` are the passages of each, ``rarity`` the shelf's."""
        self._counts = counts
        self._vectors = vectors
        self._rows = [np.unique(np.asarray(each, np.int64)) for each in rows]
        self._rarity = rarity
        self._owners = np.repeat(np.arange(len(counts)), counts.lengths())
        self._weights = np.square(rarity[counts.terms])
        self._lengths = np.sqrt(self._summed(self._weights))

    @classmethod
    def of(
        cls,
        questions: Sequence[str],
        *,
        rows: Sequence[Sequence[int]],
        encoder: TrainedEncoder,
        rarity: Numbers,
    ) -> "Memory":
        """Return a memory of questions as they were asked."""
        counts = encoder.vocabulary.count(questions)
        return cls(counts, encoder.of_counts(counts), rows=rows, rarity=rarity)

    def likeness(self, question: Question) -> Numbers:
        """Return how like each earlier question is: half by vector, half by shared terms."""
        asked = np.zeros(len(self._rarity), np.bool_)
        asked[question.counts.terms] = True
        own = np.sqrt(np.square(self._rarity[question.counts.terms]).sum())
        shared = self._summed(self._weights * asked[self._counts.terms])
        terms = shared / np.maximum(self._lengths * own, 1e-6)
        dense: Numbers = along(self._vectors, question.vector)
        alike: Numbers = _DENSE * dense + (1 - _DENSE) * terms
        return alike.astype(np.float32)

    def votes(self, question: Question) -> Votes:
        """Return the votes of the nearest earlier questions; the liker, the weightier."""
        if not self._rows:
            return NO_VOTES
        alike = np.maximum(self.likeness(question), 0)
        nearest = np.argsort(-alike, kind="stable")[:NEAREST]
        named_by = [self._rows[at] for at in listed(nearest)]
        rows = np.concatenate(named_by)
        voices = np.repeat(alike[nearest], [len(each) for each in named_by])
        named, place = np.unique(rows, return_inverse=True)
        best = np.zeros(len(named), np.float32)
        np.maximum.at(best, place, voices)
        total = np.bincount(place, weights=voices**_POWER, minlength=len(named))
        return Votes(named, best, total.astype(np.float32), likeness=float(alike[nearest[0]]))

    def _summed(self, values: Numbers) -> Numbers:
        summed = np.bincount(self._owners, weights=values, minlength=len(self._counts))
        return summed.astype(np.float32)
