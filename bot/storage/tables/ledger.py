"""The log of each poll: keys, leaves, signed heads and their witnesses, what was published.

Leaves lie in the order of their hashes and hold no time and no counter of arrival: what was
recorded between two heads has no order among itself, here or in the log.
"""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, UniqueConstraint

from bot.storage.columns import (
    IDENTIFIER,
    METADATA,
    identifier,
    json,
    key,
    moment,
    part,
    refers,
    words,
)
from deliberation.ballots import Ballot

POLL_KEYS = Table(
    "poll_keys",
    METADATA,
    part("poll_id", "polls"),
    words("key"),
    Column("width", Integer, nullable=False),
    Column("closed", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

LEAVES = Table(
    "leaves",
    METADATA,
    part("poll_id", "polls"),
    Column("hash", IDENTIFIER, primary_key=True),
    identifier("receipt"),
    Column("version", Integer, nullable=False),
    words("commitment"),
    Column("place", Integer, nullable=True),
    UniqueConstraint("receipt", "poll_id", "version"),
    sqlite_with_rowid=False,
)

CHARTERS = Table(
    "charters",
    METADATA,
    key(),
    refers("poll_id", "polls"),
    words("text"),
    moment("made_at"),
    Index(None, "poll_id"),
)

TREE_HEADS = Table(
    "tree_heads",
    METADATA,
    key(),
    refers("poll_id", "polls"),
    Column("size", Integer, nullable=False),
    words("root"),
    moment("at"),
    words("signature"),
    words("charter"),
    Index(None, "poll_id"),
)

WITNESSES = Table(
    "witnesses",
    METADATA,
    key(),
    refers("head_id", "tree_heads"),
    refers("poll_id", "polls"),
    refers("member_id", "members"),
    words("name"),
    words("role"),
    moment("at"),
    UniqueConstraint("head_id", "member_id"),
    Index(None, "poll_id"),
)

BULLETINS = Table(
    "bulletins",
    METADATA,
    key(),
    refers("poll_id", "polls"),
    refers("community_id", "communities"),
    words("text"),
    words("digest"),
    moment("published_at"),
    UniqueConstraint("poll_id"),
)

PUBLISHED_ROWS = Table(
    "published_rows",
    METADATA,
    part("poll_id", "polls"),
    Column("receipt", IDENTIFIER, primary_key=True),
    Column("version", Integer, nullable=False),
    json("ballot", Ballot),
    words("salt"),
    Column("heads", Integer, nullable=False),
    Column("area", BigInteger, nullable=False),
    words("label"),
    sqlite_with_rowid=False,
)
