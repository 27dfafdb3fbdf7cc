"""How a text is written: spaces, invisible signs, widths, readings, points, broken lines."""

import re
from collections.abc import Callable
from itertools import pairwise

from knowledge.chinese import HAN, narrow
from knowledge.cleaning.lines import Line, Lines, Tell

New = Callable[[re.Match[str]], str]

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1b\x7f]+"
)
_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+")

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
_NOTE = re.compile(rf"(?<=[{HAN}\)）])[\(（]([A-Za-z{_TONES}'’·\s]{{1,40}})[\)）]")
_TONED = re.compile(rf"[{_TONES}]")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|"
    r"uo|ui|un|ue|ve|a|o|e|i|u|v)"
)
_NOTES_THAT_PROVE = 3

_BREAK = "\n"
_WRAPPED_LINE = 36
_ENDS = "。！？!?；;：:…”’」』）)】》"
_OPEN_ENDS = "，、,"
_BEGINS_ANEW = re.compile(
    r"^(?:#|[-*•·]\s|\d{1,3}[.、)）]|[（(]?[一二三四五六七八九十]{1,3}[)）、.]|"
    r"第[一二三四五六七八九十百千零〇0-9]{1,9}(?:分编|[编章节条])|附件|附表|附录)"
)

_CJK = rf"{HAN}\u3001-\u301e\uff01-\uff5e“”‘’…—"
_OPENERS = "“‘「『《（【"
_CLOSERS = "”’」』》）】"
_POINT = re.compile(
    rf"(?:(?<=[{HAN}{_CLOSERS}])[ ]?([,;?!:])[ ]?(?=[{HAN}0-9A-Za-z{_OPENERS}{_CLOSERS}\s]|$)|"
    rf"(?<=[0-9A-Za-z%‰℃°²³])[ ]?([,;?!:])[ ]?(?=[{HAN}{_OPENERS}]))"
)
_FULL_POINT = str.maketrans(",;?!:", "，；？！：")
_STOP = re.compile(rf"(?<=[{HAN}{_CLOSERS}])\.(?=[{HAN}{_OPENERS}\s]|$)")
_DOTS = re.compile(rf"(?<=[{_CJK}\s])\.{{3,12}}(?=[{_CJK}\s]|$)|。{{3,12}}")
_PAIR = re.compile(r"\(([^()（）\n]{1,200})\)")
_CHINESE = re.compile(rf"[{HAN}]")
_AFTER_CHINESE = re.compile(rf"(?<=[{HAN}{_CLOSERS}])\(([^()（）\n]{{1,40}})\)(?=[{_CJK}]|$)")


def tidied(lines: Lines, tell: Tell) -> Lines:
    """Make runs of spaces one space, and drop lines that hold none but those; told nowhere."""
    del tell
    tidy = (Line(line.number, _SPACES.sub(" ", line.text).strip()) for line in lines)
    return tuple(line for line in tidy if line.text)


def without_invisible(lines: Lines, tell: Tell) -> Lines:
    """Drop signs that nobody sees, such as zero-width spaces."""
    return tuple(_replaced(line, _INVISIBLE, "", tell) for line in lines)


def narrowed(lines: Lines, tell: Tell) -> Lines:
    """Write full-width letters and digits as ordinary ones."""
    return tuple(
        _rewritten(line, _WIDE, lambda match: narrow(match[0]), tell) for line in lines
    )


def without_pinyin(lines: Lines, tell: Tell) -> Lines:
    """Drop readings in brackets after characters: 作为(wèi) becomes 作为.

    A note without marks of tone is one where others prove that the text has them.
    """
    notes = [note for line in lines for note in _NOTE.findall(line.text)]
    proved = sum(1 for note in notes if _TONED.search(note)) >= _NOTES_THAT_PROVE

    def bare(match: re.Match[str]) -> str:
        note = match[1]
        neutral = proved and _SYLLABLE.fullmatch(note) is not None
        return "" if neutral or _TONED.search(note) else match[0]

    return tuple(_rewritten(line, _NOTE, bare, tell) for line in lines)


def rejoined(lines: Lines, tell: Tell) -> Lines:
    """Join lines that were broken in the middle of a sentence."""
    if not lines:
        return ()
    kept = [lines[0]]
    for before, line in pairwise(lines):
        if _runs_on(before.text) and not _BEGINS_ANEW.match(line.text):
            tell(line, _BREAK, "")
            kept[-1] = Line(kept[-1].number, kept[-1].text + line.text)
        else:
            kept.append(line)
    return tuple(kept)


def _runs_on(line: str) -> bool:
    if line.startswith("#"):
        return False
    if line[-1] in _OPEN_ENDS:
        return True
    return len(line) >= _WRAPPED_LINE and line[-1] not in _ENDS


def with_chinese_points(lines: Lines, tell: Tell) -> Lines:
    """Write half-width punctuation of Chinese text in full width."""
    return tuple(_pointed(line, tell) for line in lines)


def _pointed(line: Line, tell: Tell) -> Line:
    if line.text.isascii():
        return line
    line = _rewritten(line, _PAIR, _bracketed, tell)
    line = _rewritten(line, _AFTER_CHINESE, lambda match: f"（{match[1]}）", tell)
    line = _rewritten(line, _POINT, lambda match: _full(match[1] or match[2]), tell)
    line = _rewritten(line, _DOTS, lambda _: "……", tell)
    return _replaced(line, _STOP, "。", tell)


def _bracketed(match: re.Match[str]) -> str:
    return f"（{match[1]}）" if _CHINESE.search(match[1]) else match[0]


def _full(point: str) -> str:
    return point.translate(_FULL_POINT)


def _replaced(line: Line, pattern: re.Pattern[str], instead: str, tell: Tell) -> Line:
    return _rewritten(line, pattern, lambda _: instead, tell)


def _rewritten(line: Line, pattern: re.Pattern[str], new: New, tell: Tell) -> Line:
    """Replace what a pattern finds, telling each piece that changes."""

    def told(match: re.Match[str]) -> str:
        instead = new(match)
        if instead != match[0]:
            tell(line, match[0], instead)
        return instead

    return Line(line.number, pattern.sub(told, line.text))
