"""The map of opinions on a topic's page."""

from dataclasses import dataclass, replace
from datetime import datetime

from markupsafe import Markup

from bot.reports.counting import Say
from bot.reports.opinions import OpinionsView, opinions_view
from deliberation.opinions.summaries import OpinionSummary
from deliberation.rounds import Deed
from deliberation.schedule import deeds
from deliberation.topics import Topic
from handlers.charting import chart
from handlers.opinions import approved, waiting
from handlers.ports import UnitOfWork


@dataclass(frozen=True)
class Opinions:
    """What a page shows of opinions; no ``view`` while stances are ``secret`` or absent.

    ``summary`` is what a machine wrote and a moderator approved; ``waiting`` what nobody
    but moderators may see yet.
    """

    secret: bool
    view: OpinionsView | None
    summary: OpinionSummary | None = None
    waiting: tuple[OpinionSummary, ...] = ()


def opinions_of(work: UnitOfWork, topic: Topic, *, now: datetime, say: Say) -> Opinions:
    """Return what a topic's page shows of opinions."""
    rounds = work.rounds.where(topic_id=topic.id)
    secret = Deed.STANCE in deeds(topic, rounds, at=now)
    found = chart(work, topic, now=now)
    if found is None:
        return Opinions(secret, None)
    view = opinions_view(found, say=say)
    drawn = Markup(view.svg)  # noqa: S704 - drawn by us, words escaped
    return Opinions(
        secret,
        replace(view, svg=drawn),
        summary=approved(work, topic),
        waiting=waiting(work, topic),
    )
