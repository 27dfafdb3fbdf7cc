"""Messages of the web's own chats."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, Row, bindparam, select

from bot.posted import Posted
from bot.storage.statements import insertion
from bot.storage.tables.queues import WEB_MESSAGES

_COLUMNS = WEB_MESSAGES.c
_SHOWN = (
    _COLUMNS.message_id,
    _COLUMNS.chat,
    _COLUMNS.author,
    _COLUMNS.text,
    _COLUMNS.at,
    _COLUMNS.buttons,
    _COLUMNS.files,
)
_LATEST = (
    select(*_SHOWN)
    .where(_COLUMNS.chat == bindparam("_chat"))
    .order_by(_COLUMNS.id.desc())
    .limit(bindparam("_limit"))
)
_FOUND = select(*_SHOWN).where(_COLUMNS.message_id == bindparam("_message"))


class WebMessages:
    """The messages kept, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, message: Posted, /) -> None:
        """Keep a message, in the place of the one with the same id if there is one."""
        self._connection.execute(
            _kept(self._connection.dialect.name),
            {
                "message_id": message.id,
                "chat": message.chat,
                "author": message.author,
                "text": message.text,
                "at": message.at,
                "buttons": message.buttons,
                "files": message.files,
            },
        )

    def latest(self, chat: str, *, limit: int) -> tuple[Posted, ...]:
        """Return the newest messages of a chat, oldest first."""
        rows = self._connection.execute(_LATEST, {"_chat": chat, "_limit": limit}).all()
        return tuple(_posted(row) for row in reversed(rows))

    def find(self, message_id: str, /) -> Posted | None:
        """Return the message of an id."""
        row = self._connection.execute(_FOUND, {"_message": message_id}).first()
        return None if row is None else _posted(row)


def _posted(row: Row[*tuple[Any, ...]]) -> Posted:
    return Posted(*row)


@cache
def _kept(dialect: str) -> Executable:
    kept = insertion(WEB_MESSAGES, dialect=dialect)
    changed = ("text", "buttons", "files")
    return kept.on_conflict_do_update(
        index_elements=["message_id"], set_={name: kept.excluded[name] for name in changed}
    )
