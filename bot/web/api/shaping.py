"""From what is kept to what the JSON API says."""

from dataclasses import dataclass
from datetime import datetime

from bot.web.api import models
from bot.web.views.counts import counted
from bot.web.views.front import SeenOutcome, SeenProposal
from bot.web.views.library import SeenSource
from bot.web.views.records import OutcomePage, Promise, TopicPage
from deliberation.ballots import figure
from deliberation.communities import Community
from deliberation.outcomes import Inquiry, Outcome
from deliberation.polls import Poll
from deliberation.responses import Response
from deliberation.topics import Topic
from handlers import paths
from handlers.messages import Text, Value
from handlers.ports import UnitOfWork
from handlers.texts import catalogue
from knowledge.library import Passage


@dataclass(frozen=True)
class Shaping:
    """Puts one community's matters into the shapes of the API."""

    community: Community
    address: str
    now: datetime

    def it(self) -> models.CommunityShape:
        """Return the community itself."""
        of = self.community
        return models.CommunityShape(
            slug=of.slug,
            name=of.name,
            parent=of.parent,
            time_zone=of.time_zone,
            locale=of.locale,
            demo=of.demo,
            url=self.address + paths.community(of),
        )

    def proposal(self, seen: SeenProposal, *, topics: dict[str, int]) -> models.ProposalShape:
        """Return a proposal."""
        of = seen.proposal
        return models.ProposalShape(
            number=of.number,
            text=of.text,
            place=of.place,
            state=of.state,
            reason=of.reason,
            seconders=seen.seconders,
            submitted_at=of.submitted_at,
            topic=topics.get(of.topic_id) if of.topic_id else None,
            url=self.address + paths.proposal(self.community, of.number),
        )

    def topic(self, of: Topic) -> models.TopicShape:
        """Return a topic."""
        return models.TopicShape(
            number=of.number,
            title=of.title,
            question=of.question,
            parties=list(of.parties),
            state=of.state,
            opened_at=of.opened_at,
            url=self.address + paths.topic(self.community, of.number),
        )

    def topic_detail(self, found: TopicPage) -> models.TopicDetail:
        """Return a topic with all that is said on it."""
        return models.TopicDetail(
            **self.topic(found.topic).model_dump(),
            proposals=[each.number for each in found.proposals],
            rounds=[
                models.RoundShape(
                    title=each.title,
                    kind=each.kind,
                    opens_at=each.opens_at,
                    closes_at=each.closes_at,
                )
                for each in found.rounds
            ],
            statements=[
                models.StatementShape(number=each.statement.number, text=each.statement.text)
                for each in found.statements
            ],
            polls=[poll_shape(each) for each in found.polls],
        )

    def outcome(self, seen: SeenOutcome) -> models.OutcomeShape:
        """Return an outcome."""
        return self._outcome(seen.outcome, seen.response)

    def outcome_detail(self, found: OutcomePage) -> models.OutcomeDetail:
        """Return an outcome with its tally and what became of it."""
        verdict = found.outcome.verdict
        tally = verdict.tally
        count = counted(found.poll, verdict, say=self._say)
        return models.OutcomeDetail(
            **self._outcome(found.outcome, found.response).model_dump(),
            method=found.poll.method,
            bylaw=found.poll.bylaw.id,
            quorum_met=verdict.quorum_met,
            majority_met=verdict.majority_met,
            options=[
                models.CountedOption(
                    id=each.id,
                    label=each.label,
                    cost=each.cost,
                    votes=figure(tally.counts.get(each.id, 0)),
                    winner=each.id in tally.winners,
                    tied=each.id in tally.tied_for,
                )
                for each in found.poll.options
            ],
            terms=[self._say(each.key, **each.values) for each in count.terms],
            count=[
                models.StageShape(title=each.title, lines=list(each.lines))
                for each in count.stages
            ],
            inquiries=[inquiry_shape(each) for each in found.inquiries],
            commitments=[self.commitment(each) for each in found.promises],
            ratings=models.RatingsShape(
                people=len(found.ratings), solved=found.solved, satisfied=found.satisfied
            ),
        )

    def _say(self, key: str, /, **values: Value | Text) -> str:
        """Return a sentence in the community's language."""
        words = catalogue(self.community.locale)
        return words.sentence(Text(key, values), time_zone=self.community.time_zone)

    def commitment(self, promise: Promise) -> models.CommitmentShape:
        """Return a commitment with the reports on it."""
        of = promise.commitment
        return models.CommitmentShape(
            id=of.id,
            outcome=of.number,
            task=of.task,
            unit=of.unit,
            person=of.person,
            deadline=of.deadline,
            state=of.state,
            overdue=promise.late,
            progress=[
                models.ProgressShape(
                    text=report.text,
                    state=report.state,
                    at=report.at,
                    files=[f"{self.address}/files/{each.id}" for each in files if each.public],
                )
                for report, files in promise.reports
            ],
        )

    def source(self, seen: SeenSource) -> models.SourceShape:
        """Return a source as it stands today."""
        of = seen.source
        return models.SourceShape(
            id=of.id,
            kind=of.kind,
            title=of.title,
            issuer=of.issuer,
            effective=of.effective,
            repealed=of.repealed,
            expires=of.expires,
            state=seen.state,
            jurisdiction=of.jurisdiction,
            url=f"{self.address}{paths.community(self.community)}/sources/{of.id}",
        )

    def passage(self, of: Passage) -> models.PassageShape:
        """Return a passage."""
        return models.PassageShape(
            id=of.id,
            heading=of.heading,
            locator=of.locator,
            text=of.text,
            url=self.address + paths.passage(self.community, of.id),
        )

    def _outcome(self, of: Outcome, response: Response | None) -> models.OutcomeShape:
        return models.OutcomeShape(
            number=of.number,
            title=of.title,
            state=of.verdict.state,
            effect=of.effect,
            binding=of.binding,
            decided_at=of.decided_at,
            notice_ends_at=of.notice_ends_at,
            participating=of.verdict.participating,
            electors=of.verdict.electors,
            response=self._response(response) if response else None,
            url=self.address + paths.outcome(self.community, of.number),
        )

    def _response(self, of: Response) -> models.ResponseShape:
        return models.ResponseShape(
            state=of.state,
            due_at=of.due_at,
            overdue=of.is_overdue(at=self.now),
            reasons=of.reasons,
            given_at=of.given_at,
            reopened_at=of.reopened_at,
        )


def poll_shape(of: Poll) -> models.PollShape:
    """Return a poll; nothing of what is being cast."""
    return models.PollShape(
        title=of.title,
        method=of.method,
        base=of.base,
        bylaw=of.bylaw.id,
        state=of.state,
        opens_at=of.opens_at,
        closes_at=of.closes_at,
        secret=of.secret,
        options=[
            models.OptionShape(id=each.id, label=each.label, cost=each.cost)
            for each in of.options
        ],
    )


def inquiry_shape(of: Inquiry) -> models.InquiryShape:
    """Return an inquiry."""
    return models.InquiryShape(
        text=of.text, asked_at=of.asked_at, answer=of.answer, answered_at=of.answered_at
    )


def numbers_of_topics(work: UnitOfWork, community: Community) -> dict[str, int]:
    """Return the numbers of a community's topics by id."""
    return {each.id: each.number for each in work.topics.where(community_id=community.id)}
