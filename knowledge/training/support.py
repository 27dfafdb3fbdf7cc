"""Fit how much each sign tells whether a passage answers, and from where to answer."""

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import numpy as np
import numpy.typing as npt

from knowledge.evaluation.answers import Known, questions
from knowledge.ingest import Label, Reading, read_source
from knowledge.starter import entries
from knowledge.support import Signs
from knowledge.thesaurus import shipped
from knowledge.training.curve import Point, drawn, points, printed
from knowledge.training.judged import Example, Shelf, asked, left_out, missed, taken_away

Numbers = npt.NDArray[np.float64]

NAMES = tuple(sign.name for sign in fields(Signs))
DECIDED = {"missing": -2.0, "unnamed": -4.0, "service": -4.0}
"""Signs against a passage that no fit may weaken: rare in questions, certain when there."""

_RIDGE = 1.0
_STEPS = 60
_RIGHT_COUNTS = 2.0
_FOLDS = 5
_WRONG_AT_MOST = 0.1
_HEAD = """\
# How much each sign tells; written by python -m knowledge.training support, not by hand.
# 各种迹象的分量，由 python -m knowledge.training support 拟合写出。
"""


@dataclass(frozen=True)
class Fit:
    """A weight for each sign and what they start from."""

    weights: Numbers
    bias: float

    def probabilities(self, rows: Sequence[Sequence[float]]) -> Numbers:
        """Return the probability of each row of signs."""
        signs = np.asarray(rows, dtype=np.float64).reshape(-1, len(NAMES))
        told: Numbers = 1 / (1 + np.exp(-signs @ self.weights - self.bias))
        return told


def fitted(examples: Sequence[Example]) -> Fit:
    """Return the logistic regression over all that was found, by Newton's method."""
    signs = np.array([row for each in examples for row in each.rows], dtype=np.float64)
    right = np.array([told for each in examples for told in each.right], dtype=np.float64)
    counts = np.array([each.weight for each in examples for _ in each.rows])
    counts = counts * np.where(right == 1, _RIGHT_COUNTS, 1.0)
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
    return Fit(told[:-1] * free + decided, float(told[-1]))


def outcomes(examples: Sequence[Example]) -> list[tuple[Example, float, bool]]:
    """Return each question with the best probability and whether that passage answers.

    A question is judged by a fit that has not seen it.
    """
    told: list[tuple[Example, float, bool]] = []
    for fold in range(_FOLDS):
        fit = fitted([each for at, each in enumerate(examples) if at % _FOLDS != fold])
        told += [_best(fit, each) for each in examples[fold::_FOLDS]]
    return told


def _best(fit: Fit, example: Example) -> tuple[Example, float, bool]:
    if not example.rows:
        return example, 0.0, False
    chances = fit.probabilities(example.rows)
    best = int(chances.argmax())
    return example, float(chances[best]), example.right[best]


def enough(curve: Sequence[Point]) -> float:
    """Return the lowest threshold at which few unanswerable questions are answered."""
    fine = [point.threshold for point in curve if point.answered_for_nothing <= _WRONG_AT_MOST]
    return min(fine, default=curve[-1].threshold)


def toml(fit: Fit, *, threshold: float) -> str:
    """Return the calibration as the file that the program reads."""
    lines = [f"{name} = {weight:.3f}" for name, weight in zip(NAMES, fit.weights, strict=True)]
    head = f"{_HEAD}bias = {fit.bias:.3f}\nenough = {threshold:.2f}\n\n[weights]\n"
    return head + "\n".join(lines) + "\n"


def examples(shelf: Shelf, known: Sequence[Known]) -> list[Example]:
    """Return all that is learned from: questions, and the same where the answer is gone."""
    pack = shelf.holding([each for each in shelf.readings if each.passages[0].questions])
    return [
        *asked(shelf, known),
        *left_out(pack),
        *taken_away(pack, weight=0.3),
        *missed(shelf, known, weight=0.5),
    ]


def _shelf(documents: Iterable[Path], *, on: date) -> Shelf:
    numbers = count()
    now = datetime(on.year, on.month, on.day, tzinfo=UTC)

    def new_id() -> str:
        return f"{next(numbers):08d}"

    readings: list[Reading] = list(entries(now=now, new_id=new_id))
    for folder in documents:
        readings += [
            read_source(path, label=Label(), now=now, new_id=new_id)
            for path in sorted(folder.iterdir())
        ]
    return Shelf(readings, thesaurus=shipped(), on=on)


def _unanswerable(path: Path) -> list[Known]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [Known(line, line, answerable=False) for line in lines if line.strip()]


def run(arguments: Sequence[str]) -> None:
    """Fit from the pack and the questions named, and write the calibration and its curve."""
    parser = argparse.ArgumentParser(prog="knowledge.training support")
    parser.add_argument("--questions", type=Path, action="append", default=[])
    parser.add_argument("--unanswerable", type=Path, action="append", default=[])
    parser.add_argument("--documents", type=Path, action="append", default=[])
    parser.add_argument("--on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--write", type=Path, required=True, help="the calibration's file")
    parser.add_argument("--picture", type=Path, help="the curve as .svg")
    told = parser.parse_args(arguments)
    known = [each for path in told.questions for each in questions(path)]
    known += [each for path in told.unanswerable for each in _unanswerable(path)]
    learned = examples(_shelf(told.documents, on=told.on), known)
    curve = points(
        [
            (example.answerable, example.weight, chance, right)
            for example, chance, right in outcomes(learned)
            if example.weight == 1.0  # what was really asked, not what was cut out of texts
        ]
    )
    threshold = enough(curve)
    told.write.write_text(toml(fitted(learned), threshold=threshold), encoding="utf-8")
    if told.picture:
        told.picture.write_text(drawn(curve, chosen=threshold), encoding="utf-8")
    print(printed(curve, chosen=threshold))  # noqa: T201  # what the command is for


if __name__ == "__main__":
    import sys

    run(sys.argv[1:])
