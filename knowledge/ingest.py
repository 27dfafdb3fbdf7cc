"""Take documents in: read, clean, cut, and keep what is new."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from knowledge.cleaning import clean
from knowledge.documents import Document, Limits, read_document
from knowledge.extracts import Extract, Reason, RefusedFile
from knowledge.library import Original, Passage, Source, SourceKind
from knowledge.likeness import Likenesses, one_of_each
from knowledge.passages import Piece, cut, cut_row
from knowledge.recognising import (
    guessed_kind,
    outlet,
    place_of,
    published,
    stated_end,
    stated_repeals,
    stated_start,
    title_of,
)
from knowledge.sources import KINDS
from knowledge.standing import same_title, settled

Entity = TypeVar("Entity")

COMPARED = (SourceKind.NOTICE, SourceKind.NEWS)
"""Kinds whose sources are compared with all others of those kinds."""


class Kept(Protocol[Entity]):
    """The part of a collection that taking in needs."""

    def add(self, entity: Entity, /) -> None:
        """Keep a new entity."""
        ...

    def save(self, entity: Entity, /) -> None:
        """Replace the entity of the same id."""
        ...

    def where(self, **equals: object) -> tuple[Entity, ...]:
        """Return entities whose fields equal the values, oldest first.

        A tuple as a value means any of its members.
        """
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

    @property
    def originals(self) -> Kept[Original]:
        """What the files said, before and after cleaning."""
        ...


class Intake(StrEnum):
    """What became of something taken in."""

    ADDED = "added"
    REPLACED = "replaced"
    KNOWN = "known"
    LABELLED = "labelled"


@dataclass(frozen=True)
class Label:
    """What the operator says about the files; empty fields are recognised or left out."""

    community_id: str = ""
    kind: SourceKind | None = None
    issuer: str = ""
    effective: date | None = None
    repealed: date | None = None
    jurisdiction: str = ""
    expires: date | None = None
    repeals: tuple[str, ...] = ()
    title: str = ""

    def on(self, source: Source) -> Source:
        """Return a source with what was said; what was not stays as it is."""
        return replace(
            source,
            kind=self.kind or source.kind,
            issuer=self.issuer or source.issuer,
            effective=self.effective or source.effective,
            repealed=self.repealed or source.repealed,
            jurisdiction=self.jurisdiction or source.jurisdiction,
            expires=self.expires or source.expires,
            repeals=self.repeals or source.repeals,
            title=self.title or source.title,
        )


@dataclass(frozen=True)
class Reading:
    """A source with its passages, read and not yet kept."""

    source: Source
    passages: tuple[Passage, ...]
    original: Original | None = None


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files named, and those of known kinds inside folders named.

    Links inside a folder are not followed.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        yield from (entry for entry in sorted(path.rglob("*")) if _wanted(entry, root=path))


def _wanted(entry: Path, *, root: Path) -> bool:
    parts = entry.relative_to(root).parts
    hidden = any(part.startswith((".", "~$")) for part in parts)
    known = entry.suffix.lower() in KINDS
    return not hidden and known and not entry.is_symlink() and entry.is_file()


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
    return reading_of(document, label=label, now=now, new_id=new_id)


def reading_of(
    document: Document, *, label: Label, now: datetime, new_id: Callable[[], str]
) -> Reading:
    """Clean and cut what a file says; raise RefusedFile where nothing is left of it."""
    lines, pieces = _pieces(document.extract)
    if not pieces:
        raise RefusedFile(Reason.EMPTY, path=document.name)
    source = _source(document, lines=lines, label=label, today=now.date())
    source = replace(source, id=new_id(), added_at=now)
    reading = bound(source, pieces=pieces, new_id=new_id)
    original = Original(source.id, document.extract.text, "\n".join(lines))
    return replace(reading, original=original)


def _pieces(extract: Extract) -> tuple[Sequence[str], Sequence[Piece]]:
    """Return the cleaned lines of a file and what it is cut into; rows of a sheet stay."""
    if not extract.rows:
        lines = clean(extract.text)
        return lines, cut(lines)
    pieces = [
        piece
        for row in extract.rows
        for piece in cut_row(
            Piece(
                row.heading,
                row.locator,
                "\n".join(clean(row.text)) or row.text,
                (row.question,) if row.question else (),
            )
        )
    ]
    told = (line for piece in pieces for line in (*piece.questions, piece.text))
    return tuple(told), pieces


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
            questions=piece.questions,
        )
        for position, piece in enumerate(pieces)
    )
    return Reading(source, made)


def _source(document: Document, *, lines: Sequence[str], label: Label, today: date) -> Source:
    raw = document.extract.text.splitlines()
    kind = label.kind or guessed_kind(raw)
    title = title_of(lines, stated=document.extract.title) or document.name
    law, news = kind is SourceKind.LAW, kind is SourceKind.NEWS
    found = Source(
        id="",
        community_id=label.community_id,
        kind=kind,
        name=document.name,
        title=title,
        issuer=outlet(raw) if news else "",
        digest=document.digest,
        added_at=datetime.min,  # noqa: DTZ901  # replaced before it is kept
        effective=stated_start(lines) if law else published(raw, today=today) if news else None,
        jurisdiction=place_of(label.title or title, kind=kind),
        expires=stated_end(lines) if law else None,
        repeals=stated_repeals(lines) if law else (),
    )
    return label.on(found)


def take_in(
    shelf: Shelf,
    reading: Reading,
    *,
    now: datetime,
    label: Label | None = None,
    known: Likenesses | None = None,
) -> Intake:
    """Keep a reading: once a digest, in place of an older source of the same name.

    The older source is retired; its passages stay, so that old citations can be read. The
    same bytes with other labels change the labels. ``known`` are passages to compare with;
    without them those that may be like are read from the shelf.
    """
    source = reading.source
    scope = {"community_id": source.community_id, "retired_at": None}
    same = shelf.sources.where(digest=source.digest, **scope)
    if same:
        return _labelled(shelf, same[0], label=label or Label())
    present = shelf.sources.where(name=source.name, **scope)
    for old in present:
        shelf.sources.save(replace(old, retired_at=now))
    shelf.sources.add(source)
    compared = known_on(shelf, source) if known is None else known
    for passage in compared.marked(reading.passages, source=source):
        shelf.passages.add(passage)
    if reading.original is not None:
        shelf.originals.add(reading.original)
    return Intake.REPLACED if present else Intake.ADDED


def _labelled(shelf: Shelf, source: Source, *, label: Label) -> Intake:
    changed = label.on(source)
    if changed == source:
        return Intake.KNOWN
    shelf.sources.save(changed)
    return Intake.LABELLED


def known_on(shelf: Shelf, source: Source) -> Likenesses:
    """Return the current passages that those of a source may be like.

    Laws are like other copies of themselves alone; news and notices like any.
    """
    kinds = COMPARED if source.kind in COMPARED else (source.kind,)
    places = ("", source.community_id)
    found = shelf.sources.where(community_id=places, kind=kinds, retired_at=None)
    if source.kind not in COMPARED:
        found = tuple(each for each in found if same_title(each.title, source.title))
    known = Likenesses()
    for each in found:
        if each.id != source.id:
            known.know(shelf.passages.where(source_id=each.id), source=each)
    return known


def current(shelf: Shelf) -> tuple[tuple[Source, ...], tuple[Passage, ...]]:
    """Return the sources that are not retired and what is found of them, for the index.

    Sources are settled; of passages that say the same, one is found.
    """
    sources = settled(shelf.sources.where(retired_at=None))
    if not sources:
        return (), ()
    return sources, one_of_each(shelf.passages.where(), sources=sources)
