"""Make one probability of what speaks for a passage, and tell from where on it is enough."""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

from knowledge.library import SourceKind
from knowledge.support import Signs

_FILE = "support.toml"


@dataclass(frozen=True)
class Scale:
    """What was fitted for sources of some kinds: a weight for each sign, and the start."""

    weights: tuple[float, ...]
    bias: float

    def likely(self, row: Sequence[float]) -> float:
        """Return the probability that a passage with such signs answers."""
        told = sum(weight * sign for weight, sign in zip(self.weights, row, strict=True))
        return 1 / (1 + math.exp(-self.bias - told))


@dataclass(frozen=True)
class Calibration:
    """A scale for laws and one for all other sources, and the probability that is enough.

    What a law says is asked without naming it; what a notice says, with its place and things.
    A reply of the committee, short as it is and found by the questions that it answers, is
    judged by the scale that favours it.
    """

    laws: Scale
    others: Scale
    enough: float

    def probability(self, signs: Signs, *, of: SourceKind) -> float:
        """Return how likely a passage with these signs answers the question."""
        row = signs.row()
        if of is SourceKind.REPLY:
            return max(self.laws.likely(row), self.others.likely(row))
        return (self.laws if of is SourceKind.LAW else self.others).likely(row)


def calibration(text: str) -> Calibration:
    """Return a calibration told in TOML."""
    told = tomllib.loads(text)
    return Calibration(_scale(told["laws"]), _scale(told["others"]), float(told["enough"]))


def _scale(told: Mapping[str, float]) -> Scale:
    weights = tuple(float(told[sign.name]) for sign in fields(Signs))
    return Scale(weights, float(told["bias"]))


@cache
def shipped() -> Calibration:
    """Return the calibration that ``knowledge.training`` fitted."""
    return calibration(resources.files("knowledge").joinpath(_FILE).read_text(encoding="utf-8"))
