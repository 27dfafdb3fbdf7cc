"""Ballots entered for electors, proxies, paper, names in relays; never a choice."""

from sqlalchemy import Index, Table, UniqueConstraint

from bot.storage.columns import METADATA, json, key, moment, refers, word, words
from deliberation.assisted import BatchState, EntryKind, EntryState, Sheet
from deliberation.identifiers import ElectorId

ENTRIES = Table(
    "entries",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("poll_id", "polls"),
    refers("elector_id", "electors"),
    word("kind", EntryKind),
    refers("entered_by", "members"),
    moment("entered_at"),
    word("state", EntryState),
    refers("ended_by", "members", optional=True),
    moment("ended_at", optional=True),
    words("batch_id"),
    words("proxy_id"),
    Index(None, "poll_id", "elector_id"),
)

PROXIES = Table(
    "proxies",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("poll_id", "polls"),
    refers("elector_id", "electors"),
    refers("holder_id", "members"),
    refers("noted_by", "members"),
    moment("noted_at"),
    refers("paper_id", "attachments", optional=True),
    moment("revoked_at", optional=True),
    UniqueConstraint("poll_id", "elector_id", "holder_id"),
    Index(None, "poll_id", "holder_id"),
)

PAPER_BATCHES = Table(
    "paper_batches",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("poll_id", "polls"),
    refers("first_by", "members"),
    moment("first_at"),
    json("sheets", tuple[Sheet, ...]),
    refers("second_by", "members", optional=True),
    moment("second_at", optional=True),
    json("differing", tuple[ElectorId, ...]),
    word("state", BatchState),
    Index(None, "poll_id"),
)

NICKNAMES = Table(
    "nicknames",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("name"),
    moment("used_at"),
    refers("member_id", "members", optional=True),
    refers("household_id", "households", optional=True),
    Index(None, "community_id", "name"),
    Index(None, "member_id"),
    Index(None, "household_id"),
)
