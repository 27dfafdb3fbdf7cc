"""Putting a ballot into the box: what hides it, and how long every row of a poll is."""

import json

from deliberation.ballots import Ballot, BallotForm
from deliberation.identifiers import PollId
from deliberation.methods import METHODS
from deliberation.polls import CastBallot, Elector, Poll, PollClosed
from handlers.ledgers import BoxClosed
from handlers.ports import Ids, Job, UnitOfWork
from handlers.turn import Turn

SALT_DIGITS = 32
WITH_REASON = 2048
"""Bytes of a row that may hold the reason of an objection; a longer one takes a multiple."""
STEP = 64
AROUND = 192
"""Bytes at most of salt, weights and names of fields around a ballot."""


def recorded(
    turn: Turn, poll: Poll, elector: Elector, *, ballot: Ballot, channel: str = ""
) -> CastBallot:
    """Put an elector's ballot into the box; return it as recorded, or raise PollClosed.

    ``channel`` is the elector's own, on which the ballot can be looked at again.
    """
    fresh = CastBallot(
        poll_id=poll.id,
        receipt=new_receipt(turn.ids),
        ballot=ballot,
        salt=turn.ids.keyed("salt", turn.ids.token())[:SALT_DIGITS],
        area=elector.area,
        heads=elector.heads,
    )
    try:
        return turn.work.ballots.put(fresh, elector_id=elector.id, channel=channel)
    except BoxClosed:
        raise PollClosed(number=poll.number, closes_at=poll.closes_at) from None


def destroy(work: UnitOfWork, poll_id: PollId) -> None:
    """Destroy what joins the voters of a poll to their ballots, in files too."""
    work.ballots.destroy(poll_id)
    work.jobs.add(Job("scrub", key=f"scrub:{poll_id}"))


def new_receipt(ids: Ids) -> str:
    """Return a receipt that is easy to copy and never given twice."""
    return f"{ids.code()}-{ids.code()}"


def sealed_width(poll: Poll) -> int:
    """Return how many bytes every sealed ballot of a poll is filled up to.

    It is what the fullest one takes, so that no length tells one choice from another.
    """
    if METHODS[poll.method].form is BallotForm.CONSENT:
        return WITH_REASON
    ids = [option.id for option in poll.options]
    scores = [[each, poll.terms.highest] for each in ids]
    fullest = (ids, [[each] for each in ids], scores)
    longest = max(len(json.dumps(each)) for each in fullest)
    return -(-(longest + AROUND) // STEP) * STEP
