"""Meetings in person: recorded to a topic, with what was said there on behalf of people."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from deliberation.communities import Member, Standing
from deliberation.identifiers import StatementId
from deliberation.meetings import (
    Meeting,
    MeetingAhead,
    checked_heads,
    require_meetable,
)
from deliberation.rounds import Deed
from deliberation.schedule import require
from deliberation.topics import Statement, StatementState, Topic, statement_text
from handlers import paths
from handlers.access import Action, Audience, Values
from handlers.agenda import Said, to_each, to_residents, topic_of
from handlers.attachments import attached
from handlers.cards import topic_card
from handlers.dates import past_moment
from handlers.dialogue import is_skip, one_line
from handlers.forms import TEXT, Blank, Form, asking, read_confirmation, when_guided, whispered
from handlers.messages import Choice, Press, Replies, Reply, Text
from handlers.turn import Turn

LONGEST_PLACE = 60
LONGEST_NOTES = 2000
LONGEST_SPEAKER = 20
MOST_SAID = 40
NAMES_SHOWN = 20


@dataclass(frozen=True)
class Words:
    """What somebody said in a meeting; the member where it is one."""

    speaker: str
    text: str
    member: Member | None


def record(turn: Turn, values: Values) -> Replies:
    """Record a meeting in person to its topic, and tell the room."""
    topic, words = topic_of(turn, values)
    require_meetable(topic)
    filled = RECORD.fill(turn, {**values, "t": topic.id, TEXT: words})
    if isinstance(filled, tuple):
        return filled
    if filled.get("confirm") == "no":
        return whispered(turn, Reply(lines=(Text("meet-dropped"),)))
    meeting = _meeting(turn, topic, filled)
    said = _said(turn, filled.get("said", ""))
    if said:
        require(Deed.STATE, topic, turn.work.rounds.where(topic_id=topic.id), at=turn.now)
    turn.work.meetings.add(meeting)
    kept = [_statement(turn, topic, meeting, each) for each in said]
    turn.trace(topic.id, number=topic.number, action="meet.record", words=f"{meeting.number}")
    return (*_told(turn, topic, meeting, kept), *_tell_speakers(turn, topic, said))


def _meeting(turn: Turn, topic: Topic, values: Values) -> Meeting:
    attended, heads = _attendance(turn, values)
    return Meeting(
        id=turn.ids.new(),
        topic_id=topic.id,
        number=turn.work.meetings.count(topic_id=topic.id) + 1,
        held_at=_held(turn, values["held_at"]),
        place=one_line(values["place"], most=LONGEST_PLACE),
        attended=tuple(each.id for each in attended),
        heads=heads,
        notes=_notes(values.get("notes", "")),
        recorded_by=turn.member.id,
        recorded_at=turn.now,
        attachment_ids=attached(turn),
    )


def _notes(words: str) -> str:
    return "" if is_skip(words) else words.strip()[:LONGEST_NOTES]


def _held(turn: Turn, words: str) -> datetime:
    """Return when a meeting was held, or raise MeetingAhead."""
    zone = ZoneInfo(turn.community.time_zone)
    held = past_moment(words, now=turn.now.astimezone(zone)).astimezone(turn.now.tzinfo)
    if held > turn.now:
        raise MeetingAhead(held_at=held)
    return held


def _attendance(turn: Turn, values: Values) -> tuple[Sequence[Member], int]:
    """Return the members who came, by name or id, and how many came in all."""
    named = _members(turn, values.get("attended", ""))
    digits = "".join(each for each in values.get("heads", "") if each.isdecimal())
    if not digits:
        digits = str(len(named))
    return named, checked_heads(int(digits[:6]), named=len(named))


def _members(turn: Turn, words: str) -> list[Member]:
    for mark in "，、;；\n":
        words = words.replace(mark, ",")
    wanted = {each.strip() for each in words.split(",") if each.strip()}
    enrolled = turn.work.members.where(
        community_id=turn.community.id, standing=Standing.ENROLLED
    )
    return [each for each in enrolled if each.id in wanted or each.name in wanted]


# What was said


def _said(turn: Turn, words: str) -> tuple[Words, ...]:
    """Return what was said, a line a statement: ``王奶奶：灯太暗``, or the words alone."""
    if is_skip(words):
        return ()
    lines = [each.strip() for each in words.splitlines() if each.strip()]
    return tuple(_words(turn, each) for each in lines[:MOST_SAID])


def _words(turn: Turn, line: str) -> Words:
    name, mark, text = line.replace(":", "：", 1).partition("：")
    if not mark or len(name) > LONGEST_SPEAKER:
        return Words(speaker="", text=statement_text(line), member=None)
    found = _members(turn, name)
    member = found[0] if len(found) == 1 else None
    return Words(speaker=name.strip(), text=statement_text(text), member=member)


def _statement(turn: Turn, topic: Topic, meeting: Meeting, said: Words) -> Statement:
    """Keep a statement entered for somebody; the moderator who enters it has looked at it."""
    statement = Statement(
        id=StatementId(turn.ids.new()),
        topic_id=topic.id,
        number=turn.work.statements.count(topic_id=topic.id) + 1,
        author_id=said.member.id if said.member else turn.member.id,
        text=said.text,
        made_at=turn.now,
        state=StatementState.SHOWN,
        entered_by=turn.member.id,
        speaker=said.speaker,
        meeting_id=meeting.id,
    )
    turn.work.statements.add(statement)
    turn.trace(statement.id, number=topic.number, action="meet.statement", words=said.speaker)
    return statement


# Telling


def _told(turn: Turn, topic: Topic, meeting: Meeting, said: Sequence[Statement]) -> Replies:
    values: Said = {
        "number": topic.number,
        "title": topic.title,
        "held": meeting.held_at,
        "place": meeting.place,
        "heads": meeting.heads,
        "said": len(said),
    }
    link = Choice(Text("topic-card-link"), path=paths.topic(turn.community, topic.number))
    note = Reply(
        lines=(
            Text("meet-told", values),
            *((Text("meet-told-said", values),) if said else ()),
        ),
        choices=(link,),
        pictures=meeting.attachment_ids,
    )
    card = topic_card(turn.work, topic, community=turn.community, at=turn.now)
    own_note = replace(note, pictures=())
    return (
        *whispered(turn, own_note),
        *to_residents(turn.work, note, community_id=turn.community.id),
        *to_residents(turn.work, card, community_id=turn.community.id),
    )


def _tell_speakers(turn: Turn, topic: Topic, said: Sequence[Words]) -> Replies:
    """Tell members what was entered in their name, so that they can object."""
    replies: list[Reply] = []
    for each in said:
        if each.member is None:
            continue
        values: Said = {
            "number": topic.number,
            "text": each.text,
            "name": turn.member.name,
        }
        note = Reply(lines=(Text("meet-entered-for-you", values),))
        replies += to_each({each.member.id}, note, apart=turn.member.id)
    return tuple(replies)


# The guided questions


def _read_held(turn: Turn, words: str, _values: Values) -> str:
    held = _held(turn, words)
    return held.astimezone(ZoneInfo(turn.community.time_zone)).strftime("%Y-%m-%d %H:%M")


def _read_heads(turn: Turn, words: str, _values: Values) -> str:
    """Return how many came, from a number or from names."""
    digits = "".join(each for each in words if each.isdecimal())
    heads = int(digits[:6]) if digits else len(_members(turn, words))
    return str(checked_heads(heads, named=0))


def _read_said(turn: Turn, words: str, _values: Values) -> str:
    _said(turn, words)
    return words


def _preview(turn: Turn, values: Values) -> Reply:
    said = _said(turn, values.get("said", ""))
    return Reply(
        lines=(
            Text(
                "meet-preview",
                {
                    "held": _held(turn, values["held_at"]),
                    "place": values["place"],
                    "heads": int(values["heads"]),
                    "said": len(said),
                },
            ),
            *(_said_line(each) for each in said),
        ),
        choices=(
            Choice(Text("confirm-yes"), Press("meet.record", {"confirm": "yes"})),
            Choice(Text("confirm-no"), Press("meet.record", {"confirm": "no"})),
        ),
    )


def _said_line(said: Words) -> Text:
    key = "meet-said-by" if said.speaker else "meet-said"
    return Text(key, {"speaker": said.speaker, "text": said.text})


RECORD = Form(
    "meet.record",
    (
        Blank("held_at", asking("meet-when"), read=_read_held),
        Blank("place", asking("meet-where")),
        Blank("heads", asking("meet-heads"), read=_read_heads, wanted=when_guided),
        Blank("said", asking("meet-said-what"), read=_read_said, wanted=when_guided),
        Blank("notes", asking("meet-notes"), wanted=when_guided),
        Blank("confirm", _preview, read=read_confirmation, wanted=when_guided),
    ),
    carried=("t", "attended"),
)

ACTIONS: tuple[Action, ...] = (
    Action("meet.record", Audience.MODERATORS, record, verbs=("线下会", "meeting")),
)
