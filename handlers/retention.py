"""How long what is kept: one table, told on the pages and in the documents, and kept to."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deliberation.communities import Community, Member, Standing
from deliberation.doorways import DoorwayReport, ReportState
from deliberation.identifiers import MemberId
from deliberation.polls import Poll
from deliberation.privacy import ErasureState
from deliberation.roll_files import RollFileState
from handlers.messages import Text
from handlers.ports import Attachment, CodePurpose, Job, Question, QuestionState, UnitOfWork
from handlers.texts import catalogue

DAY = timedelta(days=1)


class Kept(StrEnum):
    """What is kept for a time only."""

    QUEUES = "queues"
    DIALOGUES = "dialogues"
    SIGN_INS = "sign_ins"
    CODES = "codes"
    SESSIONS = "sessions"
    EXPORTS = "exports"
    ROLL_FILES = "roll_files"
    UPLOADS = "uploads"
    PROXIES = "proxies"
    QUESTIONS = "questions"
    CHATS = "chats"
    VIEWS = "views"
    ERASURES = "erasures"
    CALLBACKS = "callbacks"
    REPORTS = "reports"
    NICKNAMES = "nicknames"


PERIODS: dict[Kept, timedelta] = {
    Kept.QUEUES: 7 * DAY,
    Kept.DIALOGUES: 30 * DAY,
    Kept.SIGN_INS: DAY,
    Kept.CODES: 30 * DAY,
    Kept.SESSIONS: 30 * DAY,
    Kept.EXPORTS: DAY,
    Kept.ROLL_FILES: 30 * DAY,
    Kept.UPLOADS: 30 * DAY,
    Kept.PROXIES: 180 * DAY,
    Kept.QUESTIONS: 180 * DAY,
    Kept.CHATS: 180 * DAY,
    Kept.VIEWS: 1096 * DAY,
    Kept.ERASURES: 1096 * DAY,
    Kept.CALLBACKS: 30 * DAY,
    Kept.REPORTS: 180 * DAY,
    Kept.NICKNAMES: 180 * DAY,
}
"""After which time it goes, counted from its end or its last use.

Three years for who looked and what was removed: the law wants records of processing kept as
long (PIPL art. 56).
"""

UNANSWERED = (QuestionState.ASKED, QuestionState.DECLINED, QuestionState.SET_ASIDE)
NOBODY = "nobody-"
AUDIO = "audio/"
FORGET_FILE = "forget_file"
"""The job that takes away stored bytes that nothing names any more."""


@dataclass(frozen=True)
class Pass:
    """One look at what has been kept long enough; doing it again changes nothing."""

    work: UnitOfWork
    now: datetime

    def before(self, kept: Kept) -> datetime:
        """Return the moment before which that kind is too old."""
        return self.now - PERIODS[kept]


def forget(work: UnitOfWork, *, now: datetime) -> None:
    """Let go of all that has been kept long enough, in every community."""
    at = Pass(work, now)
    work.remains.forget_dialogues(before=at.before(Kept.DIALOGUES))
    work.remains.forget_talk(before=at.before(Kept.CHATS))
    _sign_ins(at)
    _codes(at)
    _exports(at)
    _roll_files(at)
    _papers(at)
    _uploads(at)
    _views(at)
    _erasures(at)
    _reports(at)
    _nicknames(at)
    for community in work.communities.where():
        _questions(at, community)


def _sign_ins(at: Pass) -> None:
    for link in at.work.sign_in_links.where():
        if link.expires_at < at.before(Kept.SIGN_INS):
            at.work.sign_in_links.remove(link)


def _codes(at: Pass) -> None:
    for code in at.work.codes.where():
        if code.purpose is CodePurpose.DOORWAY:
            continue  # it names nobody, and what it hangs on may hang for years
        ended = code.used_at or code.expires_at
        if ended is not None and ended < at.before(Kept.CODES):
            at.work.codes.remove(code)


def _exports(at: Pass) -> None:
    """Remove what nobody fetched in time, and what was fetched."""
    for export in at.work.exports.where():
        if export.expires_at <= at.now:
            at.work.exports.remove(export)


def _roll_files(at: Pass) -> None:
    """Drop what a sheet said where nobody took it in; it names owners."""
    for file in at.work.roll_files.where(state=RollFileState.READ):
        if file.read_at < at.before(Kept.ROLL_FILES):
            dropped = file.decided(RollFileState.DROPPED, by=file.read_by, at=at.now)
            at.work.roll_files.save(dropped)


def _papers(at: Pass) -> None:
    """Unlink the photos of written proxies once nobody can doubt their votes any more."""
    for proxy in at.work.proxies.where():
        poll = at.work.polls.get(proxy.poll_id)
        if proxy.paper_id and _over(at, poll) < at.before(Kept.PROXIES):
            paper = at.work.attachments.get(proxy.paper_id)
            at.work.proxies.save(replace(proxy, paper_id=None))
            without_bytes(at.work, paper)


def _over(at: Pass, poll: Poll) -> datetime:
    """Return when a poll was over for good: with its public notice, or as it was called off."""
    outcome = at.work.outcomes.one(poll_id=poll.id)
    return outcome.notice_ends_at if outcome else poll.closes_at


def _uploads(at: Pass) -> None:
    """Unlink files that were sent and that nothing came to rest on."""
    work = at.work
    old = [
        each
        for each in work.attachments.where()
        if each.added_by and not each.public and each.added_at < at.before(Kept.UPLOADS)
    ]
    if not old:
        return
    used = _used(work)
    for attachment in old:
        if attachment.id not in used and (attachment.digest or attachment.reference):
            without_bytes(work, replace(attachment, added_by=None))


def is_voice(attachment: Attachment) -> bool:
    """Tell whether a file is somebody's voice, which is theirs without their name too."""
    return attachment.media_type.startswith(AUDIO)


def without_bytes(work: UnitOfWork, attachment: Attachment) -> None:
    """Leave nothing of a file but that there was one; a job takes its bytes away."""
    digest = attachment.digest or attachment.reference
    work.attachments.save(replace(attachment, digest="", reference="", name=""))
    work.jobs.add(Job(FORGET_FILE, {"digest": digest}, key=f"{FORGET_FILE}:{attachment.id}"))


def _used(work: UnitOfWork) -> frozenset[str]:
    """Return the ids of all files that something of the council rests on."""
    outcomes = work.outcomes.where()
    lists = (
        *(each.attachment_ids for each in work.proposals.where()),
        *(each.attachment_ids for each in work.progress.where()),
        *(each.attachment_ids for each in work.doorway_reports.where()),
        *(each.attachment_ids for each in work.meetings.where()),
        *((each.paper_id,) for each in work.proxies.where()),
        *((each.record_id, each.card_id, each.notice_id) for each in outcomes),
    )
    return frozenset(str(each) for group in lists for each in group if each)


def _views(at: Pass) -> None:
    for view in at.work.views.where():
        if view.last_at < at.before(Kept.VIEWS):
            at.work.views.remove(view)


def _erasures(at: Pass) -> None:
    over = (ErasureState.DONE, ErasureState.TAKEN_BACK)
    for erasure in at.work.erasures.where(state=over):
        if erasure.ended_at is not None and erasure.ended_at < at.before(Kept.ERASURES):
            at.work.erasures.remove(erasure)


def _reports(at: Pass) -> None:
    """Forget numbers to call back at soon after a report is over, later the report."""
    over = (ReportState.HANDLED, ReportState.PROPOSED)
    for report in at.work.doorway_reports.where(state=over):
        if report.answered_at is None:
            continue
        if report.answered_at < at.before(Kept.REPORTS):
            forget_report(at.work, report)
        elif report.phone and report.answered_at < at.before(Kept.CALLBACKS):
            at.work.doorway_reports.save(replace(report, phone=""))


def forget_report(work: UnitOfWork, report: DoorwayReport) -> None:
    """Remove a report from a doorway with its photos."""
    work.doorway_reports.remove(report)
    for key in report.attachment_ids:
        without_bytes(work, replace(work.attachments.get(key), added_by=None))


def _nicknames(at: Pass) -> None:
    for nickname in at.work.nicknames.where():
        if nickname.used_at < at.before(Kept.NICKNAMES):
            at.work.nicknames.remove(nickname)


def forget_nicknames(work: UnitOfWork, member: Member) -> None:
    """Forget what a member was called in relays, and what anybody of their household was.

    Of a household's nicknames nobody knows whose they were; they are asked again.
    """
    for nickname in work.nicknames.where(member_id=member.id):
        work.nicknames.remove(nickname)
    if member.household_id is None:
        return
    for nickname in work.nicknames.where(household_id=member.household_id):
        work.nicknames.remove(nickname)


def _questions(at: Pass, community: Community) -> None:
    """Cut the link between old questions that nobody answered and who asked them."""
    for question in at.work.questions.where(community_id=community.id, state=UNANSWERED):
        if question.asked_at < at.before(Kept.QUESTIONS):
            unlink(at.work, question, community=community)


def unlink(work: UnitOfWork, question: Question, *, community: Community) -> None:
    """Leave a question without a trace of who asked it."""
    nobody = nobody_of(work, community)
    if question.member_id != nobody.id:
        changed = replace(question, member_id=nobody.id, room=None, channel="", follows=None)
        work.questions.save(changed)


def nobody_of(work: UnitOfWork, community: Community) -> Member:
    """Return the member who stands for everybody whose name is gone."""
    key = MemberId(f"{NOBODY}{community.id}")
    found = work.members.one(id=key)
    if found is not None:
        return found
    nobody = Member(
        id=key,
        community_id=community.id,
        name=erased_name(community),
        standing=Standing.MOVED_OUT,
        created_at=community.created_at,
        roles=frozenset(),
    )
    work.members.add(nobody)
    return nobody


def erased_name(community: Community) -> str:
    """Return what those are called whose name was removed."""
    words = catalogue(community.locale)
    return words.sentence(Text("privacy-erased-name"), time_zone=community.time_zone)
