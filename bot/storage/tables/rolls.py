"""Owners and what they own, voter lists, and rolls read from files."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Table

from bot.storage.columns import METADATA, json, key, moment, refers, word, words
from deliberation.bylaws import CountingBase
from deliberation.identifiers import OwnerId
from deliberation.owners import Voter
from deliberation.roll_files import RollFileState, RollSheet

OWNERS = Table(
    "owners",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("name"),
    words("mark"),
    Column("developer", Boolean, nullable=False),
    refers("member_id", "members", optional=True),
    Index(None, "community_id"),
    Index(None, "member_id"),
)

HOLDINGS = Table(
    "holdings",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("building"),
    words("unit"),
    words("door"),
    Column("area", BigInteger, nullable=False),
    json("owner_ids", tuple[OwnerId, ...]),
    refers("household_id", "households", optional=True),
    Column("delivered", Boolean, nullable=False),
    Column("listed", Boolean, nullable=False),
    Index(None, "community_id"),
    Index(None, "household_id"),
)

VOTER_LISTS = Table(
    "voter_lists",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("name"),
    word("base", CountingBase),
    json("voters", tuple[Voter, ...]),
    refers("changed_by", "members"),
    moment("changed_at"),
    Index(None, "community_id"),
)

ROLL_FILES = Table(
    "roll_files",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("name"),
    json("sheet", RollSheet),
    refers("read_by", "members"),
    moment("read_at"),
    word("state", RollFileState),
    refers("decided_by", "members", optional=True),
    moment("decided_at", optional=True),
    Index(None, "community_id", "state"),
)
