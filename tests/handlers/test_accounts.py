"""Two accounts of one person, joined by a code."""

import re

from deliberation.communities import Account, Role, Standing
from deliberation.polls import Poll
from handlers.messages import Press
from tests.dialogues import CAST, CHANNEL, GROUP, PRIVATE, Council
from tests.handlers.stages import proposed, voting


def code_for(council: Council, who: str) -> str:
    council.says(who, "关联")
    council.sees(who, "关联码", "只能用一次")
    found = re.search(r"关联码：([A-Z0-9]{6})", council.last(who).text)
    assert found is not None
    return found[1]


WECHAT = "wechat"


def linked(council: Council, who: str) -> None:
    """Join somebody's WeChat account with the one that they have."""
    code = code_for(council, who)
    council.receive(who, where=PRIVATE, via=WECHAT, text=f"关联 {code}")
    council.sees(who, "关联好了")


def on_wechat(council: Council, who: str, action: str, **values: str) -> None:
    council.receive(who, where=PRIVATE, via=WECHAT, press=Press(action, values))


def account_on(council: Council, who: str, channel: str) -> Account:
    with council.begin() as work:
        found = work.accounts.one(channel=channel, external_id=CAST[who].sender)
    assert found is not None
    return found


def ballots(council: Council, poll: Poll) -> int:
    with council.begin() as work:
        return sum(work.ballots.counted(poll.id).values())


def test_two_accounts_become_one_person(council: Council) -> None:
    code = code_for(council, "王阿姨")
    council.says("访客", f"关联 {code}")
    council.sees("访客", "以后这个账号就是“王阿姨”")
    council.sees("王阿姨", "您的另一个账号“访客”已关联")
    assert council.member("访客") == council.member("王阿姨")


def test_a_code_alone_is_understood_and_works_once(council: Council) -> None:
    code = code_for(council, "王阿姨")
    council.says("访客", code.lower())
    council.sees("访客", "关联好了")
    council.says("生人", code)
    council.sees("生人", "已经用过")


def test_a_code_is_given_in_private_only(council: Council) -> None:
    council.says("王阿姨", "关联", where=GROUP)
    council.sees_not("王阿姨", "关联码", where=GROUP)
    council.sees("王阿姨", "关联码")


def test_what_the_other_account_was_and_said_comes_along(council: Council) -> None:
    gone, kept = council.member("李叔"), council.member("周老师")
    proposed(council, who="李叔")
    council.says("李叔", code_for(council, "周老师"))
    council.sees("李叔", "关联好了")
    now = council.member("周老师")
    assert (now.id, now.household_id) == (kept.id, gone.household_id)
    assert now.has(Role.MODERATOR)
    with council.begin() as work:
        assert work.members.get(gone.id).standing is Standing.MOVED_OUT
        assert work.proposals.count(author_id=gone.id) == 0
        assert work.proposals.count(author_id=kept.id) == 1
        assert work.accounts.count(member_id=kept.id) == 2


def test_oneself_and_other_doors_are_refused(council: Council) -> None:
    code = code_for(council, "王阿姨")
    council.says("王阿姨", code)
    council.sees("王阿姨", "本来就是同一个人")
    council.says("李叔", code)
    council.sees("李叔", "门牌不一样", "3-2-501", "3-2-502", "找主持人")
    assert council.member("李叔").standing is Standing.ENROLLED


def test_who_voted_with_both_waits_until_the_poll_is_closed(council: Council) -> None:
    poll = voting(council)
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.acts("王叔叔", "vote.cast", poll=poll.id, choice="2")
    council.says("王叔叔", code_for(council, "王阿姨"))
    council.sees("王叔叔", "两个账号都投了")
    assert ballots(council, poll) == 2


def test_the_elector_that_voted_is_the_one_that_stays(council: Council) -> None:
    poll = voting(council)
    council.acts("王叔叔", "vote.cast", poll=poll.id, choice="2")
    council.says("王叔叔", code_for(council, "王阿姨"))
    council.sees("王叔叔", "关联好了")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    assert ballots(council, poll) == 1


def test_every_account_of_the_cast_is_somebody_s(council: Council) -> None:
    council.says("访客", code_for(council, "王阿姨"))
    with council.begin() as work:
        for person in CAST.values():
            for account in work.accounts.where(channel=CHANNEL, external_id=person.sender):
                work.members.get(account.member_id)


def test_a_vote_is_shown_on_another_channel_but_not_what_it_says(council: Council) -> None:
    poll = voting(council)
    linked(council, "王阿姨")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.acts("王阿姨", "vote.show", poll=poll.id)
    council.sees("王阿姨", "您已经投了：赞成")
    on_wechat(council, "王阿姨", "vote.show", poll=poll.id)
    council.sees("王阿姨", "投过票了，投的什么这里不显示", "再投一次就行")
    council.sees_not("王阿姨", "您已经投了")


def test_a_vote_cast_on_one_channel_is_changed_on_another(council: Council) -> None:
    poll = voting(council)
    linked(council, "王阿姨")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    on_wechat(council, "王阿姨", "vote.cast", poll=poll.id, choice="2")
    council.sees("王阿姨", "您投的是：反对", "第 2 次投")
    assert ballots(council, poll) == 1
    council.acts("王阿姨", "vote.show", poll=poll.id)
    council.sees("王阿姨", "您已经在微信投过票了")


def test_several_choices_begin_anew_on_another_channel(council: Council) -> None:
    poll = voting(council, method="approval", options="东门\n西门\n车库")
    linked(council, "王阿姨")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    council.sees("王阿姨", "您投的是：东门、西门")
    on_wechat(council, "王阿姨", "vote.cast", poll=poll.id, choice="3")
    council.sees("王阿姨", "您投的是：车库")
    council.sees_not("王阿姨", "东门、")


def test_a_use_is_written_down_once_an_hour_or_when_the_other_was_used(
    council: Council,
) -> None:
    linked(council, "王阿姨")
    council.waits(hours=2)
    council.says("王阿姨", "帮助")
    first = account_on(council, "王阿姨", CHANNEL).last_used_at
    council.waits(minutes=50)
    council.says("王阿姨", "帮助")
    assert account_on(council, "王阿姨", CHANNEL).last_used_at == first
    council.receive("王阿姨", where=PRIVATE, via=WECHAT, text="帮助")
    assert account_on(council, "王阿姨", WECHAT).last_used_at == council.now
    council.waits(minutes=1)
    council.says("王阿姨", "帮助")
    assert account_on(council, "王阿姨", CHANNEL).last_used_at == council.now
