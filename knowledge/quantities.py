"""Read the amounts, shares and times of day in a text, with their units and bounds."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from knowledge.chinese import narrow

_DIGITS = {numeral: value for value, numeral in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_HALF = Fraction(1, 2)
_NOON = 12

_HAN_NUMBER = "[零〇一二两三四五六七八九十百千万亿半]+"
_WRITTEN = r"\d+(?:,\d{3})*(?:\.\d+)?(?:[百千万亿](?![米克瓦]))*"
_NUMBER = rf"(?:{_WRITTEN}|{_HAN_NUMBER})"
_LATE = "下午|傍晚|晚上|晚间|夜间|夜里|晚"
_OWN = (
    *("角", "分钟", "秒", "号楼", "号", "单元", "周", "个月", "年", "厘米", "毫米", "米"),
    *("克", "吨", "瓦", "千瓦", "度", "分贝", "户", "次", "条", "只", "个工作日", "个", "票"),
    *("倍", "层", "栋", "幢", "家", "张", "份", "辆", "台", "件", "项", "款"),
)
_UNITS: Mapping[str, str] = {
    **dict.fromkeys(("元", "块钱", "块"), "元"),
    **dict.fromkeys(("天", "日"), "天"),
    **dict.fromkeys(("小时", "个小时", "钟头", "个钟头"), "小时"),
    **dict.fromkeys(("平方米", "平米", "㎡"), "平方米"),
    **dict.fromkeys(("人", "名", "位"), "人"),
    **dict.fromkeys(("公里", "千米"), "公里"),
    **dict.fromkeys(("公斤", "千克"), "公斤"),
    **dict.fromkeys(("月", "月份"), "月"),
    **dict.fromkeys(("岁", "周岁"), "岁"),
    **{unit: unit for unit in _OWN},
}
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_TOKEN = re.compile(
    rf"(?P<whole>{_NUMBER})分之(?P<part>{_NUMBER})"
    r"|(?P<percent>\d+(?:\.\d+)?)[%％]"
    r"|(?P<over>\d+)/(?P<under>\d+)"
    r"|(?P<half>过半数?|半数|一半)"
    rf"|(?P<late>{_LATE})?(?P<hour>\d{{1,2}})[:：](?P<minute>\d{{2}})"
    rf"|(?P<late2>{_LATE})?(?P<hour2>{_NUMBER})(?:时(?!间|候|常|刻)|点钟?(?!\d))(?P<halved>半)?"
    rf"|(?P<number>{_WRITTEN})(?P<unit>{_UNIT})?"
    rf"|(?P<han>{_HAN_NUMBER})(?P<han_unit>{_UNIT})"
)
_VAGUE = frozenset({"个", "家", "条", "项", "件", "张", "份", "款", "周"})


class Bound(StrEnum):
    """What stands beside an amount: nothing, or which side of it is meant."""

    NONE = ""
    LEAST = "least"
    MOST = "most"
    OVER = "over"
    UNDER = "under"
    BEFORE = "before"
    AFTER = "after"


_AHEAD: tuple[tuple[Bound, str], ...] = (
    (
        Bound.MOST,
        "不超过|不得超过|不能超过|不准超过|不可超过|最多|至多|不高于|不大于|最长|最高",
    ),
    (
        Bound.LEAST,
        "不少于|不低于|不得少于|不得低于|不能少于|不能低于|至少|最少|不小于|最低|最短",
    ),
    (Bound.OVER, "超过|高于|多于|大于"),
    (Bound.UNDER, "低于|少于|不足|不满|未满|小于"),
)
_BEHIND: tuple[tuple[Bound, str], ...] = (
    (Bound.LEAST, "以上|及以上|起步"),
    (Bound.MOST, "以下|以内|之内|内"),
    (Bound.BEFORE, "以前|之前|前"),
    (Bound.AFTER, "以后|之后|后|起"),
)
_AHEAD_OF = tuple((bound, re.compile(rf"(?:{words})(?:是|为)?$")) for bound, words in _AHEAD)
_BEHIND_IT = tuple((bound, re.compile(words)) for bound, words in _BEHIND)
_TO = re.compile(
    r"\s*(?:至|到|[-—~～]+)\s*(?:次日|第二天|第二日|当天)?(?:早上|上午|凌晨|清晨)?"
)
_TO_ALONE = re.compile(rf" {_TO.pattern} ")
BOUNDS = re.compile("|".join(words for _, words in _AHEAD))


@dataclass(frozen=True)
class Quantity:
    """An amount, in which unit, and which side of it is meant."""

    value: Fraction
    unit: str
    bound: Bound = Bound.NONE


def quantities(text: str) -> frozenset[Quantity]:
    """Return the amounts of a text; ``22时``, ``22:00`` and ``晚上10点`` are the same."""
    plain = narrow(text)
    found: list[Quantity] = []
    end, opened = 0, False
    for match in _TOKEN.finditer(plain):
        quantity = _quantity(match)
        if quantity is None:
            continue
        closes = opened and _TO.fullmatch(plain, end, match.start()) is not None
        quantity = _bounded(quantity, match)
        if closes:
            found[-1] = _begun(found[-1], quantity)
            quantity = _closing(quantity)
        found.append(quantity)
        end, opened = match.end(), quantity.bound in {Bound.NONE, Bound.LEAST}
    return frozenset(each for each in found if not _is_vague(each))


def worded(text: str) -> str:
    """Return a text with its amounts, and what joins two of them, taken out."""
    return _TO_ALONE.sub(" ", _TOKEN.sub(" ", narrow(text)))


def _begun(first: Quantity, second: Quantity) -> Quantity:
    """Return the lower end of a range such as ``200至500元``."""
    bound = Bound.LEAST if first.bound is Bound.NONE else first.bound
    return replace(first, unit=first.unit or second.unit, bound=bound)


def _closing(quantity: Quantity) -> Quantity:
    return replace(quantity, bound=quantity.bound or Bound.MOST)


def _is_vague(quantity: Quantity) -> bool:
    return quantity.value == 1 and quantity.unit in _VAGUE


def _bounded(quantity: Quantity, match: re.Match[str]) -> Quantity:
    if quantity.bound:
        return quantity
    before, after = match.string[: match.start()], match.end()
    for bound, pattern in _AHEAD_OF:
        if pattern.search(before[-8:]):
            return replace(quantity, bound=bound)
    for bound, pattern in _BEHIND_IT:
        if pattern.match(match.string, after):
            return replace(quantity, bound=bound)
    return quantity


def _quantity(match: re.Match[str]) -> Quantity | None:
    """Return the amount that a token is; None where its numerals write no number."""
    kind = match.lastgroup or ""
    if kind in {"part", "percent", "under", "half"}:
        return _share(match)
    if kind in {"minute", "hour2", "halved"}:
        return _time(match)
    written, unit = match["number"] or match["han"], match["unit"] or match["han_unit"] or ""
    value = number(written)
    return None if value is None else Quantity(value, _UNITS.get(unit, ""))


def _share(match: re.Match[str]) -> Quantity | None:
    if half := match["half"]:
        return Quantity(_HALF, "share", Bound.OVER if half.startswith("过") else Bound.NONE)
    if percent := match["percent"]:
        return Quantity(Fraction(percent) / 100, "share")
    part, whole = (
        number(match[a] or match[b]) for a, b in (("part", "over"), ("whole", "under"))
    )
    return Quantity(part / whole, "share") if part is not None and whole else None


def _time(match: re.Match[str]) -> Quantity | None:
    written = match["hour"] or match["hour2"]
    hour = number(written)
    if hour is None or (written == "一" and not match["late2"]):
        return None
    late = match["late"] or match["late2"]
    if late and hour <= _NOON:
        hour += _NOON
    minutes = Fraction(match["minute"] or 0) / 60 + (_HALF if match["halved"] else 0)
    return Quantity(hour + minutes, "时")


def number(written: str) -> Fraction | None:
    """Return the number that digits or Chinese numerals write, if they do."""
    digits = re.match(r"[\d,.]+", written)
    if digits is None:
        return _han(written)
    value = Fraction(digits.group().replace(",", "").rstrip("."))
    for power in written[digits.end() :]:
        value *= (_POWERS | _MYRIADS)[power]
    return value


def _han(written: str) -> Fraction | None:
    if written == "半":
        return _HALF
    if "半" in written:
        return None
    if all(each in _DIGITS for each in written):
        return Fraction("".join(str(_DIGITS[each]) for each in written))
    total = sum(_myriads(written))
    return Fraction(total)


def _myriads(written: str) -> Iterator[int]:
    """Yield what each stretch up to 万 or 亿 is worth."""
    section, digit = 0, 0
    for numeral in written:
        if numeral in _DIGITS:
            digit = _DIGITS[numeral]
        elif numeral in _POWERS:
            section += (digit or 1) * _POWERS[numeral]
            digit = 0
        else:
            yield (section + digit or 1) * _MYRIADS[numeral]
            section = digit = 0
    yield section + digit
