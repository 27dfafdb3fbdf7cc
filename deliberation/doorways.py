"""What neighbours report at the doorway whose code they scanned, and what came of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    DoorwayReportId,
    MemberId,
    ProposalId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.proposals import ReasonMissing


class ReportState(StrEnum):
    """How far a report has come; one that was ``proposed`` goes on as a proposal."""

    SENT = "sent"
    UNDER_WAY = "under_way"
    HANDLED = "handled"
    PROPOSED = "proposed"


REPORT_LIFE = Lifecycle(
    {
        ReportState.SENT: frozenset(
            {ReportState.UNDER_WAY, ReportState.HANDLED, ReportState.PROPOSED}
        ),
        ReportState.UNDER_WAY: frozenset(
            {ReportState.UNDER_WAY, ReportState.HANDLED, ReportState.PROPOSED}
        ),
    }
)


@dataclass(frozen=True)
class DoorwayReport:
    """What somebody reported at a doorway; ``place`` is its building and unit, such as 3-2.

    ``proposal_id`` is the proposal that a moderator made of it.
    ``receipt`` is a keyed digest of the code by which the reporter finds it again. Only
    reporters who are known have a ``member_id``. ``phone`` is a number at which they want to
    be called back, empty for none, sealed where it is kept. ``answer`` is what staff said
    last.
    """

    id: DoorwayReportId
    community_id: CommunityId
    place: str
    text: str
    sent_at: datetime
    receipt: str
    member_id: MemberId | None = None
    phone: str = ""
    attachment_ids: tuple[AttachmentId, ...] = ()
    state: ReportState = ReportState.SENT
    answer: str = ""
    answered_by: MemberId | None = None
    answered_at: datetime | None = None
    proposal_id: ProposalId | None = None

    @property
    def waits(self) -> bool:
        """Tell whether staff still have something to do about it."""
        return self.state in {ReportState.SENT, ReportState.UNDER_WAY}

    def answered(
        self, state: ReportState, *, words: str, by: MemberId, at: datetime
    ) -> "DoorwayReport":
        """Return the report with what staff say about it.

        Raises ReasonMissing without words, ForbiddenTransition once it was handled.
        """
        if not words.strip():
            raise ReasonMissing
        return replace(
            self,
            state=REPORT_LIFE.advance(self.state, to=state),
            answer=words.strip(),
            answered_by=by,
            answered_at=at,
        )

    def proposed(
        self, proposal_id: ProposalId, *, by: MemberId, at: datetime
    ) -> "DoorwayReport":
        """Return the report that became a proposal, or raise ForbiddenTransition."""
        return replace(
            self,
            state=REPORT_LIFE.advance(self.state, to=ReportState.PROPOSED),
            proposal_id=proposal_id,
            answered_by=by,
            answered_at=at,
        )
