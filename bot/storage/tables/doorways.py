"""What was reported at doorways."""

from sqlalchemy import Index, Table, UniqueConstraint

from bot.storage.columns import METADATA, json, key, moment, refers, word, words
from deliberation.doorways import ReportState
from deliberation.identifiers import AttachmentId

DOORWAY_REPORTS = Table(
    "doorway_reports",
    METADATA,
    key(),
    refers("community_id", "communities"),
    words("place"),
    words("text"),
    moment("sent_at"),
    words("receipt"),
    refers("member_id", "members", optional=True),
    words("phone"),
    json("attachment_ids", tuple[AttachmentId, ...]),
    word("state", ReportState),
    words("answer"),
    refers("answered_by", "members", optional=True),
    moment("answered_at", optional=True),
    refers("proposal_id", "proposals", optional=True),
    UniqueConstraint("receipt"),
    Index(None, "community_id", "state"),
    Index(None, "member_id"),
)
