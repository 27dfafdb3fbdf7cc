"""The committee is reminded of waiting questions, and not nagged."""

from datetime import timedelta

from handlers.ports import Question, QuestionState, StaffAnswer
from tests.dialogues import COMMITTEE_ROOM, PRIVATE, Council

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def waits(council: Council, text: str = "食堂哪天开张？") -> Question:
    question = Question(
        id=council.ids.new(),
        community_id=council.community.id,
        member_id=council.member("李叔").id,
        text=text,
        asked_at=council.now,
        state=QuestionState.DECLINED,
    )
    with council.begin() as work:
        work.questions.add(question)
    return question


def writes(council: Council, question: Question) -> None:
    answer = StaffAnswer(
        id=council.ids.new(),
        community_id=council.community.id,
        question_id=question.id,
        text="下月初一。",
        written_by=council.member("赵主任").id,
        written_at=council.now,
    )
    with council.begin() as work:
        work.staff_answers.add(answer)


def test_a_question_of_yesterday_is_spoken_of_once(council: Council) -> None:
    waits(council)
    council.passes(HOUR)
    council.silent()
    council.passes(DAY)
    council.sees("赵主任", "1 个居民的问题", "等了 1 天", where=COMMITTEE_ROOM)
    council.sees_nothing("赵主任", where=PRIVATE)
    assert all(each.reply and each.reply.scheduled for each in council.shown)
    council.passes(HOUR)
    council.silent()
    council.passes(DAY)
    council.silent()


def test_what_is_new_is_spoken_of_the_next_day(council: Council) -> None:
    waits(council)
    council.passes(DAY)
    waits(council, "年检报告贴在哪儿？")
    council.passes(DAY)
    council.sees("赵主任", "2 个居民的问题", "等了 2 天", where=COMMITTEE_ROOM)


def test_what_still_waits_is_spoken_of_again_after_a_week(council: Council) -> None:
    waits(council)
    council.passes(DAY)
    for _ in range(6):
        council.passes(DAY)
        council.silent()
    council.passes(DAY)
    council.sees("赵主任", "等了 8 天", where=COMMITTEE_ROOM)


def test_nobody_is_reminded_by_night(council: Council) -> None:
    waits(council)
    council.passes(DAY + 12 * HOUR)
    council.silent()
    council.passes(11 * HOUR)
    council.sees("赵主任", "1 个居民的问题", where=COMMITTEE_ROOM)


def test_like_questions_count_once_and_answers_wait_too(council: Council) -> None:
    writes(council, waits(council))
    waits(council, "食堂几号开张")
    council.passes(DAY)
    council.sees("赵主任", "1 个居民的问题", "1 份写好的", where=COMMITTEE_ROOM)


def test_a_question_that_is_answered_is_not_counted_twice(council: Council) -> None:
    writes(council, waits(council))
    council.passes(DAY)
    council.sees("赵主任", "有 1 份写好的答复", where=COMMITTEE_ROOM)
    council.sees_not("赵主任", "等着答复", where=COMMITTEE_ROOM)


def test_without_a_room_the_committee_is_told_in_private(council: Council) -> None:
    with council.begin() as work:
        for room in work.rooms.where(external_id=COMMITTEE_ROOM.value):
            work.rooms.remove(room)
    waits(council)
    council.passes(DAY)
    council.sees("赵主任", "1 个居民的问题", where=PRIVATE)


def test_nothing_waits_nothing_is_said(council: Council) -> None:
    council.passes(DAY)
    council.silent()
