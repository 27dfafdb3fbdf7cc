"""What answered questions teach, and how little one person can teach alone."""

from dataclasses import replace

import pytest

from deliberation.communities import Standing
from handlers.ports import Question, QuestionState, StaffAnswer, StaffAnswerState
from handlers.remembering import lessons, remembered
from knowledge.library import Citation, Remembered
from tests.dialogues import Council
from tests.fakes import START

DOGS, LEASH = "遛狗要不要拴绳？", "遛狗必须拴绳吗"


def asked(
    council: Council, who: str, text: str, *, helpful: bool, passage: str = "p1"
) -> Question:
    question = Question(
        id=council.ids.new(),
        community_id=council.community.id,
        member_id=council.member(who).id,
        text=text,
        asked_at=START,
        state=QuestionState.ANSWERED,
        citations=(Citation(1, passage, "pets", "养犬", "市政府", "第一条", "拴绳"),),
        helpful=helpful,
    )
    with council.begin() as work:
        work.questions.add(question)
    return question


def taught(council: Council) -> set[Remembered]:
    with council.begin() as work:
        return set(remembered(work))


def of(council: Council, *questions: Question) -> set[Remembered]:
    return {
        Remembered(
            each.text,
            tuple(cited.passage_id for cited in each.citations),
            council.community.id,
        )
        for each in questions
    }


def test_what_helped_in_two_homes_is_remembered(council: Council) -> None:
    first = asked(council, "王阿姨", DOGS, helpful=True)
    assert taught(council) == set()
    second = asked(council, "李叔", LEASH, helpful=True)
    assert taught(council) == of(council, first, second)


@pytest.mark.parametrize("who", ["王阿姨", "王叔叔"])
def test_one_home_teaches_nothing_however_often_it_says_so(council: Council, who: str) -> None:
    asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, who, LEASH, helpful=True)
    assert taught(council) == set()


def test_guests_teach_nothing(council: Council) -> None:
    asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, "访客", LEASH, helpful=True)
    assert taught(council) == set()


def test_staff_teach_alone(council: Council) -> None:
    question = asked(council, "周老师", DOGS, helpful=True)
    assert taught(council) == of(council, question)
    member = replace(council.member("周老师"), standing=Standing.MOVED_OUT)
    with council.begin() as work:
        work.members.save(member)
    assert taught(council) == set()


def test_other_passages_or_other_questions_are_no_second_home(council: Council) -> None:
    asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, "李叔", LEASH, helpful=True, passage="p2")
    asked(council, "小陈", "物业费怎么算？", helpful=True)
    assert taught(council) == set()


def test_somebody_s_thumb_down_ends_it(council: Council) -> None:
    asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, "李叔", LEASH, helpful=True)
    asked(council, "小陈", "遛狗拴绳吗", helpful=False)
    assert taught(council) == set()


def test_a_thumb_down_on_other_passages_ends_nothing(council: Council) -> None:
    asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, "李叔", LEASH, helpful=True)
    asked(council, "小陈", "遛狗拴绳吗", helpful=False, passage="p2")
    assert len(taught(council)) == 2


def test_staff_strike_what_should_not_be_learned(council: Council) -> None:
    first = asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, "李叔", LEASH, helpful=True)
    council.acts("赵主任", "reply.strike", q=first.id)
    council.sees("赵主任", "不再从", "里学")
    assert taught(council) == set()


def answered_by_staff(council: Council, question: Question, passage: str) -> None:
    answer = StaffAnswer(
        id=council.ids.new(),
        community_id=council.community.id,
        question_id=question.id,
        text="",
        written_by=council.member("赵主任").id,
        written_at=START,
        passage_id=passage,
        state=StaffAnswerState.APPROVED,
    )
    with council.begin() as work:
        work.staff_answers.add(answer)


def test_what_staff_attached_is_remembered_and_outranks_thumbs(council: Council) -> None:
    asked(council, "王阿姨", DOGS, helpful=True)
    asked(council, "李叔", LEASH, helpful=True)
    third = asked(council, "小陈", "遛狗拴绳吗", helpful=True, passage="p2")
    answered_by_staff(council, third, "p9")
    assert taught(council) == {Remembered(third.text, ("p9",), council.community.id)}


def test_staff_and_thumbs_may_agree(council: Council) -> None:
    first = asked(council, "王阿姨", DOGS, helpful=True)
    second = asked(council, "李叔", LEASH, helpful=True)
    answered_by_staff(council, first, "p1")
    assert taught(council) == of(council, first, second)


def test_lessons_are_those_of_a_community(council: Council) -> None:
    asked(council, "周老师", DOGS, helpful=True)
    with council.begin() as work:
        assert len(lessons(work, community_id=council.community.id)) == 1
        assert not lessons(work, community_id=council.elsewhere.id)
