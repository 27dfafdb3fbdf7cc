"""One proposal, topic or outcome with all that belongs to it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.web.views.chain import Step, of_outcome, of_proposal, of_topic
from bot.web.views.front import running_round, say_in
from deliberation.communities import Community, Member
from deliberation.identifiers import AttachmentId
from deliberation.opinions.findings import FEWEST
from deliberation.outcomes import Inquiry, Outcome
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal
from deliberation.responses import Commitment, Progress, Rating, Response
from deliberation.schedule import in_order
from deliberation.topics import (
    Round,
    Stance,
    StanceValue,
    Statement,
    StatementState,
    Topic,
    TopicState,
)
from handlers.access import NotHere
from handlers.correcting import corrections
from handlers.ports import Attachment, Trace, UnitOfWork
from knowledge.library import Passage, Source


@dataclass(frozen=True)
class ProposalPage:
    """A proposal with its supporters and what became of it."""

    proposal: Proposal
    chain: tuple[Step, ...]
    seconders: int
    seconded: bool
    pictures: tuple[Attachment, ...]
    merged_into: Proposal | None
    merged_here: tuple[Proposal, ...]
    topic: Topic | None
    traces: tuple[Trace, ...]


@dataclass(frozen=True)
class Heard:
    """A statement, the stance of the one who looks, and all stances once they are published."""

    statement: Statement
    mine: StanceValue | None
    stances: int
    counts: Counter[str] | None


@dataclass(frozen=True)
class Proof:
    """A passage of policy and the source it stands in."""

    passage: Passage
    source: Source


@dataclass(frozen=True)
class TopicPage:
    """A topic with its proposals, rounds, statements and polls."""

    topic: Topic
    chain: tuple[Step, ...]
    proposals: tuple[Proposal, ...]
    proofs: tuple[Proof, ...]
    rounds: tuple[Round, ...]
    running: Round | None
    statements: tuple[Heard, ...]
    mine_waiting: tuple[Statement, ...]
    polls: tuple[Poll, ...]
    may_vote: frozenset[str]
    outcomes: tuple[Outcome, ...]
    corrections: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Promise:
    """A commitment and the reports on it."""

    commitment: Commitment
    reports: tuple[tuple[Progress, tuple[Attachment, ...]], ...]
    late: bool


@dataclass(frozen=True)
class OutcomePage:
    """An outcome with its record, public notice, response, commitments and ratings."""

    outcome: Outcome
    topic: Topic
    poll: Poll
    chain: tuple[Step, ...]
    response: Response | None
    overdue: bool
    inquiries: tuple[Inquiry, ...]
    promises: tuple[Promise, ...]
    ratings: tuple[Rating, ...]
    mine: Rating | None
    record: Attachment | None
    card: Attachment | None
    notice: Attachment | None

    @property
    def solved(self) -> int:
        """Return how many say that the matter is solved."""
        return sum(rating.solved for rating in self.ratings)

    @property
    def satisfied(self) -> int:
        """Return how many are satisfied."""
        return sum(rating.satisfied for rating in self.ratings)


def proposal_page(
    work: UnitOfWork, community: Community, *, number: int, member: Member | None
) -> ProposalPage:
    """Gather a proposal, or raise NotHere."""
    proposal = work.proposals.one(community_id=community.id, number=number)
    if proposal is None:
        raise NotHere
    mine = member is not None and work.secondings.count(
        proposal_id=proposal.id, member_id=member.id
    )
    return ProposalPage(
        proposal=proposal,
        chain=of_proposal(work, proposal, community=community),
        seconders=work.secondings.count(proposal_id=proposal.id),
        seconded=bool(mine),
        pictures=attachments(work, proposal.attachment_ids),
        merged_into=work.proposals.get(proposal.merged_into) if proposal.merged_into else None,
        merged_here=work.proposals.where(merged_into=proposal.id),
        topic=work.topics.get(proposal.topic_id) if proposal.topic_id else None,
        traces=work.traces.where(community_id=community.id, subject=proposal.id),
    )


def topic_page(
    work: UnitOfWork, community: Community, *, number: int, member: Member | None, now: datetime
) -> TopicPage:
    """Gather a topic, or raise NotHere."""
    topic = work.topics.one(community_id=community.id, number=number)
    if topic is None:
        raise NotHere
    polls = work.polls.where(topic_id=topic.id)
    return TopicPage(
        topic=topic,
        chain=of_topic(work, topic, community=community),
        proposals=work.proposals.where(topic_id=topic.id),
        proofs=proofs(work, topic.passage_ids, community=community),
        rounds=in_order(work.rounds.where(topic_id=topic.id)),
        running=running_round(work, topic, now=now),
        statements=_heard(work, topic, member=member),
        mine_waiting=_waiting(work, topic, member=member),
        polls=polls,
        may_vote=say_in(
            work, tuple(p for p in polls if p.state is PollState.OPEN), member=member
        ),
        outcomes=work.outcomes.where(topic_id=topic.id),
        corrections={poll.id: corrections(work, poll) for poll in polls},
    )


def outcome_page(
    work: UnitOfWork, community: Community, *, number: int, member: Member | None, now: datetime
) -> OutcomePage:
    """Gather the newest outcome of a number, or raise NotHere."""
    outcomes = work.outcomes.where(community_id=community.id, number=number)
    if not outcomes:
        raise NotHere
    return of_outcome_found(work, outcomes[-1], community=community, member=member, now=now)


def of_outcome_found(
    work: UnitOfWork,
    outcome: Outcome,
    *,
    community: Community,
    member: Member | None,
    now: datetime,
) -> OutcomePage:
    """Gather an outcome."""
    response = work.responses.one(outcome_id=outcome.id)
    ratings = work.ratings.where(outcome_id=outcome.id)
    return OutcomePage(
        outcome=outcome,
        topic=work.topics.get(outcome.topic_id),
        poll=work.polls.get(outcome.poll_id),
        chain=of_outcome(work, outcome, community=community),
        response=response,
        overdue=response is not None and response.is_overdue(at=now),
        inquiries=work.inquiries.where(outcome_id=outcome.id),
        promises=promises(work, work.commitments.where(outcome_id=outcome.id), now=now),
        ratings=ratings,
        mine=next((each for each in ratings if member and each.member_id == member.id), None),
        record=paper(work, outcome.record_id),
        card=paper(work, outcome.card_id),
        notice=paper(work, outcome.notice_id),
    )


def promises(
    work: UnitOfWork, commitments: tuple[Commitment, ...], *, now: datetime
) -> tuple[Promise, ...]:
    """Return commitments with the reports on them."""
    return tuple(
        Promise(
            commitment=commitment,
            reports=tuple(
                (report, attachments(work, report.attachment_ids))
                for report in work.progress.where(commitment_id=commitment.id)
            ),
            late=_late(commitment, now=now),
        )
        for commitment in commitments
    )


def attachments(work: UnitOfWork, ids: tuple[str, ...]) -> tuple[Attachment, ...]:
    """Return attachments in the order in which they were sent."""
    kept = {each.id: each for each in work.attachments.where(id=ids)} if ids else {}
    return tuple(kept[each] for each in ids if each in kept)  # type: ignore[index]  # ids are AttachmentIds


def paper(work: UnitOfWork, attachment_id: AttachmentId | None) -> Attachment | None:
    """Return a document of an outcome, where it is printed."""
    return work.attachments.one(id=attachment_id) if attachment_id else None


def proofs(
    work: UnitOfWork, passage_ids: tuple[str, ...], *, community: Community
) -> tuple[Proof, ...]:
    """Return the passages of a topic that this community may see."""
    if not passage_ids:
        return ()
    found = work.passages.where(id=passage_ids, community_id=("", community.id))
    return tuple(
        Proof(passage=passage, source=work.sources.get(passage.source_id)) for passage in found
    )


def _heard(work: UnitOfWork, topic: Topic, *, member: Member | None) -> tuple[Heard, ...]:
    published = topic.state in {TopicState.DECIDED, TopicState.CLOSED_WITHOUT_VOTE}
    statements = work.statements.where(topic_id=topic.id, state=StatementState.SHOWN)
    taken = _stances(work, statements)
    return tuple(
        Heard(
            statement=statement,
            mine=_own(taken[statement.id], member=member),
            stances=len(taken[statement.id]),
            counts=_counts(taken[statement.id]) if published else None,
        )
        for statement in statements
    )


def _stances(work: UnitOfWork, statements: tuple[Statement, ...]) -> Mapping[str, list[Stance]]:
    taken: dict[str, list[Stance]] = {each.id: [] for each in statements}
    if statements:
        for stance in work.stances.where(statement_id=tuple(taken)):
            taken[stance.statement_id].append(stance)
    return taken


def _own(stances: list[Stance], *, member: Member | None) -> StanceValue | None:
    mine = (each.value for each in stances if member and each.member_id == member.id)
    return next(mine, None)


def _counts(stances: list[Stance]) -> Counter[str] | None:
    """Count stances; of fewer than five nothing is told: who took which could be guessed."""
    if len(stances) < FEWEST:
        return None
    return Counter(each.value.value for each in stances)


def _waiting(work: UnitOfWork, topic: Topic, *, member: Member | None) -> tuple[Statement, ...]:
    if member is None:
        return ()
    return work.statements.where(
        topic_id=topic.id, author_id=member.id, state=StatementState.PENDING
    )


def _late(commitment: Commitment, *, now: datetime) -> bool:
    return commitment.overdue_since is not None and commitment.overdue_since <= now
