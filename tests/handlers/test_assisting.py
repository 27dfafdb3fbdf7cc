"""Ballots entered for neighbours: spoken, on paper, by proxy; told, and open to challenge."""

import pytest

from deliberation.assisted import Entry, EntryKind, EntryState
from deliberation.ballots import Ballot
from deliberation.communities import Role
from deliberation.polls import Elector, Poll
from handlers.entries import record_lines
from handlers.messages import IncomingFile, Press
from tests.dialogues import PHOTO, PRIVATE, Council
from tests.handlers.stages import voting

HOUSEHOLDS = {"base": "households"}


@pytest.fixture
def poll(council: Council) -> Poll:
    council.acts("孙工", "members.role", m=council.member("李叔").id, role="building_head")
    return voting(council, **HOUSEHOLDS)


def elector(council: Council, poll: Poll, label: str) -> Elector:
    with council.begin() as work:
        found = work.electors.one(poll_id=poll.id, label=label)
    assert found is not None
    return found


def box(council: Council, poll: Poll) -> dict[Ballot, int]:
    with council.begin() as work:
        return dict(work.ballots.counted(poll.id))


def entries(council: Council, poll: Poll) -> list[Entry]:
    with council.begin() as work:
        return list(work.entries.where(poll_id=poll.id))


def assists(council: Council, who: str, poll: Poll, label: str, ballot: str) -> None:
    key = elector(council, poll, label).id
    council.acts(who, "vote.assist", poll=poll.id, elector=key, ballot=ballot, kind="spoken")


# Entering


def test_the_head_of_the_building_enters_what_a_neighbour_says(
    council: Council, poll: Poll
) -> None:
    assists(council, "李叔", poll, "3-2-501", "1")
    council.sees("李叔", "3-2-501 选的是“赞成”", "回执")
    assert box(council, poll) == {Ballot(("1",)): 1}
    (entry,) = entries(council, poll)
    assert (entry.kind, entry.state) == (EntryKind.SPOKEN, EntryState.STANDS)
    assert entry.entered_by == council.member("李叔").id


def test_everybody_of_the_household_is_told_but_not_the_choice(
    council: Council, poll: Poll
) -> None:
    assists(council, "李叔", poll, "3-2-501", "1")
    for who in ("王阿姨", "王叔叔"):
        council.sees(who, "李叔刚替 3-2-501 录入了", "口头", "不对，撤回")
        council.sees_not(who, "赞成")


def test_a_head_of_another_building_and_a_neighbour_cannot(
    council: Council, poll: Poll
) -> None:
    assists(council, "李叔", poll, "1-1-101", "1")
    council.sees("李叔", "本楼的楼门长")
    assists(council, "王阿姨", poll, "3-2-502", "1")
    council.sees("王阿姨", "要由主持人")
    assert box(council, poll) == {}


def test_nobody_s_own_ballot_is_replaced(council: Council, poll: Poll) -> None:
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    assists(council, "李叔", poll, "3-2-501", "1")
    council.sees("李叔", "已经自己投过票了")
    assert box(council, poll) == {Ballot(("2",)): 1}
    assert entries(council, poll) == []


def test_only_who_entered_it_corrects_it(council: Council, poll: Poll) -> None:
    assists(council, "李叔", poll, "3-2-501", "1")
    assists(council, "周老师", poll, "3-2-501", "2")
    council.sees("周老师", "已由李叔代录")
    assists(council, "李叔", poll, "3-2-501", "2")
    assert box(council, poll) == {Ballot(("2",)): 1}
    assert len(entries(council, poll)) == 1


def test_who_votes_themselves_takes_its_place(council: Council, poll: Poll) -> None:
    assists(council, "李叔", poll, "3-2-501", "1")
    council.acts("王叔叔", "vote.cast", poll=poll.id, choice="2")
    assert box(council, poll) == {Ballot(("2",)): 1}
    assert [each.state for each in entries(council, poll)] == [EntryState.VOTED_THEMSELVES]
    assists(council, "李叔", poll, "3-2-501", "1")
    council.sees("李叔", "已经自己投过票了")


@pytest.mark.parametrize("words", ["", "赞成吧", "9", "1 2"])
def test_what_is_no_ballot_is_refused(council: Council, poll: Poll, words: str) -> None:
    assists(council, "李叔", poll, "3-2-501", words)
    assert box(council, poll) == {}
    assert entries(council, poll) == []


# Challenging


def test_a_challenge_takes_the_ballot_out(council: Council, poll: Poll) -> None:
    assists(council, "李叔", poll, "3-2-501", "1")
    council.presses("王叔叔", "不对，撤回")
    council.sees("王叔叔", "已撤回", "您可以自己投")
    council.sees("李叔", "3-2-501 的住户撤回了李叔代录的")
    council.sees("周老师", "3-2-501 的住户撤回了")
    assert box(council, poll) == {}
    assert [each.state for each in entries(council, poll)] == [EntryState.CHALLENGED]
    council.presses("王阿姨", "不对，撤回")
    council.sees("王阿姨", "不用再撤回")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    assert box(council, poll) == {Ballot(("2",)): 1}


def test_nobody_else_challenges_and_not_after_closing(council: Council, poll: Poll) -> None:
    assists(council, "李叔", poll, "3-2-501", "1")
    (entry,) = entries(council, poll)
    council.acts("小陈", "vote.challenge", e=entry.id)
    council.sees("小陈", "没有找到")
    council.waits(days=8)
    council.acts("王阿姨", "vote.challenge", e=entry.id)
    assert entries(council, poll)[0].state is EntryState.STANDS


# Paper


def pile(council: Council, who: str, poll: Poll, *lines: str) -> None:
    council.acts(who, "vote.read_papers", poll=poll.id, text="\n".join(lines))


def again(council: Council, who: str, poll: Poll, *lines: str) -> None:
    with council.begin() as work:
        batch = work.paper_batches.where(poll_id=poll.id)[-1]
    council.acts(who, "vote.read_papers_again", batch=batch.id, text="\n".join(lines))


@pytest.fixture
def second(council: Council) -> str:
    council.acts("孙工", "members.role", m=council.member("小陈").id, role=Role.MODERATOR.value)
    return "小陈"


def test_papers_count_once_two_people_read_them_alike(
    council: Council, poll: Poll, second: str
) -> None:
    pile(council, "周老师", poll, "3-2-501 1", "", "3-2-502  2")
    council.sees("周老师", "第一遍 2 张录完了")
    council.sees(second, "请您对着原票再录一遍")
    assert box(council, poll) == {}
    again(council, second, poll, "3-2-502 2", "3-2-501 1")
    council.sees(second, "两遍一致的 2 张")
    council.sees("王阿姨", "小陈刚替 3-2-501 录入了", "纸质")
    assert box(council, poll) == {Ballot(("1",)): 1, Ballot(("2",)): 1}


def test_what_differs_is_looked_at_again(council: Council, poll: Poll, second: str) -> None:
    pile(council, "周老师", poll, "3-2-501 1", "3-2-502 2")
    again(council, second, poll, "3-2-501 1", "3-2-502 1", "1-1-101 1")
    council.sees(second, "两遍一致的 1 张", "3-2-502", "1-1-101", "再录一遍")
    assert box(council, poll) == {Ballot(("1",)): 1}
    again(council, second, poll, "3-2-501 1", "3-2-502 2")
    council.sees(second, "两遍一致的 2 张")
    assert box(council, poll) == {Ballot(("1",)): 1, Ballot(("2",)): 1}


def test_one_person_cannot_read_both_times(council: Council, poll: Poll) -> None:
    pile(council, "周老师", poll, "3-2-501 1")
    again(council, "周老师", poll, "3-2-501 1")
    council.sees("周老师", "要由两个人来录")
    assert box(council, poll) == {}


def test_what_a_paper_says_is_kept_nowhere(council: Council, poll: Poll) -> None:
    pile(council, "周老师", poll, "3-2-501 1", "3-2-502 1")
    with council.begin() as work:
        (batch,) = work.paper_batches.where()
    digests = [each.digest for each in batch.sheets]
    assert len(set(digests)) == 2
    assert all(len(each) == 64 for each in digests)


def test_papers_of_those_who_voted_do_not_count(
    council: Council, poll: Poll, second: str
) -> None:
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    pile(council, "周老师", poll, "3-2-501 1", "3-2-502 1")
    again(council, second, poll, "3-2-501 1", "3-2-502 1")
    council.sees(second, "两遍一致的 1 张", "已经投过票，纸质票不再计入：3-2-501")
    assert box(council, poll) == {Ballot(("2",)): 1, Ballot(("1",)): 1}


@pytest.mark.parametrize(
    ("lines", "seen"),
    [
        (("3-2-501 1", "9-9-999 1"), "第 2 行“9-9-999 1”没看懂"),
        (("3-2-501",), "第 1 行“3-2-501”没看懂"),
        (("3-2-501 7",), "两遍"),
        (("3-2-501 1", "3-2-501 2"), "第 2 行：3-2-501 的票已经写过一次"),
        (("",), "一批请录 1 到 200 张"),
    ],
)
def test_piles_that_cannot_be_read(
    council: Council, poll: Poll, second: str, lines: tuple[str, ...], seen: str
) -> None:
    pile(council, "周老师", poll, *lines)
    if "两遍" in seen:
        again(council, second, poll, *lines)
        assert box(council, poll) == {}
    else:
        council.sees("周老师", seen)


# Proxies


@pytest.fixture
def own_rules(council: Council) -> Poll:
    return voting(
        council,
        base="households",
        bylaw="custom",
        majority="1/2",
        majority_of="participating",
        rule="本小区议事公约第八条",
        proxies="1",
    )


def gives(council: Council, poll: Poll, label: str, holder: str, *files: IncomingFile) -> None:
    values = {
        "poll": poll.id,
        "elector": elector(council, poll, label).id,
        "holder": council.member(holder).id,
    }
    press = Press("vote.note_proxy", values)
    council.receive("周老师", where=PRIVATE, press=press, files=files)


def by_proxy(council: Council, who: str, poll: Poll, label: str, ballot: str) -> None:
    key = elector(council, poll, label).id
    council.acts(who, "vote.by_proxy", poll=poll.id, elector=key, ballot=ballot)


def test_a_holder_votes_for_who_gave_the_proxy(council: Council, own_rules: Poll) -> None:
    gives(council, own_rules, "3-2-501", "李叔", PHOTO)
    council.sees("李叔", "3-2-501 书面委托您")
    council.sees("王阿姨", "委托了李叔代为投票")
    by_proxy(council, "李叔", own_rules, "3-2-501", "2")
    council.sees("王阿姨", "李叔刚替 3-2-501 录入了", "书面委托")
    council.acts("李叔", "vote.cast", poll=own_rules.id, choice="1")
    assert box(council, own_rules) == {Ballot(("1",)): 1, Ballot(("2",)): 1}
    assert [each.kind for each in entries(council, own_rules)] == [EntryKind.PROXY]


def test_a_proxy_needs_its_paper_and_the_bylaw(council: Council, own_rules: Poll) -> None:
    gives(council, own_rules, "3-2-501", "李叔")
    council.sees("周老师", "请附上委托书的照片")
    gives(council, own_rules, "3-2-501", "王叔叔", PHOTO)
    council.sees("周老师", "不用委托")
    gives(council, own_rules, "3-2-501", "李叔", PHOTO)
    gives(council, own_rules, "1-1-101", "李叔", PHOTO)
    council.sees("周老师", "最多许可这么多")


def test_a_consultation_knows_no_proxies(council: Council, poll: Poll) -> None:
    gives(council, poll, "3-2-501", "李叔", PHOTO)
    council.sees("周老师", "不允许委托投票")


def test_without_a_proxy_or_after_it_is_taken_back(council: Council, own_rules: Poll) -> None:
    by_proxy(council, "李叔", own_rules, "3-2-501", "2")
    council.sees("李叔", "没有给您的委托")
    gives(council, own_rules, "3-2-501", "李叔", PHOTO)
    with council.begin() as work:
        (proxy,) = work.proxies.where()
    council.acts("小陈", "vote.revoke_proxy", proxy=proxy.id)
    council.sees("小陈", "没有找到")
    council.acts("王阿姨", "vote.revoke_proxy", proxy=proxy.id)
    council.sees("王阿姨", "委托已撤回")
    by_proxy(council, "李叔", own_rules, "3-2-501", "2")
    council.sees("李叔", "没有给您的委托")
    assert box(council, own_rules) == {}


# The record


def test_the_record_counts_what_was_entered_for_others(council: Council, poll: Poll) -> None:
    for label in ("3-2-501", "3-2-502"):
        assists(council, "周老师", poll, label, "1")
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    with council.begin() as work:
        (line,) = record_lines(work, poll)
    assert {name: line.values[name] for name in ("count", "spoken", "themselves")} == {
        "count": 1,
        "spoken": 1,
        "themselves": 1,
    }


def test_a_record_without_such_ballots_says_nothing(council: Council, poll: Poll) -> None:
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    with council.begin() as work:
        assert record_lines(work, poll) == ()
