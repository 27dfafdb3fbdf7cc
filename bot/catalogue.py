"""The sources as the operator sees them: listed, shown, taken out of use."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.founding import community_of
from bot.ground import ground
from bot.settings import Settings
from handlers.ports import UnitOfWork
from knowledge.library import Passage, Source, SourceState
from knowledge.standing import settled, state_of, successor


@dataclass(eq=False)
class SourceUnknown(Exception):  # noqa: N818 - named for what is wrong
    """There is no source of that id or name."""

    key: str


@dataclass(frozen=True)
class Entry:
    """A source with what is to be known of it today; ``community`` is a slug or empty."""

    source: Source
    community: str
    state: SourceState
    passages: int

    def as_json(self) -> Mapping[str, object]:
        """Return the entry with days as text."""
        source = self.source
        days = {
            name: day.isoformat() if day else None
            for name, day in (
                ("effective", source.effective),
                ("expires", source.expires),
                ("repealed", source.repealed),
            )
        }
        return {
            "id": source.id,
            "name": source.name,
            "title": source.title,
            "kind": source.kind,
            "issuer": source.issuer,
            "jurisdiction": source.jurisdiction,
            "community": self.community,
            **days,
            "repeals": list(source.repeals),
            "state": self.state,
            "passages": self.passages,
        }


@dataclass(frozen=True)
class Spread:
    """A source with its passages in order, and the one that took its place, if any did."""

    entry: Entry
    passages: tuple[Passage, ...]
    newer: Source | None

    def as_json(self) -> Mapping[str, object]:
        """Return the source with its passages."""
        told = [
            {
                "id": each.id,
                "heading": each.heading,
                "locator": each.locator,
                "questions": list(each.questions),
                "text": each.text,
                "like": each.likeness or None,
            }
            for each in self.passages
        ]
        newer = self.newer.id if self.newer else None
        return {**self.entry.as_json(), "passages": told, "newer": newer}


def listed(settings: Settings, *, slug: str, retired: bool) -> tuple[Entry, ...]:
    """Return the sources of a community and the shared ones, or all; raise CommunityUnknown."""
    with ground(settings) as on, on.storage.reading() as work:
        homes = {"", community_of(work, slug).id} if slug else None
        today = on.clock.now().date()
        slugs: dict[str, str] = {each.id: each.slug for each in work.communities.where()}
        return tuple(
            Entry(
                source=each,
                community=slugs.get(each.community_id, ""),
                state=state_of(each, on=today),
                passages=work.passages.count(source_id=each.id),
            )
            for each in settled(work.sources.where())
            if (homes is None or each.community_id in homes)
            and (retired or each.retired_at is None)
        )


def shown(settings: Settings, key: str) -> Spread:
    """Return a source with its passages; raise SourceUnknown."""
    with ground(settings) as on, on.storage.reading() as work:
        every = settled(work.sources.where())
        found = _found(work, key)
        source = next(each for each in every if each.id == found.id)
        slugs: dict[str, str] = {each.id: each.slug for each in work.communities.where()}
        passages = work.passages.where(source_id=source.id)
        entry = Entry(
            source=source,
            community=slugs.get(source.community_id, ""),
            state=state_of(source, on=on.clock.now().date()),
            passages=len(passages),
        )
        told = tuple(sorted(passages, key=lambda each: each.position))
        return Spread(entry, told, newer=successor(source, every))


def removed(settings: Settings, key: str) -> Source:
    """Take a source out of use; it can still be read. Raises SourceUnknown."""
    with ground(settings) as on, on.storage.transaction() as work:
        source = _found(work, key)
        if source.retired_at is None:
            work.sources.save(replace(source, retired_at=on.clock.now()))
        return source


def placed(settings: Settings, *, slug: str, place: str) -> str:
    """Say where a community lies; return its name. Raises CommunityUnknown."""
    with ground(settings) as on, on.storage.transaction() as work:
        community = community_of(work, slug)
        work.communities.save(replace(community, place="".join(place.split())))
        return community.name


def _found(work: UnitOfWork, key: str) -> Source:
    """Return the source of an id, or the current one of a name that only one has."""
    if source := work.sources.one(id=key):
        return source
    named = work.sources.where(name=key, retired_at=None)
    if len(named) != 1:
        raise SourceUnknown(key)
    return named[0]
