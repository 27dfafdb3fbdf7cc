"""Quiet hours: when the night of a community begins and ends, in its own time."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deliberation.communities import Community

A_DAY = timedelta(days=1)
MINUTES = 60


def clock(minutes: int) -> time:
    """Return the time of day that lies so many minutes after midnight."""
    return time(*divmod(minutes, MINUTES))


def night(community: Community, *, at: datetime) -> tuple[datetime, datetime] | None:
    """Return when the quiet hours that a moment falls into begin and end; None by day.

    Both are in the time zone of ``at``, which is aware.
    """
    today = at.astimezone(ZoneInfo(community.time_zone)).date()
    for evening in (today - A_DAY, today):
        begins, ends = _night_of(community, evening)
        if begins <= at < ends:
            return begins.astimezone(at.tzinfo), ends.astimezone(at.tzinfo)
    return None


def is_quiet(community: Community, *, at: datetime) -> bool:
    """Tell whether a moment falls into the quiet hours."""
    return night(community, at=at) is not None


def after_quiet(community: Community, *, at: datetime) -> datetime:
    """Return the moment itself, or the end of the quiet hours it falls into."""
    found = night(community, at=at)
    return found[1] if found else at


def _night_of(community: Community, evening: date) -> tuple[datetime, datetime]:
    zone = ZoneInfo(community.time_zone)
    start, end = community.quiet_from, community.quiet_to
    morning = evening + A_DAY if start > end else evening
    begins = datetime.combine(evening, clock(start), tzinfo=zone)
    return begins, datetime.combine(morning, clock(end), tzinfo=zone)
