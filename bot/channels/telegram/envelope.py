"""What goes into the inbox: the raw update, and what was known when it arrived."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from pydantic_core import from_json

Json = Mapping[str, object]
SPOKEN = ("message", "callback_query", "my_chat_member")


@dataclass(frozen=True)
class Envelope:
    """An update as Telegram sent it.

    A button press carries no time of its own and a mention can only be recognised with
    the bot's name, which a restarted program learns later than it reads its inbox:
    both travel along.
    """

    update: Json
    username: str
    received_at: datetime

    @property
    def update_id(self) -> str:
        """Return the key under which a repeated update is one row."""
        return str(self.update["update_id"])

    def sealed(self) -> str:
        """Return the envelope as a payload."""
        return json.dumps(
            {
                "update": self.update,
                "username": self.username,
                "received_at": self.received_at.isoformat(),
            },
            ensure_ascii=False,
        )


def opened(payload: str) -> Envelope:
    """Return the envelope of a payload."""
    kept = json.loads(payload)
    return Envelope(
        update=kept["update"],
        username=kept["username"],
        received_at=datetime.fromisoformat(kept["received_at"]),
    )


def sealed_text(update: str, *, username: str, received_at: datetime) -> str:
    """Return the payload of an update that is JSON text already, letter for letter."""
    stamp = received_at.isoformat()
    return f'{{"update":{update},"username":{json.dumps(username)},"received_at":"{stamp}"}}'


def posted_update(body: str) -> Json | None:
    """Return the update of a webhook call; None where the body holds none."""
    try:
        update = _read(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(update, dict) and "update_id" in update:
        return cast("Json", update)
    return None


def _read(body: str) -> object:
    try:
        return from_json(body)
    except ValueError:  # or half a character, which the slower one takes
        return json.loads(body)


def sender_of(update: Json) -> str:
    """Return the id of whoever sent an update, empty where it names nobody."""
    for kind in SPOKEN:
        found = update.get(kind)
        if isinstance(found, dict):
            sender = cast("Json", found).get("from")
            return str(cast("Json", sender).get("id", "")) if isinstance(sender, dict) else ""
    return ""
