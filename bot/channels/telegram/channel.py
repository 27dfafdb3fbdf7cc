"""The channel: receiving by polling or webhook, reading, sending, and its state."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from types import MappingProxyType

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
)
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from bot.channel import ChannelState, Inbox, Outgoing
from bot.channels.telegram.envelope import Json, posted_update, sealed_text, sender_of
from bot.channels.telegram.faults import seconds
from bot.channels.telegram.health import Health
from bot.channels.telegram.reading import NAME, Reader
from bot.channels.telegram.receiving import ALLOWED, Polling, PollingBot, poll
from bot.channels.telegram.sending import Sender
from bot.tokens import PressTokens
from handlers.messages import Incoming, Text
from handlers.ports import Clock
from handlers.texts import catalogue

OFFICIAL = "https://api.telegram.org"
COMMANDS = ("ask", "propose", "proposals", "login", "language", "privacy", "cancel", "help")
IN_GROUPS = ("ask", "propose", "proposals", "help")
FOR_ADMINS = ("mute", "unmute", "digest", "bind")
SCOPES: Mapping[BotCommandScope, tuple[str, ...]] = MappingProxyType(
    {
        BotCommandScopeAllPrivateChats(): COMMANDS,
        BotCommandScopeAllGroupChats(): IN_GROUPS,
        BotCommandScopeAllChatAdministrators(): (*IN_GROUPS, *FOR_ADMINS),
    }
)
"""What the menu offers where: in groups what others may see, and more to their admins."""
MOST_CALLS = 100
"""As many calls at once as Telegram makes: those that wait together are committed together."""
MENUS = {None: "en", "zh": "zh_CN"}


@dataclass(frozen=True)
class Webhook:
    """Where Telegram is told to send updates, and the secret by which it is known."""

    url: str
    secret: str


def _http() -> BaseRequest:
    return HTTPXRequest(
        connection_pool_size=32,
        connect_timeout=10.0,
        read_timeout=20.0,
        write_timeout=20.0,
        pool_timeout=10.0,
        media_write_timeout=120.0,
    )


@dataclass(frozen=True)
class TelegramAccess:
    """What reaching Telegram takes.

    ``base_url`` is another Bot API server; without a ``webhook`` updates are polled;
    ``request`` makes a transport, of which one sends and one polls; ``address`` is where
    our pages are, of which ballots open inside Telegram where that is https.
    """

    token: str
    base_url: str = ""
    webhook: Webhook | None = None
    request: Callable[[], BaseRequest] = _http
    address: str = ""


@dataclass(frozen=True)
class Patience:
    """How long the channel waits, in seconds.

    ``first`` and ``longest`` are the pauses between tries while Telegram cannot be
    reached; ``stale`` is how old the last success may be before receiving starts anew.
    """

    long_poll: int = 10
    first: float = 1.0
    longest: float = 60.0
    stale: float = 90.0
    look_every: float = 5.0
    look_at_webhook_every: float = 60.0
    stop_within: float = 5.0


class TelegramChannel:
    """Telegram as the contract of ``bot.channel`` asks for it."""

    def __init__(
        self,
        access: TelegramAccess,
        *,
        tokens: PressTokens,
        clock: Clock,
        patience: Patience | None = None,
    ) -> None:
        self._clock = clock
        self._webhook = access.webhook
        self._patience = patience or Patience()
        self._health = Health(
            clock=clock,
            token=access.token,
            patience=timedelta(seconds=self._patience.stale),
        )
        self._bot = _connect(access, polled=self._health.succeeded)
        self._initializing = asyncio.Lock()
        self._named = False
        self._reader = Reader(tokens=tokens, bot_id=int(access.token.partition(":")[0]))
        self._sender = Sender(self._bot, address=access.address)

    @property
    def name(self) -> str:
        """Return the channel's name in accounts, rooms and offers."""
        return NAME

    @property
    def username(self) -> str:
        """Return what the bot is called there; empty until Telegram has told."""
        return self._bot.username if self._named else ""

    def read(self, payload: str) -> Incoming | None:
        """Return what a raw update says; None for what does not concern the council."""
        return self._reader.read(payload)

    def state(self) -> ChannelState:
        """Return how the channel is."""
        return self._health.state(NAME)

    async def send(self, message: Outgoing) -> str:
        """Show a message; return its id, empty for a note to whoever pressed a button.

        Raises RetryLater and Undeliverable.
        """
        return await self._sender.send(message)

    async def fetch(self, reference: str) -> bytes:
        """Return the bytes of a file; raises RetryLater and Undeliverable."""
        return await self._sender.fetch(reference)

    async def run(self, inbox: Inbox) -> None:
        """Receive until cancelled, committing every raw update before confirming it.

        Without a network it tries again and again, and its state says so.
        """
        receive = (
            partial(self._poll, inbox)
            if self._webhook is None
            else partial(self._stay_hooked, self._webhook)
        )
        try:
            await self._persist(receive)
        finally:
            self._health.stopped()
            await self._bot.shutdown()

    async def accept(self, body: bytes, *, secret: str, inbox: Inbox) -> bool:
        """Take a webhook call: True once its update is committed, False to refuse it.

        ``secret`` is the header X-Telegram-Bot-Api-Secret-Token. Whatever is raised
        (the inbox cannot commit, Telegram cannot be asked for the bot's name) must be
        answered with a 5xx status, upon which Telegram sends the update again.
        """
        if not self.knows(secret):
            return False
        text = body.decode(errors="replace")
        update = posted_update(text)
        if update is None:
            return False
        if not self._named:
            await self._initialize()
        await self._commit(update, text=text, inbox=inbox)
        self._health.succeeded()
        return True

    def knows(self, secret: str) -> bool:
        """Tell whether a call to the webhook is Telegram's, in a time that tells nothing."""
        expected = self._webhook.secret if self._webhook else ""
        return hmac.compare_digest(secret.encode(), expected.encode()) and bool(expected)

    async def _persist(self, receive: Callable[[], Awaitable[None]]) -> None:
        """Receive for ever; pause after an error, longer after each that follows at once."""
        pause = self._patience.first
        while True:
            began = self._clock.now()
            try:
                await self._initialize()
                await self._leave_menu()
                await receive()
            except TelegramError as fault:
                if self._clock.now() - began > timedelta(seconds=self._patience.stale):
                    pause = self._patience.first
                self._health.failed(fault)
                self._health.stopped()
                asked = seconds(fault) if isinstance(fault, RetryAfter) else 0.0
                await asyncio.sleep(max(pause, asked))
                pause = min(2 * pause, self._patience.longest)

    async def _initialize(self) -> None:
        """Learn the bot's name, unless it is known."""
        async with self._initializing:
            await self._bot.initialize()
            self._health.reads_groups = self._bot.can_read_all_group_messages
            self._named = True

    async def _leave_menu(self) -> None:
        """Tell Telegram the commands; a menu that is refused keeps nobody from talking.

        A server of one's own may not know menus. The library takes every 404 for a wrong
        token; one that is wrong indeed is refused by the next call too.
        """
        try:
            for scope, commands in SCOPES.items():
                for language, locale in MENUS.items():
                    menu = _menu(locale, commands)
                    await self._bot.set_my_commands(menu, scope=scope, language_code=language)
        except (BadRequest, InvalidToken) as fault:
            self._health.failed(fault)

    async def _poll(self, inbox: Inbox) -> None:
        self._health.succeeded()
        await poll(
            self._bot,
            commit=partial(self._commit_read, inbox),
            health=self._health,
            polling=Polling(
                timeout=self._patience.long_poll,
                look_every=self._patience.look_every,
                stop_within=self._patience.stop_within,
            ),
        )

    async def _stay_hooked(self, webhook: Webhook) -> None:
        """Keep the webhook set; one left behind at the end makes Telegram keep updates."""
        url = ""
        while True:
            if url != webhook.url:
                await self._bot.set_webhook(
                    webhook.url,
                    secret_token=webhook.secret,
                    allowed_updates=ALLOWED,
                    max_connections=MOST_CALLS,
                )
            self._health.succeeded()
            await asyncio.sleep(self._patience.look_at_webhook_every)
            url = (await self._bot.get_webhook_info()).url

    async def _commit_read(self, inbox: Inbox, update: Update) -> None:
        read = update.to_dict()
        await self._commit(read, text=json.dumps(read, ensure_ascii=False), inbox=inbox)

    async def _commit(self, update: Json, *, text: str, inbox: Inbox) -> None:
        payload = sealed_text(text, username=self._bot.username, received_at=self._clock.now())
        await inbox.put(
            channel=NAME,
            update_id=str(update["update_id"]),
            payload=payload,
            sender=sender_of(update),
        )


def _connect(access: TelegramAccess, *, polled: Callable[[], None]) -> PollingBot:
    # At INFO it logs every address, and the address of every call holds the token.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    address = access.base_url.rstrip("/") or OFFICIAL
    return PollingBot(
        access.token,
        polled=polled,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=access.request(),
        get_updates_request=access.request(),
    )


def _menu(locale: str, commands: Sequence[str]) -> list[BotCommand]:
    words = catalogue(locale)
    return [
        BotCommand(each, words.sentence(Text(f"telegram-command-{each}"), time_zone="UTC"))
        for each in commands
    ]
