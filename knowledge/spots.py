"""Find where in a passage a question is taken up, and how much of it stands there together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.chinese import clauses, sentences
from knowledge.coverage import Rarity, holds, never_seen, weight
from knowledge.kinds import fits
from knowledge.library import Passage, Source
from knowledge.questions import Asked, Unit

Weights = tuple[float, ...]
_BEFORE, _AFTER = 2, 2


@dataclass(frozen=True)
class Spot:
    """How much of a question stands together in a passage, each from 0 to 1.

    ``subject``: the share that the title of the source holds. ``lost``: the share that the
    source holds nowhere; ``strange``: so much of it stands in no passage at all.
    ``sentence``, ``around``: the share that the best sentence holds, alone and with its
    neighbours, where what the source often says counts less. ``clause``: the same of a clause
    with its neighbours that holds what is wanted. ``near``: the share of what stands beside
    the question word that the best sentence and its neighbours hold; ``anywhere``: that the
    source holds.
    """

    subject: float
    lost: float
    strange: float
    sentence: float
    around: float
    clause: float
    near: float
    anywhere: float


@dataclass(frozen=True)
class Told:
    """How a source tells the units of a question: each a weight, or how far it is held."""

    units: tuple[Unit, ...]
    weights: Weights
    focus: Weights
    title: Weights
    body: Weights
    strange: tuple[bool, ...]
    times: tuple[int, ...]

    @cached_property
    def within(self) -> Weights:
        """How telling each unit is in that source alone: what it often says tells little."""
        return tuple(
            weight / (1 + math.log(times)) if times > 1 else weight
            for weight, times in zip(self.weights, self.times, strict=True)
        )


def told(asked: Asked, source: Source, *, body: str, rarity: Rarity) -> Told:
    """Return how a source tells the units of a question; ``body`` is its whole text."""
    title = f"{source.title} {source.jurisdiction}".lower()
    whole = f"{title} {body}"
    units = asked.units
    weights = tuple(weight(unit, rarity=rarity) for unit in units)
    beside = {unit.gram for unit in asked.focus}
    return Told(
        units=units,
        weights=weights,
        focus=tuple(
            w if unit.gram in beside else 0.0 for w, unit in zip(weights, units, strict=True)
        ),
        title=_held(units, title),
        body=_held(units, whole),
        strange=tuple(never_seen(unit, rarity=rarity) for unit in units),
        times=tuple(_times(unit, whole) for unit in units),
    )


def spot(asked: Asked, passage: Passage, *, by: Told) -> Spot:
    """Return how much of a question stands together in a passage, its heading included."""
    text = f"{passage.heading} {passage.text}"
    lines = [_held(by.units, each) for each in sentences(text)] or [_held(by.units, "")]
    windows = [_both(lines[max(0, at - 1) : at + 2]) for at in range(len(lines))]
    best = max(windows, key=lambda held: share(held, by.within))
    missing = [1.0 if not held else 0.0 for held in by.body]
    return Spot(
        subject=share(by.title, by.weights),
        lost=share(missing, by.weights),
        strange=share(
            [m if strange else 0.0 for m, strange in zip(missing, by.strange, strict=True)],
            by.weights,
        ),
        sentence=max(share(each, by.within) for each in lines),
        around=share(best, by.within),
        clause=_clause(asked, text, by=by),
        near=share(best, by.focus) if any(by.focus) else 1.0,
        anywhere=share(by.body, by.focus) if any(by.focus) else 1.0,
    )


def share(held: Sequence[float], weights: Sequence[float]) -> float:
    """Return the share of weights that is held; none of nothing."""
    total = sum(weights)
    return sum(h * w for h, w in zip(held, weights, strict=True)) / total if total else 0.0


def _clause(asked: Asked, text: str, *, by: Told) -> float:
    """Return how much the best clause with its neighbours holds, if it holds what is wanted."""
    best = 0.0
    for sentence in sentences(text):
        parts = clauses(sentence)
        held = [_held(by.units, part) for part in parts]
        for at, part in enumerate(parts):
            near = share(_both(held[max(0, at - _BEFORE) : at + _AFTER]), by.within)
            if near > best:
                best = max(best, near * fits(part, asked=asked))
    return best


def _times(unit: Unit, text: str) -> int:
    """Return how often a text holds a unit in the pair or word that it says most often."""
    said = (*(unit.pairs or (unit.gram,)), *unit.others)
    return max(text.count(each) for each in said)


def _held(units: Sequence[Unit], text: str) -> Weights:
    small = text.lower()
    return tuple(holds(unit, text=small) for unit in units)


def _both(parts: Sequence[Weights]) -> Weights:
    return tuple(max(each) for each in zip(*parts, strict=True))
