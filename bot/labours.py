"""What each kind of job does: answer a question, fetch a file, typeset a record."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.channel import Channel, Undeliverable
from bot.files import StoredFiles
from bot.jobs import Effect, Labour
from bot.press import Press
from bot.reports.views import record_view
from bot.storage.database import Storage
from bot.web.photos import START as JPEG
from bot.web.photos import without_whereabouts
from deliberation.communities import Community
from deliberation.identifiers import AttachmentId, OutcomeId, ProposalId
from deliberation.privacy import Asked
from handlers import agreements, ask, bearings, minutes, submitting
from handlers.messages import Replies
from handlers.ports import Clock, Finder, Ids, Question, UnitOfWork
from knowledge.library import Answer

LONGEST_IN_GROUP = 120
LONGEST_IN_PRIVATE = 300


class Answerer(Protocol):
    """Where questions are answered from what the bot knows."""

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        """Return an answer with citations, or one that declines."""
        ...


@dataclass(frozen=True)
class Labours:
    """The kinds of jobs and what they need; answers wait until the store is ``stocked``.

    ``unworded`` answers those who did not agree that a model outside is sent their
    questions; None where there is no such model.
    """

    storage: Storage
    answerer: Answerer
    finder: Finder
    stocked: asyncio.Event
    channels: Mapping[str, Channel]
    files: StoredFiles
    address: str
    clock: Clock
    ids: Ids
    unworded: Answerer | None = None

    def kinds(self) -> Mapping[str, Labour]:
        """Return what to do for each kind of job."""
        return {
            "answer": self.answer,
            bearings.KIND: self.bearing,
            "fetch": self.fetch,
            "record": self.record,
            "scrub": self.scrub,
        }

    async def answer(self, values: Mapping[str, str]) -> Effect:
        """Look a question up; the effect keeps the answer and tells the asker."""
        with self.storage.reading() as work:
            question = work.questions.get(values["question"])
            community = work.communities.get(question.community_id)
            earlier = ask.earlier(work, question)
            agreed = agreements.agreed(work, question.member_id, Asked.MODEL)
        await self.stocked.wait()
        by = self.answerer if agreed or self.unworded is None else self.unworded
        answer = await asyncio.to_thread(
            _answered, question, community=community, earlier=earlier, by=by
        )

        def effect(work: UnitOfWork) -> Replies:
            now = self.clock.now()
            said = ask.answered(
                work, question_id=question.id, answer=answer, now=now, ids=self.ids
            )
            if not said or self.unworded is None:
                return said
            return (*said, *agreements.offering(work, question, now=now, ids=self.ids))

        return effect

    async def bearing(self, values: Mapping[str, str]) -> Effect:
        """Seek what bears on a proposal; the effect keeps it and warns the moderators."""
        with self.storage.reading() as work:
            proposal = work.proposals.get(ProposalId(values["proposal"]))
        await self.stocked.wait()
        at = self.clock.now()
        passages, conflicts = await asyncio.to_thread(
            self.finder.bearing, proposal.text, community_id=proposal.community_id
        )
        found = bearings.found(proposal, passages, conflicts, at=at)

        def effect(work: UnitOfWork) -> Replies:
            return submitting.borne_out(work, found, now=self.clock.now())

        return effect

    async def fetch(self, values: Mapping[str, str]) -> Effect:
        """Bring the bytes of a file that somebody sent; the effect notes their digest."""
        key = AttachmentId(values["attachment"])
        with self.storage.reading() as work:
            attachment = work.attachments.get(key)
        try:
            content = await self.channels[attachment.channel].fetch(attachment.reference)
        except Undeliverable:
            return _nothing
        digest = await asyncio.to_thread(self._stored, content)

        def effect(work: UnitOfWork) -> Replies:
            work.attachments.save(replace(work.attachments.get(key), digest=digest))
            return ()

        return effect

    def _stored(self, content: bytes) -> str:
        """Keep a file; a photo loses what its camera noted, such as where it was taken."""
        jpeg = content.startswith(JPEG)
        return self.files.keep(without_whereabouts(content) if jpeg else content)

    async def record(self, values: Mapping[str, str]) -> Effect:
        """Typeset the record of an outcome; the effect publishes it."""
        outcome_id = OutcomeId(values["outcome"])
        with self.storage.reading() as work:
            outcome = work.outcomes.get(outcome_id)
            view = record_view(work, outcome, address=self.address, made_at=self.clock.now())
        press = Press(files=self.files, ids=self.ids)
        made = await asyncio.to_thread(press.printed, view, at=self.clock.now())

        def effect(work: UnitOfWork) -> Replies:
            return minutes.record_ready(
                work,
                outcome_id=outcome_id,
                documents=press.kept(work, made, community_id=outcome.community_id),
                now=self.clock.now(),
                ids=self.ids,
            )

        return effect

    async def scrub(self, _values: Mapping[str, str]) -> Effect:
        """Leave nothing of destroyed ballots in the files of the database."""
        await asyncio.to_thread(self.storage.scrub)
        return _nothing


def _nothing(_work: UnitOfWork) -> Replies:
    return ()


def _answered(
    question: Question, *, community: Community, earlier: str, by: Answerer
) -> Answer:
    today = question.asked_at.astimezone(ZoneInfo(community.time_zone)).date()
    return by.answer(
        question.text,
        community_id=question.community_id,
        on=today,
        longest=LONGEST_IN_PRIVATE if question.room is None else LONGEST_IN_GROUP,
        earlier=earlier,
    )
