"""How much a group hears: silence for a while, the evening's digest, the quiet hours."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from deliberation.communities import Room
from deliberation.identifiers import RoomId
from deliberation.refusals import Refusal
from handlers import digests, paths
from handlers.access import Action, Audience, Values, own
from handlers.dates import WhenUnclear, length, moment
from handlers.dialogue import clean
from handlers.messages import Choice, Here, Press, Replies, Reply, Text, ToRoom, plain, say
from handlers.quiet_hours import MINUTES
from handlers.turn import Turn

MUTE, UNMUTE = "rooms.mute", "rooms.unmute"
DIGEST, QUIET = "rooms.digest", "rooms.quiet_hours"
USUAL = timedelta(days=1)
LONGEST = timedelta(days=30)
OFF = frozenset({"no", "关", "关闭", "不要", "off", "stop"})


@dataclass(eq=False)
class NoRooms(Refusal):
    """The community has no group yet."""


@dataclass(eq=False)
class QuietHoursUnclear(Refusal):
    """The quiet hours were not given as two times of day."""


def mute(turn: Turn, values: Values) -> Replies:
    """Have a group hear nothing but what makes a vote valid, for a while."""
    words = clean(values.get("text", ""))
    until = _until(turn, words)
    room = _meant(turn, values)
    if room is None:
        return _which(turn, MUTE, text=words)
    turn.work.rooms.save(replace(room, muted_until=until))
    turn.work.remains.forget_held(channel=room.channel, chat=room.external_id, now=turn.now)
    turn.trace(room.id, number=0, action=MUTE, words=until.isoformat(timespec="minutes"))
    unmute_it = Choice(Text("rooms-unmute"), Press(UNMUTE, {"r": room.id}))
    return _told(turn, room, Text("rooms-muted", {"until": until}), choices=(unmute_it,))


def unmute(turn: Turn, values: Values) -> Replies:
    """Let a group hear everything again."""
    room = _meant(turn, values)
    if room is None:
        return _which(turn, UNMUTE, text="")
    turn.work.rooms.save(replace(room, muted_until=None))
    turn.trace(room.id, number=0, action=UNMUTE)
    return _told(turn, room, Text("rooms-unmuted"))


def digest(turn: Turn, values: Values) -> Replies:
    """Switch the evening's digest of a group on or off."""
    words = clean(values.get("on") or values.get("text", "")).lower()
    on = words not in OFF
    room = _meant(turn, values)
    if room is None:
        return _which(turn, DIGEST, text="" if on else "no")
    if on and not room.digest:
        digests.skip(turn.work, room, now=turn.now)
    turn.work.rooms.save(replace(room, digest=on))
    turn.trace(room.id, number=0, action=DIGEST, words="on" if on else "off")
    return _told(turn, room, Text("rooms-digest-on" if on else "rooms-digest-off"))


def quiet_hours(turn: Turn, values: Values) -> Replies:
    """Set when the night begins and ends, in which nobody is disturbed."""
    begins, ends = _minutes(values.get("begins", "")), _minutes(values.get("ends", ""))
    changed = replace(turn.community, quiet_from=begins, quiet_to=ends)
    turn.work.communities.save(changed)
    words = f"{values['begins']}-{values['ends']}"
    turn.trace(turn.community.id, number=0, action=QUIET, words=words)
    if begins == ends:
        return (say("rooms-quiet-none"),)
    return (say("rooms-quiet-set", begins=values["begins"], ends=values["ends"]),)


def _until(turn: Turn, words: str) -> datetime:
    """Return until when words ask for silence: for a while, or until a moment."""
    local = turn.now.astimezone(ZoneInfo(turn.community.time_zone))
    if not words:
        return turn.now + USUAL
    try:
        until = local + length(words)
    except WhenUnclear:
        until = moment(words.removeprefix("到"), now=local)
    if until <= local:
        raise WhenUnclear(words=words)
    return min(until, local + LONGEST).astimezone(turn.now.tzinfo)


def _minutes(words: str) -> int:
    try:
        found = time.fromisoformat(words)
    except ValueError:
        raise QuietHoursUnclear from None
    return found.hour * MINUTES + found.minute


def _meant(turn: Turn, values: Values) -> Room | None:
    """Return the group named, the one spoken in, or the only one; None where it is open.

    A button always names one.
    """
    if values.get("r") or turn.incoming.press is not None:
        return own(turn.work.rooms, RoomId(values["r"]), community=turn.community)
    if turn.room is not None:
        return turn.room
    rooms = _rooms(turn)
    return rooms[0] if len(rooms) == 1 else None


def _rooms(turn: Turn) -> Sequence[Room]:
    rooms = turn.work.rooms.where(community_id=turn.community.id)
    if not rooms:
        raise NoRooms
    return rooms


def _which(turn: Turn, action: str, *, text: str) -> Replies:
    """Ask which of several groups is meant."""
    kept = {"text": text} if text else {}
    choices = tuple(
        Choice(named(room), Press(action, {"r": room.id, **kept})) for room in _rooms(turn)
    )
    desk = Choice(Text("rooms-desk"), path=paths.rooms())
    return (Reply(lines=(Text("rooms-which"),), choices=(*choices, desk)),)


def named(room: Room) -> Text:
    """Return what a group is called: its title, or its purpose."""
    return plain(room.title) if room.title else purpose_of(room)


def purpose_of(room: Room) -> Text:
    """Return whose group a room is."""
    return Text("rooms-purpose", {"purpose": room.purpose.value})


def _told(turn: Turn, room: Room, line: Text, *, choices: tuple[Choice, ...] = ()) -> Replies:
    """Tell the group itself, and whoever asked from elsewhere; the group even if silent."""
    to_room = Reply(lines=(line,), choices=choices, urgent=True)
    if turn.room is not None and turn.room.id == room.id:
        return (replace(to_room, to=Here()),)
    done = Reply(lines=(Text("rooms-done", {"room": named(room)}), line), choices=choices)
    return (done, replace(to_room, to=ToRoom(room.id), choices=()))


ACTIONS = (
    Action(MUTE, Audience.MODERATORS, mute, verbs=("静音", "mute")),
    Action(UNMUTE, Audience.MODERATORS, unmute, verbs=("取消静音", "解除静音", "unmute")),
    Action(DIGEST, Audience.MODERATORS, digest, verbs=("每日简报", "digest")),
    Action(QUIET, Audience.MODERATORS, quiet_hours),
)
