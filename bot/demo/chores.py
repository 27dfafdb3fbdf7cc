"""The slow work of the history: answers, files and records, done as soon as they are asked."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from typing_extensions import override

from deliberation.identifiers import OutcomeId, ProposalId
from deliberation.outcomes import Outcome, OutcomeDocuments
from handlers import ask, bearings, minutes, submitting
from handlers.messages import Replies
from handlers.ports import Finder, Ids, Job, Jobs, UnitOfWork
from knowledge.library import Answer

LONGEST_ANSWER = 120


class Answers(Protocol):
    """Where the questions of the history are answered from."""

    def answer(
        self, question: str, *, community_id: str, on: date, longest: int, earlier: str = ""
    ) -> Answer:
        """Return an answer with citations, or one that declines."""
        ...


Typeset = Callable[[UnitOfWork, Outcome, datetime], OutcomeDocuments]


@dataclass
class Noted(Jobs):
    """Keeps jobs in memory for whoever plays the history, not for the workers."""

    jobs: list[Job] = field(default_factory=list[Job])

    @override
    def add(self, job: Job, /) -> None:
        """Note a job."""
        self.jobs.append(job)

    def taken(self) -> list[Job]:
        """Return the jobs noted since the last time."""
        jobs, self.jobs = self.jobs, []
        return jobs


@dataclass(frozen=True)
class Chores:
    """Does the jobs that use cases asked for."""

    work: UnitOfWork
    ids: Ids
    noted: Noted
    answers: Answers
    finder: Finder
    typeset: Typeset

    def done(self, *, at: datetime) -> Iterator[Replies]:
        """Yield what the bot says when each job is done."""
        kinds = {
            "answer": self._answer,
            bearings.KIND: self._bearing,
            "fetch": self._fetch,
            "record": self._record,
            "scrub": self._scrub,
        }
        for job in self.noted.taken():
            yield kinds[job.kind](job, at)

    def _answer(self, job: Job, at: datetime) -> Replies:
        question = self.work.questions.get(job.values["question"])
        community = self.work.communities.get(question.community_id)
        answer = self.answers.answer(
            question.text,
            community_id=community.id,
            on=at.astimezone(ZoneInfo(community.time_zone)).date(),
            longest=LONGEST_ANSWER,
        )
        return ask.answered(
            self.work, question_id=question.id, answer=answer, now=at, ids=self.ids
        )

    def _bearing(self, job: Job, at: datetime) -> Replies:
        proposal = self.work.proposals.get(ProposalId(job.values["proposal"]))
        passages, conflicts = self.finder.bearing(
            proposal.text, community_id=proposal.community_id
        )
        found = bearings.found(proposal, passages, conflicts, at=at)
        return submitting.borne_out(self.work, found, now=at)

    def _fetch(self, job: Job, _at: datetime) -> Replies:
        """Note the digest of a photo; the web's handle of a file is its digest."""
        attachment = self.work.attachments.get(job.values["attachment"])
        self.work.attachments.save(replace(attachment, digest=attachment.reference))
        return ()

    def _scrub(self, _job: Job, _at: datetime) -> Replies:
        """Leave it: the file of the demo was never anybody's vote."""
        return ()

    def _record(self, job: Job, at: datetime) -> Replies:
        outcome = self.work.outcomes.get(OutcomeId(job.values["outcome"]))
        made = self.typeset(self.work, outcome, at)
        return minutes.record_ready(
            self.work,
            outcome_id=outcome.id,
            documents=made,
            now=at,
            ids=self.ids,
        )
