"""What happens by itself when its time has come; done once, however often it is asked."""

from dataclasses import replace
from datetime import datetime, timedelta

from deliberation.communities import Community
from deliberation.deciding import decide
from deliberation.identifiers import OutcomeId, ResponseId
from deliberation.objections import answered, told
from deliberation.outcomes import Outcome, Verdict, notice_end
from deliberation.polls import Poll, PollState
from deliberation.responses import Response
from deliberation.topics import TopicState
from handlers import consenting, digests, duties, erasing, heads, nudges, round_calls, seeds
from handlers.agenda import Said, concerned, to_each, to_residents
from handlers.calling_off import lost
from handlers.cards import bulletin_link, outcome_lines, outcome_link, topic_card
from handlers.freezing import charter_post, freeze
from handlers.ledgers import BoxLost
from handlers.messages import Replies, Reply, Text
from handlers.poll_card import ballot_link, cast_choices, ended_poll_card
from handlers.polling import opened
from handlers.ports import Ids, Job, UnitOfWork
from handlers.publishing import bulletin_line, publish
from handlers.quiet_hours import night
from handlers.rolls import yet_to_vote

BEFORE_THE_NIGHT = timedelta(hours=1)


def tick(work: UnitOfWork, *, now: datetime, ids: Ids) -> Replies:
    """Do all that is due in every community; nothing that was done before.

    Whoever calls it holds the only write transaction (on PostgreSQL a lock).
    """
    erasing.due(work, now=now, ids=ids)
    return (
        *_open_polls(work, now=now, ids=ids),
        *_freeze_polls(work, now=now),
        *_close_polls(work, now=now, ids=ids),
        *heads.seal_due(work, now=now, ids=ids),
        *_remind_voters(work, now=now),
        *round_calls.due(work, now=now),
        *duties.responses_due(work, now=now),
        *duties.commitments_due(work, now=now),
        *duties.notices_over(work, now=now),
        *nudges.remind(work, now=now, ids=ids),
        *digests.tell(work, now=now),
    )


def _open_polls(work: UnitOfWork, *, now: datetime, ids: Ids) -> Replies:
    replies: list[Reply] = []
    for poll in work.polls.where(state=PollState.SCHEDULED):
        if poll.opens_at <= now:
            community = work.communities.get(poll.community_id)
            replies += opened(work, poll, community=community, at=now, ids=ids)
    return tuple(replies)


def _freeze_polls(work: UnitOfWork, *, now: datetime) -> Replies:
    """Make and post the charter of polls that an earlier program opened without one."""
    replies: list[Reply] = []
    for poll in work.polls.where(state=PollState.OPEN):
        if work.charters.one(poll_id=poll.id) is None:
            community = work.communities.get(poll.community_id)
            kept = freeze(work, poll, community=community, at=now)
            told = charter_post(poll, kept, community=community, key="charter-posted")
            replies += to_residents(work, told, community_id=community.id)
    return tuple(replies)


# Closing


def _close_polls(work: UnitOfWork, *, now: datetime, ids: Ids) -> Replies:
    replies: list[Reply] = []
    for poll in work.polls.where(state=PollState.OPEN):
        if poll.closes_at <= now:
            replies += _closing(work, poll, now=now, ids=ids)
    return tuple(replies)


def _closing(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> Replies:
    """Close a poll; one whose ballots cannot be opened keeps no other from closing."""
    try:
        with work.savepoint():
            return _counting(work, poll, now=now, ids=ids)
    except BoxLost:
        return lost(work, poll, now=now, ids=ids)


def _counting(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> Replies:
    community = work.communities.get(poll.community_id)
    work.ballots.close(poll.id)
    sealed = heads.seal_last(work, poll, now=now, ids=ids)
    settling = consenting.raised(work, poll, community=community, now=now, ids=ids)
    if settling is None:
        settling = _closed(work, poll, now=now, ids=ids)
    return (*sealed, *settling)


def _closed(work: UnitOfWork, poll: Poll, *, now: datetime, ids: Ids) -> Replies:
    """Count a poll, keep its outcome, start the committee's period and order the record."""
    community = work.communities.get(poll.community_id)
    outcome = _outcome(work, poll, community=community, now=now, ids=ids)
    response = Response(
        id=ResponseId(ids.new()),
        community_id=community.id,
        outcome_id=outcome.id,
        number=outcome.number,
        due_at=now + timedelta(days=community.response_days),
    )
    topic = work.topics.get(poll.topic_id).to(TopicState.DECIDED)
    poll = poll.ended(outcome.verdict.state)
    work.polls.save(poll)
    work.topics.save(topic)
    work.outcomes.add(outcome)
    work.responses.add(response)
    publish(work, outcome, poll=poll, now=now)
    work.jobs.add(Job("record", {"outcome": outcome.id}, key=f"record:{outcome.id}"))
    result = Reply(
        lines=(*outcome_lines(outcome, poll, response=response), bulletin_line(poll)),
        choices=(
            bulletin_link(outcome, community=community),
            outcome_link(outcome, community=community),
        ),
        urgent=True,
    )
    to_people = replace(result, urgent=False, scheduled=True)
    ended = ended_poll_card(poll, community=community, key="poll-card-ended")
    card = topic_card(work, topic, community=community, at=now)
    return (
        *to_residents(work, ended, community_id=community.id),
        *to_residents(work, replace(card, scheduled=True), community_id=community.id),
        *to_residents(work, result, community_id=community.id),
        *to_each(concerned(work, topic), to_people),
    )


def _outcome(
    work: UnitOfWork, poll: Poll, *, community: Community, now: datetime, ids: Ids
) -> Outcome:
    return Outcome(
        id=OutcomeId(ids.new()),
        community_id=community.id,
        topic_id=poll.topic_id,
        poll_id=poll.id,
        number=poll.number,
        title=poll.title,
        verdict=_verdict(work, poll),
        effect=poll.bylaw.effect,
        adopted_for_meetings=community.adopted_for_meetings,
        decided_at=now,
        notice_ends_at=notice_end(now),
    )


def _verdict(work: UnitOfWork, poll: Poll) -> Verdict:
    areas = work.ballots.areas(poll.id) if poll.base.weighs_area else None
    raised = consenting.objections_to(work, poll)
    ballots = answered(work.ballots.counted(poll.id), raised)
    verdict = decide(poll, ballots, areas=areas and answered(areas, raised))
    return replace(verdict, steps=(*verdict.steps, *told(raised)))


# Reminding


def _remind_voters(work: UnitOfWork, *, now: datetime) -> Replies:
    replies: list[Reply] = []
    for poll in work.polls.where(state=PollState.OPEN, reminded_at=None):
        community = work.communities.get(poll.community_id)
        if reminder_at(poll, community=community) <= now:
            work.polls.save(poll.reminded(at=now))
            replies += _reminders(work, poll, community=community)
            replies += seeds.asked_for(work, poll)
    return tuple(replies)


def _reminders(work: UnitOfWork, poll: Poll, *, community: Community) -> Replies:
    """Remind those whose elector has not voted, with the ballot at hand."""
    about: Said = {"number": poll.number, "title": poll.title, "closes": poll.closes_at}
    reminder = Reply(
        lines=(
            Text("deadlines-vote-reminder", {**about, "community": community.name}),
            Text(f"method-{poll.method}-hint"),
        ),
        choices=(
            *cast_choices(poll),
            ballot_link(poll),
        ),
        topic=poll.number,
        scheduled=True,
    )
    return to_each(set(yet_to_vote(work, poll)), reminder)


def reminder_at(poll: Poll, *, community: Community) -> datetime:
    """Return when to remind, so early that the quiet hours do not hold it past closing."""
    usual = poll.reminder_at
    found = night(community, at=usual)
    if found is None or found[1] < poll.closes_at:
        return usual
    return max(found[0] - BEFORE_THE_NIGHT, poll.opens_at)
