"""Unanswered questions: written about by one, approved by another, told to who asked."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from deliberation.communities import Role, Standing
from handlers.ask import answered
from handlers.ports import Question, QuestionState, StaffAnswer, StaffAnswerState
from handlers.unanswered import grouped, waiting
from knowledge.library import Answer, Citation, Passage, Source, SourceKind
from tests.dialogues import COMMITTEE_ROOM, GROUP, PRIVATE, Council, Where
from tests.fakes import START

CANTEEN = "社区食堂哪天开张？"
LIKE_IT = "社区食堂几号开张"
OPENS = "食堂下月初一试开，中午十一点到一点。"
CITED = Citation(1, "p1", "pets", "养犬管理条例", "市人大常委会", "第十二条", "遛狗要拴绳")
FOUND = Answer(answered=True, text="遛狗要拴绳。[1]", citations=(CITED,))
NOTHING = Answer(answered=False, text="")


def declined(
    council: Council, who: str = "李叔", text: str = CANTEEN, *, where: Where = PRIVATE
) -> Question:
    return _asked(council, who, text, where=where, found=NOTHING)


def disliked(council: Council, who: str = "李叔", text: str = "养犬要遵守什么？") -> Question:
    question = _asked(council, who, text, where=PRIVATE, found=FOUND)
    council.presses(who, "👎")
    return question


def _asked(council: Council, who: str, text: str, *, where: Where, found: Answer) -> Question:
    council.says(who, f"问 {text}", where=where)
    with council.begin() as work:
        question = work.questions.where()[-1]
    council.happens(
        lambda work, now, ids: answered(work, question.id, answer=found, now=now, ids=ids)
    )
    return question


def kept(council: Council, question: Question) -> Question:
    with council.begin() as work:
        return work.questions.get(question.id)


def newest(council: Council) -> StaffAnswer:
    with council.begin() as work:
        return work.staff_answers.where()[-1]


def written(council: Council, question: Question, text: str = OPENS) -> StaffAnswer:
    council.acts("赵主任", "respond.reply_question", q=question.id, text=text)
    return newest(council)


def approved(council: Council, question: Question, text: str = OPENS) -> StaffAnswer:
    answer = written(council, question, text)
    council.acts("孙工", "reply.approve", a=answer.id)
    return newest(council)


def changed(council: Council, who: str, **changes: object) -> None:
    member = council.member(who)
    with council.begin() as work:
        work.members.save(replace(member, **changes))


# What waits


def test_declined_disliked_and_passed_on_questions_wait(council: Council) -> None:
    first = declined(council)
    second = disliked(council, "小陈")
    third = declined(council, "王阿姨", "年检报告贴在哪儿？")
    council.presses("王阿姨", "转给委员会")
    with council.begin() as work:
        found = waiting(work, council.community.id)
    assert [each.id for each in found] == [first.id, second.id, third.id]
    council.acts("小陈", "ask.rate", q=second.id, v="up")
    with council.begin() as work:
        assert second.id not in {each.id for each in waiting(work, council.community.id)}


def test_like_questions_are_one_group_and_passed_on_ones_lead(council: Council) -> None:
    declined(council)
    declined(council, "小陈", "年检报告贴在哪儿？")
    declined(council, "王阿姨", LIKE_IT)
    council.presses("王阿姨", "转给委员会")
    with council.begin() as work:
        groups = grouped(waiting(work, council.community.id))
    assert [(each.lead.text, each.askers) for each in groups] == [
        (LIKE_IT, 2),
        ("年检报告贴在哪儿？", 1),
    ]


def test_staff_see_no_name_unless_the_asker_passed_the_question_on(council: Council) -> None:
    question = declined(council)
    council.sees("李叔", "看不到您的名字")
    answer = written(council, question)
    council.sees("赵主任", "请核准", CANTEEN, where=COMMITTEE_ROOM)
    council.sees_not("赵主任", "李叔", where=COMMITTEE_ROOM)
    council.acts("孙工", "reply.approve", a=answer.id)
    council.sees_not("赵主任", "李叔")


# Writing and approving


def test_an_answer_is_written_in_the_chat_and_approved_by_another(council: Council) -> None:
    question = declined(council)
    council.presses("李叔", "转给委员会")
    council.sees("赵主任", "李叔问", "写答复", where=COMMITTEE_ROOM)
    council.presses("赵主任", "写答复", where=COMMITTEE_ROOM)
    council.sees("赵主任", "怎么答复", "核准以前居民看不到", where=PRIVATE)
    council.says("赵主任", OPENS)
    council.sees("赵主任", "等另一个人核准", where=PRIVATE)
    council.sees("孙工", "赵主任写了一份答复", CANTEEN, OPENS, "核准", where=COMMITTEE_ROOM)
    council.sees_nothing("李叔")
    assert kept(council, question).answer == ""
    council.presses("孙工", "核准", where=COMMITTEE_ROOM)
    council.sees("孙工", "孙工核准了", where=COMMITTEE_ROOM)
    council.sees("赵主任", "已经核准", where=PRIVATE)
    council.sees(
        "李叔",
        CANTEEN,
        "居委会答复了（清河里社区，2026年11月22日）",
        OPENS,
        "[1]《居委会答复：社区食堂哪天开张？》2026年11月22日（清河里社区）",
        "👍",
        where=PRIVATE,
    )
    told = kept(council, question)
    assert (told.state, told.answer) == (QuestionState.REPLIED, OPENS)
    assert told.replied_by == council.member("赵主任").id


def test_the_writer_cannot_approve(council: Council) -> None:
    answer = written(council, declined(council))
    council.presses("赵主任", "核准", where=COMMITTEE_ROOM)
    council.sees("赵主任", "您自己写的", "主持人或管理员")
    assert newest(council).state is StaffAnswerState.WRITTEN
    council.acts("周老师", "reply.approve", a=answer.id)
    council.sees("李叔", OPENS, where=PRIVATE)


def test_a_lone_committee_member_has_moderators_and_admins_asked(council: Council) -> None:
    written(council, declined(council))
    for who in ("周老师", "孙工"):
        council.sees(who, "请核准", "核准", where=PRIVATE)


def test_who_is_alone_is_told_what_to_do(council: Council) -> None:
    question = declined(council)
    for who in ("周老师", "孙工"):
        changed(council, who, roles=frozenset({Role.RESIDENT}))
    answer = written(council, question)
    council.sees("赵主任", "没有第二个人能核准", where=PRIVATE)
    council.acts("赵主任", "reply.approve", a=answer.id)
    council.sees("赵主任", "现在没有第二个人", "再加一位")


@pytest.mark.parametrize(
    ("action", "values"),
    [
        ("respond.reply_question", {"text": OPENS}),
        ("reply.set_aside", {"text": "闲聊"}),
        ("reply.attach", {"passage": "p1"}),
        ("reply.take_back", {}),
        ("reply.strike", {}),
    ],
)
@pytest.mark.parametrize("who", ["王阿姨", "访客"])
def test_residents_do_not_answer_for_the_committee(
    council: Council, who: str, action: str, values: dict[str, str]
) -> None:
    question = declined(council)
    council.acts(who, action, q=question.id, **values)
    council.sees(who, "主持人或委员会成员")
    assert kept(council, question).state is QuestionState.DECLINED


def test_staff_of_elsewhere_have_no_say(council: Council) -> None:
    answer = written(council, declined(council))
    council.acts("外主持", "reply.approve", a=answer.id)
    council.sees("外主持", "没有找到")
    council.acts("外主持", "respond.reply_question", q=answer.question_id, text="不知道")
    council.sees("外主持", "没有找到")


@pytest.mark.parametrize("state", [QuestionState.ASKED, QuestionState.REPLIED])
def test_only_waiting_questions_are_answered(council: Council, state: QuestionState) -> None:
    question = declined(council)
    with council.begin() as work:
        work.questions.save(replace(work.questions.get(question.id), state=state))
    council.acts("赵主任", "respond.reply_question", q=question.id, text="可以")
    council.sees("赵主任", "已经答复过，或者已经放到一边")


def test_an_answer_has_a_length(council: Council) -> None:
    council.acts("赵主任", "respond.reply_question", q=declined(council).id, text="好" * 801)
    council.sees("赵主任", "800 个字以内")


def test_somebody_else_s_answer_is_approved_or_returned_first(council: Council) -> None:
    question = declined(council)
    answer = written(council, question)
    council.acts("周老师", "respond.reply_question", q=question.id, text="不知道")
    council.sees("周老师", "赵主任已经写了一份答复")
    council.acts("周老师", "reply.return", a=answer.id, text="没写几点开门")
    council.sees("周老师", "已退回")
    council.sees("赵主任", "周老师退回了", "没写几点开门", "重写", where=PRIVATE)
    council.sees_nothing("李叔")
    council.acts("孙工", "reply.approve", a=answer.id)
    council.sees("孙工", "已经处理过")
    council.presses("赵主任", "重写")
    council.says("赵主任", OPENS)
    council.acts("周老师", "reply.approve", a=newest(council).id)
    council.sees("李叔", OPENS, where=PRIVATE)


def test_who_writes_anew_leaves_nothing_old_to_approve(council: Council) -> None:
    question = declined(council)
    first = written(council, question, "下周开张")
    second = written(council, question)
    council.acts("孙工", "reply.approve", a=first.id)
    council.sees("孙工", "已经处理过")
    council.acts("孙工", "reply.approve", a=second.id)
    council.sees("李叔", OPENS, where=PRIVATE)
    council.sees_not("李叔", "下周开张")


def test_an_answer_goes_to_all_who_ask_alike_and_to_the_group_without_names(
    council: Council,
) -> None:
    first = declined(council)
    second = declined(council, "小陈", LIKE_IT, where=GROUP)
    other = declined(council, "王阿姨", "年检报告贴在哪儿？")
    council.acts("赵主任", "respond.reply_question", q=first.id, text=OPENS)
    council.sees("赵主任", "1 个差不多的问题", where=PRIVATE)
    council.acts("孙工", "reply.approve", a=newest(council).id)
    for who in ("李叔", "小陈"):
        council.sees(who, "居委会答复了", OPENS, where=PRIVATE)
    council.sees("王阿姨", "有邻居问过", LIKE_IT, "居委会答复了", OPENS, where=GROUP)
    council.sees_not("王阿姨", "小陈", "李叔", where=GROUP)
    assert kept(council, second).state is QuestionState.REPLIED
    assert kept(council, other).state is QuestionState.DECLINED


def test_a_page_says_which_questions_an_answer_is_for(council: Council) -> None:
    first = declined(council)
    second = declined(council, "小陈", LIKE_IT)
    council.acts("赵主任", "respond.reply_question", q=first.id, text=OPENS, also="")
    council.acts("孙工", "reply.approve", a=newest(council).id)
    council.sees_nothing("小陈")
    assert kept(council, second).state is QuestionState.DECLINED


def test_an_approved_answer_is_a_dated_source(council: Council) -> None:
    question = declined(council)
    council.acts(
        "赵主任",
        "respond.reply_question",
        q=question.id,
        text=OPENS,
        asked="食堂什么时候开？",
        expires="2027-01-31",
    )
    council.sees("孙工", "2027年1月31日", where=COMMITTEE_ROOM)
    council.acts("孙工", "reply.approve", a=newest(council).id)
    answer = newest(council)
    with council.begin() as work:
        source = work.sources.get(answer.source_id)
        (passage,) = work.passages.where(source_id=source.id)
    assert (source.kind, source.title) == (SourceKind.REPLY, "居委会答复：食堂什么时候开？")
    assert (source.issuer, source.community_id) == ("清河里社区", council.community.id)
    assert (source.effective, source.expires) == (date(2026, 11, 22), date(2027, 1, 31))
    assert passage.text == OPENS
    assert passage.questions == ("食堂什么时候开？", CANTEEN)


def test_a_question_that_follows_another_is_told_with_it(council: Council) -> None:
    declined(council, text="遛狗不拴绳会怎么样？")
    council.waits(minutes=1)
    question = declined(council, text="那罚多少钱？")
    answer = written(council, question, "五十到二百元。")
    council.sees("孙工", "遛狗不拴绳会怎么样？ 那罚多少钱？", where=COMMITTEE_ROOM)
    council.acts("孙工", "reply.approve", a=answer.id)
    source_id = newest(council).source_id
    with council.begin() as work:
        (passage,) = work.passages.where(source_id=source_id)
    assert passage.questions == ("遛狗不拴绳会怎么样？ 那罚多少钱？",)


def test_the_day_until_which_an_answer_is_good_lies_ahead(council: Council) -> None:
    question = declined(council)
    council.acts(
        "赵主任", "respond.reply_question", q=question.id, text=OPENS, expires="2026-11-22"
    )
    council.sees("赵主任", "以后的日子")


# Passages


def on_shelf(council: Council, *, retired: bool = False, community: str = "") -> Passage:
    source = Source(
        "pets",
        community,
        SourceKind.LAW,
        "pets",
        "养犬管理条例",
        "市人大常委会",
        "digest",
        START,
        retired_at=START if retired else None,
    )
    passage = Passage("p9", "pets", community, 0, "", "第十二条", "遛狗要拴绳，牵好走。")
    with council.begin() as work:
        work.sources.add(source)
        work.passages.add(passage)
    return passage


def test_a_passage_answers_when_another_person_approves(council: Council) -> None:
    passage = on_shelf(council)
    question = disliked(council)
    council.acts("赵主任", "reply.attach", q=question.id, passage=passage.id, also="")
    council.sees(
        "孙工", "《养犬管理条例》第十二条", "遛狗要拴绳，牵好走。", where=COMMITTEE_ROOM
    )
    council.sees_nothing("李叔")
    council.acts("孙工", "reply.approve", a=newest(council).id)
    council.sees("李叔", "牵好走", "[1]《养犬管理条例》第十二条", where=PRIVATE)
    told = kept(council, question)
    assert (told.state, told.helpful) == (QuestionState.REPLIED, None)
    assert [each.passage_id for each in told.citations] == ["p9"]


@pytest.mark.parametrize(("retired", "community"), [(True, ""), (False, "somewhere")])
def test_only_what_holds_here_is_attached(
    council: Council, *, retired: bool, community: str
) -> None:
    passage = on_shelf(council, retired=retired, community=community)
    council.acts("赵主任", "reply.attach", q=declined(council).id, passage=passage.id)
    council.sees("赵主任", "不能引用")
    council.acts("赵主任", "reply.attach", q=declined(council).id, passage="nothing")
    council.sees("赵主任", "不能引用")


def test_what_lapsed_since_is_not_approved(council: Council) -> None:
    passage = on_shelf(council)
    council.acts("赵主任", "reply.attach", q=declined(council).id, passage=passage.id)
    with council.begin() as work:
        work.sources.save(replace(work.sources.get("pets"), retired_at=START))
    council.acts("孙工", "reply.approve", a=newest(council).id)
    council.sees("孙工", "不能引用")
    assert newest(council).state is StaffAnswerState.WRITTEN


# Afterwards


def test_a_correction_replaces_an_answer_once_it_is_approved(council: Council) -> None:
    question = declined(council)
    old = approved(council, question)
    council.acts("赵主任", "reply.correct", a=old.id)
    council.sees("赵主任", "正确的答复怎么写")
    council.says("赵主任", "食堂改到下月十五试开。")
    council.sees_nothing("李叔")
    assert kept(council, question).answer == OPENS
    council.acts("孙工", "reply.approve", a=newest(council).id)
    council.sees("李叔", "更正了答复", "下月十五", where=PRIVATE)
    with council.begin() as work:
        before = work.staff_answers.get(old.id)
        source = work.sources.get(old.source_id)
        (passage,) = work.passages.where(source_id=source.id)
    assert (before.state, before.reason) == (StaffAnswerState.RETIRED, "已由新的答复代替")
    assert source.retired_at == council.now
    assert passage.text == OPENS


def test_an_answer_is_retired_with_a_reason(council: Council) -> None:
    answer = approved(council, declined(council))
    council.acts("周老师", "reply.retire", a=answer.id)
    council.sees("周老师", "为什么停用")
    council.says("周老师", "食堂关了")
    council.sees("周老师", "已停用")
    with council.begin() as work:
        assert work.sources.get(answer.source_id).retired_at == council.now
    assert newest(council).reason == "食堂关了"
    council.acts("周老师", "reply.retire", a=answer.id, text="再停一次")
    council.sees("周老师", "已经处理过")


def test_an_answer_that_did_not_help_waits_again(council: Council) -> None:
    question = declined(council)
    approved(council, question)
    council.presses("李叔", "👎")
    with council.begin() as work:
        assert [each.id for each in waiting(work, council.community.id)] == [question.id]
    approved(council, question, "食堂在3号楼旁边，初一开门。")
    council.sees("李叔", "3号楼旁边", where=PRIVATE)
    assert kept(council, question).helpful is None


def test_who_was_helped_meanwhile_is_told_nothing(council: Council) -> None:
    question = disliked(council)
    answer = written(council, question)
    council.acts("李叔", "ask.rate", q=question.id, v="up")
    council.acts("孙工", "reply.approve", a=answer.id)
    council.sees_nothing("李叔")
    assert kept(council, question).answer == FOUND.text


# Setting aside


def test_a_question_is_set_aside_and_taken_back(council: Council) -> None:
    question = declined(council, text="你好呀，吃了吗")
    council.acts("周老师", "reply.set_aside", q=question.id)
    council.sees("周老师", "为什么不用答复")
    council.says("周老师", "打招呼")
    council.sees("周老师", "已放到一边")
    council.sees_nothing("李叔")
    assert kept(council, question).state is QuestionState.SET_ASIDE
    council.acts("李叔", "ask.rate", q=question.id, v="down")
    assert kept(council, question).state is QuestionState.SET_ASIDE
    council.acts("周老师", "reply.take_back", q=question.id)
    council.sees("周老师", "已拿回来")
    assert kept(council, question).state is QuestionState.DECLINED
    council.acts("周老师", "reply.take_back", q=question.id)
    council.sees("周老师", "没有放到一边")


Prepare = Callable[[Council], Question]


def passed_on(council: Council) -> Question:
    question = declined(council)
    council.presses("李叔", "转给委员会")
    return question


def replied(council: Council) -> Question:
    question = declined(council)
    approved(council, question)
    council.presses("李叔", "👎")
    return question


@pytest.mark.parametrize(
    ("prepare", "state"),
    [
        (passed_on, QuestionState.REFERRED),
        (disliked, QuestionState.ANSWERED),
        (replied, QuestionState.REPLIED),
    ],
)
def test_a_question_taken_back_is_what_it_was(
    council: Council, prepare: Prepare, state: QuestionState
) -> None:
    question = prepare(council)
    before = kept(council, question)
    council.acts("周老师", "reply.set_aside", q=question.id, text="私人的事")
    council.acts("周老师", "reply.take_back", q=question.id)
    assert kept(council, question) == before
    assert before.state is state


def test_who_passed_a_question_on_is_told_why_it_is_set_aside(council: Council) -> None:
    question = passed_on(council)
    council.acts("周老师", "reply.set_aside", q=question.id, text="这是两家之间的事")
    council.sees("李叔", "不作答复", "这是两家之间的事", where=PRIVATE)
    council.acts("李叔", "ask.refer", q=question.id)
    council.sees("李叔", "已经转给委员会了")


def test_several_questions_are_set_aside_at_once(council: Council) -> None:
    first = declined(council)
    second = declined(council, "小陈", LIKE_IT)
    council.acts("周老师", "reply.set_aside", q=first.id, also=second.id, text="已贴通知")
    council.sees("周老师", "2 个问题已放到一边")
    assert kept(council, second).state is QuestionState.SET_ASIDE


def test_who_has_left_staff_is_not_asked_to_approve(council: Council) -> None:
    changed(council, "孙工", standing=Standing.MOVED_OUT)
    written(council, declined(council))
    council.sees_nothing("孙工", where=PRIVATE)
    council.sees("周老师", "请核准", where=PRIVATE)
