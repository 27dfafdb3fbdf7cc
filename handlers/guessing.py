"""Codes that people type are short, so that nobody may try many of them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from deliberation.refusals import Refusal
from handlers.messages import Incoming
from handlers.ports import Ids, UnitOfWork

WITHIN = timedelta(hours=1)
MOST_TRIES = 10
KIND = "code"
TAKES_CODES = frozenset({"doorway.arrive", "members.bind", "members.join", "members.link"})


@dataclass(eq=False)
class CodesTried(Refusal):
    """Somebody tried many codes that nobody was given."""

    minutes: int


@dataclass(frozen=True)
class Guesses:
    """The wrong codes that one account tried lately; it is kept by a keyed digest alone."""

    work: UnitOfWork
    key: str
    now: datetime

    def are_many(self) -> bool:
        """Tell whether no more codes are looked up for now."""
        tried = self.work.refusals.tries(KIND, key=self.key, since=self.now - WITHIN)
        return tried >= MOST_TRIES

    def require_few(self) -> None:
        """Raise CodesTried where no more codes are looked up for now."""
        if self.are_many():
            raise CodesTried(minutes=int(WITHIN.total_seconds() // 60))

    def note(self) -> None:
        """Keep a wrong try."""
        self.work.refusals.tried(KIND, key=self.key, at=self.now, since=self.now - WITHIN)


def guesses_of(incoming: Incoming, *, work: UnitOfWork, now: datetime, ids: Ids) -> Guesses:
    """Return what the sender of a message tried."""
    key = ids.keyed("guesses", incoming.channel, incoming.sender)
    return Guesses(work=work, key=key, now=now)
