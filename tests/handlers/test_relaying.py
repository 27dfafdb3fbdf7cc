"""Votes of a group that no bot can enter: read, held against the roll, entered as assisted."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from deliberation.assisted import Entry, EntryKind, EntryState
from deliberation.ballots import Ballot
from deliberation.polls import Elector, Poll
from handlers import erasing, exporting
from handlers.entries import record_lines
from handlers.nicknames import remembered
from handlers.relay_matching import Relayed, listed, relayed, waits
from handlers.relay_reading import Part
from handlers.relay_wording import Doubt
from tests.dialogues import Council
from tests.handlers import stages
from tests.handlers.stages import opened, voting

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


def entries(council: Council, poll: Poll) -> Sequence[Entry]:
    with council.begin() as work:
        return work.entries.where(poll_id=poll.id)


def reads(council: Council, poll: Poll, text: str) -> tuple[Relayed, ...]:
    with council.begin() as work:
        roll, nicknames = listed(work, poll), remembered(work, poll)
        return relayed(poll, text, roll=roll, nicknames=nicknames)


def enters(council: Council, who: str, poll: Poll, **choices: str) -> None:
    rows = [
        f"{elector(council, poll, label.removeprefix('at').replace('_', '-')).id} {choice}"
        for label, choice in choices.items()
    ]
    council.acts(who, "vote.relay", poll=poll.id, entries="\n".join(rows))


# Who it is


def test_a_door_is_enough_where_the_household_votes(council: Council, poll: Poll) -> None:
    found = reads(council, poll, "1. 3栋501 阳光 同意\n2. 3-2-502 反对\n3. 9栋901 谁 同意")
    assert [each.elector and each.elector.label for each in found] == [
        "3-2-501",
        "3-2-502",
        None,
    ]
    assert [each.line.name for each in waits(found)] == ["谁"]


def test_a_name_alone_is_enough_where_nobody_shares_it(council: Council, poll: Poll) -> None:
    (found,) = reads(council, poll, "小陈: 同意")
    assert found.elector is not None
    assert found.elector.label == "1-1-101"
    (unknown,) = reads(council, poll, "小陈妈妈: 同意")
    assert unknown.elector is None


def test_where_persons_vote_a_door_alone_names_nobody(council: Council) -> None:
    poll = voting(council)
    nobody, somebody = reads(council, poll, "3-2-501 同意\n3-2-501 王阿姨 同意")
    assert nobody.elector is None
    assert somebody.elector is not None
    assert somebody.elector.label == "王阿姨"


def test_two_of_one_household_that_differ_are_doubtful(council: Council, poll: Poll) -> None:
    found = reads(council, poll, "1. 3-2-501 王阿姨 同意\n2. 3-2-501 王叔叔 反对")
    assert [each.line.doubt for each in found] == [Doubt.SAME_ELECTOR] * 2
    same = reads(council, poll, "1. 3-2-501 王阿姨 同意\n2. 3-2-501 王叔叔 同意")
    assert [each.line.part for each in same] == [Part.REPLACED, Part.CHOSEN]


def test_an_option_called_like_a_neighbour_is_chosen_by_its_number(council: Council) -> None:
    poll = voting(council, method="plurality", options="王阿姨\n李叔", **HOUSEHOLDS)
    assert {each.label for each in poll.options} == {"王阿姨", "李叔"}
    named, numbered = reads(council, poll, "1. 3-2-501 王阿姨\n2. 3-2-502 李叔 1")
    assert named.line.part is Part.DOUBTFUL
    assert numbered.line.choices == ("1",)


# What is entered


def test_a_relay_is_entered_told_and_counted_by_its_kind(council: Council, poll: Poll) -> None:
    enters(council, "周老师", poll, at3_2_501="1", at1_1_101="2")
    council.sees("周老师", "接龙录好 2 票")
    council.sees("周老师", "回执", "3-2-501：")
    council.sees("王阿姨", "周老师刚替 3-2-501 录入了", "群里接龙", "不对，撤回")
    assert box(council, poll) == {Ballot(("1",)): 1, Ballot(("2",)): 1}
    assert {each.kind for each in entries(council, poll)} == {EntryKind.RELAYED}
    with council.begin() as work:
        (line,) = record_lines(work, poll)
    assert line.values["relayed"] == 2


def test_what_has_not_changed_is_not_told_again(council: Council, poll: Poll) -> None:
    enters(council, "周老师", poll, at3_2_501="1", at1_1_101="2")
    enters(council, "周老师", poll, at3_2_501="1", at1_1_101="1")
    council.sees("周老师", "接龙录好 1 票", "另有 1 票和上次一样")
    council.sees_nothing("王阿姨")
    council.sees("小陈", "周老师刚替 1-1-101 录入了")
    assert box(council, poll) == {Ballot(("1",)): 2}
    assert len(entries(council, poll)) == 2


def test_nobody_s_own_ballot_is_replaced_by_a_list(council: Council, poll: Poll) -> None:
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="2")
    enters(council, "周老师", poll, at3_2_501="1", at3_2_502="1")
    council.sees("周老师", "接龙录好 1 票", "已经自己投过了，以他们自己投的为准：3-2-501")
    assert box(council, poll) == {Ballot(("1",)): 1, Ballot(("2",)): 1}


def test_what_was_taken_out_is_not_put_back_by_the_same_list(
    council: Council, poll: Poll
) -> None:
    enters(council, "周老师", poll, at3_2_501="1")
    council.presses("王阿姨", "不对，撤回")
    enters(council, "周老师", poll, at3_2_501="1")
    council.sees("周老师", "又被本人撤回了，没有再录", "3-2-501")
    assert box(council, poll) == {}
    assert [each.state for each in entries(council, poll)] == [EntryState.CHALLENGED]


def test_what_another_entered_stays_theirs(council: Council, poll: Poll) -> None:
    enters(council, "李叔", poll, at3_2_501="1")
    enters(council, "周老师", poll, at3_2_501="2")
    council.sees("周老师", "已由别人代录", "3-2-501")
    assert box(council, poll) == {Ballot(("1",)): 1}


def test_a_head_of_a_building_relays_for_that_building_alone(
    council: Council, poll: Poll
) -> None:
    enters(council, "李叔", poll, at3_2_501="1", at1_1_101="1")
    assert box(council, poll) == {}
    enters(council, "李叔", poll, at3_2_501="1")
    assert box(council, poll) == {Ballot(("1",)): 1}


@pytest.mark.parametrize(
    ("rows", "seen"),
    [
        ("", "还没有可以录的"),
        ("{elector}", "还没有可以录的"),
        ("{elector} 7", "7"),
        ("{elector} 1,2", "1"),
        ("{elector} 1\n{elector} 2", "3-2-501 有两条不一样的"),
        ("\n".join(["{elector} 1"] * 201), "一次最多看 200 条"),
    ],
    ids=["empty", "no-choice", "no-such-option", "too-many", "twice", "too-long"],
)
def test_what_cannot_be_entered_is_refused_whole(
    council: Council, poll: Poll, rows: str, seen: str
) -> None:
    key = elector(council, poll, "3-2-501").id
    council.acts("周老师", "vote.relay", poll=poll.id, entries=rows.format(elector=key))
    council.sees("周老师", seen)
    assert box(council, poll) == {}


def test_a_ranking_is_not_relayed(council: Council) -> None:
    poll = voting(council, method="irv", options="换新灯\n修旧灯\n感应灯", **HOUSEHOLDS)
    enters(council, "周老师", poll, at3_2_501="1")
    council.sees("周老师", "接龙说不清楚")
    assert box(council, poll) == {}


def test_several_options_are_entered_together(council: Council) -> None:
    poll = voting(council, method="approval", options="长椅\n路灯\n滑梯", **HOUSEHOLDS)
    (found,) = reads(council, poll, "1. 3-2-501 王阿姨 长椅、滑梯")
    enters(council, "周老师", poll, at3_2_501=",".join(found.line.choices))
    assert box(council, poll) == {Ballot(("1", "3")): 1}


# Names that were matched before


def matches(council: Council, poll: Poll, name: str, label: str) -> None:
    """Let somebody at the desk say whose line it is."""
    key = elector(council, poll, label).id
    council.acts("周老师", "vote.relay", poll=poll.id, entries=f"{key} 1 {name}")


def another(council: Council, **rules: str) -> Poll:
    """Let a second matter be voted on."""
    found = stages.proposed(council, text="东门口下雨积水", who="李叔")
    return voting(council, opened(council, found), **rules)


def proposed(council: Council, poll: Poll, text: str) -> list[str]:
    found = reads(council, poll, text)
    assert not any(each.elector for each in found)
    assert waits(found) == found
    return [each.proposed.label for each in found if each.proposed]


def test_a_name_matched_once_is_proposed_in_the_next_relay(
    council: Council, poll: Poll
) -> None:
    assert proposed(council, poll, "阿强: 同意") == []
    matches(council, poll, "阿强", "3-2-501")
    assert proposed(council, poll, "阿强～: 反对") == ["3-2-501"]
    again = another(council, **HOUSEHOLDS)
    assert proposed(council, again, "1. 阿强 同意") == ["3-2-501"]
    here, other = reads(council, again, "1. 3-2-501 王阿姨 同意\n2. 阿强 同意")
    assert here.elector is not None
    assert other.elector is other.proposed is None


def test_a_name_matched_with_two_is_asked_again(council: Council, poll: Poll) -> None:
    matches(council, poll, "阿强", "3-2-501")
    matches(council, poll, "阿强", "3-2-502")
    assert proposed(council, poll, "阿强: 同意") == []


def test_two_that_would_be_one_elector_are_both_asked(council: Council, poll: Poll) -> None:
    matches(council, poll, "阿强", "3-2-501")
    matches(council, poll, "强嫂", "3-2-501")
    assert proposed(council, poll, "强嫂: 同意") == ["3-2-501"]
    assert proposed(council, poll, "阿强: 同意\n强嫂: 反对") == []


def test_a_door_in_the_line_speaks_against_it(council: Council) -> None:
    poll = voting(council)
    matches(council, poll, "阿强", "王阿姨")
    assert proposed(council, poll, "3-2-501 阿强: 同意") == ["王阿姨"]
    assert proposed(council, poll, "1-1-101 阿强: 同意") == []


def test_a_household_s_name_names_nobody_of_it_but_a_person_s_their_household(
    council: Council, poll: Poll
) -> None:
    matches(council, poll, "阿强", "3-2-501")
    persons = another(council)
    assert proposed(council, persons, "阿强: 同意") == []
    matches(council, persons, "阿强", "王阿姨")
    assert proposed(council, persons, "阿强: 同意") == ["王阿姨"]
    assert proposed(council, poll, "阿强: 同意") == ["3-2-501"]
    matches(council, persons, "小辣椒", "小陈")
    assert proposed(council, poll, "小辣椒: 同意") == ["1-1-101"]


def test_whoever_bears_the_name_is_not_taken_for_whom_it_was_matched_with(
    council: Council, poll: Poll
) -> None:
    matches(council, poll, "李叔", "3-2-501")
    matches(council, poll, "1234", "3-2-501")
    matches(council, poll, "强", "3-2-501")
    with council.begin() as work:
        assert work.nicknames.where() == ()
    matches(council, poll, "阿强", "3-2-501")
    member = council.member("李叔")
    with council.begin() as work:
        work.members.save(replace(member, name="阿强"))
    assert proposed(council, poll, "阿强: 同意") == []


def test_a_line_for_somebody_else_teaches_no_name(council: Council, poll: Poll) -> None:
    (line,) = reads(council, poll, "阿强: 替老伴投 1")
    assert line.elector is None
    assert line.nickname == ""
    (known,) = reads(council, poll, "阿强: 随便吧")
    assert known.nickname == "阿强"


@pytest.mark.parametrize("goes", ["erased", "moved out", "without a door"])
def test_the_name_goes_with_whom_it_was_matched_with(council: Council, goes: str) -> None:
    home, person = voting(council, **HOUSEHOLDS), another(council)
    matches(council, home, "阿强", "1-1-101")
    matches(council, person, "小辣椒", "小陈")
    matches(council, person, "强哥", "王阿姨")
    member = council.member("小陈")
    with council.begin() as work:
        told = exporting.gathered(work, member)
    assert {each["name"] for each in told["nicknames"]} == {"阿强", "小辣椒"}
    if goes == "erased":
        with council.begin() as work:
            erasing.removed(work, member)
    elif goes == "moved out":
        council.acts("小陈", "members.leave", confirm="yes")
    else:
        council.acts("小陈", "privacy.withdraw", asked="door")
    with council.begin() as work:
        assert [each.name for each in work.nicknames.where()] == ["强哥"]
