"""What comes in and what goes out, in no channel's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from deliberation.identifiers import AttachmentId, CommunityId, MemberId, RoomId

Value = str | int | bool | datetime | date


@dataclass(frozen=True)
class Text:
    """A catalogue key and the values its sentence needs.

    A value that is itself a sentence is another Text. Datetimes are shown in the
    community's time zone. ``Text("plain", {"words": …})`` carries a person's own words.
    """

    key: str
    values: Mapping[str, "Value | Text"] = field(default_factory=dict[str, "Value | Text"])


def plain(words: str) -> Text:
    """Return a person's own words as a Text."""
    return Text("plain", {"words": words})


@dataclass(frozen=True)
class Press:
    """A button, digit or form: an action of the registry and its values."""

    action: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])


class AttachmentKind(StrEnum):
    """What a person sent along."""

    PHOTO = "photo"
    DOCUMENT = "document"
    VOICE = "voice"


@dataclass(frozen=True)
class IncomingFile:
    """A file as the channel names it; a job fetches its bytes.

    ``reference`` is the channel's handle (a Telegram file id; for the web the key of
    stored bytes), ``size`` is in bytes and ``seconds`` what is heard lasts, 0 where the
    channel does not say.
    """

    kind: AttachmentKind
    reference: str
    name: str
    media_type: str
    size: int = 0
    seconds: int = 0


class Happening(StrEnum):
    """What happens in a group beside what people say."""

    LEFT = "left"
    BACK = "back"
    MOVED = "moved"
    JOINED = "joined"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True)
class RoomEvent:
    """Something that happened in a group, told by its channel and never by a person.

    The bot was thrown out or silenced, or came in; the group became another one, whose id
    ``moved_to`` is; people ``joined`` (account id and name); somebody spoke in the group's
    own name.
    """

    kind: Happening
    moved_to: str = ""
    joined: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Incoming:
    """One message, button press or form, as every channel hands it on.

    ``room`` is the channel's id of a group chat, None in private. ``addressed`` is
    true for a mention, a command, a reply to the bot's message and all private messages.
    ``quoted`` is the channel's id of the message that this one replies to;
    ``message`` is the id of the card whose button was pressed and ``callback`` the
    channel's handle of that press, to be copied to the messages that answer it.
    ``overtaken`` is true where something that the sender sent later was handled before.
    ``thread`` is the channel's id of the part of a group in which it was said, empty where
    the group has none. Pictures that were sent together come one by one, with the same
    ``album``. What ``happened`` has no words that anybody said to the bot, but
    for those of somebody who hides.
    """

    channel: str
    update_id: str
    sender: str
    sender_name: str
    at: datetime
    community: CommunityId | None = None
    room: str | None = None
    room_title: str = ""
    text: str = ""
    press: Press | None = None
    files: tuple[IncomingFile, ...] = ()
    quoted: str | None = None
    message: str | None = None
    callback: str = ""
    addressed: bool = True
    locale: str = ""
    overtaken: bool = False
    thread: str = ""
    album: str = ""
    happened: RoomEvent | None = None


@dataclass(frozen=True)
class Here:
    """The chat that the message came from."""


@dataclass(frozen=True)
class ToMember:
    """A member's private chat, on the channel named, or the one they used last."""

    member_id: MemberId
    channel: str = ""


@dataclass(frozen=True)
class ToAccount:
    """The private chat of one account of a member: what they must hear on every one."""

    account_id: str


@dataclass(frozen=True)
class ToRoom:
    """A bound room."""

    room_id: RoomId


Destination = Here | ToMember | ToAccount | ToRoom


@dataclass(frozen=True)
class Choice:
    """Something to press: an action, or a link to a page (path below the public address).

    One that is ``aside`` has no digit: its words are typed where there are no buttons.
    """

    label: Text
    press: Press | None = None
    path: str = ""
    aside: bool = False


@dataclass(frozen=True)
class Reply:
    """Something the bot says.

    ``card`` names a card that later replies with the same name edit in its chat
    instead of posting anew. ``topic`` is the number by which digits find the choices
    (``12号 1``). ``scheduled`` replies wait out the quiet hours. ``urgent`` ones cannot wait,
    nor does a room that was told to be silent miss them: what makes a vote valid, and what
    warns somebody of what is done in their name. ``secret`` ones carry a
    choice of a voter and are forgotten after delivery. ``alert`` is shown as a short
    note to the presser of a button where the channel can. ``pictures`` and
    ``documents`` are attachments to send.
    """

    lines: tuple[Text, ...]
    to: Destination = field(default_factory=Here)
    choices: tuple[Choice, ...] = ()
    card: str = ""
    topic: int | None = None
    pictures: tuple[AttachmentId, ...] = ()
    documents: tuple[AttachmentId, ...] = ()
    scheduled: bool = False
    urgent: bool = False
    secret: bool = False
    alert: bool = False


Replies = tuple[Reply, ...]


def say(key: str, /, **values: "Value | Text") -> Reply:
    """Return a reply of one sentence to the chat that asked."""
    return Reply(lines=(Text(key, values),))


def tell(member_id: MemberId, key: str, /, **values: "Value | Text") -> Reply:
    """Return a private message of one sentence to a member."""
    return Reply(lines=(Text(key, values),), to=ToMember(member_id))
