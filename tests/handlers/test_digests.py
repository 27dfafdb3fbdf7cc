"""The daily digest: five lines at most, nothing twice, nothing lost, nothing when empty."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.communities import Community, Purpose, Room
from deliberation.identifiers import CommunityId, RoomId
from handlers.digests import LATE, WITHIN, Event, Kind, digest, due, remembered, unheard
from handlers.messages import Text
from handlers.ports import Digest
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Council, Seen
from tests.fakes import START
from tests.handlers.stages import closed, opened, proposed, tick, voting

AT_NIGHT = "2026-11-29 22:00"
SHANGHAI = ZoneInfo("Asia/Shanghai")
HERE = Community(
    id=CommunityId("c"),
    slug="c",
    name="清河里",
    parent="",
    time_zone="Asia/Shanghai",
    locale="zh_CN",
    created_at=START,
)
ROOM = Room(RoomId("r"), HERE.id, "test", "r", Purpose.RESIDENTS, "", START)


def at(local: str) -> datetime:
    return datetime.fromisoformat(f"2026-11-{local}").replace(tzinfo=SHANGHAI).astimezone(UTC)


def evening(council: Council, day: int = 22, clock: str = "18:30") -> tuple[Seen, ...]:
    """Let it become evening; return the digests that the residents' room hears."""
    council.now = at(f"{day} {clock}")
    before = len(council.shown)
    council.happens(tick)
    return digests(council, before=before)


def digests(council: Council, *, before: int = 0, where: str = GROUP) -> tuple[Seen, ...]:
    """Return the digests that a room heard since so many messages."""
    return tuple(
        each
        for each in council.shown[before:]
        if each.chat == f"test:{where}"
        and each.reply
        and each.reply.lines
        and each.reply.lines[0].key.startswith("digest-")
    )


# What is told


def test_at_half_past_six_a_room_is_told_what_is_new(council: Council) -> None:
    proposed(council)
    assert not evening(council, clock="18:29")
    (told,) = evening(council)
    assert told.text == "新提的：1号“3号楼门口路灯坏了”"
    assert told.labels == ("看1号",)
    assert told.choices[0][1].path == "/c/here/proposals/1"
    assert len(digests(council, where=COMMITTEE_ROOM)) == 1
    assert not evening(council, clock="18:31")


def test_where_nothing_happened_nothing_is_said(council: Council) -> None:
    assert not evening(council)
    proposed(council)
    assert not evening(council, clock="20:00")
    assert len(evening(council, day=23)) == 1
    assert not evening(council, day=24)


def test_a_line_names_each_kind_with_its_number_and_deadline(council: Council) -> None:
    outcome = closed(council, voting(council, closes_at=AT_NIGHT))
    council.acts("赵主任", "respond.give", o=outcome.id, verdict="adopted", reasons="好")
    council.acts("王阿姨", "propose.submit", text="楼道灯坏了", place="3号楼")
    voting(council, opened(council), closes_at="2026-12-20 20:00")
    with council.begin() as work:
        response = work.responses.one(outcome_id=outcome.id)
        assert response is not None
        work.responses.save(replace(response, overdue_since=council.now))
    (told,) = evening(council, day=30)
    lines = told.text.splitlines()
    assert [line.split("：")[0] for line in lines] == [
        "新提的",
        "正在投票",
        "有结果了",
        "有答复了",
        "过期还没办",
    ]
    assert "（2026年12月20日 20:00截止）" in lines[1]
    assert f"{outcome.number}号“3号楼路灯怎么修”：" in lines[2]
    assert len(told.labels) == len(lines) == 5
    assert all(choice.path and choice.press is None for _, choice in told.choices)


def test_many_of_a_kind_are_one_line(council: Council) -> None:
    for number in range(5):
        proposed(council, text=f"{'路灯又坏了' * 9}{number}")
    (told,) = evening(council)
    (line,) = told.text.splitlines()
    assert line.endswith("，另外还有 2 件")
    assert len(line) < 100
    assert told.labels == ("看新提的 5 件",)


def test_a_vote_is_told_of_when_it_opens_and_on_the_evening_before_it_closes(
    council: Council,
) -> None:
    voting(council)  # closes on the 29th at 20:00
    days = [day for day in range(22, 29) if evening(council, day=day)]
    assert days == [22, 28]
    assert "正在投票" in digests(council)[-1].text


def test_the_digest_says_nothing_of_choices(council: Council) -> None:
    poll = voting(council)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="2")
    (told,) = evening(council)
    assert not any(word in str(told) for word in ("反对", "赞成", "李叔", "1 "))


def test_thousands_of_matters_take_no_longer_than_they_must() -> None:
    happened = [
        Event(Kind.NEW, f"proposal:{number}", START, number, Text("digest-item"), "/")
        for number in range(20_000)
    ]
    before = process_time()
    (line,) = digest(happened, community=HERE).lines
    assert line.values["more"] == 20_000 - 3
    assert process_time() - before < 2  # a comparison of all with all takes minutes


# When


@pytest.mark.parametrize(
    ("quiet", "now", "moment"),
    [
        ((21 * 60 + 30, 480), "22 18:29", None),
        ((21 * 60 + 30, 480), "22 18:30", "22 18:30"),
        ((21 * 60 + 30, 480), "22 21:29", "22 18:30"),
        ((21 * 60 + 30, 480), "22 21:30", None),
        ((21 * 60 + 30, 480), "23 08:00", None),
        ((18 * 60, 480), "22 18:30", None),  # the evening is quiet: it waits for the morning
        ((18 * 60, 480), "23 08:00", "23 08:00"),
        ((0, 0), "22 18:30", "22 18:30"),
    ],
)
def test_it_is_due_in_the_evening_of_the_community(
    quiet: tuple[int, int], now: str, moment: str | None
) -> None:
    here = replace(HERE, quiet_from=quiet[0], quiet_to=quiet[1])
    assert due(here, now=at(now)) == (at(moment) if moment else None)


def test_the_time_zone_is_that_of_the_community() -> None:
    there = replace(HERE, time_zone="Europe/Berlin")
    assert due(there, now=datetime(2026, 11, 22, 17, 30, tzinfo=UTC)) is not None
    assert due(there, now=at("22 18:30")) is None


def test_who_was_away_in_the_evening_tells_it_all_the_next_day(council: Council) -> None:
    assert not evening(council)
    proposed(council)
    assert not evening(council, day=23, clock="23:00")
    proposed(council, text="电梯坏了")
    (told,) = evening(council, day=24)
    assert "1号" in told.text
    assert "2号" in told.text


def test_a_digest_is_late_rather_than_lost(council: Council) -> None:
    proposed(council)
    assert len(evening(council, clock="20:45")) == 1
    assert not evening(council, clock="21:00")


# The switch


def test_a_room_without_a_digest_is_told_nothing_and_not_of_what_was_before(
    council: Council,
) -> None:
    council.says("周老师", "每日简报 关", where=GROUP)
    council.sees("周老师", "不再发每日简报", where=GROUP)
    proposed(council)
    assert not evening(council)
    council.now = at("23 12:00")
    council.says("周老师", "每日简报 开", where=GROUP)
    council.sees("周老师", "每天18:30", where=GROUP)
    proposed(council, text="电梯坏了")
    (told,) = evening(council, day=23)
    assert "2号" in told.text
    assert "1号" not in told.text


def test_residents_do_not_switch_it(council: Council) -> None:
    council.says("李叔", "每日简报 关", where=GROUP)
    council.sees("李叔", "由主持人来办", where=GROUP)
    proposed(council)
    assert len(evening(council)) == 1


# Only those who have not voted are reminded


def test_a_reminder_is_private_once_and_says_nothing_of_others(council: Council) -> None:
    poll = voting(council)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="2")
    council.says("周老师", "静音 20天", where=GROUP)
    council.now = poll.reminder_at
    council.happens(tick)
    council.sees("小陈", "您还没投票", where=PRIVATE)
    council.sees_nothing("李叔", where=PRIVATE)
    reminders = [each for each in council.shown if "您还没投票" in each.text]
    assert {each.chat for each in reminders}.isdisjoint({"test:group", "test:committee-room"})
    assert not any("李叔" in str(each) for each in reminders)
    council.waits(minutes=5)
    council.happens(tick)
    assert reminders == [each for each in council.shown if "您还没投票" in each.text]


# Properties


@dataclass(frozen=True)
class Happening:
    """An event, and how much later it was committed."""

    event: Event
    late: timedelta


@st.composite
def happenings(draw: st.DrawFn) -> tuple[Happening, ...]:
    minutes = draw(st.lists(st.integers(1, 6 * 24 * 60), max_size=40))
    return tuple(
        Happening(
            event=Event(
                kind=draw(st.sampled_from(tuple(Kind))),
                name=f"event:{number}",
                at=at("22 10:00") + timedelta(minutes=each),
                number=number,
                told=Text("digest-item", {"number": number, "title": "灯"}),
                path="/",
            ),
            late=timedelta(minutes=draw(st.integers(0, int(LATE.total_seconds() // 60) - 1))),
        )
        for number, each in enumerate(minutes)
    )


@given(
    happenings(), st.lists(st.integers(0, int(WITHIN.total_seconds() // 60) - 1), min_size=8)
)
def test_no_event_is_told_twice_or_lost_and_no_digest_has_over_five_lines(
    happened: tuple[Happening, ...], delays: list[int]
) -> None:
    last: Digest | None = None
    told: list[str] = []
    for day, delay in enumerate(delays[:8]):
        moment = at("22 18:30") + timedelta(days=day)
        now = moment + timedelta(minutes=delay)
        known = [each.event for each in happened if each.event.at + each.late <= now]
        fresh = unheard(known, room=ROOM, last=last)
        told += [each.name for each in fresh]
        assert len(digest(fresh, community=HERE).lines) <= 5
        assert len(digest(fresh, community=HERE).lines) == len({each.kind for each in fresh})
        last = remembered(known, room=ROOM, now=now)
    assert sorted(told) == sorted(each.event.name for each in happened)


def test_a_room_is_not_told_what_was_before_it_was_bound() -> None:
    young = Event(Kind.NEW, "young", START, 1, Text("digest-item"), "/")
    old = replace(young, name="old", at=START - timedelta(seconds=1))
    assert unheard((old, young), room=ROOM, last=None) == (young,)


def test_a_result_is_told_once(council: Council) -> None:
    closed(council, voting(council, closes_at=AT_NIGHT))
    (told,) = evening(council, day=30)
    assert "有结果了" in told.text
    council.waits(days=1)
    council.happens(tick)
    assert digests(council) == (told,)
