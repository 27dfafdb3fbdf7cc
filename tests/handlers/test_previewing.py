"""What a poll would need, in words and in figures of the present roll."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from deliberation.bylaws import CountingBase
from deliberation.communities import Household, Member, Role, Standing
from deliberation.identifiers import (
    HoldingId,
    HouseholdId,
    MemberId,
    OwnerId,
    PollId,
    TopicId,
    VoterListId,
)
from deliberation.owners import Holding, Owner, Voter, VoterList
from deliberation.polls import NoticeTooShort, Poll, checked_notice
from deliberation.thresholds import Threshold
from handlers.messages import Incoming, Text
from handlers.ports import UnitOfWork
from handlers.previewing import preview, share_text
from handlers.rules import (
    ListUnknown,
    MethodNeedsShare,
    RuleWithoutText,
    ShareUnclear,
    bylaw_of,
    read_share,
    require_rules,
    ruled,
)
from handlers.texts import catalogue
from handlers.turn import Turn
from tests.deliberation.strategies import open_poll
from tests.dialogues import Council


def turn(council: Council, work: UnitOfWork) -> Turn:
    member = work.members.one(community_id=council.community.id, name="周老师")
    assert member is not None
    incoming = Incoming(
        channel="test",
        update_id="1",
        sender="x",
        sender_name="周老师",
        at=council.now,
        community=council.community.id,
    )
    return Turn(
        incoming=incoming,
        community=council.community,
        member=member,
        room=None,
        work=work,
        now=council.now,
        ids=council.ids,
    )


def poll(
    council: Council, values: Mapping[str, str], *, base: CountingBase, days: int = 0
) -> Poll:
    opens = council.now + timedelta(days=days)
    return replace(
        open_poll(),
        id=PollId("p"),
        topic_id=TopicId("t"),
        community_id=council.community.id,
        base=base,
        bylaw=bylaw_of(values, base=base),
        opens_at=opens,
        closes_at=opens + timedelta(days=7),
        list_id=values.get("list", ""),
    )


def said(lines: tuple[Text, ...], locale: str = "zh_CN") -> str:
    words = catalogue(locale)
    return "\n".join(words.sentence(each, time_zone="Asia/Shanghai") for each in lines)


def homes(work: UnitOfWork, council: Council, count: int) -> None:
    for number in range(count):
        home = Household(
            id=HouseholdId(council.ids.new()),
            community_id=council.community.id,
            building="9",
            unit="1",
            door=str(number),
            listed=True,
        )
        work.households.add(home)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "villagers_meeting",
            (
                "应到 201 户，至少 134 户参加才有效",
                "刚好 134 户参加，要 68 户同意",
                "要 101 户同意",
            ),
        ),
        ("residents_meeting", ("至少 101 户参加才有效", "过半数（比一半多才算）")),
        ("villagers_group", ("至少 134 户参加才有效",)),
        ("consultation", ("共 201 户。来多少户都算数", "赞成占过半数")),
    ],
)
def test_households_in_figures(council: Council, name: str, wanted: tuple[str, ...]) -> None:
    with council.begin() as work:
        homes(work, council, 198)  # the cast lives behind three doors more
        lines = preview(
            turn(council, work),
            poll(council, {"bylaw": name}, base=CountingBase.HOUSEHOLDS),
        )
    text = said(lines)
    for each in wanted:
        assert each in text
    assert "198 户还没有人登记" in text
    assert said(lines, "en")


def own(work: UnitOfWork, council: Council, areas: Mapping[str, int]) -> None:
    for door, area in areas.items():
        owner = Owner(OwnerId(council.ids.new()), council.community.id, f"业主{door}")
        work.owners.add(owner)
        holding = Holding(
            HoldingId(council.ids.new()),
            council.community.id,
            "9",
            "1",
            door,
            area,
            (owner.id,),
        )
        work.holdings.add(holding)


def test_owners_in_figures_of_both_accounts(council: Council) -> None:
    with council.begin() as work:
        own(work, council, {str(door): 10_000 for door in range(90)})
        lines = preview(
            turn(council, work),
            poll(council, {"bylaw": "owners_major"}, base=CountingBase.OWNERS),
        )
    text = said(lines)
    for part in (
        "业主共 90 人，至少 60 人参加才有效",
        "总共 9000.00 平方米，至少 6000.00 平方米",
        "四分之三以上（正好也算）同意才通过",
        "刚好 60 人参加，要 45 人同意；全到齐，要 68 人同意",
        "刚好 6000.00 平方米参加，要 4500.00 平方米；全到齐，要 6750.00 平方米",
        "只公布总数",
        "五分之一以上的业主",
        "物业管理条例 第十三条、第十四条要求提前 15 天通知",
    ):
        assert part in text


def test_members_of_a_collective_on_a_list(council: Council) -> None:
    with council.begin() as work:
        people: list[MemberId] = []
        for number in range(30):
            member = Member(
                MemberId(council.ids.new()),
                council.community.id,
                f"社员{number}",
                Standing.ENROLLED,
                council.now,
                frozenset({Role.RESIDENT}),
            )
            work.members.add(member)
            people.append(member.id)
        kept = VoterList(
            VoterListId("vl"),
            council.community.id,
            "全体成员",
            CountingBase.LISTED,
            tuple(Voter(each) for each in people),
            people[0],
            council.now,
        )
        work.voter_lists.add(kept)
        values = {"bylaw": "collective_members", "list": kept.id}
        spoken = turn(council, work)
        found = ruled(spoken, poll(council, values, base=CountingBase.LISTED), values)
        text = said(preview(spoken, found))
        with pytest.raises(ListUnknown):
            ruled(spoken, found, {"list": "none"})
    assert "应到 30 人，至少 20 人参加才有效" in text
    assert "就是 20 人，没参加的也算在全体里" in text


# Rules of one's own, and shares as people write them


@pytest.mark.parametrize(
    ("words", "part", "whole", "strict"),
    [
        ("过半数", 1, 2, True),
        ("2/3", 2, 3, False),
        ("三分之二以上", 2, 3, False),
        ("超过1/3", 1, 3, True),
        ("超过三分之一", 1, 3, True),
        ("60%", 3, 5, False),
        ("１/２", 1, 2, False),
        ("1/1", 1, 1, False),
    ],
)
def test_shares_are_read_exactly(words: str, part: int, whole: int, *, strict: bool) -> None:
    threshold = read_share(words)
    assert threshold is not None
    share = threshold.share
    assert (share.numerator, share.denominator, threshold.strict) == (part, whole, strict)
    assert said((share_text(threshold),))


@pytest.mark.parametrize("words", ["多数", "4/3", "0/3", "1/0", "超过1/1", "150%", "三分之"])
def test_what_is_no_share_is_refused(words: str) -> None:
    with pytest.raises(ShareUnclear):
        read_share(words)


@pytest.mark.parametrize("words", ["", "0", "不限", "无"])
def test_no_quorum_may_be_asked(words: str) -> None:
    assert read_share(words) is None


def test_rules_of_ones_own_need_their_ground() -> None:
    values = {
        "bylaw": "custom",
        "quorum": "超过1/3",
        "least": "10",
        "majority": "60%",
        "majority_of": "electorate",
        "rule": "管理规约第八条",
    }
    bylaw = bylaw_of(values, base=CountingBase.OWNERS)
    assert bylaw.source == "管理规约第八条"
    assert bylaw.quorum == read_share("超过1/3")
    assert bylaw.majority == Threshold(share=Fraction(3, 5), strict=False)
    assert bylaw.least_participating(20, base=CountingBase.PERSONS) == 10
    with pytest.raises(RuleWithoutText):
        bylaw_of({**values, "rule": " "}, base=CountingBase.OWNERS)
    with pytest.raises(ShareUnclear):
        bylaw_of({**values, "least": "十几个"}, base=CountingBase.OWNERS)
    with pytest.raises(ShareUnclear):
        bylaw_of({**values, "majority_of": "everyone"}, base=CountingBase.OWNERS)


def test_what_the_law_sets_nobody_sets() -> None:
    values = {"bylaw": "residents_meeting", "quorum": "1/10", "majority": "1/10"}
    bylaw = bylaw_of(values, base=CountingBase.PERSONS)
    assert bylaw.least_participating(100, base=CountingBase.PERSONS) == 51


# What may not open


def test_a_meeting_needs_its_notice_where_it_binds(council: Council) -> None:
    with council.begin() as work:
        spoken = turn(council, work)
        adopted = replace(spoken.community, adopted_for_meetings=True)
        values = {"bylaw": "residents_meeting"}
        early = poll(council, values, base=CountingBase.PERSONS, days=3)
        text = said(preview(spoken, early))
        assert "要求提前 10 天通知，现在只提前了 3 天" in text
        assert "十分之一以上的成年居民" in text
        assert "名册上只有登记过的人" in text
        require_rules(spoken, early)
        with pytest.raises(NoticeTooShort):
            require_rules(replace(spoken, community=adopted), early)
        due = poll(council, values, base=CountingBase.PERSONS, days=10)
        require_rules(replace(spoken, community=adopted), due)
        assert "现在定的开始时间够了" in said(preview(spoken, due))
    checked_notice(due.bylaw, announced_at=council.now, opens_at=due.opens_at, adopted=True)


def test_a_count_without_shares_decides_no_meeting(council: Council) -> None:
    with council.begin() as work:
        spoken = turn(council, work)
        ranked = replace(
            poll(council, {"bylaw": "residents_meeting"}, base=CountingBase.PERSONS),
            method="irv",
        )
        with pytest.raises(MethodNeedsShare):
            require_rules(spoken, ranked)
        bylaw = bylaw_of({}, base=CountingBase.PERSONS)
        require_rules(spoken, replace(ranked, bylaw=bylaw))
