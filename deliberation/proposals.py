"""Proposals of residents and what becomes of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import (
    AttachmentId,
    CommunityId,
    MemberId,
    ProposalId,
    TopicId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.refusals import Refusal


class ProposalState(StrEnum):
    """Where a proposal stands; the last three say how it ended."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    IN_TOPIC = "in_topic"
    MERGED = "merged"
    DECLINED = "declined"


PROPOSAL_LIFE = Lifecycle(
    {
        ProposalState.SUBMITTED: frozenset(
            {
                ProposalState.ACCEPTED,
                ProposalState.MERGED,
                ProposalState.DECLINED,
                ProposalState.IN_TOPIC,
            }
        ),
        ProposalState.ACCEPTED: frozenset(
            {ProposalState.IN_TOPIC, ProposalState.MERGED, ProposalState.DECLINED}
        ),
    }
)


@dataclass(eq=False)
class ReasonMissing(Refusal):
    """A step that must say why came without a reason."""


@dataclass(eq=False)
class MergedIntoItself(Refusal):
    """A proposal was to be merged into itself."""

    number: int


@dataclass(eq=False)
class MergedIntoEnded(Refusal):
    """A proposal was to be merged into one that has ended."""

    number: int


@dataclass(frozen=True)
class Proposal:
    """A resident's request; its number is shared with topics of the community."""

    id: ProposalId
    community_id: CommunityId
    number: int
    author_id: MemberId
    text: str
    place: str
    submitted_at: datetime
    attachment_ids: tuple[AttachmentId, ...] = ()
    state: ProposalState = ProposalState.SUBMITTED
    reason: str = ""
    decided_at: datetime | None = None
    merged_into: ProposalId | None = None
    topic_id: TopicId | None = None

    def accepted(self, *, at: datetime) -> "Proposal":
        """Return the proposal accepted for deliberation."""
        return self._decided(ProposalState.ACCEPTED, at=at)

    def declined(self, *, reason: str, at: datetime) -> "Proposal":
        """Return the proposal declined; a reason is due."""
        if not reason.strip():
            raise ReasonMissing
        return replace(self._decided(ProposalState.DECLINED, at=at), reason=reason.strip())

    def merged(self, *, into: "Proposal", at: datetime) -> "Proposal":
        """Return the proposal merged into another that says the same."""
        if into.id == self.id:
            raise MergedIntoItself(number=self.number)
        if PROPOSAL_LIFE.is_final(into.state) and into.state is not ProposalState.IN_TOPIC:
            raise MergedIntoEnded(number=into.number)
        return replace(self._decided(ProposalState.MERGED, at=at), merged_into=into.id)

    def taken_up(self, *, topic_id: TopicId, at: datetime) -> "Proposal":
        """Return the proposal as part of a topic."""
        return replace(self._decided(ProposalState.IN_TOPIC, at=at), topic_id=topic_id)

    def _decided(self, state: ProposalState, *, at: datetime) -> "Proposal":
        return replace(self, state=PROPOSAL_LIFE.advance(self.state, to=state), decided_at=at)


@dataclass(frozen=True)
class Seconding:
    """A member's support (附议) of a proposal; one each."""

    id: str
    proposal_id: ProposalId
    member_id: MemberId
    at: datetime
