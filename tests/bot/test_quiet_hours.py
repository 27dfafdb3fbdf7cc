"""Quiet hours and silence: what waits for the morning of the community, and what never does."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.posting import Post
from bot.storage.database import Storage
from bot.storage.tables.queues import OUTBOX
from deliberation.communities import Community
from deliberation.identifiers import CommunityId
from handlers.hearing import heard
from handlers.messages import Incoming, Press, Reply, Text, ToMember, ToRoom
from handlers.quiet_hours import after_quiet
from tests.dialogues import CHANNEL, GROUP, Council
from tests.fakes import FakeIds

SHANGHAI = ZoneInfo("Asia/Shanghai")


def community(quiet_from: int = 21 * 60 + 30, quiet_to: int = 8 * 60) -> Community:
    return Community(
        id=CommunityId("c"),
        slug="c",
        name="清河里",
        parent="清河街道",
        time_zone="Asia/Shanghai",
        locale="zh_CN",
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        quiet_from=quiet_from,
        quiet_to=quiet_to,
    )


@pytest.mark.parametrize(
    ("local", "goes"),
    [
        ("2026-11-22 21:29", "2026-11-22 21:29"),
        ("2026-11-22 21:30", "2026-11-23 08:00"),
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
    quiet_from=st.integers(min_value=0, max_value=60 * 24 - 1),
    quiet_to=st.integers(min_value=0, max_value=60 * 24 - 1),
)
def test_it_is_never_early_and_never_more_than_a_day_late(
    minutes: int, quiet_from: int, quiet_to: int
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    quiet = community(quiet_from, quiet_to)
    allowed = after_quiet(quiet, at=at)
    assert at <= allowed <= at + timedelta(days=1)
    assert after_quiet(quiet, at=allowed) == allowed


# What waits for the morning, and what does not

NIGHT = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
"""Ten in the evening in Shanghai."""
MORNING = datetime(2026, 11, 23, 0, 0, tzinfo=UTC)
NOTICE = Reply(lines=(Text("plain", {"words": "notice"}),))


@dataclass(frozen=True)
class Street:
    """A council whose replies are posted at night."""

    store: Storage
    council: Council
    ids: FakeIds

    def posted(
        self, *replies: Reply, asked: str = "", where: str | None = None, channel: str = CHANNEL
    ) -> dict[str, datetime | None]:
        """Post replies at ten in the evening; return by chat from when on they may go."""
        incoming = Incoming(
            channel=channel, update_id="1", sender=asked, sender_name="", at=NIGHT, room=where
        )
        post = Post(ids=self.ids, locale="zh_CN", time_zone="Asia/Shanghai")
        with self.store.transaction() as work:
            post.post(work, replies, now=NIGHT, asked=incoming if asked else None)
        with self.store.writing.begin() as connection:
            rows = connection.execute(
                select(OUTBOX.c.channel, OUTBOX.c.chat, OUTBOX.c.not_before, OUTBOX.c.scheduled)
            ).all()
        assert all(scheduled for *_, moment, scheduled in rows if moment)
        return {f"{chat}" if on == CHANNEL else on: moment for on, chat, moment, _ in rows}

    def to(self, who: str) -> ToMember:
        return ToMember(self.council.member(who).id)

    def room(self, where: str, **changed: object) -> ToRoom:
        with self.store.transaction() as work:
            found = work.rooms.one(external_id=where)
            assert found is not None
            work.rooms.save(replace(found, **changed))  # type: ignore[arg-type]
        return ToRoom(found.id)


@pytest.fixture
def street(store: Storage, ids: FakeIds) -> Street:
    """Return a street over each database in turn."""
    return Street(store=store, council=Council(begin=store.transaction, ids=ids), ids=ids)


def test_answers_go_at_once_and_what_others_are_told_waits(street: Street) -> None:
    times = street.posted(
        replace(NOTICE, to=street.to("王阿姨")),
        replace(NOTICE, to=street.to("李叔")),
        replace(NOTICE, to=street.room("group")),
        replace(NOTICE, to=street.room("committee-room"), urgent=True),
        asked="person-王阿姨",
    )
    assert times == {
        "person-王阿姨": None,
        "person-李叔": MORNING,
        "group": MORNING,
        "committee-room": None,
    }


def test_who_speaks_in_a_group_is_answered_there(street: Street) -> None:
    times = street.posted(
        NOTICE,
        replace(NOTICE, to=street.to("王阿姨"), secret=True),
        asked="person-王阿姨",
        where="group",
    )
    assert times == {"group": None, "person-王阿姨": None}


def test_of_what_happens_by_itself_only_the_scheduled_waits(street: Street) -> None:
    times = street.posted(
        replace(NOTICE, to=street.to("王阿姨")),
        replace(NOTICE, to=street.to("李叔"), scheduled=True),
    )
    assert times == {"person-王阿姨": None, "person-李叔": MORNING}


def test_the_web_rings_nobody(street: Street) -> None:
    to = replace(street.to("李叔"), channel="web")
    assert street.posted(replace(NOTICE, to=to), asked="person-王阿姨") == {"web": None}


def test_a_silent_room_is_written_nothing_that_can_be_missed(street: Street) -> None:
    group = street.room("group", muted_until=MORNING)
    answer = replace(NOTICE, to=group)
    assert street.posted(answer, replace(answer, scheduled=True)) == {}
    times = street.posted(NOTICE, asked="person-王阿姨", where="group")
    assert times == {"person-王阿姨": None}
    urgent = street.posted(replace(NOTICE, to=group, urgent=True))
    assert urgent["group"] is None


def test_what_waited_for_the_morning_is_not_said_in_a_room_that_became_silent(
    street: Street,
) -> None:
    group, committee = street.room("group"), street.room("committee-room")
    later = replace(NOTICE, scheduled=True)
    times = street.posted(
        replace(later, to=group),
        replace(NOTICE, to=group, urgent=True),
        replace(later, to=committee),
        replace(later, to=street.to("李叔")),
    )
    assert len(times) == 3
    street.council.says("周老师", "静音", where=GROUP)
    left = street.posted()
    assert left == {"group": None, "committee-room": MORNING, "person-李叔": MORNING}


def test_silence_ends_by_itself(street: Street) -> None:
    group = street.room("group", muted_until=NIGHT)
    assert "group" in street.posted(replace(NOTICE, to=group))


def test_the_button_of_a_silent_room_still_answers_its_presser(street: Street) -> None:
    street.room("group", muted_until=MORNING)
    note = replace(NOTICE, alert=True)
    pressed = Incoming(
        channel=CHANNEL,
        update_id="1",
        sender="person-王阿姨",
        sender_name="",
        at=NIGHT,
        room="group",
        press=Press("guide.help"),
        callback="c1",
    )
    with street.store.transaction() as work:
        assert heard(work, note, now=NIGHT, asked=pressed) == note
        assert heard(work, note, now=NIGHT, asked=replace(pressed, press=None)) is None
        stranger = replace(pressed, sender="nobody")
        assert heard(work, NOTICE, now=NIGHT, asked=stranger) is None


def test_a_web_room_may_be_silent_too(street: Street) -> None:
    """The web knows its visitors by their member's id."""
    wang = street.council.member("王阿姨").id
    with street.store.transaction() as work:
        found = work.rooms.one(external_id="group")
        assert found is not None
        work.rooms.save(replace(found, channel="web", muted_until=MORNING))
    assert street.posted(NOTICE, asked=wang, where="group", channel="web") == {"web": None}
