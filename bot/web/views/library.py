"""Sources and passages, how they stand today, and the sentence in them that was cited."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from bot.web.views.records import Proof
from bot.web.visits import Visit
from deliberation.communities import Community
from handlers.access import NotHere
from handlers.ports import UnitOfWork
from knowledge.library import Passage, Source, SourceKind, SourceState
from knowledge.standing import SHIPPED, settled, state_of, successor

FOUND = 8
BEFORE_AND_AFTER = 3
SHORTEST_MARK = 4
REPLACED, ELSEWHERE = "replaced", "elsewhere"
"""States that depend on the other sources, and on where the community is."""
ENDED = frozenset({SourceState.RETIRED, SourceState.REPEALED})
"""The states of what a newer version may have come in place of."""


@dataclass(frozen=True)
class SeenSource:
    """A source, how it stands today for a community, and the newer version that there is.

    ``entry`` is the one passage of a source that ships: what it is about, in plain words.
    """

    source: Source
    state: str
    newer: Source | None = None
    entry: Passage | None = None

    @property
    def holds(self) -> bool:
        """Tell whether it may be cited today."""
        return self.state == SourceState.IN_FORCE

    @property
    def title(self) -> str:
        """Return what a list calls it: an entry by its own heading, not by its law."""
        return self.entry.heading if self.entry is not None else self.source.title

    @property
    def labels(self) -> str:
        """Return what a search among sources looks at."""
        of = self.source
        return f"{self.title} {of.title} {of.issuer} {of.name} {of.jurisdiction}"


@dataclass(frozen=True)
class Shelf:
    """All sources that a community sees, retired ones too, and what they do to each other."""

    community: Community
    today: date
    sources: tuple[Source, ...]
    entries: Mapping[str, Passage] = field(default_factory=dict[str, Passage])

    def seen(self, source_id: str) -> SeenSource:
        """Return a source as it stands today, or raise NotHere."""
        found = next((each for each in self.sources if each.id == source_id), None)
        if found is None:
            raise NotHere
        return self._seen(found)

    def every(self) -> tuple[SeenSource, ...]:
        """Return every source as it stands today."""
        return tuple(self._seen(each) for each in self.sources)

    def current(self) -> tuple[SeenSource, ...]:
        """Return the sources that are not retired, by what they are worth."""
        kinds = list(SourceKind)
        kept = [self._seen(each) for each in self.sources if each.retired_at is None]
        return tuple(
            sorted(kept, key=lambda each: (kinds.index(each.source.kind), *_order(each)))
        )

    def _seen(self, source: Source) -> SeenSource:
        state: str = state_of(source, on=self.today)
        newer = successor(source, self.sources) if state in ENDED else None
        if newer is not None:
            state = REPLACED
        elif state == SourceState.IN_FORCE and not source.holds_in(self.community.place):
            state = ELSEWHERE
        return SeenSource(source, state, newer, self.entries.get(source.id))


def shelf(visit: Visit, community: Community) -> Shelf:
    """Return the sources that a community sees: shared ones and its own."""
    found = settled(visit.work.sources.where(community_id=("", community.id)))
    return Shelf(community, today(visit), found, _entries(visit.work, found))


def _entries(work: UnitOfWork, sources: Sequence[Source]) -> Mapping[str, Passage]:
    ids = tuple(each.id for each in sources if each.digest.startswith(SHIPPED))
    found = work.passages.where(source_id=ids, position=0) if ids else ()
    return {each.source_id: each for each in found}


def _order(seen: SeenSource) -> tuple[bool, bool, str, str]:
    """Put what holds first, a community's own before what is shared, then law by law."""
    shared = not seen.source.community_id
    return (not seen.holds, shared, seen.source.title, seen.title)


def by_kind(found: Sequence[SeenSource]) -> tuple[tuple[str, tuple[SeenSource, ...]], ...]:
    """Return sources in the order of what they are worth."""
    groups = (
        (kind, tuple(each for each in found if each.source.kind is kind)) for kind in SourceKind
    )
    return tuple((kind.value, group) for kind, group in groups if group)


def chosen(
    found: Sequence[SeenSource], *, kind: str, words: str = ""
) -> tuple[SeenSource, ...]:
    """Return the sources of a kind, or of any, whose labels hold all of the words."""
    wanted = words.split()
    return tuple(
        each
        for each in found
        if kind in {"", each.source.kind.value} and all(word in each.labels for word in wanted)
    )


def find(visit: Visit, community: Community, *, query: str) -> tuple[Proof, ...]:
    """Return the passages that bear on a question."""
    passages = visit.council.finder.passages(query, community_id=community.id, limit=FOUND)
    return with_sources(visit.work, passages, community=community)


@dataclass(frozen=True)
class Found:
    """A passage that bears on a question, and how its source stands today."""

    passage: Passage
    seen: SeenSource


def found(visit: Visit, of: Shelf, *, query: str) -> tuple[Found, ...]:
    """Return the passages that bear on a question, and how each source stands."""
    proofs = find(visit, of.community, query=query)
    return tuple(Found(each.passage, of.seen(each.source.id)) for each in proofs)


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


def in_order(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return passages as they stand in their source."""
    return tuple(sorted(passages, key=lambda each: each.position))


def around(work: UnitOfWork, cited: Passage) -> tuple[Passage, ...]:
    """Return a passage with those before and after it."""
    near = range(cited.position - BEFORE_AND_AFTER, cited.position + BEFORE_AND_AFTER + 1)
    found = work.passages.where(source_id=cited.source_id, position=tuple(near))
    return in_order(found)


def in_newer(work: UnitOfWork, cited: Passage, seen: SeenSource) -> Passage | None:
    """Return the article of the same number in the newer version, if it has one."""
    if seen.newer is None or not cited.locator:
        return None
    return work.passages.one(source_id=seen.newer.id, locator=cited.locator)


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
    return Markup('{}<mark id="cited">{}</mark>{}').format(
        text[:begin], text[begin:end], text[end:]
    )


def _span(text: str, sentence: str) -> tuple[int, int] | None:
    places = [place for place, sign in enumerate(text) if not sign.isspace()]
    bare = "".join(text[place] for place in places)
    head, _, tail = "".join(sentence.split()).partition("…")
    begin = bare.find(head) if len(head) >= SHORTEST_MARK else -1
    end = bare.find(tail, begin + len(head)) if begin >= 0 else -1
    if end < 0:
        return None
    return places[begin], places[end + len(tail) - 1] + 1
