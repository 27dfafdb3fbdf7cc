"""What queues and the web's own chats hold of people, to be let go."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, or_, select, true, update
from sqlalchemy import Text as AnyText

from bot.channel import Button
from bot.posted import WEB
from bot.storage.states import ArrivalState, DeliveryState
from bot.storage.tables.conversation import DIALOGUES, OFFERS
from bot.storage.tables.people import MEMBERS
from bot.storage.tables.queues import CARDS, INBOX, OUTBOX, WEB_MESSAGES
from deliberation.identifiers import CommunityId

ESCAPE = "!"
_CHAT: BindParameter[str] = bindparam("_chat")
_CHANNEL: BindParameter[str] = bindparam("_channel")
_BEFORE: BindParameter[datetime] = bindparam("_before")
_ANYWHERE: BindParameter[str] = bindparam("_anywhere")
_NAMED: BindParameter[str] = bindparam("_named")
_OFFERED = delete(OFFERS).where(OFFERS.c.chat == _CHAT)
_ASKED = delete(DIALOGUES).where(
    or_(
        DIALOGUES.c.chat.like(bindparam("_start"), escape=ESCAPE),
        DIALOGUES.c.chat.like(bindparam("_end"), escape=ESCAPE),
    )
)
_LETTERS = delete(OUTBOX).where(OUTBOX.c.channel == _CHANNEL, OUTBOX.c.chat == _CHAT)
_HELD = delete(OUTBOX).where(
    OUTBOX.c.channel == _CHANNEL,
    OUTBOX.c.chat == _CHAT,
    OUTBOX.c.state == DeliveryState.PENDING.value,
    OUTBOX.c.scheduled == true(),
    OUTBOX.c.owner == "",
    OUTBOX.c.not_before > bindparam("_now"),
)
_CARDS = delete(CARDS).where(CARDS.c.channel == _CHANNEL, CARDS.c.chat == _CHAT)
_TALK = delete(WEB_MESSAGES).where(WEB_MESSAGES.c.chat == _CHAT)
_ARRIVED = delete(INBOX).where(
    INBOX.c.channel == _CHANNEL,
    INBOX.c.state != ArrivalState.WAITING.value,
    or_(
        INBOX.c.sender_key.like(_ANYWHERE, escape=ESCAPE),
        INBOX.c.update_id.like(_ANYWHERE, escape=ESCAPE),
        INBOX.c.payload.like(_ANYWHERE, escape=ESCAPE),
    ),
)
_NAMED_LETTERS = delete(OUTBOX).where(
    OUTBOX.c.state != DeliveryState.PENDING.value,
    OUTBOX.c.reply.like(_NAMED, escape=ESCAPE),
)
_NAMED_TALK = select(WEB_MESSAGES.c.id, WEB_MESSAGES.c.text, WEB_MESSAGES.c.buttons).where(
    WEB_MESSAGES.c.author == "",
    or_(
        WEB_MESSAGES.c.text.like(_NAMED, escape=ESCAPE),
        WEB_MESSAGES.c.buttons.cast(AnyText).like(_NAMED, escape=ESCAPE),
    ),
)
_RENAMED = (
    update(WEB_MESSAGES)
    .where(WEB_MESSAGES.c.id == bindparam("_id"))
    .values(text=bindparam("_text"), buttons=bindparam("_buttons"))
)
_NAMED_OFFERS = delete(OFFERS).where(OFFERS.c.choices.cast(AnyText).like(_NAMED, escape=ESCAPE))
_NAMED_DIALOGUES = delete(DIALOGUES).where(
    DIALOGUES.c["values"].cast(AnyText).like(_NAMED, escape=ESCAPE)
)
_OLD_TALK = delete(WEB_MESSAGES).where(
    WEB_MESSAGES.c.at < _BEFORE, WEB_MESSAGES.c.chat.in_(select(MEMBERS.c.id))
)
_OLD_DIALOGUES = delete(DIALOGUES).where(DIALOGUES.c.started_at < _BEFORE)
_OLD_OFFERS = delete(OFFERS).where(OFFERS.c.offered_at < _BEFORE, OFFERS.c.topic.is_(None))


class SqlRemains:
    """Lets go of what queues and chats hold, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def forget_chats(self, chats: Sequence[tuple[str, str]], /) -> None:
        """Forget all that was said in private chats: pairs of channel and chat.

        What waits to be handled stays: it is handled, and finds nobody.
        """
        for channel, chat in chats:
            values: Mapping[str, Any] = {
                "_channel": channel,
                "_chat": f"{channel}:{chat}",
                "_start": f"{_escaped(f'{channel}:{chat}:')}%",
                "_end": f"{_escaped(channel)}:%:{_escaped(chat)}",
            }
            self._connection.execute(_OFFERED, values)
            self._connection.execute(_ASKED, values)
            plain = {"_channel": channel, "_chat": chat}
            for statement in (_LETTERS, _CARDS):
                self._connection.execute(statement, plain)
            arrived = {"_channel": channel, "_anywhere": f"%{_escaped(chat)}%"}
            self._connection.execute(_ARRIVED, arrived)
            if channel == WEB:
                self._connection.execute(_TALK, {"_chat": chat})

    def forget_name(self, name: str, *, community_id: CommunityId, instead: str) -> None:
        """Put other words for a name into what the bot itself said, and forget letters.

        What people wrote themselves is theirs and stays. A name is looked for in the web's
        rooms of every community: a name that is also another's is only shown less often.
        """
        del community_id
        if not name:
            return
        named = {"_named": f"%{_escaped(name)}%"}
        for statement in (_NAMED_LETTERS, _NAMED_OFFERS, _NAMED_DIALOGUES):
            self._connection.execute(statement, named)
        for row_id, text, buttons in self._connection.execute(_NAMED_TALK, named).all():
            values = {
                "_id": row_id,
                "_text": text.replace(name, instead),
                "_buttons": tuple(_renamed(each, name, instead) for each in buttons),
            }
            self._connection.execute(_RENAMED, values)

    def forget_talk(self, *, before: datetime) -> int:
        """Forget old messages of the web's private chats; return how many."""
        return self._connection.execute(_OLD_TALK, {"_before": before}).rowcount

    def forget_held(self, *, channel: str, chat: str, now: datetime) -> int:
        """Forget what waits for the morning to be said in a room; return how much."""
        held = {"_channel": channel, "_chat": chat, "_now": now}
        return self._connection.execute(_HELD, held).rowcount

    def forget_dialogues(self, *, before: datetime) -> int:
        """Forget dialogues and offers of no topic that nobody came back to."""
        old = {"_before": before}
        gone = self._connection.execute(_OLD_DIALOGUES, old).rowcount
        return gone + self._connection.execute(_OLD_OFFERS, old).rowcount


def _renamed(button: Button, name: str, instead: str) -> Button:
    return replace(button, label=button.label.replace(name, instead))


def _escaped(words: str) -> str:
    """Return words to be looked for as they are, whatever signs LIKE knows are in them."""
    return re.sub(r"([!%_])", rf"{ESCAPE}\1", words)
