"""Stored bytes, each under the SHA-256 of what it holds."""

import hashlib
import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from handlers.ports import NotFound

DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class StoredFiles:
    """The files below a folder; the same bytes are kept once."""

    folder: Path

    def keep(self, content: bytes, /) -> str:
        """Store bytes; return their digest in hex once they are safe from a power cut.

        Raises OSError where the disk takes them not; nothing of them is left then.
        """
        digest = hashlib.sha256(content).hexdigest()
        file = self._file(digest)
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh = file.with_suffix(f".{secrets.token_hex(4)}")
            try:
                _written(fresh, content)
                fresh.replace(file)
            finally:
                fresh.unlink(missing_ok=True)
            _synced(file.parent)
        return digest

    def path(self, digest: str, /) -> Path:
        """Return where the bytes of a digest lie; raise NotFound."""
        if not DIGEST.fullmatch(digest) or not self._file(digest).is_file():
            raise NotFound(digest)
        return self._file(digest)

    def read(self, digest: str, /) -> bytes:
        """Return the bytes of a digest; raise NotFound."""
        return self.path(digest).read_bytes()

    def forget(self, digest: str, /) -> None:
        """Take the bytes of a digest away, where they are there."""
        if DIGEST.fullmatch(digest):
            self._file(digest).unlink(missing_ok=True)

    def _file(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest


def _written(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _synced(folder: Path) -> None:
    """Make the names in a folder safe, as fsync(2) says that its files alone are not."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
