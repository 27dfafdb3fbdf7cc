"""What falls due when a vote is over: responses, commitments, public notices."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deliberation.communities import Community
from deliberation.outcomes import Outcome
from deliberation.responses import Commitment, CommitmentState, Response, ResponseState
from handlers.agenda import Said, to_committee, to_residents
from handlers.cards import bulletin_link, outcome_link, response_choices
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.ports import UnitOfWork
from handlers.sealing import destroy

REMINDER_BEFORE_DUE = timedelta(days=3)


# Responses


def responses_due(work: UnitOfWork, *, now: datetime) -> Replies:
    """Remind the committee before a period ends; mark in public that it has ended."""
    replies: list[Reply] = []
    for response in work.responses.where(state=ResponseState.DUE, overdue_since=None):
        if response.is_overdue(at=now):
            work.responses.save(replace(response, overdue_since=now))
            replies += _overdue(work, response)
        elif response.reminded_at is None and now >= _reminder_at(work, response):
            work.responses.save(replace(response, reminded_at=now))
            replies += _reminder(work, response)
    return tuple(replies)


def _reminder_at(work: UnitOfWork, response: Response) -> datetime:
    """Return when to remind: three days before the end, or halfway in a short period."""
    days = work.communities.get(response.community_id).response_days
    return response.due_at - min(REMINDER_BEFORE_DUE, timedelta(days=days) / 2)


def _reminder(work: UnitOfWork, response: Response) -> Replies:
    outcome = work.outcomes.get(response.outcome_id)
    told = _to_answer(work, response, key="deadlines-response-reminder")
    return to_committee(work, told, community_id=outcome.community_id)


def _overdue(work: UnitOfWork, response: Response) -> Replies:
    outcome = work.outcomes.get(response.outcome_id)
    community = work.communities.get(outcome.community_id)
    public = Reply(
        lines=(Text("deadlines-response-overdue-public", _about(outcome, response)),),
        choices=(outcome_link(outcome, community=community),),
        scheduled=True,
    )
    told = _to_answer(work, response, key="deadlines-response-overdue")
    return (
        *to_committee(work, told, community_id=community.id),
        *to_residents(work, public, community_id=community.id),
    )


def _to_answer(work: UnitOfWork, response: Response, *, key: str) -> Reply:
    outcome = work.outcomes.get(response.outcome_id)
    community = work.communities.get(outcome.community_id)
    return Reply(
        lines=(Text(key, _about(outcome, response)),),
        choices=(*response_choices(outcome), outcome_link(outcome, community=community)),
        topic=outcome.number,
        scheduled=True,
    )


def _about(outcome: Outcome, response: Response) -> Said:
    return {"number": outcome.number, "title": outcome.title, "due": response.due_at}


# Commitments


def commitments_due(work: UnitOfWork, *, now: datetime) -> Replies:
    """Mark commitments whose deadline went by, and tell the committee."""
    replies: list[Reply] = []
    unfinished = (CommitmentState.PLANNED, CommitmentState.UNDER_WAY)
    for commitment in work.commitments.where(state=unfinished, overdue_since=None):
        community = work.communities.get(commitment.community_id)
        today = now.astimezone(ZoneInfo(community.time_zone)).date()
        if commitment.is_overdue(on=today):
            work.commitments.save(replace(commitment, overdue_since=now))
            replies += _commitment_overdue(work, commitment, community=community)
    return tuple(replies)


def _commitment_overdue(
    work: UnitOfWork, commitment: Commitment, *, community: Community
) -> Replies:
    outcome = work.outcomes.get(commitment.outcome_id)
    report = Press("respond.progress", {"c": commitment.id})
    told = Reply(
        lines=(
            Text(
                "deadlines-commitment-overdue",
                {
                    "number": commitment.number,
                    "task": commitment.task,
                    "unit": commitment.unit,
                    "person": commitment.person,
                    "deadline": commitment.deadline,
                },
            ),
        ),
        choices=(
            Choice(Text("respond-report"), report),
            outcome_link(outcome, community=community),
        ),
        scheduled=True,
    )
    return to_committee(work, told, community_id=community.id)


# Public notices


def notices_over(work: UnitOfWork, *, now: datetime) -> Replies:
    """Mark the end of public notices, destroy what joined voters to choices, and tell."""
    replies: list[Reply] = []
    for outcome in work.outcomes.where(notice_ended_at=None):
        if outcome.notice_ends_at <= now:
            work.outcomes.save(replace(outcome, notice_ended_at=now))
            destroy(work, outcome.poll_id)
            replies += _notice_over(work, outcome)
    return tuple(replies)


def _notice_over(work: UnitOfWork, outcome: Outcome) -> Replies:
    community = work.communities.get(outcome.community_id)
    inquiries = work.inquiries.where(outcome_id=outcome.id)
    told = Reply(
        lines=(
            Text(
                "deadlines-notice-over",
                {
                    "number": outcome.number,
                    "title": outcome.title,
                    "inquiries": len(inquiries),
                    "open": sum(not each.answer for each in inquiries),
                },
            ),
        ),
        choices=(outcome_link(outcome, community=community),),
        scheduled=True,
    )
    return (
        *to_committee(work, told, community_id=community.id),
        *to_residents(work, _key_gone(outcome, community), community_id=community.id),
    )


def _key_gone(outcome: Outcome, community: Community) -> Reply:
    """Return the message that nothing joins anybody to a choice any more."""
    about: Said = {"number": outcome.number, "title": outcome.title}
    link = bulletin_link(outcome, community=community)
    return Reply(lines=(Text("bulletin-key-gone", about),), choices=(link,), scheduled=True)
