"""Objections to plans that are put to consent; never who made them."""

from sqlalchemy import Column, Integer, Table, UniqueConstraint

from bot.storage.columns import METADATA, key, moment, refers, word, words
from deliberation.objections import ObjectionState

OBJECTIONS = Table(
    "objections",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("poll_id", "polls"),
    Column("number", Integer, nullable=False),
    words("reason"),
    Column("heads", Integer, nullable=False),
    moment("raised_at"),
    word("state", ObjectionState),
    words("words"),
    refers("settled_by", "members", optional=True),
    moment("settled_at", optional=True),
    UniqueConstraint("poll_id", "number"),
)
