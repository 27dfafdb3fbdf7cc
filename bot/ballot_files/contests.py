"""What a file of ballots holds, and what is wrong with one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from deliberation.ballots import Ballot, BallotForm, Option
from deliberation.terms import USUAL, Terms

MOST_OPTIONS = 1000
MOST_CONTESTS = 2000
MOST_WEIGHT = 10**15


@dataclass(eq=False)
class UnusableBallots(Exception):  # noqa: N818 - named for what is wrong
    """A file of ballots cannot be counted; ``reason`` ends the key of its sentence.

    ``line`` counts from 1, and is 0 where the whole file is meant; ``found`` is what stood
    there, or what the sentence needs besides.
    """

    path: Path
    reason: str
    line: int = 0
    found: str = ""


@dataclass(frozen=True)
class Contest:
    """One vote of a file: what could be chosen, and what was cast how often.

    ``method`` is the file's own rule, empty where it names none. Options are told by their
    ids where ``by_id``, by their labels otherwise.
    """

    title: str
    options: tuple[Option, ...]
    ballots: Mapping[Ballot, int]
    form: BallotForm
    method: str = ""
    terms: Terms = USUAL
    by_id: bool = False

    def name(self, option_id: str) -> str:
        """Return what an option is called in results."""
        if self.by_id:
            return option_id
        return next(each.label for each in self.options if each.id == option_id)


def numbered_options(names: Iterable[str]) -> tuple[Option, ...]:
    """Return options with ids from 1, whatever they are called."""
    return tuple(
        Option(id=str(number), label=name) for number, name in enumerate(names, start=1)
    )


def shortened(words: str) -> str:
    """Return words that stood in a file, short enough for a sentence and in one line."""
    told = " ".join(words.split())
    return f"{told[:60]}…" if len(told) > len(told[:60]) else told
