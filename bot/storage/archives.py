"""Archives of a backup: parts in a zip file, and a manifest with the hash of each."""

import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

MANIFEST = "manifest.json"
FORMAT = 1
CHUNK = 1 << 20
SAFE_PART = re.compile(r"(?:[\w.-]+/)*[\w.-]+", re.ASCII)
PRIVATE = 0o600


class BackupBroken(ValueError):  # noqa: N818 - named for what is wrong
    """An archive is not what was written; ``part`` says where it differs."""

    def __init__(self, file: Path, part: str) -> None:
        super().__init__(str(file), part)
        self.file = file
        self.part = part


@dataclass(frozen=True)
class Manifest:
    """What an archive says of itself; ``parts`` gives the SHA-256 of each in hex."""

    made_at: str
    database: str
    schema: str
    parts: dict[str, str]
    format: int = FORMAT


_MANIFEST = TypeAdapter(Manifest)


@dataclass
class ArchiveWriter:
    """Takes parts in and hashes them on the way."""

    archive: zipfile.ZipFile
    parts: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, part: str, *, chunks: Iterable[bytes]) -> None:
        """Write a part."""
        digest = hashlib.sha256()
        with self.archive.open(part, "w", force_zip64=True) as into:
            for chunk in chunks:
                digest.update(chunk)
                into.write(chunk)
        self.parts[part] = digest.hexdigest()

    def add_file(self, part: str, *, file: Path) -> None:
        """Write a file as a part."""
        with file.open("rb") as source:
            self.add(part, chunks=chunks_of(source))

    def close(self, *, made_at: str, database: str, schema: str) -> None:
        """Write the manifest over all parts."""
        manifest = Manifest(
            made_at=made_at, database=database, schema=schema, parts=dict(self.parts)
        )
        said = json.dumps(_MANIFEST.dump_python(manifest), indent=1, sort_keys=True)
        self.archive.writestr(MANIFEST, said)


@dataclass(frozen=True)
class Archive:
    """An archive whose every part was found to be as it was written."""

    file: Path
    manifest: Manifest
    _opened: zipfile.ZipFile

    def lines(self, part: str) -> Iterator[bytes]:
        """Return the lines of a part."""
        with self._opened.open(part) as source:
            yield from source

    def has(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self.manifest.parts

    def below(self, folder: str) -> tuple[str, ...]:
        """Return the parts in a folder of the archive."""
        return tuple(each for each in self.manifest.parts if each.startswith(f"{folder}/"))

    def extract(self, part: str, *, to: Path) -> None:
        """Write a part to a file."""
        to.parent.mkdir(parents=True, exist_ok=True)
        with self._opened.open(part) as source, to.open("wb") as into:
            for chunk in chunks_of(source):
                into.write(chunk)


def chunks_of(source: IO[bytes]) -> Iterator[bytes]:
    """Return the bytes of an open file in pieces."""
    while chunk := source.read(CHUNK):
        yield chunk


@contextmanager
def written(target: Path) -> Generator[ArchiveWriter, None, None]:
    """Give a writer of a new archive, which appears under its name when it is whole.

    Only its owner may read it: it holds what residents said in private.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{target.name}.new")
    fresh.touch(mode=PRIVATE)
    try:
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as archive:
            yield ArchiveWriter(archive)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def opened(file: Path) -> Generator[Archive, None, None]:
    """Give an archive after looking at every part of it, or raise BackupBroken."""
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile:
        raise BackupBroken(file, "zip") from None
    with archive:
        manifest = _manifest(file, archive)
        _verify(file, archive, manifest)
        yield Archive(file, manifest, archive)


def _manifest(file: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        manifest = _MANIFEST.validate_json(archive.read(MANIFEST))
    except (KeyError, ValidationError, zipfile.BadZipFile, zlib.error):
        raise BackupBroken(file, MANIFEST) from None
    if manifest.format != FORMAT:
        raise BackupBroken(file, MANIFEST)
    return manifest


def _verify(file: Path, archive: zipfile.ZipFile, manifest: Manifest) -> None:
    differ = set(archive.namelist()) ^ {MANIFEST, *manifest.parts}
    if differ:
        raise BackupBroken(file, min(differ))
    for part, expected in manifest.parts.items():
        unsafe = not SAFE_PART.fullmatch(part) or ".." in part
        if unsafe or _hashed(archive, part) != expected:
            raise BackupBroken(file, part)


def _hashed(archive: zipfile.ZipFile, part: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(part) as source:
            for chunk in chunks_of(source):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return ""
    return digest.hexdigest()
