"""Photos lose what the camera wrote beside them, and nothing else."""

import pytest

from bot.web.photos import without_whereabouts

PICTURE = b"\xff\xda\x00\x02the picture itself\xff\xd9"
TABLES = b"\xff\xdb\x00\x04ab"


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(body) + 2).to_bytes(2, "big") + body


def _exif(order: str, turned: int) -> bytes:
    sign = b"II*\0" if order == "little" else b"MM\0*"

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, order)  # type: ignore[arg-type]  # one of the two

    first = number(0x010F, 2) + number(2, 2) + number(4, 4) + b"Mine"
    second = number(0x0112, 2) + number(3, 2) + number(1, 4) + number(turned, 2) + b"\0\0"
    body = sign + number(8, 4) + number(2, 2) + first + second + b"GPS 31.2,121.4"
    return _segment(0xE1, b"Exif\0\0" + body)


@pytest.mark.parametrize("order", ["little", "big"])
def test_whereabouts_go_and_the_orientation_stays(order: str) -> None:
    photo = b"\xff\xd8" + _exif(order, 6) + _segment(0xFE, b"comment") + TABLES + PICTURE
    cleaned = without_whereabouts(photo)
    assert b"GPS" not in cleaned
    assert b"Mine" not in cleaned
    assert b"comment" not in cleaned
    assert cleaned.endswith(TABLES + PICTURE)
    assert b"\x01\x12\0\x03\0\0\0\x01\0\x06" in cleaned
    assert without_whereabouts(cleaned) == cleaned


def test_a_photo_without_notes_stays_as_it_is() -> None:
    photo = b"\xff\xd8" + _segment(0xE0, b"JFIF") + TABLES + PICTURE
    assert without_whereabouts(photo) == photo


@pytest.mark.parametrize("broken", [b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8abcdefgh"])
def test_what_cannot_be_followed_is_left_alone(broken: bytes) -> None:
    assert without_whereabouts(broken) == broken
