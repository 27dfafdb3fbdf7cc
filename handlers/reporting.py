"""Reports from doorways: sent without signing up, answered by staff, found by a receipt."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.communities import Purpose
from deliberation.doorways import DoorwayReport, ReportState
from deliberation.identifiers import CommunityId, DoorwayReportId, MemberId
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, NotHere, Values, own
from handlers.agenda import Said, to_moderators
from handlers.attachments import attached
from handlers.callbacks import checked_number
from handlers.codes import CodeUnknown, usable
from handlers.conversation import ask_back
from handlers.dialogue import clean, one_line
from handlers.forms import Blank, Form, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text, ToMember, say
from handlers.places import is_speaker, place_of
from handlers.ports import Code, CodePurpose, Ids, UnitOfWork
from handlers.retention import forget_report, without_bytes
from handlers.turn import Turn, to_rooms

REPORT, ANSWER, WITHDRAW = "doorway.report", "doorway.answer", "doorway.withdraw"
LONGEST_REPORT = 500
LONGEST_ANSWER = 500
SHOWN_OF_REPORT = 40
RECEIPT = re.compile(r"[0-9A-Z]{12}")
KIND = "report"
WITHIN = timedelta(hours=1)
MOST_REPORTS = 6
"""How many within the hour from one person, or from all who are unknown at one doorway."""
MOST_UNLOOKED = 300
"""How many of unknown people may wait that nobody has looked at."""


@dataclass(eq=False)
class ReportTooLong(Refusal):
    """A report over the length that somebody reads on a phone."""

    limit: int


@dataclass(eq=False)
class ReportsMany(Refusal):
    """More reports came from one place or person than staff can look through."""

    minutes: int


@dataclass(eq=False)
class ReportUnknown(Refusal):
    """No report has such a receipt."""


# Whoever reports


def report(turn: Turn, values: Values) -> Replies:
    """Take in what somebody reports at a doorway; who they are need not be known."""
    code = _doorway(turn, values["d"])
    words = clean(values.get("text", ""))
    if not words:
        ask_back(turn, action=REPORT, values={"d": code.code})
        place = place_of(code.place).text
        return whispered(turn, say("doorway-report-what", place=place))
    if len(words) > LONGEST_REPORT:
        raise ReportTooLong(limit=LONGEST_REPORT)
    require_few(turn.work, turn.ids, member_id=turn.member.id, now=turn.now)
    receipt = _receipt(turn, values)
    sent = DoorwayReport(
        id=DoorwayReportId(turn.ids.new()),
        community_id=turn.community.id,
        place=code.place,
        text=words,
        sent_at=turn.now,
        receipt=receipt_digest(turn.ids, receipt),
        member_id=None if is_speaker(turn.member.id) else turn.member.id,
        phone=_number(values),
        attachment_ids=attached(turn),
    )
    turn.work.doorway_reports.add(sent)
    _counted(turn)
    turn.trace(sent.id, number=0, action=REPORT)
    return (*whispered(turn, _thanks(sent, receipt)), *_told_staff(turn, sent))


def _doorway(turn: Turn, words: str) -> Code:
    code = usable(turn.work, words, at=turn.now)
    if code.purpose is not CodePurpose.DOORWAY or code.community_id != turn.community.id:
        raise CodeUnknown
    return code


def _number(values: Values) -> str:
    return checked_number(values["phone"]) if clean(values.get("phone", "")) else ""


def require_few(work: UnitOfWork, ids: Ids, *, member_id: MemberId, now: datetime) -> None:
    """Raise ReportsMany where no more reports are taken for now."""
    minutes = int(WITHIN.total_seconds() // 60)
    tried = work.refusals.tries(KIND, key=_key(ids, member_id), since=now - WITHIN)
    if tried >= MOST_REPORTS:
        raise ReportsMany(minutes=minutes)
    home = work.members.get(member_id).community_id
    unlooked = {"community_id": home, "state": ReportState.SENT, "member_id": None}
    if is_speaker(member_id) and work.doorway_reports.count(**unlooked) >= MOST_UNLOOKED:
        raise ReportsMany(minutes=minutes)


def _counted(turn: Turn) -> None:
    since = turn.now - WITHIN
    key = _key(turn.ids, turn.member.id)
    turn.work.refusals.tried(KIND, key=key, at=turn.now, since=since)


def _key(ids: Ids, member_id: MemberId) -> str:
    return ids.keyed("reports", member_id)


def _thanks(sent: DoorwayReport, receipt: str) -> Reply:
    """Say what it is found by again; the code is kept nowhere."""
    shown: Said = {"place": place_of(sent.place).text, "receipt": shown_receipt(receipt)}
    look = Choice(Text("doorway-report-look"), path=paths.report(receipt))
    return Reply(lines=(Text("doorway-reported", shown),), choices=(look,), secret=True)


def _told_staff(turn: Turn, sent: DoorwayReport) -> Replies:
    """Tell the committee's rooms and the moderators, but not by night.

    A number to call is on the desk alone.
    """
    lines = [Text("doorway-report-arrived", {"place": _place(sent), "text": sent.text})]
    if sent.attachment_ids:
        lines.append(Text("doorway-report-photos", {"count": len(sent.attachment_ids)}))
    if sent.phone:
        lines.append(Text("doorway-report-phone"))
    card = Reply(
        lines=tuple(lines),
        choices=(
            _to_answer(sent, ReportState.UNDER_WAY),
            _to_answer(sent, ReportState.HANDLED),
            Choice(Text("doorway-reports-label"), path=paths.reports_desk()),
        ),
        card=f"report:{sent.id}",
        scheduled=True,
    )
    home = sent.community_id
    rooms = to_rooms(turn.work, card, community_id=home, purpose=Purpose.COMMITTEE)
    return (*rooms, *to_moderators(turn.work, card, community_id=home))


def _to_answer(sent: DoorwayReport, state: ReportState) -> Choice:
    label = Text(f"doorway-answer-{state.value.replace('_', '-')}")
    return Choice(label, Press(ANSWER, {"r": sent.id, "state": state.value}))


def _place(sent: DoorwayReport) -> Text:
    return place_of(sent.place).text


# The receipt


def shown_receipt(receipt: str) -> str:
    """Return a receipt in two halves, as it is read out and typed."""
    return f"{receipt[:6]}-{receipt[6:]}"


def plain_receipt(words: str) -> str:
    """Return the receipt that words are, however it was typed; empty for none."""
    plain = re.sub(r"[\s\-—－·]", "", clean(words)).upper()
    return plain if RECEIPT.fullmatch(plain) else ""


def receipt_digest(ids: Ids, receipt: str) -> str:
    """Return what is kept of a receipt: nobody can read it back."""
    return ids.keyed("report-receipt", receipt)


def report_of(work: UnitOfWork, ids: Ids, words: str) -> DoorwayReport:
    """Return the report of a receipt, or raise ReportUnknown."""
    receipt = plain_receipt(words)
    found = work.doorway_reports.one(receipt=receipt_digest(ids, receipt)) if receipt else None
    if found is None:
        raise ReportUnknown
    return found


def _receipt(turn: Turn, values: Values) -> str:
    """Return a fresh receipt: drawn here, or before where a page waits for it."""
    given = plain_receipt(values.get("receipt", ""))
    known = turn.work.doorway_reports.count(receipt=receipt_digest(turn.ids, given))
    if given and not known:
        return given
    return turn.ids.code() + turn.ids.code()


def withdraw(turn: Turn, values: Values) -> Replies:
    """Remove a report with its photos and number, on the word of whoever has its receipt."""
    found = report_of(turn.work, turn.ids, values["receipt"])
    if found.community_id != turn.community.id:
        raise ReportUnknown
    _off_its_proposal(turn.work, found)
    forget_report(turn.work, found)
    turn.trace(found.id, number=0, action=WITHDRAW)
    return whispered(turn, say("doorway-withdrawn"))


def _off_its_proposal(work: UnitOfWork, report: DoorwayReport) -> None:
    """Take the photos of a report off the proposal that became of it; its words stay."""
    if report.proposal_id is None:
        return
    proposal = work.proposals.get(report.proposal_id)
    photos = [work.attachments.get(each) for each in report.attachment_ids]
    theirs = {each.digest or each.reference for each in photos}
    shown = [work.attachments.get(each) for each in proposal.attachment_ids]
    gone = [each for each in shown if (each.digest or each.reference) in theirs]
    stay = tuple(each.id for each in shown if each not in gone)
    work.proposals.save(replace(proposal, attachment_ids=stay))
    for photo in gone:
        without_bytes(work, replace(photo, added_by=None))


# Staff


def answer(turn: Turn, values: Values) -> Replies:
    """Say what becomes of a report; reporters who are known are told."""
    found = own(turn.work.doorway_reports, values["r"], community=turn.community)
    filled = FORM.fill(turn, values)
    if isinstance(filled, tuple):
        return filled
    state = _state(filled)
    words = one_line(filled["text"], most=LONGEST_ANSWER)
    kept = found.answered(state, words=words, by=turn.member.id, at=turn.now)
    turn.work.doorway_reports.save(kept)
    turn.trace(found.id, number=0, action=ANSWER, words=state.value)
    said = whispered(turn, say(f"doorway-answered-{_named(state)}", place=_place(found)))
    return (*said, *_told_reporter(kept))


def _state(values: Values) -> ReportState:
    if values.get("state") not in {ReportState.UNDER_WAY, ReportState.HANDLED}:
        raise NotHere
    return ReportState(values["state"])


def _named(state: ReportState) -> str:
    return state.value.replace("_", "-")


def _told_reporter(kept: DoorwayReport) -> Replies:
    if kept.member_id is None:
        return ()
    about: Said = {
        "place": _place(kept),
        "text": one_line(kept.text, most=SHOWN_OF_REPORT),
        "answer": kept.answer,
        "state": Text("doorway-report-state", {"state": kept.state.value}),
    }
    return (Reply(lines=(Text("doorway-answered-you", about),), to=ToMember(kept.member_id)),)


def _what(turn: Turn, values: Values) -> Reply:
    found = own(turn.work.doorway_reports, values["r"], community=turn.community)
    key = f"doorway-answer-what-{_named(_state(values))}"
    about: Said = {"place": _place(found), "text": one_line(found.text, most=SHOWN_OF_REPORT)}
    return Reply(lines=(Text(key, about),))


FORM = Form(ANSWER, (Blank("text", _what),), carried=("r", "state"))


def unhandled(work: UnitOfWork, community_id: CommunityId) -> int:
    """Return how many reports wait for staff."""
    states = (ReportState.SENT, ReportState.UNDER_WAY)
    return work.doorway_reports.count(community_id=community_id, state=states)


ACTIONS = (
    Action(REPORT, Audience.ANYONE, report),
    Action(WITHDRAW, Audience.ANYONE, withdraw),
    Action(ANSWER, Audience.STAFF, answer),
)
