"""Fit how much each sign tells whether a passage answers, and from where to answer."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.evaluation.answers import Known, questions
from knowledge.support import Signs
from knowledge.thesaurus import shipped
from knowledge.training.curve import Judged, Point, drawn, points, printed
from knowledge.training.judged import Example, Shelf, asked, left_out
from knowledge.training.lots import HELD_BACK, lots, pack

Numbers = npt.NDArray[np.float64]

NAMES = tuple(sign.name for sign in fields(Signs))
DECIDED = {"missing": -2.0, "unnamed": -4.0, "service": -4.0}
"""Signs against a passage that no fit may weaken: rare in questions, certain when there."""

_RIDGE = 1.0
_STEPS = 60
_RIGHT_COUNTS = 2.0
_LAY_COUNTS = 2.0
_FOLDS = 4
_WRONG_AT_MOST = 0.1
_NEAR_AT_MOST = 0.3
_FINEST = 0.01
_BESIDE = 5
"""Texts that stand beside the pack where other questions are asked: none of them answers."""

_HEAD = """\
# How much each sign tells; written by python -m knowledge.training support, not by hand.
# 各种迹象的分量，由 python -m knowledge.training support 拟合写出。
"""


@dataclass(frozen=True)
class Scale:
    """A weight for each sign and what they start from."""

    weights: Numbers
    bias: float

    def probabilities(self, rows: Sequence[Sequence[float]]) -> Numbers:
        """Return the probability of each row of signs."""
        signs = np.asarray(rows, dtype=np.float64).reshape(-1, len(NAMES))
        told: Numbers = 1 / (1 + np.exp(-signs @ self.weights - self.bias))
        return told


@dataclass(frozen=True)
class Fit:
    """A scale for laws and one for all other sources."""

    laws: Scale
    others: Scale

    def probabilities(self, example: Example) -> Numbers:
        """Return the probability of each candidate of an example."""
        laws, others = (each.probabilities(example.rows) for each in (self.laws, self.others))
        return np.where(np.array(example.laws, dtype=np.bool_), laws, others)


def fitted(examples: Sequence[Example]) -> Fit:
    """Return the fit over all that was found for questions."""
    return Fit(_scale(examples, laws=True), _scale(examples, laws=False))


def _scale(examples: Sequence[Example], *, laws: bool) -> Scale:
    """Return the logistic regression over the candidates of a kind, by Newton's method."""
    chosen = [
        (row, right, each.weight)
        for each in examples
        for row, right, law in zip(each.rows, each.right, each.laws, strict=True)
        if law == laws
    ]
    signs = np.array([row for row, _, _ in chosen], dtype=np.float64)
    right = np.array([told for _, told, _ in chosen], dtype=np.float64)
    counts = np.array([weight for _, _, weight in chosen])
    return _regression(signs, right, counts * np.where(right == 1, _RIGHT_COUNTS, 1.0))


def _regression(signs: Numbers, right: Numbers, counts: Numbers) -> Scale:
    decided = np.array([DECIDED.get(name, 0.0) for name in NAMES])
    free = np.array([name not in DECIDED for name in NAMES], dtype=np.float64)
    design = np.hstack([signs * free, np.ones((len(signs), 1))])
    ridge = np.append(np.full(len(NAMES), _RIDGE), 1e-6)
    told, given = np.zeros(len(NAMES) + 1), signs @ decided
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-design @ told - given))
        slope = design.T @ (counts * (chance - right)) + ridge * told
        bend = (design * (counts * chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        told = told - np.linalg.solve(bend, slope)
    return Scale(told[:-1] * free + decided, float(told[-1]))


@dataclass(frozen=True)
class Outcome:
    """An example, the best probability, whether that passage answers and is of a law."""

    example: Example
    chance: float
    right: bool
    law: bool

    @property
    def answerable(self) -> bool:
        """Tell whether anything answers the question."""
        return self.example.known.answerable


def outcomes(examples: Sequence[Example]) -> list[Outcome]:
    """Return what becomes of each question, judged by a fit that has not seen its lot."""
    told: list[Outcome] = []
    for fold in range(_FOLDS):
        fit = fitted([each for each in examples if each.lot % _FOLDS != fold])
        told += [best(fit, each) for each in examples if each.lot % _FOLDS == fold]
    return told


def best(fit: Fit, example: Example) -> Outcome:
    """Return what becomes of a question by a fit."""
    if not example.rows:
        return Outcome(example, 0.0, right=False, law=False)
    chances = fit.probabilities(example)
    at = int(chances.argmax())
    return Outcome(example, float(chances[at]), right=example.right[at], law=example.laws[at])


def enough(told: Sequence[Outcome], *, at_most: float) -> float:
    """Return the lowest threshold that answers no more of the unanswerable questions."""
    chances = sorted(each.chance for each in told if not each.answerable)
    steps = np.arange(_FINEST, 1.0, _FINEST)
    fine = (s for s in steps if np.mean([chance >= s for chance in chances]) <= at_most)
    return float(next(fine, steps[-1]))


def thresholds(told: Sequence[Outcome]) -> tuple[float, float]:
    """Return what is enough for laws and for other sources.

    Near misses decide for other sources, for they alone come close there; they are harder
    than what is mostly asked. Questions of other walks of life decide for laws.
    """
    near = [each for each in told if each.example.near]
    others = [each for each in told if not each.example.near and not each.answerable]
    return (
        enough([each for each in others if each.law], at_most=_WRONG_AT_MOST),
        enough([each for each in near if not each.law], at_most=_NEAR_AT_MOST),
    )


def levelled(fit: Fit, *, laws: float, others: float) -> Fit:
    """Return a fit whose laws reach the others' threshold where they reach their own."""
    shift = float(np.log(others / (1 - others)) - np.log(laws / (1 - laws)))
    return replace(fit, laws=replace(fit.laws, bias=fit.laws.bias + shift))


def toml(fit: Fit, *, threshold: float) -> str:
    """Return the calibration as the file that the program reads."""
    head = f"{_HEAD}enough = {threshold:.2f}\n"
    return head + _table("laws", fit.laws) + _table("others", fit.others)


def _table(name: str, scale: Scale) -> str:
    told = (f"{sign} = {weight:.3f}" for sign, weight in zip(NAMES, scale.weights, strict=True))
    return f"\n[{name}]\nbias = {scale.bias:.3f}\n" + "\n".join(told) + "\n"


@dataclass(frozen=True)
class Learned:
    """What is learned from, and the lot that is held back to measure."""

    examples: tuple[Example, ...]
    held_back: tuple[Example, ...]


def learned(lay: Sequence[Known], *, on: date) -> Learned:
    """Return the exercises beside the pack, lay questions, and the pack's own questions."""
    starter, texts = pack(on=on), lots(on=on)
    shelf = Shelf(starter, thesaurus=shipped(), on=on)
    own: list[Example] = []
    for lot in texts:
        told = asked(shelf.holding([*starter, *lot.readings]), lot.asked)
        own += [replace(e, lot=lot.number, near=not e.known.answerable) for e in told]
    beside_some = shelf.holding([*starter, *texts[0].readings[:_BESIDE]])
    about_pack = [
        *asked(beside_some, [each for each in lay if each.answerable], weight=_LAY_COUNTS),
        *asked(beside_some, [each for each in lay if not each.answerable]),
        *left_out(shelf),
    ]
    return Learned(
        examples=(
            *(each for each in own if each.lot != HELD_BACK),
            *(replace(each, lot=at) for at, each in enumerate(about_pack)),
        ),
        held_back=tuple(each for each in own if each.lot == HELD_BACK),
    )


def _unanswerable(path: Path) -> list[Known]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [Known(line, line, answerable=False) for line in lines if line.strip()]


def _curve(told: Sequence[Outcome], *, laws: float, others: float) -> list[Point]:
    """Return the shares by threshold, laws levelled with the others."""
    shift = (others / (1 - others)) / (laws / (1 - laws))
    return points(
        [
            Judged(
                answerable=each.answerable,
                near=each.example.near,
                chance=_raised(each.chance, by=shift) if each.law else each.chance,
                right=each.right,
            )
            for each in told
        ]
    )


def _raised(chance: float, *, by: float) -> float:
    odds = by * chance / max(1 - chance, 1e-9)
    return odds / (1 + odds)


def _said(outcome: Sequence[Outcome], *, threshold: float) -> str:
    """Return in a line how the lot that was held back is judged."""
    known = [each for each in outcome if each.answerable]
    near = [each for each in outcome if not each.answerable]
    over = [each for each in known if each.chance >= threshold]
    declined = sum(each.chance < threshold for each in near)
    return (
        f"held back: {sum(each.right for each in over)} of {len(known)} answered rightly, "
        f"{sum(not each.right for each in over)} from a wrong one; "
        f"{declined} of {len(near)} near misses declined"
    )


def run(arguments: Sequence[str]) -> None:
    """Fit from the exercises and the questions named, and write the calibration."""
    parser = argparse.ArgumentParser(prog="knowledge.training support")
    parser.add_argument("--questions", type=Path, action="append", default=[])
    parser.add_argument("--unanswerable", type=Path, action="append", default=[])
    parser.add_argument("--on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--write", type=Path, required=True, help="the calibration's file")
    parser.add_argument("--picture", type=Path, help="the curve as .svg")
    told = parser.parse_args(arguments)
    lay = [each for path in told.questions for each in questions(path)]
    lay += [each for path in told.unanswerable for each in _unanswerable(path)]
    from_these = learned(lay, on=told.on)
    judged = outcomes(from_these.examples)
    laws, others = thresholds(judged)
    fit = levelled(fitted(from_these.examples), laws=laws, others=others)
    told.write.write_text(toml(fit, threshold=others), encoding="utf-8")
    curve = _curve(judged, laws=laws, others=others)
    if told.picture:
        told.picture.write_text(drawn(curve, chosen=others), encoding="utf-8")
    print(printed(curve, chosen=others))  # noqa: T201  # what the command is for
    held = [best(fit, each) for each in from_these.held_back]
    print(_said(held, threshold=others))  # noqa: T201  # as above


if __name__ == "__main__":
    import sys

    run(sys.argv[1:])
