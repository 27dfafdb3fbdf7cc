"""What a document says of itself: its kind, title, issuer, place, and days."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from knowledge.chinese import HAN, pairs
from knowledge.library import SourceKind
from knowledge.passages import is_statute

_PRESS = re.compile(
    r"(记者|通讯员|编辑|编审|责编|本报讯|客户端|融媒|日报|晚报|青年报|社区报|新闻网|来源\s*[：:]|报道|摄影\s*[/：:])"
)
_PRESS_SIGNS = 2
_DIVISION = re.compile(r"第[一二三四五六七八九十百千零〇0-9]{1,7}[编章节条]")
_DATED = re.compile(r"\d{4}\s*[-年/.]\s*\d{1,2}")
_SHORTEST_TITLE = 6
_LONGEST_TITLE = 60
_TITLE_WITHIN = 8
_TAKEN_UP = 0.45

_DAY = r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
_IN_FORCE = re.compile(rf"自\s*{_DAY}\s*起(?:正式)?(?:施行|实施|执行|生效)")
_WHEN_MADE_PUBLIC = re.compile(r"自(?:公布|发布|印发)之日起(?:正式)?(?:施行|实施|执行|生效)")
_MADE_PUBLIC = re.compile(rf"{_DAY}[^。；]{{0,60}}?(?:公布|发布|印发|通过)")
_AMENDED = re.compile(rf"根据\s*{_DAY}[^。；]{{0,120}}?修正")
_UNTIL = re.compile(rf"有效期(?:限)?至\s*{_DAY}")
_HEAD = 12
_PUBLISHED = re.compile(r"(?<!\d)(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)")
_SOURCE = re.compile(rf"来源\s*[：:]\s*([{HAN}A-Za-z0-9（）()·]{{2,30}})\s*$")
_OUTLET = re.compile(
    rf"^([{HAN}]{{2,12}}(?:报|网|社|台|发布|客户端|融媒)[{HAN}]{{0,6}})\s+\d{{4}}[-/.年]"
)

_REPEALED = re.compile(r"(?:同时)?(?:予以)?废止")
_NAMED = re.compile(r"《([^《》]{2,60}(?:〈[^〈〉]{1,40}〉[^《》]{0,40})?)》")
_NOT_REPEALED = re.compile(r"(?:修改|修订|依照|根据|按照|适用)[^，。；]{0,6}$")

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|"
    "湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_SUFFIX = "(?:市|省|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)"
_NO_CITY = "(?!关于|全国|国家|超大|特大|直辖|中心|设区)"
_CITY = rf"{_NO_CITY}[{HAN}]{{2,6}}?(?:市|自治州|地区|盟)(?![民场政区容])"
_DISTRICT = (
    rf"[{HAN}]{{2,6}}?(?:(?<![小社校园景辖城片灾库牧林养护验能发])区|县|旗)(?![域分别划内级])"
)
_PLACE = re.compile(
    rf"^(?:《)?((?:(?:{_PROVINCES}){_SUFFIX})(?:{_CITY})?(?:{_DISTRICT})?|"
    rf"{_CITY}(?:{_DISTRICT})?)"
)
_NEAR_BEFORE = 12
_ZONE = re.compile(r"^(深圳|珠海|汕头|厦门)经济特区")
_RULES = re.compile(
    r"(条例|规定|办法|细则|规则|规范|准则|标准|通告|决定|意见|公约|守则|方案)"
    r"(?:[（(][^（）()]{1,20}[)）])?$"
)


def guessed_kind(lines: Sequence[str]) -> SourceKind:
    """Return law for what has articles, news for what is signed like press, else notice."""
    if is_statute(lines):
        return SourceKind.LAW
    signs = sum(1 for line in lines if _PRESS.search(line))
    return SourceKind.NEWS if signs >= _PRESS_SIGNS else SourceKind.NOTICE


def title_of(lines: Sequence[str], *, stated: str = "") -> str:
    """Return the title that a file states, or the first line that its text takes up."""
    if len(stated.strip()) >= _SHORTEST_TITLE:
        return stated.strip()[:_LONGEST_TITLE]
    early = [line.lstrip("#").strip() for line in lines[:_TITLE_WITHIN]]
    able = [line for line in early if _may_be_title(line)]
    if not able:
        return early[0][:_LONGEST_TITLE] if early else ""
    worth = [_taken_up(line, lines=lines) for line in able]
    enough = min(max(worth), _TAKEN_UP)
    return next(line for line, share in zip(able, worth, strict=True) if share >= enough)


def _may_be_title(line: str) -> bool:
    fits = _SHORTEST_TITLE <= len(line) <= _LONGEST_TITLE
    plain = line[-1:] not in "。！；，、：" and not _DATED.search(line)
    return fits and plain and not _DIVISION.match(line)


def _taken_up(line: str, *, lines: Sequence[str]) -> float:
    """Return the share of a line's pairs of characters that stand elsewhere in the text."""
    rest = "\n".join(other for other in lines if other != line)
    found = pairs(line)
    return sum(pair in rest for pair in found) / len(found) if found else 0.0


def stated_start(lines: Sequence[str]) -> date | None:
    """Return the day from which a rule says that it holds as it now reads.

    One that holds from the day it was made public says that day at its top, and so does one
    that was amended later on.
    """
    amended = _last_day(_AMENDED, lines)
    for line in reversed(lines):
        if stated := _IN_FORCE.search(line):
            days = (_day(stated), amended)
            return max((day for day in days if day is not None), default=None)
    if any(_WHEN_MADE_PUBLIC.search(line) for line in lines):
        return _last_day(_MADE_PUBLIC, lines)
    return amended


def _last_day(pattern: re.Pattern[str], lines: Sequence[str]) -> date | None:
    """Return the last day that a pattern finds at the top of a text."""
    found = [_day(each) for line in lines[:_HEAD] for each in pattern.finditer(line)]
    return max((each for each in found if each is not None), default=None)


def stated_end(lines: Sequence[str]) -> date | None:
    """Return the last day on which a rule says that it holds."""
    for line in reversed(lines):
        if stated := _UNTIL.search(line):
            return _day(stated)
    return None


def published(raw: Sequence[str], *, today: date) -> date | None:
    """Return the day on which an article was printed, as its top says."""
    for line in raw[:_HEAD]:
        for found in _PUBLISHED.finditer(line):
            day = _day(found)
            if day is not None and day <= today:
                return day
    return None


def outlet(raw: Sequence[str]) -> str:
    """Return where an article is from, as it says."""
    for pattern, lines in ((_SOURCE, raw), (_OUTLET, raw[:_HEAD])):
        for line in lines:
            if found := pattern.search(line.strip()):
                return found.group(1)
    return ""


def _day(found: re.Match[str]) -> date | None:
    year, month, day = (int(part) for part in found.groups()[:3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def stated_repeals(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the titles of older rules that a text says it ends."""
    return tuple(dict.fromkeys(each for line in lines for each in _repeals(line)))


def _repeals(line: str) -> Iterator[str]:
    for sentence in re.split(r"[。\n]", line):
        end = max((found.start() for found in _REPEALED.finditer(sentence)), default=-1)
        for named in _NAMED.finditer(sentence, 0, max(end, 0)):
            before = sentence[max(0, named.start() - _NEAR_BEFORE) : named.start()]
            if not _NOT_REPEALED.search(before):
                yield named.group(1)


def place_of(title: str, *, kind: SourceKind) -> str:
    """Return the place whose rule a title names: 北京市养犬管理规定 is one of 北京市."""
    if kind is SourceKind.NEWS or not (kind is SourceKind.LAW or _RULES.search(title)):
        return ""
    if zone := _ZONE.match(title):
        return f"{zone.group(1)}市"
    found = _PLACE.match(title)
    return found.group(1) if found else ""
