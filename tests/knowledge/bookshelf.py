"""A shelf in memory, readings and stores for tests of knowledge."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Generic, TypeVar

from knowledge.cleaning import clean
from knowledge.encoder import trained
from knowledge.ingest import Reading, bound
from knowledge.library import Holdings, Original, Passage, Source, SourceKind
from knowledge.passages import cut
from knowledge.starter import entries
from knowledge.store import Store
from knowledge.vectors import InMemory

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TODAY = NOW.date()

Entity = TypeVar("Entity", Source, Passage, Original)


def numbered(prefix: str = "") -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers):06d}"


class Kept(Generic[Entity]):
    def __init__(self) -> None:
        self.held: dict[str, Entity] = {}

    def add(self, entity: Entity, /) -> None:
        assert entity.id not in self.held
        self.held[entity.id] = entity

    def save(self, entity: Entity, /) -> None:
        assert entity.id in self.held
        self.held[entity.id] = entity

    def where(self, **equals: object) -> tuple[Entity, ...]:
        return tuple(
            entity
            for entity in self.held.values()
            if all(_equal(getattr(entity, name), value) for name, value in equals.items())
        )


def _equal(field: object, value: object) -> bool:
    return field in value if isinstance(value, tuple) else field == value


@dataclass
class Bookshelf:
    sources: Kept[Source] = field(default_factory=Kept[Source])
    passages: Kept[Passage] = field(default_factory=Kept[Passage])
    originals: Kept[Original] = field(default_factory=Kept[Original])


def source(
    name: str = "notice",
    *,
    kind: SourceKind = SourceKind.NOTICE,
    community_id: str = "",
    effective: date | None = None,
    repealed: date | None = None,
) -> Source:
    return Source(
        id=f"source-{name}",
        community_id=community_id,
        kind=kind,
        name=name,
        title=f"{name}的标题",
        issuer="居委会",
        digest=name,
        added_at=NOW,
        effective=effective,
        repealed=repealed,
    )


def reading(text: str, *, of: Source) -> Reading:
    numbers = count(1)
    pieces = cut(clean(text))
    return bound(of, pieces=pieces, new_id=lambda: f"{of.name}-{next(numbers):03d}")


def pack() -> list[Reading]:
    return list(entries(now=NOW, new_id=numbered("pack-")))


def store_of(readings: Iterable[Reading]) -> Store:
    told = list(readings)
    store = Store(today=lambda: TODAY, vectors=InMemory(trained()))
    store.refresh(
        Holdings(tuple(r.source for r in told), tuple(p for r in told for p in r.passages))
    )
    return store
