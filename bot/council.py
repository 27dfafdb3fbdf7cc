"""The program as its pages see it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from bot.channel import Inbox
from bot.channels.web import WEB, sealed
from bot.files import StoredFiles
from bot.health import Vitals
from bot.inbox import DurableInbox
from bot.posted import Chats
from bot.posting import reader_of
from bot.rendering import Renderer
from bot.storage.database import Storage
from bot.tokens import PressTokens
from bot.web.council import Handled, Health, Shown, WebValues
from bot.writer import Writer
from handlers.messages import Here, Incoming, Replies, Reply, ToMember
from handlers.ports import Clock, Finder, Ids, UnitOfWork

Result = TypeVar("Result")

REFUSAL = "refusal-"


class Webhook(Protocol):
    """A channel that is called by its network."""

    async def accept(self, body: bytes, *, secret: str, inbox: Inbox) -> bool:
        """Take a call: True once its update is committed, False to refuse it."""
        ...


@dataclass(frozen=True)
class RunningCouncil:
    """Hands forms to the inbox and shows what became of them."""

    values: WebValues
    clock: Clock
    ids: Ids
    finder: Finder
    tokens: PressTokens
    files: StoredFiles
    chats: Chats
    storage: Storage
    writer: Writer
    inbox: DurableInbox
    renderer: Renderer
    vitals: Vitals
    telegram: Webhook | None
    named: Callable[[], str]

    def telegram_name(self) -> str:
        """Return what the bot is called on Telegram; empty where it is not there yet."""
        return self.named()

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction for reading."""
        return self.storage.reading()

    async def change(self, effect: Callable[[UnitOfWork], Result], /) -> Result:
        """Run an effect in a writing transaction of its own and commit it."""
        return await self.writer.run(lambda: self._changed(effect))

    async def submit(self, incoming: Incoming, /) -> Handled:
        """Commit what was sent to the inbox, wait until it was handled, say how."""
        settled = await self.inbox.settled(
            channel=WEB,
            update_id=incoming.update_id,
            payload=sealed(incoming),
            sender=incoming.sender,
        )
        if settled.replies is None:
            raise RuntimeError(incoming.update_id)
        replies = tuple(each for each in settled.replies if _answers(each, incoming))
        refused = any(_refuses(each) for each in replies)
        shown = await asyncio.to_thread(self._shown, replies, incoming)
        return Handled(replies=shown, refused=refused)

    async def health(self) -> Health:
        """Return how the program is."""
        return await asyncio.to_thread(self.vitals.health)

    async def metrics(self) -> str:
        """Return the measurements in Prometheus text."""
        return await asyncio.to_thread(self.vitals.metrics)

    async def telegram_update(self, body: bytes, /, *, secret: str) -> bool | None:
        """Take a webhook call: False for a wrong secret, None where there is no webhook."""
        if self.telegram is None:
            return None
        return await self.telegram.accept(body, secret=secret, inbox=self.inbox)

    def _changed(self, effect: Callable[[UnitOfWork], Result]) -> Result:
        with self.storage.transaction() as work:
            return effect(work)

    def _shown(self, replies: Replies, incoming: Incoming) -> tuple[Shown, ...]:
        with self.storage.reading() as work:
            locale, time_zone = reader_of(work, incoming) or (
                self.values.locale,
                self.values.time_zone,
            )
        return tuple(self._worded(each, locale=locale, time_zone=time_zone) for each in replies)

    def _worded(self, reply: Reply, *, locale: str, time_zone: str) -> Shown:
        rendered = self.renderer.render(reply, locale=locale, time_zone=time_zone)
        return Shown(
            text=rendered.text,
            buttons=rendered.buttons,
            alert=reply.alert,
            secret=reply.secret,
        )


def _answers(reply: Reply, incoming: Incoming) -> bool:
    """Tell whether a reply is for whoever sent the form."""
    match reply.to:
        case Here():
            return bool(reply.lines)
        case ToMember(member_id=member_id):
            return member_id == incoming.sender
        case _:
            return False


def _refuses(reply: Reply) -> bool:
    return bool(reply.lines) and reply.lines[0].key.startswith(REFUSAL)
