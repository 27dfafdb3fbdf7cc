"""Our own texts and questions, from which is learned when to answer.

All of them are made up. ``exercises/texts`` holds notices, press reports, rules and sheets as
a neighbourhood meets them; ``exercises/questions.jsonl`` questions about them: some are
answered by the text that ``doc`` names, others are about it and are not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from knowledge.evaluation.answers import Known, questions
from knowledge.ingest import Label, Reading, read_source
from knowledge.starter import entries

FOLDER = Path(__file__).parent / "exercises"
LOTS = 5
HELD_BACK = LOTS - 1
"""The lot of texts that no fit sees."""


@dataclass(frozen=True)
class Lot:
    """Some texts, read, with the questions about them."""

    number: int
    readings: tuple[Reading, ...]
    asked: tuple[Known, ...]


def lots(folder: Path = FOLDER, *, on: date) -> list[Lot]:
    """Return the texts of a folder in lots, each with its questions; every fifth text a lot."""
    known = questions(folder / "questions.jsonl")
    names = list(dict.fromkeys(_text_of(each) for each in known))
    readings = read([folder / "texts" / f"{name}.txt" for name in names], on=on)
    return [
        Lot(
            number=number,
            readings=tuple(readings[number::LOTS]),
            asked=tuple(each for each in known if _text_of(each) in names[number::LOTS]),
        )
        for number in range(LOTS)
    ]


def _text_of(known: Known) -> str:
    return known.id.rsplit("-", 1)[0]


def read(paths: Sequence[Path], *, on: date) -> list[Reading]:
    """Return files as they are read and cut on a day."""
    now, new_id = _clock(on), numbered("text-")
    return [read_source(path, label=Label(), now=now, new_id=new_id) for path in paths]


def pack(*, on: date) -> list[Reading]:
    """Return the starter pack."""
    return list(entries(now=_clock(on), new_id=numbered("pack-")))


def _clock(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


def numbered(prefix: str) -> Callable[[], str]:
    """Return what gives names one after the other."""
    numbers = count()
    return lambda: f"{prefix}{next(numbers):06d}"
