"""What the pages of doorways show: at the door, of a report, and on the desk."""

from dataclasses import dataclass
from datetime import datetime

from bot.web.views.front import RunningTopic, running_topics
from bot.web.visits import Visit
from deliberation.communities import Community, Member
from deliberation.doorways import DoorwayReport, ReportState
from deliberation.identifiers import AttachmentId, CommunityId
from deliberation.polls import Poll, PollState
from deliberation.proposals import Proposal
from handlers.access import NotHere
from handlers.codes import CodeSpent, CodeUnknown
from handlers.doorways import doorway, doorways
from handlers.messages import Text
from handlers.places import known_places, place_of, speaker_id
from handlers.ports import Attachment, Code, Question, UnitOfWork

HANDLED_SHOWN = 20
WAITING = (ReportState.SENT, ReportState.UNDER_WAY)


@dataclass(frozen=True)
class Door:
    """A doorway that somebody stands at; ``speaker`` is who speaks there without a name."""

    code: str
    place: Text
    community: Community
    speaker: Member


@dataclass(frozen=True)
class Votes:
    """What is voted on and deliberated now."""

    polls: tuple[Poll, ...]
    topics: tuple[RunningTopic, ...]

    @property
    def count(self) -> int:
        """Return how many matters there are."""
        return len(self.polls) + len(self.topics)


@dataclass(frozen=True)
class SeenDoorway:
    """A doorway on the desk, with its code."""

    code: Code
    place: Text


@dataclass(frozen=True)
class SeenReport:
    """A report on the desk, with its photos and the proposal that became of it."""

    report: DoorwayReport
    place: Text
    photos: tuple[Attachment, ...]
    proposal: Proposal | None


@dataclass(frozen=True)
class Reports:
    """All reports that wait for staff, the oldest first, and those handled last."""

    waiting: tuple[SeenReport, ...]
    handled: tuple[SeenReport, ...]


def door(visit: Visit, code: str) -> Door | None:
    """Return the doorway that a code names, its community entered; None where it is over."""
    try:
        found = doorway(visit.work, code, at=visit.now)
    except (CodeUnknown, CodeSpent):
        return None
    speaker = visit.work.members.one(id=speaker_id(found.community_id, found.place))
    if speaker is None:
        return None
    community = visit.community = visit.work.communities.get(found.community_id)
    return Door(
        code=found.code,
        place=place_of(found.place).text,
        community=community,
        speaker=speaker,
    )


def speaker_at(work: UnitOfWork, report: DoorwayReport) -> Member:
    """Return who speaks without a name where something was reported."""
    return work.members.get(speaker_id(report.community_id, report.place))


def votes(work: UnitOfWork, community: Community, *, now: datetime) -> Votes:
    """Return what residents may take part in now."""
    return Votes(
        polls=work.polls.where(community_id=community.id, state=PollState.OPEN),
        topics=running_topics(work, community, now=now),
    )


def question_at(work: UnitOfWork, at: Door, *, question_id: str) -> Question:
    """Return what somebody unknown asked at this doorway, or raise NotHere."""
    found = work.questions.one(id=question_id, member_id=at.speaker.id)
    if found is None:
        raise NotHere
    return found


def last_asked(work: UnitOfWork, at: Door, *, text: str) -> Question | None:
    """Return the last question of those words at this doorway."""
    found = work.questions.where(member_id=at.speaker.id, text=text)
    return found[-1] if found else None


def on_desk(
    work: UnitOfWork, community: Community, *, now: datetime
) -> tuple[SeenDoorway, ...]:
    """Return the doorways of a community that have a code."""
    found = doorways(work, community.id, at=now)
    return tuple(SeenDoorway(code=each, place=place_of(each.place).text) for each in found)


def uncoded(work: UnitOfWork, community: Community, *, now: datetime) -> int:
    """Return for how many doorways with known doors there is no code."""
    coded = {each.place for each in doorways(work, community.id, at=now)}
    known = known_places(work.households.where(community_id=community.id))
    return sum(each.label not in coded for each in known)


def reports(work: UnitOfWork, community_id: CommunityId) -> Reports:
    """Gather the desk's page of what was reported."""
    found = work.doorway_reports.where(community_id=community_id)
    handled = [each for each in found if not each.waits]
    handled.sort(key=lambda each: each.answered_at or each.sent_at, reverse=True)
    return Reports(
        waiting=tuple(seen(work, each) for each in found if each.waits),
        handled=tuple(seen(work, each) for each in handled[:HANDLED_SHOWN]),
    )


def seen(work: UnitOfWork, report: DoorwayReport) -> SeenReport:
    """Return a report with all that the desk shows of it."""
    photos = tuple(work.attachments.get(AttachmentId(each)) for each in report.attachment_ids)
    place = place_of(report.place).text
    return SeenReport(report, place, photos=photos, proposal=proposal_of(work, report))


def proposal_of(work: UnitOfWork, report: DoorwayReport) -> Proposal | None:
    """Return the proposal that became of a report."""
    return work.proposals.get(report.proposal_id) if report.proposal_id else None
