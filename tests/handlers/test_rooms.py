"""Silence: a room hears nothing but what makes a vote valid, and nobody goes unanswered."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from deliberation.communities import Purpose, Room
from deliberation.identifiers import RoomId
from handlers import ask
from handlers.messages import Replies
from handlers.ports import Ids, UnitOfWork
from knowledge.library import Answer
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Council
from tests.handlers.stages import closed, opened, proposed, stated, tick, voting


def room(council: Council, where: str = GROUP) -> Room:
    """Return a room as it is kept."""
    with council.begin() as work:
        found = work.rooms.one(external_id=str(where))
    assert found is not None
    return found


def muted(council: Council, words: str = "静音") -> None:
    council.says("周老师", words, where=GROUP)


# Who says it, and for how long


@pytest.mark.parametrize(
    ("words", "hours", "until"),
    [
        ("静音", 24, "2026年11月23日 10:00"),
        ("静音 3天", 72, "2026年11月25日 10:00"),
        ("静音 两小时", 2, "2026年11月22日 12:00"),
        ("静音 一周", 168, "2026年11月29日 10:00"),
        ("静音 到明天8点", 22, "2026年11月23日 08:00"),
        ("静音 300天", 720, "2026年12月22日 10:00"),
        ("/mute 2 days", 48, "2026年11月24日 10:00"),
    ],
)
def test_a_moderator_asks_for_silence(
    council: Council, words: str, hours: int, until: str
) -> None:
    muted(council, words)
    council.sees("李叔", "先不说话", until, "取消静音", where=GROUP)
    assert room(council).muted_until == council.now + timedelta(hours=hours)
    assert not room(council, COMMITTEE_ROOM).is_muted(at=council.now)


@pytest.mark.parametrize("words", ["静音 好久", "静音 0天", "静音 到2026年11月1日"])
def test_words_that_name_no_time_are_refused(council: Council, words: str) -> None:
    muted(council, words)
    assert not room(council).is_muted(at=council.now)
    council.sees("周老师", words.removeprefix("静音 ").removeprefix("到"), where=GROUP)


def test_residents_silence_nobody(council: Council) -> None:
    council.says("李叔", "静音", where=GROUP)
    council.sees("李叔", "由主持人来办", where=GROUP)
    assert not room(council).is_muted(at=council.now)


def test_it_is_taken_back_by_words_or_by_the_button(council: Council) -> None:
    muted(council)
    council.presses("周老师", "取消静音", where=GROUP)
    council.sees("李叔", "照常说话", where=GROUP)
    muted(council)
    council.says("周老师", "取消静音", where=GROUP)
    council.sees("李叔", "照常说话", where=GROUP)
    assert room(council).muted_until is None


def test_in_private_the_moderator_is_asked_which_group(council: Council) -> None:
    council.says("周老师", "静音 3天")
    council.sees("周老师", "哪个群")
    council.presses("周老师", council.last("周老师").labels[0])
    council.sees("周老师", "先不说话", where=PRIVATE)
    council.sees("李叔", "先不说话", where=GROUP)
    assert room(council).is_muted(at=council.now + timedelta(days=2))


def test_with_one_group_there_is_nothing_to_ask(council: Council) -> None:
    of_committee = room(council, COMMITTEE_ROOM)
    with council.begin() as work:
        work.rooms.remove(of_committee)
    council.says("周老师", "静音")
    assert room(council).is_muted(at=council.now)


def test_rooms_of_others_are_out_of_reach(council: Council) -> None:
    theirs = Room(
        RoomId("theirs"), council.elsewhere.id, "test", "t", Purpose.RESIDENTS, "", council.now
    )
    with council.begin() as work:
        work.rooms.add(theirs)
    for action in ("rooms.mute", "rooms.unmute", "rooms.digest"):
        council.acts("周老师", action, r=theirs.id)
        council.sees("周老师", "没有找到")
    with council.begin() as work:
        assert work.rooms.get(theirs.id) == theirs


def test_a_room_that_is_bound_again_keeps_its_settings(council: Council) -> None:
    before = replace(room(council), digest=False, muted_until=council.now + timedelta(days=1))
    with council.begin() as work:
        work.rooms.save(before)
    council.says("周老师", "绑定 ZZZZZZ", where=GROUP)
    assert room(council) == before


# What a silent room hears


def test_a_silent_room_hears_no_cards_and_no_notices(council: Council) -> None:
    muted(council, "静音 3天")
    topic = opened(council)
    council.sees_nothing("李叔", where=GROUP)
    stated(council, topic, "换新的")
    council.sees_nothing("李叔", where=GROUP)
    council.waits(hours=8.5)
    council.happens(tick)
    council.sees_nothing("李叔", where=GROUP)


def test_a_vote_is_as_valid_as_ever(council: Council) -> None:
    topic = opened(council)
    muted(council, "静音 30天")
    poll = voting(council, topic)
    council.sees("李叔", "表决", "赞成", where=GROUP)
    council.sees("李叔", "指纹", where=GROUP)
    council.says("李叔", f"{poll.number}号 2", where=GROUP)
    council.sees("李叔", "您投的是：反对", where=PRIVATE)
    closed(council, poll)
    council.sees("李叔", "投票截止", "指纹", where=GROUP)
    council.sees("李叔", "公示到", where=GROUP)
    with council.begin() as work:
        assert work.outcomes.count(poll_id=poll.id) == 1


def test_a_vote_that_is_called_off_is_called_off_for_all(council: Council) -> None:
    poll = voting(council)
    muted(council)
    council.acts("周老师", "vote.cancel", poll=poll.id, reason="题目写错了")
    council.sees("李叔", "题目写错了", where=GROUP)


def test_who_asks_in_a_silent_room_is_answered_in_private(council: Council) -> None:
    muted(council)
    council.says("李叔", "问 路灯归谁修", where=GROUP)
    council.sees_nothing("王阿姨", where=GROUP)

    def answers(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
        (question,) = work.questions.where()
        found = Answer(text="物业修。", citations=(), answered=True)
        return ask.answered(work, question_id=question.id, answer=found, now=now, ids=ids)

    council.happens(answers)
    council.sees("李叔", "物业修。", where=PRIVATE)
    council.sees_nothing("王阿姨", where=GROUP)


def test_afterwards_the_digest_tells_what_happened_meanwhile(council: Council) -> None:
    muted(council, "静音 2天")
    proposed(council)
    for _ in range(2):
        council.waits(days=1)
        council.happens(tick)
    council.waits(hours=8.5)
    council.happens(tick)
    council.sees("李叔", "新提的：1号", where=GROUP)


# Quiet hours


def test_moderators_set_the_quiet_hours(council: Council) -> None:
    council.acts("周老师", "rooms.quiet_hours", begins="22:00", ends="07:30")
    council.sees("周老师", "22:00到07:30")
    with council.begin() as work:
        kept = work.communities.get(council.community.id)
    assert (kept.quiet_from, kept.quiet_to) == (22 * 60, 7 * 60 + 30)
    council.acts("周老师", "rooms.quiet_hours", begins="08:00", ends="08:00")
    council.sees("周老师", "不设免打扰")


@pytest.mark.parametrize("begins", ["", "25:00", "晚上九点"])
def test_quiet_hours_are_times_of_day(council: Council, begins: str) -> None:
    council.acts("周老师", "rooms.quiet_hours", begins=begins, ends="08:00")
    council.sees("周老师", "21:30 这样")
    with council.begin() as work:
        assert work.communities.get(council.community.id).quiet_from == 21 * 60 + 30
