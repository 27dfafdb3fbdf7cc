"""Who was shown personal data of others: kept with every look, told to whom it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from deliberation.communities import Member
from deliberation.identifiers import CommunityId, MemberId
from deliberation.privacy import Shown, View
from handlers.ports import Ids, UnitOfWork
from handlers.turn import Turn

SAME_LOOK = timedelta(hours=1)
CHAT = "chat"

CARDS: dict[str, Shown] = {
    "members-claim-asked": Shown.CLAIM,
    "members-confirmed": Shown.CLAIM,
    "members-refused": Shown.CLAIM,
}
"""The sentences that tell staff somebody's name with their door, and as what it is kept."""


@dataclass(frozen=True)
class Look:
    """What is about to be shown to whom: whose data, and how many people there are.

    ``by`` names a token of the API, which is no member. ``heads`` are those without an
    account of their own, such as owners on a sheet.
    """

    community_id: CommunityId
    shown: Shown
    page: str
    people: tuple[MemberId, ...] = ()
    heads: int = 0
    viewer_id: MemberId | None = None
    by: str = ""


def looked(work: UnitOfWork, look: Look, *, now: datetime, ids: Ids) -> View | None:
    """Keep that somebody looks; None where there is nothing of others to see.

    The same page with the same people within the hour is counted on the same line.
    """
    people = tuple(sorted(set(look.people) - {look.viewer_id}))
    heads = len(people) + look.heads
    if not heads:
        return None
    for before in _lately(work, look, now=now):
        if (before.shown, before.people, before.heads) == (look.shown, people, heads):
            again = before.again(at=now)
            work.views.save(again)
            return again
    fresh = View(
        id=ids.new(),
        community_id=look.community_id,
        viewer_id=look.viewer_id,
        by=look.by,
        shown=look.shown,
        page=look.page,
        people=people,
        heads=heads,
        first_at=now,
        last_at=now,
    )
    work.views.add(fresh)
    return fresh


def _lately(work: UnitOfWork, look: Look, *, now: datetime) -> Sequence[View]:
    same = work.views.where(
        community_id=look.community_id,
        viewer_id=look.viewer_id,
        by=look.by,
        page=look.page,
    )
    return [each for each in same if now - each.first_at < SAME_LOOK]


def shown_in_chat(
    turn: Turn, key: str, *, viewers: Iterable[Member], people: Sequence[MemberId]
) -> None:
    """Keep that members are sent a card with somebody's data."""
    for viewer in viewers:
        look = Look(
            community_id=turn.community.id,
            shown=CARDS[key],
            page=CHAT,
            people=tuple(people),
            viewer_id=viewer.id,
        )
        looked(turn.work, look, now=turn.now, ids=turn.ids)


def views_of(work: UnitOfWork, member: Member) -> tuple[View, ...]:
    """Return who was shown a member's data, newest first."""
    found = work.views.where(community_id=member.community_id)
    return tuple(each for each in reversed(found) if member.id in each.people)
