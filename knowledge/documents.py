"""Read a file that nobody vouches for: limits first, then parsing apart from this process."""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge import cells
from knowledge.extracts import LONGEST_TEXT, Extract, Reason, RefusedFile, Row, Sheet
from knowledge.sources import Kind, kind_of

_ROOT = Path(__file__).resolve().parent.parent
_HEAVY_SIGNS = (b"MemoryError", b"memory", b"RecursionError")


@dataclass(frozen=True)
class Limits:
    """What a child process that parses a file may use."""

    megabytes: int = 1024
    seconds: int = 30


@dataclass(frozen=True)
class Document:
    """A file's text, and the digest of its bytes."""

    name: str
    digest: str
    extract: Extract


def read_document(path: Path, *, limits: Limits | None = None) -> Document:
    """Return a file's text.

    Raises:
        RefusedFile: It is missing, of an unknown kind, too much of something, or damaged.
    """
    try:
        return read_content(_bytes(path), name=path.name, limits=limits)
    except RefusedFile as refused:
        raise RefusedFile(refused.reason, path=str(path)) from refused


def read_content(data: bytes, *, name: str, limits: Limits | None = None) -> Document:
    """Return the text of a file's bytes; the end of its name tells its kind.

    Raises:
        RefusedFile: It is of an unknown kind, too much of something, or damaged.
    """
    kind, suffix = _kind(name), Path(name).suffix.lower()
    if len(data) > kind.LARGEST:
        raise RefusedFile(Reason.TOO_LARGE, path=name)
    if not data.strip():
        raise RefusedFile(Reason.EMPTY, path=name)
    if kind.CHILD:
        extract = _extract(_in_child(data, suffix=suffix, limits=limits or Limits()))
    else:
        extract = kind.extract(data)
    if len(extract.text) > LONGEST_TEXT:
        raise RefusedFile(Reason.TOO_LONG, path=name)
    if not extract.text.strip():
        raise RefusedFile(Reason.EMPTY, path=name)
    return Document(Path(name).stem, hashlib.sha256(data).hexdigest(), extract)


def read_cells(data: bytes, *, name: str, limits: Limits | None = None) -> tuple[Sheet, ...]:
    """Return the sheets of a file's bytes, cell by cell, read apart from this process.

    Raises:
        RefusedFile: It is no sheet, too much of something, or damaged.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in cells.SUFFIXES:
        raise RefusedFile(Reason.UNKNOWN_KIND, path=name)
    if len(data) > cells.LARGEST:
        raise RefusedFile(Reason.TOO_LARGE, path=name)
    if not data.strip():
        raise RefusedFile(Reason.EMPTY, path=name)
    found = _in_child(data, suffix=suffix, limits=limits or Limits(), mode=("cells",))
    return tuple(
        Sheet(each["name"], tuple(tuple(row) for row in each["rows"]))
        for each in found["sheets"]
    )


def _kind(name: str) -> Kind:
    kind = kind_of(Path(name).suffix)
    if kind is None:
        raise RefusedFile(Reason.UNKNOWN_KIND, path=name)
    return kind


def _bytes(path: Path) -> bytes:
    """Return a file's bytes, read no further than one over what its kind may have."""
    kind = _kind(path.name)
    try:
        if not path.is_file():
            raise RefusedFile(Reason.MISSING)
        with path.open("rb") as file:
            return file.read(kind.LARGEST + 1)
    except OSError as error:
        raise RefusedFile(Reason.MISSING) from error


def _in_child(
    data: bytes, *, suffix: str, limits: Limits, mode: tuple[str, ...] = ()
) -> dict[str, Any]:
    command = [sys.executable, "-m", "knowledge.sources"]
    command += [suffix, str(limits.megabytes), str(limits.seconds), *mode]
    try:
        done = subprocess.run(  # noqa: S603  # our own interpreter and module, no shell
            command,
            input=data,
            capture_output=True,
            timeout=limits.seconds * 2,
            check=False,
            env={"PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedFile(Reason.TOO_SLOW) from error
    if done.returncode:
        raise RefusedFile(_reason(done))
    found: dict[str, Any] = json.loads(done.stdout)
    if "reason" in found:
        raise RefusedFile(Reason(found["reason"]))
    return found


def _extract(found: dict[str, Any]) -> Extract:
    rows = tuple(Row(**row) for row in found["rows"])
    return Extract(found["text"], title=found["title"], rows=rows)


def _reason(done: subprocess.CompletedProcess[bytes]) -> Reason:
    if any(sign in done.stderr for sign in _HEAVY_SIGNS):
        return Reason.TOO_HEAVY
    return Reason.TOO_SLOW if done.returncode < 0 else Reason.DAMAGED
