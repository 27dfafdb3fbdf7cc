"""Take out of a text what is no part of it, by rules that have names.

Every rule is a function from lines to lines, so that a page can show what each took.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from knowledge.chinese import HAN, narrow

Rule = Callable[[tuple[str, ...]], tuple[str, ...]]

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
_PINYIN = re.compile(rf"(?<=[{HAN}\)）])[\(（][a-z{_TONES}]{{1,40}}[\)）]")
_TONED = re.compile(rf"[{_TONES}]")
_NOTES_THAT_PROVE_PINYIN = 3
_NEUTRAL_SYLLABLE = 6
_FURNITURE = re.compile(
    r"^[\W_]*(相关(阅读|推荐|新闻|文章|链接)|延伸阅读|推荐阅读|热门(文章|推荐|新闻)|"
    r"最新(文章|评论|新闻)|猜你喜欢|评论列表|网友评论|发表评论)[\W_]*$"
)
_CRUMBS = re.compile(r"^(您?当前(的)?位置|首页\s*[>＞»]).*$")
_CREDIT = re.compile(
    r"^[\W_]*(责任编辑|责编|编辑|编审|终审|总监制|监制|校对|摄影|资料图)[\W_]*"
    rf"([/：:丨|\s][\s{HAN}、/]{{0,20}})?[\W_]*$"
)
_BODY_BEFORE_FURNITURE = 150
_REPEATED_LINE = 12
_TITLE_AT_MOST = 60
_WRAPPED_LINE = 36
_ENDS = "。！？!?；;：:…”’」』）)】》"
_OPEN_ENDS = "，、,"
_HALF_TO_FULL = {",": "，", ";": "；", "?": "？", "!": "！", ":": "："}
_HALF = re.compile(rf"(?<=[{HAN}”’」』》）】])\s?([,;?!:])\s?(?=[{HAN}0-9“‘「『《（【\s]|$)")


def _stripped(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in (_tidy(line) for line in lines) if line)


def _tidy(line: str) -> str:
    bare = narrow(line).replace("\u200b", "").replace("\ufeff", "")
    return re.sub(r"[ \t\u00a0\u3000]+", " ", bare).strip()


def without_pinyin(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Drop readings in brackets after characters: 作为(wèi) becomes 作为."""
    whole = "\n".join(lines)
    notes = [note for note in _PINYIN.findall(whole) if _TONED.search(note)]
    proved = len(notes) >= _NOTES_THAT_PROVE_PINYIN

    def drop(match: re.Match[str]) -> str:
        note = match.group()
        neutral = proved and len(note) - 2 <= _NEUTRAL_SYLLABLE
        return "" if neutral or _TONED.search(note) else note

    return tuple(_PINYIN.sub(drop, line) for line in lines)


def without_furniture(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Drop what a site prints below an article, and its path and credits."""
    kept: list[str] = []
    length = 0
    for line in lines:
        if _FURNITURE.match(line) and length >= _BODY_BEFORE_FURNITURE:
            break
        if _CRUMBS.match(line) or _CREDIT.match(line) or _FURNITURE.match(line):
            continue
        kept.append(line)
        length += len(line)
    return tuple(kept)


def without_repeats(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the first of lines that are printed again, and a glued-on title once."""
    seen: set[str] = set()
    kept: list[str] = []
    title = lines[0] if lines and len(lines[0]) <= _TITLE_AT_MOST else ""
    for number, line in enumerate(lines):
        bare = line
        if number and len(title) >= _REPEATED_LINE and line.startswith(title):
            bare = line[len(title) :].strip()
        if not bare or (len(bare) >= _REPEATED_LINE and bare in seen):
            continue
        seen.add(bare)
        kept.append(bare)
    return tuple(kept)


def rejoined(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Join lines that were broken in the middle of a sentence."""
    if not lines:
        return ()
    kept = [lines[0]]
    for before, line in pairwise(lines):
        if _runs_on(before) and not line.startswith("#"):
            kept[-1] += line
        else:
            kept.append(line)
    return tuple(kept)


def _runs_on(line: str) -> bool:
    if line.startswith("#"):
        return False
    if line[-1] in _OPEN_ENDS:
        return True
    return len(line) >= _WRAPPED_LINE and line[-1] not in _ENDS


def with_chinese_points(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Write half-width punctuation between Chinese characters in full width."""
    return tuple(_HALF.sub(lambda match: _HALF_TO_FULL[match.group(1)], line) for line in lines)


RULES: tuple[Rule, ...] = (
    without_pinyin,
    without_furniture,
    without_repeats,
    rejoined,
    with_chinese_points,
)


def clean(text: str) -> tuple[str, ...]:
    """Return the lines of a text that belong to it, tidied."""
    lines = _stripped(tuple(text.splitlines()))
    for rule in RULES:
        lines = rule(lines)
    return lines
