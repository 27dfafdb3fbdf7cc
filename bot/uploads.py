"""The job that reads an uploaded file: apart from this process, then kept, then told."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.channel import Channel, Undeliverable
from bot.jobs import Effect
from bot.storage.database import Storage
from deliberation.identifiers import AttachmentId
from handlers import shelf
from handlers.messages import Replies
from handlers.ports import Attachment, Clock, Ids, UnitOfWork
from handlers.shelf import Told
from knowledge.documents import read_content
from knowledge.extracts import Reason, RefusedFile
from knowledge.ingest import Intake, Label, Reading, reading_of, take_in
from knowledge.library import SourceKind


@dataclass(frozen=True)
class Uploads:
    """Reads the files that staff send; the handlers say who may and what was said of them."""

    storage: Storage
    channels: Mapping[str, Channel]
    clock: Clock
    ids: Ids

    async def ingest(self, values: Mapping[str, str]) -> Effect:
        """Read a file; the effect keeps it and tells its sender what became of it."""
        with self.storage.reading() as work:
            attachment = work.attachments.get(AttachmentId(values["attachment"]))
        label = label_of(values, community_id=attachment.community_id)
        try:
            reading = await self._read(attachment, label=label)
        except RefusedFile as refused:
            told = Told(name=attachment.name, reason=refused.reason)
            return lambda work: self._became(work, attachment, told)

        def effect(work: UnitOfWork) -> Replies:
            outcome = take_in(work, reading, now=self.clock.now(), label=label)
            title, passages = reading.source.title, len(reading.passages)
            kept = reading.source.id if outcome in {Intake.ADDED, Intake.REPLACED} else ""
            told = Told(name=title, outcome=outcome, passages=passages, source=kept)
            return self._became(work, attachment, told)

        return effect

    def _became(self, work: UnitOfWork, attachment: Attachment, told: Told) -> Replies:
        return shelf.became(work, attachment, told, ids=self.ids, now=self.clock.now())

    async def _read(self, attachment: Attachment, *, label: Label) -> Reading:
        try:
            content = await self.channels[attachment.channel].fetch(attachment.reference)
        except Undeliverable as gone:
            raise RefusedFile(Reason.MISSING) from gone
        document = await asyncio.to_thread(read_content, content, name=attachment.name)
        return await asyncio.to_thread(
            reading_of, document, label=label, now=self.clock.now(), new_id=self.ids.new
        )


def label_of(values: Mapping[str, str], *, community_id: str) -> Label:
    """Return what was said of a file, as the handlers checked it."""
    repeals = values.get("repeals", "")
    return Label(
        community_id=community_id,
        kind=SourceKind(values["kind"]) if values.get("kind") else None,
        issuer=values.get("issuer", ""),
        effective=_day(values.get("effective")),
        repealed=_day(values.get("repealed")),
        jurisdiction=values.get("jurisdiction", ""),
        expires=_day(values.get("expires")),
        repeals=tuple(repeals.split("\n")) if repeals else (),
        title=values.get("title", ""),
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
