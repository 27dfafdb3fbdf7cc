"""Buildings, their doors, who lives behind them, and the invitations that are out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from deliberation.communities import Age, Community, Household, Member, Role, Standing
from deliberation.identifiers import MemberId
from deliberation.privacy import Asked
from handlers.access import vouches
from handlers.agreements import agreed
from handlers.enrolling import Claim, claims, invitations
from handlers.ports import Code, UnitOfWork

WHOLE_COMMUNITY = ""


@dataclass(frozen=True)
class Door:
    """A household, who is enrolled in it, and its invitation."""

    household: Household
    members: tuple[Member, ...]
    invitation: Code | None


@dataclass(frozen=True)
class Building:
    """The doors of a building."""

    name: str
    doors: tuple[Door, ...]

    @property
    def enrolled(self) -> int:
        """Return how many households somebody is enrolled in."""
        return sum(bool(each.members) for each in self.doors)

    @property
    def invited(self) -> int:
        """Return how many invitations are out."""
        return sum(each.invitation is not None for each in self.doors)


@dataclass(frozen=True)
class Doors:
    """What somebody who vouches for neighbours sees."""

    claims: tuple[Claim, ...]
    buildings: tuple[Building, ...]
    homeless: tuple[Member, ...]
    young: tuple[tuple[Member, bool], ...]
    grown: tuple[Member, ...]

    @property
    def uninvited(self) -> int:
        """Return how many households have no invitation."""
        return sum(len(each.doors) - each.invited for each in self.buildings)


def doors(work: UnitOfWork, community: Community, *, member: Member, now: datetime) -> Doors:
    """Gather the doors that a member may vouch for."""
    homes = {each.id: each for each in work.households.where(community_id=community.id)}
    own = homes[member.household_id].building if member.household_id else ""

    def mine(building: str) -> bool:
        return vouches(member, own_building=own, building=building)

    waiting = claims(work, community.id)
    everywhere = member.has(Role.MODERATOR, Role.ADMIN)
    members = work.members.where(community_id=community.id, standing=Standing.ENROLLED)
    return Doors(
        claims=tuple(each for each in waiting if mine(each.door.partition("-")[0])),
        buildings=tuple(
            each
            for each in _buildings(work, community, homes=homes.values(), now=now)
            if mine(each.name)
        ),
        homeless=tuple(each for each in members if everywhere and each.household_id is None),
        young=_young(work, community) if everywhere else (),
        grown=tuple(each for each in members if everywhere and each.may_vote),
    )


def _young(work: UnitOfWork, community: Community) -> tuple[tuple[Member, bool], ...]:
    """Return who is under 18, and of children whether a guardian agreed."""
    found = work.members.where(community_id=community.id, age=(Age.MINOR, Age.CHILD))
    return tuple(
        (each, agreed(work, each.id, Asked.GUARDIAN))
        for each in found
        if each.standing is not Standing.MOVED_OUT
    )


def people(shown: Doors) -> tuple[MemberId, ...]:
    """Return the members whose doors are shown."""
    living = (
        each for building in shown.buildings for door in building.doors for each in door.members
    )
    claiming = (each.member for each in shown.claims)
    young = (each for each, _ in shown.young)
    return tuple(each.id for each in (*living, *claiming, *shown.homeless, *young))


def _buildings(
    work: UnitOfWork, community: Community, *, homes: Iterable[Household], now: datetime
) -> tuple[Building, ...]:
    codes = {each.household_id: each for each in invitations(work, community.id, at=now)}
    members = work.members.where(community_id=community.id, standing=Standing.ENROLLED)
    found: dict[str, list[Door]] = {}
    for home in sorted(homes, key=_in_order):
        living = tuple(each for each in members if each.household_id == home.id)
        door = Door(household=home, members=living, invitation=codes.get(home.id))
        found.setdefault(home.building, []).append(door)
    return tuple(Building(name=name, doors=tuple(each)) for name, each in found.items())


def _in_order(home: Household) -> tuple[tuple[int, str], ...]:
    return tuple((len(part), part) for part in (home.building, home.unit, home.door))
