"""What a closed poll says: tests of quorum and majority, and the decision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.ballots import Ballot, Count, CountingStep, Tally, figure
from deliberation.bylaws import Bylaw, LegalEffect, MajorityOf
from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    InquiryId,
    MemberId,
    OutcomeId,
    PollId,
    TopicId,
)
from deliberation.methods import METHODS
from deliberation.polls import Poll, PollState
from deliberation.refusals import Refusal

NOTICE_DAYS = 15


@dataclass(eq=False)
class NoticeOver(Refusal):
    """An inquiry came after the public notice had ended."""

    number: int
    ended_at: datetime


@dataclass(eq=False)
class InquiryEmpty(Refusal):
    """An inquiry or its answer came without words."""


@dataclass(frozen=True)
class Verdict:
    """How a poll ended, with both tests shown."""

    tally: Tally
    participating: int
    electors: int
    quorum_met: bool
    majority_met: bool
    state: PollState
    steps: tuple[CountingStep, ...]


@dataclass(frozen=True)
class OutcomeDocuments:
    """What is printed of an outcome: the record, the card for chats, the public notice."""

    record: AttachmentId
    card: AttachmentId
    notice: AttachmentId


@dataclass(frozen=True)
class Outcome:
    """The verdict of a poll as the community keeps it; number is the topic's number.

    ``record_id`` is the PDF, ``card_id`` the picture and ``notice_id`` the sheet for the
    notice board, once they are made.
    ``notice_ended_at`` marks that the end of the public notice has been told.
    """

    id: OutcomeId
    community_id: CommunityId
    topic_id: TopicId
    poll_id: PollId
    number: int
    title: str
    verdict: Verdict
    effect: LegalEffect
    adopted_for_meetings: bool
    decided_at: datetime
    notice_ends_at: datetime
    record_id: AttachmentId | None = None
    card_id: AttachmentId | None = None
    notice_id: AttachmentId | None = None
    notice_ended_at: datetime | None = None

    def recorded(self, documents: OutcomeDocuments) -> "Outcome":
        """Return the outcome with its documents."""
        return replace(
            self,
            record_id=documents.record,
            card_id=documents.card,
            notice_id=documents.notice,
        )

    def is_noticed(self, *, at: datetime) -> bool:
        """Tell whether the public notice runs at that moment."""
        return self.decided_at <= at < self.notice_ends_at

    def inquired(self, text: str, *, at: datetime) -> str:
        """Return the words of an inquiry on the notice, or raise a Refusal."""
        if not self.is_noticed(at=at):
            raise NoticeOver(number=self.number, ended_at=self.notice_ends_at)
        return _words(text)

    @property
    def binding(self) -> bool:
        """Tell whether the result is a meeting's decision in law."""
        return self.effect is LegalEffect.MEETING_IF_ADOPTED and self.adopted_for_meetings


@dataclass(frozen=True)
class Inquiry:
    """A resident's question on a public notice, and its answer."""

    id: InquiryId
    outcome_id: OutcomeId
    member_id: MemberId
    text: str
    asked_at: datetime
    answer: str = ""
    answered_by: MemberId | None = None
    answered_at: datetime | None = None

    def replied(self, text: str, *, by: MemberId, at: datetime) -> "Inquiry":
        """Return the inquiry with its answer; a later answer takes its place."""
        return replace(self, answer=_words(text), answered_by=by, answered_at=at)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise InquiryEmpty
    return words


def decide(poll: Poll, ballots: Mapping[Ballot, int]) -> Verdict:
    """Count a poll and hold the result against its bylaw."""
    tally = METHODS[poll.method].count(ballots, options=poll.options, terms=poll.terms)
    quorum_met = _quorum_met(poll.bylaw, participating=tally.ballots, electors=poll.electors)
    majority_met = _majority_met(poll, tally)
    state = _ending(tally, quorum_met=quorum_met, majority_met=majority_met)
    return Verdict(
        tally=tally,
        participating=tally.ballots,
        electors=poll.electors,
        quorum_met=quorum_met,
        majority_met=majority_met,
        state=state,
        steps=(
            *tally.steps,
            _quorum_step(poll, tally, met=quorum_met),
            _majority_step(poll, tally, met=majority_met),
        ),
    )


def notice_end(decided_at: datetime, *, days: int = NOTICE_DAYS) -> datetime:
    """Return when a public notice may end: 15 days at least.

    Source: Urban Residents' Committee Law (rev. 2025) art. 34.
    """
    return decided_at + timedelta(days=max(days, NOTICE_DAYS))


def _quorum_met(bylaw: Bylaw, *, participating: int, electors: int) -> bool:
    if bylaw.quorum is None:
        return participating > 0
    return bylaw.quorum.is_met(participating, whole=electors)


def _leading(tally: Tally) -> Count:
    return tally.counts[tally.winners[0]] if tally.winners else 0


def _majority_base(poll: Poll, tally: Tally) -> Count:
    match poll.bylaw.majority_of:
        case MajorityOf.ELECTORATE:
            return poll.electors
        case MajorityOf.PARTICIPATING:
            return tally.ballots
        case MajorityOf.FOR_AND_AGAINST:
            return tally.counts["1"] + tally.counts["2"]


def _is_motion(poll: Poll) -> bool:
    return poll.method == "majority"


def _majority_met(poll: Poll, tally: Tally) -> bool:
    if tally.tied or not tally.winners:
        return False
    if _is_motion(poll):
        part, base = tally.counts["1"], _majority_base(poll, tally)
        return poll.bylaw.majority.is_met(part, whole=base)
    if poll.bylaw.majority_of is MajorityOf.FOR_AND_AGAINST:
        return True
    return poll.bylaw.majority.is_met(_leading(tally), whole=_majority_base(poll, tally))


def _ending(tally: Tally, *, quorum_met: bool, majority_met: bool) -> PollState:
    if not quorum_met:
        return PollState.CLOSED_WITHOUT_QUORUM
    if tally.tied:
        return PollState.CLOSED_TIED
    return PollState.CLOSED_ADOPTED if majority_met else PollState.CLOSED_REJECTED


def _quorum_step(poll: Poll, tally: Tally, *, met: bool) -> CountingStep:
    quorum = poll.bylaw.quorum
    values: dict[str, str | int] = {"participating": tally.ballots, "electors": poll.electors}
    if quorum is None:
        return CountingStep(key="step-quorum-none", values=values)
    values |= {
        "share": str(quorum.share),
        "strict": str(quorum.strict).lower(),
        "least": quorum.least(poll.electors),
        "met": str(met).lower(),
    }
    return CountingStep(key="step-quorum", values=values)


def _majority_step(poll: Poll, tally: Tally, *, met: bool) -> CountingStep:
    values: dict[str, str | int] = {"met": str(met).lower()}
    if tally.tied or not tally.winners:
        return CountingStep(key="step-tied" if tally.tied else "step-nobody", values=values)
    if not _is_motion(poll) and poll.bylaw.majority_of is MajorityOf.FOR_AND_AGAINST:
        return CountingStep(
            key="step-most-chosen", values=values | {"count": figure(_leading(tally))}
        )
    base = _majority_base(poll, tally)
    part = tally.counts["1"] if _is_motion(poll) else _leading(tally)
    values |= {
        "part": figure(part),
        "base": figure(base),
        "least": poll.bylaw.majority.least(base),
    }
    return CountingStep(key="step-majority", values=values)
