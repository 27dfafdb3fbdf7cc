"""What was refused, and which sessions hold no more."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from bot.storage.columns import IDENTIFIER, METADATA, arrival, moment, words

REFUSALS = Table(
    "refusals",
    METADATA,
    Column("kind", words("kind").type, primary_key=True),
    Column("count", BigInteger, nullable=False),
)

ATTEMPTS = Table(
    "attempts",
    METADATA,
    arrival(),
    words("kind"),
    words("key"),
    moment("at"),
    Index(None, "kind", "key"),
    Index(None, "at"),
    sqlite_autoincrement=True,
)

SIGN_OUTS = Table(
    "sign_outs",
    METADATA,
    Column("id", IDENTIFIER, ForeignKey("members.id"), primary_key=True),
    Column("times", Integer, nullable=False),
)
