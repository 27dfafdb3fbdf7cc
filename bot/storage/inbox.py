"""What channels handed over and nobody has handled yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.storage.statements import counts, stands
from bot.storage.states import ArrivalState
from bot.storage.tables.queues import INBOX
from bot.storage.taking import Arrival, put_together

MOST_ATTEMPTS = 3
LEAST_WINDOW = 256
OVERTAKING_WINDOW = 2000
ERROR_LENGTH = 2000


@dataclass(frozen=True)
class Waiting:
    """An arrival that waits to be handled; ids rise with arrival."""

    id: int
    channel: str
    update_id: str
    payload: str
    received_at: datetime
    sender_key: str
    attempts: int


_OPEN = stands(INBOX, ArrivalState.WAITING)
_ROWS = (
    INBOX.c.id,
    INBOX.c.channel,
    INBOX.c.update_id,
    INBOX.c.payload,
    INBOX.c.received_at,
    INBOX.c.sender_key,
    INBOX.c.attempts,
)
_OLDEST = select(*_ROWS).where(_OPEN).order_by(INBOX.c.id).limit(bindparam("_limit"))
_SENDERS = (
    select(INBOX.c.id, INBOX.c.sender_key)
    .where(_OPEN)
    .order_by(INBOX.c.id)
    .limit(bindparam("_limit"))
)
_PLACE = func.row_number().over(partition_by=INBOX.c.sender_key, order_by=INBOX.c.id)
_PLACED = select(INBOX.c.id, INBOX.c.sender_key, _PLACE.label("place")).where(_OPEN).subquery()
_TURNS = (
    select(_PLACED.c.id, _PLACED.c.sender_key)
    .order_by(_PLACED.c.place, _PLACED.c.id)
    .limit(bindparam("_limit"))
)
_NAMED = select(*_ROWS).where(_OPEN, INBOX.c.id.in_(bindparam("_ids", expanding=True)))
_LOCKED = (
    select(*_ROWS)
    .where(_OPEN, INBOX.c.id.in_(bindparam("_ids", expanding=True)))
    .order_by(INBOX.c.id)
    .limit(bindparam("_limit"))
    .with_for_update(skip_locked=True)
)
_LOCK_SENDER = select(
    func.pg_try_advisory_xact_lock(func.hashtextextended(bindparam("_sender"), 0))
)
_MARKED = (
    update(INBOX)
    .where(INBOX.c.id == bindparam("_id"))
    .values(
        payload=bindparam("payload"),
        state=bindparam("state"),
        attempts=bindparam("attempts"),
        error=bindparam("error"),
    )
)
_LATER_ID = or_(
    func.length(INBOX.c.update_id) > bindparam("_length"),
    and_(
        func.length(INBOX.c.update_id) == bindparam("_length"),
        INBOX.c.update_id > bindparam("_update_id"),
    ),
)
_OVERTAKEN = (
    select(INBOX.c.id)
    .where(
        INBOX.c.id.between(bindparam("_since"), bindparam("_id")),
        INBOX.c.channel == bindparam("_channel"),
        INBOX.c.sender_key == bindparam("_sender"),
        INBOX.c.state == ArrivalState.DONE.value,
        _LATER_ID,
    )
    .limit(1)
)
_NEWEST = (
    select(INBOX.c.update_id)
    .where(INBOX.c.channel == bindparam("_channel"), INBOX.c.state == ArrivalState.DONE.value)
    .order_by(func.length(INBOX.c.update_id).desc(), INBOX.c.update_id.desc())
    .limit(1)
)
_STATE = select(INBOX.c.state).where(
    INBOX.c.channel == bindparam("_channel"), INBOX.c.update_id == bindparam("_update_id")
)
_QUARANTINED = (
    select(*_ROWS).where(stands(INBOX, ArrivalState.QUARANTINED)).order_by(INBOX.c.id)
)
_FORGOTTEN = delete(INBOX).where(
    stands(INBOX, ArrivalState.DONE), INBOX.c.received_at < bindparam("_before")
)


class InboxQueue:
    """The inbox, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put_many(self, arrivals: Sequence[Arrival]) -> list[bool]:
        """Keep raw updates, in one statement; tell of each whether it is new."""
        if not arrivals:
            return []
        new = put_together(self._connection, arrivals)
        return [_first(new, (each.channel, each.update_id)) for each in arrivals]

    def claim(self, limit: int) -> tuple[Waiting, ...]:
        """Return the oldest unhandled rows, locked until the transaction ends.

        Where more wait than that, everybody's first comes before anybody's second: who
        sends thousands keeps nobody else waiting. Messages of one sender stay in order:
        while another transaction holds one of them, the later ones are not handed out.
        """
        if self._connection.dialect.name != "postgresql":
            rows = self._connection.execute(_OLDEST, {"_limit": limit})
            found = tuple(Waiting(*row) for row in rows)
            return found if len(found) < limit else self._in_turn(limit)
        candidates = self._candidates(limit)
        rows = self._connection.execute(_LOCKED, {"_ids": candidates, "_limit": limit})
        return _sorted((Waiting(*row) for row in rows), ids=candidates)

    def overtaken(self, row: Waiting) -> bool:
        """Tell whether something that its sender sent later was handled before a row.

        Webhook calls run side by side and are repeated, so they may come out of order.
        Only update ids that count can tell, and only the newest rows are looked at.
        """
        if not (row.sender_key and row.update_id.isdecimal()):
            return False
        values = {
            "_since": row.id - OVERTAKING_WINDOW,
            "_id": row.id,
            "_channel": row.channel,
            "_sender": row.sender_key,
            "_length": len(row.update_id),
            "_update_id": row.update_id,
        }
        return self._connection.execute(_OVERTAKEN, values).first() is not None

    def newest(self, channel: str) -> int:
        """Return the highest update id that was handled on a channel whose ids count."""
        found = self._connection.execute(_NEWEST, {"_channel": channel}).scalar_one_or_none()
        return int(found) if found and found.isdecimal() else 0

    def done(self, row: Waiting) -> None:
        """Mark a row handled and forget its payload."""
        self._mark(row, state=ArrivalState.DONE, payload="", error="")

    def failed(self, row: Waiting, *, error: str) -> bool:
        """Count a failed try; return True where the row is now quarantined."""
        last = row.attempts + 1 >= MOST_ATTEMPTS
        state = ArrivalState.QUARANTINED if last else ArrivalState.WAITING
        self._mark(row, state=state, payload=row.payload, error=error[:ERROR_LENGTH])
        return last

    def state(self, *, channel: str, update_id: str) -> ArrivalState | None:
        """Return how far an update is, or None where it is not kept any more."""
        values = {"_channel": channel, "_update_id": update_id}
        found = self._connection.execute(_STATE, values).scalar_one_or_none()
        return None if found is None else ArrivalState(found)

    def counts(self) -> Mapping[ArrivalState, int]:
        """Return how many rows stand where."""
        return counts(self._connection, INBOX, states=ArrivalState)

    def quarantined(self) -> tuple[Waiting, ...]:
        """Return the rows that could not be handled, for the operator."""
        return tuple(Waiting(*row) for row in self._connection.execute(_QUARANTINED))

    def forget(self, *, before: datetime) -> int:
        """Remove handled rows that came before a moment; return how many.

        An update that a channel repeats after that is taken for a new one.
        """
        return self._connection.execute(_FORGOTTEN, {"_before": before}).rowcount

    def _in_turn(self, limit: int) -> tuple[Waiting, ...]:
        turns = self._connection.execute(_TURNS, {"_limit": limit}).all()
        ids = [row_id for row_id, _ in turns]
        rows = self._connection.execute(_NAMED, {"_ids": ids})
        return _sorted((Waiting(*row) for row in rows), ids=ids)

    def _candidates(self, limit: int) -> Sequence[int]:
        """Return the oldest rows of the senders whose lock could be had.

        The rows are read again after the lock, so one that another transaction has
        handled in the meantime is not handed out a second time.
        """
        window = max(4 * limit, LEAST_WINDOW)
        oldest = self._connection.execute(_SENDERS, {"_limit": window}).all()
        if len(oldest) == window:
            oldest = self._connection.execute(_TURNS, {"_limit": window}).all()
        ours: dict[str, bool] = {"": True}
        chosen: list[int] = []
        for row_id, sender in oldest:
            if len(chosen) >= limit:
                break
            if sender not in ours:
                ours[sender] = self._lock(sender)
            if ours[sender]:
                chosen.append(row_id)
        return chosen

    def _lock(self, sender: str) -> bool:
        return bool(self._connection.execute(_LOCK_SENDER, {"_sender": sender}).scalar_one())

    def _mark(self, row: Waiting, *, state: ArrivalState, payload: str, error: str) -> None:
        values = {
            "_id": row.id,
            "state": state,
            "payload": payload,
            "attempts": row.attempts + 1,
            "error": error,
        }
        self._connection.execute(_MARKED, values)


def _first(new: set[tuple[str, str]], key: tuple[str, str]) -> bool:
    """Tell whether a key is new, once: what comes twice in a batch is new the first time."""
    if key not in new:
        return False
    new.remove(key)
    return True


def _sorted(rows: Iterable[Waiting], *, ids: Sequence[int]) -> tuple[Waiting, ...]:
    """Return rows in the order of their ids' list."""
    place = {row_id: number for number, row_id in enumerate(ids)}
    return tuple(sorted(rows, key=lambda each: place[each.id]))
