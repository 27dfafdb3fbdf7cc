"""The web as a channel: forms come in, and its own chats show what the bot says."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import anyio
from anyio import to_thread
from pydantic import TypeAdapter, ValidationError
from typing_extensions import override

from bot.channel import Channel, ChannelState, Inbox, Outgoing, Undeliverable
from bot.files import StoredFiles
from bot.posted import WEB, Chats, Posted, PostedFile
from bot.tokens import PressTokens
from handlers.messages import Incoming
from handlers.ports import Clock, NotFound

__all__ = ["WEB", "WebChannel", "sealed"]


@dataclass
class WebChannel(Channel):
    """Posts into the web's own chats; the pages hand in what people send."""

    chats: Chats
    files: StoredFiles
    tokens: PressTokens
    clock: Clock
    _shown_at: datetime | None = None

    @property
    @override
    def name(self) -> str:
        """Return the channel's name in accounts, rooms and offers."""
        return WEB

    @override
    def read(self, payload: str) -> Incoming | None:
        """Return what a form said; None where the payload is none of this program's."""
        try:
            return _adapter().validate_json(payload)
        except ValidationError:
            return None

    @override
    async def run(self, inbox: Inbox) -> None:
        """Wait: the pages hand in what arrives themselves."""
        del inbox
        await anyio.sleep_forever()

    @override
    async def send(self, message: Outgoing) -> str:
        """Post a message, or put it in the place of the card that it edits.

        Notes to the presser and a voter's own choice are shown by the page that asked
        and kept nowhere.
        """
        if message.alert or message.secret:
            return ""
        before = (
            await to_thread.run_sync(self.chats.find, message.edits) if message.edits else None
        )
        kept = Posted(
            id=before.id if before else f"bot-{message.id}",
            chat=message.chat,
            author="",
            text=message.text,
            at=before.at if before else self.clock.now(),
            buttons=message.buttons,
            files=await to_thread.run_sync(self._files, message),
        )
        await self.chats.keep(kept)
        self._shown_at = self.clock.now()
        return kept.id

    @override
    async def fetch(self, reference: str) -> bytes:
        """Return the bytes that a form left; raise Undeliverable where they are gone."""
        try:
            return await to_thread.run_sync(self.files.read, reference)
        except NotFound:
            raise Undeliverable(reference) from None

    @override
    def state(self) -> ChannelState:
        """Return how the channel is: as well as the program that serves the pages."""
        return ChannelState(name=WEB, running=True, last_success_at=self._shown_at)

    def _files(self, message: Outgoing) -> tuple[PostedFile, ...]:
        return tuple(
            PostedFile(
                digest=self.files.keep(each.path.read_bytes()),
                name=each.name,
                media_type=each.media_type,
            )
            for each in (*message.pictures, *message.documents)
        )


def sealed(incoming: Incoming) -> str:
    """Return what a form said, as the inbox keeps it until it is handled."""
    return _adapter().dump_json(incoming).decode()


@cache
def _adapter() -> TypeAdapter[Incoming]:
    return TypeAdapter(Incoming)
