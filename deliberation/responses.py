"""The committee's duty: response, commitments, progress; and residents' rating."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from deliberation.identifiers import (
    AttachmentId,
    CommitmentId,
    CommunityId,
    MemberId,
    OutcomeId,
    ProgressId,
    RatingId,
    ResponseId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.proposals import ReasonMissing
from deliberation.refusals import Refusal


class ResponseState(StrEnum):
    """Where the committee's response to an outcome stands."""

    DUE = "due"
    ADOPTED = "adopted"
    PARTLY_ADOPTED = "partly_adopted"
    DECLINED = "declined"


GIVEN = frozenset({ResponseState.ADOPTED, ResponseState.PARTLY_ADOPTED, ResponseState.DECLINED})
RESPONSE_LIFE = Lifecycle(
    {ResponseState.DUE: GIVEN} | dict.fromkeys(GIVEN, GIVEN | {ResponseState.DUE})
)


@dataclass(eq=False)
class CommitmentIncomplete(Refusal):
    """A commitment came without one of its five fields."""

    missing: str


@dataclass(eq=False)
class DeadlinePast(Refusal):
    """A commitment was to be kept by a day that is over."""

    deadline: date


@dataclass(eq=False)
class NothingToRate(Refusal):
    """A rating came before the committee's response."""

    number: int


@dataclass(eq=False)
class ReopenedAlready(Refusal):
    """不满意 reopens a matter once."""

    number: int


@dataclass(frozen=True)
class Response:
    """What the committee owes and gives for an outcome; number is the topic's number."""

    id: ResponseId
    community_id: CommunityId
    outcome_id: OutcomeId
    number: int
    due_at: datetime
    state: ResponseState = ResponseState.DUE
    reasons: str = ""
    given_by: MemberId | None = None
    given_at: datetime | None = None
    reminded_at: datetime | None = None
    overdue_since: datetime | None = None
    reopened_at: datetime | None = None
    reopened_reason: str = ""

    def given(
        self, state: ResponseState, *, reasons: str, by: MemberId, at: datetime
    ) -> "Response":
        """Return the response given; reasons are due whatever it says."""
        if not reasons.strip():
            raise ReasonMissing
        return replace(
            self,
            state=RESPONSE_LIFE.advance(self.state, to=state),
            reasons=reasons.strip(),
            given_by=by,
            given_at=at,
        )

    def rated(self) -> None:
        """Raise NothingToRate while nothing was said that could be rated."""
        if self.given_at is None:
            raise NothingToRate(number=self.number)

    def is_overdue(self, *, at: datetime) -> bool:
        """Tell whether the period ran out with nothing said."""
        return self.state is ResponseState.DUE and at >= self.due_at

    def reopened(self, *, reason: str, due_at: datetime, at: datetime) -> "Response":
        """Return the response due again, once, because residents were not satisfied."""
        if self.reopened_at is not None:
            raise ReopenedAlready(number=self.number)
        if not reason.strip():
            raise ReasonMissing
        return replace(
            self,
            state=RESPONSE_LIFE.advance(self.state, to=ResponseState.DUE),
            due_at=due_at,
            reminded_at=None,
            overdue_since=None,
            reopened_at=at,
            reopened_reason=reason.strip(),
        )


class CommitmentState(StrEnum):
    """How far a commitment is."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    DONE = "done"


COMMITMENT_LIFE = Lifecycle(
    {
        CommitmentState.PLANNED: frozenset({CommitmentState.UNDER_WAY, CommitmentState.DONE}),
        CommitmentState.UNDER_WAY: frozenset({CommitmentState.UNDER_WAY, CommitmentState.DONE}),
        CommitmentState.DONE: frozenset({CommitmentState.UNDER_WAY}),
    }
)


@dataclass(frozen=True)
class Commitment:
    """五落实: task, responsible unit, responsible person, deadline, progress.

    ``number`` is the topic's number.
    """

    id: CommitmentId
    community_id: CommunityId
    outcome_id: OutcomeId
    number: int
    task: str
    unit: str
    person: str
    deadline: date
    made_at: datetime
    state: CommitmentState = CommitmentState.PLANNED
    overdue_since: datetime | None = None

    def to(self, state: CommitmentState) -> "Commitment":
        """Return the commitment further on."""
        return replace(self, state=COMMITMENT_LIFE.advance(self.state, to=state))

    def is_overdue(self, *, on: date) -> bool:
        """Tell whether the deadline went by with the task not done."""
        return self.state is not CommitmentState.DONE and on > self.deadline


def checked_deadline(deadline: date, *, today: date) -> date:
    """Return the deadline, or raise DeadlinePast."""
    if deadline < today:
        raise DeadlinePast(deadline=deadline)
    return deadline


def checked_fields(*, task: str, unit: str, person: str) -> None:
    """Raise CommitmentIncomplete naming the first field that has no words."""
    for name, words in (("task", task), ("unit", unit), ("person", person)):
        if not words.strip():
            raise CommitmentIncomplete(missing=name)


@dataclass(frozen=True)
class Progress:
    """One report on a commitment, with photos."""

    id: ProgressId
    commitment_id: CommitmentId
    text: str
    at: datetime
    by: MemberId
    state: CommitmentState
    attachment_ids: tuple[AttachmentId, ...] = ()


@dataclass(frozen=True)
class Rating:
    """A resident's 回访评价 of what became of an outcome; the last one counts."""

    id: RatingId
    outcome_id: OutcomeId
    member_id: MemberId
    solved: bool
    satisfied: bool
    at: datetime
    reason: str = ""
