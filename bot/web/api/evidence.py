"""What the API says of a poll's log: heads with their witnesses, and proofs."""

from datetime import datetime

from pydantic import Field, JsonValue

from bot.web.api.models import Shape
from bot.web.views.ledger import PollPage, SeenHead


class WitnessShape(Shape):
    """A neighbour who saw the same head, as what; the name is for neighbours."""

    role: str
    at: datetime


class HeadShape(Shape):
    """A signed head: the root over the first ``size`` leaves of the log.

    The signature (Ed25519, RFC 8032) is over the canonical JSON of at, charter, kind
    ("head"), poll, root and size.
    """

    size: int
    root: str
    at: datetime
    charter: str
    signature: str
    witnesses: list[WitnessShape]


class BuildingShape(Shape):
    """How many of a building took part; buildings with few electors stand together under ""."""

    building: str
    took_part: int
    electors: int


class LedgerShape(Shape):
    """What is public of a poll's log; no count of any choice is in it before closing."""

    poll: str
    number: int
    state: str
    charter: str
    key: str
    turnout: int
    electors: int
    buildings: list[BuildingShape]
    heads: list[HeadShape]


class ConsistencyShape(Shape):
    """The proof that the log of one head grew into that of another (RFC 6962 section 2.1.2)."""

    first: HeadShape
    second: HeadShape
    proof: list[str]


class InclusionShape(Shape):
    """The proof that a leaf stands in the log of a head (RFC 6962 section 2.1.1)."""

    leaf: str
    place: int
    head: HeadShape
    path: list[str]


Document = dict[str, JsonValue]


class CharterShape(Shape):
    """What was frozen of a poll at its opening; docs/verifying.md says what each field is."""

    format: str
    community: Document
    poll: str
    number: int
    title: str
    method: str
    options: list[Document]
    terms: Document
    bylaw: Document
    base: str
    opens_at: str
    closes_at: str
    secret: bool
    publication: str
    electors: int
    area: int
    roll: str
    key: str


class BulletinShape(Shape):
    """What is published of a closed poll; docs/verifying.md says what each field is."""

    format: str
    community: Document
    charter: CharterShape
    marks: list[Document]
    rows: list[Document]
    sealed: list[Document]
    sums: Document | None
    superseded: list[Document]
    withdrawn: list[Document]
    leaves: list[str]
    heads: list[Document]
    witnesses: list[Document]
    objections: list[Document]
    result: Document
    key: str
    published_at: str
    signature: str


class ReceiptAsked(Shape):
    """A receipt to be looked for."""

    receipt: str = Field(min_length=1, max_length=40)


def head_shape(seen: SeenHead) -> HeadShape:
    """Return a head."""
    head = seen.head
    return HeadShape(
        size=head.size,
        root=head.root,
        at=head.at,
        charter=head.charter,
        signature=head.signature,
        witnesses=[WitnessShape(role=each.role, at=each.at) for each in seen.witnesses],
    )


def ledger_shape(page: PollPage) -> LedgerShape:
    """Return what is public of a poll's log, the oldest head first."""
    return LedgerShape(
        poll=page.poll.id,
        number=page.poll.number,
        state=page.poll.state.value,
        charter=page.charter.id if page.charter else "",
        key=page.key,
        turnout=page.turnout,
        electors=page.poll.electors,
        buildings=[
            BuildingShape(
                building=each.building, took_part=each.took_part, electors=each.electors
            )
            for each in page.buildings
        ],
        heads=[head_shape(each) for each in reversed(page.heads)],
    )
