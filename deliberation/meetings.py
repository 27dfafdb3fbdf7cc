"""Meetings in person: when, where, who came, and what was noted."""

from dataclasses import dataclass
from datetime import datetime

from deliberation.identifiers import AttachmentId, MemberId, TopicId
from deliberation.refusals import Refusal
from deliberation.topics import Topic, TopicNotOpen, TopicState

MOST_PEOPLE = 9999


@dataclass(eq=False)
class MeetingAhead(Refusal):
    """A meeting was to be recorded that has not been held yet."""

    held_at: datetime


@dataclass(eq=False)
class AttendanceUnclear(Refusal):
    """It was not said how many came, or fewer than the names that were ticked."""

    most: int


@dataclass(frozen=True)
class Meeting:
    """A meeting on a topic, as a moderator recorded it.

    ``attended`` are members by name, ``heads`` counts everybody who came, them included.
    """

    id: str
    topic_id: TopicId
    number: int
    held_at: datetime
    place: str
    attended: tuple[MemberId, ...]
    heads: int
    notes: str
    recorded_by: MemberId
    recorded_at: datetime
    attachment_ids: tuple[AttachmentId, ...] = ()


def require_meetable(topic: Topic) -> None:
    """Raise TopicNotOpen where a topic ended without a vote: nobody meets on it."""
    if topic.state is TopicState.CLOSED_WITHOUT_VOTE:
        raise TopicNotOpen(number=topic.number)


def checked_heads(heads: int, *, named: int) -> int:
    """Return how many came, or raise AttendanceUnclear."""
    if not max(1, named) <= heads <= MOST_PEOPLE:
        raise AttendanceUnclear(most=MOST_PEOPLE)
    return heads
