"""The frozen roll of a poll: who is on it, for whom they speak, who has voted."""

from dataclasses import replace

from deliberation.ballots import BallotForm
from deliberation.electorate import Register, RollEntry, roll
from deliberation.identifiers import CommunityId, ElectorId, MemberId
from deliberation.methods import METHODS
from deliberation.polls import Elector, Franchise, Poll
from handlers.ports import Ids, UnitOfWork
from handlers.sealing import sealed_width


def register(work: UnitOfWork, community_id: CommunityId, *, list_id: str = "") -> Register:
    """Return what rolls of a community are made of as it stands now."""
    listed = work.voter_lists.one(id=list_id, community_id=community_id) if list_id else None
    return Register(
        members=work.members.where(community_id=community_id),
        households=work.households.where(community_id=community_id),
        owners=work.owners.where(community_id=community_id),
        holdings=work.holdings.where(community_id=community_id),
        voters=listed.voters if listed else (),
    )


def present_roll(work: UnitOfWork, poll: Poll) -> tuple[RollEntry, ...]:
    """Return the roll that a poll would have if it opened now."""
    made_of = register(work, poll.community_id, list_id=poll.list_id)
    return roll(made_of, base=poll.base)


def sized(poll: Poll, entries: tuple[RollEntry, ...]) -> Poll:
    """Return a poll that is not open yet with the size of a roll, to look at."""
    heads, area = weights(entries)
    return replace(poll, electors=heads, area=area)


def weights(entries: tuple[RollEntry, ...]) -> tuple[int, int]:
    """Return the heads and the area (0.01 m²) of a roll."""
    return sum(each.heads for each in entries), sum(each.area for each in entries)


def frozen(work: UnitOfWork, poll: Poll, *, ids: Ids) -> Poll:
    """Write the roll of a poll as the community stands now; return the poll open.

    Its ballots are sealed under a key of its own from here on.
    """
    work.ballots.open(poll.id, key=ids.token(), width=sealed_width(poll))
    entries = present_roll(work, poll)
    for entry in entries:
        elector = Elector(
            id=ElectorId(ids.new()),
            poll_id=poll.id,
            household_id=entry.household_id,
            label=entry.label,
            building=entry.building,
            area=entry.area,
            heads=entry.heads,
        )
        work.electors.add(elector)
        for member_id in entry.members:
            franchise = Franchise(
                id=ids.new(), poll_id=poll.id, elector_id=elector.id, member_id=member_id
            )
            work.franchises.add(franchise)
    heads, area = weights(entries)
    return poll.opened(electors=heads, area=area)


def yet_to_vote(work: UnitOfWork, poll: Poll) -> tuple[MemberId, ...]:
    """Return the members whose elector has not taken part, none where nobody casts."""
    if METHODS[poll.method].form is BallotForm.NOTHING:
        return ()
    took_part = work.ballots.took_part(poll.id)
    return tuple(
        each.member_id
        for each in work.franchises.where(poll_id=poll.id)
        if each.elector_id not in took_part
    )
