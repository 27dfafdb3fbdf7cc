"""Ballots that were entered for an elector: which stands, and how it ends."""

from deliberation.assisted import Entry, EntryState
from deliberation.identifiers import ElectorId
from deliberation.polls import Poll
from handlers.ports import UnitOfWork
from handlers.turn import Turn


def standing(work: UnitOfWork, poll: Poll, *, elector_id: ElectorId) -> Entry | None:
    """Return the entry that an elector's present ballot rests on."""
    return work.entries.one(poll_id=poll.id, elector_id=elector_id, state=EntryState.STANDS)


def voted_themselves(turn: Turn, poll: Poll, *, elector_id: ElectorId) -> None:
    """Note that an elector's own ballot took the place of one entered for them."""
    entry = standing(turn.work, poll, elector_id=elector_id)
    if entry is not None:
        ended = entry.ended(EntryState.VOTED_THEMSELVES, by=turn.member.id, at=turn.now)
        turn.work.entries.save(ended)
