"""Questions, files, and what is under way in chats."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Index, Integer, Table, UniqueConstraint

from bot.storage.columns import METADATA, json, key, moment, refers, word, words
from handlers.messages import Choice
from handlers.ports import QuestionState
from knowledge.library import Citation

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
    Index(None, "community_id", "state"),
    Index(None, "member_id"),
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
