"""What neighbours report at the doorway whose code they scanned, and what came of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    DoorwayReportId,
    MemberId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.proposals import ReasonMissing


class ReportState(StrEnum):
    """How far a report has come."""

    SENT = "sent"
    UNDER_WAY = "under_way"
    HANDLED = "handled"


REPORT_LIFE = Lifecycle(
    {
        ReportState.SENT: frozenset({ReportState.UNDER_WAY, ReportState.HANDLED}),
        ReportState.UNDER_WAY: frozenset({ReportState.UNDER_WAY, ReportState.HANDLED}),
    }
)


@dataclass(frozen=True)
class DoorwayReport:
    """What somebody reported at a doorway; ``place`` is its building and unit, such as 3-2.

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

    @property
    def waits(self) -> bool:
        """Tell whether staff still have something to do about it."""
        return self.state is not ReportState.HANDLED

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
