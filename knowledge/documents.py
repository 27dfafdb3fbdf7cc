"""Read a file that nobody vouches for: limits first, then parsing apart from this process."""

import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from knowledge.extracts import LONGEST_TEXT, Extract, Reason, RefusedFile, Row
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
        data, extract = _read(path, limits=limits or Limits())
    except RefusedFile as refused:
        raise RefusedFile(refused.reason, path=str(path)) from refused
    if not extract.text.strip():
        raise RefusedFile(Reason.EMPTY, path=str(path))
    return Document(path.stem, hashlib.sha256(data).hexdigest(), extract)


def _read(path: Path, *, limits: Limits) -> tuple[bytes, Extract]:
    kind = kind_of(path.suffix)
    if kind is None:
        raise RefusedFile(Reason.UNKNOWN_KIND)
    data = _bytes(path, kind=kind)
    if kind.CHILD:
        return data, _in_child(data, suffix=path.suffix.lower(), limits=limits)
    extract = kind.extract(data)
    if len(extract.text) > LONGEST_TEXT:
        raise RefusedFile(Reason.TOO_LONG)
    return data, extract


def _bytes(path: Path, *, kind: Kind) -> bytes:
    try:
        if not path.is_file():
            raise RefusedFile(Reason.MISSING)
        with path.open("rb") as file:
            data = file.read(kind.LARGEST + 1)
    except OSError as error:
        raise RefusedFile(Reason.MISSING) from error
    if len(data) > kind.LARGEST:
        raise RefusedFile(Reason.TOO_LARGE)
    if not data.strip():
        raise RefusedFile(Reason.EMPTY)
    return data


def _in_child(data: bytes, *, suffix: str, limits: Limits) -> Extract:
    command = [sys.executable, "-m", "knowledge.sources"]
    command += [suffix, str(limits.megabytes), str(limits.seconds)]
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
    found = json.loads(done.stdout)
    if "reason" in found:
        raise RefusedFile(Reason(found["reason"]))
    rows = tuple(Row(**row) for row in found["rows"])
    return Extract(found["text"], title=found["title"], rows=rows)


def _reason(done: subprocess.CompletedProcess[bytes]) -> Reason:
    if any(sign in done.stderr for sign in _HEAVY_SIGNS):
        return Reason.TOO_HEAVY
    return Reason.TOO_SLOW if done.returncode < 0 else Reason.DAMAGED
