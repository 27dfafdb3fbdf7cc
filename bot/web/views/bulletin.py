"""A bulletin as neighbours read it: does it fit, where is my receipt, which doors came."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from bot.web.views.ledger import SeenHead, seen_heads
from deliberation.ballots import BallotForm
from deliberation.bylaws import CountingBase
from deliberation.communities import Community, Member
from deliberation.ledger.bulletin_reading import Reading
from deliberation.ledger.bulletins import Mark, Row
from deliberation.ledger.canonical import fingerprint
from deliberation.ledger.leaves import Leaf
from deliberation.outcomes import Outcome
from deliberation.owners import square_metres
from deliberation.polls import FEWEST_FOR_ROWS, Poll, Publication
from handlers.access import NotHere
from handlers.ballot import chosen_text, form_of
from handlers.complaining import Complaints, complaints_about
from handlers.ledgers import KeptBulletin
from handlers.messages import Text
from handlers.ports import UnitOfWork

LONGEST_RECEIPT = 40
HALF = 6


class Search(StrEnum):
    """What came of looking for a receipt."""

    COUNTED = "counted"
    SEALED = "sealed"
    WITHDRAWN = "withdrawn"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Line:
    """A ballot that counts, in words."""

    receipt: str
    version: int
    chosen: Text
    heads: int
    label: str


@dataclass(frozen=True)
class Sum:
    """Equal ballots together; ``area`` in square metres, empty where none is weighed."""

    chosen: Text
    heads: int
    area: str


@dataclass(frozen=True)
class Doors:
    """The doors of a building, or of none, and whether each took part."""

    building: str
    marks: tuple[Mark, ...]

    @property
    def took_part(self) -> int:
        """Return how many took part."""
        return sum(each.took_part for each in self.marks)


@dataclass(frozen=True)
class Found:
    """What came of looking for a receipt, in the version that counts."""

    search: Search
    receipt: str
    version: int = 0
    chosen: Text | None = None


@dataclass(frozen=True)
class Own:
    """What the roll says of the one who looks: whether their elector took part."""

    label: str
    took_part: bool


@dataclass(frozen=True)
class BulletinPage:
    """All that the page of a bulletin shows."""

    outcome: Outcome
    poll: Poll
    kept: KeptBulletin
    ballots: int
    took_part: int
    rows: tuple[Row, ...]
    sums: tuple[Sum, ...]
    doors: tuple[Doors, ...]
    superseded: tuple[Leaf, ...]
    withdrawn: tuple[Leaf, ...]
    heads: tuple[SeenHead, ...]
    complaints: Complaints
    own: Own | None
    destroyed_at: datetime | None
    charter: str
    fewest: int = FEWEST_FOR_ROWS

    @property
    def fits(self) -> bool:
        """Tell whether there are as many ballots as voters."""
        return self.ballots == self.took_part

    @property
    def drawn(self) -> bool:
        """Tell whether nobody cast anything because a lot was drawn."""
        return form_of(self.poll) is BallotForm.NOTHING

    @property
    def digest(self) -> str:
        """Return the fingerprint of the file."""
        return fingerprint(self.kept.digest)

    @property
    def has_areas(self) -> bool:
        """Tell whether ballots are weighed by area too."""
        return self.poll.base.weighs_area


def kept_bulletin(
    work: UnitOfWork, community: Community, *, number: int, neighbour: bool
) -> tuple[KeptBulletin, Outcome]:
    """Return the bulletin of the newest outcome of a number, or raise NotHere.

    That of a poll that was declared open names everybody: it is for neighbours.
    """
    outcomes = work.outcomes.where(community_id=community.id, number=number)
    kept = work.bulletins.one(id=outcomes[-1].id) if outcomes else None
    if kept is None:
        raise NotHere
    outcome = outcomes[-1]
    named = work.polls.get(outcome.poll_id).publication is Publication.NAMES
    if named and not neighbour:
        raise NotHere
    return kept, outcome


@lru_cache(maxsize=4)
def reading_of(kept: KeptBulletin) -> Reading:
    """Return a bulletin read back; it never changes, and a large one takes its time."""
    return Reading(json.loads(kept.text))


def bulletin_page(
    work: UnitOfWork, kept: KeptBulletin, *, outcome: Outcome, member: Member | None
) -> BulletinPage:
    """Gather the page of a bulletin."""
    poll = work.polls.get(outcome.poll_id)
    reading = reading_of(kept)
    ended = outcome.notice_ended_at if work.ballots.destroyed(poll.id) else None
    return BulletinPage(
        outcome=outcome,
        poll=poll,
        kept=kept,
        ballots=len(reading.rows) or len(reading.sealed),
        took_part=sum(each.took_part for each in reading.marks),
        rows=reading.rows,
        sums=_sums(poll, reading) if reading.sums_only else (),
        doors=_doors(reading.marks) if poll.base is CountingBase.HOUSEHOLDS else (),
        superseded=reading.superseded,
        withdrawn=reading.withdrawn,
        heads=seen_heads(work, poll, member=member),
        complaints=complaints_about(work, outcome),
        own=_own(work, poll, member=member),
        destroyed_at=ended,
        charter=fingerprint(reading.charter.digest),
    )


def found(kept: KeptBulletin, *, poll: Poll, typed: str) -> Found:
    """Return what a bulletin says of a receipt, however it was typed."""
    receipt = normal(typed)
    reading = reading_of(kept)
    for row in reading.rows:
        if row.receipt == receipt:
            chosen = chosen_text(poll, row.ballot)
            return Found(Search.COUNTED, receipt, row.version, chosen)
    places: Mapping[Search, Sequence[Leaf]] = {
        Search.SEALED: reading.sealed,
        Search.WITHDRAWN: reading.withdrawn,
    }
    for search, leaves in places.items():
        for leaf in leaves:
            if leaf.receipt == receipt:
                return Found(search, receipt, leaf.version)
    return Found(Search.UNKNOWN, receipt)


def normal(typed: str) -> str:
    """Return a receipt as it was given: capitals, no spaces, a dash in the middle."""
    plain = unicodedata.normalize("NFKC", typed[:LONGEST_RECEIPT]).upper()
    signs = "".join(each for each in plain if each.isascii() and each.isalnum())
    return f"{signs[:HALF]}-{signs[HALF:]}"


def line(poll: Poll, row: Row) -> Line:
    """Return a ballot in words."""
    return Line(
        receipt=row.receipt,
        version=row.version,
        chosen=chosen_text(poll, row.ballot),
        heads=row.heads,
        label=row.label,
    )


def _sums(poll: Poll, reading: Reading) -> tuple[Sum, ...]:
    """Return equal ballots together, those with the most heads first."""
    cast = reading.cast
    weighed = poll.base.weighs_area
    found = [
        Sum(
            chosen=chosen_text(poll, ballot),
            heads=heads,
            area=square_metres(cast.areas.get(ballot, 0)) if weighed else "",
        )
        for ballot, heads in cast.heads.items()
    ]
    return tuple(sorted(found, key=lambda each: -each.heads))


def _doors(marks: Sequence[Mark]) -> tuple[Doors, ...]:
    """Return doors building by building, in the order in which they are numbered."""
    groups: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: _numbered(each.label)):
        building, dash, _ = mark.label.partition("-")
        groups.setdefault(building if dash else "", []).append(mark)
    return tuple(Doors(building, tuple(group)) for building, group in groups.items())


def _numbered(label: str) -> tuple[tuple[int, str], ...]:
    return tuple(
        (int(part), "") if part.isdecimal() else (0, part) for part in label.split("-")
    )


def _own(work: UnitOfWork, poll: Poll, *, member: Member | None) -> Own | None:
    if member is None:
        return None
    franchise = work.franchises.one(poll_id=poll.id, member_id=member.id)
    if franchise is None:
        return None
    elector = work.electors.get(franchise.elector_id)
    door = elector.label if poll.base is CountingBase.HOUSEHOLDS else ""
    came = franchise.elector_id in work.ballots.took_part(poll.id)
    return Own(label=door, took_part=came)
