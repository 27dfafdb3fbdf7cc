"""The frozen roll of a poll: who is on it, for whom they speak, who has voted."""

from deliberation.electorate import roll
from deliberation.identifiers import ElectorId, MemberId
from deliberation.polls import Elector, Franchise, Poll
from handlers.ports import Ids, UnitOfWork


def frozen(work: UnitOfWork, poll: Poll, *, ids: Ids) -> Poll:
    """Write the roll of a poll as the community stands now; return the poll open."""
    entries = roll(
        work.members.where(community_id=poll.community_id),
        households=work.households.where(community_id=poll.community_id),
        base=poll.base,
    )
    for entry in entries:
        elector = Elector(
            id=ElectorId(ids.new()),
            poll_id=poll.id,
            household_id=entry.household_id,
            label=entry.label,
            building=entry.building,
        )
        work.electors.add(elector)
        for member_id in entry.members:
            franchise = Franchise(
                id=ids.new(), poll_id=poll.id, elector_id=elector.id, member_id=member_id
            )
            work.franchises.add(franchise)
    return poll.opened(electors=len(entries))


def ballot_key(poll: Poll, elector_id: ElectorId, *, ids: Ids) -> str:
    """Return the key that joins an elector to their ballot, known to the program alone."""
    return ids.keyed("ballot", poll.id, elector_id)


def yet_to_vote(work: UnitOfWork, poll: Poll) -> tuple[MemberId, ...]:
    """Return the members whose elector has not taken part."""
    took_part = work.ballots.took_part(poll.id)
    return tuple(
        each.member_id
        for each in work.franchises.where(poll_id=poll.id)
        if each.elector_id not in took_part
    )
