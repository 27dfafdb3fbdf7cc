"""What waits to be handled, delivered or done, and what the web's own chats show."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint, text

from bot.channel import Button
from bot.posted import PostedFile
from bot.storage.columns import METADATA, arrival, identifier, json, moment, word, words
from bot.storage.states import ArrivalState, DeliveryState, JobState

_PENDING = text("state = 'pending'")
_REPEATED = text("repeats > 0")
_ANSWERING = text("state = 'pending' AND answers")

INBOX = Table(
    "inbox",
    METADATA,
    arrival(),
    words("channel"),
    words("update_id"),
    words("sender_key"),
    words("payload"),
    moment("received_at"),
    word("state", ArrivalState),
    Column("attempts", Integer, nullable=False),
    words("error"),
    UniqueConstraint("channel", "update_id"),
    Index(None, "state", "id"),
    sqlite_autoincrement=True,
)

OUTBOX = Table(
    "outbox",
    METADATA,
    arrival(),
    words("channel"),
    words("chat"),
    words("reply"),
    words("locale"),
    words("time_zone"),
    words("card"),
    words("reply_to"),
    words("callback"),
    words("update_id"),
    Column("scheduled", Boolean, nullable=False),
    Column("secret", Boolean, nullable=False),
    moment("not_before", optional=True),
    word("state", DeliveryState),
    Column("attempts", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    words("owner"),
    moment("lease_until", optional=True),
    words("external_id"),
    words("error"),
    moment("queued_at"),
    moment("sent_at", optional=True),
    Column("repeats", Integer, nullable=False),
    Column("answers", Boolean, nullable=False),
    words("thread"),
    Index(
        "ix_outbox_answers",
        "id",
        sqlite_where=_ANSWERING,
        postgresql_where=_ANSWERING,
    ),
    Index("ix_outbox_repeated", "id", sqlite_where=_REPEATED, postgresql_where=_REPEATED),
    Index(
        "ix_outbox_pending",
        "channel",
        "chat",
        "id",
        sqlite_where=_PENDING,
        postgresql_where=_PENDING,
    ),
    Index(
        "ix_outbox_cards",
        "channel",
        "chat",
        "card",
        sqlite_where=_PENDING,
        postgresql_where=_PENDING,
    ),
    Index(None, "state", "id"),
    sqlite_autoincrement=True,
)

CARDS = Table(
    "cards",
    METADATA,
    Column("channel", words("channel").type, primary_key=True),
    Column("chat", words("chat").type, primary_key=True),
    Column("card", words("card").type, primary_key=True),
    words("external_id"),
    moment("sent_at"),
)

JOBS = Table(
    "jobs",
    METADATA,
    arrival(),
    words("kind"),
    json("values", Mapping[str, str]),
    words("key"),
    moment("due_at", optional=True),
    word("state", JobState),
    Column("attempts", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    words("owner"),
    moment("lease_until", optional=True),
    words("error"),
    Index(
        "uq_jobs_key",
        "key",
        unique=True,
        sqlite_where=text("key <> ''"),
        postgresql_where=text("key <> ''"),
    ),
    Index(None, "state", "id"),
    sqlite_autoincrement=True,
)

WEB_MESSAGES = Table(
    "web_messages",
    METADATA,
    arrival(),
    identifier("message_id"),
    words("chat"),
    words("author"),
    words("text"),
    moment("at"),
    json("buttons", tuple[Button, ...]),
    json("files", tuple[PostedFile, ...]),
    UniqueConstraint("message_id"),
    Index(None, "chat", "id"),
    sqlite_autoincrement=True,
)

PROGRAM_STATE = Table(
    "program_state",
    METADATA,
    Column("name", words("name").type, primary_key=True),
    words("value"),
)
