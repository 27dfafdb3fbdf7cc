"""The statements of the outbox."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from types import MappingProxyType

from sqlalchemy import (
    BindParameter,
    Executable,
    Update,
    and_,
    bindparam,
    case,
    delete,
    false,
    func,
    insert,
    not_,
    or_,
    select,
    text,
    true,
    update,
)

from bot.storage.codec import encode
from bot.storage.statements import insertion, parameters, stands
from bot.storage.states import DeliveryState
from bot.storage.tables.queues import CARDS, OUTBOX
from handlers.messages import Reply

FRESH: Mapping[str, object] = MappingProxyType(
    {
        "state": DeliveryState.PENDING,
        "attempts": 0,
        "failures": 0,
        "owner": "",
        "external_id": "",
        "error": "",
        "repeats": 0,
    }
)

_PENDING = stands(OUTBOX, DeliveryState.PENDING)
_NOW: BindParameter[datetime] = bindparam("_now")
_EARLIER = OUTBOX.alias("earlier")
_HELD_BACK = and_(
    _EARLIER.c.scheduled == true(),
    _EARLIER.c.not_before.is_not(None),
    _EARLIER.c.not_before > _NOW,
)
_AHEAD = or_(
    and_(_EARLIER.c.answers == true(), OUTBOX.c.answers == false()),
    and_(_EARLIER.c.answers == OUTBOX.c.answers, _EARLIER.c.id < OUTBOX.c.id),
)
_BEHIND = and_(
    OUTBOX.c.owner == "",
    select(_EARLIER.c.id)
    .where(
        stands(_EARLIER, DeliveryState.PENDING),
        _EARLIER.c.channel == OUTBOX.c.channel,
        _EARLIER.c.chat == OUTBOX.c.chat,
        _EARLIER.c.id != OUTBOX.c.id,
        or_(_EARLIER.c.owner != "", and_(_AHEAD, not_(_HELD_BACK))),
    )
    .exists(),
)
_NEXT = (
    select(OUTBOX.c.id)
    .where(
        _PENDING,
        or_(OUTBOX.c.not_before.is_(None), OUTBOX.c.not_before <= _NOW),
        or_(
            OUTBOX.c.lease_until.is_(None),
            OUTBOX.c.lease_until <= _NOW,
            OUTBOX.c.lease_until > bindparam("_never"),
        ),
        not_(_BEHIND),
    )
    .order_by(OUTBOX.c.id)
    .limit(bindparam("_limit"))
    .with_for_update(skip_locked=True, of=OUTBOX)
)

QUEUED = insert(OUTBOX).returning(OUTBOX.c.id)
OVERTAKEN = delete(OUTBOX).where(
    _PENDING,
    OUTBOX.c.channel == bindparam("_channel"),
    OUTBOX.c.chat == bindparam("_chat"),
    OUTBOX.c.card == bindparam("_card"),
    OUTBOX.c.owner == "",
    OUTBOX.c.callback == "",
)
# Word for word what the index says, or the databases would not look there.
NEXT_ANSWERS = _NEXT.where(text("outbox.answers"))
NEXT_NOTICES = _NEXT.where(
    OUTBOX.c.answers == false(),
    OUTBOX.c.channel.not_in(bindparam("_held", expanding=True)),
)
TAKEN = (
    update(OUTBOX)
    .where(OUTBOX.c.id.in_(bindparam("_ids", expanding=True)))
    .values(
        attempts=OUTBOX.c.attempts + 1,
        repeats=OUTBOX.c.repeats + case((OUTBOX.c.owner != "", 1), else_=0),
        owner=bindparam("_owner"),
        lease_until=bindparam("_until"),
    )
    .returning(
        OUTBOX.c.id,
        OUTBOX.c.channel,
        OUTBOX.c.chat,
        OUTBOX.c.reply,
        OUTBOX.c.locale,
        OUTBOX.c.time_zone,
        OUTBOX.c.reply_to,
        OUTBOX.c.callback,
        OUTBOX.c.update_id,
        OUTBOX.c.attempts,
        OUTBOX.c.owner,
        OUTBOX.c.queued_at,
        OUTBOX.c.repeats,
        OUTBOX.c.answers,
        OUTBOX.c.failures,
        OUTBOX.c.thread,
    )
)
MOVED = (
    update(OUTBOX)
    .where(
        _PENDING, OUTBOX.c.channel == bindparam("_channel"), OUTBOX.c.chat == bindparam("_chat")
    )
    .values(chat=bindparam("_to"), reply_to="", thread="")
)
NO_CARDS = delete(CARDS).where(
    CARDS.c.channel == bindparam("_channel"), CARDS.c.chat == bindparam("_chat")
)
RELEASED = update(OUTBOX).where(_PENDING, OUTBOX.c.owner != "").values(lease_until=_NOW)
FORGOTTEN = (
    update(OUTBOX)
    .where(OUTBOX.c.id == bindparam("_id"), OUTBOX.c.secret == true())
    .values(reply=encode(Reply(lines=()), kind=Reply))
)
CARD = select(CARDS.c.external_id).where(
    CARDS.c.channel == bindparam("_channel"),
    CARDS.c.chat == bindparam("_chat"),
    CARDS.c.card == bindparam("_card"),
)
NEXT_DUE = select(func.min(OUTBOX.c.not_before)).where(_PENDING)
DEAD = (
    select(OUTBOX.c.id, OUTBOX.c.channel, OUTBOX.c.chat, OUTBOX.c.error, OUTBOX.c.queued_at)
    .where(stands(OUTBOX, DeliveryState.DEAD))
    .order_by(OUTBOX.c.id)
)
REPEATED = select(OUTBOX.c.id).where(OUTBOX.c.repeats > 0).order_by(OUTBOX.c.id)
DELIVERED = delete(OUTBOX).where(
    stands(OUTBOX, DeliveryState.SENT), OUTBOX.c.sent_at < bindparam("_before")
)


@cache
def settled(names: tuple[str, ...]) -> Update:
    """Return the statement that lets a letter go, where the claim still holds."""
    return (
        update(OUTBOX)
        .where(
            OUTBOX.c.id == bindparam("_id"),
            OUTBOX.c.owner == bindparam("_owner"),
            OUTBOX.c.attempts == bindparam("_attempt"),
            _PENDING,
        )
        .values(owner="", lease_until=None, **parameters(names))
    )


@cache
def card_kept(dialect: str) -> Executable:
    """Return the statement that notes which message shows a card now."""
    kept = insertion(CARDS, dialect=dialect)
    return kept.on_conflict_do_update(
        index_elements=["channel", "chat", "card"],
        set_={name: kept.excluded[name] for name in ("external_id", "sent_at")},
    )
