"""From a raw update to what a person said."""

from dataclasses import dataclass

from telegram import (
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    Message,
    MessageEntity,
    Update,
    User,
)
from telegram.constants import ChatType

from bot.channels.telegram.envelope import Envelope, opened
from bot.channels.telegram.groups import came_or_went, happened_in, thread_of
from bot.channels.telegram.wording import one_line, without
from bot.tokens import PressTokens, TokenForged
from handlers.messages import AttachmentKind, Incoming, IncomingFile, Press, RoomEvent

NAME = "telegram"
FORGED = Press("guide.forged")
FORWARDED = Press("guide.forwarded")
LOCALES = {"zh": "zh_CN", "en": "en"}
LONGEST_TITLE = 128
OGG = "audio/ogg"
"""How Telegram records voice notes; what else was sent tells its own type."""


@dataclass(frozen=True)
class Words:
    """The text or caption of a message, without the bot's own name.

    ``to_another`` is true where it is a command for another bot.
    """

    text: str
    addressed: bool = False
    to_another: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads updates; pure, so that the same update always says the same."""

    tokens: PressTokens
    bot_id: int

    def read(self, payload: str) -> Incoming | None:
        """Return what a raw update says; None for what does not concern the council."""
        envelope = opened(payload)
        update = Update.de_json(dict(envelope.update))
        if update.callback_query is not None:
            return self._pressed(update.callback_query, envelope=envelope)
        if update.my_chat_member is not None:
            return _membership(update.my_chat_member, envelope=envelope)
        if update.message is None:
            return None
        event = happened_in(update.message)
        if event is None:
            return self._said(update.message, envelope=envelope)
        return self._happened(update.message, event, envelope=envelope)

    def _happened(
        self, message: Message, event: RoomEvent, *, envelope: Envelope
    ) -> Incoming | None:
        """Return what happened in a group; of a hidden admin with their words."""
        words = self._words(message, username=envelope.username)
        if message.from_user is None or words.to_another:
            return None
        return Incoming(
            channel=NAME,
            update_id=envelope.update_id,
            sender=str(message.from_user.id),
            sender_name=_name(message.from_user),
            at=message.date,
            room=_room(message.chat),
            room_title=_title(message.chat),
            text=words.text,
            addressed=words.addressed or self._wrote(_quoted(message)),
            thread=thread_of(message),
            happened=event,
        )

    def _pressed(self, query: CallbackQuery, *, envelope: Envelope) -> Incoming | None:
        if query.message is None or query.data is None:
            return None
        chat = query.message.chat
        return Incoming(
            channel=NAME,
            update_id=envelope.update_id,
            sender=str(query.from_user.id),
            sender_name=_name(query.from_user),
            at=envelope.received_at,
            room=_room(chat),
            room_title=_title(chat),
            press=self._press(query.data),
            message=str(query.message.message_id),
            callback=query.id,
            locale=_locale(query.from_user),
            thread=thread_of(query.message) if isinstance(query.message, Message) else "",
        )

    def _press(self, token: str) -> Press:
        try:
            return self.tokens.open(token)
        except TokenForged:
            return FORGED

    def _said(self, message: Message, *, envelope: Envelope) -> Incoming | None:
        sender = message.from_user
        if sender is None or not _spoken_by_a_person(message, sender):
            return None
        words = self._words(message, username=envelope.username)
        quoted = _quoted(message)
        addressed = words.addressed or _room(message.chat) is None or self._wrote(quoted)
        # What neighbours say to one another is not listened to; a caption says it already.
        heard = () if words.text or not addressed else _voices(message)
        files = _files(message) or heard
        if words.to_another or not (words.text or words.addressed or files):
            return None
        forwarded = message.forward_origin is not None
        if forwarded and _room(message.chat) is not None:
            return None
        return Incoming(
            channel=NAME,
            update_id=envelope.update_id,
            sender=str(sender.id),
            sender_name=_name(sender),
            at=message.date,
            room=_room(message.chat),
            room_title=_title(message.chat),
            text="" if forwarded else words.text,
            press=FORWARDED if forwarded else None,
            files=() if forwarded else files,
            quoted=str(quoted.message_id) if quoted else None,
            addressed=addressed,
            locale=_locale(sender),
            thread=thread_of(message),
            album=message.media_group_id or "",
        )

    def _words(self, message: Message, *, username: str) -> Words:
        text = message.text or message.caption or ""
        entities = (
            message.parse_entities() if message.text else message.parse_caption_entities()
        )
        addressed = False
        spans: list[tuple[int, int]] = []
        for entity, marked in entities.items():
            if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
                command, at, name = marked.partition("@")
                if at and name.casefold() != username.casefold():
                    return Words(text=text, to_another=True)
                addressed = True
                spans += [(len(command), len(at + name))] if at else []
            elif self._names_the_bot(entity, marked=marked, username=username):
                addressed = True
                spans.append((entity.offset, entity.length))
        return Words(text=without(text, spans=spans), addressed=addressed)

    def _names_the_bot(self, entity: MessageEntity, *, marked: str, username: str) -> bool:
        if entity.type == MessageEntity.TEXT_MENTION:
            return entity.user is not None and entity.user.id == self.bot_id
        return entity.type == MessageEntity.MENTION and (
            marked.casefold() == f"@{username}".casefold()
        )

    def _wrote(self, message: Message | None) -> bool:
        return (
            message is not None
            and message.from_user is not None
            and message.from_user.id == self.bot_id
        )


def _membership(update: ChatMemberUpdated, *, envelope: Envelope) -> Incoming | None:
    event = came_or_went(update)
    if event is None:
        return None
    return Incoming(
        channel=NAME,
        update_id=envelope.update_id,
        sender=str(update.from_user.id),
        sender_name=_name(update.from_user),
        at=update.date,
        room=_room(update.chat),
        room_title=_title(update.chat),
        happened=event,
    )


def _spoken_by_a_person(message: Message, sender: User) -> bool:
    """Tell whether a message is its sender's own.

    Not so: bots, anonymous admins and channels (``sender_chat`` hides who speaks), and
    words that come out of an inline bot. Those that were forwarded are told apart later.
    """
    return message.chat.type in {
        ChatType.PRIVATE,
        ChatType.GROUP,
        ChatType.SUPERGROUP,
    } and not (sender.is_bot or message.sender_chat or message.via_bot)


def _quoted(message: Message) -> Message | None:
    """Return the message that this one answers.

    In a forum group every message of a thread names the notice that opened the thread.
    """
    quoted = message.reply_to_message
    return None if quoted is None or quoted.forum_topic_created else quoted


def _files(message: Message) -> tuple[IncomingFile, ...]:
    if message.photo:
        largest = max(message.photo, key=lambda each: each.width * each.height)
        return (
            IncomingFile(
                kind=AttachmentKind.PHOTO,
                reference=largest.file_id,
                name=f"{largest.file_unique_id}.jpg",
                media_type="image/jpeg",
                size=largest.file_size or 0,
            ),
        )
    document = message.document
    if document is None or message.animation:
        return ()
    media_type = document.mime_type or "application/octet-stream"
    picture = media_type.startswith("image/")
    return (
        IncomingFile(
            kind=AttachmentKind.PHOTO if picture else AttachmentKind.DOCUMENT,
            reference=document.file_id,
            name=_file_name(document.file_name or document.file_unique_id),
            media_type=media_type,
            size=document.file_size or 0,
        ),
    )


def _voices(message: Message) -> tuple[IncomingFile, ...]:
    """Return a voice note, or speech that was sent as a file of sound."""
    said = message.voice or message.audio
    if said is None:
        return ()
    named = message.audio.file_name if message.audio and not message.voice else None
    lasting = said.duration
    return (
        IncomingFile(
            kind=AttachmentKind.VOICE,
            reference=said.file_id,
            name=_file_name(named or f"{said.file_unique_id}.ogg"),
            media_type=_sound(said.mime_type),
            size=said.file_size or 0,
            seconds=lasting if isinstance(lasting, int) else int(lasting.total_seconds()),
        ),
    )


def _sound(told: str | None) -> str:
    """Return the type of a sound, whatever else its sender says that it is."""
    return told if told and told.startswith("audio/") else OGG


def _file_name(name: str) -> str:
    return one_line(name.replace("\\", "/").rpartition("/")[2]) or "file"


def _room(chat: Chat) -> str | None:
    return None if chat.type == ChatType.PRIVATE else str(chat.id)


def _title(chat: Chat) -> str:
    return one_line(chat.title or "", most=LONGEST_TITLE)


def _name(user: User) -> str:
    return one_line(user.full_name) or user.username or str(user.id)


def _locale(user: User) -> str:
    """Return the catalogue of the sender's language, empty where there is none."""
    return LOCALES.get((user.language_code or "").partition("-")[0].lower(), "")
