"""Quiet hours: scheduled posts wait for the morning of the community."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.posting import after_quiet
from deliberation.communities import Community
from deliberation.identifiers import CommunityId

SHANGHAI = ZoneInfo("Asia/Shanghai")


def community(quiet_from: int = 21, quiet_to: int = 8) -> Community:
    return Community(
        id=CommunityId("c"),
        slug="c",
        name="清河里",
        parent="清河街道",
        time_zone="Asia/Shanghai",
        locale="zh_CN",
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        quiet_from_hour=quiet_from,
        quiet_to_hour=quiet_to,
    )


@pytest.mark.parametrize(
    ("local", "goes"),
    [
        ("2026-11-22 20:59", "2026-11-22 20:59"),
        ("2026-11-22 21:00", "2026-11-23 08:00"),
        ("2026-11-22 23:59", "2026-11-23 08:00"),
        ("2026-11-23 00:00", "2026-11-23 08:00"),
        ("2026-11-23 07:59", "2026-11-23 08:00"),
        ("2026-11-23 08:00", "2026-11-23 08:00"),
        ("2026-12-31 22:00", "2027-01-01 08:00"),
    ],
)
def test_the_night_is_quiet(local: str, goes: str) -> None:
    moment = datetime.fromisoformat(local).replace(tzinfo=SHANGHAI)
    allowed = after_quiet(community(), at=moment.astimezone(UTC))
    assert allowed.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M") == goes


@given(
    minutes=st.integers(min_value=0, max_value=60 * 24 * 400),
    quiet_from=st.integers(min_value=0, max_value=23),
    quiet_to=st.integers(min_value=0, max_value=23),
)
def test_it_is_never_early_and_never_more_than_a_day_late(
    minutes: int, quiet_from: int, quiet_to: int
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    quiet = community(quiet_from, quiet_to)
    allowed = after_quiet(quiet, at=at)
    assert at <= allowed <= at + timedelta(days=1)
    assert after_quiet(quiet, at=allowed) == allowed
