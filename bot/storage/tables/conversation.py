"""Questions, files, and what is under way in chats."""

from collections.abc import Mapping

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from bot.storage.columns import METADATA, identifier, json, key, moment, refers, word, words
from handlers.messages import Choice
from handlers.ports import QuestionState, StaffAnswerState
from knowledge.library import Citation, Conflict

QUESTIONS = Table(
    "questions",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("member_id", "members"),
    words("text"),
    moment("asked_at"),
    words("room", optional=True),
    words("channel"),
    word("state", QuestionState),
    words("answer"),
    json("citations", tuple[Citation, ...]),
    Column("helpful", Boolean, nullable=True),
    refers("replied_by", "members", optional=True),
    moment("replied_at", optional=True),
    refers("follows", "questions", optional=True),
    Index(None, "community_id", "state"),
    Index(None, "member_id"),
)

STAFF_ANSWERS = Table(
    "staff_answers",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("question_id", "questions"),
    words("text"),
    refers("written_by", "members"),
    moment("written_at"),
    identifier("passage_id"),
    word("state", StaffAnswerState),
    refers("decided_by", "members", optional=True),
    moment("decided_at", optional=True),
    words("reason"),
    identifier("source_id"),
    json("others", tuple[str, ...]),
    identifier("replaces"),
    Column("expires", Date, nullable=True),
    words("asked"),
    Index(None, "community_id", "state"),
    Index(None, "question_id"),
)

BEARINGS = Table(
    "bearings",
    METADATA,
    key(),
    refers("community_id", "communities"),
    json("passages", tuple[str, ...]),
    json("conflicts", tuple[Conflict, ...]),
    moment("found_at"),
    ForeignKeyConstraint(["id"], ["proposals.id"]),
    Index(None, "community_id"),
)

ATTACHMENTS = Table(
    "attachments",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("channel"),
    words("reference"),
    words("name"),
    words("media_type"),
    moment("added_at"),
    refers("added_by", "members", optional=True),
    words("digest"),
    Column("public", Boolean, nullable=False),
    Index(None, "community_id"),
    Index(None, "digest"),
)

DIALOGUES = Table(
    "dialogues",
    METADATA,
    key(),
    words("chat"),
    words("action"),
    json("values", Mapping[str, str]),
    moment("started_at"),
    UniqueConstraint("chat"),
)

OFFERS = Table(
    "offers",
    METADATA,
    key(),
    words("chat"),
    json("choices", tuple[Choice, ...]),
    moment("offered_at"),
    words("card"),
    Column("topic", Integer, nullable=True),
    words("message"),
    Index(None, "chat", "card"),
    Index(None, "chat", "topic"),
    Index(None, "chat", "message"),
)
