"""The router alone as the tables know it: no channel, jobs done on the spot."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.channels.web import WebChannel
from bot.ground import Ground
from bot.holdings import holdings
from bot.labours import Labours
from bot.storage.jobs import ClaimedJob
from bot.tokens import PressTokens
from bot.webchats import StoredChats
from bot.writer import Writer
from handlers.messages import AttachmentKind, IncomingFile
from knowledge.starter import stock
from knowledge.store import Store
from tests.dialogues import CHANNEL, Council, Seen, Where
from tests.fakes import FakeClock

PIXEL = b"\x89PNG\r\n\x1a\n"


@dataclass
class RouterDriver(Council):
    """A council whose jobs are done, and whose files are seen."""

    on: Ground | None = None

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        assert self.on is not None
        photo = IncomingFile(
            kind=AttachmentKind.PHOTO,
            reference=self.on.files.keep(PIXEL),
            name="photo.png",
            media_type="image/png",
        )
        self.says(who, words, where=where, files=(photo,))

    def passes(self, time: timedelta) -> None:
        _clock(self.on).advance(time)
        super().passes(time)

    def settle(self) -> None:
        while jobs := self._claimed():
            for job in jobs:
                self._done(job)
        for position in range(self._since, len(self.shown)):
            self.shown[position] = self._with_files(self.shown[position])

    def _claimed(self) -> tuple[ClaimedJob, ...]:
        assert self.on is not None
        with self.on.storage.transaction() as work:
            return work.queue.claim(now=self.now, owner="driver", lease_s=60, limit=9)

    def _done(self, job: ClaimedJob) -> None:
        assert self.on is not None
        effect = asyncio.run(self._labours(self.on).kinds()[job.kind](job.values))
        with self.on.storage.transaction() as work:
            work.queue.finish(job, at=self.now)
            self._show(work, effect(work), here="", speaker="")

    def _labours(self, on: Ground) -> Labours:
        store = Store(today=self.now.date)
        with on.storage.transaction() as work:
            stock(work, now=self.now, new_id=self.ids.new)
            store.refresh(holdings(work))
        stocked = asyncio.Event()
        stocked.set()
        return Labours(
            storage=on.storage,
            answerer=store,
            finder=store,
            stocked=stocked,
            channels={CHANNEL: _files_of(on)},
            files=on.files,
            address=on.settings.address,
            clock=on.clock,
            ids=on.ids,
        )

    def _with_files(self, seen: Seen) -> Seen:
        if seen.reply is None or seen.text.startswith("<"):
            return seen
        with self.begin() as work:
            documents = [work.attachments.get(each) for each in seen.reply.documents]
        pictures = ["<picture>"] * len(seen.reply.pictures)
        files = [f"<{each.name}>" for each in documents]
        return replace(seen, text="\n".join((*pictures, *files, seen.text)))


def _clock(on: Ground | None) -> FakeClock:
    assert on is not None
    assert isinstance(on.clock, FakeClock)
    return on.clock


def _files_of(on: Ground) -> WebChannel:
    chats = StoredChats(storage=on.storage, writer=Writer())
    return WebChannel(
        chats=chats,
        files=on.files,
        tokens=PressTokens(on.secret, now=on.clock.now),
        clock=on.clock,
    )


def on_router(on: Ground) -> RouterDriver:
    """Return a council of the router alone over the ground."""
    moment: datetime = on.clock.now()
    return RouterDriver(begin=on.storage.transaction, ids=on.ids, now=moment, on=on)
