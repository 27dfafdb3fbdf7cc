"""Heads of the log: when the ballots so far are sealed, and how that is posted.

A head that was posted is on every neighbour's phone. It is a message of its own, never an
edited card, so that nobody can take it back. It says how many records there are and their
fingerprint, never what they say.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deliberation.ballots import BallotForm
from deliberation.communities import Community, Purpose
from deliberation.ledger.canonical import fingerprint
from deliberation.ledger.heads import TreeHead
from deliberation.ledger.merkle import root
from deliberation.polls import Poll, PollState
from handlers import paths
from handlers.agenda import Said, to_residents
from handlers.ballot import form_of
from handlers.freezing import charter_of
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import Ids, UnitOfWork
from handlers.quiet_hours import after_quiet, is_quiet
from handlers.turn import to_rooms

WITNESS = "ledger.witness"
DAILY_HOUR = 19
WINDOW = timedelta(hours=1)
SHORT = timedelta(days=2)
FEWEST_PENDING = 5
"""Fewer ballots than these are not sealed together: a head would tell who voted when."""


# When


def slot(poll: Poll, *, community: Community, now: datetime) -> datetime:
    """Return the moment of the day at which the ballots of an open poll are sealed.

    That is every evening; in polls of under two days once, half way. It is never in the
    quiet hours: what is posted then would wake people, and nobody would look at it.
    """
    zone = ZoneInfo(community.time_zone)
    length = poll.closes_at - poll.opens_at
    if length < SHORT:
        return after_quiet(community, at=(poll.opens_at + length / 2).astimezone(zone))
    evening = now.astimezone(zone).replace(hour=DAILY_HOUR, minute=0, second=0, microsecond=0)
    return after_quiet(community, at=evening)


def is_due(poll: Poll, *, community: Community, now: datetime, last: datetime | None) -> bool:
    """Tell whether it is time to seal what came in, if enough did.

    The slot lies between the opening and the closing, nothing was sealed since it began,
    and it began less than an hour ago: a later one would follow a ballot, not the clock.
    """
    at = slot(poll, community=community, now=now)
    since = last or poll.opens_at
    in_time = since < at <= now < min(at + WINDOW, poll.closes_at)
    return in_time and not is_quiet(community, at=now)


def seal_due(work: UnitOfWork, *, now: datetime, ids: Ids) -> Replies:
    """Sign and post a head of every open poll whose time it is, once."""
    replies: list[Reply] = []
    for poll in work.polls.where(state=PollState.OPEN):
        community = work.communities.get(poll.community_id)
        newest = latest(work, poll)
        last = newest.at if newest else None
        due = is_due(poll, community=community, now=now, last=last)
        if due and work.ballots.pending(poll.id) >= FEWEST_PENDING:
            head = signed(work, poll, now=now, ids=ids)
            told = posted(work, poll, head, community=community)
            replies += to_residents(work, told, community_id=community.id)
    return tuple(replies)


# At closing


def seal_last(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> Replies:
    """Sign the last head of a poll that takes no more ballots, once, and post it.

    Should a ballot have come in after it that was sent in time, there is one more.
    """
    newest = latest(work, poll)
    sealed = newest is not None and newest.at >= _second(poll.closes_at)
    if sealed and not work.ballots.pending(poll.id):
        return ()
    head = signed(work, poll, now=now, ids=ids)
    if form_of(poll) is BallotForm.NOTHING:
        return ()
    community = work.communities.get(poll.community_id)
    told = posted(work, poll, head, community=community)
    committee = to_rooms(work, told, community_id=community.id, purpose=Purpose.COMMITTEE)
    return (*to_residents(work, told, community_id=community.id), *committee)


# Signing and posting


def signed(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> TreeHead:
    """Append what is pending to the log and keep a signed head over all of it."""
    leaves = [bytes.fromhex(each) for each in work.ballots.place(poll.id)]
    before = latest(work, poll)
    at = max(_second(now), before.at) if before else _second(now)
    head = TreeHead(
        id=ids.new(),
        poll_id=poll.id,
        size=len(leaves),
        root=root(leaves).hex(),
        at=at,
        charter=charter_of(work, poll).id,
    )
    head = replace(head, signature=work.signer.sign(head.signable))
    work.tree_heads.add(head)
    return head


def heads_of(work: UnitOfWork, poll: Poll) -> tuple[TreeHead, ...]:
    """Return the heads of a poll in the order in which they were signed."""
    found = work.tree_heads.where(poll_id=poll.id)
    return tuple(sorted(found, key=lambda each: (each.at, each.size, each.id)))


def latest(work: UnitOfWork, poll: Poll) -> TreeHead | None:
    """Return the newest head of a poll."""
    return next(reversed(heads_of(work, poll)), None)


def posted(work: UnitOfWork, poll: Poll, head: TreeHead, *, community: Community) -> Reply:
    """Return the message that posts a head, with the button of those who see the same."""
    closing = head.at >= _second(poll.closes_at)
    values: Said = {
        "number": poll.number,
        "title": poll.title,
        "size": head.size,
        "place": len(heads_of(work, poll)),
        "fingerprint": fingerprint(head.root),
    }
    return Reply(
        lines=(
            Text("head-posted-last" if closing else "head-posted", values),
            Text("head-posted-how"),
        ),
        choices=(
            Choice(Text("head-seen"), Press(WITNESS, {"h": head.id})),
            Choice(Text("ledger-link"), path=paths.poll(community, poll.number)),
        ),
        urgent=True,
    )


def _second(at: datetime) -> datetime:
    """Return a moment as heads write it, to the second."""
    return at.replace(microsecond=0)
