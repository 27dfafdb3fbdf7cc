"""What taking in a roll would change, and taking it in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from deliberation.communities import Household
from deliberation.identifiers import CommunityId, HoldingId, HouseholdId, OwnerId
from deliberation.owners import Holding, Owner, square_metres
from deliberation.roll_files import NamedOwner, RollRow, RollSheet
from handlers.ports import Ids, UnitOfWork

Place = tuple[str, str, str]


class ChangeKind(StrEnum):
    """What becomes of a door."""

    ADDED = "added"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True)
class DoorChange:
    """A door that changes: what was known of it, and what the file says."""

    kind: ChangeKind
    label: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Present:
    """What is kept of doors and owners now."""

    households: Mapping[Place, Household]
    holdings: Mapping[Place, Holding]
    owners: tuple[Owner, ...]

    def named(self, holding: Holding) -> tuple[NamedOwner, ...]:
        """Return the owners of a holding by their names."""
        return tuple(self._names[each] for each in holding.owner_ids)

    @cached_property
    def _names(self) -> Mapping[OwnerId, NamedOwner]:
        return {each.id: NamedOwner(each.name, each.mark) for each in self.owners}


@dataclass(frozen=True)
class RollPlan:
    """What taking in a roll changes; ``same`` doors stay as they are, areas in 0.01 m²."""

    changes: tuple[DoorChange, ...]
    same: int
    doors: int
    dwellings: int
    owners: int
    area: int

    def of(self, kind: ChangeKind) -> tuple[DoorChange, ...]:
        """Return the changes of one kind."""
        return tuple(each for each in self.changes if each.kind is kind)


def present_doors(work: UnitOfWork, community_id: CommunityId) -> Present:
    """Return what is kept of a community's doors and owners."""
    households = work.households.where(community_id=community_id)
    holdings = work.holdings.where(community_id=community_id)
    return Present(
        households={(each.building, each.unit, each.door): each for each in households},
        holdings={(each.building, each.unit, each.door): each for each in holdings},
        owners=work.owners.where(community_id=community_id),
    )


def planned(sheet: RollSheet, present: Present) -> RollPlan:
    """Return what a roll would change; nothing is changed yet."""
    found = [_change(row, present, owned=sheet.names_owners) for row in sheet.rows]
    gone = tuple(
        DoorChange(ChangeKind.GONE, _label(place), was=_known(place, present))
        for place in missing(sheet, present)
    )
    return RollPlan(
        changes=(*(each for each in found if each is not None), *gone),
        same=sum(each is None for each in found),
        doors=len(sheet.rows),
        dwellings=sum(row.dwelling for row in sheet.rows),
        owners=len({owner for row in sheet.rows for owner in row.owners}),
        area=sum(row.area for row in sheet.rows),
    )


def missing(sheet: RollSheet, present: Present) -> tuple[Place, ...]:
    """Return the listed doors of the buildings in a file that the file leaves out.

    A building that the file does not name at all stays as it is, and so does a door that
    could not be read.
    """
    named = {row.place for row in sheet.rows}
    buildings = {row.building for row in sheet.rows}
    listed = {place for place, each in present.households.items() if each.listed}
    listed |= {place for place, each in present.holdings.items() if each.listed}
    return tuple(
        sorted(
            place
            for place in listed - named
            if place[0] in buildings and _label(place) not in sheet.held_back
        )
    )


def _label(place: Place) -> str:
    return "-".join(part for part in place if part)


def _change(row: RollRow, present: Present, *, owned: bool) -> DoorChange | None:
    household = present.households.get(row.place)
    holding = present.holdings.get(row.place)
    known = holding is not None and holding.listed
    listed = household is not None and household.listed
    if not known and not listed:
        return DoorChange(ChangeKind.ADDED, row.label, now=_described(row))
    was = _known(row.place, present)
    now = _described(_completed(row, holding, present))
    lacking = (row.dwelling and not listed) or (owned and not known)
    if was == now and not lacking:
        return None
    if not owned and listed:
        return None
    return DoorChange(ChangeKind.CHANGED, row.label, was=was, now=now)


def _completed(row: RollRow, holding: Holding | None, present: Present) -> RollRow:
    """Return a row with what it leaves out and is known: an area, a mark that is kept."""
    if holding is None:
        return row
    marks = {each.name: each.mark for each in present.named(holding)}
    owners = tuple(
        replace(each, mark=each.mark or marks.get(each.name, "")) for each in row.owners
    )
    return replace(row, area=row.area or holding.area, owners=owners)


def _known(place: Place, present: Present) -> str:
    holding = present.holdings.get(place)
    if holding is None:
        return ""
    return _words(present.named(holding), area=holding.area, delivered=holding.delivered)


def _described(row: RollRow) -> str:
    return _words(row.owners, area=row.area, delivered=row.delivered)


def _words(owners: Iterable[NamedOwner], *, area: int, delivered: bool) -> str:
    names = "、".join(
        f"{each.name}（{each.mark}）" if each.mark else each.name for each in owners
    )
    parts = (names, square_metres(area) if area else "", "" if delivered else "×")
    return " ".join(part for part in parts if part)


# Taking it in


@dataclass
class _Book:
    """The owners of a community by name and mark, added to as rows name others."""

    work: UnitOfWork
    community_id: CommunityId
    ids: Ids
    named: dict[str, dict[OwnerId, Owner]]

    def found(self, named: NamedOwner, *, developer: bool) -> OwnerId:
        """Return the owner of a name; a mark that is new is kept with the one of that name."""
        known = self._known(named)
        if known is not None:
            told = replace(
                known, mark=known.mark or named.mark, developer=known.developer or developer
            )
            if told != known:
                self._keep(told, new=False)
            return known.id
        owner = Owner(
            id=OwnerId(self.ids.new()),
            community_id=self.community_id,
            name=named.name,
            mark=named.mark,
            developer=developer,
        )
        self._keep(owner, new=True)
        return owner.id

    def _known(self, named: NamedOwner) -> Owner | None:
        """Return the owner of that name and mark, or the only one of the name without one."""
        same = tuple(self.named.get(named.name, {}).values())
        exact = [each for each in same if each.mark == named.mark]
        if exact:
            return exact[0]
        only = same[0] if len(same) == 1 else None
        return only if only and not (only.mark and named.mark) else None

    def _keep(self, owner: Owner, *, new: bool) -> None:
        keep = self.work.owners.add if new else self.work.owners.save
        keep(owner)
        self.named.setdefault(owner.name, {})[owner.id] = owner


def take_in(
    work: UnitOfWork,
    sheet: RollSheet,
    *,
    community_id: CommunityId,
    ids: Ids,
    drop_missing: bool = False,
) -> RollPlan:
    """Keep the doors and owners of a roll; return what changed.

    Doors that the file leaves out stay on the roll unless they are to be dropped; then
    they are kept and no longer counted, so that what refers to them holds.
    """
    present = present_doors(work, community_id)
    plan = planned(sheet, present)
    named: dict[str, dict[OwnerId, Owner]] = {}
    for owner in present.owners:
        named.setdefault(owner.name, {})[owner.id] = owner
    book = _Book(work, community_id, ids, named)
    for row in sheet.rows:
        household = _household(book, row, present) if row.dwelling else None
        if sheet.names_owners or row.area:
            _holding(book, row, present, household=household)
    if drop_missing:
        _drop(work, missing(sheet, present), present=present)
    return plan


def _household(book: _Book, row: RollRow, present: Present) -> HouseholdId:
    known = present.households.get(row.place)
    if known is not None:
        if not known.listed:
            book.work.households.save(replace(known, listed=True))
        return known.id
    building, unit, door = row.place
    household = Household(
        id=HouseholdId(book.ids.new()),
        community_id=book.community_id,
        building=building,
        unit=unit,
        door=door,
        listed=True,
    )
    book.work.households.add(household)
    return household.id


def _holding(
    book: _Book, row: RollRow, present: Present, *, household: HouseholdId | None
) -> None:
    owner_ids = tuple(
        dict.fromkeys(book.found(each, developer=row.unsold) for each in row.owners)
    )
    known = present.holdings.get(row.place)
    building, unit, door = row.place
    holding = Holding(
        id=known.id if known else HoldingId(book.ids.new()),
        community_id=book.community_id,
        building=building,
        unit=unit,
        door=door,
        area=row.area or (known.area if known else 0),
        owner_ids=owner_ids or (known.owner_ids if known else ()),
        household_id=household,
        delivered=row.delivered,
    )
    keep = book.work.holdings.save if known else book.work.holdings.add
    keep(holding)


def _drop(work: UnitOfWork, places: Sequence[Place], *, present: Present) -> None:
    for place in places:
        household, holding = present.households.get(place), present.holdings.get(place)
        if household is not None and household.listed:
            work.households.save(replace(household, listed=False))
        if holding is not None and holding.listed:
            work.holdings.save(replace(holding, listed=False))
