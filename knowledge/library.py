"""The types of what the bot knows: sources, passages, citations, answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is worth; news is never cited as law."""

    LAW = "law"
    NOTICE = "notice"
    NEWS = "news"
    REPLY = "reply"


EVERYWHERE = frozenset({"", "全国"})
"""The jurisdictions of what holds in the whole country."""


class SourceState(StrEnum):
    """Whether a source may be cited as in force, and why not."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    REPEALED = "repealed"
    EXPIRED = "expired"
    RETIRED = "retired"


@dataclass(frozen=True)
class Source:
    """A document or entry that passages were cut from.

    ``community_id`` is empty for what every community shares. ``digest`` is the
    SHA-256 of the bytes read, so that the same file is never taken in twice.
    ``name`` is the stem of the file, which tells sources apart for the operator.
    ``expires`` is the last day on which it holds; from ``repealed`` on it holds no more.
    ``repeals`` are the titles of older sources that it ends on the day it takes effect.
    ``jurisdiction`` is the place whose rule it is, such as 北京市; empty for the whole country.
    """

    id: str
    community_id: str
    kind: SourceKind
    name: str
    title: str
    issuer: str
    digest: str
    added_at: datetime
    effective: date | None = None
    repealed: date | None = None
    jurisdiction: str = ""
    retired_at: datetime | None = None
    expires: date | None = None
    repeals: tuple[str, ...] = ()

    def in_force(self, *, on: date) -> bool:
        """Tell whether the source may be cited as in force that day."""
        return self.state(on=on) is SourceState.IN_FORCE

    def state(self, *, on: date) -> SourceState:
        """Return how the source stands that day."""
        if self.retired_at is not None:
            return SourceState.RETIRED
        if self.repealed is not None and self.repealed <= on:
            return SourceState.REPEALED
        if self.expires is not None and self.expires < on:
            return SourceState.EXPIRED
        begun = self.effective is None or self.effective <= on
        return SourceState.IN_FORCE if begun else SourceState.NOT_YET

    def holds_in(self, place: str) -> bool:
        """Tell whether the source is a rule of a place such as 北京市昌平区.

        Where the place is not known, only what holds in the whole country does. A rule
        of 杭州市 holds in 浙江省杭州市西湖区.
        """
        return self.jurisdiction in EVERYWHERE or self.jurisdiction in place


@dataclass(frozen=True)
class Original:
    """What a file said before and after it was cleaned; it has the id of its source."""

    id: str
    raw: str
    cleaned: str


@dataclass(frozen=True)
class Passage:
    """A citable piece of a source; ``locator`` is its article or section.

    ``likeness`` is the id of the first passage that says the same, empty where none does:
    of those alike one is found.
    """

    id: str
    source_id: str
    community_id: str
    position: int
    heading: str
    locator: str
    text: str
    questions: tuple[str, ...] = ()
    likeness: str = ""


@dataclass(frozen=True)
class Citation:
    """A numbered proof: where a sentence of an answer comes from."""

    number: int
    passage_id: str
    source: str
    title: str
    issuer: str
    locator: str
    quote: str


@dataclass(frozen=True)
class Remembered:
    """An earlier question whose passages are known to answer it."""

    question: str
    passages: tuple[str, ...]
    community_id: str = ""


@dataclass(frozen=True)
class Wording:
    """What the people of a community say beside what the texts say for the same thing."""

    id: str
    community_id: str
    lay: tuple[str, ...]
    formal: tuple[str, ...]
    added_at: datetime


@dataclass(frozen=True)
class Conflict:
    """What somebody wants beside the prohibition that seems to forbid it; a person decides."""

    said: str
    passage_id: str
    quote: str


@dataclass(frozen=True)
class Holdings:
    """All that a store finds and answers from; ``places`` are those of communities by id."""

    sources: tuple[Source, ...] = ()
    passages: tuple[Passage, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    wordings: tuple[Wording, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Answer:
    """What the bot says to a question; not answered means declined."""

    answered: bool
    text: str
    citations: tuple[Citation, ...] = ()
