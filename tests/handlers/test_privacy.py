"""What one may ask of whoever keeps one's data, in chat."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.storage.database import Storage
from bot.storage.tables import METADATA
from deliberation.communities import Age, Role, Standing
from deliberation.privacy import GRACE, Asked, ErasureState, Shown
from handlers import exporting
from handlers.agreements import agreed, offering
from handlers.messages import Replies
from handlers.ports import Ids, Question, QuestionState, StaffAnswer, UnitOfWork
from tests.dialogues import CAST, GROUP, PRIVATE, Council
from tests.handlers.stages import proposed, voting

ANNOUNCED = "先说清楚"


def agreements(council: Council, who: str) -> list[tuple[Asked, bool]]:
    key = council.member(who).id
    with council.begin() as work:
        return [(each.asked, each.holds) for each in work.agreements.where(member_id=key)]


# The notice


def test_who_is_met_is_told_once_and_it_is_kept(council: Council) -> None:
    council.says("新邻居", "提案", where=GROUP)
    council.sees("新邻居", "第一次见面", "看隐私说明", where=GROUP)
    council.says("新邻居", "提案", where=GROUP)
    council.sees_not("新邻居", "第一次见面")
    assert agreements(council, "新邻居") == [(Asked.NOTICE, True)]
    council.says("新邻居", "帮助")
    council.sees_not("新邻居", ANNOUNCED)


def test_in_private_the_notice_names_the_handler_and_the_rights(council: Council) -> None:
    council.receive("生人", where=PRIVATE, text="你好", community=council.community.id)
    council.sees("生人", ANNOUNCED, "清河里社区", "发“隐私”")
    assert agreements(council, "生人") == [(Asked.NOTICE, True)]


# Separate consents


def test_a_door_is_kept_only_by_consent_and_taken_back_as_easily(council: Council) -> None:
    council.says("访客", "登记 3-2-502")
    council.sees("访客", "登记门牌要您同意", "谁看过都有记录")
    council.presses("访客", "不同意")
    council.sees("访客", "没有登记门牌")
    with council.begin() as work:
        assert work.traces.count(action="members.claim") == 0
    council.says("访客", "登记 3-2-502")
    council.presses("访客", "同意")
    council.sees("访客", "记下了：3-2-502")
    council.presses("周老师", "确认属实")
    assert council.member("访客").household_id is not None
    council.says("访客", "撤回同意")
    council.presses("访客", "撤回门牌")
    council.sees("访客", "门牌登记取消了", "不受影响")
    assert council.member("访客").household_id is None
    assert agreements(council, "访客")[-1] == (Asked.DOOR, False)


def test_a_number_is_kept_by_consent_sealed_and_goes_when_it_is_taken_back(
    council: Council, store: Storage
) -> None:
    council.says("王阿姨", "留电话 13800001234")
    council.sees("王阿姨", "加密存放")
    assert "13800001234" not in everything(store)
    council.presses("王阿姨", "同意")
    council.sees("王阿姨", "方便回电的号码")
    council.says("王阿姨", "电话号码")
    council.sees("王阿姨", "号码没看懂")
    council.says("王阿姨", "13800001234")
    council.sees("王阿姨", "记下了")
    with council.begin() as work:
        (phone,) = work.phones.where()
    assert phone.number == "13800001234"
    assert "13800001234" not in everything(store)
    council.says("王阿姨", "我的同意")
    council.presses("王阿姨", "撤回电话")
    with council.begin() as work:
        assert work.phones.where() == ()


def test_a_model_is_asked_for_once_and_off_until_a_yes(council: Council) -> None:
    member = council.member("王阿姨")
    asked = Question("q-1", council.community.id, member.id, "几点关门", council.now)
    with council.begin() as work:
        work.questions.add(asked)
    offer(council, asked)
    council.sees("王阿姨", "外面的语言模型", "不同意也照样答")
    offer(council, asked)
    council.sees_nothing("王阿姨")
    with council.begin() as work:
        assert not agreed(work, member.id, Asked.MODEL)
    council.presses("王阿姨", "同意")
    with council.begin() as work:
        assert agreed(work, member.id, Asked.MODEL)


def offer(council: Council, question: Question) -> None:
    def effect(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
        return offering(work, question, now=now, ids=ids)

    council.happens(effect)


# Who looked


def test_one_hears_who_was_sent_ones_claim(council: Council) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.presses("周老师", "确认属实")
    council.says("访客", "谁看过我的资料？")
    council.sees("访客", "周老师看了门牌申请")
    with council.begin() as work:
        kept = work.views.where(shown=Shown.CLAIM)
    assert {each.people for each in kept} == {(council.member("访客").id,)}
    council.says("王阿姨", "谁看过我的资料")
    council.sees("王阿姨", "没有人查看过")


# Age


@pytest.mark.parametrize(("label", "age"), [("满18岁", Age.ADULT), ("14到17岁", Age.MINOR)])
def test_age_is_asked_at_enrolment(council: Council, label: str, age: Age) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.sees("访客", "您满 18 岁了吗")
    council.presses("访客", label)
    assert council.member("访客").age is age


def test_the_young_may_ask_and_not_vote(council: Council) -> None:
    council.acts("周老师", "privacy.mark_age", m=council.member("小陈").id, age="minor")
    council.sees("小陈", "14到17岁")
    poll = voting(council)
    with council.begin() as work:
        on_roll = {each.member_id for each in work.franchises.where(poll_id=poll.id)}
    assert council.member("小陈").id not in on_roll
    assert council.member("王阿姨").id in on_roll
    council.acts("周老师", "privacy.mark_age", m=council.member("李叔").id, age="minor")
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1", exact="yes")
    council.sees("李叔", "名册里没有您")
    council.says("小陈", "问 养犬要遵守什么")
    young = council.member("小陈").id
    with council.begin() as work:
        assert work.questions.count(member_id=young) == 1


def test_nothing_is_kept_of_a_child(council: Council, store: Storage) -> None:
    council.says("访客", "登记 3-2-501")
    council.presses("访客", "同意")
    council.presses("访客", "不满14岁")
    council.sees("访客", "小朋友你好")
    assert CAST["访客"].sender not in everything(store)
    with council.begin() as work:
        (gone,) = work.erasures.where()
        assert work.members.get(gone.member_id).name == "已注销的居民"


def test_a_guardian_may_let_a_child_ask(council: Council) -> None:
    child = council.member("小陈")
    council.acts("周老师", "privacy.guardian", m=child.id)
    council.sees("周老师", "不用家长同意")
    council.acts("周老师", "privacy.mark_age", m=child.id, age="child")
    assert council.member("小陈").standing is Standing.GUEST
    council.says("小陈", "撤销注销")
    council.sees("小陈", "要家长找主持人说一声")
    council.acts("周老师", "privacy.guardian", m=child.id)
    council.sees("周老师", "家长同意参加")
    council.passes(timedelta(days=8))
    assert council.member("小陈").name == "小陈"
    council.says("小陈", "提 滑梯坏了")
    council.sees("小陈", "登记过的居民")
    council.says("小陈", "滑滑梯", where=GROUP)
    assert council.member("小陈").standing is Standing.GUEST


def test_a_child_whose_guardian_says_nothing_is_removed(
    council: Council, store: Storage
) -> None:
    council.acts("周老师", "privacy.mark_age", m=council.member("小陈").id, age="child")
    council.passes(timedelta(days=8))
    assert "小陈" not in everything(store)


# Having it


def test_everything_about_one_is_gathered_and_nothing_of_others(council: Council) -> None:
    council.says("王阿姨", "导出我的数据")
    council.sees("王阿姨", "正在整理")
    council.says("王阿姨", "提 路灯坏了。东门。跳过")
    council.says("王阿姨", "问 养犬要遵守什么")
    poll = voting(council)
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2", exact="yes")
    member = council.member("王阿姨")
    with council.begin() as work:
        told = exporting.gathered(work, member)
    assert told["door"] == "3-2-501"
    assert [each["external_id"] for each in told["accounts"]] == [CAST["王阿姨"].sender]
    assert [each["text"] for each in told["questions"]] == ["养犬要遵守什么"]
    (vote,) = told["votes"]
    assert vote["took_part"]
    assert vote["ballot"]["choices"] == ["2"]
    assert CAST["李叔"].sender not in str(told)


def test_the_link_is_told_in_secret_and_the_content_is_sealed(
    council: Council, store: Storage
) -> None:
    member = council.member("王阿姨")

    def effect(work: UnitOfWork, now: datetime, ids: Ids) -> Replies:
        return exporting.ready(work, member, content="all of it", now=now, ids=ids)

    council.happens(effect)
    council.sees("王阿姨", "只能下载一次")
    seen = council.last("王阿姨")
    assert seen.reply is not None
    assert seen.reply.secret
    path = seen.choices[0][1].path
    assert path.rpartition("/")[2] not in everything(store)
    assert "all of it" not in everything(store)


# Being removed


def everything(store: Storage) -> str:
    """Return every row of every table as one text, as the database holds it."""
    with store.reader.begin() as connection:
        return "\n".join(
            str(tuple(row))
            for table in METADATA.sorted_tables
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"'))  # noqa: S608 - our tables
        )


def lived(council: Council) -> None:
    """Let somebody leave something everywhere."""
    proposed(council, who="小陈")
    council.says("小陈", "问 养犬要遵守什么")
    council.says("小陈", "留电话")
    council.presses("小陈", "同意")
    council.says("小陈", "13911112222")
    council.says("小陈", "登录")
    council.says("小陈", "关联")


def leaves(council: Council) -> None:
    """Let somebody ask for removal, and the grace pass."""
    council.says("小陈", "注销并删除")
    council.sees("小陈", "会删掉", "已注销的居民", "7 天")
    council.presses("小陈", "确认注销")
    council.sees("小陈", "撤销注销")
    council.passes(GRACE - timedelta(minutes=1))
    assert council.member("小陈").name == "小陈"
    council.passes(timedelta(minutes=2))


def test_after_the_grace_nothing_names_who_left(council: Council, store: Storage) -> None:
    lived(council)
    gone = council.member("小陈")
    leaves(council)
    held = everything(store)
    for word in ("小陈", CAST["小陈"].sender, "13911112222", "养犬要遵守什么"):
        assert word not in held
    with council.begin() as work:
        assert work.proposals.count(author_id=gone.id) == 1
        assert work.members.get(gone.id).name == "已注销的居民"
        assert work.erasures.where()[-1].state is ErasureState.DONE


def test_votes_stay_counted_and_rolls_until_the_notice_is_over(
    council: Council, store: Storage
) -> None:
    poll = voting(council)
    council.acts("小陈", "vote.cast", poll=poll.id, choice="1", exact="yes")
    gone = council.member("小陈")
    leaves(council)
    council.passes(timedelta(days=1))
    with council.begin() as work:
        (line,) = work.franchises.where(member_id=gone.id)
        outcome = work.outcomes.one(poll_id=poll.id)
        assert outcome is not None
        assert outcome.verdict.participating == 1
        assert work.electors.get(line.elector_id).label == "小陈"
        assert work.erasures.where()[-1].state is ErasureState.REMOVED
    council.passes(timedelta(days=20))
    with council.begin() as work:
        assert work.erasures.where()[-1].state is ErasureState.DONE
        assert work.electors.get(line.elector_id).label == "已注销的居民"
        assert work.electors.count(poll_id=poll.id) == outcome.verdict.electors
    assert "小陈" not in everything(store)


def test_it_can_be_taken_back_for_a_week(council: Council) -> None:
    council.says("小陈", "注销")
    council.presses("小陈", "确认注销")
    council.says("小陈", "注销")
    council.presses("小陈", "确认注销")
    council.sees("小陈", "已经在办了")
    council.passes(timedelta(days=6))
    council.says("小陈", "撤销注销")
    council.sees("小陈", "一切照旧")
    council.passes(timedelta(days=30))
    assert council.member("小陈").name == "小陈"
    council.says("小陈", "撤销注销")
    council.sees("小陈", "什么都不用撤")


@pytest.mark.parametrize("who", ["周老师", "赵主任", "孙工"])
def test_who_holds_an_office_hands_it_over_first(council: Council, who: str) -> None:
    council.says(who, "注销并删除")
    council.sees(who, "还担着职务")
    with council.begin() as work:
        assert work.erasures.where() == ()


def test_an_office_taken_on_in_the_meantime_holds_it_up(council: Council) -> None:
    council.says("小陈", "注销")
    council.presses("小陈", "确认注销")
    council.acts("孙工", "members.role", m=council.member("小陈").id, role=Role.MODERATOR)
    council.passes(timedelta(days=8))
    assert council.member("小陈").name == "小陈"


def test_a_question_that_was_answered_stays_without_its_asker(council: Council) -> None:
    asker, writer = council.member("小陈"), council.member("赵主任")
    with council.begin() as work:
        work.questions.add(
            Question(
                "kept",
                council.community.id,
                asker.id,
                "班车几点",
                council.now,
                state=QuestionState.REPLIED,
                room="group",
                channel="test",
            )
        )
        work.staff_answers.add(
            StaffAnswer("a1", asker.community_id, "kept", "七点", writer.id, council.now)
        )
    council.says("小陈", "注销")
    council.presses("小陈", "确认注销")
    council.passes(timedelta(days=8))
    with council.begin() as work:
        kept = work.questions.get("kept")
        assert kept.member_id != asker.id
        assert work.members.get(kept.member_id).name == "已注销的居民"


def test_who_was_joined_with_another_account_goes_with_it(
    council: Council, store: Storage
) -> None:
    council.says("访客", "关联")
    code = council.last("访客").text.partition("关联码：")[2][:6]
    council.says("小陈", f"关联 {code}")
    council.says("访客", "注销")
    council.presses("访客", "确认注销")
    council.passes(timedelta(days=8))
    held = everything(store)
    for word in ("小陈", "访客", CAST["小陈"].sender, CAST["访客"].sender):
        assert word not in held
