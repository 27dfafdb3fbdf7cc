"""Two communities founded as an operator does, with the cast of the dialogues in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.founding import Founded, Founding, founded
from bot.ground import Ground
from deliberation.communities import Account, Household, Member
from deliberation.identifiers import CommunityId, HouseholdId, MemberId
from handlers.ports import UnitOfWork
from tests.dialogues import CAST, COMMITTEE_ROOM, GROUP, Driver, Person
from tests.fakes import START

FOUNDER = "孙工"


@dataclass(frozen=True)
class Settled:
    """The community of the dialogues and the members of the cast by name."""

    founded: Founded
    members: Mapping[str, Member]


def settled(on: Ground) -> Settled:
    """Found the communities and enrol whoever of the cast is known."""
    with on.storage.transaction() as work:
        here = founded(work, _wanted("清河里社区", slug="here"), on=on)
        there = founded(work, _wanted("别处社区", slug="there"), on=on)
        members: dict[str, Member] = {}
        for person in CAST.values():
            home = here if person.community == "here" else there
            if person.standing is not None:
                members[person.name] = _member(
                    work, person, community_id=home.community_id, on=on
                )
    return Settled(founded=here, members=members)


def joined(on: Ground, people: Settled, *, channel: str, called: Callable[[str], str]) -> None:
    """Give every member their account on a channel, where ``called`` tells its id by name."""
    with on.storage.transaction() as work:
        for name, member in people.members.items():
            work.accounts.add(
                Account(
                    id=on.ids.new(),
                    community_id=member.community_id,
                    channel=channel,
                    external_id=called(name),
                    member_id=member.id,
                    display_name=name,
                    last_used_at=START,
                )
            )


def bound(driver: Driver, people: Settled) -> None:
    """Have the founder bind the residents' and the committee's room by their codes."""
    codes = {
        GROUP: people.founded.residents_code,
        COMMITTEE_ROOM: people.founded.committee_code,
    }
    for where, code in codes.items():
        driver.says(FOUNDER, f"绑定 {code}", where=where)
        driver.settle()
        assert "本群已绑定" in str(driver.visible(FOUNDER, where=where))


def _wanted(name: str, *, slug: str) -> Founding:
    return Founding(
        name=name,
        parent="河畔街道",
        time_zone="Asia/Shanghai",
        locale="zh_CN",
        admin=FOUNDER,
        slug=slug,
        link_hours=24,
    )


def _member(
    work: UnitOfWork, person: Person, *, community_id: CommunityId, on: Ground
) -> Member:
    if person.name == FOUNDER:
        (founder,) = work.members.where(community_id=community_id, name=FOUNDER)
        return founder
    assert person.standing is not None
    member = Member(
        id=MemberId(on.ids.new()),
        community_id=community_id,
        name=person.name,
        standing=person.standing,
        created_at=START,
        roles=person.roles,
        household_id=_household(work, person, community_id=community_id, on=on),
        welcomed_at=START,
    )
    work.members.add(member)
    return member


def _household(
    work: UnitOfWork, person: Person, *, community_id: CommunityId, on: Ground
) -> HouseholdId | None:
    if not person.door:
        return None
    building, unit, door = person.door.split("-")
    where = {"building": building, "unit": unit, "door": door}
    known = work.households.one(community_id=community_id, **where)
    if known is not None:
        return known.id
    household = Household(id=HouseholdId(on.ids.new()), community_id=community_id, **where)
    work.households.add(household)
    return household.id
