"""Receiving by polling: every update is in the inbox before Telegram hears that it arrived."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import NetworkError, TelegramError
from telegram.ext import Updater
from typing_extensions import override

from bot.channels.telegram.health import Health

Commit = Callable[[Update], Coroutine[Any, Any, None]]
ALLOWED = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)


class DurableQueue(asyncio.Queue[object]):
    """The queue that the library's updater fills, which commits instead of queueing.

    The updater awaits ``put`` for every update of a batch, one after another, and only
    then moves the offset by which the next ``getUpdates`` confirms them. Announced
    before that, a batch is committed together; ``put`` waits for its own update.
    """

    def __init__(self, commit: Commit) -> None:
        super().__init__()
        self._commit = commit
        self._announced: dict[int, asyncio.Task[None]] = {}
        self._under_way: set[asyncio.Task[None]] = set()

    def announce(self, updates: Sequence[Update]) -> None:
        """Begin to commit a batch, in its order."""
        self._announced = {each.update_id: self._begin(each) for each in updates}

    @override
    async def put(self, item: object) -> None:
        """Return when an update is committed.

        Raises NetworkError where it could not be, so that Telegram sends it again; any
        other kind of error would end the updater's polling task for good.
        """
        if not isinstance(item, Update):
            raise TypeError(item)
        try:
            begun = self._announced.pop(item.update_id, None) or self._begin(item)
            await asyncio.shield(begun)
        except Exception as fault:
            raise NetworkError(f"the inbox refused an update: {fault!r}") from fault

    def _begin(self, update: Update) -> asyncio.Task[None]:
        task = asyncio.create_task(self._commit(update))
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Let go of a commit; one that failed after another of its batch is no news."""
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()


class PollingBot(Bot):
    """A bot that tells when a poll succeeded, and takes updates the library cannot read."""

    def __init__(
        self,
        token: str,
        *,
        polled: Callable[[], None],
        **rest: Any,  # noqa: ANN401 - handed on as it is
    ) -> None:
        super().__init__(token, **rest)
        self._polled = polled
        self._announce: Callable[[Sequence[Update]], None] | None = None

    def announces_to(self, announce: Callable[[Sequence[Update]], None]) -> None:
        """Name who is told of a batch before it is handed on."""
        self._announce = announce

    @override
    async def get_updates(
        self,
        *args: Any,
        **kwargs: Any,
    ) -> tuple[Update, ...]:
        """Return the updates; raw ones where the library fails to parse the batch.

        Without this one strange update would be fetched again for ever, at full speed,
        and nothing behind it would arrive.
        """
        try:
            updates = await super().get_updates(*args, **kwargs)
        except TelegramError:
            raise
        except Exception:  # noqa: BLE001 - whatever a parser may raise
            updates = await self._raw_updates(kwargs.get("offset"))
        self._polled()
        if self._announce:
            self._announce(updates)
        return updates

    async def _raw_updates(self, offset: int | None) -> tuple[Update, ...]:
        # do_api_request would do, but warns about methods that the library has.
        query = urlencode({"offset": offset or 0, "timeout": 0})
        found = await self.request.post(f"{self.base_url}/getUpdates?{query}")
        return tuple(_raw(each) for each in cast("list[dict[str, Any]]", found))


@dataclass(frozen=True)
class Polling:
    """How patiently updates are fetched."""

    timeout: int
    look_every: float
    stop_within: float


def _raw(update: dict[str, Any]) -> Update:
    rest = {key: value for key, value in update.items() if key != "update_id"}
    return Update(update["update_id"], api_kwargs=rest)


async def poll(bot: PollingBot, *, commit: Commit, health: Health, polling: Polling) -> None:
    """Receive updates until cancelled, or until the updater has ended by itself.

    Raises TelegramError where polling cannot even start.
    """
    queue = DurableQueue(commit)
    bot.announces_to(queue.announce)
    updater = Updater(bot, queue)
    await updater.initialize()
    await updater.start_polling(
        timeout=polling.timeout, allowed_updates=ALLOWED, error_callback=health.failed
    )
    try:
        while not health.stale():  # noqa: ASYNC110 - the lack of a success is no event
            await asyncio.sleep(polling.look_every)
    finally:
        await _stop(updater, within=polling.stop_within)


async def _stop(updater: Updater, *, within: float) -> None:
    """Stop the updater; raises nothing, for a polling task that died says so only here."""
    with suppress(TelegramError, TimeoutError):
        async with asyncio.timeout(within):
            await updater.stop()
