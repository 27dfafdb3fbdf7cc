"""Who may vote in a poll: the roll as it stands when the poll opens."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from deliberation.bylaws import CountingBase
from deliberation.communities import Household, Member, Role, Standing
from deliberation.identifiers import HouseholdId, MemberId, OwnerId
from deliberation.owners import Holding, Owner, Voter

DOORS_NAMED = 3


@dataclass(frozen=True)
class Register:
    """What a roll is made of: people, doors, owners and holdings, and a list if one is used."""

    members: Sequence[Member]
    households: Sequence[Household] = ()
    owners: Sequence[Owner] = ()
    holdings: Sequence[Holding] = ()
    voters: Sequence[Voter] = ()


@dataclass(frozen=True)
class RollEntry:
    """One elector to be: whom it stands for, the members who speak for it, and its weight.

    ``area`` is in 0.01 m² and in full; ``heads`` is 1 however many dwellings are owned.
    """

    label: str
    building: str
    members: tuple[MemberId, ...]
    household_id: HouseholdId | None = None
    area: int = 0
    heads: int = 1


def roll(register: Register, *, base: CountingBase) -> tuple[RollEntry, ...]:
    """Return the electors of a community; nobody speaks for two of them."""
    match base:
        case CountingBase.PERSONS:
            return tuple(
                _person(each, households=_homes(register)) for each in _residents(register)
            )
        case CountingBase.HOUSEHOLDS:
            return _by_household(register)
        case CountingBase.OWNERS:
            return _by_owner(register)
        case CountingBase.DELEGATES | CountingBase.LISTED:
            return _by_list(register)


def _homes(register: Register) -> Mapping[HouseholdId, Household]:
    return {household.id: household for household in register.households}


def _residents(register: Register) -> list[Member]:
    return [each for each in _enrolled(register.members) if each.has(Role.RESIDENT)]


def _enrolled(members: Iterable[Member]) -> list[Member]:
    return [each for each in members if each.standing is Standing.ENROLLED and each.may_vote]


def _person(member: Member, *, households: Mapping[HouseholdId, Household]) -> RollEntry:
    home = households.get(member.household_id) if member.household_id else None
    return RollEntry(
        label=member.name,
        building=home.building if home else "",
        members=(member.id,),
        household_id=member.household_id,
    )


def _by_household(register: Register) -> tuple[RollEntry, ...]:
    """Return the doors of the roll read from a file, and those where somebody is enrolled."""
    homes = _homes(register)
    speakers: dict[HouseholdId, tuple[MemberId, ...]] = {}
    for member in _residents(register):
        key = member.household_id
        if key is not None and key in homes:
            speakers[key] = (*speakers.get(key, ()), member.id)
    return tuple(
        RollEntry(
            label=home.label,
            building=home.building,
            members=speakers.get(home.id, ()),
            household_id=home.id,
        )
        for home in homes.values()
        if home.listed or home.id in speakers
    )


def _by_list(register: Register) -> tuple[RollEntry, ...]:
    homes = _homes(register)
    enrolled = {each.id: each for each in _enrolled(register.members)}
    # A member stands on a list once, whatever they stand for.
    voters: dict[MemberId, Voter] = {}
    for voter in register.voters:
        voters.setdefault(voter.member_id, voter)
    entries = (
        replace(
            _person(enrolled[key], households=homes),
            label=_listed_label(enrolled[key], voter),
        )
        for key, voter in voters.items()
        if key in enrolled
    )
    return tuple(entries)


def _listed_label(member: Member, voter: Voter) -> str:
    return f"{member.name}（{voter.stands_for}）" if voter.stands_for else member.name


# Owners


def _by_owner(register: Register) -> tuple[RollEntry, ...]:
    """Return one elector for each buyer, whatever they own, and one for the developer.

    One dwelling is one head; one buyer of several is one head, and what the developer has
    not sold or not handed over is one head together. Area counts in full. A buyer is the
    person or the persons who own together: co-owners of a dwelling are one head, and who
    owns another dwelling alone is another buyer. Source: Supreme People's Court
    interpretation on building ownership arts 8 and 9; Civil Code art. 278.
    """
    builders = tuple(sorted(owner.id for owner in register.owners if owner.developer))
    held: dict[frozenset[OwnerId], list[Holding]] = {}
    for holding in register.holdings:
        if holding.listed:
            held.setdefault(_buyer(holding, builders=builders), []).append(holding)
    speaking = _speakers(held, register=register)
    named = {owner.id: owner.name for owner in register.owners if owner.developer}
    return tuple(
        _owning(
            holdings,
            label="、".join(named[each] for each in sorted(buyer) if each in named),
            members=speaking[buyer],
        )
        for buyer, holdings in held.items()
    )


def _buyer(holding: Holding, *, builders: Sequence[OwnerId]) -> frozenset[OwnerId]:
    """Return who owns a holding as art. 9 sees it: the developer until it is handed over."""
    owners = frozenset(holding.owner_ids)
    unsold = owners.intersection(builders)
    if unsold:
        return unsold
    if builders and not holding.delivered:
        return frozenset(builders[:1])
    # Whose owner is not known stands for itself: its area belongs to the whole.
    return owners or frozenset({OwnerId(f"{holding.id}?")})


def _speakers(
    held: Iterable[frozenset[OwnerId]], *, register: Register
) -> Mapping[frozenset[OwnerId], tuple[MemberId, ...]]:
    """Return who speaks for each buyer; for what they own alone before what they share."""
    accounts = {owner.id: owner.member_id for owner in register.owners}
    enrolled = {each.id for each in _enrolled(register.members)}
    taken: set[MemberId] = set()
    speaking: dict[frozenset[OwnerId], tuple[MemberId, ...]] = {}
    for buyer in sorted(held, key=len):
        found = dict.fromkeys(accounts.get(each) for each in sorted(buyer))
        speaking[buyer] = tuple(
            each for each in found if each is not None and each in enrolled - taken
        )
        taken.update(speaking[buyer])
    return speaking


def _owning(
    holdings: Sequence[Holding], *, label: str, members: tuple[MemberId, ...]
) -> RollEntry:
    """Return the line of a buyer, named by doors and never by people; a developer by name."""
    first = holdings[0]
    doors = "、".join(holding.label for holding in holdings[:DOORS_NAMED])
    more = "…" if len(holdings) > DOORS_NAMED else ""
    return RollEntry(
        label=label or f"{doors}{more}",
        building=first.building,
        members=members,
        household_id=first.household_id if len(holdings) == 1 else None,
        area=sum(holding.area for holding in holdings),
    )
