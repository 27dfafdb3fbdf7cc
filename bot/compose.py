"""The wiring: the only place that builds the program out of its parts."""

import asyncio
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp
from typing_extensions import override

from bot.card_pictures import CardPictures
from bot.channel import Channel
from bot.channels.web import WebChannel
from bot.charts import Charts
from bot.council import RunningCouncil
from bot.delivery import Delivery
from bot.disturbances import Trouble
from bot.dossiers import Dossiers
from bot.finding import vectors_of
from bot.ground import Ground, ground
from bot.health import Vitals
from bot.inbox import DurableInbox, Handling
from bot.init_data import key_of
from bot.jobs import Jobs
from bot.labours import Labours
from bot.pacing import TELEGRAM, WECHAT, Pacer
from bot.posting import Post
from bot.rendering import Renderer
from bot.rolling import Rolls
from bot.settings import Settings
from bot.settling import settle_demo
from bot.shelves import Shelves
from bot.system import spare_collector
from bot.ticker import Ticker
from bot.tokens import PressTokens
from bot.uploads import Uploads
from bot.voices import Voices
from bot.web.app import create_app
from bot.web.council import WebValues
from bot.web.webhook import PATH as WEBHOOK_PATH
from bot.webchats import StoredChats
from bot.wording import listener_of, listens_outside, outside, rested_model, worded
from bot.writer import Writer
from handlers import gaps
from handlers.messages import Text
from handlers.texts import Catalogue, catalogue
from knowledge.answering import Answerer
from knowledge.chroma_index import ChromaIndex
from knowledge.store import Store

LONGEST_STOP_SECONDS = 5

if TYPE_CHECKING:
    from bot.channels.telegram import TelegramChannel
    from bot.channels.wechaty import GatewayAccess


@dataclass(frozen=True)
class Program:
    """Every part of the running program."""

    on: Ground
    writer: Writer
    door: Writer
    channels: Mapping[str, Channel]
    inbox: DurableInbox
    delivery: Delivery
    jobs: Jobs
    ticker: Ticker
    shelves: Shelves
    vectors: ChromaIndex
    council: RunningCouncil
    web: FastAPI

    @asynccontextmanager
    async def running(self) -> AsyncGenerator[None, None]:
        """Run channels and workers while the block lasts.

        Raises FolderInUse and PublicServer before anything begins.
        """
        self.vectors.open()
        if self.on.storage.of_one_process:
            await self.writer.run(self._take_over)
        loops = (
            self.inbox.run(),
            self.delivery.run(),
            self.jobs.run(),
            self.ticker.run(),
            self.shelves.run(),
            self._wake(),
            *(channel.run(self.inbox) for channel in self.channels.values()),
        )
        tasks = [asyncio.create_task(loop) for loop in loops]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.door.close()
            self.writer.close()
            self.vectors.close()

    def _take_over(self) -> None:
        """Free at once what a process that is gone had in its hands."""
        now = self.on.clock.now()
        with self.on.storage.transaction() as work:
            work.outbox.release(now=now)
            work.queue.release(now=now)

    async def _wake(self) -> None:
        """Tell delivery and jobs at once when a batch was handled."""
        while True:
            await self.inbox.handled.wait()
            self.inbox.handled.clear()
            self.delivery.wake.set()
            self.jobs.wake.set()


def program(
    on: Ground,
    *,
    demo: bool,
    channels: Mapping[str, Channel] | None = None,
    pacers: Mapping[str, Pacer] | None = None,
) -> Program:
    """Build the program.

    ``channels`` take the place of those that the settings name, ``pacers`` of those that
    keep their limits.
    """
    return _Wiring(on, demo=demo, pacers=pacers).program(channels)


class _Wiring:
    """Builds each part once."""

    def __init__(self, on: Ground, *, demo: bool, pacers: Mapping[str, Pacer] | None) -> None:
        settings = on.settings
        self.on = on
        self.pacers = polite() if pacers is None else pacers
        self.demo = demo
        self.writer = Writer()
        self.door = self.writer if on.storage.of_one_process else Writer()
        self.tokens = PressTokens(on.secret, now=on.clock.now)
        self.renderer = Renderer(address=settings.address, tokens=self.tokens)
        self.chats = StoredChats(storage=on.storage, writer=self.writer)
        self.post = Post(ids=on.ids, locale=settings.locale, time_zone=settings.time_zone)
        self.vectors = vectors_of(settings)
        self.store = store_of(on, vectors=self.vectors)
        self.shelves = Shelves(
            storage=on.storage,
            writer=self.writer,
            store=self.store,
            clock=on.clock,
            ids=on.ids,
        )
        self.worded = worded(settings, store=self.store)
        self.owner = on.ids.new()
        self.telegram: TelegramChannel | None = None
        self.webhook: TelegramChannel | None = None

    def program(self, given: Mapping[str, Channel] | None) -> Program:
        channels = self._channels() if given is None else given
        inbox = self._inbox(channels)
        delivery = self._delivery(channels)
        jobs = self._jobs(channels, delivery=delivery)
        council = self._council(channels, inbox=inbox)
        return Program(
            on=self.on,
            writer=self.writer,
            door=self.door,
            channels=channels,
            inbox=inbox,
            delivery=delivery,
            jobs=jobs,
            ticker=self._ticker(delivery, jobs),
            shelves=self.shelves,
            vectors=self.vectors,
            council=council,
            web=create_app(council),
        )

    def _channels(self) -> Mapping[str, Channel]:
        web = WebChannel(
            chats=self.chats, files=self.on.files, tokens=self.tokens, clock=self.on.clock
        )
        telegram = telegram_of(self.on.settings, tokens=self.tokens, on=self.on)
        self.telegram = telegram
        self.webhook = telegram if self.on.settings.telegram_webhook_url else None
        found = (web, telegram, self._wechat())
        return {channel.name: channel for channel in found if channel is not None}

    def _wechat(self) -> Channel | None:
        """Return the WeChat channel, or None where no gateway is set."""
        access = gateway_of(self.on.settings)
        if access is None:
            return None
        from bot.channels import wechaty  # noqa: PLC0415 - who has no WeChat loads no gRPC

        returned = asking_to_repeat(self.on, writer=self.writer, post=self.post)
        return wechaty.WechatyChannel(access, clock=self.on.clock, returned=returned)

    def _inbox(self, channels: Mapping[str, Channel]) -> DurableInbox:
        handling = Handling(
            storage=self.on.storage,
            channels=channels,
            clock=self.on.clock,
            ids=self.on.ids,
            post=self.post,
        )
        return DurableInbox(handling=handling, writer=self.writer, door=self.door)

    def _delivery(self, channels: Mapping[str, Channel]) -> Delivery:
        return Delivery(
            storage=self.on.storage,
            writer=self.writer,
            channels=channels,
            pacers=self.pacers,
            renderer=self.renderer,
            files=self.on.files,
            post=self.post,
            clock=self.on.clock,
            owner=self.owner,
            cards=cards_of(self.on.settings),
        )

    def _jobs(self, channels: Mapping[str, Channel], *, delivery: Delivery) -> Jobs:
        labours = Labours(
            storage=self.on.storage,
            answerer=self.worded or self.store,
            finder=self.store,
            stocked=self.shelves.stocked,
            channels=channels,
            files=self.on.files,
            address=self.on.settings.address,
            clock=self.on.clock,
            ids=self.on.ids,
            unworded=self.store if outside(self.on.settings) else None,
        )
        uploads = Uploads(
            storage=self.on.storage, channels=channels, clock=self.on.clock, ids=self.on.ids
        )
        rolls = Rolls(
            channels=channels, files=self.on.files, clock=self.on.clock, ids=self.on.ids
        )
        dossiers = Dossiers(
            storage=self.on.storage, files=self.on.files, clock=self.on.clock, ids=self.on.ids
        )
        voices = Voices(
            storage=self.on.storage,
            channels=channels,
            files=self.on.files,
            listener=listener_of(self.on.settings),
            host=listens_outside(self.on.settings),
            clock=self.on.clock,
            ids=self.on.ids,
        )
        charts = Charts(
            storage=self.on.storage,
            files=self.on.files,
            speaker=rested_model(self.on.settings),
            address=self.on.settings.address,
            clock=self.on.clock,
            ids=self.on.ids,
        )
        return Jobs(
            storage=self.on.storage,
            writer=self.writer,
            kinds={
                **labours.kinds(),
                **charts.kinds(),
                **dossiers.kinds(),
                **voices.kinds(),
                "ingest": uploads.ingest,
                "roll": rolls.read,
            },
            post=self.post,
            clock=self.on.clock,
            ids=self.on.ids,
            owner=self.owner,
            delivered=delivery.wake,
        )

    def _ticker(self, delivery: Delivery, jobs: Jobs) -> Ticker:
        return Ticker(
            storage=self.on.storage,
            writer=self.writer,
            post=self.post,
            clock=self.on.clock,
            ids=self.on.ids,
            wakes=(delivery.wake, jobs.wake),
        )

    def _council(
        self,
        channels: Mapping[str, Channel],
        *,
        inbox: DurableInbox,
    ) -> RunningCouncil:
        settings = self.on.settings
        return RunningCouncil(
            values=WebValues(
                address=settings.address,
                secret=self.on.secret,
                locale=settings.locale,
                time_zone=settings.time_zone,
                demo=self.demo,
                model=bool(settings.llm_model),
                model_host=outside(settings),
                voice_host=listens_outside(settings),
                telegram=bool(settings.telegram_token.get_secret_value()),
                telegram_key=key_of(settings.telegram_token.get_secret_value()),
                wechat=bool(settings.wechaty_endpoint),
            ),
            clock=self.on.clock,
            ids=self.on.ids,
            finder=self.store,
            tokens=self.tokens,
            files=self.on.files,
            chats=self.chats,
            storage=self.on.storage,
            writer=self.writer,
            inbox=inbox,
            renderer=self.renderer,
            vitals=Vitals(
                storage=self.on.storage,
                channels=channels,
                clock=self.on.clock,
                started_at=self.on.clock.now(),
                worded=self.worded.counts if self.worded else None,
                says=partial(_said, catalogue(settings.locale)),
            ),
            telegram=self.webhook,
            named=lambda: self.telegram.username if self.telegram else "",
        )


def _said(words: Catalogue, trouble: Trouble) -> str:
    return words.sentence(Text(f"trouble-{trouble}"), time_zone="UTC")


def polite() -> Mapping[str, Pacer]:
    """Return what keeps the limits of each channel."""
    return {
        "telegram": Pacer(TELEGRAM, is_group=lambda chat: chat.startswith("-")),
        "wechat": Pacer(WECHAT, is_group=lambda chat: chat.startswith("room:")),
    }


def cards_of(settings: Settings) -> CardPictures | None:
    """Return what makes cards pictures; None without a public address for their codes."""
    return CardPictures(settings.data_dir / "cards") if settings.public_url else None


def store_of(on: Ground, *, vectors: ChromaIndex) -> Store:
    """Return the empty store of what the bot knows; it is indexed when first used."""
    zone = ZoneInfo(on.settings.time_zone)

    def today() -> date:
        return on.clock.now().astimezone(zone).date()

    return Store(today=today, vectors=vectors)


def answerer_of(settings: Settings, *, store: Store) -> Answerer:
    """Return what answers questions: the store, worded by a model where one is set."""
    return worded(settings, store=store) or store


def telegram_of(
    settings: Settings, *, tokens: PressTokens, on: Ground
) -> "TelegramChannel | None":
    """Return the Telegram channel, or None where no token is set."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        return None
    from bot.channels import telegram  # noqa: PLC0415 - the library loads for most of a second

    webhook = None
    if settings.telegram_webhook_url:
        secret = settings.telegram_webhook_secret.get_secret_value()
        webhook = telegram.Webhook(
            url=f"{settings.telegram_webhook_url}{WEBHOOK_PATH}",
            secret=secret or on.ids.keyed("telegram-webhook"),
        )
    access = telegram.TelegramAccess(
        token=token,
        base_url=settings.telegram_base_url,
        webhook=webhook,
        address=settings.public_url,
    )
    return telegram.TelegramChannel(access, tokens=tokens, clock=on.clock)


def asking_to_repeat(
    on: Ground, *, writer: Writer, post: Post
) -> Callable[[], Awaitable[None]]:
    """Return what asks the rooms on WeChat to repeat what may have been missed."""

    def ask() -> None:
        with on.storage.transaction() as work:
            replies = gaps.ask_to_repeat(work, channel="wechat")
            post.post(work, replies, now=on.clock.now())

    async def asked() -> None:
        await writer.run(ask)

    return asked


def gateway_of(settings: Settings) -> "GatewayAccess | None":
    """Return what reaching the Wechaty gateway takes, or None where none is set."""
    if not settings.wechaty_endpoint:
        return None
    from bot.channels import wechaty  # noqa: PLC0415 - who has no WeChat loads no gRPC

    return wechaty.GatewayAccess(
        endpoint=settings.wechaty_endpoint,
        token=settings.wechaty_token.get_secret_value(),
        authorities=Path(settings.wechaty_ca) if settings.wechaty_ca else None,
    )


def serve(settings: Settings, *, demo: bool, ready: Callable[[], None]) -> None:
    """Serve until stopped by a signal; ``ready`` is called once pages are served."""
    with ground(settings) as on:
        if demo:
            settle_demo(on)
        asyncio.run(_serve(program(on, demo=demo), ready=ready))


async def _serve(running: Program, *, ready: Callable[[], None]) -> None:
    spare_collector()
    settings = running.on.settings
    config = web_settings(running.web, host=settings.host, port=settings.port)
    async with running.running():
        await _Server(config, ready=ready).serve()


def web_settings(app: ASGIApp, *, host: str, port: int) -> uvicorn.Config:
    """Return how an application is served."""
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=LONGEST_STOP_SECONDS,
        lifespan="off",
    )


class _Server(uvicorn.Server):
    """A web server that says when it serves."""

    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then say so."""
        await super().startup(sockets)
        if self.started:
            self._ready()
