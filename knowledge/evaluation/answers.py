"""Count what is answered rightly and declined rightly on questions with known facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from knowledge.evaluation.corpora import UnusableFile, json_fields, lines
from knowledge.library import Answer


class Verdict(StrEnum):
    """What became of a question, and whether that was right."""

    ANSWERED_RIGHT = "answered_right"
    ANSWERED_WRONG = "answered_wrong"
    DECLINED_RIGHT = "declined_right"
    DECLINED_WRONG = "declined_wrong"


RIGHT = frozenset({Verdict.ANSWERED_RIGHT, Verdict.DECLINED_RIGHT})


@dataclass(frozen=True)
class Known:
    """A question with what its answer must hold, or one that nothing answers.

    Right is an answer whose text has one of the ``facts`` and that cites a source whose
    name starts with ``source``.
    """

    id: str
    question: str
    answerable: bool = True
    source: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What was said to a question."""

    known: Known
    answer: Answer

    @property
    def verdict(self) -> Verdict:
        """Return whether it was right to answer or decline, and the answer right."""
        if not self.answer.answered:
            declined = not self.known.answerable
            return Verdict.DECLINED_RIGHT if declined else Verdict.DECLINED_WRONG
        right = self.known.answerable and self._holds_the_fact and self._cites_the_source
        return Verdict.ANSWERED_RIGHT if right else Verdict.ANSWERED_WRONG

    @property
    def _holds_the_fact(self) -> bool:
        return any(fact in self.answer.text for fact in self.known.facts)

    @property
    def _cites_the_source(self) -> bool:
        names = (citation.source for citation in self.answer.citations)
        return any(name.startswith(self.known.source) for name in names)

    def as_json(self) -> Mapping[str, object]:
        """Return what somebody needs to see why it failed."""
        return {
            "id": self.known.id,
            "q": self.known.question,
            "verdict": self.verdict.value,
            "answerable": self.known.answerable,
            "doc": self.known.source,
            "any": list(self.known.facts),
            "text": self.answer.text,
            "sources": [citation.source for citation in self.answer.citations],
        }


@dataclass(frozen=True)
class Card:
    """How many questions had which verdict, and those that went wrong."""

    outcomes: tuple[Outcome, ...]

    def count(self, verdict: Verdict) -> int:
        """Return how many questions had a verdict."""
        return sum(outcome.verdict is verdict for outcome in self.outcomes)

    @property
    def answerable(self) -> int:
        """Return how many questions have an answer."""
        return sum(outcome.known.answerable for outcome in self.outcomes)

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """Return what was answered or declined wrongly."""
        return tuple(each for each in self.outcomes if each.verdict not in RIGHT)

    def as_json(self) -> Mapping[str, object]:
        """Return the card as DESIGN section 9 promises it."""
        counts = {verdict.value: self.count(verdict) for verdict in Verdict}
        return {**counts, "failures": [each.as_json() for each in self.failures]}


def questions(path: Path) -> tuple[Known, ...]:
    """Return the questions of a ``.jsonl`` or ``.jsonl.gz`` file.

    Raises:
        UnusableFile: The file is missing, empty, or has a line that is no question.
    """
    found = [_known(path, number=number, line=line) for number, line in lines(path)]
    if not found:
        raise UnusableFile(path, reason="empty")
    return tuple(found)


def marked(asked: Iterable[Known], *, answer: Callable[[str], Answer]) -> Card:
    """Return how an answerer does; ``answer`` is asked each question once."""
    return Card(tuple(Outcome(known, answer(known.question)) for known in asked))


def _known(path: Path, *, number: int, line: str) -> Known:
    known = _of(json_fields(path, number=number, line=line, otherwise="question"))
    if known is None:
        raise UnusableFile(path, reason="question", line=number)
    return known


def _of(fields: Mapping[str, object]) -> Known | None:
    """Return the question that a line tells, or None where something is missing."""
    key, text = fields.get("id"), fields.get("q")
    answerable = fields.get("answerable", True)
    if not isinstance(key, str | int) or not isinstance(text, str) or not text.strip():
        return None
    if answerable is False:
        return Known(str(key), text, answerable=False)
    source, facts = fields.get("doc"), _facts(fields.get("any"))
    if answerable is not True or not isinstance(source, str) or not facts:
        return None
    return Known(str(key), text, source=source, facts=facts)


def _facts(told: object) -> tuple[str, ...]:
    if not isinstance(told, list):
        return ()
    facts = cast("list[object]", told)
    return tuple(fact for fact in facts if isinstance(fact, str) and fact)
