"""Captions of pictures that are not there."""

import re

from knowledge.chinese import HAN
from knowledge.cleaning.lines import Line, Lines, Tell, without

_PHOTOGRAPHED = re.compile(
    rf"[\s。（(]*(摄影|图片?|配图|供图)\s*[/：:丨|][\s{HAN}A-Za-z、/·（）()]{{2,24}}$|"
    rf"[（(\s][{HAN}\s]{{2,16}}(摄|供图|摄影|图)[）)。]?$"
)
_BEFORE_AFTER = re.compile(rf"^[{HAN}0-9A-Za-z、\s“”·]{{2,24}}[前后]$")
_WORK_DONE = re.compile(
    r"(清理|整治|修复|治理|改造|打通|整顿|完成|美化|拆除|更新|翻新|粉刷|施工|维修|硬化|绿化|规范|提升)"
)
_NUMBERED = re.compile(
    r"^[▲△▼▽↑↓◆■]\s*\S|^图\s?[0-9一二三四五六七八九十]{1,2}\s*[：:、.\s]|^[（(【\[](?:上|下|左|右|资料)图"
)
_SIGNATURE = re.compile(rf"[（(](?:本报)?(?:记者|通讯员)\s*[{HAN}\s、]{{2,24}}[）)]。?$")
_LONGEST_CAPTION = 60
_LONGEST_BEFORE_AFTER = 25
_PICTURES_OF_A_STORY = 4
_AFTER_SIGNATURE = 8
_ENDS = "。！？!?；;：:，,、…"


def without_captions(lines: Lines, tell: Tell) -> Lines:
    """Drop captions: marked ones, before-and-after ones, and lone lines among those."""
    sure = {place for place, line in enumerate(lines) if _is_caption(line.text)}
    found = sure | _after_signature(lines)
    if len(sure) >= _PICTURES_OF_A_STORY:
        found |= _lone(lines, sure=sure)
    return without(lines, numbers=frozenset(found - {0}), tell=tell)


def _is_caption(text: str) -> bool:
    if len(text) > _LONGEST_CAPTION or text.startswith("#"):
        return False
    if _PHOTOGRAPHED.search(text) or _NUMBERED.match(text):
        return True
    short = len(text) <= _LONGEST_BEFORE_AFTER
    return bool(short and _BEFORE_AFTER.match(text) and _WORK_DONE.search(text[-6:]))


def _after_signature(lines: Lines) -> set[int]:
    """Return the short lines between the signature of an article and its end."""
    signed = [place for place, line in enumerate(lines) if _SIGNATURE.search(line.text)]
    if not signed:
        return set()
    rest = range(signed[-1] + 1, len(lines))
    short = all(len(lines[place].text) <= _LONGEST_CAPTION for place in rest)
    return set(rest) if short and len(rest) <= _AFTER_SIGNATURE else set()


def _lone(lines: Lines, *, sure: set[int]) -> set[int]:
    """Return lines without an end that stand alone in the text or beside a sure caption.

    In a story of pictures, headings come in blocks at the head of a part.
    """
    found: set[int] = set()
    block: list[int] = []
    for place, line in enumerate((*lines, Line(0, "。"))):
        if _without_end(line):
            block.append(place)
            continue
        alone = len(block) == 1 and block[0] > 0
        if alone or sure & set(block):
            found |= set(block)
        block = []
    return found


def _without_end(line: Line) -> bool:
    text = line.text
    return len(text) <= _LONGEST_CAPTION and text[-1] not in _ENDS and text[0] not in "#·-•"
