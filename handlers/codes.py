"""Short codes that people type: whether one can be used."""

from dataclasses import dataclass
from datetime import datetime

from deliberation.refusals import Refusal
from handlers.dialogue import clean
from handlers.ports import Code, UnitOfWork


@dataclass(eq=False)
class CodeUnknown(Refusal):
    """Nobody was given such a code."""


@dataclass(eq=False)
class CodeSpent(Refusal):
    """A code was used already, or its time is over."""


def usable(work: UnitOfWork, words: str, *, at: datetime) -> Code:
    """Return the code that words are, or raise CodeUnknown or CodeSpent."""
    code = work.codes.one(code=clean(words).upper())
    if code is None:
        raise CodeUnknown
    if code.is_over(at=at):
        raise CodeSpent
    return code
