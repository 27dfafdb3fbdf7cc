"""Questions with the signs of what was found for each, and whether it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from knowledge.answering import able
from knowledge.chinese import sentences
from knowledge.encoder import trained
from knowledge.evaluation.answers import Known
from knowledge.index import Index
from knowledge.ingest import Reading
from knowledge.library import Holdings, Passage
from knowledge.questions import take_apart
from knowledge.support import Candidate, beside, signs
from knowledge.thesaurus import Thesaurus
from knowledge.vectors import InMemory

FOUND = 20


@dataclass(frozen=True)
class Example:
    """What was found for a question; ``rows`` are signs, ``right`` which of them answer."""

    question: str
    answerable: bool
    rows: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]
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


def taken_away(shelf: Shelf, *, weight: float) -> Iterator[Example]:
    """Yield examples for a question of each entry that is no longer there."""
    for at, reading in enumerate(shelf.readings):
        if not reading.passages or not reading.passages[0].questions:
            continue
        rest = [*shelf.readings[:at], *shelf.readings[at + 1 :]]
        around = shelf.holding(rest)
        known = Known("", reading.passages[0].questions[0], answerable=False)
        yield _example(around, around.index(), known, weight=weight)


def missed(shelf: Shelf, questions: Sequence[Known], *, weight: float) -> Iterator[Example]:
    """Yield examples for questions whose facts were cut out of the texts that told them."""
    for known in questions:
        if not known.answerable:
            continue
        readings = [
            _without(reading, known.facts)
            if reading.source.name.startswith(known.source)
            else reading
            for reading in shelf.readings
        ]
        around = shelf.holding(readings)
        gone = replace(known, answerable=False)
        yield _example(around, around.index(), gone, weight=weight)


def _example(shelf: Shelf, index: Index, known: Known, *, weight: float = 1.0) -> Example:
    question = take_apart(known.question, thesaurus=shelf.thesaurus)
    near = index.find(question, community_id="", on=shelf.on, limit=FOUND)
    found = able(question, near, body=index.body)
    rarity = cache(index.rarity)
    others = beside(question, found, rarity=rarity)
    rows = tuple(
        signs(
            question,
            each,
            rarity=rarity,
            beside=others,
            body=index.body(each.source.id),
        ).row()
        for each in found
    )
    right = tuple(_answers(known, each) for each in found)
    return Example(known.question, known.answerable, rows, right, weight)


def _answers(known: Known, candidate: Candidate) -> bool:
    if not known.answerable or not candidate.source.name.startswith(known.source):
        return False
    return any(fact in candidate.passage.text for fact in known.facts)


def _replaced(readings: Sequence[Reading], at: int, other: Reading) -> list[Reading]:
    return [*readings[:at], other, *readings[at + 1 :]]


def _without(reading: Reading, facts: Sequence[str]) -> Reading:
    passages = (_cut(passage, facts) for passage in reading.passages)
    return replace(reading, passages=tuple(each for each in passages if each.text))


def _cut(passage: Passage, facts: Sequence[str]) -> Passage:
    kept = (s for s in sentences(passage.text) if not any(fact in s for fact in facts))
    return replace(passage, text="".join(kept))
