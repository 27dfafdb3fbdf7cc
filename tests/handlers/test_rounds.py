"""Topics in rounds: templates, what each round takes, and how moderators move them."""

from datetime import timedelta

import pytest

from deliberation.rounds import RoundKind
from deliberation.schedule import in_order, present
from deliberation.topics import Round, Topic, TopicState
from tests.dialogues import GROUP, PRIVATE, Council
from tests.handlers.stages import closed, opened, proposed, stated, tick, voting


def in_rounds(council: Council, template: str = "three-talks") -> Topic:
    """Let the moderator open a topic with a template, as the desk does."""
    proposal = proposed(council)
    council.acts(
        "周老师", "moderate.open_topic", p=proposal.id, title="楼道的灯", template=template
    )
    with council.begin() as work:
        return work.topics.where(community_id=council.community.id)[-1]


def rounds(council: Council, topic: Topic) -> tuple[Round, ...]:
    with council.begin() as work:
        return in_order(work.rounds.where(topic_id=topic.id))


def kinds(council: Council, topic: Topic) -> list[RoundKind]:
    return [each.kind for each in rounds(council, topic)]


def now_in(council: Council, topic: Topic) -> RoundKind:
    found = present(rounds(council, topic), at=council.now)
    assert found is not None
    return found.kind


def passes_to_next(council: Council, topic: Topic) -> None:
    found = present(rounds(council, topic), at=council.now)
    assert found is not None
    council.now = found.closes_at
    council.happens(tick)


# Opening


def test_a_template_is_chosen_in_chat_and_its_days_are_edited(council: Council) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.open_topic", p=proposal.id)
    council.says("周老师", "楼道的灯")
    council.says("周老师", "居委会、物业")
    council.sees(
        "周老师", "征求意见：", "友邻+：", "三轮拉家常：", "民生票决：", "业主共同决定："
    )
    council.presses("周老师", "三轮拉家常")
    council.sees("周老师", "共 4 轮", "5 4 3 4", "1 收集观点：5 天", "4 表决：4 天")
    council.says("周老师", "2 2 1")
    council.sees("周老师", "轮次没看懂")
    council.says("周老师", "2 2 1 3")
    council.sees("周老师", "楼道的灯", "1 收集观点：2 天", "回复 1 开始")
    council.says("周老师", "1")
    council.sees("李叔", "楼道的灯", "收集观点，到", "下一轮再表态", where=GROUP)
    with council.begin() as work:
        (topic,) = work.topics.where(community_id=council.community.id)
    assert topic.template == "three-talks"
    assert [(each.closes_at - each.opens_at).days for each in rounds(council, topic)] == [
        2,
        2,
        1,
        3,
    ]


def test_a_template_that_is_not_there_is_refused(council: Council) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.open_topic", p=proposal.id, title="灯", template="nothing")
    council.sees("周老师", "没有“nothing”这个模板")


@pytest.mark.parametrize(
    "rows",
    [
        '[{"kind": "poll", "days": 3}, {"kind": "statements", "days": 3}]',
        '[{"kind": "poll", "days": 3}, {"kind": "poll", "days": 3}]',
        '[{"kind": "poll", "days": 3}, {"kind": "works", "days": 3}, {"days": 1}]',
    ],
)
def test_talking_comes_before_the_one_vote(council: Council, rows: str) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.open_topic", p=proposal.id, title="灯", rounds=rows)
    council.sees("周老师", "轮次的先后不对")
    with council.begin() as work:
        assert not work.topics.where(community_id=council.community.id)


# What a round takes


def test_statements_are_taken_while_they_are_collected_and_stances_later(
    council: Council,
) -> None:
    topic = in_rounds(council)
    statement = stated(council, topic, "换LED省电")
    council.sees("小陈", "我有话说", where=GROUP)
    council.sees_not("小陈", "[同意]", where=GROUP)
    council.acts("小陈", "discuss.stance", s=statement.id, v="agree")
    council.sees("小陈", "现在是“收集观点”，这一轮不表态")
    passes_to_next(council, topic)
    council.sees("小陈", "进入逐条表态", "一条一条来", where=GROUP)
    council.sees("李叔", "请您表态：有 1 条观点", where=PRIVATE)
    council.sees("王阿姨", "请您表态", where=PRIVATE)
    council.sees_not("小陈", "请您表态：", where=PRIVATE)
    council.acts("小陈", "discuss.state", t=topic.id, text="修旧灯")
    council.sees("小陈", "现在是“逐条表态”，这一轮不收观点")
    council.acts("小陈", "discuss.stance", s=statement.id, v="agree")
    council.sees("小陈", "您的表态：同意")


def test_an_old_topic_takes_both_even_when_its_time_is_over(council: Council) -> None:
    topic = opened(council, days=2)
    statement = stated(council, topic, "换LED省电")
    council.passes(timedelta(days=3))
    council.acts("小陈", "discuss.stance", s=statement.id, v="agree")
    council.sees("小陈", "您的表态：同意")
    council.acts("小陈", "discuss.state", t=topic.id, text="修旧灯")
    council.sees("小陈", "记下了")


def test_moderators_are_called_to_draft_and_to_open_the_vote(council: Council) -> None:
    topic = in_rounds(council)
    passes_to_next(council, topic)
    passes_to_next(council, topic)
    council.sees("周老师", "请把大家的观点整理成选项", "[拟选项]", where=PRIVATE)
    council.sees_not("王阿姨", "整理成选项，每个", where=PRIVATE)
    passes_to_next(council, topic)
    council.sees("周老师", "该表决了", "[发起表决]", where=PRIVATE)


def test_a_vote_that_nobody_opens_holds_up_what_comes_after(council: Council) -> None:
    topic = in_rounds(council, "neighbours")
    for _ in range(4):
        passes_to_next(council, topic)
    assert now_in(council, topic) is RoundKind.POLL
    for _ in range(3):
        passes_to_next(council, topic)
        council.sees("周老师", "该表决了", where=PRIVATE)
        assert now_in(council, topic) is RoundKind.POLL
    works = rounds(council, topic)[5]
    assert works.kind is RoundKind.WORKS
    assert works.opens_at >= council.now


# The vote on the path


def test_a_vote_makes_its_round_the_present_one(council: Council) -> None:
    topic = in_rounds(council, "neighbours")
    poll = voting(council, topic)
    assert kinds(council, topic) == [
        RoundKind.FINDS,
        RoundKind.POLL,
        RoundKind.WORKS,
        RoundKind.PHOTOS,
    ]
    finds, vote, works, _ = rounds(council, topic)
    assert finds.closes_at == vote.opens_at == council.now
    assert vote.closes_at == works.opens_at == poll.closes_at
    closed(council, poll)
    council.sees("李叔", "进入动工", where=GROUP)
    assert now_in(council, topic) is RoundKind.WORKS


def test_a_topic_without_a_planned_vote_gets_a_round_for_it(council: Council) -> None:
    topic = opened(council)
    voting(council, topic)
    assert kinds(council, topic) == [RoundKind.OPINIONS, RoundKind.POLL]


def test_a_vote_called_off_leaves_the_round_before(council: Council) -> None:
    topic = opened(council)
    poll = voting(council, topic)
    council.acts("周老师", "vote.cancel", poll=poll.id, reason="写错了")
    council.waits(hours=1)
    council.acts("小陈", "discuss.state", t=topic.id, text="再想想")
    council.sees("小陈", "记下了")
    voting(council, topic)
    assert kinds(council, topic) == [RoundKind.OPINIONS, RoundKind.POLL, RoundKind.POLL]


# What moderators do


def test_a_round_is_ended_early_with_a_reason_that_the_room_is_told(council: Council) -> None:
    topic = in_rounds(council)
    council.waits(days=1)
    council.says("周老师", f"轮次 {topic.number}")
    council.sees("周老师", "1 收集观点：正在进行", "2 逐条表态：")
    council.presses("周老师", "提前结束")
    council.sees("周老师", "为什么")
    council.says("周老师", "该说的都说了")
    council.sees("李叔", "“收集观点”提前结束", "该说的都说了", "逐条表态，到", where=GROUP)
    assert now_in(council, topic) is RoundKind.STANCES
    first, second, third, fourth = rounds(council, topic)
    assert first.closes_at == second.opens_at
    assert second.closes_at == third.opens_at
    assert third.closes_at == fourth.opens_at
    with council.begin() as work:
        (trace,) = work.traces.where(subject=topic.id, action="rounds.end")
    assert trace.words == "收集观点：该说的都说了"


def test_a_round_is_extended_and_the_others_wait(council: Council) -> None:
    topic = in_rounds(council)
    before = rounds(council, topic)
    council.acts("周老师", "rounds.extend", t=topic.id, days="2", reason="还有人没说")
    council.sees("李叔", "“收集观点”延长了", "还有人没说", where=GROUP)
    after = rounds(council, topic)
    assert after[0].closes_at - before[0].closes_at == timedelta(days=2)
    assert [b.opens_at - a.opens_at for a, b in zip(before, after, strict=True)] == [
        timedelta(),
        *[timedelta(days=2)] * 3,
    ]


def test_another_round_is_put_in_question_by_question(council: Council) -> None:
    topic = in_rounds(council)
    council.acts("周老师", "rounds.insert", t=topic.id)
    council.sees("周老师", "加哪一种", "[当事各方见面]")
    council.presses("周老师", "当事各方见面")
    council.says("周老师", "4天")
    council.says("周老师", "物业想来说说")
    council.sees("李叔", "后面加了一轮“当事各方见面”", "物业想来说说", where=GROUP)
    assert kinds(council, topic)[:3] == [
        RoundKind.STATEMENTS,
        RoundKind.PARTIES,
        RoundKind.STANCES,
    ]


def test_going_back_holds_a_round_once_more(council: Council) -> None:
    topic = in_rounds(council)
    passes_to_next(council, topic)
    council.acts("周老师", "rounds.back", t=topic.id)
    council.sees("周老师", "回到哪一轮", "1号 收集观点")
    council.says("周老师", "1")
    council.says("周老师", "3")
    council.says("周老师", "漏了三号楼")
    council.sees("李叔", "回到“收集观点”", "漏了三号楼", where=GROUP)
    council.waits(minutes=1)
    assert now_in(council, topic) is RoundKind.STATEMENTS
    assert kinds(council, topic) == [
        RoundKind.STATEMENTS,
        RoundKind.STANCES,
        RoundKind.STATEMENTS,
        RoundKind.OPTIONS,
        RoundKind.POLL,
    ]


@pytest.mark.parametrize("who", ["王阿姨", "赵主任", "外主持"])
def test_others_move_no_rounds(council: Council, who: str) -> None:
    topic = in_rounds(council)
    before = rounds(council, topic)
    council.acts(who, "rounds.end", t=topic.id, reason="不想等")
    council.acts(who, "rounds.extend", t=topic.id, days="9", reason="不想等")
    assert rounds(council, topic) == before


def test_rounds_stand_while_a_vote_runs(council: Council) -> None:
    topic = in_rounds(council)
    voting(council, topic)
    before = rounds(council, topic)
    for action in ("end", "extend", "insert", "back"):
        council.acts(
            "周老师",
            f"rounds.{action}",
            t=topic.id,
            days="2",
            reason="等等",
            kind="stances",
            to=before[0].id,
        )
        council.sees("周老师", "不在商议中")
    assert rounds(council, topic) == before


def test_a_round_of_a_vote_ends_by_the_vote_alone(council: Council) -> None:
    topic = in_rounds(council)
    for _ in range(3):
        passes_to_next(council, topic)
    council.acts("周老师", "rounds.end", t=topic.id, reason="不投了")
    council.sees("周老师", "要发起表决才能结束")
    council.acts("周老师", "rounds.insert", t=topic.id, kind="parties", days="3", reason="见见")
    council.sees("周老师", "轮次的先后不对")
    council.acts("周老师", "rounds.insert", t=topic.id, kind="works", days="3", reason="干吧")
    council.sees("周老师", "没有这一轮")


def test_a_topic_closed_without_a_vote_has_no_rounds_ahead(council: Council) -> None:
    topic = in_rounds(council)
    council.acts("周老师", "moderate.close_topic", t=topic.id, reason="已经修好")
    assert kinds(council, topic) == [RoundKind.STATEMENTS]
    with council.begin() as work:
        assert work.topics.get(topic.id).state is TopicState.CLOSED_WITHOUT_VOTE
    council.passes(timedelta(days=30))
    council.sees_not("李叔", "进入", where=GROUP)


# Templates of one's own


def test_a_community_keeps_a_template_and_opens_a_topic_with_it(council: Council) -> None:
    topic = in_rounds(council)
    council.acts("周老师", "rounds.insert", t=topic.id, kind="parties", days="4", reason="要见")
    council.acts("周老师", "rounds.save", t=topic.id)
    council.says("周老师", "先见面再说")
    council.says("周老师", "楼里的事")
    council.sees("周老师", "存好了", "先见面再说")
    council.acts("周老师", "rounds.save", t=topic.id, name="先见面再说", line="又一次")
    council.sees("周老师", "已经有叫“先见面再说”的模板")
    proposal = proposed(council, "电动车没地方充电", who="小陈")
    council.acts("周老师", "moderate.open_topic", p=proposal.id)
    council.says("周老师", "充电")
    council.says("周老师", "物业")
    council.sees("周老师", "先见面再说：楼里的事")
    council.presses("周老师", "先见面再说")
    council.says("周老师", "0")
    council.says("周老师", "1")
    with council.begin() as work:
        another = work.topics.where(community_id=council.community.id)[-1]
    assert kinds(council, another) == kinds(council, topic)
    council.acts("周老师", "rounds.drop", i=another.template)
    council.sees("周老师", "去掉了")
    council.acts("外主持", "rounds.drop", i=another.template)
    council.sees("外主持", "没有找到")
