"""How much one account, household or room may ask of the bot in a while.

Token buckets in memory: each process counts for itself, and a restart forgives. What
casts a ballot or looks at one is never held back (``Action.limited``).
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from deliberation.refusals import Refusal

MOST_REMEMBERED = 20_000


@dataclass(eq=False)
class TooFast(Refusal):
    """Somebody sends more than the bot takes from one person in a while."""


class Whose(StrEnum):
    """Whose messages are counted together."""

    ACCOUNT = "account"
    STAFF = "staff"
    HOUSEHOLD = "household"
    ROOM = "room"


@dataclass(frozen=True)
class Allowance:
    """How many messages are taken at once, and how many more a minute."""

    at_once: int
    a_minute: int


ALLOWANCES = {
    Whose.ACCOUNT: Allowance(at_once=40, a_minute=30),
    Whose.STAFF: Allowance(at_once=200, a_minute=120),
    Whose.HOUSEHOLD: Allowance(at_once=80, a_minute=60),
    Whose.ROOM: Allowance(at_once=300, a_minute=240),
}


class Verdict(StrEnum):
    """What becomes of a message: taken, refused with a word, refused in silence."""

    TAKEN = "taken"
    TOLD = "told"
    SILENT = "silent"


@dataclass
class _Bucket:
    left: float
    at: datetime
    told: bool = False


@dataclass
class Limits:
    """Counts what arrives; the least lately used buckets are forgotten first."""

    most: int = MOST_REMEMBERED
    _buckets: OrderedDict[tuple[Whose, str], _Bucket] = field(
        default_factory=OrderedDict[tuple[Whose, str], _Bucket]
    )

    def take(self, counted: Sequence[tuple[Whose, str]], *, now: datetime) -> Verdict:
        """Count a message for everybody named first to last, or tell why it is not taken.

        It is told once; again only after half of what is taken at once came back.
        """
        buckets = [self._bucket(whose, key, now=now) for whose, key in counted]
        empty = [each for each in buckets if each.left < 1]
        if not empty:
            for each in buckets:
                each.left -= 1
            return Verdict.TAKEN
        told = all(each.told for each in empty)
        for each in empty:
            each.told = True
        return Verdict.SILENT if told else Verdict.TOLD

    def _bucket(self, whose: Whose, key: str, *, now: datetime) -> _Bucket:
        allowed = ALLOWANCES[whose]
        bucket = self._buckets.setdefault((whose, key), _Bucket(left=allowed.at_once, at=now))
        self._buckets.move_to_end((whose, key))
        while len(self._buckets) > self.most:
            self._buckets.popitem(last=False)
        minutes = max(0.0, (now - bucket.at).total_seconds() / 60)
        bucket.left = min(allowed.at_once, bucket.left + minutes * allowed.a_minute)
        bucket.at = max(bucket.at, now)
        if bucket.left >= allowed.at_once / 2:
            bucket.told = False
        return bucket
