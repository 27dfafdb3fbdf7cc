"""Turn texts into vectors with our own small model, trained by ``knowledge.training``.

A text is a bag of characters and pairs of characters. Each term has a learned row of small
integers with a scale; a text's vector is the sum of its terms' rows, brought to length 1.
"""

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Protocol

import numpy as np
import numpy.typing as npt

from knowledge.terms import Codes, Counts, Numbers, Vocabulary

_FILE = ("model", "encoder.npz")
_AT_ONCE = 256
_WHOLE = 7  # four bits hold -8 to 7; recall did not suffer, three bits cost little more
_CLIPPED = 0.8  # the few largest parts of a row are cut, so that the others keep more
_SIGNED = np.where(np.arange(16) > _WHOLE, np.arange(16) - 16, np.arange(16)).astype(np.int8)
_PAIRS = np.stack([np.tile(_SIGNED, 16), np.repeat(_SIGNED, 16)], axis=1).view(np.int16)[:, 0]


class Encoder(Protocol):
    """What turns texts into vectors of one length.

    ``name`` changes whenever its vectors do, so that an index knows that it is stale.
    """

    @property
    def name(self) -> str:
        """The encoder's name and version."""
        ...

    def encode(self, texts: Sequence[str], /) -> Numbers:
        """Return one row of length 1 for each text."""
        ...


@dataclass(frozen=True)
class Weights:
    """What was learned: for each term of the vocabulary a row of integers and its scale.

    The integers fit four bits; the artefact holds two in a byte.
    """

    codes: Codes
    rows: npt.NDArray[np.int8]
    scales: Numbers

    @classmethod
    def from_bytes(cls, data: bytes) -> "Weights":
        """Read what ``to_bytes`` wrote."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            pairs = _PAIRS[stored["rows"]]
            return cls(stored["codes"], pairs.view(np.int8), stored["scales"])

    def to_bytes(self) -> bytes:
        """Return the artefact: equal weights give equal bytes."""
        file = io.BytesIO()
        halves = (self.rows & 0xF).view(np.uint8)
        pairs = halves[:, ::2] | halves[:, 1::2] << 4
        np.savez(file, codes=self.codes, rows=pairs, scales=self.scales)
        return file.getvalue()


class TrainedEncoder:
    """The sum of learned rows."""

    def __init__(self, weights: Weights, *, name: str) -> None:
        """Take learned weights under a name."""
        self._weights = weights
        self._name = name
        self.vocabulary = Vocabulary(weights.codes)

    @property
    def name(self) -> str:
        """The encoder's name with a digest of its weights."""
        return self._name

    @property
    def dimensions(self) -> int:
        """The length of a vector."""
        return int(self._weights.rows.shape[1])

    def encode(self, texts: Sequence[str]) -> Numbers:
        """Return one row of length 1 for each text; an empty text gets a fixed one."""
        return self.of_counts(self.vocabulary.count(texts))

    def of_counts(self, counts: Counts) -> Numbers:
        """Return the vectors of texts whose terms were counted already."""
        made = np.empty((len(counts), self.dimensions), np.float32)
        for start in range(0, len(counts), _AT_ONCE):
            part = counts.take(np.arange(start, min(start + _AT_ONCE, len(counts))))
            made[start : start + len(part)] = self._sums(part)
        return unit(made)

    def _sums(self, counts: Counts) -> Numbers:
        made = np.zeros((len(counts), self.dimensions), np.float32)
        filled = counts.lengths() > 0
        if filled.any():
            known = counts.terms < len(self._weights.codes)
            terms = np.where(known, counts.terms, 0)
            weights = known * self._weights.scales[terms] * damped(counts)
            rows = self._weights.rows[terms] * weights[:, None]
            made[filled] = np.add.reduceat(rows, counts.starts[:-1][filled], axis=0)
        return made


def damped(counts: Counts) -> Numbers:
    """Return what each term counts for by how often it stands in its text."""
    return 1 + np.log(counts.times.astype(np.float32))


def unit(vectors: Numbers) -> Numbers:
    """Return the vectors brought to length 1; one without direction becomes a fixed one."""
    lengths = np.sqrt(np.square(vectors).sum(axis=1, keepdims=True))
    fixed = np.float32(vectors.shape[1] ** -0.5)
    return np.where(lengths > 0, vectors / np.maximum(lengths, 1e-12), fixed)


def rounded(codes: Codes, rows: Numbers) -> Weights:
    """Return weights whose rows are small integers, each row with the scale that fits it."""
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-12) * _CLIPPED / _WHOLE
    whole = np.clip(np.rint(rows / scales[:, None]), -_WHOLE - 1, _WHOLE).astype(np.int8)
    return Weights(codes, whole, scales.astype(np.float32))


def of_artefact(data: bytes) -> TrainedEncoder:
    """Return the encoder that an artefact holds."""
    weights = Weights.from_bytes(data)
    digest = hashlib.sha256(data).hexdigest()[:12]
    return TrainedEncoder(weights, name=f"grams-{weights.rows.shape[1]}-{digest}")


@cache
def trained() -> TrainedEncoder:
    """Return the encoder that comes with the program."""
    return of_artefact(resources.files("knowledge").joinpath(*_FILE).read_bytes())
