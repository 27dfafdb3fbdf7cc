"""Moderators: the queue, proposals, statements, and topics opened from proposals."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from deliberation.communities import Purpose, Role
from deliberation.proposals import Proposal, ProposalState
from deliberation.topics import StatementState, Topic, TopicState
from knowledge.library import Passage, Source, SourceKind
from tests.dialogues import GROUP, PRIVATE, START, Council
from tests.handlers.stages import (
    RULES,
    TITLE,
    closed,
    opened,
    proposed,
    seconded,
    stated,
    voting,
)


def now(council: Council, proposal: Proposal) -> Proposal:
    with council.begin() as work:
        return work.proposals.get(proposal.id)


def topics(council: Council) -> tuple[Topic, ...]:
    with council.begin() as work:
        return work.topics.where(community_id=council.community.id)


# The queue


def test_the_queue_shows_what_waits_with_buttons(council: Council) -> None:
    proposal = proposed(council)
    seconded(council, proposal, "李叔")
    council.says("周老师", "待办")
    council.sees("周老师", "待办：提案 1 件", "主持人工作台")
    council.sees(
        "周老师", "1号提案（王阿姨）", "路灯坏了", "地点：3号楼门口", "1 人附议", "受理"
    )


def test_an_empty_queue_says_so(council: Council) -> None:
    council.says("周老师", "queue")
    council.sees("周老师", "没有待办")


def test_the_queue_is_not_shown_to_a_group(council: Council) -> None:
    proposed(council)
    council.says("周老师", "待办", where=GROUP)
    council.sees("周老师", "路灯坏了", where=PRIVATE)
    council.sees_not("周老师", "路灯坏了", where=GROUP)
    council.sees("周老师", "已私信给您", where=GROUP)


@pytest.mark.parametrize("who", ["王阿姨", "赵主任"])
def test_only_moderators_moderate(council: Council, who: str) -> None:
    proposal = proposed(council)
    council.acts(who, "moderate.accept", p=proposal.id)
    council.sees(who, "要由主持人来办")
    assert now(council, proposal).state is ProposalState.SUBMITTED


def test_a_moderator_of_elsewhere_reaches_nothing_here(council: Council) -> None:
    proposal = proposed(council)
    council.acts("外主持", "moderate.accept", p=proposal.id)
    council.sees("外主持", "没有找到")
    assert now(council, proposal).state is ProposalState.SUBMITTED


# Proposals


def test_accepting_tells_the_author_and_seconders(council: Council) -> None:
    proposal = proposed(council)
    seconded(council, proposal, "李叔")
    council.says("周老师", "待办")
    council.presses("周老师", "受理")
    council.sees("周老师", "已受理")
    council.sees("王阿姨", "您的 1号提案", "已受理")
    council.sees("李叔", "您附议的 1号提案", "已受理")
    council.sees_nothing("小陈")
    assert now(council, proposal).state is ProposalState.ACCEPTED


def test_declining_asks_for_a_reason_and_passes_it_on(council: Council) -> None:
    proposal = proposed(council)
    seconded(council, proposal, "李叔")
    council.says("周老师", "待办")
    council.presses("周老师", "不受理")
    council.sees("周老师", "请写一句理由")
    council.says("周老师", "上个月已经修过")
    council.sees("周老师", "没有受理")
    council.sees("王阿姨", "没有受理", "上个月已经修过")
    council.sees("李叔", "没有受理", "上个月已经修过")
    kept = now(council, proposal)
    assert (kept.state, kept.reason) == (ProposalState.DECLINED, "上个月已经修过")


def test_declining_twice_is_refused_before_a_reason_is_asked(council: Council) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.decline", p=proposal.id, reason="不归社区管")
    council.acts("周老师", "moderate.decline", p=proposal.id)
    council.sees("周老师", "这一步现在做不了")


def test_digits_with_the_number_find_the_buttons(council: Council) -> None:
    proposal = proposed(council)
    council.says("周老师", "待办")
    council.says("周老师", "1号 1")
    council.sees("周老师", "您选的是：受理")
    assert now(council, proposal).state is ProposalState.ACCEPTED


def test_merging_moves_support_along_and_tells_everyone(council: Council) -> None:
    first = proposed(council)
    second = proposed(council, "3号楼大门的灯不亮了", who="小陈")
    seconded(council, first, "李叔")
    seconded(council, second, "李叔", "王阿姨", "王叔叔")
    council.acts("周老师", "moderate.merge", p=second.id)
    council.sees("周老师", "2号要并入哪一件", "1号")
    council.says("周老师", "1")
    council.sees("周老师", "已并入别的提案")
    for who in ("小陈", "李叔", "王叔叔", "王阿姨"):
        council.sees(who, "2号提案并入了 1号")
    with council.begin() as work:
        supporters = {
            work.members.get(each.member_id).name
            for each in work.secondings.where(proposal_id=first.id)
        }
        traces = [
            (each.subject, each.words)
            for each in work.traces.where(action=("moderate.merge", "moderate.merge_from"))
        ]
    assert supporters == {"李叔", "王叔叔", "小陈"}
    assert sorted(traces) == sorted([(second.id, "1"), (first.id, "2")])
    merged = now(council, second)
    assert (merged.state, merged.merged_into) == (ProposalState.MERGED, first.id)


def test_the_target_of_a_merger_hears_of_its_new_friends(council: Council) -> None:
    first = proposed(council)
    second = proposed(council, "3号楼大门的灯不亮了", who="小陈")
    council.acts("周老师", "moderate.merge", p=second.id, i=first.id)
    council.sees("王阿姨", "2号提案并入了您的 1号", "多了 1 位")


def test_a_proposal_is_not_merged_into_itself_or_into_nothing(council: Council) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.merge", p=proposal.id, i=proposal.id)
    council.sees("周老师", "不能并入它自己")
    council.acts("周老师", "moderate.merge", p=proposal.id)
    council.says("周老师", "九十九")
    council.sees("周老师", "没有能用的提案")
    assert now(council, proposal).state is ProposalState.SUBMITTED


# Opening a topic


def test_a_topic_grows_out_of_proposals(council: Council) -> None:
    first, second = proposed(council), proposed(council, "3号楼大门的灯不亮了", who="小陈")
    seconded(council, first, "李叔")
    topic = opened(council, first, second)
    council.sees("周老师", "3号议题", TITLE, "发起表决")
    council.sees(
        "王叔叔", "【3号议题】", TITLE, "换新灯还是修旧灯？", "居委会、物业", where=GROUP
    )
    for who in ("王阿姨", "小陈", "李叔"):
        council.sees(who, "您支持的事列成了 3号议题", where=PRIVATE)
    assert (topic.number, topic.parties) == (3, ("居委会", "物业"))
    for proposal in (first, second):
        taken = now(council, proposal)
        assert (taken.state, taken.topic_id) == (ProposalState.IN_TOPIC, topic.id)


def test_rounds_follow_one_another(council: Council) -> None:
    proposal = proposed(council)
    rounds = [{"title": "说情况", "days": 3}, {"title": "", "days": 4}]
    council.acts(
        "周老师",
        "moderate.open_topic",
        p=proposal.id,
        title=TITLE,
        rounds=json.dumps(rounds),
    )
    with council.begin() as work:
        found = sorted(work.rounds.where(), key=lambda each: each.position)
    assert [each.title for each in found] == ["说情况", "第2轮讨论"]
    assert found[0].opens_at == START
    assert found[0].closes_at == found[1].opens_at == START + timedelta(days=3)
    assert found[1].closes_at == START + timedelta(days=7)
    (topic,) = topics(council)
    assert topic.question == proposal.text


@pytest.mark.parametrize(
    "rounds", ["[]", "{}", "[1]", '[{"title": "x"}]', '[{"days": 0}]', '[{"days": 999}]', "x"]
)
def test_unclear_rounds_are_refused(council: Council, rounds: str) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.open_topic", p=proposal.id, title=TITLE, rounds=rounds)
    council.sees("周老师", "轮次没看懂")
    assert topics(council) == ()
    assert now(council, proposal).state is ProposalState.SUBMITTED


def test_a_topic_is_opened_question_by_question(council: Council) -> None:
    proposed(council)
    proposed(council, "3号楼大门的灯不亮了", who="小陈")
    council.acts("周老师", "moderate.open_topic")
    council.sees("周老师", "请发号码", "1号", "2号")
    council.says("周老师", "1 2")
    council.sees("周老师", "议题叫什么")
    council.says("周老师", "路灯怎么修")
    council.sees("周老师", "请哪些方")
    council.says("周老师", "居委会，物业，居民代表")
    council.sees("周老师", "按哪种办法商议", "征求意见", "三轮拉家常")
    council.says("周老师", "0")
    council.sees("周老师", "商议几天")
    council.says("周老师", "5天")
    council.sees("周老师", "路灯怎么修", "1、2号", "居委会、物业、居民代表", "2026年11月27日")
    assert topics(council) == ()
    council.says("周老师", "1")
    council.sees("李叔", "【3号议题】路灯怎么修", where=GROUP)
    (topic,) = topics(council)
    assert topic.parties == ("居委会", "物业", "居民代表")


def test_a_guided_opening_can_be_left(council: Council) -> None:
    proposal = proposed(council)
    council.acts("周老师", "moderate.open_topic", p=proposal.id)
    for words in ("路灯怎么修", "居委会", "1", "7"):
        council.says("周老师", words)
    council.says("周老师", "嗯")
    council.sees("周老师", "请回复 1 确认")
    council.presses("周老师", "不办了")
    council.sees("周老师", "议题没有开")
    assert topics(council) == ()
    council.says("周老师", "取消")
    council.sees("周老师", "没有正在办的事")


def test_a_wrong_number_leaves_the_question_standing(council: Council) -> None:
    proposed(council)
    council.acts("周老师", "moderate.open_topic")
    council.says("周老师", "8")
    council.sees("周老师", "没有能用的提案“8”")
    council.says("周老师", "1")
    council.sees("周老师", "议题叫什么")


def test_nothing_to_open_is_said_at_once(council: Council) -> None:
    council.acts("周老师", "moderate.open_topic")
    council.sees("周老师", "没有可以开成议题的提案")
    council.says("周老师", "取消")
    council.sees("周老师", "没有正在办的事")


def test_passages_of_others_cannot_be_attached(council: Council) -> None:
    proposal = proposed(council)
    with council.begin() as work:
        for community in (council.community.id, council.elsewhere.id, ""):
            source = Source(
                id=f"source-{community}",
                community_id=community,
                kind=SourceKind.LAW,
                name="条例",
                title="条例",
                issuer="市",
                digest=f"digest-{community}",
                added_at=START,
            )
            work.sources.add(source)
            work.passages.add(
                Passage(
                    id=f"passage-{community}",
                    source_id=source.id,
                    community_id=community,
                    position=1,
                    heading="",
                    locator="第一条",
                    text="路灯由物业维修。",
                )
            )
    theirs = f"passage-{council.elsewhere.id}"
    values = {"p": proposal.id, "title": TITLE}
    council.acts("周老师", "moderate.open_topic", **values, passages=theirs)
    council.sees("周老师", "没有找到")
    ours = f"passage-{council.community.id},passage-"
    council.acts("周老师", "moderate.open_topic", **values, passages=ours)
    (topic,) = topics(council)
    assert topic.passage_ids == tuple(ours.split(","))


def test_a_proposal_goes_into_one_topic_only(council: Council) -> None:
    proposal = proposed(council)
    opened(council, proposal)
    council.acts("周老师", "moderate.open_topic", p=proposal.id, title="再来一个")
    council.sees("周老师", "这一步现在做不了")
    assert len(topics(council)) == 1


# Closing a topic


def test_a_topic_is_closed_with_a_reason_for_everyone(council: Council) -> None:
    topic = opened(council)
    council.acts("周老师", "moderate.close_topic", t=topic.id)
    council.sees("周老师", "为什么不表决就结束")
    council.says("周老师", "物业已经修好了")
    council.sees("王阿姨", "已结束，没有表决", "物业已经修好了", where=PRIVATE)
    council.sees("李叔", "2号议题", "物业已经修好了", where=GROUP)
    (kept,) = topics(council)
    assert (kept.state, kept.reason) == (TopicState.CLOSED_WITHOUT_VOTE, "物业已经修好了")


def test_a_topic_with_a_poll_is_not_closed(council: Council) -> None:
    topic = opened(council)
    voting(council, topic, opens_at="2026-11-23 08:00")
    council.acts("周老师", "moderate.close_topic", t=topic.id, reason="算了")
    council.sees("周老师", "已经有一场表决")
    assert topics(council)[0].state is TopicState.DELIBERATING


# Statements


def test_a_statement_is_shown_and_its_author_told(council: Council) -> None:
    topic = opened(council)
    council.says("李叔", "2号 观点 换LED省电", where=GROUP)
    council.sees("周老师", "2号议题", "李叔", "换LED省电", "显示", where=PRIVATE)
    council.presses("周老师", "显示")
    council.sees("周老师", "已显示")
    council.sees("李叔", "换LED省电", "已经显示", where=PRIVATE)
    council.sees("小陈", "【2号议题】", "换LED省电", "同意", where=GROUP)
    assert topic.number == 2


def test_a_statement_is_rejected_with_a_reason(council: Council) -> None:
    topic = opened(council)
    council.acts("李叔", "discuss.state", t=topic.id, text="物业都是坏人")
    council.says("周老师", "待办")
    council.sees("周老师", "物业都是坏人", "不显示")
    council.presses("周老师", "不显示")
    council.says("周老师", "请说事，不说人")
    council.sees("李叔", "没有显示", "请说事，不说人", where=PRIVATE)
    council.sees_not("小陈", "物业都是坏人")
    with council.begin() as work:
        (statement,) = work.statements.where(topic_id=topic.id)
    assert statement.state is StatementState.REJECTED


def test_a_shown_statement_can_be_taken_off_the_card(council: Council) -> None:
    topic = opened(council)
    statement = stated(council, topic, "换LED省电")
    council.acts("周老师", "moderate.reject_statement", s=statement.id, reason="说错了")
    council.sees("小陈", "【2号议题】", "已有 0 条观点", where=GROUP)


def test_without_moderators_and_committee_the_admins_are_told(council: Council) -> None:
    topic = opened(council)
    staff = [council.member(name) for name in ("周老师", "赵主任")]
    with council.begin() as work:
        for member in staff:
            work.members.save(replace(member, roles=frozenset({Role.RESIDENT})))
        for room in work.rooms.where(purpose=Purpose.COMMITTEE):
            work.rooms.remove(room)
    council.acts("李叔", "discuss.state", t=topic.id, text="换LED省电")
    council.sees("孙工", "换LED省电", "显示", where=PRIVATE)
    council.acts("孙工", "vote.open", t=topic.id, **RULES)
    with council.begin() as work:
        (poll,) = work.polls.where()
    outcome = closed(council, poll)
    council.acts("李叔", "respond.inquire", o=outcome.id, text="多少钱？")
    council.sees("孙工", "李叔询问 2号", where=PRIVATE)
