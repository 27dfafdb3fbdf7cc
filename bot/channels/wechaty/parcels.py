"""How a message is cut into what WeChat shows: files, then words with numbered choices."""

from collections.abc import Sequence

from bot.channel import Button, Enclosure, Outgoing
from bot.channels.wechaty.reading import is_room

LONGEST_TEXT = 1800
"""Longer messages are folded or refused, depending on the puppet."""

Parcel = str | Enclosure


def parcels(message: Outgoing) -> tuple[Parcel, ...]:
    """Return what is sent, in order; every text ends with the mark by which it is quoted."""
    room = LONGEST_TEXT - len(message.mark) - 1
    texts = (_marked(each, message.mark) for each in pieces(_words(message), most=room))
    return (*message.pictures, *message.documents, *texts)


def labels(buttons: Sequence[Button]) -> tuple[str, ...]:
    """Return what can be chosen, the links left out."""
    return tuple(each.label for each in buttons if not each.link)


def pieces(text: str, *, most: int) -> tuple[str, ...]:
    """Return the text in pieces within the limit, split on line ends where possible."""
    found: list[str] = []
    rest = text.strip()
    while len(rest) > most:
        end = rest.rfind("\n", most // 2, most + 1)
        end = most if end < 0 else end
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*found, rest) if rest else tuple(found)


def _words(message: Outgoing) -> str:
    """Return text, numbered choices, how to choose, and links written out."""
    hint = message.hint_in_room if is_room(message.chat) else message.hint
    choices = labels(message.buttons)
    answers = "\n".join((*choices, hint)) if choices and hint else "\n".join(choices)
    links = (f"{each.label}\n{each.link}" for each in message.buttons if each.link)
    return "\n\n".join(each for each in (message.text, answers, *links) if each)


def _marked(text: str, mark: str) -> str:
    return f"{text}\n{mark}" if mark else text
