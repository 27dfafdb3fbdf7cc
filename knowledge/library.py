"""The types of what the bot knows: sources, passages, citations, answers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SourceKind(StrEnum):
    """What a source is worth; news is never cited as law."""

    LAW = "law"
    NOTICE = "notice"
    NEWS = "news"
    REPLY = "reply"


@dataclass(frozen=True)
class Source:
    """A document or entry that passages were cut from.

    ``community_id`` is empty for what every community shares. ``digest`` is the
    SHA-256 of the bytes read, so that the same file is never taken in twice.
    ``name`` is the stem of the file, which tells sources apart for the operator.
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

    def in_force(self, *, on: date) -> bool:
        """Tell whether the source may be cited as in force that day."""
        begun = self.effective is None or self.effective <= on
        ended = self.repealed is not None and self.repealed <= on
        return begun and not ended and self.retired_at is None


@dataclass(frozen=True)
class Passage:
    """A citable piece of a source; ``locator`` is its article or section."""

    id: str
    source_id: str
    community_id: str
    position: int
    heading: str
    locator: str
    text: str
    questions: tuple[str, ...] = ()


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
class Answer:
    """What the bot says to a question; not answered means declined."""

    answered: bool
    text: str
    citations: tuple[Citation, ...] = ()
