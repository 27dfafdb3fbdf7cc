"""What rounds need beside themselves: templates, drafted options, meetings."""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, UniqueConstraint

from bot.storage.columns import METADATA, json, key, moment, refers, words
from deliberation.identifiers import AttachmentId, MemberId
from deliberation.rounds import Phase

OWN_TEMPLATES = Table(
    "own_templates",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("name"),
    words("line"),
    json("phases", tuple[Phase, ...]),
    refers("made_by", "members"),
    moment("made_at"),
    words("method"),
    words("bylaw"),
    UniqueConstraint("community_id", "name"),
)

OPTION_DRAFTS = Table(
    "option_drafts",
    METADATA,
    key(),
    refers("topic_id", "topics"),
    words("label"),
    refers("made_by", "members"),
    moment("made_at"),
    Column("cost", BigInteger, nullable=False),
    json("statements", tuple[int, ...]),
    Index(None, "topic_id"),
)

MEETINGS = Table(
    "meetings",
    METADATA,
    key(),
    refers("topic_id", "topics"),
    Column("number", Integer, nullable=False),
    moment("held_at"),
    words("place"),
    json("attended", tuple[MemberId, ...]),
    Column("heads", Integer, nullable=False),
    words("notes"),
    refers("recorded_by", "members"),
    moment("recorded_at"),
    json("attachment_ids", tuple[AttachmentId, ...]),
    UniqueConstraint("topic_id", "number"),
)
