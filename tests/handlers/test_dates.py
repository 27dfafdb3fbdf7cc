"""Days and moments in the words that people use."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.dates import WhenUnclear, day, moment, past_moment

SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("周日晚8点", "2026-11-22 20:00"),
        ("下周三下午3点半", "2026-11-25 15:30"),
        ("周六上午十点", "2026-11-28 10:00"),
        ("星期天", "2026-11-22 20:00"),
        ("3天后", "2026-11-25 20:00"),
        ("三天", "2026-11-25 20:00"),
        ("7", "2026-11-29 20:00"),
        ("７天", "2026-11-29 20:00"),
        ("一周", "2026-11-29 20:00"),
        ("两周后 18:00", "2026-12-06 18:00"),
        ("十二天", "2026-12-04 20:00"),
        ("今晚八点", "2026-11-22 20:00"),
        ("明晚8点", "2026-11-23 20:00"),
        ("后天晚上七点一刻", "2026-11-24 19:15"),
        ("大后天", "2026-11-25 20:00"),
        ("11月30日", "2026-11-30 20:00"),
        ("11月30日 20:00", "2026-11-30 20:00"),
        ("12月1日中午12点", "2026-12-01 12:00"),
        ("1月5日", "2027-01-05 20:00"),
        ("30号", "2026-11-30 20:00"),
        ("5号", "2026-12-05 20:00"),
        ("2026年12月1日", "2026-12-01 20:00"),
        ("2026-11-30T20:00", "2026-11-30 20:00"),
        ("2026-11-30 08:05", "2026-11-30 08:05"),
        ("20:00", "2026-11-22 20:00"),
        ("9点", "2026-11-23 09:00"),
        ("早上9点", "2026-11-23 09:00"),
        ("2小时后", "2026-11-22 12:00"),
        ("30分钟", "2026-11-22 10:30"),
        ("in 3 days", "2026-11-25 20:00"),
        ("2 weeks", "2026-12-06 20:00"),
        ("tomorrow 8pm", "2026-11-23 20:00"),
        ("tonight", "2026-11-22 20:00"),
        ("Saturday at 8pm", "2026-11-28 20:00"),
        ("sat at 20:00", "2026-11-28 20:00"),
        ("next friday", "2026-11-27 20:00"),
        ("30 Nov 18:00", "2026-11-30 18:00"),
        ("nov 30", "2026-11-30 20:00"),
        ("12am", "2026-11-23 00:00"),
        ("in 2 hours", "2026-11-22 12:00"),
    ],
)
def test_moments(words: str, expected: str) -> None:
    assert moment(words, now=SUNDAY).strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize(
    "words", ["", "尽快", "改天", "2月30日", "99号", "25:00", "soon", "。"]
)
def test_what_names_no_moment_is_unclear(words: str) -> None:
    with pytest.raises(WhenUnclear):
        moment(words, now=SUNDAY)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-12-20", date(2026, 12, 20)),
        ("12月20日", date(2026, 12, 20)),
        ("30天", date(2026, 12, 22)),
        ("明天", date(2026, 11, 23)),
        ("15 Dec", date(2026, 12, 15)),
    ],
)
def test_days(words: str, expected: date) -> None:
    assert day(words, today=SUNDAY.date()) == expected


@pytest.mark.parametrize("words", ["", "晚上8点", "尽快"])
def test_what_names_no_day_is_unclear(words: str) -> None:
    with pytest.raises(WhenUnclear):
        day(words, today=SUNDAY.date())


@given(st.text(max_size=40))
def test_whatever_people_type_is_a_moment_or_unclear(words: str) -> None:
    try:
        assert moment(words, now=SUNDAY).tzinfo is not None
    except WhenUnclear as refusal:
        assert refusal.words == words.strip() or refusal.words  # noqa: PT017 - either way out is right


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("昨天晚上7点", "2026-11-21 19:00"),
        ("前天下午三点", "2026-11-20 15:00"),
        ("大前天", "2026-11-19 20:00"),
        ("yesterday 7pm", "2026-11-21 19:00"),
        ("今天上午9点", "2026-11-22 09:00"),
        ("晚上7点", "2026-11-21 19:00"),
        ("周六上午十点", "2026-11-21 10:00"),
        ("11月20日", "2026-11-20 20:00"),
        ("1月5日 14:00", "2026-01-05 14:00"),
        ("2026-11-20T19:00", "2026-11-20 19:00"),
        ("2027-01-01 19:00", "2027-01-01 19:00"),
        ("3小时后", "2026-11-22 13:00"),
    ],
)
def test_moments_gone_by(words: str, expected: str) -> None:
    found = past_moment(words, now=SUNDAY)
    assert f"{found:%Y-%m-%d %H:%M}" == expected


@pytest.mark.parametrize("words", ["", "那天", "2月30日"])
def test_what_names_no_moment_gone_by(words: str) -> None:
    with pytest.raises(WhenUnclear):
        past_moment(words, now=SUNDAY)
