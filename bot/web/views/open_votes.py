"""Who voted what, where a poll was declared open before it began and is over."""

from dataclasses import dataclass

from deliberation.polls import CLOSED, Poll, Publication
from handlers.ballot import chosen_text
from handlers.messages import Text
from handlers.ports import UnitOfWork


@dataclass(frozen=True)
class OpenVote:
    """An elector of the frozen roll, and what they chose; nothing where they did not vote."""

    label: str
    chosen: Text | None


def open_votes(work: UnitOfWork, poll: Poll) -> tuple[OpenVote, ...]:
    """Return the votes of an open poll by elector; none of a poll that is secret or runs."""
    if poll.publication is not Publication.NAMES or poll.state not in CLOSED:
        return ()
    voted = work.ballots.took_part(poll.id)
    cast = (
        OpenVote(label=each.label, chosen=chosen_text(poll, each.ballot))
        for each in work.ballots.published(poll.id)
    )
    absent = (
        OpenVote(label=each.label, chosen=None)
        for each in work.electors.where(poll_id=poll.id)
        if each.id not in voted
    )
    return tuple(sorted((*cast, *absent), key=lambda each: each.label))
