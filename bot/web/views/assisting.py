"""What those who enter ballots for others see: names and marks, never a choice."""

from dataclasses import dataclass
from datetime import datetime

from deliberation.assisted import BatchState, Entry, Proxy
from deliberation.communities import Community, Member, Standing
from deliberation.polls import Elector, Poll
from handlers.access import vouches
from handlers.ports import UnitOfWork


@dataclass(frozen=True)
class SeenEntry:
    """A ballot that somebody entered, with the elector it is for."""

    entry: Entry
    label: str


@dataclass(frozen=True)
class SeenProxy:
    """A written proxy that stands, with both its sides."""

    proxy: Proxy
    elector: Elector
    holder: Member


@dataclass(frozen=True)
class SeenBatch:
    """A pile of papers that must still be read, and by whom it was read first."""

    id: str
    count: int
    name: str
    read_at: datetime
    own: bool
    differing: tuple[str, ...]


def electors(work: UnitOfWork, poll: Poll, *, member: Member) -> tuple[Elector, ...]:
    """Return the electors whom a member may enter ballots for, in the order of doors."""
    home = member.household_id
    lives_in = work.households.get(home).building if home else ""
    found = [
        each
        for each in work.electors.where(poll_id=poll.id)
        if vouches(member, own_building=lives_in, building=each.building)
    ]
    return tuple(sorted(found, key=lambda each: _in_order(each.label)))


def entries(work: UnitOfWork, poll: Poll, *, by: Member) -> tuple[SeenEntry, ...]:
    """Return what a member entered in a poll, the newest first."""
    found = work.entries.where(poll_id=poll.id, entered_by=by.id)
    return tuple(
        SeenEntry(entry=each, label=work.electors.get(each.elector_id).label)
        for each in reversed(found)
    )


def proxies(work: UnitOfWork, poll: Poll) -> tuple[SeenProxy, ...]:
    """Return the written proxies of a poll that stand."""
    return tuple(
        SeenProxy(
            proxy=each,
            elector=work.electors.get(each.elector_id),
            holder=work.members.get(each.holder_id),
        )
        for each in work.proxies.where(poll_id=poll.id, revoked_at=None)
    )


def holders(work: UnitOfWork, community: Community) -> tuple[Member, ...]:
    """Return who may hold a proxy, by name."""
    found = work.members.where(community_id=community.id, standing=Standing.ENROLLED)
    return tuple(sorted(found, key=lambda each: each.name))


def batches(work: UnitOfWork, poll: Poll, *, member: Member) -> tuple[SeenBatch, ...]:
    """Return the piles that are not entered yet."""
    return tuple(
        SeenBatch(
            id=each.id,
            count=len(each.sheets),
            name=work.members.get(each.first_by).name,
            read_at=each.first_at,
            own=each.first_by == member.id,
            differing=tuple(work.electors.get(one).label for one in each.differing),
        )
        for each in work.paper_batches.where(poll_id=poll.id)
        if each.state is not BatchState.ENTERED
    )


def _in_order(label: str) -> tuple[tuple[int, str], ...]:
    return tuple((len(part), part) for part in label.split("-"))
