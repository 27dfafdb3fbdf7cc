"""Messages that wait to be delivered, claimed by lease and fenced by owner and attempt."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.storage import outbox_statements as said
from bot.storage.codec import decode, encode
from bot.storage.statements import counts, moments
from bot.storage.states import DeliveryState
from bot.storage.tables.queues import OUTBOX
from handlers.messages import Reply

ERROR_LENGTH = 2000


@dataclass(frozen=True)
class Letter:
    """A reply with its address; ``not_before`` holds a scheduled one back.

    One that ``answers`` what somebody just said goes ahead of notices.
    """

    channel: str
    chat: str
    reply: Reply
    locale: str
    time_zone: str
    queued_at: datetime
    reply_to: str = ""
    callback: str = ""
    update_id: str = ""
    not_before: datetime | None = None
    answers: bool = False
    thread: str = ""


@dataclass(frozen=True)
class ClaimedLetter:
    """A letter in the hands of one worker until the lease ends.

    ``repeats`` counts the times that it may have arrived before: whoever had it then left
    without a word, or could not tell.
    """

    id: int
    channel: str
    chat: str
    reply: Reply
    locale: str
    time_zone: str
    reply_to: str
    callback: str
    update_id: str
    attempt: int
    owner: str
    queued_at: datetime
    repeats: int = 0
    answers: bool = False
    failures: int = 0
    thread: str = ""


@dataclass(frozen=True)
class DeadLetter:
    """A letter that can never arrive, and why."""

    id: int
    channel: str
    chat: str
    error: str
    queued_at: datetime


class Outbox:
    """The outbox, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, letter: Letter, /) -> int:
        """Queue a letter; return its id.

        A card takes the place of the same card that still waits for its chat, unless
        that one answers the press of a button, whose presser waits for it.
        """
        reply = letter.reply
        address = {"_channel": letter.channel, "_chat": letter.chat, "_card": reply.card}
        if reply.card:
            self._connection.execute(said.OVERTAKEN, address)
        values = {
            "channel": letter.channel,
            "chat": letter.chat,
            "reply": encode(reply, kind=Reply),
            "locale": letter.locale,
            "time_zone": letter.time_zone,
            "card": reply.card,
            "reply_to": letter.reply_to,
            "callback": letter.callback,
            "update_id": letter.update_id,
            "scheduled": reply.scheduled or letter.not_before is not None,
            "secret": reply.secret,
            "answers": letter.answers,
            "thread": letter.thread,
            "not_before": letter.not_before,
            "queued_at": letter.queued_at,
            **said.FRESH,
        }
        return int(self._connection.execute(said.QUEUED, values).scalar_one())

    def claim(
        self,
        *,
        now: datetime,
        owner: str,
        lease_s: float,
        limit: int,
        held: Collection[str] = (),
    ) -> tuple[ClaimedLetter, ...]:
        """Return letters that are due, ours until the lease ends, at most one a chat.

        Answers come before notices, of which there are none for the channels ``held``. A
        chat's next letter waits while one before it is pending, or any is in flight; only
        scheduled letters whose time has not come are passed by. Commit before sending.
        """
        due = {**moments(now), "_limit": limit}
        ids = list(self._connection.execute(said.NEXT_ANSWERS, due).scalars())
        if len(ids) < limit:
            rest = {**due, "_limit": limit - len(ids), "_held": list(held)}
            ids += self._connection.execute(said.NEXT_NOTICES, rest).scalars()
        if not ids:
            return ()
        until = now + timedelta(seconds=lease_s)
        rows = self._connection.execute(
            said.TAKEN, {"_ids": ids, "_owner": owner, "_until": until}
        )
        return tuple(sorted((_claimed(*row) for row in rows), key=lambda each: each.id))

    def sent(self, letter: ClaimedLetter, *, external_id: str, at: datetime) -> bool:
        """Mark a letter delivered under the channel's id; False where the lease was lost.

        What a secret letter said is forgotten.
        """
        values = {"state": DeliveryState.SENT, "external_id": external_id, "sent_at": at}
        if not self._settle(letter, **values):
            return False
        self._connection.execute(said.FORGOTTEN, {"_id": letter.id})
        if letter.reply.card and external_id:
            self.show(
                channel=letter.channel,
                chat=letter.chat,
                card=letter.reply.card,
                external_id=external_id,
                at=at,
            )
        return True

    def retry(
        self,
        letter: ClaimedLetter,
        *,
        not_before: datetime,
        error: str = "",
        uncertain: bool = False,
    ) -> bool:
        """Have a letter tried again from a moment on; False where the lease was lost.

        With an ``error`` it failed, without one it only waits. An ``uncertain`` one may
        have arrived.
        """
        values = {
            "not_before": not_before,
            "error": error[:ERROR_LENGTH],
            "failures": letter.failures + bool(error),
        }
        return self._settle(letter, **values, repeats=letter.repeats + uncertain)

    def dead(self, letter: ClaimedLetter, *, error: str) -> bool:
        """Give a letter up; False where the lease was lost."""
        if not self._settle(letter, state=DeliveryState.DEAD, error=error[:ERROR_LENGTH]):
            return False
        self._connection.execute(said.FORGOTTEN, {"_id": letter.id})
        return True

    def show(
        self, *, channel: str, chat: str, card: str, external_id: str, at: datetime
    ) -> None:
        """Note the channel's id of the message that shows a card in a chat from now on."""
        self._connection.execute(
            said.card_kept(self._connection.dialect.name),
            {
                "channel": channel,
                "chat": chat,
                "card": card,
                "external_id": external_id,
                "sent_at": at,
            },
        )

    def moved(self, *, channel: str, chat: str, to: str) -> None:
        """Have what waits for a chat go to the one that it became, where no card stands yet."""
        address = {"_channel": channel, "_chat": chat}
        self._connection.execute(said.MOVED, {**address, "_to": to})
        self._connection.execute(said.NO_CARDS, address)

    def release(self, *, now: datetime) -> int:
        """End every lease, for whoever holds one is gone; return how many."""
        return self._connection.execute(said.RELEASED, {"_now": now}).rowcount

    def card_message(self, *, channel: str, chat: str, card: str) -> str | None:
        """Return the channel's id of the message that shows a card in a chat."""
        address = {"_channel": channel, "_chat": chat, "_card": card}
        return self._connection.execute(said.CARD, address).scalar_one_or_none()

    def counts(self) -> dict[DeliveryState, int]:
        """Return how many letters stand where."""
        return counts(self._connection, OUTBOX, states=DeliveryState)

    def next_due(self) -> datetime | None:
        """Return when the earliest letter that is held back may go."""
        due: datetime | None = self._connection.execute(said.NEXT_DUE).scalar_one()
        return due

    def dead_letters(self) -> tuple[DeadLetter, ...]:
        """Return the letters given up, for the operator."""
        return tuple(DeadLetter(*row) for row in self._connection.execute(said.DEAD))

    def repeated(self) -> tuple[int, ...]:
        """Return the ids of letters that may have arrived more than once, oldest first."""
        return tuple(self._connection.execute(said.REPEATED).scalars())

    def forget(self, *, before: datetime) -> int:
        """Remove letters delivered before a moment; cards stay known. Return how many."""
        return self._connection.execute(said.DELIVERED, {"_before": before}).rowcount

    def _settle(self, letter: ClaimedLetter, **values: object) -> bool:
        fence = {"_id": letter.id, "_owner": letter.owner, "_attempt": letter.attempt}
        settled = said.settled(tuple(sorted(values)))
        return self._connection.execute(settled, {**fence, **values}).rowcount == 1


def _claimed(*row: Any) -> ClaimedLetter:  # noqa: ANN401 - as the columns made them
    row_id, channel, chat, reply, *others = row
    return ClaimedLetter(row_id, channel, chat, decode(reply, kind=Reply), *others)
