"""What goes out when the record of an outcome is ready: its card, its document, the buttons."""

from datetime import datetime

from deliberation.identifiers import AttachmentId, OutcomeId
from deliberation.outcomes import Outcome, OutcomeDocuments
from deliberation.responses import Response, ResponseState
from handlers.agenda import response_to, to_committee, to_residents
from handlers.cards import bulletin_link, outcome_link, outcome_title, response_choices
from handlers.messages import Replies, Reply, Text
from handlers.ports import Ids, Trace, UnitOfWork


def record_ready(
    work: UnitOfWork,
    *,
    outcome_id: OutcomeId,
    documents: OutcomeDocuments,
    now: datetime,
    ids: Ids,
) -> Replies:
    """Keep the documents of an outcome and send them out; a repetition sends nothing."""
    outcome = work.outcomes.get(outcome_id)
    if outcome.record_id is not None:
        return ()
    outcome = outcome.recorded(documents)
    work.outcomes.save(outcome)
    work.traces.add(
        Trace(
            id=ids.new(),
            community_id=outcome.community_id,
            subject=outcome.id,
            number=outcome.number,
            action="minutes.record_ready",
            at=now,
        )
    )
    papers = (documents.record, documents.notice)
    return (*_to_residents(work, outcome), *_to_committee(work, outcome, papers))


def _to_residents(work: UnitOfWork, outcome: Outcome) -> Replies:
    community = work.communities.get(outcome.community_id)
    posted = Reply(
        lines=(
            outcome_title(outcome),
            Text("minutes-posted", {"until": outcome.notice_ends_at}),
        ),
        choices=(
            outcome_link(outcome, community=community),
            bulletin_link(outcome, community=community),
        ),
        pictures=(outcome.card_id,) if outcome.card_id else (),
        scheduled=True,
    )
    return to_residents(work, posted, community_id=community.id)


def _to_committee(
    work: UnitOfWork, outcome: Outcome, papers: tuple[AttachmentId, ...]
) -> Replies:
    community = work.communities.get(outcome.community_id)
    response = response_to(work, outcome)
    delivered = Reply(
        lines=(outcome_title(outcome), Text("minutes-delivered", {"due": response.due_at})),
        choices=(
            *(response_choices(outcome) if _is_due(response) else ()),
            outcome_link(outcome, community=community),
        ),
        topic=outcome.number if _is_due(response) else None,
        pictures=(outcome.card_id,) if outcome.card_id else (),
        documents=papers,
        scheduled=True,
    )
    return to_committee(work, delivered, community_id=community.id)


def _is_due(response: Response) -> bool:
    return response.state is ResponseState.DUE
