"""What people send, made harmless before anything else looks at it.

Pure, quick, and the same for every channel: a length is cut before a character is looked
at, so that four megabytes cost no more than a page.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace

from handlers.messages import Incoming, IncomingFile, Press, RoomEvent

LONGEST_TEXT = 8_000
LONGEST_VALUE = 20_000
LONGEST_NAME = 120
LONGEST_FILE_NAME = 1_000
ENDING = 20
"""Characters at the end of a long file name that stay: they say of what kind it is."""
LONGEST_KEY = 80
MOST_VALUES = 400
MOST_MARKS = 3
"""Combining marks on one letter that any script needs; more is a flood over other lines."""
JOINERS = frozenset("\u200c\u200d")
"""Between the signs of an emoji or the letters of some scripts; elsewhere they hide."""
LINE_ENDS = frozenset("\u2028\u2029\x85")
TAGS = range(0xE0000, 0xE0080)
NO_CHARACTER = 0xFFFE
"""The last two code points of every plane."""
HIDDEN = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters that show nothing."""


def harmless(text: str, *, most: int) -> str:
    """Return the words without what hides, turns round or floods them, cut to a length.

    Goes: control characters (but for line ends and tabs), lone surrogates, marks of
    direction, zero-width signs, invisible letters and tags, combining marks beyond the
    third, code points that are no characters.
    """
    words = text[:most]
    if words.isascii() and words.isprintable():
        return words
    return "".join(_kept(words.replace("\r\n", "\n")))


def tidied(incoming: Incoming) -> Incoming:
    """Return a message with everything that a person chose made harmless."""
    return replace(
        incoming,
        text=harmless(incoming.text, most=LONGEST_TEXT),
        sender_name=_line(incoming.sender_name),
        room_title=_line(incoming.room_title),
        press=None if incoming.press is None else _press(incoming.press),
        files=tuple(_file(each) for each in incoming.files),
        album=_line(incoming.album),
        happened=None if incoming.happened is None else _event(incoming.happened),
    )


def _event(event: RoomEvent) -> RoomEvent:
    named = tuple((account, _line(name)) for account, name in event.joined)
    return replace(event, joined=named)


def _press(press: Press) -> Press:
    return Press(harmless(press.action, most=LONGEST_KEY), _values(press.values))


def _values(values: Mapping[str, str]) -> Mapping[str, str]:
    taken = list(values.items())[:MOST_VALUES]
    return {
        harmless(name, most=LONGEST_KEY): harmless(value, most=LONGEST_VALUE)
        for name, value in taken
    }


def _file(file: IncomingFile) -> IncomingFile:
    name = " ".join(harmless(file.name, most=LONGEST_FILE_NAME).split())
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - ENDING] + name[-ENDING:]
    return replace(file, name=name, media_type=_line(file.media_type))


def _line(words: str) -> str:
    return " ".join(harmless(words, most=LONGEST_NAME).split())


def _kept(words: str) -> Iterator[str]:
    marks, before = 0, ""
    for character in words:
        kept = _shown(character, before=before)
        marks = marks + 1 if unicodedata.combining(character) else 0
        if kept and marks <= MOST_MARKS:
            yield kept
            before = kept


def _shown(character: str, *, before: str) -> str:
    """Return a character as it may stand, nothing where it may not."""
    if character in "\n\t":
        return character
    if character in LINE_ENDS or character == "\r":
        return "\n"
    if character in JOINERS:
        # A joiner without a sign before it joins nothing.
        return character if before and not before.isascii() and not before.isspace() else ""
    code = ord(character)
    if character in HIDDEN or code in TAGS or code & NO_CHARACTER == NO_CHARACTER:
        return ""
    return "" if unicodedata.category(character) in {"Cc", "Cf", "Cs"} else character
