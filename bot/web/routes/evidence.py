"""The JSON API's addresses of evidence: charter, heads, proofs, bulletin."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from bot.web.api.evidence import (
    BulletinShape,
    CharterShape,
    ConsistencyShape,
    HeadShape,
    InclusionShape,
    LedgerShape,
    ReceiptAsked,
    head_shape,
    ledger_shape,
)
from bot.web.api.models import FAULTS
from bot.web.views import ledger
from bot.web.views.bulletin import kept_bulletin, normal
from bot.web.visits import Visit, visiting
from deliberation.communities import Community
from deliberation.ledger.merkle import Tree
from deliberation.polls import CLOSED, Poll
from handlers.access import NotHere
from handlers.freezing import charter_of

router = APIRouter(prefix="/api/communities/{slug}", tags=["evidence"], responses=FAULTS)

JSON = "application/json"
Hash = Annotated[str, Query(pattern="^[0-9a-f]{64}$")]
Size = Annotated[int, Query(ge=0, le=2**31)]


@router.get("/polls/{number}/ledger")
def polls_ledger(request: Request, slug: str, number: int) -> LedgerShape:
    """Return the charter's digest, the turnout and the signed heads of the newest poll."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        return ledger_shape(ledger.poll_page(visit.work, here, number=number, member=None))


@router.get("/polls/{number}/charter", responses={200: {"model": CharterShape}})
def charter(request: Request, slug: str, number: int) -> Response:
    """Return the charter as the bytes that its digest is of."""
    with visiting(request) as visit:
        poll = _poll(visit, slug, number=number)
        return Response(charter_of(visit.work, poll).text, media_type=JSON)


@router.get("/polls/{number}/consistency")
def consistency(
    request: Request, slug: str, number: int, first: Size, second: Size
) -> ConsistencyShape:
    """Return the proof that the log only grew between two heads, by their sizes."""
    with visiting(request) as visit:
        poll = _poll(visit, slug, number=number)
        earlier, later = _head(visit, poll, size=first), _head(visit, poll, size=second)
        if earlier.size > later.size:
            raise NotHere
        proof = _tree(visit, poll).consistency(earlier.size, later.size)
        return ConsistencyShape(
            first=earlier, second=later, proof=[each.hex() for each in proof]
        )


@router.get("/polls/{number}/inclusion")
def inclusion(
    request: Request, slug: str, number: int, leaf: Hash, size: Size | None = None
) -> InclusionShape:
    """Return the proof that a leaf stands in the log of a head, the newest if none is named."""
    with visiting(request) as visit:
        poll = _poll(visit, slug, number=number)
        return _included(visit, poll, leaf=leaf, size=size)


@router.get("/outcomes/{number}/bulletin", responses={200: {"model": BulletinShape}})
def bulletin(request: Request, slug: str, number: int) -> Response:
    """Return the bulletin as it was signed; that of an open vote is for neighbours."""
    with visiting(request) as visit:
        here = visit.enter(slug)
        kept, _ = kept_bulletin(visit.work, here, number=number, neighbour=visit.neighbour)
        return Response(kept.text, media_type=JSON)


@router.post("/outcomes/{number}/inclusion")
def receipt_inclusion(
    request: Request, slug: str, number: int, asked: ReceiptAsked
) -> InclusionShape:
    """Return the proof that a receipt's last version stands in the log of a closed poll.

    The receipt comes in the body, so that no address and no log of addresses holds it.
    """
    with visiting(request) as visit:
        here = visit.enter(slug)
        poll = _closed_poll(visit, here, number=number)
        logged = visit.work.ballots.logged(normal(asked.receipt), community_id=here.id)
        own = [each.leaf for each in logged if each.leaf.poll_id == poll.id]
        if not own:
            raise NotHere
        newest = max(own, key=lambda each: each.version)
        return _included(visit, poll, leaf=newest.hash, size=None)


def _poll(visit: Visit, slug: str, *, number: int) -> Poll:
    return ledger.poll_numbered(visit.work, visit.enter(slug), number=number)


def _closed_poll(visit: Visit, here: Community, *, number: int) -> Poll:
    """Return the poll of the newest outcome; while it runs a receipt finds nothing."""
    poll = ledger.poll_numbered(visit.work, here, number=number)
    if poll.state not in CLOSED:
        raise NotHere
    return poll


def _included(visit: Visit, poll: Poll, *, leaf: str, size: int | None) -> InclusionShape:
    head = _head(visit, poll, size=size)
    leaves = visit.work.ballots.leaves(poll.id)[: head.size]
    if leaf not in leaves:
        raise NotHere
    place = leaves.index(leaf)
    path = _tree(visit, poll).inclusion(place, head.size)
    return InclusionShape(leaf=leaf, place=place, head=head, path=[each.hex() for each in path])


def _head(visit: Visit, poll: Poll, *, size: int | None) -> HeadShape:
    """Return the newest head, or the newest of a size, or raise NotHere."""
    for seen in ledger.seen_heads(visit.work, poll, member=None):
        if size in {None, seen.head.size}:
            return head_shape(seen)
    raise NotHere


def _tree(visit: Visit, poll: Poll) -> Tree:
    leaves = visit.work.ballots.leaves(poll.id)
    return Tree.of([bytes.fromhex(each) for each in leaves])
