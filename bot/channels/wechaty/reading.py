"""From a raw message to what a person said."""

import mimetypes

from bot.channels.wechaty.envelope import Envelope, opened
from bot.channels.wechaty.gateway import Kind, Payload
from bot.channels.wechaty.quotes import NOT_OURS, Quote, id_by_mark, quote_of
from handlers.dialogue import one_line
from handlers.messages import AttachmentKind, Incoming, IncomingFile, RoomEvent

NAME = "wechat"
ROOM = "room:"
IMAGE, FILE = "image:", "file:"
LONGEST_TITLE = 128
LONGEST_NAME = 64
AFTER_MENTION = "\u2005 \u00a0"
READ = frozenset(Kind)


def is_room(chat: str) -> bool:
    """Tell whether a chat is a group: the ids of gateways do not say so themselves."""
    return chat.startswith(ROOM)


def conversation(chat: str) -> str:
    """Return the gateway's id of a chat."""
    return chat.removeprefix(ROOM)


def read(payload: str) -> Incoming | None:
    """Return what a raw message says; None for what does not concern the council."""
    envelope = opened(payload)
    message = envelope.message
    if envelope.happened is not None:
        return _told(envelope, envelope.happened)
    quote = quote_of(message.text) if message.kind == Kind.TEXT else None
    files = _files(message)
    words = _words(message, quote=quote)
    text, addressed = _addressed(words, envelope=envelope, quote=quote)
    if not (text or addressed or files):
        return None
    return Incoming(
        channel=NAME,
        update_id=envelope.update_id,
        sender=message.talker,
        sender_name=one_line(envelope.sender_name, most=LONGEST_NAME),
        at=envelope.at,
        room=f"{ROOM}{message.room}" if message.room else None,
        room_title=one_line(envelope.room_title, most=LONGEST_TITLE),
        text=text,
        files=files,
        quoted=_quoted(envelope, quote) if quote else None,
        addressed=addressed,
    )


def _told(envelope: Envelope, event: RoomEvent) -> Incoming:
    message = envelope.message
    return Incoming(
        channel=NAME,
        update_id=envelope.update_id,
        sender=message.talker,
        sender_name="",
        at=envelope.at,
        room=f"{ROOM}{message.room}",
        room_title=one_line(envelope.room_title, most=LONGEST_TITLE),
        addressed=False,
        happened=event,
    )


def _quoted(envelope: Envelope, quote: Quote) -> str:
    return id_by_mark(quote.what) or envelope.quoted or NOT_OURS


def _words(message: Payload, *, quote: Quote | None) -> str:
    if message.kind != Kind.TEXT:
        return ""
    return quote.words if quote else message.text.strip()


def _addressed(words: str, *, envelope: Envelope, quote: Quote | None) -> tuple[str, bool]:
    """Return the words without the bot's own name, and whether they are meant for it."""
    text, named = _without_names(words, names=envelope.ours)
    ours = quote is not None and (
        quote.who in envelope.ours or _quoted(envelope, quote) != NOT_OURS
    )
    private = not envelope.message.room
    return text, private or named or envelope.mentioned or ours


def _without_names(words: str, *, names: tuple[str, ...]) -> tuple[str, bool]:
    """Cut mentions of the bot; gateways leave them in the words, names with spaces too."""
    text = words
    for name in sorted((each for each in names if each), key=len, reverse=True):
        for after in AFTER_MENTION:
            text = text.replace(f"@{name}{after}", " ")
        if text.endswith(f"@{name}"):
            text = text.removesuffix(f"@{name}")
    return (text.strip(), True) if text != words else (words, False)


def _files(message: Payload) -> tuple[IncomingFile, ...]:
    if message.kind == Kind.IMAGE:
        name = _file_name(message.filename) or "photo.jpg"
        return (_file(message, kind=AttachmentKind.PHOTO, reference=IMAGE, name=name),)
    if message.kind == Kind.ATTACHMENT:
        name = _file_name(message.filename or message.text) or "file"
        picture = _media_type(name).startswith("image/")
        kind = AttachmentKind.PHOTO if picture else AttachmentKind.DOCUMENT
        return (_file(message, kind=kind, reference=FILE, name=name),)
    return ()


def _file(message: Payload, *, kind: AttachmentKind, reference: str, name: str) -> IncomingFile:
    media_type = _media_type(name)
    if reference == IMAGE and not media_type.startswith("image/"):
        media_type = "image/jpeg"
    return IncomingFile(
        kind=kind, reference=f"{reference}{message.id}", name=name, media_type=media_type
    )


def _media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _file_name(name: str) -> str:
    return one_line(name.replace("\\", "/").rpartition("/")[2], most=LONGEST_NAME)
