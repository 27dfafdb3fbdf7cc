"""Options drafted from statements, before a vote is opened on them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from deliberation.ballots import Option, OptionTwice
from deliberation.identifiers import MemberId, TopicId
from deliberation.refusals import Refusal
from deliberation.topics import Statement, StatementState

MOST_DRAFTS = 20
LONGEST_DRAFT = 60


@dataclass(eq=False)
class DraftEmpty(Refusal):
    """An option was to be drafted without words."""


@dataclass(eq=False)
class DraftTooLong(Refusal):
    """A drafted option is longer than a ballot shows."""

    length: int
    limit: int


@dataclass(eq=False)
class DraftsTooMany(Refusal):
    """More options were drafted than a ballot holds."""

    most: int


@dataclass(eq=False)
class StatementUnknown(Refusal):
    """An option was to come from a statement that residents do not see."""

    number: int


@dataclass(frozen=True)
class OptionDraft:
    """An option to be: its words, its cost, and the numbers of the statements behind it."""

    id: str
    topic_id: TopicId
    label: str
    made_by: MemberId
    made_at: datetime
    cost: int = 0
    statements: tuple[int, ...] = ()


def draft_label(words: str, *, present: Iterable[OptionDraft]) -> str:
    """Return the words of an option on one line, or raise a Refusal."""
    label = " ".join(words.split())
    if not label:
        raise DraftEmpty
    if len(label) > LONGEST_DRAFT:
        raise DraftTooLong(length=len(label), limit=LONGEST_DRAFT)
    drafts = tuple(present)
    if any(each.label == label for each in drafts):
        raise OptionTwice(label=label)
    if len(drafts) >= MOST_DRAFTS:
        raise DraftsTooMany(most=MOST_DRAFTS)
    return label


def drawn_from(numbers: Iterable[int], *, statements: Sequence[Statement]) -> tuple[int, ...]:
    """Return the numbers of shown statements in order, or raise StatementUnknown."""
    shown = {each.number for each in statements if each.state is StatementState.SHOWN}
    for number in numbers:
        if number not in shown:
            raise StatementUnknown(number=number)
    return tuple(sorted(set(numbers)))


def options_of(drafts: Sequence[OptionDraft]) -> tuple[Option, ...]:
    """Return drafted options as those of a vote, numbered from 1."""
    return tuple(
        Option(id=str(number), label=each.label, cost=each.cost, statements=each.statements)
        for number, each in enumerate(drafts, start=1)
    )
