"""The desk's pages of rolls: who owns what, who votes for whom, files read, voter lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from deliberation.communities import Community, Member, Standing
from deliberation.identifiers import HouseholdId, MemberId, OwnerId
from deliberation.owners import Holding, Owner, VoterList, square_metres
from deliberation.roll_files import Doubt, RollFile, RollFileState
from handlers.messages import Text, plain
from handlers.ports import UnitOfWork
from handlers.roll_plans import RollPlan, planned, present_doors

MOST_CANDIDATES = 3


@dataclass(frozen=True)
class OwnedLine:
    """An owner with what they own, who votes for them, and who might."""

    owner: Owner
    doors: str
    area: str
    voter: Member | None
    candidates: tuple[Member, ...]


@dataclass(frozen=True)
class RollsDesk:
    """How long the rolls are; areas as people write them. No votes, no turnout."""

    households: int
    holdings: int
    owners: int
    unlinked: int
    area: str
    without_area: int
    without_owner: tuple[str, ...]
    lines: tuple[OwnedLine, ...]
    lists: tuple[VoterList, ...]
    waiting: RollFile | None


@dataclass(frozen=True)
class DoubtLine:
    """A doubtful row with what is wrong and how to mend it."""

    row: int
    sheet: str
    keeps_out: bool
    what: Text
    words: Text
    mend: Text
    other: int = 0


@dataclass(frozen=True)
class LookedOver:
    """A roll that was read: what it would change, and what to check first."""

    file: RollFile
    plan: RollPlan
    area: str
    doubts: tuple[DoubtLine, ...]
    kept_out: int


def rolls_desk(work: UnitOfWork, community: Community) -> RollsDesk:
    """Return the rolls of a community as they stand."""
    holdings = [each for each in work.holdings.where(community_id=community.id) if each.listed]
    lines = owned_lines(work, community, holdings)
    waiting = work.roll_files.where(community_id=community.id, state=RollFileState.READ)
    return RollsDesk(
        households=work.households.count(community_id=community.id, listed=True),
        holdings=len(holdings),
        owners=len(lines),
        unlinked=sum(each.voter is None and not each.owner.developer for each in lines),
        area=square_metres(sum(each.area for each in holdings)),
        without_area=sum(not each.area for each in holdings),
        without_owner=tuple(each.label for each in holdings if not each.owner_ids),
        lines=lines,
        lists=work.voter_lists.where(community_id=community.id),
        waiting=waiting[-1] if waiting else None,
    )


def owned_lines(
    work: UnitOfWork, community: Community, holdings: Sequence[Holding]
) -> tuple[OwnedLine, ...]:
    """Return the owners who own something, in the order of their doors."""
    people = _People(enrolled(work, community))
    owners = {each.id: each for each in work.owners.where(community_id=community.id)}
    owned: dict[OwnerId, list[Holding]] = {}
    for holding in holdings:
        for key in holding.owner_ids:
            owned.setdefault(key, []).append(holding)
    return tuple(_line(owners[key], owned[key], people=people) for key in owned)


class _People:
    """The members of a community by id, by name and by door."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.by_id = {each.id: each for each in members}
        self._by_name: dict[str, list[Member]] = {}
        self._by_home: dict[HouseholdId, list[Member]] = {}
        for each in members:
            self._by_name.setdefault(each.name, []).append(each)
            if each.household_id is not None:
                self._by_home.setdefault(each.household_id, []).append(each)

    def likely(self, owner: Owner, owned: Sequence[Holding]) -> tuple[Member, ...]:
        """Return who has the owner's name, then who lives there."""
        named = self._by_name.get(owner.name, [])
        homes = (each.household_id for each in owned if each.household_id)
        there = [each for home in homes for each in self._by_home.get(home, [])]
        return tuple({each.id: each for each in (*named, *there)}.values())[:MOST_CANDIDATES]


def _line(owner: Owner, owned: Sequence[Holding], *, people: _People) -> OwnedLine:
    return OwnedLine(
        owner=owner,
        doors="、".join(each.label for each in owned),
        area=square_metres(sum(each.area for each in owned)),
        voter=people.by_id.get(owner.member_id) if owner.member_id else None,
        candidates=people.likely(owner, owned),
    )


def voters(lines: Sequence[OwnedLine]) -> tuple[MemberId, ...]:
    """Return the members who vote for owners."""
    return tuple(each.voter.id for each in lines if each.voter is not None)


def unlinked(lines: Sequence[OwnedLine]) -> int:
    """Return how many owners nobody votes for."""
    return sum(each.voter is None for each in lines)


def enrolled(work: UnitOfWork, community: Community) -> tuple[Member, ...]:
    """Return the members of a community who may speak for anybody."""
    return work.members.where(community_id=community.id, standing=Standing.ENROLLED)


def looked_over(work: UnitOfWork, community: Community, file: RollFile) -> LookedOver:
    """Return what a roll that was read would change, and every doubtful row."""
    plan = planned(file.sheet, present_doors(work, community.id))
    return LookedOver(
        file=file,
        plan=plan,
        area=square_metres(plan.area),
        doubts=tuple(_doubt_line(each) for each in file.sheet.doubts),
        kept_out=sum(each.kind.keeps_out for each in file.sheet.doubts),
    )


def _doubt_line(doubt: Doubt) -> DoubtLine:
    name = doubt.kind.value.replace("_", "-")
    return DoubtLine(
        row=doubt.row,
        sheet=doubt.sheet,
        keeps_out=doubt.kind.keeps_out,
        what=Text(f"doubt-{name}"),
        words=plain(doubt.words),
        mend=Text(f"doubt-{name}-mend"),
        other=doubt.other,
    )
