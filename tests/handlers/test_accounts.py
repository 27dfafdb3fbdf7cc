"""Two accounts of one person, joined by a code."""

import re

from deliberation.communities import Role, Standing
from deliberation.polls import Poll
from tests.dialogues import CAST, CHANNEL, GROUP, Council
from tests.handlers.stages import proposed, voting


def code_for(council: Council, who: str) -> str:
    council.says(who, "关联")
    council.sees(who, "关联码", "只能用一次")
    found = re.search(r"关联码：([A-Z0-9]{6})", council.last(who).text)
    assert found is not None
    return found[1]


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
