"""What the desk shows of a group that no bot is in: texts to paste, and what came back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.web.views.assisting import electors
from deliberation.communities import Community, Member
from deliberation.outcomes import Outcome
from deliberation.polls import Elector, Poll
from handlers.agenda import UNDER_WAY
from handlers.nicknames import remembered
from handlers.ports import UnitOfWork
from handlers.relay_matching import Relayed, listed, relayed
from handlers.relay_reading import Part
from handlers.relaying import (
    LONGEST_PASTED,
    MOST_RELAYED,
    NothingToRelay,
    RelayTooLong,
)

COUNTED = frozenset({Part.CHOSEN, Part.DOUBTFUL})


@dataclass(frozen=True)
class Looked:
    """A pasted text as it was understood, in the order of its lines.

    ``clear`` entries are certain, ``open`` ones want a person or a choice, ``beside`` are
    the lines that are no entries or no more. ``known`` are the electors to choose from.
    """

    clear: tuple[Relayed, ...] = ()
    open: tuple[Relayed, ...] = ()
    beside: tuple[Relayed, ...] = ()
    known: tuple[Elector, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict[str, str])


def decided(work: UnitOfWork, community: Community, *, number: int) -> Outcome | None:
    """Return the newest outcome of a number under which no vote is under way."""
    here = {"community_id": community.id, "number": number}
    if work.polls.count(**here, state=UNDER_WAY):
        return None
    found = work.outcomes.where(**here)
    return found[-1] if found else None


def looked_at(work: UnitOfWork, poll: Poll, *, member: Member, text: str) -> Looked:
    """Return what a pasted text comes to; raise NothingToRelay or RelayTooLong."""
    if not text.strip():
        raise NothingToRelay
    if len(text) > LONGEST_PASTED:
        raise RelayTooLong(most=MOST_RELAYED)
    found = relayed(poll, text, roll=listed(work, poll), nicknames=remembered(work, poll))
    if sum(each.line.part in COUNTED for each in found) > MOST_RELAYED:
        raise RelayTooLong(most=MOST_RELAYED)
    known = electors(work, poll, member=member)
    return _sorted(poll, [_own(each, known) for each in found], known)


def _own(part: Relayed, known: Sequence[Elector]) -> Relayed:
    """Return a part without an elector whom the one who looks may not enter ballots for."""
    proposed = part.proposed if part.proposed in known else None
    if part.elector in known:
        return part
    return Relayed(part.line, proposed=proposed)


def _sorted(poll: Poll, found: Sequence[Relayed], known: tuple[Elector, ...]) -> Looked:
    entries = [each for each in found if each.line.part in COUNTED]
    clear = [
        each for each in entries if each.line.part is Part.CHOSEN and each.elector is not None
    ]
    return Looked(
        clear=tuple(clear),
        open=tuple(each for each in entries if each not in clear),
        beside=tuple(each for each in found if each.line.part not in COUNTED),
        known=known,
        labels={each.id: each.label for each in poll.options},
    )
