"""Words of a pasted chat made comparable: widths, circled numbers, emoji, old characters."""

import re
import unicodedata

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NUMERALS = "一二三四五六七八九十"
_ROWS = (
    "❶❷❸❹❺❻❼❽❾❿",
    "➀➁➂➃➄➅➆➇➈➉",
    "➊➋➌➍➎➏➐➑➒➓",
    "⓵⓶⓷⓸⓹⓺⓻⓼⓽⓾",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
)
_LETTER_ROWS = ("🅐", "🄰", "🅰", "Ⓐ", "ⓐ", "🄐", "⒜")
_OLD = dict(zip("對棄權贊選號棟樓單實擇換價", "对弃权赞选号栋楼单实择换价", strict=True))
KEYCAP = re.compile("([0-9])\ufe0f?\u20e3")
CALLS = re.compile("\U0001f51f")
GONE = {"Cf", "Cc", "Cs", "Mn"}


def _table() -> dict[str, str]:
    table = dict(_OLD)
    for row in _ROWS:
        table |= dict(zip(row, CIRCLED, strict=False))
    for first in _LETTER_ROWS:
        table |= {chr(ord(first) + at): f" {chr(65 + at)} " for at in range(26)}
    bracketed = (ord("⑴"), ord("⒈"))
    for first_number in bracketed:
        table |= {chr(first_number + at): each for at, each in enumerate(CIRCLED)}
    return table


_TABLE = _table()


def folded(text: str) -> str:
    """Return a line with every way of writing a number, letter or mark made one.

    Numbers in circles, brackets or keys stay apart from plain ones, as ``①``: they are a
    choice more often than a count of lines.
    """
    words = KEYCAP.sub(
        lambda found: f" {CIRCLED[int(found[1]) - 1]} " if found[1] != "0" else "0", text
    )
    words = CALLS.sub(" ⑩ ", words)
    return "".join(_plain(each) for each in words).strip()


def _plain(character: str) -> str:
    if character in CIRCLED:
        return character
    if unicodedata.category(character) == "Pd":
        return "-"
    if character in _TABLE:
        return _TABLE[character]
    if character in "\t\u3000" or character.isspace():
        return " "
    if unicodedata.category(character) in GONE:
        return ""
    return unicodedata.normalize("NFKC", character)


def plain_name(name: str) -> str:
    """Return a name for comparing: letters and digits alone, in one case."""
    return "".join(each for each in folded(name).casefold() if each.isalnum())


def value_of(numeral: str) -> int:
    """Return the value of ``12``, ``③``, ``十二``; 0 where it is none."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    if numeral in CIRCLED:
        return CIRCLED.index(numeral) + 1
    tens, ten, ones = numeral.rpartition("十") if "十" in numeral else ("", "", numeral)
    units = NUMERALS.find(ones) + 1 if ones else 0
    if not ten:
        return units
    return (NUMERALS.find(tens) + 1 if tens else 1) * 10 + units
