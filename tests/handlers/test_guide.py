"""The way shown: help by role, and where a matter stands along the chain."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deliberation.ballots import Tally
from deliberation.bylaws import BYLAWS, CountingBase, LegalEffect
from deliberation.identifiers import (
    CommitmentId,
    OutcomeId,
    PollId,
    ResponseId,
    TopicId,
)
from deliberation.outcomes import Outcome, Verdict
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal
from deliberation.responses import Commitment, Response, ResponseState
from deliberation.topics import Topic, TopicState
from handlers.ports import UnitOfWork
from tests.dialogues import GROUP, Council


def proposed(council: Council) -> Proposal:
    council.acts("王阿姨", "propose.submit", text="3号楼门口路灯坏了")
    with council.begin() as work:
        found = work.proposals.one(number=1)
        assert found is not None
        return found


def in_topic(council: Council, work: UnitOfWork, proposal: Proposal) -> Topic:
    topic = Topic(
        id=TopicId(council.ids.new()),
        community_id=council.community.id,
        number=work.next_number(council.community.id),
        title="修路灯",
        question="要不要修？",
        parties=("居委会",),
        opened_by=proposal.author_id,
        opened_at=council.now,
    )
    work.topics.add(topic)
    work.proposals.save(proposal.taken_up(topic_id=topic.id, at=council.now))
    return topic


def voting(council: Council, work: UnitOfWork, topic: Topic) -> Poll:
    poll = Poll(
        id=PollId(council.ids.new()),
        community_id=council.community.id,
        topic_id=topic.id,
        number=topic.number,
        title=topic.title,
        method="majority",
        options=(),
        base=CountingBase.PERSONS,
        bylaw=next(iter(BYLAWS.values())),
        opens_at=council.now + timedelta(hours=1),
        closes_at=council.now + timedelta(days=3),
        opened_by=topic.opened_by,
    )
    work.polls.add(poll)
    work.topics.save(topic.to(TopicState.VOTING))
    return poll


def decided(council: Council, work: UnitOfWork, poll: Poll) -> Outcome:
    verdict = Verdict(
        tally=Tally(method="majority", counts={"1": 7}, ballots=7, winners=("1",), steps=()),
        participating=7,
        electors=9,
        quorum_met=True,
        majority_met=True,
        state=PollState.CLOSED_ADOPTED,
        steps=(),
    )
    outcome = Outcome(
        id=OutcomeId(council.ids.new()),
        community_id=council.community.id,
        topic_id=poll.topic_id,
        poll_id=poll.id,
        number=poll.number,
        title=poll.title,
        verdict=verdict,
        effect=LegalEffect.ADVISORY,
        adopted_for_meetings=False,
        decided_at=council.now,
        notice_ends_at=council.now + timedelta(days=15),
    )
    work.outcomes.add(outcome)
    return outcome


def owed(council: Council, work: UnitOfWork, outcome: Outcome) -> Response:
    response = Response(
        id=ResponseId(council.ids.new()),
        community_id=council.community.id,
        outcome_id=outcome.id,
        number=outcome.number,
        due_at=council.now + timedelta(days=15),
    )
    work.responses.add(response)
    return response


def committed(council: Council, work: UnitOfWork, outcome: Outcome) -> Commitment:
    commitment = Commitment(
        id=CommitmentId(council.ids.new()),
        community_id=council.community.id,
        outcome_id=outcome.id,
        number=outcome.number,
        task="换路灯",
        unit="物业",
        person="钱师傅",
        deadline=(council.now + timedelta(days=20)).date(),
        made_at=council.now,
    )
    work.commitments.add(commitment)
    return commitment


def test_a_matter_is_followed_to_its_vote(council: Council) -> None:
    proposal = proposed(council)
    council.says("李叔", "1号怎么样了")
    council.sees("李叔", "3号楼门口路灯坏了", "等主持人看", "0 人附议", "看详情")
    with council.begin() as work:
        topic = in_topic(council, work, proposal)
    council.says("李叔", "1号怎么样了")
    council.sees("李叔", "已列入议题", "2号议题“修路灯”：正在商议")
    with council.begin() as work:
        poll = voting(council, work, topic)
    council.says("李叔", "2号怎么样了")
    council.sees("李叔", "正在表决", "开始")
    with council.begin() as work:
        work.polls.save(poll.opened(electors=9))
    council.says("李叔", "2号怎么样了")
    council.sees("李叔", "正在投票", "截止")


def test_what_became_of_a_matter_is_followed(council: Council) -> None:
    proposal = proposed(council)
    with council.begin() as work:
        topic = in_topic(council, work, proposal)
        poll = voting(council, work, topic).opened(electors=9)
        work.polls.save(poll.ended(PollState.CLOSED_ADOPTED))
        outcome = decided(council, work, poll)
        response = owed(council, work, outcome)
    council.says("李叔", "2号怎么样了")
    council.sees("李叔", "表决结果：通过", "委员会答复：最迟")
    with council.begin() as work:
        work.responses.save(replace(response, overdue_since=council.now))
    council.says("李叔", "2号怎么样了")
    council.sees("李叔", "已超期")
    with council.begin() as work:
        given = response.given(
            ResponseState.ADOPTED, reasons="该修", by=proposal.author_id, at=council.now
        )
        work.responses.save(given)
        committed(council, work, outcome)
    council.says("李叔", "1号怎么样了")
    council.sees("李叔", "委员会答复：采纳", "承诺：换路灯（物业，", "还没动工")


def test_how_a_declined_and_a_merged_one_ended(council: Council) -> None:
    proposal = proposed(council)
    council.acts("李叔", "propose.submit", text="北门缺一盏灯")
    with council.begin() as work:
        other = work.proposals.one(number=2)
        assert other is not None
        work.proposals.save(other.merged(into=proposal, at=council.now))
        work.proposals.save(proposal.declined(reason="不归我们管", at=council.now))
    council.says("李叔", "2号怎么样了")
    council.sees("李叔", "已并入 1号")
    council.says("李叔", "1号怎么样了")
    council.sees("李叔", "没有受理", "不归我们管")


def test_how_a_topic_ended_without_a_vote(council: Council) -> None:
    proposal = proposed(council)
    with council.begin() as work:
        topic = in_topic(council, work, proposal)
        work.topics.save(topic.closed(reason="大家已经说好了"))
    council.says("李叔", "2号怎么样了", where=GROUP)
    council.sees("李叔", "大家已经说好了", where=GROUP)


@pytest.mark.parametrize("words", ["进度 1", "/status 1", "进度 1号", "#1", "1号"])
def test_every_way_to_ask_how_it_stands(council: Council, words: str) -> None:
    proposed(council)
    council.says("李叔", words)
    council.sees("李叔", "1号提案")


def test_a_number_is_asked_for(council: Council) -> None:
    proposed(council)
    council.says("李叔", "进度")
    council.sees("李叔", "几号")
    council.says("李叔", "一")
    council.sees("李叔", "1号提案")


@pytest.mark.parametrize("words", ["7号怎么样了", "进度 路灯", "进度 999999999999", "进度 零"])
def test_a_number_that_is_not_given(council: Council, words: str) -> None:
    council.says("李叔", words)
    council.sees("李叔", "没有找到")


def test_another_communitys_number_is_not_seen(council: Council) -> None:
    proposed(council)
    council.says("外人", "1号怎么样了")
    council.sees("外人", "没有找到")


def test_help_by_role(council: Council) -> None:
    council.says("王阿姨", "帮助")
    council.sees_not("王阿姨", "工作台")
    council.says("周老师", "帮助")
    council.sees("周老师", "您是主持人", "主持人工作台")
    council.says("赵主任", "帮助")
    council.sees("赵主任", "您是委员会成员", "委员会工作台")
    council.says("孙工", "帮助")
    council.sees("孙工", "主持人工作台", "委员会工作台")


def test_the_welcome_leads_to_three_things(council: Council) -> None:
    council.says("访客", "开始")
    council.sees("访客", "您还没登记", "问一个问题", "提一件事", "看看大家在提什么")
    council.says("访客", "1")
    council.sees("访客", "您想问什么")
    council.says("访客", "开始")
    council.presses("访客", "提一件事")
    council.sees("访客", "登记过的居民")
    council.says("访客", "开始")
    council.says("访客", "3")
    council.sees("访客", "还没有等着附议的提案")


def test_a_demo_says_so(council: Council) -> None:
    with council.begin() as work:
        work.communities.save(replace(council.community, demo=True))
    council.says("王阿姨", "开始")
    council.sees("王阿姨", "演示社区")


def test_thanks_need_no_answer_in_a_group(council: Council) -> None:
    council.says("王阿姨", "@bot 谢谢", where=GROUP)
    council.silent()
