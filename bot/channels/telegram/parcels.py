"""How a message is cut into calls that Telegram accepts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from ipaddress import ip_address
from unicodedata import east_asian_width
from urllib.parse import quote, urlsplit

from bot.channel import Button, Enclosure, Outgoing
from bot.channels.telegram.wording import LONGEST_CAPTION, length, parts

ALBUM = 10
INSIDE = "/telegram/app?next="
ROW = 3
ROW_COLUMNS = 24


class Kind(StrEnum):
    """What a parcel is sent as."""

    TEXT = "text"
    PICTURES = "pictures"
    DOCUMENTS = "documents"


@dataclass(frozen=True)
class Parcel:
    """One call: a text, a file with a caption, or an album.

    ``main`` marks the one by whose id the message is known.
    """

    kind: Kind
    text: str = ""
    files: tuple[Enclosure, ...] = ()
    buttons: tuple[Button, ...] = ()
    main: bool = False


def parcels(message: Outgoing) -> tuple[Parcel, ...]:
    """Return the calls that show a message, in their order.

    A text short enough is the caption of the first file or album; otherwise it follows
    the files. Buttons stand below the end of the text: an album can carry none.
    """
    text, buttons = with_links_as_lines(message.text, buttons=message.buttons)
    text = "\n".join(each for each in (text, message.mark) if each)
    files = (
        *_albums(Kind.PICTURES, message.pictures),
        *_albums(Kind.DOCUMENTS, message.documents),
    )
    if files and length(text) <= LONGEST_CAPTION and not (buttons and len(files[0].files) > 1):
        first = replace(files[0], text=text, buttons=buttons, main=True)
        return (first, *files[1:])
    return (*files, *_texts(text, buttons=buttons))


def with_links_as_lines(
    text: str, *, buttons: Sequence[Button], every: bool = False
) -> tuple[str, tuple[Button, ...]]:
    """Return text and buttons with the links that no button may carry as lines of text.

    ``every`` link is written out after Telegram has refused one.
    """
    lines = [each for each in buttons if each.link and (every or not opens(each.link))]
    written = (f"{each.label}\n{each.link}" for each in lines)
    whole = "\n\n".join(each for each in (text, *written) if each)
    return whole, tuple(each for each in buttons if each not in lines)


def opening_inside(message: Outgoing, *, address: str) -> Outgoing:
    """Return the message with links to ballots that open inside Telegram, signed in.

    Telegram takes such buttons in private chats alone, to pages behind https.
    """
    ballots = f"{address}/vote/"
    if message.chat.startswith("-") or not address.startswith("https://"):
        return message
    buttons: list[Button] = []
    for each in message.buttons:
        path = quote(each.link.removeprefix(address), safe="")
        inside = each.link.startswith(ballots)
        buttons.append(replace(each, link=f"{address}{INSIDE}{path}") if inside else each)
    return replace(message, buttons=tuple(buttons))


def opens(link: str) -> bool:
    """Tell whether Telegram lets a button open the link: http(s) at a public host."""
    address = urlsplit(link)
    host = address.hostname or ""
    if address.scheme not in {"http", "https"}:
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host.strip(".") and not host.endswith((".localhost", ".local"))


def rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons in rows: short ones side by side, long ones on their own."""
    found: list[tuple[Button, ...]] = []
    for button in buttons:
        widened = (*found[-1], button) if found else (button,)
        if found and len(widened) <= ROW and _even(widened):
            found[-1] = widened
        else:
            found.append((button,))
    return tuple(found)


def _even(row: tuple[Button, ...]) -> bool:
    return all(_columns(each.label) <= ROW_COLUMNS // ROW for each in row)


def _columns(label: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in label)


def _albums(kind: Kind, files: Sequence[Enclosure]) -> tuple[Parcel, ...]:
    return tuple(
        Parcel(kind=kind, files=tuple(files[start : start + ALBUM]))
        for start in range(0, len(files), ALBUM)
    )


def _texts(text: str, *, buttons: tuple[Button, ...]) -> tuple[Parcel, ...]:
    pieces = [Parcel(kind=Kind.TEXT, text=each) for each in parts(text)]
    if pieces:
        pieces[-1] = replace(pieces[-1], buttons=buttons, main=True)
    return tuple(pieces)
