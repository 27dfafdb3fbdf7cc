"""The desk of sources: what was taken in, what became of uploads, words of the community."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from bot.web.views.library import SeenSource, Shelf, chosen
from deliberation.communities import Community
from handlers.ports import Trace, UnitOfWork
from handlers.shelf import READ, SENT
from knowledge.library import Wording
from knowledge.thesaurus import Same, shipped

REFUSED = "refused"
UPLOADS_SHOWN = 12
UPLOADS_FOR = timedelta(days=2)


@dataclass(frozen=True)
class SeenUpload:
    """A file that staff sent, and what became of it: nothing yet while it is read."""

    id: str
    name: str
    sent_at: datetime
    outcome: str = ""
    passages: int = 0
    reason: str = ""
    source: str = ""


@dataclass(frozen=True)
class Listed:
    """The sources of a community, and those that all communities share."""

    own: tuple[SeenSource, ...]
    shared: tuple[SeenSource, ...]

    @property
    def every(self) -> tuple[SeenSource, ...]:
        """Return all of them, the community's first."""
        return (*self.own, *self.shared)


def listed(shelf: Shelf, *, kind: str, words: str) -> Listed:
    """Return the sources wanted: the community's newest first, retired ones last."""
    found = chosen(shelf.every(), kind=kind, words=words)
    own = [each for each in found if each.source.community_id]
    own.sort(key=lambda each: each.source.added_at, reverse=True)
    own.sort(key=lambda each: each.source.retired_at is not None)
    shared = [each for each in found if not each.source.community_id]
    shared.sort(key=lambda each: (each.source.title, each.title))
    return Listed(tuple(own), tuple(shared))


def uploads(work: UnitOfWork, community: Community, *, now: datetime) -> tuple[SeenUpload, ...]:
    """Return the files that were sent of late, newest first."""
    sent = work.traces.where(community_id=community.id, action=SENT)
    late = [each for each in sent if now - each.at <= UPLOADS_FOR][-UPLOADS_SHOWN:]
    subjects = tuple(each.subject for each in late)
    read = work.traces.where(subject=subjects, action=READ) if subjects else ()
    became = {each.subject: each for each in read}
    return tuple(_upload(each, became.get(each.subject)) for each in reversed(late))


def _upload(sent: Trace, read: Trace | None) -> SeenUpload:
    seen = SeenUpload(id=sent.subject, name=sent.words, sent_at=sent.at)
    if read is None:
        return seen
    outcome, told, source, *_ = *read.words.split(" "), "", ""
    if outcome == REFUSED:
        return replace(seen, outcome=outcome, reason=told.replace("_", "-"))
    return replace(seen, outcome=outcome, passages=int(told or 0), source=source)


def wordings(work: UnitOfWork, community: Community) -> tuple[Wording, ...]:
    """Return the community's own words, newest first."""
    return work.wordings.where(community_id=community.id)[::-1]


@cache
def usual() -> tuple[Same, ...]:
    """Return the words that come with the program."""
    return shipped().groups
