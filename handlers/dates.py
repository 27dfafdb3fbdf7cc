"""Days and moments in plain words: 周日晚8点, 3天后, 11月30日, tomorrow 8pm."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from deliberation.refusals import Refusal

USUAL_TIME = time(20, 0)
PRECEDING = {"昨": 1, "前": 2, "大前": 3, "yesterday": 1, "last night": 1}
BEFORE = re.compile(r"(大前(?=[天日晚])|前(?=[天日晚])|昨(?=[天日晚])|yesterday|last night)")
NOON = 12
NUMERALS = {name: number for number, name in enumerate("零一二三四五六七八九")} | {"两": 2}
WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBER = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
FOLLOWING = {"今": 0, "明": 1, "后": 2, "大后": 3, "today": 0, "tonight": 0, "tomorrow": 1}


@dataclass(eq=False)
class WhenUnclear(Refusal):
    """A day or moment was given in words that do not say which."""

    words: str


def moment(words: str, *, now: datetime) -> datetime:
    """Return the moment that words name; ``now`` is aware and local.

    Without a time of day, eight in the evening is meant. Raises WhenUnclear.
    """
    folded = _folded(words)
    if later := _hours_later(folded, now=now):
        return later
    clock, rest = _clock(folded)
    found = _day(rest, today=now.date()) or _day(folded, today=now.date())
    if found is None and clock is None:
        raise WhenUnclear(words=words.strip())
    if found is None:
        found = _next_day(now, clock=clock)
    return datetime.combine(found, clock or USUAL_TIME, tzinfo=now.tzinfo)


def past_moment(words: str, *, now: datetime) -> datetime:
    """Return the moment gone by that words name: 昨天晚上7点, 周日下午3点, 11月20日.

    What can only be ahead, such as a whole date to come, is returned as it is. Raises
    WhenUnclear.
    """
    folded = _folded(words)
    clock, rest = _clock(folded)
    if found := BEFORE.search(folded):
        gone = now.date() - timedelta(days=PRECEDING[found.group(1)])
        return datetime.combine(gone, clock or USUAL_TIME, tzinfo=now.tzinfo)
    ahead = moment(words, now=now)
    if ahead <= now or _hours_later(folded, now=now):
        return ahead
    return _turned_back(ahead, rest)


def _turned_back(ahead: datetime, words: str) -> datetime:
    """Return the same hour, weekday or date the time before, where words leave it open."""
    if _day(words, today=ahead.date()) is None:
        return ahead - timedelta(days=1)
    for pattern, back in OPEN_DAYS:
        if pattern.search(words):
            return _last_year(ahead, words=words) if back is None else ahead - back
    return ahead


def _last_year(ahead: datetime, *, words: str) -> datetime:
    try:
        return ahead.replace(year=ahead.year - 1)
    except ValueError:
        raise WhenUnclear(words=words) from None


def day(words: str, *, today: date) -> date:
    """Return the day that words name, or raise WhenUnclear."""
    found = _day(_folded(words), today=today)
    if found is None:
        raise WhenUnclear(words=words.strip())
    return found


def length(words: str) -> timedelta:
    """Return how long words say: 3天, 两小时, 一周, 2 days; or raise WhenUnclear."""
    folded = _folded(words)
    for pattern, unit in LENGTHS:
        if found := pattern.fullmatch(folded):
            return _number(found.group(1)) * unit
    raise WhenUnclear(words=words.strip())


def _folded(words: str) -> str:
    return unicodedata.normalize("NFKC", words).lower().strip(" 。.!")


def _number(word: str) -> int:
    if word.isdecimal():
        return int(word)
    tens, ten, ones = word.rpartition("十")
    if not ten:
        return NUMERALS.get(word, 0)
    return (NUMERALS.get(tens, 1) if tens else 1) * 10 + NUMERALS.get(ones, 0)


def _hours_later(words: str, *, now: datetime) -> datetime | None:
    if found := re.search(rf"{NUMBER}\s*(?:个)?(?:小时|钟头|hours?)", words):
        return now + timedelta(hours=_number(found.group(1)))
    if found := re.search(rf"{NUMBER}\s*(?:分钟|minutes?)", words):
        return now + timedelta(minutes=_number(found.group(1)))
    return None


LENGTHS: tuple[tuple[re.Pattern[str], timedelta], ...] = (
    (re.compile(rf"{NUMBER}\s*(?:天|日|days?|d)"), timedelta(days=1)),
    (re.compile(rf"{NUMBER}\s*(?:个)?(?:小时|钟头|hours?|h)"), timedelta(hours=1)),
    (re.compile(rf"{NUMBER}\s*(?:个)?(?:周|星期|礼拜|weeks?|w)"), timedelta(weeks=1)),
)
CHINESE_CLOCK = re.compile(
    rf"(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*{NUMBER}\s*[点时]\s*"
    r"(半|一刻|三刻|\d{1,2})?分?整?"
)
DIGIT_CLOCK = re.compile(
    r"(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?\s*t?(?:\bat\s+)?"
    r"(\d{1,2}):(\d{2})(?::\d{2})?\s*(am|pm)?"
)
ENGLISH_CLOCK = re.compile(r"(?:\bat\s+)?(\d{1,2})\s*(am|pm)\b")
AFTERNOON = frozenset({"下午", "傍晚", "晚上", "晚", "pm"})
PARTS = {"半": 30, "一刻": 15, "三刻": 45}


def _clock(words: str) -> tuple[time | None, str]:
    """Return the time of day that words name, and the words without it."""
    if found := DIGIT_CLOCK.search(words):
        half = found.group(1) or found.group(4) or ""
        hour, minute = int(found.group(2)), int(found.group(3))
    elif found := CHINESE_CLOCK.search(words):
        half, part = found.group(1) or "", found.group(3) or "0"
        hour, minute = _number(found.group(2)), PARTS.get(part) or _number(part)
    elif found := ENGLISH_CLOCK.search(words):
        half, hour, minute = found.group(2), int(found.group(1)), 0
    else:
        return None, words
    rest = (words[: found.start()] + " " + words[found.end() :]).strip()
    return _time(hour, minute, half=half, words=words), rest


def _time(hour: int, minute: int, *, half: str, words: str) -> time:
    evening = half in AFTERNOON or ("今晚" in words or "明晚" in words)
    if evening and hour < NOON:
        hour += NOON
    if half == "am" and hour == NOON:
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        raise WhenUnclear(words=words) from None


def _next_day(now: datetime, *, clock: time | None) -> date:
    passed = clock is not None and clock <= now.time()
    return now.date() + timedelta(days=1 if passed else 0)


def _day(words: str, *, today: date) -> date | None:
    for pattern, reading in DAYS:
        if found := pattern.search(words):
            try:
                return reading(found, today)
            except ValueError:
                raise WhenUnclear(words=words) from None
    return None


def _full(found: re.Match[str], _today: date) -> date:
    return date(*(int(part) for part in found.groups()))


def _month_day(found: re.Match[str], today: date) -> date:
    return _coming(int(found.group(1)), int(found.group(2)), today=today)


def _english_date(found: re.Match[str], today: date) -> date:
    first, name, second = found.groups()
    return _coming(MONTHS.index(name) + 1, int(first or second), today=today)


def _coming(month: int, number: int, *, today: date) -> date:
    this_year = date(today.year, month, number)
    return this_year if this_year >= today else date(today.year + 1, month, number)


def _day_of_month(found: re.Match[str], today: date) -> date:
    number = int(found.group(1))
    if number >= today.day:
        return today.replace(day=number)
    following = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following.replace(day=number)


def _following(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=FOLLOWING[found.group(1)])


def _days_later(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_number(found.group(1)))


def _weeks_later(found: re.Match[str], today: date) -> date:
    return today + timedelta(weeks=_number(found.group(1)))


def _weekday(found: re.Match[str], today: date) -> date:
    return _on_weekday(WEEKDAYS[found.group(2)], today=today, following=bool(found.group(1)))


def _english_weekday(found: re.Match[str], today: date) -> date:
    number = ENGLISH_DAYS.index(found.group(2))
    return _on_weekday(number, today=today, following=bool(found.group(1)))


def _on_weekday(number: int, *, today: date, following: bool) -> date:
    monday = today - timedelta(days=today.weekday())
    if following:
        return monday + timedelta(days=7 + number)
    this_week = monday + timedelta(days=number)
    return this_week if this_week >= today else this_week + timedelta(days=7)


Reading = Callable[[re.Match[str], date], date]
DAYS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"), _full),
    (re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?"), _month_day),
    (
        re.compile(rf"(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})[a-z]*\.?(?:\s+(\d{{1,2}}))?"),
        _english_date,
    ),
    (re.compile(r"(下)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])"), _weekday),
    (re.compile(rf"(next\s+)?\b({'|'.join(ENGLISH_DAYS)})[a-z]*"), _english_weekday),
    (re.compile(r"(大后|后|明|今)(?:天|日|晚|早)"), _following),
    (re.compile(r"\b(today|tonight|tomorrow)\b"), _following),
    (re.compile(rf"{NUMBER}\s*(?:个)?(?:周|星期|礼拜|weeks?)"), _weeks_later),
    (re.compile(rf"{NUMBER}\s*(?:天|days?)"), _days_later),
    (re.compile(r"(\d{1,2})\s*[日号]"), _day_of_month),
    (re.compile(r"^(\d{1,2})$"), _days_later),
)
FULL, MONTH_DAY, ENGLISH_DATE, WEEKDAY, ENGLISH_WEEKDAY = (each for each, _ in DAYS[:5])
OPEN_DAYS: tuple[tuple[re.Pattern[str], timedelta | None], ...] = (
    (FULL, timedelta()),
    (WEEKDAY, timedelta(days=7)),
    (ENGLISH_WEEKDAY, timedelta(days=7)),
    (MONTH_DAY, None),
    (ENGLISH_DATE, None),
)
"""How far back the same words meant before; None for a year."""
