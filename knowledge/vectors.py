"""Vectors of entries without any store behind them."""

from collections.abc import Sequence

import numpy as np

from knowledge.encoder import Encoder
from knowledge.entries import Entry
from knowledge.terms import Numbers

BATCH = 1000


class InMemory:
    """Vectors that are made anew at every start; for few passages, and where no store is."""

    def __init__(self, encoder: Encoder) -> None:
        """Prepare; the encoder is the one that ships."""
        self._encoder = encoder

    @property
    def ours(self) -> bool:
        """Tell whether the vectors are of the encoder that ships."""
        return True

    def sync(self, entries: Sequence[Entry]) -> Numbers:
        """Return the vectors of entries in their order."""
        return encoded(self._encoder, entries)

    def rebuild(self, entries: Sequence[Entry]) -> Numbers:
        """Do the same: nothing is kept."""
        return self.sync(entries)

    def vector(self, text: str) -> Numbers:
        """Return the vector of a text."""
        made: Numbers = self._encoder.encode([text])[0]
        return made


class Gathered:
    """Vectors of entries as they come together from several places."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Make room."""
        self._entries = entries
        self._rows = {each.key: row for row, each in enumerate(entries)}
        self._given = np.zeros(len(entries), np.bool_)
        self.vectors: Numbers = np.zeros((len(entries), 1), np.float32)

    def put(self, keys: Sequence[str], vectors: Numbers) -> None:
        """Keep the vectors of some entries."""
        if not keys:
            return
        if self.vectors.shape[1] != vectors.shape[1]:
            if self._given.any():
                raise ValueError(vectors.shape)  # the model behind a name changed
            self.vectors = np.zeros((len(self._entries), vectors.shape[1]), np.float32)
        rows = [self._rows[key] for key in keys]
        self.vectors[rows] = vectors
        self._given[rows] = True

    def lacking(self) -> list[Entry]:
        """Return the entries whose vectors were not put yet."""
        return [self._entries[row] for row in np.flatnonzero(~self._given).tolist()]


def encoded(encoder: Encoder, entries: Sequence[Entry]) -> Numbers:
    """Return the vectors of entries, made some at a time."""
    parts = [
        encoder.encode([each.told for each in entries[at : at + BATCH]])
        for at in range(0, len(entries), BATCH)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, 1), np.float32)
