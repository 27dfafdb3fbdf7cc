"""Reading what people type: pure, and the same for every channel."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

LONGEST = 4000
INVISIBLE_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufe0f\u20e3")
MARKS = frozenset("@#/")
NUMERALS = "零一二三四五六七八九十"
VALUES = {numeral: value for value, numeral in enumerate(NUMERALS)}
LONGEST_NUMBER = 6
SEPARATORS = re.compile(r"[\s,、;;。和]+")
NUMERAL = rf"\d{{1,6}}|[{NUMERALS}]{{1,3}}"
CHOICE = re.compile(NUMERAL)
NUMBERED = re.compile(
    rf"(?:#|no\.?\s*|第)?\s*({NUMERAL})\s*号(?![楼院门单梯车岗库口铺桌机线杆灯井])"
    r"(?:提案|议题|表决)?[\s:,]*",
    re.IGNORECASE,
)
HASHED = re.compile(r"#\s*(\d{1,6})(?!\w)[\s:,]*")
BARE_NUMBER = re.compile(r"(\d{1,6})(?:[\s:,]+|$)")
STATUS = re.compile(
    r"(?:现在|目前)?(?:办得)?(?:怎么样|怎样|如何|到哪|进展|进度|什么情况|有结果|结果)"
    r"[了吗呢么啦啊步儿一的?？。!！]*|[?？]?"
)
CHOOSING = re.compile(r"(?:我)?(?:选|投|选择)?\s*(?:第)?\s*")
ENDING = re.compile(r"(?:个|项|票)?[\s。.!！~吧]*")
BALLOT_MARKS = r"[\s,，、;；.。分>＞》〉→=＝:：]"
MARKED = re.compile(rf"\s*\d{{1,2}}(?:{BALLOT_MARKS}+\d{{1,3}})*{BALLOT_MARKS}*[!！]*\s*")
EVERYONE = re.compile(r"@\s*(?:所有人|全体成员|全体|all|everyone)(?!\w)", re.IGNORECASE)
MENTION = re.compile(r"@[^\s@:：,，]+")
AFTER_MENTION = re.compile(r"^[\s:：,，]+")
LAST_MENTION = re.compile(r"(?:^|\s)@[^\s@]+$")
COMMAND = re.compile(r"/([^\s@/]{1,32})(?:@\S+)?(?:\s+|:\s*|$)")
AFTER_VERB = re.compile(r"\s*:\s*|\s+|[。.!]*$")
QUESTION = re.compile(
    r"[?？]|吗|呢|什么|怎么|怎样|如何|多少|哪|谁|几|能不能|可不可以|是不是|为何|为啥"
)


@dataclass(frozen=True)
class Reading:
    """What a message says before anyone looks at who said it.

    ``words`` is all of it, ``text`` what follows the verb. ``digits`` are choices,
    ``marks`` the words of a ballot written out (``3>1=2``, ``1:5 2:3``), digits among them.
    ``number`` is that of a proposal or topic. ``unknown`` is a slash command that
    nobody answers to.
    """

    words: str
    text: str = ""
    verb: str = ""
    number: int | None = None
    digits: tuple[int, ...] = ()
    marks: str = ""
    asks_status: bool = False
    to_everyone: bool = False
    unknown: str = ""

    @property
    def numbers(self) -> int:
        """Return how many numbers the marks hold."""
        return len(re.findall(r"\d+", self.marks))


def clean(text: str) -> str:
    """Return the words without invisible characters, digits and letters made plain.

    Chinese punctuation stays as it was typed; what people wrote is shown as they wrote it.
    """
    composed = unicodedata.normalize("NFC", text[:LONGEST].replace("\r\n", "\n"))
    return "".join(_kept(each) for each in composed).replace("🔟", "10").strip()


def one_line(text: str, *, most: int) -> str:
    """Return the words on one line, cut to that many characters."""
    words = " ".join(clean(text).split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def clean_name(name: str, *, otherwise: str) -> str:
    """Return a display name without control and direction characters."""
    return one_line(name, most=32) or otherwise


def read(
    text: str,
    *,
    verbs: Collection[str],
    addressed: bool = True,
) -> Reading:
    """Read a message; ``addressed`` ones lose the bot's name and need no slash in Latin."""
    words = clean(text)
    everyone = bool(EVERYONE.search(words))
    words = EVERYONE.sub("", words).strip()
    if addressed:
        words = _without_mention(words)
    reading = _read(words, verbs=verbs, bare=addressed)
    return replace(reading, to_everyone=everyone)


def leading_number(text: str) -> tuple[int | None, str]:
    """Return the number that words begin with, and the rest: ``12 …``, ``12号…``, ``#12``.

    ``3号楼`` is a building, not a number.
    """
    return _after(clean(text), NUMBERED, HASHED, BARE_NUMBER)


def number_and_text(values: Mapping[str, str]) -> tuple[int | None, str]:
    """Return the number of a proposal or topic and the words, however they were typed.

    ``12号 观点 …`` arrives as the value ``number``; ``观点 12 …`` at the head of ``text``.
    """
    text = values.get("text", "")
    number = numeral(values.get("number", ""))
    return leading_number(text) if number is None else (number, clean(text))


def looks_like_question(words: str) -> bool:
    """Tell whether words ask something."""
    return bool(QUESTION.search(words))


def is_yes(text: str) -> bool:
    """Tell whether a short text agrees: ``1``, ``是``, ``好的``, ``确认``, ``yes``."""
    word = _folded(clean(text)).strip(" 。.!的吧啊了")
    return word in {"1", "一", "是", "好", "对", "行", "可以", "确认", "确定", "yes", "y", "ok"}


def is_skip(text: str) -> bool:
    """Tell whether a short text passes over a question: ``0``, ``跳过``, ``没有``."""
    word = _folded(clean(text)).strip(" 。.!的吧啊了")
    return word in {"0", "零", "跳过", "没", "没有", "无", "不用", "略过", "skip", "no", "none"}


def numeral(word: str) -> int | None:
    """Return the number that digits or Chinese numerals up to 99 write, if they do."""
    if word.isdecimal():
        return int(word) if len(word) <= LONGEST_NUMBER else None
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return VALUES.get(word)
    if tens in {"零", "十"} or ones == "零":
        return None
    high, low = VALUES.get(tens or "一"), VALUES.get(ones or "零")
    return None if high is None or low is None else high * 10 + low


def _read(words: str, *, verbs: Collection[str], bare: bool) -> Reading:
    plain = Reading(words=words, text=words)
    digits, marks = _digits(words), _marks(words)
    if digits or marks:
        return replace(plain, digits=digits, marks=marks)
    number, rest = _after(words, NUMBERED, HASHED)
    if number is not None:
        numbered = _numbered(plain, number=number, rest=rest, verbs=verbs)
        return plain if numbered is None else numbered
    return _with_verb(plain, words, verbs=verbs, bare=bare)


def _numbered(
    plain: Reading, *, number: int, rest: str, verbs: Collection[str]
) -> Reading | None:
    digits, marks = _digits(rest), _marks(rest)
    if digits or marks:
        return replace(plain, number=number, digits=digits, marks=marks)
    if STATUS.fullmatch(rest):
        return replace(plain, number=number, asks_status=True, text=str(number))
    found = _with_verb(plain, rest, verbs=verbs, bare=False)
    return replace(found, number=number) if found.verb else None


def _with_verb(plain: Reading, words: str, *, verbs: Collection[str], bare: bool) -> Reading:
    folded = _folded(words)
    if command := COMMAND.match(folded):
        return _command(plain, command, words=words, verbs=verbs)
    for verb in sorted(verbs, key=len, reverse=True):
        if not folded.startswith(verb):
            continue
        after = AFTER_VERB.match(folded, len(verb))
        if after and _may_stand_bare(verb, whole=after.end() == len(folded), bare=bare):
            return replace(plain, verb=verb, text=words[after.end() :].strip())
    return plain


def _command(
    plain: Reading, command: re.Match[str], *, words: str, verbs: Collection[str]
) -> Reading:
    rest = words[command.end() :].strip()
    name = command.group(1)
    if name in verbs:
        return replace(plain, verb=name, text=rest)
    return replace(plain, unknown=name, text=rest)


def _may_stand_bare(verb: str, *, whole: bool, bare: bool) -> bool:
    return not verb.isascii() or (bare and whole)


def _after(words: str, *patterns: re.Pattern[str]) -> tuple[int | None, str]:
    folded = _folded(words)
    for pattern in patterns:
        found = pattern.match(folded)
        number = numeral(found.group(1)) if found else None
        if found and number is not None:
            return number, words[found.end() :].strip()
    return None, words


def _digits(words: str) -> tuple[int, ...]:
    folded = _folded(words)
    start = CHOOSING.match(folded)
    position = start.end() if start else 0
    chosen: list[int] = []
    gap = start
    while gap and (found := CHOICE.match(folded, position)):
        value = numeral(found.group())
        if value is None:
            return ()
        chosen.append(value)
        gap = SEPARATORS.match(folded, found.end())
        position = gap.end() if gap else found.end()
    ended = bool(chosen) and bool(ENDING.fullmatch(folded, position))
    return tuple(dict.fromkeys(chosen)) if ended else ()


def _marks(words: str) -> str:
    """Return words that consist of numbers and the marks of a ballot, else nothing."""
    return words if MARKED.fullmatch(words) else ""


def _without_mention(words: str) -> str:
    first = MENTION.match(words)
    if first:
        return AFTER_MENTION.sub("", words[first.end() :], count=1)
    last = LAST_MENTION.search(words)
    return words[: last.start()].rstrip() if last else words


def _kept(character: str) -> str:
    if character == "\n":
        return character
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Cs"} or character in INVISIBLE_LETTERS:
        return " " if character == "\t" else ""
    if category.startswith("Z"):
        return " "
    plain = unicodedata.normalize("NFKC", character)
    return plain if plain.isascii() and (plain.isalnum() or plain in MARKS) else character


def _folded(words: str) -> str:
    """Return the words for comparing, every character in its place."""
    return "".join(_compared(each) for each in words)


def _compared(character: str) -> str:
    folded = unicodedata.normalize("NFKC", character).lower()
    return folded if len(folded) == 1 else character
