"""Photos without what a camera wrote beside them: where, when, with which phone."""

from collections.abc import Iterator
from typing import Literal

START = b"\xff\xd8"
SCAN = 0xDA
EXIF = b"Exif\0\0"
ORIENTATION = 0x0112
WRITTEN_BESIDE = frozenset({0xE1, 0xED, 0xFE})
"""Markers of Exif and XMP, of IPTC, and of comments."""


class NotJpegError(ValueError):
    """Bytes that are no whole JPEG."""


def without_whereabouts(content: bytes) -> bytes:
    """Return a JPEG with its picture and its orientation alone.

    Bytes that cannot be followed are returned as they are.
    """
    try:
        parts = list(_segments(content))
    except NotJpegError:
        return content
    turned = next((each for each in map(_orientation, parts) if each), 0)
    kept = [each for each in parts if each[1] not in WRITTEN_BESIDE]
    return START + (_upright(turned) if turned else b"") + b"".join(kept)


def _segments(content: bytes) -> Iterator[bytes]:
    """Yield the segments of a JPEG; the last one is the picture with all that follows."""
    at = len(START)
    while True:
        head = content[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF:  # noqa: PLR2004 - a marker and a length
            raise NotJpegError
        if head[1] == SCAN:
            yield content[at:]
            return
        end = at + 2 + int.from_bytes(head[2:4], "big")
        yield content[at:end]
        at = end


def _orientation(segment: bytes) -> int:
    """Return how the picture is turned, 0 where the segment does not say."""
    tiff = segment[4 + len(EXIF) :]
    if segment[4 : 4 + len(EXIF)] != EXIF or tiff[:2] not in {b"II", b"MM"}:
        return 0
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    begin = int.from_bytes(tiff[4:8], order)
    count = int.from_bytes(tiff[begin : begin + 2], order)
    for entry in range(begin + 2, begin + 2 + 12 * count, 12):
        if int.from_bytes(tiff[entry : entry + 2], order) == ORIENTATION:
            return int.from_bytes(tiff[entry + 8 : entry + 10], order)
    return 0


def _upright(turned: int) -> bytes:
    """Return an Exif segment that says how the picture is turned, and nothing else."""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + turned.to_bytes(2, "big") + b"\0\0"
    body = EXIF + b"MM\0*\0\0\0\x08" + b"\0\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
