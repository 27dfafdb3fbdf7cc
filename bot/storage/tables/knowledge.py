"""Sources and the passages cut from them; no community means that all share them."""

from sqlalchemy import (
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import METADATA, identifier, json, key, moment, refers, word, words
from knowledge.library import SourceKind

SOURCES = Table(
    "sources",
    METADATA,
    key(),
    identifier("community_id"),
    word("kind", SourceKind),
    words("name"),
    words("title"),
    words("issuer"),
    words("digest"),
    moment("added_at"),
    Column("effective", Date, nullable=True),
    Column("repealed", Date, nullable=True),
    words("jurisdiction"),
    moment("retired_at", optional=True),
    Column("expires", Date, nullable=True),
    json("repeals", tuple[str, ...]),
    Index(None, "community_id", "name"),
    Index(None, "community_id", "digest"),
)

PASSAGES = Table(
    "passages",
    METADATA,
    key(),
    refers("source_id", "sources"),
    identifier("community_id"),
    Column("position", Integer, nullable=False),
    words("heading"),
    words("locator"),
    words("text"),
    json("questions", tuple[str, ...]),
    identifier("likeness"),
    UniqueConstraint("source_id", "position"),
    Index(None, "community_id"),
)

ORIGINALS = Table(
    "originals",
    METADATA,
    key(),
    words("raw"),
    words("cleaned"),
    ForeignKeyConstraint(["id"], ["sources.id"]),
)

WORDINGS = Table(
    "wordings",
    METADATA,
    key(),
    identifier("community_id"),
    json("lay", tuple[str, ...]),
    json("formal", tuple[str, ...]),
    moment("added_at"),
    Index(None, "community_id"),
)
