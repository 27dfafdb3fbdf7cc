"""A call to vote as a picture for a group and a sheet for a doorway, with its QR code."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.reports.codes import qr_svg
from deliberation.communities import Community
from deliberation.polls import Poll
from handlers import paths
from handlers.ballot import option_text
from handlers.messages import Text
from handlers.texts import catalogue

MOST_SHOWN = 8
Saying = Callable[[Text], str]


@dataclass(frozen=True)
class CallView:
    """A call to vote in the language of its community; ``sheet`` is A4, else a picture."""

    language: str
    community: str
    heading: str
    title: str
    options: tuple[str, ...]
    more: str
    closes: str
    scan: str
    address: str
    qr: str
    sheet: bool
    made_at: datetime


def call_view(
    poll: Poll, community: Community, *, address: str, sheet: bool, now: datetime
) -> CallView:
    """Return what the poster of a poll says."""
    words = catalogue(community.locale)

    def say(text: Text) -> str:
        return words.sentence(text, time_zone=community.time_zone)

    link = f"{address}{paths.ballot(poll.id)}"
    left_out = max(0, len(poll.options) - MOST_SHOWN)
    return CallView(
        language=community.locale[:2],
        community=community.name,
        heading=say(Text("relay-poster-heading", {"number": poll.number})),
        title=poll.title,
        options=_options(poll, say),
        more=say(Text("relay-poster-more", {"count": left_out})) if left_out else "",
        closes=say(Text("relay-poster-closes", {"closes": poll.closes_at})),
        scan=say(Text("relay-poster-scan")),
        address=link,
        qr=qr_svg(link),
        sheet=sheet,
        made_at=now,
    )


def _options(poll: Poll, say: Saying) -> tuple[str, ...]:
    return tuple(
        say(Text("ballot-option", {"number": each.id, "label": option_text(each)}))
        for each in poll.options[:MOST_SHOWN]
    )
