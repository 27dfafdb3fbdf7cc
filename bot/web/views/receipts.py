"""What became of a receipt: recorded, sealed, counted; never the choice before the closing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.web.views.bulletin import normal
from deliberation.ballots import Ballot
from deliberation.communities import Community, Member
from deliberation.ledger.canonical import fingerprint
from deliberation.ledger.heads import TreeHead
from deliberation.ledger.leaves import WITHDRAWN, Leaf
from deliberation.ledger.merkle import inclusion_proof
from deliberation.polls import CLOSED, Poll, PollState, Publication
from handlers.ballot import chosen_text
from handlers.ledgers import LoggedLeaf
from handlers.messages import Text
from handlers.ports import UnitOfWork


class Fate(StrEnum):
    """What became of the ballot of a receipt."""

    UNKNOWN = "unknown"
    WAITING = "waiting"
    SEALED = "sealed"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    COUNTED = "counted"
    SUMMED = "summed"


@dataclass(frozen=True)
class Proof:
    """What proves a leaf under the last head (RFC 6962 section 2.1.1)."""

    data: str
    leaf: str
    place: int
    size: int
    path: tuple[str, ...]
    root: str
    fingerprint: str


@dataclass(frozen=True)
class Receipt:
    """What a receipt's page tells; ``head`` counts from 1.

    ``salt`` is for the voter alone, where sums are published and nobody else sees the ballot.
    """

    code: str
    fate: Fate
    poll: Poll | None = None
    version: int = 0
    head: int = 0
    chosen: Text | None = None
    salt: str = ""
    proof: Proof | None = None
    destroyed: bool = False


def receipt(
    work: UnitOfWork, here: Community, *, typed: str, member: Member | None, named: bool
) -> Receipt:
    """Return what became of a receipt, however it was typed.

    What polls that were declared open publish with names is shown where ``named``.
    """
    code = normal(typed)
    logged = work.ballots.logged(code, community_id=here.id)
    if not logged:
        return Receipt(code, Fate.UNKNOWN)
    last = logged[-1]
    poll = work.polls.get(last.leaf.poll_id)
    heads = sorted(work.tree_heads.where(poll_id=poll.id), key=lambda each: each.size)
    chosen, salt = _content(work, poll, last.leaf, member=member, named=named)
    return Receipt(
        code=code,
        fate=_fate(poll, last),
        poll=poll,
        version=last.leaf.version,
        head=_head(last, heads),
        chosen=chosen_text(poll, chosen) if chosen else None,
        salt=salt,
        proof=_proof(work, last, heads) if poll.state in CLOSED else None,
        destroyed=work.ballots.destroyed(poll.id),
    )


def _fate(poll: Poll, last: LoggedLeaf) -> Fate:
    if poll.state is PollState.CANCELLED:
        return Fate.CANCELLED
    if last.leaf.commitment == WITHDRAWN:
        return Fate.WITHDRAWN
    if poll.state not in CLOSED:
        return Fate.WAITING if last.place is None else Fate.SEALED
    return Fate.SUMMED if poll.publication is Publication.SUMS else Fate.COUNTED


def _head(last: LoggedLeaf, heads: Sequence[TreeHead]) -> int:
    """Return which head was the first over a leaf, counted from 1; 0 where none is."""
    over = (
        number
        for number, head in enumerate(heads, start=1)
        if last.place is not None and last.place < head.size
    )
    return next(over, 0)


def _content(
    work: UnitOfWork, poll: Poll, leaf: Leaf, *, member: Member | None, named: bool
) -> tuple[Ballot | None, str]:
    """Return the ballot where it may be shown, and its salt where that is needed."""
    if poll.state not in CLOSED or leaf.commitment == WITHDRAWN:
        return None, ""
    if poll.publication is Publication.SUMS:
        return _own(work, poll, leaf, member=member)
    if poll.publication is Publication.NAMES and not named:
        return None, ""
    rows = (each for each in work.ballots.published(poll.id) if each.receipt == leaf.receipt)
    return next(((row.ballot, "") for row in rows), (None, ""))


def _own(
    work: UnitOfWork, poll: Poll, leaf: Leaf, *, member: Member | None
) -> tuple[Ballot | None, str]:
    """Return the ballot of the one who looks, who knows its receipt too."""
    if member is None:
        return None, ""
    speaks = work.franchises.one(poll_id=poll.id, member_id=member.id)
    cast = work.ballots.find(poll.id, elector_id=speaks.elector_id) if speaks else None
    mine = cast is not None and cast.receipt == leaf.receipt
    return (cast.ballot, cast.salt) if cast is not None and mine else (None, "")


def _proof(work: UnitOfWork, last: LoggedLeaf, heads: Sequence[TreeHead]) -> Proof | None:
    if last.place is None or not heads or last.place >= heads[-1].size:
        return None
    head = heads[-1]
    hashes = [bytes.fromhex(each) for each in work.ballots.leaves(last.leaf.poll_id)]
    path = inclusion_proof(hashes[: head.size], last.place)
    return Proof(
        data=last.leaf.data.decode(),
        leaf=last.leaf.hash,
        place=last.place,
        size=head.size,
        path=tuple(each.hex() for each in path),
        root=head.root,
        fingerprint=fingerprint(head.root),
    )
