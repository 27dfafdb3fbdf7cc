"""The pack of entries that every community starts with, in the project's own words."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from importlib import resources
from typing import cast

from knowledge.ingest import Intake, Reading, Shelf, take_in
from knowledge.library import Passage, Source, SourceKind
from knowledge.likeness import Likenesses
from knowledge.standing import SHIPPED

_MARK = SHIPPED
_DIGEST_LENGTH = 64


class BadEntryError(ValueError):
    """An entry of the pack lacks something or is told twice."""


def entries(
    *, now: datetime, new_id: Callable[[], str], texts: Mapping[str, str] | None = None
) -> Iterator[Reading]:
    """Yield every entry of the pack as a shared source with one passage.

    ``texts`` are the pack's files by name; without it those that ship are read.
    """
    seen: set[str] = set()
    for name, text in sorted((_shipped() if texts is None else texts).items()):
        for entry in tomllib.loads(text).get("entry", []):
            reading = _reading(cast("Mapping[str, object]", entry), now=now, new_id=new_id)
            if reading.source.name in seen:
                raise BadEntryError(name, reading.source.name)
            seen.add(reading.source.name)
            yield reading


def _shipped() -> dict[str, str]:
    folder = resources.files(__name__)
    found = (item for item in folder.iterdir() if item.name.endswith(".toml"))
    return {item.name: item.read_text(encoding="utf-8") for item in found}


def _reading(
    entry: Mapping[str, object], *, now: datetime, new_id: Callable[[], str]
) -> Reading:
    words = {key: value for key, value in entry.items() if isinstance(value, str)}
    try:
        source = Source(
            id=new_id(),
            community_id="",
            kind=SourceKind.LAW,
            name=words["id"],
            title=words["law"],
            issuer=words["issuer"],
            digest=_digest(entry),
            added_at=now,
            effective=_day(entry, field="effective"),
            repealed=_day(entry, field="repealed"),
            jurisdiction=words.get("jurisdiction", ""),
        )
        passage = Passage(
            id=new_id(),
            source_id=source.id,
            community_id="",
            position=0,
            heading=words["title"],
            locator=words["article"],
            text=words["text"].strip(),
            questions=tuple(cast("list[str]", entry.get("questions", []))),
        )
    except KeyError as error:
        raise BadEntryError(words.get("id", ""), str(error)) from error
    return Reading(source, (passage,))


def _digest(entry: Mapping[str, object]) -> str:
    told = repr(sorted(entry.items())).encode()
    return f"{_MARK}{hashlib.sha256(told).hexdigest()}"[:_DIGEST_LENGTH]


def _day(entry: Mapping[str, object], *, field: str) -> date | None:
    day = entry.get(field)
    return day if isinstance(day, date) else None


def stock(shelf: Shelf, *, now: datetime, new_id: Callable[[], str]) -> int:
    """Bring the shelf's pack to the version that ships; return how many entries changed.

    Entries that left the pack are retired; their passages stay for old citations.
    """
    shelved = shelf.sources.where(community_id="", retired_at=None)
    old = {source.digest: source for source in shelved if source.digest.startswith(_MARK)}
    changed = 0
    readings = tuple(entries(now=now, new_id=new_id))
    for reading in readings:
        if old.pop(reading.source.digest, None) is None:
            kept = take_in(shelf, reading, now=now, known=Likenesses())
            changed += kept is not Intake.KNOWN
    shipped = {reading.source.name for reading in readings}
    for source in old.values():
        if source.name not in shipped:
            shelf.sources.save(replace(source, retired_at=now))
            changed += 1
    return changed
