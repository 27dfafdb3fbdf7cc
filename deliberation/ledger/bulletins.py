"""The bulletin of a closed poll: one file from which anybody counts again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from deliberation.ballots import Ballot
from deliberation.ledger.canonical import Json, Object, canonical, moment
from deliberation.ledger.heads import TreeHead, Witness
from deliberation.ledger.leaves import Leaf, ballot_document, commitment
from deliberation.ledger.results import Cast, objection_documents, result
from deliberation.objections import Objection
from deliberation.polls import CastBallot, Poll, Publication

FORMAT = "neighbor-talk-bulletin/1"
Sign = Callable[[bytes], str]


@dataclass(frozen=True)
class Mark:
    """Whether an elector took part, by the hash of the line on the roll.

    ``label`` is a door; it is empty for people, unless the poll was declared open.
    """

    digest: str
    label: str
    heads: int
    took_part: bool


@dataclass(frozen=True)
class Row:
    """A ballot that counts; ``label`` says whose where the poll was declared open."""

    receipt: str
    version: int
    ballot: Ballot
    salt: str
    heads: int = 1
    area: int = 0
    label: str = ""

    @classmethod
    def of(cls, cast: CastBallot, *, label: str = "") -> "Row":
        """Return the row of a ballot that was cast."""
        return cls(
            receipt=cast.receipt,
            version=cast.version,
            ballot=cast.ballot,
            salt=cast.salt,
            heads=cast.heads,
            area=cast.area,
            label=label,
        )


@dataclass(frozen=True)
class Log:
    """What the log of a poll holds beside the ballots that count.

    ``given_up`` are the leaves of ballots that were changed and of those taken out;
    ``leaves`` the hashes of all, in their order.
    """

    leaves: Sequence[str]
    given_up: Sequence[Leaf]
    heads: Sequence[TreeHead]
    witnesses: Sequence[Witness] = ()


@dataclass(frozen=True)
class Published:
    """What a bulletin is made of; the poll's terms hold the seed that a lot was drawn from.

    ``charter`` is the document that the heads were signed under.
    """

    poll: Poll
    charter: Mapping[str, Json]
    marks: Sequence[Mark]
    rows: Sequence[Row]
    log: Log
    objections: Sequence[Objection] = ()

    @property
    def sums_only(self) -> bool:
        """Tell whether no ballot is shown by itself."""
        return self.charter["publication"] == Publication.SUMS.value

    @property
    def named(self) -> bool:
        """Tell whether ballots are shown with names."""
        return self.charter["publication"] == Publication.NAMES.value


def document(published: Published, *, at: datetime) -> Object:
    """Return the bulletin without its signature."""
    charter, log = published.charter, published.log
    rows = sorted(published.rows, key=lambda each: each.receipt)
    cast = cast_of(rows)
    open_rows, sealed_rows = ([], rows) if published.sums_only else (rows, [])
    return {
        "format": FORMAT,
        "community": charter["community"],
        "charter": charter,
        "marks": _marks(published.marks),
        "rows": [_row(each, named=published.named) for each in open_rows],
        "sealed": [_sealed(each) for each in sealed_rows],
        "sums": _sums(published.poll, cast) if published.sums_only else None,
        "superseded": _superseded(log.given_up),
        "withdrawn": _withdrawn(log.given_up),
        "leaves": list(log.leaves),
        "heads": [each.document for each in log.heads],
        "witnesses": _witnesses(log),
        "objections": objection_documents(published.objections),
        "result": result(published.poll, cast, objections=published.objections),
        "key": charter["key"],
        "published_at": moment(at),
    }


def signable(unsigned: Mapping[str, Json]) -> bytes:
    """Return the bytes that the signature of a bulletin is over."""
    return canonical({**unsigned, "kind": "bulletin"})


def signed(unsigned: Mapping[str, Json], *, sign: Sign) -> bytes:
    """Return the file: the canonical bytes with the signature, and one newline."""
    return canonical({**unsigned, "signature": sign(signable(unsigned))}) + b"\n"


def cast_of(rows: Iterable[Row]) -> Cast:
    """Return the ballots of rows with what stands behind each."""
    heads: dict[Ballot, int] = {}
    areas: dict[Ballot, int] = {}
    for each in rows:
        heads[each.ballot] = heads.get(each.ballot, 0) + each.heads
        areas[each.ballot] = areas.get(each.ballot, 0) + each.area
    return Cast(heads, areas)


def _marks(marks: Iterable[Mark]) -> list[Json]:
    return [
        {
            "digest": each.digest,
            "label": each.label,
            "heads": each.heads,
            "took_part": each.took_part,
        }
        for each in sorted(marks, key=lambda each: each.digest)
    ]


def _row(row: Row, *, named: bool) -> Object:
    shown: Object = {
        "receipt": row.receipt,
        "version": row.version,
        "ballot": ballot_document(row.ballot),
        "salt": row.salt,
        "heads": row.heads,
        "area": row.area,
    }
    return {**shown, "label": row.label} if named else shown


def _sealed(row: Row) -> Object:
    return {
        "receipt": row.receipt,
        "version": row.version,
        "commitment": commitment(row.ballot, salt=row.salt),
    }


def _sums(poll: Poll, cast: Cast) -> Object:
    areas = _weights(cast.areas) if poll.base.weighs_area else []
    return {"heads": _weights(cast.heads), "areas": areas}


def _weights(weights: Mapping[Ballot, int]) -> list[Json]:
    """Return ballots with their weights, in the order of their bytes."""
    shown: list[tuple[Json, int]] = [
        (ballot_document(ballot), weight) for ballot, weight in weights.items()
    ]
    return [[ballot, weight] for ballot, weight in sorted(shown, key=_bytes)]


def _bytes(line: tuple[Json, int]) -> bytes:
    return canonical(line[0])


def _order(leaf: Leaf) -> tuple[str, int]:
    return leaf.receipt, leaf.version


def _superseded(leaves: Iterable[Leaf]) -> list[Json]:
    return [
        {"receipt": each.receipt, "version": each.version, "commitment": each.commitment}
        for each in sorted(leaves, key=_order)
        if each.commitment
    ]


def _withdrawn(leaves: Iterable[Leaf]) -> list[Json]:
    return [
        {"receipt": each.receipt, "version": each.version}
        for each in sorted(leaves, key=_order)
        if not each.commitment
    ]


def _witnesses(log: Log) -> list[Json]:
    heads = {each.id: each for each in log.heads}
    shown = sorted(
        log.witnesses, key=lambda each: (heads[each.head_id].size, each.at, each.name)
    )
    return [
        {
            "size": heads[each.head_id].size,
            "root": heads[each.head_id].root,
            "name": each.name,
            "role": each.role,
            "at": moment(each.at),
        }
        for each in shown
    ]
