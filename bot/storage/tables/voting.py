"""Polls, their frozen rolls, ballots, and outcomes.

Nothing in ``ballots`` says who cast or when, nor what: a row is sealed under the key of its
poll. A participation tells the channel of its ballot until the closing. Ballots and
participations lie in the order of their keyed or earlier given keys (``WITHOUT ROWID``),
never in the order of arrival, so that they cannot be laid side by side.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import (
    IDENTIFIER,
    METADATA,
    identifier,
    json,
    key,
    moment,
    part,
    refers,
    word,
    words,
)
from deliberation.ballots import Option
from deliberation.bylaws import Bylaw, CountingBase, LegalEffect
from deliberation.outcomes import Verdict
from deliberation.polls import PollState
from deliberation.terms import Terms

POLLS = Table(
    "polls",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("topic_id", "topics"),
    Column("number", Integer, nullable=False),
    words("title"),
    words("method"),
    json("options", tuple[Option, ...]),
    word("base", CountingBase),
    json("bylaw", Bylaw),
    moment("opens_at"),
    moment("closes_at"),
    refers("opened_by", "members"),
    word("state", PollState),
    Column("electors", Integer, nullable=False),
    moment("reminded_at", optional=True),
    words("reason"),
    json("terms", Terms),
    words("list_id"),
    Column("secret", Boolean, nullable=False),
    Column("area", BigInteger, nullable=False),
    Index(None, "community_id", "state"),
    Index(None, "community_id", "number"),
    Index(None, "topic_id"),
    Index(None, "state", "closes_at"),
)

ELECTORS = Table(
    "electors",
    METADATA,
    key(),
    refers("poll_id", "polls"),
    refers("household_id", "households", optional=True),
    words("label"),
    words("building"),
    Column("area", BigInteger, nullable=False),
    Column("heads", Integer, nullable=False),
    Index(None, "poll_id"),
)

FRANCHISES = Table(
    "franchises",
    METADATA,
    key(),
    refers("poll_id", "polls"),
    refers("elector_id", "electors"),
    refers("member_id", "members"),
    UniqueConstraint("poll_id", "member_id"),
    Index(None, "elector_id"),
    Index(None, "member_id"),
)


PARTICIPATIONS = Table(
    "participations",
    METADATA,
    part("poll_id", "polls"),
    part("elector_id", "electors"),
    words("channel"),
    sqlite_with_rowid=False,
)

BALLOTS = Table(
    "ballots",
    METADATA,
    part("poll_id", "polls"),
    Column("key", IDENTIFIER, primary_key=True),
    identifier("receipt"),
    Column("version", Integer, nullable=False),
    words("sealed"),
    UniqueConstraint("poll_id", "receipt"),
    sqlite_with_rowid=False,
)

OUTCOMES = Table(
    "outcomes",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("topic_id", "topics"),
    refers("poll_id", "polls"),
    Column("number", Integer, nullable=False),
    words("title"),
    json("verdict", Verdict),
    word("effect", LegalEffect),
    Column("adopted_for_meetings", Boolean, nullable=False),
    moment("decided_at"),
    moment("notice_ends_at"),
    refers("record_id", "attachments", optional=True),
    refers("card_id", "attachments", optional=True),
    refers("notice_id", "attachments", optional=True),
    moment("notice_ended_at", optional=True),
    UniqueConstraint("poll_id"),
    Index(None, "community_id", "number"),
    Index(None, "topic_id"),
    Index(None, "notice_ended_at", "notice_ends_at"),
)
