"""The ballot box: sealed ballots here, participations there, nothing that joins them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from operator import attrgetter

from sqlalchemy import Connection

from bot.signing import Keys, PollKeys, SealBroken
from bot.storage import ballot_statements as said
from bot.storage.codec import decode, encode
from deliberation.ballots import Ballot
from deliberation.identifiers import CommunityId, ElectorId, PollId
from deliberation.ledger.bulletins import Row
from deliberation.ledger.leaves import WITHDRAWN, Leaf, commitment
from deliberation.polls import CastBallot, Poll, Publication
from handlers.ledgers import BoxClosed, BoxLost, LoggedLeaf


@dataclass(frozen=True)
class _Sealed:
    """What a row of a ballot says once it is opened."""

    ballot: Ballot
    salt: str
    area: int
    heads: int


@dataclass(frozen=True)
class _Box:
    """What is known of a poll's box within one transaction."""

    keys: PollKeys
    width: int
    closed: bool


class SqlBallotBox:
    """Ballots, participations and logs of every poll, within one transaction."""

    def __init__(self, connection: Connection, keys: Keys) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self._reads = bool(connection.get_execution_options().get("postgresql_readonly"))
        self._keys = keys
        self._boxes: dict[PollId, _Box | None] = {}

    def forget(self) -> None:
        """Look at every box again: something was undone."""
        self._boxes.clear()

    def open(self, poll_id: PollId, *, key: str, width: int) -> None:
        """Take ballots from now on, sealed under a key of chance to a multiple of a width."""
        self._boxes.pop(poll_id, None)
        values = {"poll_id": poll_id, "key": key, "width": width, "closed": False}
        self._connection.execute(said.OPENED, values)

    def close(self, poll_id: PollId) -> None:
        """Take no more ballots; those that are on the way in come before.

        On PostgreSQL the rows are put in anew in the order of their keys: they would tell by
        their places and transactions which mark and which ballot came together.
        """
        self._boxes.pop(poll_id, None)
        closed = self._connection.execute(said.CLOSED, {"_poll": poll_id}).rowcount
        self._connection.execute(said.WAYS_FORGOTTEN, {"_poll": poll_id})
        if closed and self._dialect == "postgresql":
            for put_anew in (said.MARKS_ANEW, said.BALLOTS_ANEW):
                put_anew(self._connection, poll_id)

    # Casting

    def put(
        self, ballot: CastBallot, *, elector_id: ElectorId, channel: str = ""
    ) -> CastBallot:
        """Record a ballot in the place of the elector's earlier one; return it as recorded."""
        box = self._box(ballot.poll_id)
        if box is None or box.closed:
            raise BoxClosed(ballot.poll_id)
        row = box.keys.row(elector_id)
        marked = {"poll_id": ballot.poll_id, "elector_id": elector_id, "channel": channel}
        self._connection.execute(said.participate(self._dialect), marked)
        inside = _Sealed(ballot.ballot, ballot.salt, ballot.area, ballot.heads)
        text = encode(inside, kind=_Sealed).encode()
        values = {
            "poll_id": ballot.poll_id,
            "key": row,
            "receipt": ballot.receipt,
            "version": 1,
            "sealed": box.keys.seal(text, row=row, width=box.width),
        }
        receipt, version = self._connection.execute(said.cast(self._dialect), values).one()
        bound = commitment(ballot.ballot, salt=ballot.salt)
        self._log(Leaf(ballot.poll_id, receipt, version, bound))
        return CastBallot(
            poll_id=ballot.poll_id,
            receipt=receipt,
            ballot=ballot.ballot,
            salt=ballot.salt,
            area=ballot.area,
            heads=ballot.heads,
            version=version,
        )

    def withdraw(self, ballot: CastBallot, *, elector_id: ElectorId) -> None:
        """Take a ballot out with the mark that its elector took part; a leaf says so."""
        present = {
            "_poll": ballot.poll_id,
            "_receipt": ballot.receipt,
            "_version": ballot.version,
        }
        if not self._connection.execute(said.TAKEN_OUT, present).rowcount:
            return
        mark = {"_poll": ballot.poll_id, "_elector": elector_id}
        self._connection.execute(said.NO_PART, mark)
        self._log(Leaf(ballot.poll_id, ballot.receipt, ballot.version + 1))

    def find(self, poll_id: PollId, *, elector_id: ElectorId) -> CastBallot | None:
        """Return an elector's present ballot: for its own voter's page only."""
        box = self._box(poll_id)
        if box is None:
            return None
        key = box.keys.row(elector_id)
        row = self._connection.execute(said.FOUND, {"_poll": poll_id, "_key": key}).first()
        return None if row is None else _opened(poll_id, box.keys, row)

    def channel(self, poll_id: PollId, *, elector_id: ElectorId) -> str:
        """Return the channel of an elector's present ballot, empty where none is known."""
        asked = {"_poll": poll_id, "_elector": elector_id}
        return self._connection.execute(said.WAY, asked).scalar_one_or_none() or ""

    # Counting

    def counted(self, poll_id: PollId) -> Mapping[Ballot, int]:
        """Return the ballots of a closed poll with the heads behind each."""
        return _summed((each.ballot, each.heads) for each in self._all(poll_id))

    def areas(self, poll_id: PollId) -> Mapping[Ballot, int]:
        """Return the ballots of a closed poll with the area (0.01 m²) behind each."""
        return _summed((each.ballot, each.area) for each in self._all(poll_id))

    def turnout(self, poll_id: PollId) -> int:
        """Return how many electors took part."""
        return int(self._connection.execute(said.TURNOUT, {"_poll": poll_id}).scalar_one())

    def took_part(self, poll_id: PollId) -> frozenset[str]:
        """Return the ids of electors who took part."""
        return frozenset(self._connection.execute(said.TOOK_PART, {"_poll": poll_id}).scalars())

    def rows(self, poll_id: PollId) -> tuple[CastBallot, ...]:
        """Return the ballots of a closed poll in the order of their receipts."""
        return tuple(sorted(self._all(poll_id), key=attrgetter("receipt")))

    def digest(self, poll_id: PollId, *parts: str) -> str:
        """Return what stands for some words; nobody can tell which once the key is gone."""
        box = self._box(poll_id)
        if box is None:
            raise BoxClosed(poll_id)
        return box.keys.digest(*parts)

    # The log

    def pending(self, poll_id: PollId) -> int:
        """Return of how many receipts leaves wait for the next head."""
        return int(self._connection.execute(said.PENDING, {"_poll": poll_id}).scalar_one())

    def place(self, poll_id: PollId) -> tuple[str, ...]:
        """Append the waiting leaves in the order of their hashes; return all, in log order.

        They are put in anew, so that no transaction of theirs tells what came with them.
        """
        placed = self.leaves(poll_id)
        waiting = self._connection.execute(said.WAITING_TAKEN, {"_poll": poll_id}).mappings()
        rows = sorted((dict(each) for each in waiting), key=lambda each: str(each["hash"]))
        if not rows:
            return placed
        for place, row in enumerate(rows, start=len(placed)):
            row["place"] = place
        self._connection.execute(said.LOGGED, rows)
        return (*placed, *(str(row["hash"]) for row in rows))

    def leaves(self, poll_id: PollId) -> tuple[str, ...]:
        """Return the hashes of the leaves that have a place, in log order."""
        return tuple(self._connection.execute(said.PLACED, {"_poll": poll_id}).scalars())

    def current(self, poll_id: PollId) -> tuple[Leaf, ...]:
        """Return the leaves of the ballots that count, by receipt."""
        return tuple(each for each, counts in self._leaves(poll_id) if counts)

    def superseded(self, poll_id: PollId) -> tuple[Leaf, ...]:
        """Return the leaves of ballots that do not count any more, by receipt and version."""
        found = (each for each, counts in self._leaves(poll_id) if not counts)
        return tuple(each for each in found if each.commitment != WITHDRAWN)

    def withdrawn(self, poll_id: PollId) -> tuple[Leaf, ...]:
        """Return the leaves that say a ballot was taken out, by receipt and version."""
        return tuple(each for each, _ in self._leaves(poll_id) if each.commitment == WITHDRAWN)

    def logged(self, receipt: str, *, community_id: CommunityId) -> tuple[LoggedLeaf, ...]:
        """Return every leaf of a receipt, the first version first."""
        sought = {"_receipt": receipt, "_community": community_id}
        rows = self._connection.execute(said.OF_RECEIPT, sought)
        return tuple(LoggedLeaf(Leaf(*leaf), place) for *leaf, place in rows)

    # Publishing and destroying

    def publish(self, poll: Poll) -> tuple[Row, ...]:
        """Keep what is published of the ballots of a closed poll; return it by receipt."""
        if poll.publication is Publication.SUMS:
            return ()
        named = poll.publication is Publication.NAMES
        labels: Mapping[str, str] = self._labels(poll.id) if named else {}
        rows = tuple(
            Row.of(each, label=labels.get(each.receipt, "")) for each in self.rows(poll.id)
        )
        if rows:
            self._connection.execute(
                said.PUBLISHED, [_values(each, poll_id=poll.id) for each in rows]
            )
        return rows

    def published(self, poll_id: PollId) -> tuple[Row, ...]:
        """Return what was published, by receipt."""
        rows = self._connection.execute(said.PUBLISHED_OF, {"_poll": poll_id})
        return tuple(Row(*row) for row in rows)

    def destroy(self, poll_id: PollId) -> None:
        """Destroy the poll's key and its sealed ballots; nothing joins anybody to a choice.

        SQLite overwrites what it deletes; on PostgreSQL rows that are gone lie in the file
        until it is written anew (``Storage.scrub``).
        """
        self._boxes.pop(poll_id, None)
        with said.overwriting(self._connection):
            self._connection.execute(said.DESTROYED, {"_poll": poll_id})
            self._connection.execute(said.ALL_GONE, {"_poll": poll_id})

    def destroyed(self, poll_id: PollId) -> bool:
        """Tell whether the key is gone."""
        found = self._connection.execute(said.BOX, {"_poll": poll_id}).first()
        return found is not None and found.key == said.NO_KEY

    # Steps

    def _box(self, poll_id: PollId) -> _Box | None:
        """Return what is known of a box; None where it has no key, or none any more.

        On PostgreSQL its row stays locked for closing until the transaction ends.
        """
        if poll_id not in self._boxes:
            asked = said.BOX if self._reads else said.BOX_HELD
            found = self._connection.execute(asked, {"_poll": poll_id}).first()
            known = found is not None and found.key != said.NO_KEY
            self._boxes[poll_id] = (
                _Box(self._keys.poll(found.key), found.width, found.closed)
                if found is not None and known
                else None
            )
        return self._boxes[poll_id]

    def _log(self, leaf: Leaf) -> None:
        values = {
            "poll_id": leaf.poll_id,
            "hash": leaf.hash,
            "receipt": leaf.receipt,
            "version": leaf.version,
            "commitment": leaf.commitment,
            "place": None,
        }
        self._connection.execute(said.LOGGED, values)

    def _all(self, poll_id: PollId) -> Iterable[CastBallot]:
        box = self._box(poll_id)
        if box is None:
            return ()
        rows = self._connection.execute(said.EVERYTHING, {"_poll": poll_id})
        return [_opened(poll_id, box.keys, row) for row in rows]

    def _leaves(self, poll_id: PollId) -> Iterable[tuple[Leaf, bool]]:
        rows = self._connection.execute(said.LEAVES_OF, {"_poll": poll_id}).all()
        found = [Leaf(*row) for row in rows]
        last = {each.receipt: each.version for each in found}
        return [
            (each, each.commitment != WITHDRAWN and each.version == last[each.receipt])
            for each in found
        ]

    def _labels(self, poll_id: PollId) -> Mapping[str, str]:
        """Return the electors' labels by receipt."""
        box = self._box(poll_id)
        if box is None:
            return {}
        rows = self._connection.execute(said.ROWS_OF, {"_poll": poll_id})
        receipts = {row.key: row.receipt for row in rows}
        found: dict[str, str] = {}
        for elector_id, label in self._connection.execute(said.LABELS, {"_poll": poll_id}):
            receipt = receipts.get(box.keys.row(elector_id))
            if receipt is not None:
                found[receipt] = label
        return found


def _opened(poll_id: PollId, keys: PollKeys, row: "said.BallotRow") -> CastBallot:
    key, receipt, version, sealed = row
    try:
        text = keys.unseal(sealed, row=key).decode()
    except SealBroken as broken:
        raise BoxLost(poll_id) from broken
    inside: _Sealed = decode(text, kind=_Sealed)
    return CastBallot(
        poll_id=poll_id,
        receipt=receipt,
        ballot=inside.ballot,
        salt=inside.salt,
        area=inside.area,
        heads=inside.heads,
        version=version,
    )


def _summed(weights: Iterable[tuple[Ballot, int]]) -> Mapping[Ballot, int]:
    found: dict[Ballot, int] = {}
    for ballot, weight in weights:
        found[ballot] = found.get(ballot, 0) + weight
    return dict(sorted(found.items(), key=lambda each: encode(each[0], kind=Ballot)))


def _values(row: Row, *, poll_id: PollId) -> Mapping[str, object]:
    return {"poll_id": poll_id, **{each.name: getattr(row, each.name) for each in fields(Row)}}
