"""What goes into the inbox: the message, and what was known when it arrived."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from pydantic import TypeAdapter

from bot.channels.wechaty.gateway import Payload
from handlers.messages import RoomEvent

MILLISECONDS_FROM = 100_000_000_000
AHEAD = timedelta(minutes=1)


@dataclass(frozen=True)
class Envelope:
    """A message with the names that its reading needs.

    ``ours`` are the names under which people mention the bot there; ``mentioned`` tells
    that they did. ``quoted`` is the id of our message that it quotes, where that can be told
    by its words alone. What ``happened`` in a room has a message without words.
    """

    message: Payload
    sender_name: str
    room_title: str
    ours: tuple[str, ...]
    mentioned: bool
    received_at: datetime
    happened: RoomEvent | None = None
    quoted: str = ""

    @property
    def update_id(self) -> str:
        """Return the key under which a repeated message is one row.

        It is no number: those of WeChat do not count up.
        """
        return f"m-{self.message.id}"

    @property
    def at(self) -> datetime:
        """Return when it was written, or when it arrived where the gateway cannot say.

        Gateways tell seconds or milliseconds; a moment that has not come is not believed.
        """
        told = self.message.sent_at
        if told <= 0:
            return self.received_at
        seconds = told / 1000 if told >= MILLISECONDS_FROM else float(told)
        try:
            moment = datetime.fromtimestamp(seconds, tz=UTC)
        except (OverflowError, ValueError, OSError):
            return self.received_at
        return self.received_at if moment > self.received_at + AHEAD else moment

    def sealed(self) -> str:
        """Return the envelope as a payload."""
        return _adapter().dump_json(self).decode()


def opened(payload: str) -> Envelope:
    """Return the envelope of a payload; raise ValueError where it is none."""
    return _adapter().validate_json(payload)


@cache
def _adapter() -> TypeAdapter[Envelope]:
    return TypeAdapter(Envelope)
