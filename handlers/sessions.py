"""Sessions of the web pages that hold no more: signed out everywhere, or with another role."""

from dataclasses import replace
from datetime import datetime

from deliberation.identifiers import MemberId
from handlers.guards import SignOut
from handlers.ports import UnitOfWork


def times_ended(work: UnitOfWork, member_id: MemberId) -> int:
    """Return how often the sessions of a member were ended everywhere."""
    ended = work.sign_outs.one(id=member_id)
    return ended.times if ended else 0


def end_everywhere(work: UnitOfWork, member_id: MemberId, *, at: datetime) -> None:
    """End every session of a member, and let sign-in links that were sent expire."""
    ended = work.sign_outs.one(id=member_id)
    if ended is None:
        work.sign_outs.add(SignOut(id=member_id, times=1))
    else:
        work.sign_outs.save(replace(ended, times=ended.times + 1))
    void_links(work, member_id, at=at)


def void_links(work: UnitOfWork, member_id: MemberId, *, at: datetime) -> None:
    """Let the sign-in links of a member expire that nobody used yet."""
    for link in work.sign_in_links.where(member_id=member_id, used_at=None):
        if link.expires_at > at:
            work.sign_in_links.save(replace(link, expires_at=at))
