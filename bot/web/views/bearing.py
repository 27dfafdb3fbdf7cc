"""What bears on proposals, as the moderators' desk shows it."""

from collections.abc import Mapping, Sequence

from bot.web.visits import Visit
from deliberation.communities import Community
from deliberation.proposals import Proposal
from handlers import bearings
from handlers.agenda import with_merged
from handlers.bearings import Borne, Clash
from handlers.ports import Bearing

SOUGHT_AT_ONCE = 12


def borne(visit: Visit, community: Community, proposals: Sequence[Proposal]) -> Borne:
    """Return what bears on proposals together, sought now where what is kept is stale."""
    kept = bearings.borne(visit.work, proposals, community=community, now=visit.now)
    if not kept.stale:
        return kept
    found = [
        _sought(visit, each) for each in with_merged(visit.work, proposals)[:SOUGHT_AT_ONCE]
    ]
    return bearings.joined(visit.work, found, community=community, now=visit.now)


def _sought(visit: Visit, proposal: Proposal) -> Bearing:
    passages, conflicts = visit.council.finder.bearing(
        proposal.text, community_id=proposal.community_id
    )
    return bearings.found(proposal, passages, conflicts, at=visit.now)


def clashes(
    visit: Visit, proposals: Sequence[Proposal], *, community: Community
) -> Mapping[str, tuple[Clash, ...]]:
    """Return by proposal where it seems to meet a prohibition, as far as that was kept."""
    if not proposals:
        return {}
    kept = visit.work.bearings.where(id=tuple(each.id for each in proposals))
    told = [each for each in kept if each.conflicts]
    return {
        each.id: bearings.joined(
            visit.work, (each,), community=community, now=visit.now
        ).clashes
        for each in told
    }
