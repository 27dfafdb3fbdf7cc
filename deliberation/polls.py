"""Formal votes: their life, their electorate, and who may cast."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deliberation.ballots import Ballot, Option
from deliberation.bylaws import Bylaw, CountingBase, LegalEffect
from deliberation.identifiers import (
    CommunityId,
    ElectorId,
    HouseholdId,
    MemberId,
    PollId,
    TopicId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.methods import METHODS
from deliberation.proposals import ReasonMissing
from deliberation.refusals import Refusal
from deliberation.terms import USUAL, Terms
from deliberation.validity import checked


class PollState(StrEnum):
    """Where a poll stands; the last five say how it ended."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED_ADOPTED = "closed_adopted"
    CLOSED_REJECTED = "closed_rejected"
    CLOSED_TIED = "closed_tied"
    CLOSED_WITHOUT_QUORUM = "closed_without_quorum"
    CANCELLED = "cancelled"


CLOSED = frozenset(
    {
        PollState.CLOSED_ADOPTED,
        PollState.CLOSED_REJECTED,
        PollState.CLOSED_TIED,
        PollState.CLOSED_WITHOUT_QUORUM,
    }
)
POLL_LIFE = Lifecycle(
    {
        PollState.SCHEDULED: frozenset({PollState.OPEN, PollState.CANCELLED}),
        PollState.OPEN: CLOSED | {PollState.CANCELLED},
    }
)


@dataclass(eq=False)
class PollNotOpenYet(Refusal):
    """A ballot came before the opening."""

    number: int
    opens_at: datetime


@dataclass(eq=False)
class PollClosed(Refusal):
    """A ballot came after the closing, or the poll was cancelled."""

    number: int
    closes_at: datetime


@dataclass(eq=False)
class NotOnRoll(Refusal):
    """Someone voted who is not on the frozen roll of the poll."""

    number: int


@dataclass(eq=False)
class PeriodEmpty(Refusal):
    """A poll was to close before it opens, or in the past."""

    opens_at: datetime
    closes_at: datetime


@dataclass(eq=False)
class WrongCountingBase(Refusal):
    """A bylaw does not count by what the poll was to count by."""

    bylaw: str
    base: str


@dataclass(eq=False)
class PollUnderWay(Refusal):
    """A second poll was to open on a topic while one is scheduled or open."""

    number: int


@dataclass(eq=False)
class ElectorateEmpty(Refusal):
    """A poll was to open with nobody on its roll."""

    base: str


@dataclass(eq=False)
class NoticeTooShort(Refusal):
    """A meeting was to begin sooner after it is announced than its law allows."""

    days: int
    earliest: datetime
    source: str


class Publication(StrEnum):
    """What is published of the ballots of a closed poll.

    Areas are nearly unique and few ballots hide nobody: of such polls go out the sums
    alone, unless they were declared open, with names, before they began.
    """

    ROWS = "rows"
    SUMS = "sums"
    NAMES = "names"


REMINDER_BEFORE_CLOSING = timedelta(hours=24)
FEWEST_FOR_ROWS = 8


@dataclass(frozen=True)
class Poll:
    """One formal vote on a topic; number is the topic's number.

    ``list_id`` names the voter list that the roll is made of, where the base is a list.
    ``secret`` is False where the poll was declared open before it began. ``electors`` are
    the heads and ``area`` the area (0.01 m²) of the whole roll.
    """

    id: PollId
    community_id: CommunityId
    topic_id: TopicId
    number: int
    title: str
    method: str
    options: tuple[Option, ...]
    base: CountingBase
    bylaw: Bylaw
    opens_at: datetime
    closes_at: datetime
    opened_by: MemberId
    state: PollState = PollState.SCHEDULED
    electors: int = 0
    reminded_at: datetime | None = None
    reason: str = ""
    terms: Terms = USUAL
    list_id: str = ""
    secret: bool = True
    area: int = 0

    @property
    def publication(self) -> Publication:
        """Return what is published of the ballots; before the opening, as it looks now."""
        if not self.secret:
            return Publication.NAMES
        few = self.electors < FEWEST_FOR_ROWS
        return Publication.SUMS if few or self.base.weighs_area else Publication.ROWS

    def require_open(self, *, at: datetime) -> None:
        """Raise PollNotOpenYet or PollClosed unless ballots are taken at that moment."""
        if self.state is PollState.SCHEDULED or at < self.opens_at:
            raise PollNotOpenYet(number=self.number, opens_at=self.opens_at)
        if self.state is not PollState.OPEN or at >= self.closes_at:
            raise PollClosed(number=self.number, closes_at=self.closes_at)

    def checked(self, ballot: Ballot, *, at: datetime) -> Ballot:
        """Return the ballot as it will be counted, or raise a Refusal."""
        self.require_open(at=at)
        form = METHODS[self.method].form
        return checked(ballot, options=self.options, form=form, terms=self.terms)

    @property
    def reminder_at(self) -> datetime:
        """Return when those who have not voted are reminded.

        That is 24 hours before closing; in polls of under five days, when four fifths
        of the period are over.
        """
        late = self.opens_at + (self.closes_at - self.opens_at) * 4 // 5
        return max(late, self.closes_at - REMINDER_BEFORE_CLOSING)

    def opened(self, *, electors: int, area: int = 0) -> "Poll":
        """Return the poll open, its roll frozen at that many electors and that area."""
        state = POLL_LIFE.advance(self.state, to=PollState.OPEN)
        return replace(self, state=state, electors=electors, area=area)

    def reminded(self, *, at: datetime) -> "Poll":
        """Return the poll with the mark that those who had not voted were reminded."""
        return replace(self, reminded_at=at)

    def ended(self, state: PollState) -> "Poll":
        """Return the poll closed in a state that says how."""
        return replace(self, state=POLL_LIFE.advance(self.state, to=state))

    def cancelled(self, *, reason: str) -> "Poll":
        """Return the poll called off; a reason is due."""
        if not reason.strip():
            raise ReasonMissing
        return replace(self.ended(PollState.CANCELLED), reason=reason.strip())


def checked_period(*, opens_at: datetime, closes_at: datetime, now: datetime) -> None:
    """Raise PeriodEmpty unless the period lies ahead and has a length."""
    if closes_at <= opens_at or closes_at <= now:
        raise PeriodEmpty(opens_at=opens_at, closes_at=closes_at)


def checked_notice(
    bylaw: Bylaw, *, announced_at: datetime, opens_at: datetime, adopted: bool
) -> None:
    """Raise NoticeTooShort where a meeting's vote begins before its notice has run.

    The days run from the announcement to the opening. Only where the community has adopted
    this channel is the result a meeting's decision, and only there is it refused; elsewhere
    it is advisory and the preview tells of it. Source: the bylaw's own calling.
    """
    calling = bylaw.calling
    binding = adopted and bylaw.effect is LegalEffect.MEETING_IF_ADOPTED
    if calling is None or not binding:
        return
    earliest = announced_at + timedelta(days=calling.notice_days)
    if opens_at < earliest:
        raise NoticeTooShort(days=calling.notice_days, earliest=earliest, source=calling.source)


def checked_base(bylaw: Bylaw, *, base: CountingBase) -> None:
    """Raise WrongCountingBase where the bylaw does not know that base."""
    if base not in bylaw.bases:
        raise WrongCountingBase(bylaw=bylaw.id, base=base)


@dataclass(frozen=True)
class Elector:
    """One line of a frozen roll: a person, a household with its members, an owner.

    ``area`` is in 0.01 m², and ``heads`` how many heads the elector counts for.
    """

    id: ElectorId
    poll_id: PollId
    household_id: HouseholdId | None
    label: str
    building: str = ""
    area: int = 0
    heads: int = 1


@dataclass(frozen=True)
class Franchise:
    """A member who may speak for an elector of a poll."""

    id: str
    poll_id: PollId
    elector_id: ElectorId
    member_id: MemberId


@dataclass(frozen=True)
class CastBallot:
    """A ballot in the box; nothing in it says whose it is.

    ``salt`` is 32 hexadecimal digits of chance, which hide it behind its leaf. ``area``
    (0.01 m²) and ``heads`` are what it weighs, taken from the frozen roll. ``version``
    counts from 1 how often it was cast under its receipt.
    """

    poll_id: PollId
    receipt: str
    ballot: Ballot
    salt: str
    area: int = 0
    heads: int = 1
    version: int = 1
