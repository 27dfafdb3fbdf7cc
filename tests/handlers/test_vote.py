"""Voting: who may cast what when, who sees what, and what is never shown."""

import random
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from deliberation.ballots import Ballot
from deliberation.communities import Standing
from deliberation.polls import Poll, PollState
from deliberation.topics import TopicState
from handlers.messages import Incoming, Press
from handlers.router import route
from tests.dialogues import CAST, CHANNEL, GROUP, PRIVATE, Council, Seen
from tests.handlers.stages import RULES, TITLE, closed, opened, proposed, tick, voting

VOTERS = ("王阿姨", "王叔叔", "李叔", "小陈", "周老师", "赵主任", "孙工")


@pytest.fixture
def poll(council: Council) -> Poll:
    return voting(council)


def several(council: Council, **rules: str) -> Poll:
    return voting(
        council, **{"method": "approval", "options": "换LED\n修旧灯\n加一盏", **rules}
    )


def box(council: Council, poll: Poll) -> dict[Ballot, int]:
    with council.begin() as work:
        return dict(work.ballots.counted(poll.id))


def now(council: Council, poll: Poll) -> Poll:
    with council.begin() as work:
        return work.polls.get(poll.id)


def new(council: Council) -> list[Seen]:
    return council.shown[council._since :]  # noqa: SLF001 - the messages of the last step


# Opening


def test_opening_freezes_the_roll_and_posts_the_card(council: Council, poll: Poll) -> None:
    assert (poll.state, poll.electors, poll.number) == (PollState.OPEN, len(VOTERS), 2)
    council.sees(
        "李叔",
        "【2号表决】",
        TITLE,
        "每人一票",
        "2026年11月29日 20:00截止",
        "征求意见",
        "已有 0 人参加，共 7 人",
        "赞成",
        "反对",
        "弃权",
        where=GROUP,
    )
    council.sees("李叔", "【2号议题】", "正在表决", where=GROUP)
    council.sees("王阿姨", "您支持的 2号", "开始表决了", where=PRIVATE)
    with council.begin() as work:
        assert work.topics.get(poll.topic_id).state is TopicState.VOTING


def test_options_of_a_motion_are_in_the_communitys_language(council: Council) -> None:
    with council.begin() as work:
        work.communities.save(replace(council.community, locale="en"))
    poll = voting(council)
    assert [each.label for each in poll.options] == ["For", "Against", "Abstain"]


def test_households_have_one_elector_each(council: Council) -> None:
    poll = voting(council, base="households")
    with council.begin() as work:
        electors = work.electors.where(poll_id=poll.id)
        speakers = work.franchises.where(poll_id=poll.id)
    assert [each.label for each in electors] == ["3-2-501", "3-2-502", "1-1-101"]
    assert len(speakers) == 4
    assert poll.electors == 3


@pytest.mark.parametrize(
    ("rules", "refusal"),
    [
        ({"closes_at": "2026-11-22 09:00"}, "表决时间不对"),
        ({"opens_at": "2026-11-30 20:00"}, "表决时间不对"),
        ({"closes_at": "等会儿"}, "我没看懂"),
        ({"method": "lottery"}, "表决方法"),
        ({"base": "dogs"}, "没看懂"),
        ({"bylaw": "dictate"}, "没有“dictate”这条议事规则"),
        ({"method": "plurality", "options": "东门"}, "至少要有 2 个选项"),
        ({"method": "plurality", "options": "东门\n东门"}, "写了两遍"),
        ({"method": "plurality", "options": "\n".join(map(str, range(21)))}, "最多 20 个"),
    ],
)
def test_polls_that_cannot_be_opened(
    council: Council, rules: dict[str, str], refusal: str
) -> None:
    topic = opened(council)
    council.acts("周老师", "vote.open", t=topic.id, **{**RULES, **rules})
    council.sees("周老师", refusal)
    with council.begin() as work:
        assert not work.polls.count()
        assert work.topics.get(topic.id).state is TopicState.DELIBERATING


def test_a_topic_has_one_poll_at_a_time(council: Council, poll: Poll) -> None:
    council.acts("周老师", "vote.open", t=poll.topic_id, **RULES)
    council.sees("周老师", "已经有一场表决")


def test_a_poll_needs_somebody_on_its_roll(council: Council) -> None:
    with council.begin() as work:
        for member in work.members.where(community_id=council.community.id):
            work.members.save(replace(member, household_id=None))
    topic = opened(council)
    council.acts("周老师", "vote.open", t=topic.id, **{**RULES, "base": "households"})
    council.sees("周老师", "还没有一户登记了门牌")


def test_a_poll_that_opens_later_is_announced_without_a_ballot(council: Council) -> None:
    poll = voting(council, opens_at="2026-11-23 08:00")
    assert poll.state is PollState.SCHEDULED
    council.sees("李叔", "将在2026年11月23日 08:00开始表决", where=GROUP)
    council.sees_not("李叔", "赞成", where=GROUP)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "还没开始")
    council.now = poll.opens_at
    council.happens(tick)
    council.sees("李叔", "【2号表决】", "赞成", where=GROUP)
    assert now(council, poll).electors == len(VOTERS)


def test_a_poll_is_opened_question_by_question(council: Council) -> None:
    opened(council)
    council.presses("周老师", "发起表决")
    council.sees("周老师", "怎么表决", "几选一：几个方案里选一个", "可选多项")
    council.says("周老师", "2")
    council.sees("周老师", "有哪些选项")
    council.says("周老师", "换LED；修旧灯")
    council.sees("周老师", "按哪条规则办", "协商征求意见", "业主共同决定")
    council.says("周老师", "1")
    council.sees("周老师", "怎么算票", "每户一票")
    council.presses("周老师", "每户一票")
    council.sees("周老师", "什么时候截止")
    council.says("周老师", "改天吧")
    council.sees("周老师", "我没看懂")
    council.says("周老师", "周日晚8点")
    council.sees(
        "周老师", TITLE, "几选一", "每户一票", "2026年11月22日 20:00截止", "换LED", "共 3 户"
    )
    council.says("周老师", "1")
    council.sees("周老师", "开始表决", "您也一样")
    council.sees("李叔", "【2号表决】", "换LED", "修旧灯", where=GROUP)


def test_a_guided_poll_can_be_left_and_begun_again(council: Council) -> None:
    topic = opened(council)
    for words in ("1", "1", "3天", "2"):
        if words == "1":
            council.acts("周老师", "vote.open", t=topic.id)
        council.says("周老师", words)
    with council.begin() as work:
        assert not work.polls.count()


def test_the_topic_is_asked_for_where_none_is_named(council: Council) -> None:
    council.acts("周老师", "vote.open")
    council.sees("周老师", "没有可以表决的议题")
    opened(council)
    council.acts("周老师", "vote.open")
    council.sees("周老师", "对哪个议题表决", "2号")
    council.says("周老师", "1")
    council.sees("周老师", "怎么表决")


# Casting


def test_a_button_in_the_group_answers_the_presser_alone(council: Council, poll: Poll) -> None:
    council.presses("李叔", "赞成", where=GROUP)
    alerts = [each for each in new(council) if each.reply and each.reply.alert]
    assert len(alerts) == 1
    assert "记下了：赞成" in alerts[0].text
    assert alerts[0].reply is not None
    assert alerts[0].reply.secret
    council.sees("李叔", "您投的是：赞成", "回执", "11月29日 20:00前可以改", where=PRIVATE)
    council.sees("小陈", "已有 1 人参加，共 7 人", where=GROUP)
    assert box(council, poll) == {Ballot(choices=("1",)): 1}


def test_a_digit_in_the_group_is_received_without_the_choice(
    council: Council, poll: Poll
) -> None:
    council.says("李叔", "2号 2", where=GROUP)
    council.sees("小陈", "李叔，2号收到了", where=GROUP)
    council.sees_not("小陈", "您投的是", "您选的是", "回执", where=GROUP)
    council.sees("李叔", "您投的是：反对", where=PRIVATE)
    assert box(council, poll) == {Ballot(choices=("2",)): 1}


def test_a_refused_digit_in_the_group_is_not_repeated_there(
    council: Council, poll: Poll
) -> None:
    council.now = poll.closes_at
    council.says("李叔", f"{poll.number}号 1", where=GROUP)
    council.sees("小陈", "截止", where=GROUP)
    council.sees_not("小陈", "赞成", where=GROUP)


@pytest.mark.parametrize("words", ["2号 1", "2号1", "２号　１", "二号 一", "#2 1"])
def test_digits_in_many_writings(council: Council, poll: Poll, words: str) -> None:
    council.says("李叔", words)
    council.sees("李叔", "您投的是：赞成")
    assert box(council, poll) == {Ballot(choices=("1",)): 1}


def test_quoting_the_card_with_a_digit(council: Council, poll: Poll) -> None:
    council.quotes("李叔", "3", card="【2号表决】", where=GROUP)
    council.sees("李叔", "您投的是：弃权", where=PRIVATE)
    assert box(council, poll) == {Ballot(choices=("3",)): 1}


def test_everything_that_says_a_choice_is_secret(council: Council, poll: Poll) -> None:
    council.presses("李叔", "赞成", where=GROUP)
    for seen in new(council):
        if "您投的是" in seen.text or "记下了" in seen.text:
            assert seen.reply is not None
            assert seen.reply.secret, seen.text
    assert poll.number == 2


def test_the_last_ballot_counts_and_keeps_its_receipt(council: Council, poll: Poll) -> None:
    for choice in ("1", "2", "3", "2"):
        council.acts("李叔", "vote.cast", poll=poll.id, choice=choice)
    receipts = {
        receipt
        for seen in council.shown
        for receipt in re.findall(r"[0-9A-Z]{6}-[0-9A-Z]{6}", seen.text)
    }
    assert len(receipts) == 1
    assert box(council, poll) == {Ballot(choices=("2",)): 1}
    with council.begin() as work:
        assert work.ballots.turnout(poll.id) == 1


def test_changing_does_not_touch_the_card(council: Council, poll: Poll) -> None:
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("小陈", "已有 1 人参加", where=GROUP)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="2")
    council.sees_nothing("小陈", where=GROUP)


def test_whatever_the_order_the_last_ballots_are_the_count(council: Council) -> None:
    chance = random.Random(20261122)  # noqa: S311 - the same choices in every run
    poll = voting(council)
    last: dict[str, str] = {}
    for _ in range(60):
        who, choice = chance.choice(VOTERS), chance.choice("123")
        council.acts(who, "vote.cast", poll=poll.id, choice=choice)
        last[who] = choice
    expected: dict[Ballot, int] = {}
    for choice in last.values():
        ballot = Ballot(choices=(choice,))
        expected[ballot] = expected.get(ballot, 0) + 1
    assert box(council, poll) == expected
    verdict = closed(council, poll).verdict
    assert verdict.participating == len(last)
    assert sum(verdict.tally.counts.values()) == len(last)


@pytest.mark.parametrize("choice", ["4", "0", "x", "1,2", "1,1,2", ""])
def test_forged_choices_are_refused(council: Council, poll: Poll, choice: str) -> None:
    council.acts("李叔", "vote.cast", poll=poll.id, choice=choice)
    assert box(council, poll) == {}
    council.sees_not("李叔", "您投的是")


def test_a_press_without_a_choice_is_refused(council: Council, poll: Poll) -> None:
    council.acts("李叔", "vote.cast", poll=poll.id)
    council.sees("李叔", "没有找到")


@pytest.mark.parametrize(
    ("who", "refusal"), [("访客", "登记过的居民"), ("外人", "没有找到"), ("外主持", "没有找到")]
)
def test_strangers_do_not_vote(council: Council, poll: Poll, who: str, refusal: str) -> None:
    council.acts(who, "vote.cast", poll=poll.id, choice="1")
    council.sees(who, refusal)
    assert box(council, poll) == {}


def test_who_came_after_the_opening_is_not_on_the_roll(council: Council, poll: Poll) -> None:
    guest = council.member("访客")
    with council.begin() as work:
        work.members.save(replace(guest, standing=Standing.ENROLLED))
    council.acts("访客", "vote.cast", poll=poll.id, choice="1")
    council.sees("访客", "名册里没有您")
    assert box(council, poll) == {}


def test_who_has_no_household_has_no_vote_in_a_household_poll(council: Council) -> None:
    poll = voting(council, base="households")
    council.acts("周老师", "vote.cast", poll=poll.id, choice="1")
    council.sees("周老师", "名册里没有您")


def test_a_late_ballot_is_refused(council: Council, poll: Poll) -> None:
    council.now = poll.closes_at
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "已经结束")
    council.happens(tick)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "已经结束")
    assert box(council, poll) == {}


def test_a_ballot_that_came_in_time_is_taken_until_the_count(
    council: Council, poll: Poll
) -> None:
    council.now = poll.closes_at
    sent = Incoming(
        channel=CHANNEL,
        update_id="in time",
        sender=CAST["李叔"].sender,
        sender_name="李叔",
        at=poll.closes_at - timedelta(seconds=1),
        press=Press("vote.cast", {"poll": poll.id, "choice": "1"}),
    )
    with council.begin() as work:
        (receipt,) = [
            each
            for each in route(sent, work=work, now=council.now, ids=council.ids)
            if each.secret
        ]
    assert receipt.lines[0].key == "vote-receipt"
    assert box(council, poll) == {Ballot(choices=("1",)): 1}


# Households


def test_a_household_is_told_that_it_voted_not_what(council: Council) -> None:
    poll = voting(council, base="households")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.sees("王叔叔", "王阿姨替您家（3-2-501）", "一户一票", where=PRIVATE)
    council.sees_not("王叔叔", "您投的是", "记下了：赞成", where=PRIVATE)
    council.sees_nothing("李叔", where=PRIVATE)
    council.acts("王叔叔", "vote.cast", poll=poll.id, choice="2")
    council.sees("王阿姨", "王叔叔替您家", where=PRIVATE)
    assert box(council, poll) == {Ballot(choices=("2",)): 1}


def test_a_household_ballot_shows_only_that_there_is_one(council: Council) -> None:
    poll = voting(council, base="households")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.acts("王叔叔", "vote.show", poll=poll.id)
    council.sees("王叔叔", "您家（3-2-501）已经投过票了")
    council.sees_not("王叔叔", "已经投了：赞成")


# Approval


def test_pressing_an_option_again_takes_it_back(council: Council) -> None:
    poll = several(council)
    for choice in ("1", "3"):
        council.acts("李叔", "vote.cast", poll=poll.id, choice=choice)
    council.sees("李叔", "您投的是：换LED、加一盏")
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "您投的是：加一盏")
    council.acts("李叔", "vote.cast", poll=poll.id, choice="3")
    council.sees("李叔", "最少选 1 项")
    assert box(council, poll) == {Ballot(choices=("3",)): 1}


def test_digits_mean_exactly_what_they_say(council: Council) -> None:
    poll = several(council)
    council.says("李叔", "2号 1 3", where=GROUP)
    council.says("李叔", "2号 1", where=GROUP)
    council.sees("李叔", "您投的是：换LED", where=PRIVATE)
    assert box(council, poll) == {Ballot(choices=("1",)): 1}


def test_a_form_sets_all_choices_at_once(council: Council) -> None:
    poll = several(council)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1,2")
    council.acts("李叔", "vote.cast", poll=poll.id, choice="2", exact="yes")
    assert box(council, poll) == {Ballot(choices=("2",)): 1}


# Looking


def test_the_ballot_is_shown_in_private(council: Council, poll: Poll) -> None:
    council.presses("王阿姨", "去投票")
    council.sees("王阿姨", TITLE, "赞成", "反对", "弃权", where=PRIVATE)
    council.says("王阿姨", "1")
    council.acts("王阿姨", "vote.show", poll=poll.id)
    council.sees("王阿姨", "您已经投了：赞成", where=PRIVATE)
    assert new(council)[0].reply is not None
    assert new(council)[0].reply.secret  # type: ignore[union-attr]  # held in the line above


def test_a_deep_link_leads_to_the_ballot(council: Council, poll: Poll) -> None:
    council.says("李叔", f"/start vote_{poll.id}")
    council.sees("李叔", TITLE, "赞成")


def test_after_closing_the_ballot_leads_to_the_outcome(council: Council, poll: Poll) -> None:
    closed(council, poll)
    council.acts("李叔", "vote.show", poll=poll.id)
    council.sees("李叔", "表决已经结束", "看结果和公示")


def test_nobody_sees_interim_counts(council: Council, poll: Poll) -> None:
    """No text before closing depends on what was chosen, only on how many took part."""

    def told(choices: str) -> list[str]:
        other = voting(council, opened(council, proposed(council, choices)))
        begun = len(council.shown)
        for who, choice in zip(VOTERS, choices, strict=False):
            council.acts(who, "vote.cast", poll=other.id, choice=choice)
        council.acts("周老师", "moderate.queue")
        return [
            seen.text.replace(f"{other.number}号", "")
            for seen in council.shown[begun:]
            if not (seen.reply and seen.reply.secret)
        ]

    assert told("1112") == told("2221")
    assert poll.number == 2


# Calling off


def test_cancelling_tells_everyone_on_the_roll_why(council: Council, poll: Poll) -> None:
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.acts("周老师", "vote.cancel", poll=poll.id)
    council.sees("周老师", "为什么取消")
    council.says("周老师", "选项写错了")
    for who in VOTERS:
        council.sees(who, "取消了", "已投的票作废", "选项写错了", where=PRIVATE)
    council.sees("李叔", "【2号表决】", "表决已取消：选项写错了", where=GROUP)
    council.sees("李叔", "【2号议题】", "观点", where=GROUP)
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    council.sees("李叔", "已经结束")
    with council.begin() as work:
        assert work.topics.get(poll.topic_id).state is TopicState.DELIBERATING


def test_after_cancelling_a_new_poll_can_open(council: Council, poll: Poll) -> None:
    council.acts("周老师", "vote.cancel", poll=poll.id, reason="选项写错了")
    with council.begin() as work:
        topic = work.topics.get(poll.topic_id)
    again = voting(council, topic)
    assert again.id != poll.id
    council.acts("李叔", "vote.cast", poll=again.id, choice="1")
    assert box(council, again) == {Ballot(choices=("1",)): 1}
    assert box(council, poll) == {}


def test_a_scheduled_poll_can_be_cancelled(council: Council) -> None:
    poll = voting(council, opens_at="2026-11-23 08:00")
    council.acts("周老师", "vote.cancel", poll=poll.id, reason="改天")
    assert now(council, poll).state is PollState.CANCELLED
    council.waits(days=2)
    council.happens(tick)
    council.silent()


@pytest.mark.parametrize("who", ["李叔", "赵主任"])
def test_only_moderators_open_and_cancel(council: Council, poll: Poll, who: str) -> None:
    council.acts(who, "vote.cancel", poll=poll.id, reason="不喜欢")
    council.sees(who, "要由主持人来办")
    assert now(council, poll).state is PollState.OPEN
