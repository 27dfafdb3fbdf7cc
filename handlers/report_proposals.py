"""A report from a doorway made a proposal by a moderator, who answers for its words."""

import re
from dataclasses import dataclass, replace

from deliberation.doorways import REPORT_LIFE, DoorwayReport, ReportState
from deliberation.identifiers import AttachmentId
from deliberation.proposals import Proposal
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.agenda import Said
from handlers.dialogue import clean, one_line
from handlers.drafts import Draft
from handlers.messages import Choice, Replies, Reply, Text, ToMember
from handlers.places import place_of
from handlers.ports import Attachment, Job
from handlers.reporting import SHOWN_OF_REPORT
from handlers.submitting import announced, checked, kept
from handlers.texts import catalogue
from handlers.turn import Turn

PROPOSE = "doorway.propose"
LONGEST_TITLE = 60
SUGGESTED_TITLE = 40
NUMBERS = re.compile(
    r"(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"
    r"|(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)"
)
"""Telephone numbers as people write them in China: mobile ones, and others with their area."""
SENTENCE = re.compile(r"(?P<first>[^。！？!?\n]+[。！？!?]?)\s*(?P<rest>.*)", re.DOTALL)
BLANK = "…"


@dataclass(eq=False)
class NumberInProposal(Refusal):
    """A telephone number stands in words that everybody will read."""


def suggested(report: DoorwayReport) -> tuple[str, str]:
    """Return a title and words to begin with, without telephone numbers."""
    words = NUMBERS.sub(BLANK, clean(report.text))
    if report.phone:
        words = words.replace(report.phone, BLANK)
    parts = SENTENCE.match(words)
    if parts is None or len(parts["first"]) > SUGGESTED_TITLE:
        return one_line(words, most=SUGGESTED_TITLE), words
    return parts["first"].rstrip("。"), parts["rest"]


def propose(turn: Turn, values: Values) -> Replies:
    """Submit what a report asks for as the moderator's proposal, and tell who reported it."""
    report = own(turn.work.doorway_reports, values["r"], community=turn.community)
    REPORT_LIFE.advance(report.state, to=ReportState.PROPOSED)
    text = _words(turn, report, values)
    photos = _copied(turn, report) if values.get("photos") == "yes" else ()
    place = _said(turn, place_of(report.place).text)
    proposal = kept(turn, Draft(text=text, place=place, files=photos))
    taken = report.proposed(proposal.id, by=turn.member.id, at=turn.now)
    turn.work.doorway_reports.save(taken)
    turn.trace(report.id, number=proposal.number, action=PROPOSE)
    return (*announced(turn, proposal), *_told_reporter(turn, taken, proposal))


def _words(turn: Turn, report: DoorwayReport, values: Values) -> str:
    """Return the proposal's words with where they come from; may raise a Refusal."""
    title = one_line(values["title"], most=LONGEST_TITLE)
    checked(title)
    words = clean(values.get("text", ""))
    said = "\n".join(each for each in (title, words) if each)
    if NUMBERS.search(said) or (report.phone and report.phone in said):
        raise NumberInProposal
    origin = Text("doorway-proposed-origin", {"place": place_of(report.place).text})
    return checked(f"{said}\n{_said(turn, origin)}")


def _said(turn: Turn, text: Text) -> str:
    words = catalogue(turn.community.locale)
    return words.sentence(text, time_zone=turn.community.time_zone)


def _copied(turn: Turn, report: DoorwayReport) -> tuple[AttachmentId, ...]:
    """Return the photos under ids of their own: they stay when the report is forgotten."""
    found = [turn.work.attachments.get(each) for each in report.attachment_ids]
    return tuple(_copy(turn, each) for each in found if each.digest or each.reference)


def _copy(turn: Turn, photo: Attachment) -> AttachmentId:
    key = AttachmentId(turn.ids.new())
    turn.work.attachments.add(
        replace(photo, id=key, added_at=turn.now, added_by=turn.member.id, public=False)
    )
    if not photo.digest:
        turn.work.jobs.add(Job("fetch", {"attachment": key}, key=f"fetch:{key}"))
    return key


def _told_reporter(turn: Turn, report: DoorwayReport, proposal: Proposal) -> Replies:
    if report.member_id is None:
        return ()
    about: Said = {
        "place": place_of(report.place).text,
        "text": one_line(report.text, most=SHOWN_OF_REPORT),
        "number": proposal.number,
    }
    path = paths.proposal(turn.community, proposal.number)
    look = Choice(Text("propose-page", {"number": proposal.number}), path=path)
    line = Text("doorway-proposed-you", about)
    return (Reply(lines=(line,), choices=(look,), to=ToMember(report.member_id)),)


ACTIONS = (Action(PROPOSE, Audience.MODERATORS, propose),)
