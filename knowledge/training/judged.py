"""Questions with the signs of what was found for each, and whether it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from knowledge.answering import able
from knowledge.encoder import trained
from knowledge.evaluation.answers import Known
from knowledge.index import Index
from knowledge.ingest import Reading
from knowledge.library import Holdings, SourceKind
from knowledge.questions import take_apart
from knowledge.support import Candidate, signs
from knowledge.thesaurus import Thesaurus
from knowledge.vectors import InMemory

FOUND = 20


@dataclass(frozen=True)
class Example:
    """What was found for a question.

    ``rows`` are signs, ``right`` tells which of them answer, ``laws`` which are of laws.
    ``lot``: what is kept together when some are held back; ``near``: it is about a text that
    does not answer it.
    """

    known: Known
    rows: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]
    laws: tuple[bool, ...]
    lot: int = 0
    near: bool = False
    weight: float = 1.0


@dataclass(frozen=True)
class Shelf:
    """What may be found, and the words that people use for it."""

    readings: Sequence[Reading]
    thesaurus: Thesaurus
    on: date

    def holding(self, readings: Sequence[Reading]) -> "Shelf":
        """Return the shelf with other readings."""
        return replace(self, readings=readings)

    def index(self) -> Index:
        """Return the index of what stands on the shelf."""
        sources = tuple(reading.source for reading in self.readings)
        passages = tuple(p for reading in self.readings for p in reading.passages)
        return Index(Holdings(sources, passages), vectors=InMemory(trained()))


def asked(shelf: Shelf, questions: Sequence[Known], *, weight: float = 1.0) -> list[Example]:
    """Return an example for each question asked of all that stands on a shelf."""
    index = shelf.index()
    return [_example(shelf, index, known, weight=weight) for known in questions]


def left_out(shelf: Shelf, *, every: int = 3) -> Iterator[Example]:
    """Yield examples for the questions that entries tell, each unknown to its own entry."""
    for at, reading in enumerate(shelf.readings):
        for passage in reading.passages:
            for question in passage.questions[::every]:
                others = tuple(each for each in passage.questions if each != question)
                without = replace(reading, passages=(replace(passage, questions=others),))
                known = Known("", question, source=reading.source.name, facts=("",))
                around = shelf.holding(_replaced(shelf.readings, at, without))
                yield _example(around, around.index(), known)


def _example(shelf: Shelf, index: Index, known: Known, *, weight: float = 1.0) -> Example:
    question = take_apart(known.question, thesaurus=shelf.thesaurus)
    near = index.find(question, community_id="", on=shelf.on, limit=FOUND)
    found = able(question, near, body=index.body)
    told = signs(question, found, rarity=cache(index.rarity), body=index.body)
    return Example(
        known,
        rows=tuple(each.row() for each in told),
        right=tuple(_answers(known, each) for each in found),
        laws=tuple(each.source.kind is SourceKind.LAW for each in found),
        weight=weight,
    )


def _answers(known: Known, candidate: Candidate) -> bool:
    if not known.answerable or not candidate.source.name.startswith(known.source):
        return False
    return any(fact in candidate.passage.text for fact in known.facts)


def _replaced(readings: Sequence[Reading], at: int, other: Reading) -> list[Reading]:
    return [*readings[:at], other, *readings[at + 1 :]]
