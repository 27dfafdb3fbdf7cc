"""The ballot box: ballots here, participations there, nothing that joins them."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Executable,
    bindparam,
    delete,
    func,
    select,
)

from bot.storage.statements import insertion
from bot.storage.tables.voting import BALLOTS, PARTICIPATIONS, SUPERSEDED_RECEIPTS
from deliberation.ballots import Ballot
from deliberation.identifiers import ElectorId, PollId
from deliberation.polls import CastBallot, Participation

WITHDRAWN = ""
"""No receipt: every one of the key is given up."""
_SAME_KEY = (BALLOTS.c.poll_id == bindparam("_poll"), BALLOTS.c.key == bindparam("_key"))
_REPLACED = ("id", "receipt", "ballot", "area", "heads")
_SAME_POLL: BindParameter[str] = bindparam("_poll")
_FOUND = select(*(BALLOTS.c[each.name] for each in fields(CastBallot))).where(*_SAME_KEY)


def _summed(weight: ColumnElement[int]) -> Executable:
    return (
        select(BALLOTS.c.ballot, func.sum(weight))
        .where(BALLOTS.c.poll_id == _SAME_POLL)
        .group_by(BALLOTS.c.ballot)
        .order_by(BALLOTS.c.ballot)
    )


_HEADS, _AREAS = _summed(BALLOTS.c.heads), _summed(BALLOTS.c.area)
_NO_PART = delete(PARTICIPATIONS).where(
    PARTICIPATIONS.c.poll_id == _SAME_POLL,
    PARTICIPATIONS.c.elector_id == bindparam("_elector"),
)
_TURNOUT = (
    select(func.count())
    .select_from(PARTICIPATIONS)
    .where(PARTICIPATIONS.c.poll_id == _SAME_POLL)
)
_TOOK_PART = select(PARTICIPATIONS.c.elector_id).where(PARTICIPATIONS.c.poll_id == _SAME_POLL)


class SqlBallotBox:
    """Ballots and participations of every poll, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name

    def put(self, ballot: CastBallot, *, participation: Participation) -> None:
        """Record a ballot; an earlier one under its key leaves only its receipt."""
        self._connection.execute(
            _participate(self._dialect),
            {"poll_id": participation.poll_id, "elector_id": participation.elector_id},
        )
        same = {"_poll": ballot.poll_id, "_key": ballot.key}
        self._connection.execute(
            _supersede(self._dialect), {**same, "_receipt": ballot.receipt}
        )
        self._connection.execute(
            _cast(self._dialect),
            {each.name: getattr(ballot, each.name) for each in fields(CastBallot)},
        )

    def withdraw(self, ballot: CastBallot, *, elector_id: ElectorId) -> None:
        """Take a ballot out with the mark that its elector took part; its receipt stays."""
        same = {"_poll": ballot.poll_id, "_key": ballot.key}
        self._connection.execute(_supersede(self._dialect), {**same, "_receipt": WITHDRAWN})
        self._connection.execute(delete(BALLOTS).where(*_SAME_KEY), same)
        self._connection.execute(_NO_PART, {"_poll": ballot.poll_id, "_elector": elector_id})

    def counted(self, poll_id: PollId) -> Mapping[Ballot, int]:
        """Return the ballots of a closed poll with the heads behind each."""
        return self._summed(_HEADS, poll_id)

    def areas(self, poll_id: PollId) -> Mapping[Ballot, int]:
        """Return the ballots of a closed poll with the area (0.01 m²) behind each."""
        return self._summed(_AREAS, poll_id)

    def _summed(self, statement: Executable, poll_id: PollId) -> Mapping[Ballot, int]:
        rows = self._connection.execute(statement, {"_poll": poll_id})
        return {ballot: int(weight) for ballot, weight in rows}

    def turnout(self, poll_id: PollId) -> int:
        """Return how many electors took part."""
        return int(self._connection.execute(_TURNOUT, {"_poll": poll_id}).scalar_one())

    def took_part(self, poll_id: PollId) -> frozenset[str]:
        """Return the ids of electors who took part."""
        return frozenset(self._connection.execute(_TOOK_PART, {"_poll": poll_id}).scalars())

    def find(self, poll_id: PollId, *, key: str) -> CastBallot | None:
        """Return the present ballot under a key: for its own voter's page only."""
        row = self._connection.execute(_FOUND, {"_poll": poll_id, "_key": key}).first()
        return None if row is None else CastBallot(*row)


@cache
def _participate(dialect: str) -> Executable:
    """Return the mark of an elector; it locks the elector's row until the commit.

    Two ballots of one elector that arrive at once in two processes are so put in one
    after the other.
    """
    mark = insertion(PARTICIPATIONS, dialect=dialect)
    return mark.on_conflict_do_update(
        index_elements=["poll_id", "elector_id"],
        set_={"elector_id": mark.excluded.elector_id},
    )


@cache
def _supersede(dialect: str) -> Executable:
    given_up = select(BALLOTS.c.poll_id, BALLOTS.c.receipt).where(
        *_SAME_KEY, BALLOTS.c.receipt != bindparam("_receipt")
    )
    kept = insertion(SUPERSEDED_RECEIPTS, dialect=dialect)
    return kept.from_select(["poll_id", "receipt"], given_up).on_conflict_do_nothing()


@cache
def _cast(dialect: str) -> Executable:
    cast = insertion(BALLOTS, dialect=dialect)
    return cast.on_conflict_do_update(
        index_elements=["poll_id", "key"],
        set_={name: cast.excluded[name] for name in _REPLACED},
    )
