"""Names for the keys of everything the council keeps."""

from typing import NewType

CommunityId = NewType("CommunityId", str)
HouseholdId = NewType("HouseholdId", str)
MemberId = NewType("MemberId", str)
RoomId = NewType("RoomId", str)
ProposalId = NewType("ProposalId", str)
TopicId = NewType("TopicId", str)
RoundId = NewType("RoundId", str)
StatementId = NewType("StatementId", str)
PollId = NewType("PollId", str)
ElectorId = NewType("ElectorId", str)
OutcomeId = NewType("OutcomeId", str)
InquiryId = NewType("InquiryId", str)
ResponseId = NewType("ResponseId", str)
CommitmentId = NewType("CommitmentId", str)
ProgressId = NewType("ProgressId", str)
RatingId = NewType("RatingId", str)
AttachmentId = NewType("AttachmentId", str)
