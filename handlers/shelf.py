"""What the bot knows from: files taken in, their labels, their removal; where it all holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deliberation.identifiers import AttachmentId, MemberId
from deliberation.refusals import Refusal
from handlers import dates
from handlers.access import Action, Audience, NotHere, Values
from handlers.attachments import attached
from handlers.conversation import ask_back
from handlers.dialogue import clean, one_line
from handlers.messages import Replies, Text, say, tell
from handlers.ports import Attachment, Ids, Job, Trace, UnitOfWork
from handlers.turn import Turn
from knowledge.library import Source, SourceKind

WORDS = ("title", "issuer", "jurisdiction")
DAYS = ("effective", "expires", "repealed")
LABELS = (*WORDS, *DAYS, "kind", "repeals")
"""What may be said of a source, by the names of its fields."""

SENT, READ = "sources.take_in", "sources.read"
"""What traces of a file say: that it was sent, and what became of it."""

TAKEN_IN = frozenset({SourceKind.LAW, SourceKind.NOTICE, SourceKind.NEWS})
LONGEST_LABEL = 120
LONGEST_PLACE = 60
BETWEEN_TITLES = re.compile(r"[\n、;；,，]+|(?<=》)(?=《)")


@dataclass(eq=False)
class NothingToTakeIn(Refusal):
    """Somebody wanted files read and sent none."""


@dataclass(eq=False)
class KindUnknown(Refusal):
    """A source was to be of a kind that there is not."""


@dataclass(eq=False)
class TitleMissing(Refusal):
    """A source was to have no title."""


@dataclass(frozen=True)
class Told:
    """What became of an uploaded file: ``outcome`` or, if it was refused, a reason.

    ``source`` is the id of the source that it became, if it became one.
    """

    name: str
    outcome: str = ""
    passages: int = 0
    reason: str = ""
    source: str = ""


def take_in(turn: Turn, values: Values) -> Replies:
    """Have the files of the message read; a job does it and tells the sender."""
    labels = checked_labels(turn, values)
    if not turn.incoming.files:
        raise NothingToTakeIn
    for attachment, file in zip(attached(turn), turn.incoming.files, strict=True):
        turn.trace(attachment, number=0, action=SENT, words=one_line(file.name, most=100))
        turn.work.jobs.add(
            Job("ingest", _ordered(turn, attachment, labels), key=f"ingest:{attachment}")
        )
    return (say("shelf-reading", files=len(turn.incoming.files)),)


def _ordered(turn: Turn, attachment: AttachmentId, labels: Values) -> Mapping[str, str]:
    given = {name: value for name, value in labels.items() if value}
    return {"attachment": attachment, "member": turn.member.id, **given}


def checked_labels(turn: Turn, values: Values) -> dict[str, str]:
    """Return the labels that are named, days written as 2026-01-31; may raise a Refusal."""
    today = turn.now.astimezone(ZoneInfo(turn.community.time_zone)).date()
    labels = {
        name: one_line(values[name], most=LONGEST_LABEL) for name in WORDS if name in values
    }
    for name in DAYS:
        if name in values:
            labels[name] = _day(values[name], today=today)
    if kind := clean(values.get("kind", "")):
        if kind not in TAKEN_IN:
            raise KindUnknown
        labels["kind"] = kind
    if "repeals" in values:
        labels["repeals"] = "\n".join(titles(values["repeals"]))
    return labels


def _day(words: str, *, today: date) -> str:
    return dates.day(words, today=today).isoformat() if clean(words) else ""


def titles(words: str) -> tuple[str, ...]:
    """Return the titles that a person listed, each once and without its marks."""
    parts = (each.strip(" 《》") for each in BETWEEN_TITLES.split(clean(words)))
    return tuple(dict.fromkeys(each for each in parts if each))


def labelled(source: Source, labels: Values) -> Source:
    """Return a source with checked labels; those that are absent stay as they are."""
    return replace(
        source,
        title=labels.get("title", source.title),
        issuer=labels.get("issuer", source.issuer),
        jurisdiction=labels.get("jurisdiction", source.jurisdiction),
        effective=_kept_day(labels, "effective", source.effective),
        expires=_kept_day(labels, "expires", source.expires),
        repealed=_kept_day(labels, "repealed", source.repealed),
        kind=SourceKind(labels.get("kind", source.kind)),
        repeals=titles(labels["repeals"]) if "repeals" in labels else source.repeals,
    )


def _kept_day(labels: Values, name: str, present: date | None) -> date | None:
    if name not in labels:
        return present
    return date.fromisoformat(labels[name]) if labels[name] else None


def label(turn: Turn, values: Values) -> Replies:
    """Say of a source of the community what it is, whose, and from when to when it holds."""
    source = _own(turn, values)
    labels = checked_labels(turn, values)
    if not labels.get("title", source.title):
        raise TitleMissing
    changed = labelled(source, labels)
    turn.work.sources.save(changed)
    words = "、".join(sorted(labels))
    turn.trace(source.id, number=0, action="sources.label", words=words)
    return (say("shelf-labelled", title=changed.title),)


def remove(turn: Turn, values: Values) -> Replies:
    """Take a source of the community out of use; its passages stay for old citations."""
    source = _own(turn, values)
    turn.work.sources.save(replace(source, retired_at=turn.now))
    reason = one_line(values.get("reason", ""), most=LONGEST_LABEL)
    turn.trace(source.id, number=0, action="sources.remove", words=reason)
    return (say("shelf-removed", title=source.title),)


def _own(turn: Turn, values: Values) -> Source:
    """Return a source of the community; those that all share are the operator's."""
    source = turn.work.sources.one(id=values["s"])
    if source is None or source.community_id != turn.community.id:
        raise NotHere
    return source


def place(turn: Turn, values: Values) -> Replies:
    """Say where the community lies, so that rules of other places are not cited to it."""
    words = "".join(one_line(values.get("text", ""), most=LONGEST_PLACE).split())
    if not words:
        ask_back(turn, action="community.place", values={})
        return (say("shelf-place-which"),)
    turn.work.communities.save(replace(turn.community, place=words))
    turn.trace(turn.community.id, number=0, action="community.place", words=words)
    return (say("shelf-placed", place=words),)


def became(
    work: UnitOfWork, attachment: Attachment, file: Told, *, ids: Ids, now: datetime
) -> Replies:
    """Note what became of a file for the desk of sources, and tell who sent it."""
    read = f"{file.outcome} {file.passages} {file.source}".strip()
    work.traces.add(
        Trace(
            id=ids.new(),
            community_id=attachment.community_id,
            subject=attachment.id,
            number=0,
            action=READ,
            at=now,
            member_id=attachment.added_by,
            words=f"refused {file.reason}" if file.reason else read,
        )
    )
    return told(attachment.added_by, file) if attachment.added_by is not None else ()


def told(member_id: MemberId, file: Told) -> Replies:
    """Tell who sent a file what became of it."""
    if file.reason:
        reason = Text(f"refused-file-{file.reason.replace('_', '-')}")
        return (tell(member_id, "shelf-refused", name=file.name, reason=reason),)
    key = f"shelf-file-{file.outcome}"
    return (tell(member_id, key, name=file.name, passages=file.passages),)


ACTIONS = (
    Action("sources.take_in", Audience.STAFF, take_in),
    Action("sources.label", Audience.STAFF, label),
    Action("sources.remove", Audience.STAFF, remove),
    Action("community.place", Audience.ADMINS, place, verbs=("所在地", "place")),
)
