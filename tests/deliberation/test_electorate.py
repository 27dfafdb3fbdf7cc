"""Who is on a roll: owners as the Supreme People's Court counts them, lists, doors."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deliberation.bylaws import CountingBase
from deliberation.communities import Household, Member, Role, Standing
from deliberation.electorate import Register, RollEntry, roll
from deliberation.identifiers import (
    CommunityId,
    HoldingId,
    HouseholdId,
    MemberId,
    OwnerId,
)
from deliberation.owners import Holding, Owner, Voter, square_metres

HERE = CommunityId("here")
AT = datetime(2026, 11, 22, tzinfo=UTC)


def owner(name: str, *, member: str = "", developer: bool = False) -> Owner:
    return Owner(
        id=OwnerId(name),
        community_id=HERE,
        name=name,
        developer=developer,
        member_id=MemberId(member) if member else None,
    )


def holding(door: str, *owners: str, area: int = 9000, delivered: bool = True) -> Holding:
    return Holding(
        id=HoldingId(door),
        community_id=HERE,
        building="3",
        unit="1",
        door=door,
        area=area,
        owner_ids=tuple(OwnerId(each) for each in owners),
        delivered=delivered,
    )


def member(name: str, *, roles: Sequence[Role] = (Role.RESIDENT,)) -> Member:
    return Member(
        id=MemberId(name),
        community_id=HERE,
        name=name,
        standing=Standing.ENROLLED,
        created_at=AT,
        roles=frozenset(roles),
    )


def owners_roll(
    owners: Sequence[Owner], holdings: Sequence[Holding], members: Sequence[Member] = ()
) -> tuple[RollEntry, ...]:
    register = Register(members=members, owners=owners, holdings=holdings)
    return roll(register, base=CountingBase.OWNERS)


def test_a_dwelling_is_one_head_with_its_area() -> None:
    entries = owners_roll(
        [owner("王"), owner("李")], [holding("101", "王"), holding("102", "李")]
    )
    assert [(each.heads, each.area) for each in entries] == [(1, 9000), (1, 9000)]


def test_one_buyer_of_several_dwellings_is_one_head_and_area_counts_in_full() -> None:
    """Supreme People's Court interpretation, art. 9, second sentence."""
    (entry,) = owners_roll(
        [owner("王")], [holding("101", "王"), holding("102", "王", area=12050)]
    )
    assert (entry.heads, entry.area) == (1, 21050)


def test_co_owners_of_a_dwelling_are_one_head() -> None:
    (entry,) = owners_roll(
        [owner("王", member="王"), owner("李", member="李")],
        [holding("101", "王", "李")],
        [member("王"), member("李")],
    )
    assert (entry.heads, entry.area, set(entry.members)) == (1, 9000, {"王", "李"})


def test_couples_who_buy_twice_are_one_head_whoever_is_named_first() -> None:
    owners = [owner("王"), owner("李")]
    (entry,) = owners_roll(owners, [holding("101", "王", "李"), holding("102", "李", "王")])
    assert (entry.heads, entry.area) == (1, 18000)


def test_who_owns_alone_and_together_is_two_buyers() -> None:
    owners = [owner("王", member="王"), owner("李")]
    entries = owners_roll(
        owners, [holding("101", "王", "李"), holding("102", "王")], [member("王")]
    )
    assert [each.heads for each in entries] == [1, 1]
    # Nobody speaks for two electors: the one who owns alone speaks for that.
    assert [each.members for each in entries] == [(), ("王",)]


def test_the_developers_unsold_and_undelivered_dwellings_are_one_head_together() -> None:
    """Supreme People's Court interpretation, art. 9, second sentence."""
    owners = [owner("王"), owner("开发公司", developer=True)]
    entries = owners_roll(
        owners,
        [
            holding("101", "王"),
            holding("102", "开发公司"),
            holding("103", "开发公司", area=10000),
            holding("104", "王", area=11000, delivered=False),
        ],
    )
    assert [(each.label, each.heads, each.area) for each in entries] == [
        ("3-1-101", 1, 9000),
        ("开发公司", 1, 30000),
    ]


def test_a_dwelling_whose_owner_is_unknown_counts_and_nobody_speaks_for_it() -> None:
    entries = owners_roll([], [holding("101"), holding("102")])
    assert [(each.heads, each.area, each.members) for each in entries] == [
        (1, 9000, ()),
        (1, 9000, ()),
    ]


def test_what_a_newer_roll_leaves_out_is_not_counted() -> None:
    gone = replace(holding("101", "王"), listed=False)
    assert owners_roll([owner("王")], [gone]) == ()


def test_a_roll_names_owners_by_their_doors_alone() -> None:
    owned = [holding(str(door), "王") for door in range(101, 106)]
    (entry,) = owners_roll([owner("王")], owned)
    assert entry.label == "3-1-101、3-1-102、3-1-103…"


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from(["甲", "乙", "丙", "开发"]), max_size=3),
            st.integers(min_value=1, max_value=10**9),
            st.booleans(),
        ),
        max_size=25,
    )
)
def test_area_counts_in_full_and_buyers_once(
    drawn: list[tuple[set[str], int, bool]],
) -> None:
    people = [owner(each, member=each, developer=each == "开发") for each in "甲乙丙"]
    people.append(owner("开发", developer=True))
    owned = [
        holding(str(door), *sorted(names), area=area, delivered=delivered)
        for door, (names, area, delivered) in enumerate(drawn)
    ]
    entries = owners_roll(people, owned, [member(each) for each in "甲乙丙"])
    assert sum(each.area for each in entries) == sum(each.area for each in owned)
    assert all(each.heads == 1 for each in entries)
    buyers = {
        "开发" if "开发" in names or (names and not delivered) else "".join(sorted(names))
        for names, _, delivered in drawn
        if names
    }
    # Whoever is not handed over to is the developer's, owners known or not.
    unknown = [each for each in drawn if not each[0] and each[2]]
    if any(not each[0] and not each[2] for each in drawn):
        buyers.add("开发")
    assert len(entries) == len(buyers) + len(unknown)
    speakers = [each for entry in entries for each in entry.members]
    assert len(speakers) == len(set(speakers))


# Lists and doors


def test_a_list_is_who_stands_on_it_once_and_is_enrolled() -> None:
    gone = replace(member("搬走"), standing=Standing.MOVED_OUT)
    register = Register(
        members=[member("王"), member("李"), gone],
        voters=[
            Voter(MemberId("李"), "3号楼"),
            Voter(MemberId("王")),
            Voter(MemberId("李"), "4号楼"),
            Voter(MemberId("搬走")),
        ],
    )
    for base in (CountingBase.DELEGATES, CountingBase.LISTED):
        entries = roll(register, base=base)
        assert [(each.label, each.members) for each in entries] == [
            ("李（3号楼）", ("李",)),
            ("王", ("王",)),
        ]


def test_a_listed_door_is_an_elector_before_anybody_of_it_is_enrolled() -> None:
    homes = [
        Household(HouseholdId(door), HERE, "3", "1", door, listed=door != "103")
        for door in ("101", "102", "103")
    ]
    lives = replace(member("王"), household_id=HouseholdId("101"))
    entries = roll(Register(members=[lives], households=homes), base=CountingBase.HOUSEHOLDS)
    assert [(each.label, each.members) for each in entries] == [
        ("3-1-101", ("王",)),
        ("3-1-102", ()),
    ]


@pytest.mark.parametrize(("area", "said"), [(0, "0.00"), (5, "0.05"), (8956, "89.56")])
def test_areas_are_said_in_square_metres(area: int, said: str) -> None:
    assert square_metres(area) == said
