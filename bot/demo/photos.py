"""The pictures that the demo's people send, drawn for the demo."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

PICTURES = Path(__file__).parent / "pictures"
MEDIA_TYPE = "image/jpeg"


class Files(Protocol):
    """Stored bytes by their SHA-256."""

    def keep(self, content: bytes, /) -> str:
        """Store bytes; return their digest."""
        ...


@dataclass(frozen=True)
class Photo:
    """A picture that is stored."""

    digest: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Photos:
    """Stores the pictures that ship with the demo."""

    files: Files

    def kept(self, name: str) -> Photo:
        """Store a picture by its name; return where it is."""
        content = (PICTURES / f"{name}.jpg").read_bytes()
        return Photo(
            digest=self.files.keep(content),
            name=f"{name}.jpg",
            media_type=MEDIA_TYPE,
            size=len(content),
        )
