"""What people agreed to, who looked at personal data, what is to be removed."""

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from bot.storage.columns import METADATA, json, key, moment, refers, word, words
from deliberation.identifiers import MemberId
from deliberation.privacy import Asked, ErasureState, Shown

AGREEMENTS = Table(
    "agreements",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("member_id", "members"),
    word("asked", Asked),
    words("version"),
    Column("agreed", Boolean, nullable=False),
    moment("decided_at"),
    moment("withdrawn_at", optional=True),
    refers("noted_by", "members", optional=True),
    Index(None, "member_id", "asked"),
)

VIEWS = Table(
    "views",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("viewer_id", "members", optional=True),
    words("by"),
    word("shown", Shown),
    words("page"),
    json("people", tuple[MemberId, ...]),
    Column("heads", Integer, nullable=False),
    moment("first_at"),
    moment("last_at"),
    Column("times", Integer, nullable=False),
    Index(None, "community_id", "last_at"),
    Index(None, "viewer_id", "page"),
)

ERASURES = Table(
    "erasures",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("member_id", "members"),
    moment("asked_at"),
    moment("due_at"),
    word("state", ErasureState),
    moment("ended_at", optional=True),
    Index(None, "member_id"),
    Index(None, "state"),
)

EXPORTS = Table(
    "exports",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("member_id", "members"),
    words("digest"),
    words("content"),
    moment("made_at"),
    moment("expires_at"),
    UniqueConstraint("digest"),
    Index(None, "member_id"),
)

PHONES = Table(
    "phones",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("member_id", "members"),
    words("number"),
    moment("left_at"),
    UniqueConstraint("member_id"),
)

ASSESSMENTS = Table(
    "assessments",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("text"),
    refers("written_by", "members"),
    moment("written_at"),
    Index(None, "community_id"),
)
