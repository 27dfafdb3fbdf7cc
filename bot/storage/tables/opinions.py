"""What was said of maps of opinion."""

from sqlalchemy import Index, Table

from bot.storage.columns import METADATA, json, key, moment, refers, word
from deliberation.opinions.summaries import SummarySentence, SummaryState

OPINION_SUMMARIES = Table(
    "opinion_summaries",
    METADATA,
    key(),
    refers("community_id", "communities"),
    refers("topic_id", "topics"),
    json("sentences", tuple[SummarySentence, ...]),
    moment("written_at"),
    word("state", SummaryState),
    refers("decided_by", "members", optional=True),
    moment("decided_at", optional=True),
    Index(None, "topic_id"),
)
