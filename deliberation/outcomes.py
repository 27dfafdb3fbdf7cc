"""What a closed poll says: tests of quorum and majority, and the decision."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.ballots import CountingStep, Tally
from deliberation.bylaws import LegalEffect
from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    InquiryId,
    MemberId,
    OutcomeId,
    PollId,
    TopicId,
)
from deliberation.polls import PollState
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
    """How a poll ended, with both tests shown.

    Where owners decide, the area (0.01 m²) that took part, that of the whole roll, and the
    count by area stand beside heads; ``quorum_met`` and ``majority_met`` hold for both.
    """

    tally: Tally
    participating: int
    electors: int
    quorum_met: bool
    majority_met: bool
    state: PollState
    steps: tuple[CountingStep, ...]
    participating_area: int = 0
    area: int = 0
    area_tally: Tally | None = None


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


def notice_end(decided_at: datetime, *, days: int = NOTICE_DAYS) -> datetime:
    """Return when a public notice may end: 15 days at least.

    Source: Urban Residents' Committee Law (rev. 2025) art. 34.
    """
    return decided_at + timedelta(days=max(days, NOTICE_DAYS))
