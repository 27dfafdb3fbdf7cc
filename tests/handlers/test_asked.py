"""Figures of what residents ask: exact, by week, and without names."""

from datetime import date

from handlers.ask import answered
from handlers.asked import Figures, Gap, Week, about, figures
from handlers.ports import Question
from knowledge.library import Answer, Citation
from tests.dialogues import Council

CITED = Citation(1, "p1", "pets", "养犬管理条例", "市人大常委会", "第十二条", "遛狗要拴绳")
FOUND = Answer(answered=True, text="遛狗要拴绳。[1]", citations=(CITED,))
NOTHING = Answer(answered=False, text="")
THIS, LAST = date(2026, 11, 16), date(2026, 11, 9)


def asks(council: Council, who: str, text: str, *, found: Answer = NOTHING) -> Question:
    council.says(who, f"问 {text}")
    with council.begin() as work:
        question = work.questions.where()[-1]
    council.happens(
        lambda work, now, ids: answered(work, question.id, answer=found, now=now, ids=ids)
    )
    return question


def counted(council: Council) -> Figures:
    with council.begin() as work:
        return figures(work, council.community, now=council.now)


def test_nothing_was_asked(council: Council) -> None:
    found = counted(council)
    assert len(found.weeks) == 8
    assert found.weeks[0] == Week(begins=THIS)
    assert found.weeks[0].share == 0
    assert (found.waiting, found.since, found.days_to_reply) == (0, None, None)
    assert found.gaps == ()


def test_weeks_count_what_was_said_and_thought_of_it(council: Council) -> None:
    council.waits(days=-7)
    asks(council, "王阿姨", "遛狗要拴绳吗？", found=FOUND)
    council.presses("王阿姨", "👎")
    council.presses("王阿姨", "👍")
    council.waits(days=7)
    asks(council, "李叔", "养犬要遵守什么？", found=FOUND)
    council.presses("李叔", "👎")
    asks(council, "小陈", "食堂哪天开张？")
    aside = asks(council, "小陈", "你好呀？")
    council.acts("周老师", "reply.set_aside", q=aside.id, text="打招呼")
    now, before, *_ = counted(council).weeks
    assert now == Week(begins=THIS, asked=2, answered=1, declined=1, down=1, waiting=2, aside=1)
    assert now.share == 50
    assert before == Week(begins=LAST, asked=1, answered=1, up=1)


def test_replies_take_days_and_what_waits_has_waited(council: Council) -> None:
    first = asks(council, "李叔", "食堂哪天开张？")
    council.waits(days=3)
    council.acts("赵主任", "respond.reply_question", q=first.id, text="下月初一。")
    council.presses("孙工", "核准")
    second = asks(council, "小陈", "年检报告贴在哪儿？")
    council.waits(days=2)
    found = counted(council)
    assert found.days_to_reply == 3
    assert (found.waiting, found.since) == (1, second.asked_at)
    assert sum(each.replied for each in found.weeks) == 1


def test_gaps_are_what_unanswered_questions_share(council: Council) -> None:
    asks(council, "李叔", "电梯坏了找谁？")
    asks(council, "小陈", "电梯年检贴在哪儿？")
    asks(council, "李叔", "快递柜哪天装？")
    asks(council, "王阿姨", "遛狗要拴绳吗？", found=FOUND)
    assert counted(council).gaps == (
        Gap(word="电梯", asked=2, waiting=2, askers=2),
        Gap(word="", asked=1, waiting=1, askers=1),
    )
    with council.begin() as work:
        found = about(work.questions.where(), word="电梯")
    assert [each.text for each in found] == ["电梯坏了找谁？", "电梯年检贴在哪儿？"]


def test_another_community_is_not_counted(council: Council) -> None:
    asks(council, "外人", "食堂哪天开张？")
    assert counted(council).waiting == 0
