"""What is indexed: a passage with the title of its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from knowledge.library import Passage

Found = tuple[tuple[str, float], ...]
"""Keys with their scores, best first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage as every arm of finding sees it; ``heading`` ends with the locator."""

    key: str
    community_id: str
    source_id: str
    position: int
    title: str
    heading: str
    text: str
    questions: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """All that is encoded of it, in the form that the encoder was trained on."""
        return "\n".join((f"{self.title}{self.heading}", self.text, *self.questions))


def entries(passages: Iterable[Passage], *, titles: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return passages as entries; ``titles`` are those of their sources by id."""
    return tuple(
        Entry(
            key=each.id,
            community_id=each.community_id,
            source_id=each.source_id,
            position=each.position,
            title=titles.get(each.source_id, ""),
            heading=f"{each.heading} {each.locator}".strip(),
            text=each.text,
            questions=each.questions,
        )
        for each in passages
    )


@dataclass(frozen=True)
class Scope:
    """Where to look: communities (an empty one is what all share), but these sources not."""

    communities: frozenset[str]
    barred: frozenset[str] = frozenset()

    def holds(self, entry: Entry) -> bool:
        """Tell whether an entry may be found."""
        return entry.community_id in self.communities and entry.source_id not in self.barred
