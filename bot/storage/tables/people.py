"""Communities and who belongs to them."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import METADATA, identifier, json, key, moment, refers, word, words
from deliberation.communities import Age, Purpose, Role, Standing
from handlers.ports import CodePurpose

COMMUNITIES = Table(
    "communities",
    METADATA,
    key(),
    words("slug"),
    words("name"),
    words("parent"),
    words("time_zone"),
    words("locale"),
    moment("created_at"),
    Column("response_days", Integer, nullable=False),
    Column("quiet_from", Integer, nullable=False),
    Column("quiet_to", Integer, nullable=False),
    Column("adopted_for_meetings", Boolean, nullable=False),
    Column("demo", Boolean, nullable=False),
    words("place"),
    UniqueConstraint("slug"),
)

HOUSEHOLDS = Table(
    "households",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("building"),
    words("unit"),
    words("door"),
    Column("listed", Boolean, nullable=False),
    UniqueConstraint("community_id", "building", "unit", "door"),
)

MEMBERS = Table(
    "members",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("name"),
    word("standing", Standing),
    moment("created_at"),
    json("roles", frozenset[Role]),
    refers("household_id", "households", optional=True),
    words("locale"),
    moment("welcomed_at", optional=True),
    Column("demo", Boolean, nullable=False),
    word("age", Age),
    Index(None, "community_id", "standing"),
    Index(None, "household_id"),
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("channel"),
    words("external_id"),
    refers("member_id", "members"),
    words("display_name"),
    moment("last_used_at"),
    moment("closed_at", optional=True),
    UniqueConstraint("channel", "external_id", "community_id"),
    Index(None, "member_id"),
)

ROOMS = Table(
    "rooms",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("channel"),
    words("external_id"),
    word("purpose", Purpose),
    words("title"),
    moment("bound_at"),
    Column("digest", Boolean, nullable=False),
    moment("muted_until", optional=True),
    moment("left_at", optional=True),
    words("thread"),
    UniqueConstraint("channel", "external_id"),
    Index(None, "community_id", "purpose"),
)

DIGESTS = Table(
    "digests",
    METADATA,
    key(),
    refers("community_id", "communities"),
    moment("told_at"),
    json("told", tuple[str, ...]),
    ForeignKeyConstraint(["id"], ["rooms.id"]),
    Index(None, "community_id"),
)

SIGN_IN_LINKS = Table(
    "sign_in_links",
    METADATA,
    key(),
    words("digest"),
    refers("member_id", "members"),
    moment("expires_at"),
    moment("used_at", optional=True),
    UniqueConstraint("digest"),
    Index(None, "member_id"),
)

CODES = Table(
    "codes",
    METADATA,
    key(),
    words("code"),
    refers("community_id", "communities"),
    word("purpose", CodePurpose),
    moment("made_at"),
    moment("expires_at", optional=True),
    moment("used_at", optional=True),
    refers("household_id", "households", optional=True),
    refers("member_id", "members", optional=True),
    words("place"),
    UniqueConstraint("code"),
    Index(None, "community_id"),
)

API_TOKENS = Table(
    "api_tokens",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("digest"),
    words("label"),
    moment("made_at"),
    moment("revoked_at", optional=True),
    UniqueConstraint("digest"),
    Index(None, "community_id"),
)

TRACES = Table(
    "traces",
    METADATA,
    key(),
    refers("community_id", "communities"),
    identifier("subject"),
    Column("number", Integer, nullable=False),
    words("action"),
    moment("at"),
    refers("member_id", "members", optional=True),
    words("words"),
    Index(None, "community_id", "subject"),
    Index(None, "community_id", "number"),
    Index(None, "member_id"),
)
