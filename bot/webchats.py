"""The web's own chats, kept in the database."""

from dataclasses import dataclass

from bot.posted import Posted
from bot.storage.database import Storage
from bot.writer import Writer


@dataclass(frozen=True)
class StoredChats:
    """Messages that the web channel posts and the pages show."""

    storage: Storage
    writer: Writer

    async def keep(self, message: Posted, /) -> None:
        """Keep a message, in the place of the one with the same id if there is one."""
        await self.writer.run(lambda: self._keep(message))

    def latest(self, chat: str, *, limit: int) -> tuple[Posted, ...]:
        """Return the newest messages of a chat, oldest first."""
        with self.storage.reading() as work:
            return work.web_messages.latest(chat, limit=limit)

    def find(self, message_id: str, /) -> Posted | None:
        """Return the message of an id."""
        with self.storage.reading() as work:
            return work.web_messages.find(message_id)

    def _keep(self, message: Posted) -> None:
        with self.storage.transaction() as work:
            work.web_messages.keep(message)
