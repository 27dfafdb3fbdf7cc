"""Take documents in: read, clean, cut, and keep what is new."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.chinese import pairs
from knowledge.cleaning import clean
from knowledge.documents import Document, Limits, read_document
from knowledge.extracts import Reason, RefusedFile
from knowledge.library import Passage, Source, SourceKind
from knowledge.passages import Piece, cut, is_statute
from knowledge.sources import KINDS

Entity = TypeVar("Entity")

_PRESS = re.compile(
    r"(记者|通讯员|编辑|编审|责编|本报讯|客户端|融媒|日报|晚报|青年报|社区报|新闻网|来源\s*[：:]|报道|摄影\s*[/：:])"
)
_PRESS_SIGNS = 2
_IN_FORCE = re.compile(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起(?:施行|实施|执行|生效)")
_DIVISION = re.compile(r"第[一二三四五六七八九十百千零〇0-9]{1,7}[编章节条]")
_DATED = re.compile(r"\d{4}\s*[-年/.]\s*\d{1,2}")
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 60
_TITLE_WITHIN = 8
_TAKEN_UP = 0.45
MOST_FILES = 2_000


class Kept(Protocol[Entity]):
    """The part of a collection that taking in needs."""

    def add(self, entity: Entity, /) -> None:
        """Keep a new entity."""
        ...

    def save(self, entity: Entity, /) -> None:
        """Replace the entity of the same id."""
        ...

    def where(self, **equals: object) -> tuple[Entity, ...]:
        """Return entities whose fields equal the values, oldest first."""
        ...


class Shelf(Protocol):
    """Where sources and passages are kept; a unit of work is one."""

    @property
    def sources(self) -> Kept[Source]:
        """Every source, retired ones too."""
        ...

    @property
    def passages(self) -> Kept[Passage]:
        """Every passage, those of retired sources too."""
        ...


class Intake(StrEnum):
    """What became of something taken in."""

    ADDED = "added"
    REPLACED = "replaced"
    KNOWN = "known"


@dataclass(frozen=True)
class Label:
    """What the operator says about the files; empty fields are guessed or left out."""

    community_id: str = ""
    kind: SourceKind | None = None
    issuer: str = ""
    effective: date | None = None
    repealed: date | None = None
    jurisdiction: str = ""


@dataclass(frozen=True)
class Reading:
    """A source with its passages, read and not yet kept."""

    source: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Skipped:
    """A file that was refused."""

    path: str
    reason: Reason


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and those of known kinds inside folders named."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        inside = (entry for entry in sorted(path.rglob("*")) if _wanted(entry, root=path))
        for number, entry in enumerate(inside):
            if number == MOST_FILES:
                return
            yield entry


def _wanted(entry: Path, *, root: Path) -> bool:
    hidden = any(part.startswith(".") for part in entry.relative_to(root).parts)
    return not hidden and entry.suffix.lower() in KINDS and entry.is_file()


def read_source(
    path: Path,
    *,
    label: Label,
    now: datetime,
    new_id: Callable[[], str],
    limits: Limits | None = None,
) -> Reading:
    """Read a file into a source and its passages, touching no store.

    Raises:
        RefusedFile: The file cannot be read.
    """
    document = read_document(path, limits=limits)
    lines = clean(document.extract.text)
    pieces = cut(lines)
    if not pieces:
        raise RefusedFile(Reason.EMPTY, path=str(path))
    source = _source(document, lines=lines, label=label)
    return bound(replace(source, id=new_id(), added_at=now), pieces=pieces, new_id=new_id)


def bound(source: Source, *, pieces: Iterable[Piece], new_id: Callable[[], str]) -> Reading:
    """Return a source with its pieces made passages."""
    made = tuple(
        Passage(
            id=new_id(),
            source_id=source.id,
            community_id=source.community_id,
            position=position,
            heading=piece.heading,
            locator=piece.locator,
            text=piece.text,
        )
        for position, piece in enumerate(pieces)
    )
    return Reading(source, made)


def _source(document: Document, *, lines: Sequence[str], label: Label) -> Source:
    kind = label.kind or guessed_kind(document.extract.text.splitlines())
    effective = label.effective
    if effective is None and kind is SourceKind.LAW:
        effective = _stated_start(lines)
    return Source(
        id="",
        community_id=label.community_id,
        kind=kind,
        name=document.name,
        title=title_of(lines, stated=document.extract.title) or document.name,
        issuer=label.issuer,
        digest=document.digest,
        added_at=datetime.min,  # noqa: DTZ901  # replaced before it is kept
        effective=effective,
        repealed=label.repealed,
        jurisdiction=label.jurisdiction,
    )


def guessed_kind(lines: Sequence[str]) -> SourceKind:
    """Return law for what has articles, news for what is signed like press, else notice."""
    if is_statute(lines):
        return SourceKind.LAW
    signs = sum(1 for line in lines if _PRESS.search(line))
    return SourceKind.NEWS if signs >= _PRESS_SIGNS else SourceKind.NOTICE


def title_of(lines: Sequence[str], *, stated: str = "") -> str:
    """Return the title that a file states, or the first line that its text takes up."""
    if len(stated.strip()) >= _SHORTEST_TITLE:
        return stated.strip()[:_LONGEST_TITLE]
    early = [line.lstrip("#").strip() for line in lines[:_TITLE_WITHIN]]
    able = [line for line in early if _may_be_title(line)]
    if not able:
        return early[0][:_LONGEST_TITLE] if early else ""
    worth = [_taken_up(line, lines=lines) for line in able]
    enough = min(max(worth), _TAKEN_UP)
    return next(line for line, share in zip(able, worth, strict=True) if share >= enough)


def _may_be_title(line: str) -> bool:
    fits = _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE
    plain = line[-1:] not in "。！；，、：" and not _DATED.search(line)
    return fits and plain and not _DIVISION.match(line)


def _taken_up(line: str, *, lines: Sequence[str]) -> float:
    """Return the share of a line's pairs of characters that stand elsewhere in the text."""
    rest = "\n".join(other for other in lines if other != line)
    found = pairs(line)
    return sum(pair in rest for pair in found) / len(found) if found else 0.0


def _stated_start(lines: Sequence[str]) -> date | None:
    for line in reversed(lines):
        stated = _IN_FORCE.search(line)
        if stated:
            year, month, day = (int(part) for part in stated.groups())
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def take_in(shelf: Shelf, reading: Reading, *, now: datetime) -> Intake:
    """Keep a reading: once a digest, in place of an older source of the same name.

    The older source is retired; its passages stay, so that old citations can be read.
    """
    source = reading.source
    present = shelf.sources.where(
        community_id=source.community_id, name=source.name, retired_at=None
    )
    same = shelf.sources.where(
        community_id=source.community_id, digest=source.digest, retired_at=None
    )
    if same:
        return Intake.KNOWN
    for old in present:
        shelf.sources.save(replace(old, retired_at=now))
    shelf.sources.add(source)
    for passage in reading.passages:
        shelf.passages.add(passage)
    return Intake.REPLACED if present else Intake.ADDED


def current(shelf: Shelf) -> tuple[tuple[Source, ...], tuple[Passage, ...]]:
    """Return the sources that are not retired and their passages, for the index."""
    sources = shelf.sources.where(retired_at=None)
    if not sources:
        return (), ()
    kept = {source.id for source in sources}
    return sources, tuple(p for p in shelf.passages.where() if p.source_id in kept)
