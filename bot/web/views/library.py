"""Sources and passages, and the sentence in them that was cited."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from bot.web.views.records import Proof
from bot.web.visits import Visit
from deliberation.communities import Community
from handlers.access import NotHere
from handlers.ports import UnitOfWork
from knowledge.library import Passage, Source, SourceKind

FOUND = 8
BEFORE_AND_AFTER = 3
SHORTEST_MARK = 4


def sources(work: UnitOfWork, community: Community) -> tuple[Source, ...]:
    """Return the sources that a community sees: shared ones and its own."""
    found = work.sources.where(community_id=("", community.id))
    seen = (each for each in found if each.retired_at is None)
    return tuple(sorted(seen, key=lambda each: (list(SourceKind).index(each.kind), each.title)))


def by_kind(found: Sequence[Source]) -> tuple[tuple[str, tuple[Source, ...]], ...]:
    """Return sources in the order of what they are worth."""
    groups = ((kind, tuple(each for each in found if each.kind is kind)) for kind in SourceKind)
    return tuple((kind.value, group) for kind, group in groups if group)


def find(visit: Visit, community: Community, *, query: str) -> tuple[Proof, ...]:
    """Return the passages that bear on a question."""
    passages = visit.council.finder.passages(query, community_id=community.id, limit=FOUND)
    return with_sources(visit.work, passages, community=community)


def with_sources(
    work: UnitOfWork, passages: Sequence[Passage], *, community: Community
) -> tuple[Proof, ...]:
    """Return passages with their sources, those of this community alone."""
    ids = tuple({each.source_id for each in passages})
    known = {each.id: each for each in work.sources.where(id=ids)} if ids else {}
    return tuple(
        Proof(passage=each, source=known[each.source_id])
        for each in passages
        if each.source_id in known and known[each.source_id].community_id in {"", community.id}
    )


def source(work: UnitOfWork, community: Community, *, source_id: str) -> Source:
    """Return a source that the community sees, or raise NotHere."""
    found = work.sources.one(id=source_id)
    if found is None or found.community_id not in {"", community.id}:
        raise NotHere
    return found


def passage(
    work: UnitOfWork, community: Community, *, passage_id: str
) -> tuple[Passage, Source]:
    """Return a passage that the community sees and its source, or raise NotHere."""
    found = work.passages.one(id=passage_id)
    if found is None:
        raise NotHere
    return found, source(work, community, source_id=found.source_id)


def in_order(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return passages as they stand in their source."""
    return tuple(sorted(passages, key=lambda each: each.position))


def around(work: UnitOfWork, cited: Passage) -> tuple[Passage, ...]:
    """Return a passage with those before and after it."""
    near = range(cited.position - BEFORE_AND_AFTER, cited.position + BEFORE_AND_AFTER + 1)
    found = work.passages.where(source_id=cited.source_id, position=tuple(near))
    return in_order(found)


def today(visit: Visit) -> date:
    """Return the day it is in the community."""
    return visit.now.astimezone(ZoneInfo(visit.time_zone)).date()


def marked(text: str, sentence: str) -> Markup:
    """Return a text with the cited sentence marked, blanks set aside.

    ``…`` within the sentence stands for words left out.
    """
    span = _span(text, sentence.strip().strip("…"))
    if span is None:
        return escape(text)
    begin, end = span
    return Markup("{}<mark>{}</mark>{}").format(text[:begin], text[begin:end], text[end:])


def _span(text: str, sentence: str) -> tuple[int, int] | None:
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    bare = "".join(text[place] for place in places)
    head, _, tail = "".join(sentence.split()).partition("…")
    begin = bare.find(head) if len(head) >= SHORTEST_MARK else -1
    end = bare.find(tail, begin + len(head)) if begin >= 0 else -1
    if end < 0:
        return None
    return places[begin], places[end + len(tail) - 1] + 1
