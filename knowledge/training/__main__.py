"""Train what comes with the program.

``python -m knowledge.training --data FOLDER`` makes the encoder and the ranker;
``python -m knowledge.training support …`` fits from where on an answer is given.
"""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

import numpy as np

from knowledge.ranking import FILES
from knowledge.training import support
from knowledge.training.encoding import Plan
from knowledge.training.lessons import (
    Course,
    Lot,
    School,
    everything,
    ranked,
    unseen,
    validate,
    validate_new_laws,
)
from knowledge.training.texts import corpus

_OWN = "stard"
_OTHERS = ("laws_civic", "cmrc2018")


def main(words: list[str]) -> None:
    """Do what the command line asks for."""
    if words[:1] == ["support"]:
        support.run(words[1:])
    else:
        train(options(words))


def train(chosen: Namespace) -> None:
    """Train, and write the artefacts or print the figures of the folds."""
    course = course_of(chosen)
    school = School(course)
    examples = unseen(school)
    if chosen.out:
        chosen.out.mkdir(parents=True, exist_ok=True)
        (chosen.out / "encoder.npz").write_bytes(everything(school))
        learned = ranked(course, examples, Lot(np.arange(len(examples.own))))
        for name, splits in zip(FILES, (learned.reminded, learned.others), strict=True):
            (chosen.out / name).write_bytes(splits.to_bytes())
    if chosen.cross_validate:
        validate(course, examples)
        validate_new_laws(course, examples)


def options(words: list[str]) -> Namespace:
    """Return what was asked for on the command line."""
    parser = ArgumentParser(prog="python -m knowledge.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, help="folder for the artefacts")
    parser.add_argument("--cross-validate", action="store_true", help="print figures by fold")
    parser.add_argument("--seed", type=int, default=1, help="decides what chance decides")
    parser.add_argument("--threads", type=int, default=1, help="for the ranker's trees")
    parser.add_argument("--first-steps", type=int, default=Plan().first_steps)
    parser.add_argument("--tuning-steps", type=int, default=Plan().tuning_steps)
    parser.add_argument("--dimensions", type=int, default=Plan().dimensions)
    parser.add_argument("--rounds", type=int, default=Course.rounds, help="trees")
    parser.add_argument("--folds", type=int, default=Course.folds)
    return parser.parse_args(words)


def course_of(chosen: Namespace) -> Course:
    """Return the course that the options name; corpora that are not there are left out."""
    plan = replace(
        Plan(),
        first_steps=chosen.first_steps,
        tuning_steps=chosen.tuning_steps,
        dimensions=chosen.dimensions,
    )
    others = [chosen.data / name for name in _OTHERS]
    return Course(
        own=corpus(chosen.data / _OWN),
        others=tuple(corpus(folder) for folder in others if folder.is_dir()),
        plan=plan,
        report=_say,
        seed=chosen.seed,
        folds=chosen.folds,
        rounds=chosen.rounds,
        threads=chosen.threads,
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
