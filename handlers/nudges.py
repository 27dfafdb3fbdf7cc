"""Reminding the committee of questions that wait, once in a while and by day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deliberation.communities import Community, Purpose, Role
from handlers import paths
from handlers.messages import Choice, Replies, Reply, Text
from handlers.ports import Ids, Question, StaffAnswer, StaffAnswerState, Trace, UnitOfWork
from handlers.turn import to_role, to_rooms
from handlers.unanswered import grouped, without_answer

REMINDED = "reply.reminded"
PATIENCE = timedelta(days=1)
"""How long a question may wait before anybody is reminded of it."""
AGAIN = timedelta(days=7)
"""How long nothing is said where nothing new came."""
FROM_HOUR, TO_HOUR = 9, 20


def remind(work: UnitOfWork, *, now: datetime, ids: Ids) -> Replies:
    """Remind each committee of what waits: once a day at most, and only of something new.

    What it was reminded of before is repeated after a week.
    """
    replies: list[Reply] = []
    for community in work.communities.where():
        if FROM_HOUR <= now.astimezone(ZoneInfo(community.time_zone)).hour < TO_HOUR:
            replies += _reminded(work, community, now=now, ids=ids)
    return tuple(replies)


def _reminded(work: UnitOfWork, community: Community, *, now: datetime, ids: Ids) -> Replies:
    before = work.traces.one(subject=community.id, action=REMINDED)
    if before is not None and now - before.at < PATIENCE:
        return ()
    open_ = without_answer(work, community.id)
    old = [each for each in open_ if now - each.asked_at >= PATIENCE]
    written = work.staff_answers.where(
        community_id=community.id, state=StaffAnswerState.WRITTEN
    )
    if not _is_worth_it(old, written, before=before, now=now):
        return ()
    _note(work, community, before=before, now=now, ids=ids)
    return _told(work, community, old, written, now=now)


def _is_worth_it(
    old: Sequence[Question],
    written: Sequence[StaffAnswer],
    *,
    before: Trace | None,
    now: datetime,
) -> bool:
    """Tell whether something waits that was not spoken of lately."""
    if not old and not written:
        return False
    if before is None or now - before.at >= AGAIN:
        return True
    known_until = before.at - PATIENCE
    return any(each.asked_at > known_until for each in old) or any(
        each.written_at > before.at for each in written
    )


def _note(
    work: UnitOfWork, community: Community, *, before: Trace | None, now: datetime, ids: Ids
) -> None:
    """Keep when the committee was reminded, in place of the time before."""
    if before is not None:
        work.traces.save(replace(before, at=now))
        return
    work.traces.add(
        Trace(
            id=ids.new(),
            community_id=community.id,
            subject=community.id,
            number=0,
            action=REMINDED,
            at=now,
        )
    )


def _told(
    work: UnitOfWork,
    community: Community,
    old: Sequence[Question],
    written: Sequence[StaffAnswer],
    *,
    now: datetime,
) -> Replies:
    """Return the reminder for the committee's rooms; for its members where it has none."""
    since = min((each.asked_at for each in old), default=now)
    told = Reply(
        lines=(
            Text(
                "nudge-questions",
                {
                    "waiting": len(grouped(old)),
                    "days": (now - since).days,
                    "written": len(written),
                },
            ),
        ),
        choices=(Choice(Text("nudge-open"), path=paths.questions()),),
        scheduled=True,
    )
    rooms = to_rooms(work, told, community_id=community.id, purpose=Purpose.COMMITTEE)
    return rooms or to_role(work, told, community_id=community.id, role=Role.COMMITTEE)
