"""Who may vote in a poll: the roll as it stands when the poll opens."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from deliberation.bylaws import CountingBase
from deliberation.communities import Household, Member, Role, Standing
from deliberation.identifiers import HouseholdId, MemberId


@dataclass(frozen=True)
class RollEntry:
    """One elector to be: a person or a household, and the members who speak for it."""

    label: str
    building: str
    members: tuple[MemberId, ...]
    household_id: HouseholdId | None = None


def roll(
    members: Iterable[Member], *, households: Iterable[Household], base: CountingBase
) -> tuple[RollEntry, ...]:
    """Return the electors of a community: its enrolled residents, or their households."""
    by_id = {household.id: household for household in households}
    residents = [
        member
        for member in members
        if member.standing is Standing.ENROLLED and member.has(Role.RESIDENT)
    ]
    match base:
        case CountingBase.PERSONS:
            return tuple(_person(each, households=by_id) for each in residents)
        case CountingBase.HOUSEHOLDS:
            return _by_household(residents, households=by_id)


def _person(member: Member, *, households: Mapping[HouseholdId, Household]) -> RollEntry:
    home = households.get(member.household_id) if member.household_id else None
    return RollEntry(
        label=member.name,
        building=home.building if home else "",
        members=(member.id,),
        household_id=member.household_id,
    )


def _by_household(
    residents: Iterable[Member], *, households: Mapping[HouseholdId, Household]
) -> tuple[RollEntry, ...]:
    speakers: dict[HouseholdId, tuple[MemberId, ...]] = {}
    for member in residents:
        key = member.household_id
        if key is not None and key in households:
            speakers[key] = (*speakers.get(key, ()), member.id)
    return tuple(
        RollEntry(
            label=home.label,
            building=home.building,
            members=speakers[home.id],
            household_id=home.id,
        )
        for home in households.values()
        if home.id in speakers
    )
