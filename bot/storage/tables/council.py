"""Proposals, topics and what the committee does about their outcomes."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import IDENTIFIER, METADATA, json, key, moment, refers, word, words
from deliberation.identifiers import AttachmentId
from deliberation.proposals import ProposalState
from deliberation.responses import CommitmentState, ResponseState
from deliberation.rounds import RoundKind
from deliberation.topics import StanceValue, StatementState, TopicState

TOPICS = Table(
    "topics",
    METADATA,
    key(),
    refers("community_id", "communities"),
    Column("number", Integer, nullable=False),
    words("title"),
    words("question"),
    json("parties", tuple[str, ...]),
    refers("opened_by", "members"),
    moment("opened_at"),
    json("passage_ids", tuple[str, ...]),
    word("state", TopicState),
    words("reason"),
    words("template"),
    UniqueConstraint("community_id", "number"),
    Index(None, "community_id", "state"),
)

PROPOSALS = Table(
    "proposals",
    METADATA,
    key(),
    refers("community_id", "communities"),
    Column("number", Integer, nullable=False),
    refers("author_id", "members"),
    words("text"),
    words("place"),
    moment("submitted_at"),
    json("attachment_ids", tuple[AttachmentId, ...]),
    word("state", ProposalState),
    words("reason"),
    moment("decided_at", optional=True),
    refers("merged_into", "proposals", optional=True),
    refers("topic_id", "topics", optional=True),
    UniqueConstraint("community_id", "number"),
    Index(None, "community_id", "state"),
    Index(None, "author_id"),
    Index(None, "topic_id"),
    Index(None, "merged_into"),
)

SECONDINGS = Table(
    "secondings",
    METADATA,
    key(),
    refers("proposal_id", "proposals"),
    refers("member_id", "members"),
    moment("at"),
    UniqueConstraint("proposal_id", "member_id"),
    Index(None, "member_id"),
)

ROUNDS = Table(
    "rounds",
    METADATA,
    key(),
    refers("topic_id", "topics"),
    Column("position", Integer, nullable=False),
    words("title"),
    moment("opens_at"),
    moment("closes_at"),
    moment("announced_at", optional=True),
    moment("ended_at", optional=True),
    word("kind", RoundKind),
    UniqueConstraint("topic_id", "position"),
    Index(None, "ended_at", "closes_at"),
)

STATEMENTS = Table(
    "statements",
    METADATA,
    key(),
    refers("topic_id", "topics"),
    Column("number", Integer, nullable=False),
    refers("author_id", "members"),
    words("text"),
    moment("made_at"),
    word("state", StatementState),
    words("reason"),
    refers("joined_to", "statements", optional=True),
    refers("entered_by", "members", optional=True),
    words("speaker"),
    refers("meeting_id", "meetings", optional=True),
    UniqueConstraint("topic_id", "number"),
    Index(None, "topic_id", "state"),
    Index(None, "author_id"),
)

STANCES = Table(
    "stances",
    METADATA,
    key(),
    refers("statement_id", "statements"),
    refers("member_id", "members"),
    word("value", StanceValue),
    moment("at"),
    UniqueConstraint("statement_id", "member_id"),
    Index(None, "member_id"),
)

INQUIRIES = Table(
    "inquiries",
    METADATA,
    key(),
    refers("outcome_id", "outcomes"),
    refers("member_id", "members"),
    words("text"),
    moment("asked_at"),
    words("answer"),
    refers("answered_by", "members", optional=True),
    moment("answered_at", optional=True),
    Index(None, "outcome_id"),
    Index(None, "member_id"),
)

RESPONSES = Table(
    "responses",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("outcome_id", "outcomes"),
    Column("number", Integer, nullable=False),
    moment("due_at"),
    word("state", ResponseState),
    words("reasons"),
    refers("given_by", "members", optional=True),
    moment("given_at", optional=True),
    moment("reminded_at", optional=True),
    moment("overdue_since", optional=True),
    moment("reopened_at", optional=True),
    words("reopened_reason"),
    UniqueConstraint("outcome_id"),
    Index(None, "state", "due_at"),
    Index(None, "community_id", "number"),
)

COMMITMENTS = Table(
    "commitments",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("outcome_id", "outcomes"),
    Column("number", Integer, nullable=False),
    words("task"),
    words("unit"),
    words("person"),
    Column("deadline", Date, nullable=False),
    moment("made_at"),
    word("state", CommitmentState),
    moment("overdue_since", optional=True),
    Index(None, "community_id", "state"),
    Index(None, "outcome_id"),
    Index(None, "state", "deadline"),
)

PROGRESS = Table(
    "progress",
    METADATA,
    key(),
    refers("commitment_id", "commitments"),
    words("text"),
    moment("at"),
    refers("by", "members"),
    word("state", CommitmentState),
    json("attachment_ids", tuple[AttachmentId, ...]),
    Index(None, "commitment_id"),
)

RATINGS = Table(
    "ratings",
    METADATA,
    key(),
    refers("outcome_id", "outcomes"),
    refers("member_id", "members"),
    Column("solved", Boolean, nullable=False),
    Column("satisfied", Boolean, nullable=False),
    moment("at"),
    words("reason"),
    UniqueConstraint("outcome_id", "member_id"),
    Index(None, "member_id"),
)

NUMBERS = Table(
    "numbers",
    METADATA,
    Column("community_id", IDENTIFIER, ForeignKey("communities.id"), primary_key=True),
    Column("last", Integer, nullable=False),
)
