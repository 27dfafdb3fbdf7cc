"""Delivery: letters of the outbox become messages, paced, at least once each."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from bot.card_pictures import CardPictures
from bot.channel import (
    CardFace,
    Channel,
    Enclosure,
    Outgoing,
    RetryLater,
    Undeliverable,
    Unreachable,
    no_face,
)
from bot.crew import Crew
from bot.files import StoredFiles
from bot.pacing import Pacer, Passage
from bot.posting import Post
from bot.postmarks import postmarked
from bot.rendering import Rendered, Renderer
from bot.storage.database import Storage
from bot.storage.outbox import ClaimedLetter
from bot.storage.work import SqlUnitOfWork
from bot.writer import Writer
from deliberation.identifiers import AttachmentId
from handlers.conversation import latest
from handlers.ports import Clock, NotFound

log = logging.getLogger(__name__)

IN_FLIGHT = 40
LEASE_SECONDS = 60.0
NOTICES_AT_ONCE = 16
NOTICE_WAITS_SECONDS = 0.4
ANSWER_WAITS_SECONDS = 1.5
MOST_FAILURES = 12
FILES_WITHIN_SECONDS = 30.0
LOOK_FOR_FILES_SECONDS = 0.2
PAUSE_AFTER_FAULT = timedelta(seconds=5)

Mark = Callable[[SqlUnitOfWork], None]


@dataclass(frozen=True)
class Addressed:
    """A claimed letter with all that its message needs from the database.

    ``awaits_files`` where a file that somebody sent is still being fetched.
    """

    letter: ClaimedLetter
    edits: str
    pictures: tuple[Enclosure, ...]
    documents: tuple[Enclosure, ...]
    awaits_files: bool


@dataclass
class Delivery:
    """Claims letters, shows them on their channels, and marks what became of them.

    Without ``cards`` none goes out as a picture: its code would lead nowhere.
    """

    storage: Storage
    writer: Writer
    channels: Mapping[str, Channel]
    pacers: Mapping[str, Pacer]
    renderer: Renderer
    files: StoredFiles
    post: Post
    clock: Clock
    owner: str
    cards: CardPictures | None = None
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    _notices: Counter[str] = field(default_factory=Counter[str])
    _marks: list[Mark] = field(default_factory=list[Mark])
    _marking: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def run(self) -> None:
        """Deliver what waits, again and again, until cancelled."""
        crew = Crew(at_once=IN_FLIGHT, claim=self._claimed, work=self._handled, wake=self.wake)
        await crew.run()

    async def _claimed(self, limit: int) -> tuple[Addressed, ...]:
        """Claim answers, and of each paced channel only as many notices as go out soon.

        What waits in the table lets an answer pass; what was claimed would not.
        """
        held = [each for each in self.pacers if self._notices[each] >= NOTICES_AT_ONCE]
        few = min(limit, NOTICES_AT_ONCE)
        claimed = await self.writer.run(lambda: self._claim(few, held=held))
        self._notices.update(each.letter.channel for each in claimed if not each.letter.answers)
        return claimed

    def _claim(self, limit: int, *, held: Sequence[str]) -> tuple[Addressed, ...]:
        with self.storage.transaction() as work:
            letters = work.outbox.claim(
                now=self.clock.now(),
                owner=self.owner,
                lease_s=LEASE_SECONDS,
                limit=limit,
                held=held,
            )
            return tuple(self._addressed(work, letter) for letter in letters)

    async def _handled(self, addressed: Addressed) -> None:
        try:
            await self._deliver(addressed)
        finally:
            if not addressed.letter.answers:
                self._notices[addressed.letter.channel] -= 1

    def _addressed(self, work: SqlUnitOfWork, letter: ClaimedLetter) -> Addressed:
        reply = letter.reply
        edits = ""
        if reply.card:
            shown = work.outbox.card_message(
                channel=letter.channel, chat=letter.chat, card=reply.card
            )
            edits = shown or ""
        attached = (work.attachments.one(id=each) for each in reply.pictures + reply.documents)
        return Addressed(
            letter=letter,
            edits=edits,
            pictures=self._enclosed(work, reply.pictures),
            documents=self._enclosed(work, reply.documents),
            awaits_files=any(each is not None and not each.digest for each in attached),
        )

    def _enclosed(
        self, work: SqlUnitOfWork, ids: tuple[AttachmentId, ...]
    ) -> tuple[Enclosure, ...]:
        enclosures: list[Enclosure] = []
        for each in ids:
            attachment = work.attachments.one(id=each)
            if attachment is None or not attachment.digest:
                continue
            try:
                path = self.files.path(attachment.digest)
            except NotFound:
                log.exception("The file of attachment %s is gone", each)
                continue
            enclosures.append(
                Enclosure(path=path, name=attachment.name, media_type=attachment.media_type)
            )
        return tuple(enclosures)

    async def _deliver(self, addressed: Addressed) -> None:
        letter = addressed.letter
        channel = self.channels.get(letter.channel)
        if channel is None:
            await self._mark(_dead(letter, "the channel is switched off"))
            return
        try:
            mark = await self._shown(channel, addressed)
        except RetryLater as later:
            mark = self._again(
                letter,
                pause=timedelta(seconds=later.seconds),
                uncertain=later.uncertain,
            )
        except Unreachable as fault:
            mark = self._turned(letter, str(fault))
        except Undeliverable as fault:
            mark = _dead(letter, str(fault))
        except Exception as fault:  # whatever a channel does, the letter is kept
            log.exception("Letter %s could not be delivered", letter.id)
            pause = PAUSE_AFTER_FAULT * (letter.failures + 1)
            mark = self._again(letter, pause=pause, error=repr(fault), uncertain=True)
        await self._mark(mark)

    async def _with_files(self, addressed: Addressed) -> Addressed:
        """Wait for files that are being fetched, though not for ever."""
        now = asyncio.get_running_loop().time
        until = now() + FILES_WITHIN_SECONDS
        while addressed.awaits_files and now() < until:
            await asyncio.sleep(LOOK_FOR_FILES_SECONDS)
            addressed = await asyncio.to_thread(self._looked_up, addressed.letter)
        return addressed

    def _looked_up(self, letter: ClaimedLetter) -> Addressed:
        with self.storage.reading() as work:
            return self._addressed(work, letter)

    async def _shown(self, channel: Channel, addressed: Addressed) -> Mark:
        letter = addressed.letter
        message = self._outgoing(await self._with_files(addressed))
        pacer = self.pacers.get(letter.channel)
        note = bool(message.callback and message.alert)
        if pacer is None or note:
            return self._sent(letter, external_id=await channel.send(message))
        passage = Passage(pacer, letter.chat, answers=letter.answers)
        wait = passage.wait()
        if wait > (ANSWER_WAITS_SECONDS if letter.answers else NOTICE_WAITS_SECONDS):
            return self._again(letter, pause=timedelta(seconds=wait))
        if wait and message.callback:
            message = await _acknowledged(channel, message)
        try:
            await passage.turn()
            external_id = await channel.send(replace(message, turn=passage.turn))
        finally:
            passage.leave()
        return self._sent(letter, external_id=external_id)

    def _outgoing(self, addressed: Addressed) -> Outgoing:
        letter = addressed.letter
        rendered = self.renderer.render(
            letter.reply, locale=letter.locale, time_zone=letter.time_zone
        )
        return Outgoing(
            id=str(letter.id),
            chat=letter.chat,
            text=rendered.text,
            buttons=rendered.buttons,
            pictures=addressed.pictures,
            documents=addressed.documents,
            edits=addressed.edits,
            reply_to=letter.reply_to,
            callback=letter.callback,
            alert=letter.reply.alert,
            secret=letter.reply.secret,
            thread=letter.thread,
            mark=postmarked(letter.id, repeats=letter.repeats, locale=letter.locale),
            hint=rendered.hint,
            hint_in_room=rendered.hint_in_room,
            face=self._face(letter, rendered),
            presses=rendered.presses,
        )

    def _face(
        self, letter: ClaimedLetter, rendered: Rendered
    ) -> Callable[[], Awaitable[CardFace | None]]:
        if self.cards is None:
            return no_face
        return partial(
            self.cards.face,
            letter.reply,
            rendered,
            locale=letter.locale,
            time_zone=letter.time_zone,
            at=letter.queued_at,
        )

    def _sent(self, letter: ClaimedLetter, *, external_id: str) -> Mark:
        def mark(work: SqlUnitOfWork) -> None:
            if work.outbox.sent(letter, external_id=external_id, at=self.clock.now()):
                _remember_message(work, letter, external_id=external_id)

        return mark

    def _again(
        self,
        letter: ClaimedLetter,
        *,
        pause: timedelta,
        error: str = "",
        uncertain: bool = False,
    ) -> Mark:
        if error and letter.failures + 1 >= MOST_FAILURES:
            return _dead(letter, error)
        not_before = self.clock.now() + pause

        def mark(work: SqlUnitOfWork) -> None:
            work.outbox.retry(letter, not_before=not_before, error=error, uncertain=uncertain)

        return mark

    def _turned(self, letter: ClaimedLetter, error: str) -> Mark:
        """Give a letter up where it went, and have it go to another account of its reader."""

        def mark(work: SqlUnitOfWork) -> None:
            log.warning("Letter %s: the chat on %s is closed", letter.id, letter.channel)
            if work.outbox.dead(letter, error=error):
                self.post.turned(
                    work,
                    letter.reply,
                    channel=letter.channel,
                    chat=letter.chat,
                    now=self.clock.now(),
                )

        return mark

    async def _mark(self, mark: Mark) -> None:
        """Commit a mark together with those that wait for the same commit."""
        self._marks.append(mark)
        async with self._marking:
            marks, self._marks = self._marks, []
            if marks:
                await self.writer.run(lambda: self._commit(marks))

    def _commit(self, marks: list[Mark]) -> None:
        with self.storage.transaction() as work:
            for mark in marks:
                mark(work)


async def _acknowledged(channel: Channel, message: Outgoing) -> Outgoing:
    """Tell the presser at once that the press arrived; return what is left to be shown."""
    await channel.send(
        Outgoing(
            id=message.id, chat=message.chat, text="", callback=message.callback, alert=True
        )
    )
    return replace(message, callback="")


def _dead(letter: ClaimedLetter, error: str) -> Mark:
    def mark(work: SqlUnitOfWork) -> None:
        log.warning("Letter %s on %s cannot arrive: %s", letter.id, letter.channel, error)
        work.outbox.dead(letter, error=error)

    return mark


def _remember_message(work: SqlUnitOfWork, letter: ClaimedLetter, *, external_id: str) -> None:
    """Note under which message the choices of a letter stand, for those who quote it."""
    if not (letter.reply.choices and external_id):
        return
    chat, card = f"{letter.channel}:{letter.chat}", letter.reply.card
    offers = work.offers.where(chat=chat, card=card)
    offered = latest([each for each in offers if each.choices == letter.reply.choices])
    if offered is not None:
        work.offers.save(replace(offered, message=external_id))
