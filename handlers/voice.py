"""Voice notes: kept, written down by a job, shown as words, done once they are confirmed.

What is confirmed goes through the router as if it had been typed; before that nothing is
done, and a question that waits for words waits on.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.identifiers import AttachmentId, MemberId
from deliberation.privacy import Asked
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values
from handlers.agreements import AGREE, ANSWER, decided, put_off
from handlers.attachments import FileTooLarge, keep
from handlers.dialogue import read
from handlers.harmless import LONGEST_TEXT, harmless
from handlers.intent import TAKE_VOICE
from handlers.messages import (
    AttachmentKind,
    Choice,
    Destination,
    Incoming,
    Press,
    Replies,
    Reply,
    Text,
    ToMember,
    ToRoom,
    say,
)
from handlers.ports import Dialogue, Ids, Job, UnitOfWork
from handlers.turn import Turn

JOB = "voice"
CONFIRM, RETYPE = "voice.confirm", "voice.retype"
LONGEST_SECONDS = 120
LARGEST = 5 * 1024 * 1024
PATIENCE = timedelta(hours=1)
"""How long words that were heard wait to be confirmed."""


@dataclass(eq=False)
class VoiceTooLong(Refusal):
    """A voice note lasts longer than anybody wants to read afterwards."""

    minutes: int


@dataclass(eq=False)
class VoiceOver(Refusal):
    """Words that were done already, are too old, or somebody else's were to be confirmed."""


@dataclass(frozen=True)
class Spoken:
    """A voice note as its job knows it: whose, where it was said, what it answered."""

    attachment_id: AttachmentId
    member_id: MemberId
    channel: str
    sender: str
    room: str = ""
    quoted: str = ""

    @property
    def key(self) -> str:
        """Return under which name its words wait: one that only its speaker can call."""
        return _key(self.channel, self.sender, self.attachment_id)

    def kept(self) -> dict[str, str]:
        """Return the values of its job."""
        return {
            "attachment": self.attachment_id,
            "member": self.member_id,
            "channel": self.channel,
            "sender": self.sender,
            "room": self.room,
            "quoted": self.quoted,
        }


def spoken_of(values: Mapping[str, str]) -> Spoken:
    """Return the voice note that a job is about."""
    return Spoken(
        attachment_id=AttachmentId(values["attachment"]),
        member_id=MemberId(values["member"]),
        channel=values["channel"],
        sender=values["sender"],
        room=values["room"],
        quoted=values["quoted"],
    )


# Taking


def take(turn: Turn, values: Values) -> Replies:
    """Keep a voice note and have it written down; its words come by themselves."""
    del values
    notes = [each for each in turn.incoming.files if each.kind is AttachmentKind.VOICE]
    if not notes:
        return (say("voice-please-type"),)
    note = notes[0]
    if note.seconds > LONGEST_SECONDS:
        raise VoiceTooLong(minutes=LONGEST_SECONDS // 60)
    if note.size > LARGEST:
        raise FileTooLarge(megabytes=LARGEST // (1024 * 1024))
    incoming = turn.incoming
    spoken = Spoken(
        attachment_id=keep(turn, note),
        member_id=turn.member.id,
        channel=incoming.channel,
        sender=incoming.sender,
        room=incoming.room or "",
        quoted=incoming.quoted or "",
    )
    turn.work.jobs.add(Job(JOB, spoken.kept(), key=f"{JOB}:{spoken.attachment_id}"))
    return ()


# What the job says


def heard(work: UnitOfWork, spoken: Spoken, *, words: str, now: datetime, ids: Ids) -> Replies:
    """Show what was heard, to be confirmed by whoever said it."""
    text = harmless(words, most=LONGEST_TEXT)
    for earlier in work.dialogues.where(chat=spoken.key):
        work.dialogues.remove(earlier)
    work.dialogues.add(
        Dialogue(
            id=ids.new(),
            chat=spoken.key,
            action=CONFIRM,
            values={"text": text, "quoted": spoken.quoted},
            started_at=now,
        )
    )
    named = {"a": spoken.attachment_id}
    shown = Reply(
        lines=(Text("voice-heard", {"words": text}),),
        to=_where(work, spoken, now=now),
        choices=(
            Choice(Text("voice-confirm-label"), Press(CONFIRM, named)),
            Choice(Text("voice-retype-label"), Press(RETYPE, named)),
        ),
    )
    return (shown,)


def unheard(work: UnitOfWork, spoken: Spoken, *, why: str, now: datetime) -> Replies:
    """Say why there are no words, a key of the catalogue; typing always helps."""
    return (replace(say(why), to=_where(work, spoken, now=now)),)


def unagreed(
    work: UnitOfWork, spoken: Spoken, *, host: str, now: datetime, ids: Ids
) -> Replies:
    """Ask the speaker alone, once, whether their voice may be sent to a service outside.

    Until they say yes it is as if they had said no.
    """
    alone = ToMember(spoken.member_id, channel=spoken.channel)
    if decided(work, spoken.member_id, Asked.VOICE):
        link = Choice(Text("privacy-own-page"), path=paths.own_privacy())
        return (Reply(lines=(Text("voice-not-agreed"),), to=alone, choices=(link,)),)
    community = work.communities.get(work.members.get(spoken.member_id).community_id)
    put_off(work, spoken.member_id, Asked.VOICE, now=now, ids=ids)
    yes, no = (
        Press(ANSWER, {"asked": Asked.VOICE.value, AGREE: each}) for each in ("yes", "no")
    )
    question = Reply(
        lines=(Text("privacy-ask-voice", {"community": community.name, "host": host}),),
        to=alone,
        choices=(
            Choice(Text("privacy-agree-label"), yes),
            Choice(Text("privacy-decline-label"), no),
        ),
    )
    return (question,)


def _where(work: UnitOfWork, spoken: Spoken, *, now: datetime) -> Destination:
    """Return where a voice note is answered: where it was said, unless that is silent."""
    room = work.rooms.one(channel=spoken.channel, external_id=spoken.room)
    if spoken.room and room is not None and not room.is_muted(at=now):
        return ToRoom(room.id)
    return ToMember(spoken.member_id, channel=spoken.channel)


# Confirming


def as_typed(turn: Turn, press: Press | None) -> Incoming | None:
    """Return what was heard as if it had just been typed, once; None for other presses.

    In a group words meant for the bot are no remark under its message, so of what they
    answer only a choice keeps hold.
    """
    if press is None or press.action != CONFIRM:
        return None
    waiting = _waiting(turn, press.values)
    if waiting is None:
        return None
    turn.work.dialogues.remove(waiting)
    if turn.now - waiting.started_at >= PATIENCE:
        return None
    text, quoted = waiting.values["text"], waiting.values["quoted"]
    reading = read(text, verbs=())
    chooses = bool(reading.digits or reading.marks)
    return replace(
        turn.incoming,
        text=text,
        press=None,
        message=None,
        quoted=quoted if quoted and chooses else None,
        addressed=True,
    )


def _waiting(turn: Turn, values: Values) -> Dialogue | None:
    said = turn.incoming
    return turn.work.dialogues.one(chat=_key(said.channel, said.sender, values.get("a", "")))


def _key(channel: str, sender: str, attachment: str) -> str:
    """Return a name that begins as private chats do, so that it is forgotten with them."""
    return f"{channel}:{sender}:voice:{attachment}"


def confirm(turn: Turn, values: Values) -> Replies:
    """Refuse where there are no words to confirm; where there are, the router has them."""
    del turn, values
    raise VoiceOver


def retype(turn: Turn, values: Values) -> Replies:
    """Let go of words that were heard wrongly; the speaker types."""
    waiting = _waiting(turn, values)
    if waiting is None:
        raise VoiceOver
    turn.work.dialogues.remove(waiting)
    return (say("voice-type-then"),)


ACTIONS = (
    Action(TAKE_VOICE, Audience.ANYONE, take),
    Action(CONFIRM, Audience.ANYONE, confirm),
    Action(RETYPE, Audience.ANYONE, retype),
)
