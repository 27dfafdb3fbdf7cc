"""Ballots that were entered for an elector: which stands, and how it ends."""

from collections import Counter

from deliberation.assisted import Entry, EntryKind, EntryState
from deliberation.identifiers import ElectorId
from deliberation.polls import Poll
from handlers.messages import Text
from handlers.ports import UnitOfWork
from handlers.turn import Turn


def standing(work: UnitOfWork, poll: Poll, *, elector_id: ElectorId) -> Entry | None:
    """Return the entry that an elector's present ballot rests on."""
    return work.entries.one(poll_id=poll.id, elector_id=elector_id, state=EntryState.STANDS)


def record_lines(work: UnitOfWork, poll: Poll) -> tuple[Text, ...]:
    """Return how many ballots were entered for others, by kind, and how many were not kept.

    Nothing where there were none.
    """
    entries = work.entries.where(poll_id=poll.id)
    if not entries:
        return ()
    stand = [each for each in entries if each.state is EntryState.STANDS]
    kinds = Counter(each.kind for each in stand)
    said = {kind.value: kinds[kind] for kind in EntryKind}
    ended = Counter(each.state for each in entries)
    return (
        Text(
            "assist-record",
            {
                **said,
                "count": len(stand),
                "challenged": ended[EntryState.CHALLENGED],
                "themselves": ended[EntryState.VOTED_THEMSELVES],
            },
        ),
    )


def voted_themselves(turn: Turn, poll: Poll, *, elector_id: ElectorId) -> None:
    """Note that an elector's own ballot took the place of one entered for them."""
    entry = standing(turn.work, poll, elector_id=elector_id)
    if entry is not None:
        ended = entry.ended(EntryState.VOTED_THEMSELVES, by=turn.member.id, at=turn.now)
        turn.work.entries.save(ended)
