"""A poll's page of evidence: what is frozen, its heads with their witnesses, who came."""

from dataclasses import dataclass

from deliberation.communities import Community, Member
from deliberation.ledger.canonical import fingerprint
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.outcomes import Outcome
from deliberation.polls import Poll, PollState
from handlers.access import NotHere
from handlers.freezing import charters_of
from handlers.heads import FEWEST_PENDING, heads_of
from handlers.ledgers import KeptCharter
from handlers.ports import UnitOfWork
from handlers.turnouts import FEWEST_OF_A_BUILDING, BuildingTurnout, by_building
from handlers.witnessing import is_enough, witnesses_of


@dataclass(frozen=True)
class SeenHead:
    """A head as people compare it; ``place`` counts from 1, ``mine``: the reader saw it."""

    head: TreeHead
    place: int
    last: bool
    fingerprint: str
    witnesses: tuple[Witness, ...]
    enough: bool
    mine: bool


@dataclass(frozen=True)
class PollPage:
    """All that the page of a poll shows, newest head first; ``earlier`` charters are void."""

    poll: Poll
    charter: KeptCharter | None
    fingerprint: str
    earlier: tuple[str, ...]
    heads: tuple[SeenHead, ...]
    turnout: int
    buildings: tuple[BuildingTurnout, ...]
    outcome: Outcome | None
    key: str
    fewest_pending: int = FEWEST_PENDING
    fewest_of_a_building: int = FEWEST_OF_A_BUILDING


def poll_numbered(work: UnitOfWork, community: Community, *, number: int) -> Poll:
    """Return the newest poll of a number that has opened, or raise NotHere."""
    found = work.polls.where(community_id=community.id, number=number)
    begun = [each for each in found if each.state is not PollState.SCHEDULED]
    if not begun:
        raise NotHere
    return begun[-1]


def poll_page(
    work: UnitOfWork, community: Community, *, number: int, member: Member | None
) -> PollPage:
    """Gather the page of a poll, or raise NotHere."""
    poll = poll_numbered(work, community, number=number)
    charters = charters_of(work, poll)
    charter = charters[-1] if charters else None
    return PollPage(
        poll=poll,
        charter=charter,
        fingerprint=fingerprint(charter.id) if charter else "",
        earlier=tuple(fingerprint(each.id) for each in charters[:-1]),
        heads=seen_heads(work, poll, member=member),
        turnout=work.ballots.turnout(poll.id),
        buildings=by_building(
            work.electors.where(poll_id=poll.id), took_part=work.ballots.took_part(poll.id)
        ),
        outcome=work.outcomes.one(poll_id=poll.id),
        key=work.signer.key,
    )


def seen_heads(work: UnitOfWork, poll: Poll, *, member: Member | None) -> tuple[SeenHead, ...]:
    """Return the heads of a poll with who saw them, the newest first."""
    closes = poll.closes_at.replace(microsecond=0)
    found: list[SeenHead] = []
    for place, head in enumerate(heads_of(work, poll), start=1):
        witnesses = witnesses_of(work, head)
        found.append(
            SeenHead(
                head=head,
                place=place,
                last=head.at >= closes,
                fingerprint=fingerprint(head.root),
                witnesses=witnesses,
                enough=is_enough(witnesses),
                mine=any(member and each.member_id == member.id for each in witnesses),
            )
        )
    return tuple(reversed(found))
