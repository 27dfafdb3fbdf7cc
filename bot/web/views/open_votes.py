"""Who voted what, where a poll was declared open before it began and is over."""

from dataclasses import dataclass

from deliberation.polls import CLOSED, Poll, Publication
from handlers.ballot import chosen_text
from handlers.messages import Text
from handlers.ports import Ids, UnitOfWork
from handlers.rolls import ballot_key


@dataclass(frozen=True)
class OpenVote:
    """An elector of the frozen roll, and what they chose; nothing where they did not vote."""

    label: str
    chosen: Text | None


def open_votes(work: UnitOfWork, poll: Poll, *, ids: Ids) -> tuple[OpenVote, ...]:
    """Return the votes of an open poll by elector; none of a poll that is secret or runs."""
    if poll.publication is not Publication.NAMES or poll.state not in CLOSED:
        return ()
    found: list[OpenVote] = []
    for elector in work.electors.where(poll_id=poll.id):
        cast = work.ballots.find(poll.id, key=ballot_key(poll, elector.id, ids=ids))
        chosen = chosen_text(poll, cast.ballot) if cast is not None else None
        found.append(OpenVote(label=elector.label, chosen=chosen))
    return tuple(found)
