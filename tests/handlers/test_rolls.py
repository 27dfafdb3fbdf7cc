"""Rolls in the hands of a moderator: taken in, taken in again, owners who vote, lists."""

import pytest

from deliberation.identifiers import MemberId, PollId
from deliberation.owners import Owner
from deliberation.polls import PollState
from deliberation.roll_files import RollFile, RollFileState, RollSheet
from handlers import roll_desk
from handlers.ports import UnitOfWork
from handlers.roll_desk import Arrived
from handlers.roll_plans import ChangeKind, planned, present_doors
from handlers.roll_reading import NamedSheet, read_roll
from tests.dialogues import PRIVATE, Council
from tests.handlers.stages import closed, opened, voting

HEADER = ("楼栋", "单元", "门牌", "面积", "产权人", "手机", "状态")
KNOWN = ("3", "2", "501", "89.56", "王阿姨", "13800006789", "")
FIRST = (
    KNOWN,
    ("3", "2", "502", "102.5", "李叔、李婶", "", ""),
    ("3", "2", "503", "80", "王阿姨", "13800006789", ""),
    ("3", "2", "504", "60", "", "", "未售"),
    ("3", "2", "505", "60", "", "", "未售"),
)


def sheet_of(*rows: tuple[str, ...]) -> RollSheet:
    return read_roll([NamedSheet("", (HEADER, *rows))])


def arrived(council: Council, *rows: tuple[str, ...]) -> RollFile:
    """Let a file be read for the moderator, as the job does."""
    with council.begin() as work:
        who = Arrived("名册.xlsx", council.community.id, moderator(council, work))
        roll_desk.became(work, who, sheet_of(*rows), ids=council.ids, now=council.now)
        return work.roll_files.where(state=RollFileState.READ)[-1]


def moderator(council: Council, work: UnitOfWork) -> MemberId:
    found = work.members.one(community_id=council.community.id, name="周老师")
    assert found is not None
    return found.id


def taken_in(council: Council, *rows: tuple[str, ...], drop: str = "") -> None:
    file = arrived(council, *rows)
    council.acts("周老师", "rolls.confirm", file=file.id, drop=drop)


def doors(council: Council) -> dict[str, tuple[int, bool]]:
    with council.begin() as work:
        kept = work.holdings.where(community_id=council.community.id)
    return {each.label: (each.area, each.listed) for each in kept}


def owner_named(council: Council, name: str) -> Owner:
    with council.begin() as work:
        found = work.owners.one(community_id=council.community.id, name=name)
    assert found is not None
    return found


def test_reading_takes_nothing_in(council: Council) -> None:
    arrived(council, *FIRST)
    assert doors(council) == {}


def test_a_roll_is_taken_in_once_it_is_confirmed(council: Council) -> None:
    taken_in(council, *FIRST)
    council.sees("周老师", "新添 5 个门牌")
    assert doors(council) == {
        "3-2-501": (8956, True),
        "3-2-502": (10250, True),
        "3-2-503": (8000, True),
        "3-2-504": (6000, True),
        "3-2-505": (6000, True),
    }
    assert owner_named(council, "王阿姨").mark == "6789"
    assert owner_named(council, "开发商").developer
    with council.begin() as work:
        (file,) = work.roll_files.where(state=RollFileState.TAKEN_IN)
        assert file.sheet.rows == ()  # what it said of people is forgotten
        assert work.households.count(community_id=council.community.id, listed=True) == 5
        assert work.traces.one(subject=file.id, action="rolls.confirm") is not None


def test_a_roll_is_confirmed_once(council: Council) -> None:
    file = arrived(council, KNOWN)
    council.acts("周老师", "rolls.confirm", file=file.id)
    council.acts("周老师", "rolls.confirm", file=file.id)
    council.sees("周老师", "可能已经有人办过了")


def test_residents_take_in_nothing(council: Council) -> None:
    file = arrived(council, KNOWN)
    council.acts("王阿姨", "rolls.confirm", file=file.id)
    council.sees("王阿姨", "由主持人来办")
    assert doors(council) == {}


def test_a_dropped_roll_leaves_nothing(council: Council) -> None:
    file = arrived(council, KNOWN)
    council.acts("周老师", "rolls.drop", file=file.id)
    with council.begin() as work:
        assert work.roll_files.get(file.id).sheet.rows == ()
    assert doors(council) == {}


def test_a_newer_file_puts_the_older_aside(council: Council) -> None:
    older = arrived(council, KNOWN)
    arrived(council, *FIRST)
    with council.begin() as work:
        assert work.roll_files.get(older.id).state is RollFileState.DROPPED


def test_a_second_roll_shows_what_changes(council: Council) -> None:
    taken_in(council, *FIRST)
    second = (
        KNOWN,
        ("3", "2", "502", "103.5", "李叔、李婶", "", ""),
        ("3", "2", "503", "80", "赵大爷", "", ""),
        ("3", "2", "506", "70", "钱阿姨", "", ""),
        ("3", "2", "504", "60", "", "", "未售"),
    )
    file = arrived(council, *second)
    with council.begin() as work:
        plan = planned(file.sheet, present_doors(work, council.community.id))
    assert [each.label for each in plan.of(ChangeKind.ADDED)] == ["3-2-506"]
    assert [(each.was, each.now) for each in plan.of(ChangeKind.CHANGED)] == [
        ("李叔、李婶 102.50", "李叔、李婶 103.50"),
        ("王阿姨（6789） 80.00", "赵大爷 80.00"),
    ]
    assert [each.label for each in plan.of(ChangeKind.GONE)] == ["3-2-505"]
    assert plan.same == 2
    council.acts("周老师", "rolls.confirm", file=file.id)
    assert doors(council)["3-2-505"] == (6000, True)  # nobody said it should go
    taken_in(council, *second, drop="yes")
    assert doors(council)["3-2-505"] == (6000, False)
    again = arrived(council, *second)
    with council.begin() as work:
        assert planned(again.sheet, present_doors(work, council.community.id)).changes == ()


def test_other_buildings_stay(council: Council) -> None:
    taken_in(council, *FIRST)
    taken_in(council, ("4", "1", "101", "90", "孙阿姨", "", ""), drop="yes")
    assert doors(council)["3-2-501"] == (8956, True)


def test_a_door_that_could_not_be_read_does_not_go(council: Council) -> None:
    taken_in(council, *FIRST)
    broken = ("3", "2", "502", "=A1*2", "李叔、李婶", "", "")
    file = arrived(council, KNOWN, broken)
    with council.begin() as work:
        plan = planned(file.sheet, present_doors(work, council.community.id))
    assert "3-2-502" not in {each.label for each in plan.changes}


def test_a_moderator_says_who_votes_for_an_owner(council: Council) -> None:
    taken_in(council, *FIRST)
    owner = owner_named(council, "王阿姨")
    with council.begin() as work:
        member = work.members.one(community_id=council.community.id, name="王阿姨")
        assert member is not None
    council.acts("周老师", "rolls.link", owner=owner.id, member=member.id)
    council.sees("周老师", "王阿姨（6789）的票由王阿姨来投")
    assert owner_named(council, "王阿姨").member_id == member.id
    council.acts("周老师", "rolls.link", owner=owner.id, member="")
    assert owner_named(council, "王阿姨").member_id is None


def test_owners_of_elsewhere_are_not_ours(council: Council) -> None:
    taken_in(council, KNOWN)
    council.acts("外主持", "rolls.link", owner=owner_named(council, "王阿姨").id, member="")
    council.sees("外主持", "没有找到")


def test_lists_are_kept_and_removed(council: Council) -> None:
    with council.begin() as work:
        people = {
            each.name: each.id for each in work.members.where(community_id=council.community.id)
        }
    wang, li = people["王阿姨"], people["李叔"]
    said = {"name": "楼栋代表", "base": "delegates", "m": f"{wang},{li},{wang}"}
    council.acts("周老师", "rolls.list", **said, **{f"for_{wang}": "3号楼"})
    council.sees("周老师", "一共 2 人")
    with council.begin() as work:
        (kept,) = work.voter_lists.where(community_id=council.community.id)
    assert [(each.member_id, each.stands_for) for each in kept.voters] == [
        (wang, "3号楼"),
        (li, ""),
    ]
    council.acts("周老师", "rolls.list", list=kept.id, name="代表", base="delegates", m=wang)
    with council.begin() as work:
        assert work.voter_lists.get(kept.id).name == "代表"
    council.acts("周老师", "rolls.unlist", list=kept.id)
    with council.begin() as work:
        assert work.voter_lists.count(community_id=council.community.id) == 0


@pytest.mark.parametrize(
    ("said", "refused"),
    [({"name": " ", "m": ""}, "起个名字"), ({"name": "代表", "m": ""}, "还没有人")],
)
def test_a_list_needs_a_name_and_people(
    council: Council, said: dict[str, str], refused: str
) -> None:
    council.acts("周老师", "rolls.list", **said)
    council.sees("周老师", refused)


# Owners vote, by both accounts


def owners_vote(council: Council) -> PollId:
    return voting(council, base="owners", bylaw="owners_ordinary").id


def linked(council: Council, *names: str) -> None:
    for name in names:
        with council.begin() as work:
            member = work.members.one(community_id=council.community.id, name=name)
            assert member is not None
        owner = owner_named(council, name)
        council.acts("周老师", "rolls.link", owner=owner.id, member=member.id)


def test_ballots_of_owners_weigh_their_area(council: Council) -> None:
    taken_in(council, *FIRST)
    linked(council, "王阿姨", "李叔")
    poll_id = owners_vote(council)
    with council.begin() as work:
        poll = work.polls.get(poll_id)
        # Wang's two dwellings, the Lis' one, the developer's two.
        assert (poll.electors, poll.area) == (3, 8956 + 10250 + 8000 + 12000)
    council.acts("王阿姨", "vote.cast", poll=poll_id, choice="1")
    council.acts("李叔", "vote.cast", poll=poll_id, choice="2")
    with council.begin() as work:
        areas = {each.choices[0]: area for each, area in work.ballots.areas(poll.id).items()}
    assert areas == {"1": 16956, "2": 10250}
    verdict = closed(council, poll).verdict
    council.sees("王阿姨", "名册 3，参加 2", "总共 392.06 平方米，参加 272.06")
    council.sees("王阿姨", "2 票里至少要 2 票，得了 1 票，没过", "得了 169.56 平方米，过了")
    council.sees("王阿姨", "供业主大会作决定用的准备和记录")
    assert (verdict.participating, verdict.participating_area) == (2, 27206)
    assert (verdict.quorum_met, verdict.state.value) == (True, "closed_rejected")


def test_a_moderator_opens_a_vote_of_owners_in_chat(council: Council) -> None:
    taken_in(council, *FIRST)
    linked(council, "王阿姨")
    topic = opened(council)
    council.acts("周老师", "vote.open", t=topic.id)
    council.presses("周老师", "赞成或反对", where=PRIVATE)
    council.presses("周老师", "业主共同决定（重大事项）", where=PRIVATE)
    council.says("周老师", "7天", where=PRIVATE)
    council.sees(
        "周老师",
        "业主共 3 人，至少 2 人参加才有效",
        "总共 392.06 平方米，至少 261.38 平方米",
        "四分之三以上（正好也算）同意才通过",
        "其中 2 人还没有登记",
        "只公布总数",
        "供业主大会作决定用的准备和记录",
        where=PRIVATE,
    )
    council.says("周老师", "1", where=PRIVATE)
    with council.begin() as work:
        (poll,) = work.polls.where(topic_id=topic.id)
    assert (poll.state, poll.electors, poll.area) == (PollState.OPEN, 3, 39206)


def test_delegates_on_a_list_vote_and_nobody_else(council: Council) -> None:
    with council.begin() as work:
        li = work.members.one(community_id=council.community.id, name="李叔")
        assert li is not None
    council.acts("周老师", "rolls.list", name="楼栋代表", base="delegates", m=li.id)
    with council.begin() as work:
        (kept,) = work.voter_lists.where(community_id=council.community.id)
    rules = {"base": "delegates", "bylaw": "residents_representatives", "list": kept.id}
    poll = voting(council, **rules)
    council.acts("王阿姨", "vote.cast", poll=poll.id, choice="1")
    council.sees("王阿姨", "名册里没有您")
    council.acts("李叔", "vote.cast", poll=poll.id, choice="1")
    verdict = closed(council, poll).verdict
    assert (verdict.participating, verdict.electors) == (1, 1)
    assert verdict.state is PollState.CLOSED_ADOPTED
