"""Topics, their rounds, and the statements and stances made on them."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from deliberation.identifiers import (
    CommunityId,
    MemberId,
    RoundId,
    StatementId,
    TopicId,
)
from deliberation.lifecycle import Lifecycle
from deliberation.proposals import ReasonMissing
from deliberation.refusals import Refusal
from deliberation.rounds import RoundKind


class TopicState(StrEnum):
    """Where a topic stands; the last two say how it ended."""

    DELIBERATING = "deliberating"
    VOTING = "voting"
    DECIDED = "decided"
    CLOSED_WITHOUT_VOTE = "closed_without_vote"


TOPIC_LIFE = Lifecycle(
    {
        TopicState.DELIBERATING: frozenset({TopicState.VOTING, TopicState.CLOSED_WITHOUT_VOTE}),
        TopicState.VOTING: frozenset({TopicState.DECIDED, TopicState.DELIBERATING}),
    }
)


@dataclass(eq=False)
class TopicNotOpen(Refusal):
    """Something was said on a topic that no longer takes it."""

    number: int


@dataclass(eq=False)
class StatementEmpty(Refusal):
    """A statement without words."""


@dataclass(eq=False)
class StatementTooLong(Refusal):
    """A statement over the length that fits a card."""

    length: int
    limit: int


@dataclass(eq=False)
class NotJoinable(Refusal):
    """A statement was to be joined to one that cannot stand for it."""

    number: int


@dataclass(frozen=True)
class Topic:
    """What the council deliberates; grows out of one or more proposals.

    ``template`` names the plan of rounds that it was opened with.
    """

    id: TopicId
    community_id: CommunityId
    number: int
    title: str
    question: str
    parties: tuple[str, ...]
    opened_by: MemberId
    opened_at: datetime
    passage_ids: tuple[str, ...] = ()
    state: TopicState = TopicState.DELIBERATING
    reason: str = ""
    template: str = ""

    def to(self, state: TopicState) -> "Topic":
        """Return the topic in another state, or raise ForbiddenTransition."""
        return replace(self, state=TOPIC_LIFE.advance(self.state, to=state))

    def closed(self, *, reason: str) -> "Topic":
        """Return the topic ended without a vote; a reason is due."""
        if not reason.strip():
            raise ReasonMissing
        return replace(self.to(TopicState.CLOSED_WITHOUT_VOTE), reason=reason.strip())


@dataclass(frozen=True)
class Round:
    """One timed stretch of a topic; they run in the order of their positions.

    ``announced_at`` and ``ended_at`` mark that its beginning and end have been told.
    """

    id: RoundId
    topic_id: TopicId
    position: int
    title: str
    opens_at: datetime
    closes_at: datetime
    announced_at: datetime | None = None
    ended_at: datetime | None = None
    kind: RoundKind = RoundKind.OPINIONS

    def is_open(self, *, at: datetime) -> bool:
        """Tell whether the round runs at that moment."""
        return self.opens_at <= at < self.closes_at


class StatementState(StrEnum):
    """What the moderator did with a statement."""

    PENDING = "pending"
    SHOWN = "shown"
    REJECTED = "rejected"
    JOINED = "joined"


STATEMENT_LIFE = Lifecycle(
    {
        StatementState.PENDING: frozenset(
            {StatementState.SHOWN, StatementState.REJECTED, StatementState.JOINED}
        ),
        StatementState.SHOWN: frozenset({StatementState.REJECTED, StatementState.JOINED}),
    }
)

LONGEST_STATEMENT = 140


@dataclass(frozen=True)
class Statement:
    """One sentence on a topic; shown after a moderator let it pass.

    ``joined_to`` is the statement that says the same and stands for it. What was said in a
    meeting was ``entered_by`` a moderator, for the ``speaker`` where that is no member.
    """

    id: StatementId
    topic_id: TopicId
    number: int
    author_id: MemberId
    text: str
    made_at: datetime
    state: StatementState = StatementState.PENDING
    reason: str = ""
    joined_to: StatementId | None = None
    entered_by: MemberId | None = None
    speaker: str = ""
    meeting_id: str | None = None

    def shown(self) -> "Statement":
        """Return the statement open to stances."""
        return replace(self, state=STATEMENT_LIFE.advance(self.state, to=StatementState.SHOWN))

    def rejected(self, *, reason: str) -> "Statement":
        """Return the statement taken out; a reason is due."""
        if not reason.strip():
            raise ReasonMissing
        state = STATEMENT_LIFE.advance(self.state, to=StatementState.REJECTED)
        return replace(self, state=state, reason=reason.strip())

    def joined(self, *, to: "Statement") -> "Statement":
        """Return the statement taken up by another one of its topic, or raise a Refusal."""
        if to.id == self.id or to.topic_id != self.topic_id:
            raise NotJoinable(number=to.number)
        if to.state is not StatementState.SHOWN:
            raise NotJoinable(number=to.number)
        state = STATEMENT_LIFE.advance(self.state, to=StatementState.JOINED)
        return replace(self, state=state, joined_to=to.id)


def statement_text(text: str) -> str:
    """Return the words of a statement on one line, or raise a Refusal."""
    words = " ".join(text.split())
    if not words:
        raise StatementEmpty
    if len(words) > LONGEST_STATEMENT:
        raise StatementTooLong(length=len(words), limit=LONGEST_STATEMENT)
    return words


class StanceValue(StrEnum):
    """What a member thinks of a statement."""

    AGREE = "agree"
    DISAGREE = "disagree"
    PASS = "pass"  # noqa: S105 - a stance, not a password


@dataclass(frozen=True)
class Stance:
    """A member's stance on a statement; the last one counts."""

    id: str
    statement_id: StatementId
    member_id: MemberId
    value: StanceValue
    at: datetime
