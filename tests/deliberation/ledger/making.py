"""Valid bulletins of every method, publication and bylaw: ``bulletins()`` and ``EXAMPLE``.

``Vote`` is what an elector did, ``published`` turns votes into what a bulletin is made of as
the program does it, ``written`` is the signed file.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import strategies as st

from bot.signing import LedgerSigner, verified
from deliberation.ballots import Ballot, BallotForm
from deliberation.bylaws import BYLAWS, CUSTOM, Bylaw
from deliberation.communities import Community
from deliberation.identifiers import CommunityId, ElectorId, MemberId, ObjectionId, PollId
from deliberation.ledger.bulletins import (
    Log,
    Mark,
    Published,
    Row,
    cast_of,
    document,
    signed,
)
from deliberation.ledger.canonical import Object, digest
from deliberation.ledger.charters import charter, roll_line, roll_root
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.ledger.leaves import Leaf, commitment
from deliberation.ledger.merkle import Tree
from deliberation.ledger.verifying import NOBODY, Seen, Verification, verify
from deliberation.methods import METHODS
from deliberation.objections import Objection, ObjectionState, reasons
from deliberation.polls import Elector, Poll, Publication
from deliberation.terms import Asked, Terms, TieRule
from tests.deliberation.strategies import CLOSES, OPENS, POLL, ballots, options_of, thresholds

SIGNER = LedgerSigner(bytes(range(32)))
OTHER_SIGNER = LedgerSigner(bytes(range(1, 33)))
COMMUNITY = Community(
    id=CommunityId("community"),
    slug="dongfeng",
    name="东风小区",
    parent="",
    time_zone="Asia/Shanghai",
    locale="zh_CN",
    created_at=datetime(2026, 1, 1, tzinfo=UTC),
)
RECEIPT_DIGITS = 16


@dataclass(frozen=True)
class Vote:
    """What an elector did: ballots one after the other, the last taken out or not."""

    elector: Elector
    ballots: tuple[Ballot, ...]
    withdrawn: bool = False

    def chance(self, word: str) -> str:
        """Return digits that look drawn."""
        return sha256(f"{self.elector.id} {word}".encode()).hexdigest()

    @property
    def receipt(self) -> str:
        """Return the receipt, which stays."""
        return self.chance("receipt")[:RECEIPT_DIGITS]

    def salt(self, version: int) -> str:
        """Return the salt of a version."""
        return self.chance(f"salt {version}")[:32]

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """Return the leaves that it left in the log, in their order."""
        poll_id = self.elector.poll_id
        cast = [
            Leaf(poll_id, self.receipt, version, commitment(ballot, salt=self.salt(version)))
            for version, ballot in enumerate(self.ballots, start=1)
        ]
        if self.withdrawn:
            cast.append(Leaf(poll_id, self.receipt, len(cast) + 1))
        return tuple(cast)

    @property
    def counts(self) -> bool:
        """Tell whether a ballot of it counts."""
        return bool(self.ballots) and not self.withdrawn

    def row(self, *, named: bool) -> Row:
        """Return the ballot that counts."""
        version, elector = len(self.ballots), self.elector
        return Row(
            receipt=self.receipt,
            version=version,
            ballot=self.ballots[-1],
            salt=self.salt(version),
            heads=elector.heads,
            area=elector.area,
            label=elector.label if named else "",
        )


def electors_of(poll: Poll, number: int) -> tuple[Elector, ...]:
    """Return electors with doors and, where it is weighed, areas."""
    return tuple(
        Elector(
            id=ElectorId(sha256(f"elector {each}".encode()).hexdigest()[:32]),
            poll_id=poll.id,
            household_id=None,
            label=f"1-{each}",
            building="1",
            area=8_000 + 137 * each if poll.base.weighs_area else 0,
        )
        for each in range(1, number + 1)
    )


def published(
    poll: Poll,
    votes: Sequence[Vote],
    *,
    batches: int = 1,
    met: bool = True,
    late_seed: bool = False,
) -> Published:
    """Return what the bulletin of a poll is made of; every elector has a vote, may be empty.

    The seed is ``late_seed`` where it became known after the opening.
    """
    lines = {each.elector.id: roll_line(each.elector) for each in votes}
    frozen = charter(
        replace(poll, terms=replace(poll.terms, seed="")) if late_seed else poll,
        community=COMMUNITY,
        roll=roll_root(lines.values()),
        key=SIGNER.key,
    )
    named = poll.publication is Publication.NAMES
    rows = [each.row(named=named) for each in votes if each.counts]
    counted = {(each.receipt, each.version) for each in rows}
    logged = [leaf for each in votes for leaf in each.leaves]
    leaves, heads = _grown(logged, poll=poll, charter_digest=digest(frozen), batches=batches)
    return Published(
        poll=poll,
        charter=frozen,
        marks=[
            Mark(
                digest=lines[each.elector.id],
                label=each.elector.label,
                heads=each.elector.heads,
                took_part=each.counts,
            )
            for each in votes
        ],
        rows=rows,
        log=Log(
            leaves=leaves,
            given_up=[each for each in logged if (each.receipt, each.version) not in counted],
            heads=heads,
            witnesses=_witnesses(heads),
        ),
        objections=_objections(poll, rows, met=met),
    )


def _grown(
    logged: Sequence[Leaf], *, poll: Poll, charter_digest: str, batches: int
) -> tuple[list[str], list[TreeHead]]:
    """Place leaves in batches, each in the order of its hashes, and sign a head over each."""
    leaves: list[str] = []
    heads: list[TreeHead] = []
    width = max(1, -(-len(logged) // batches))
    step = (CLOSES - OPENS) / (batches + 1)
    for batch in range(batches):
        placed = logged[batch * width : (batch + 1) * width]
        leaves += sorted(each.hash for each in placed)
        last = batch == batches - 1
        if not leaves and not last:
            continue
        head = TreeHead(
            id=f"head {batch}",
            poll_id=poll.id,
            size=len(leaves),
            root=Tree.of([bytes.fromhex(each) for each in leaves]).root().hex(),
            at=CLOSES + timedelta(seconds=2) if last else OPENS + step * (batch + 1),
            charter=charter_digest,
        )
        heads.append(replace(head, signature=SIGNER.sign(head.signable)))
    return leaves, heads


def _witnesses(heads: Sequence[TreeHead]) -> list[Witness]:
    return [
        Witness(
            id=f"witness {name}",
            head_id=heads[-1].id,
            poll_id=heads[-1].poll_id,
            member_id=MemberId(name),
            name=name,
            role=role,
            at=heads[-1].at + timedelta(minutes=5),
        )
        for name, role in (("居委会", "committee"), ("李阿姨", "resident"))
    ]


def _objections(poll: Poll, rows: Sequence[Row], *, met: bool) -> list[Objection]:
    if METHODS[poll.method].form is not BallotForm.CONSENT:
        return []
    return [
        Objection(
            id=ObjectionId(str(number)),
            community_id=poll.community_id,
            poll_id=poll.id,
            number=number,
            reason=reason,
            heads=heads,
            raised_at=CLOSES,
            state=ObjectionState.MET if met else ObjectionState.RAISED,
            words="十点后关灯" if met else "",
        )
        for number, (reason, heads) in enumerate(reasons(cast_of(rows).heads).items(), start=1)
    ]


def unsigned(made: Published) -> Object:
    """Return the bulletin's document as it is before it is signed."""
    return document(made, at=CLOSES + timedelta(hours=1))


def written(made: Published) -> bytes:
    """Return the bulletin's file."""
    return signed(unsigned(made), sign=SIGNER.sign)


def verification(data: bytes, *, seen: Seen = NOBODY) -> Verification:
    """Return the checks of a file."""
    return verify(data, verified=verified, seen=seen)


# Drawing


@st.composite
def bulletins(
    draw: st.DrawFn, *, methods: Sequence[str] = tuple(METHODS), most: int = 12
) -> Published:
    """Draw a poll of some method, its votes, and how they were placed."""
    poll = draw(polls(methods))
    number = draw(st.integers(1, most))
    electors = electors_of(poll, number)
    area = sum(each.area for each in electors)
    poll = poll.opened(electors=number, area=area)
    votes = [draw(_votes(poll, each)) for each in electors]
    return published(
        poll,
        votes,
        batches=draw(st.integers(1, 3)),
        met=draw(st.booleans()),
        late_seed=draw(st.booleans()),
    )


@st.composite
def polls(draw: st.DrawFn, methods: Sequence[str]) -> Poll:
    """Draw a poll that is not open yet."""
    method = METHODS[draw(st.sampled_from(list(methods)))]
    bylaw = draw(bylaws())
    options = options_of(method, draw(st.integers(2, 5)))
    seed = draw(st.sampled_from(["", "2026322", "种子"]))
    ties = draw(st.sampled_from(list(TieRule)))
    terms = Terms(ties=ties, seed=seed, seed_source="福利彩票 2026322 期")
    if Asked.SEATS in method.asks:
        places = draw(st.sampled_from([None, 5]))
        terms = replace(terms, seats=draw(st.integers(1, 3)), places=places)
    if Asked.COSTS in method.asks:
        options = tuple(replace(each, cost=draw(st.integers(1, 9))) for each in options)
        terms = replace(terms, budget=draw(st.integers(1, 25)))
    return replace(
        POLL,
        id=PollId("poll"),
        method=method.name,
        options=options,
        terms=terms,
        bylaw=bylaw,
        base=draw(st.sampled_from(bylaw.bases)),
        secret=draw(st.sampled_from([True, True, False])),
    )


@st.composite
def bylaws(draw: st.DrawFn) -> Bylaw:
    """Draw a bylaw of the registry, or one of a community's own."""
    bylaw = draw(st.sampled_from(list(BYLAWS.values())))
    if bylaw is not CUSTOM:
        return bylaw
    return replace(
        CUSTOM,
        majority=draw(thresholds()),
        quorum=draw(st.none() | thresholds()),
        least_electors=draw(st.integers(0, 3)),
        source="本小区议事规则",
    )


@st.composite
def _votes(draw: st.DrawFn, poll: Poll, elector: Elector) -> Vote:
    form = METHODS[poll.method].form
    if form is BallotForm.NOTHING:
        return Vote(elector, ())
    cast = draw(st.lists(_cast(poll, form), max_size=3))
    return Vote(elector, tuple(cast), withdrawn=bool(cast) and draw(st.booleans()))


def _cast(poll: Poll, form: BallotForm) -> st.SearchStrategy[Ballot]:
    if form is BallotForm.CONSENT:
        stands = (
            Ballot(choices=("1",)),
            Ballot(choices=("2",)),
            Ballot(choices=("3",), reason="夜里太吵"),
            Ballot(choices=("3",), reason='轮椅过不去\u2028"\\\x7f'),
        )
        return st.sampled_from(stands)
    return ballots(form, poll.options)


# One by hand, which docs/verifying.md shows


def example() -> Published:
    """Return a motion of ten households: one changed its mind, one ballot was taken out."""
    poll = replace(
        POLL,
        title="一号楼前建电动车棚",
        base=BYLAWS["residents_meeting"].bases[1],
        bylaw=BYLAWS["residents_meeting"],
    ).opened(electors=10)
    aye, nay, abstains = (Ballot(choices=(each,)) for each in "123")
    cast: list[tuple[Ballot, ...]] = [
        (aye,),
        (nay, aye),
        (aye,),
        (nay,),
        (aye,),
        (aye,),
        (abstains,),
        (aye,),
        (),
        (),
    ]
    electors = electors_of(poll, len(cast))
    votes = [
        Vote(elector, each, withdrawn=at == 7)
        for at, (elector, each) in enumerate(zip(electors, cast, strict=True))
    ]
    return published(poll, votes, batches=2)


EXAMPLE = "example-bulletin.json"
"""The file of ``example()``, beside this module."""
