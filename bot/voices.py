"""The job of a voice note: fetch it, keep it, have it written down."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from bot.channel import Channel, Undeliverable
from bot.files import StoredFiles
from bot.jobs import Effect, Labour
from bot.storage.database import Storage
from deliberation.privacy import Asked
from handlers import agreements, voice
from handlers.messages import Replies
from handlers.ports import Attachment, Clock, Ids, UnitOfWork
from handlers.voice import Spoken
from knowledge.chat_model import ModelUnavailable
from knowledge.transcribing import Recording

PLEASE_TYPE, CANNOT_LISTEN = "voice-please-type", "voice-cannot-listen"


class Listener(Protocol):
    """What writes speech down."""

    def words(self, recording: Recording) -> str:
        """Return what is said; raise ModelUnavailable."""
        ...


@dataclass(frozen=True)
class Voices:
    """Takes voice notes in; without a ``listener`` they are kept and typing is asked for.

    ``host`` is where the listener runs, if that is on somebody else's machine: then only
    the voices of those who agreed are sent there.
    """

    storage: Storage
    channels: Mapping[str, Channel]
    files: StoredFiles
    listener: Listener | None
    host: str
    clock: Clock
    ids: Ids

    def kinds(self) -> Mapping[str, Labour]:
        """Return what to do for each kind of job."""
        return {voice.JOB: self.listen}

    async def listen(self, values: Mapping[str, str]) -> Effect:
        """Fetch a voice note and have it written down; the effect keeps it and shows it."""
        spoken = voice.spoken_of(values)
        with self.storage.reading() as work:
            attachment = work.attachments.get(spoken.attachment_id)
            agreed = agreements.agreed(work, spoken.member_id, Asked.VOICE)
        if attachment.added_by is None:
            return _nothing  # whoever said it had everything removed
        content = await self._fetched(attachment)
        digest = await asyncio.to_thread(self.files.keep, content) if content else ""
        if not content or len(content) > voice.LARGEST:
            return self._effect(spoken, digest=digest, why=PLEASE_TYPE)
        if self.listener is None:
            return self._effect(spoken, digest=digest, why=CANNOT_LISTEN)
        if self.host and not agreed:
            return self._effect(spoken, digest=digest)
        recording = Recording(attachment.name, attachment.media_type, content)
        try:
            words = await asyncio.to_thread(self.listener.words, recording)
        except ModelUnavailable:
            return self._effect(spoken, digest=digest, why=PLEASE_TYPE)
        return self._effect(spoken, digest=digest, words=words)

    async def _fetched(self, attachment: Attachment) -> bytes:
        try:
            return await self.channels[attachment.channel].fetch(attachment.reference)
        except Undeliverable:
            return b""

    def _effect(self, spoken: Spoken, *, digest: str, words: str = "", why: str = "") -> Effect:
        def effect(work: UnitOfWork) -> Replies:
            kept = work.attachments.get(spoken.attachment_id)
            if kept.added_by is None:
                return ()
            work.attachments.save(replace(kept, digest=digest))
            now = self.clock.now()
            if words:
                return voice.heard(work, spoken, words=words, now=now, ids=self.ids)
            if why:
                return voice.unheard(work, spoken, why=why, now=now)
            return voice.unagreed(work, spoken, host=self.host, now=now, ids=self.ids)

        return effect


def _nothing(_work: UnitOfWork) -> Replies:
    return ()
