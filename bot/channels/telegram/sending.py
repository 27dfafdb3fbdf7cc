"""Showing messages: new ones, edited cards, notes to whoever pressed a button."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
    WebAppInfo,
)
from telegram.error import BadRequest, ChatMigrated, InvalidToken

from bot.channel import Button, Enclosure, Outgoing, Undeliverable
from bot.channels.telegram.faults import in_channel_words, says
from bot.channels.telegram.parcels import (
    INSIDE,
    Kind,
    Parcel,
    opening_inside,
    parcels,
    rows,
    with_links_as_lines,
)
from bot.channels.telegram.wording import LONGEST_ALERT, LONGEST_CAPTION, LONGEST_TEXT, cut

LARGEST_PICTURE = 10_000_000
LARGEST_FILE = 50_000_000
LARGEST_FETCHED = 20_000_000
GONE_THREADS = ("thread not found", "topic_closed", "topic_deleted")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True)
class Place:
    """Where a call shows something: a chat, a topic of a forum, below a message."""

    chat: str
    thread: str
    answers: str

    @property
    def chat_id(self) -> int:
        """Return the chat as Telegram numbers it."""
        return int(self.chat)

    @property
    def thread_id(self) -> int | None:
        """Return the topic, None outside of forums."""
        return int(self.thread) if self.thread else None

    @property
    def reply(self) -> ReplyParameters | None:
        """Return the message that is answered, if it is still there."""
        if not self.answers:
            return None
        return ReplyParameters(int(self.answers), allow_sending_without_reply=True)


@dataclass
class Sender:
    """Sends what the outbox holds.

    ``_arrived`` keeps the ids of the parcels of a message that got through before one
    failed, so that the repetition goes on where the first try stopped.
    Ballots of our own pages, at ``address``, open inside Telegram in private chats.
    ``_moved`` maps groups that became supergroups to their new ids.
    """

    bot: Bot
    address: str = ""
    _arrived: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    _moved: dict[str, str] = field(default_factory=dict[str, str])

    async def send(self, message: Outgoing) -> str:
        """Show a message and return its id; raise RetryLater and Undeliverable."""
        with in_channel_words():
            if message.callback and message.alert:
                return await self._alert(message)
            if message.callback:
                await self._settle(message.callback)
            moved = opening_inside(self._in_its_chat(message), address=self.address)
            try:
                return await self._show(moved)
            except ChatMigrated as fault:
                self._moved[message.chat] = str(fault.new_chat_id)
                await message.turn()
                return await self._show(self._in_its_chat(message))

    async def fetch(self, reference: str) -> bytes:
        """Return the bytes of a file that a person sent."""
        with in_channel_words():
            file = await self.bot.get_file(reference)
            if (file.file_size or 0) > LARGEST_FETCHED:
                raise Undeliverable("the file is larger than 20 MB")
            try:
                return bytes(await file.download_as_bytearray())
            except InvalidToken as fault:
                # The library reads every 404 as a wrong token; here the file is gone.
                raise Undeliverable("the file is gone") from fault

    async def _alert(self, message: Outgoing) -> str:
        """Show a short note to the presser; a late one still reaches a private chat."""
        try:
            await self.bot.answer_callback_query(
                message.callback,
                text=cut(message.text, most=LONGEST_ALERT) or None,
                show_alert=bool(message.text),
            )
        except BadRequest as fault:
            if not says(fault, "query is too old", "query id is invalid"):
                raise
            if not message.text:
                return ""
            if is_group(message.chat):
                raise Undeliverable("the press was too long ago for a note") from fault
            return await self._post(replace(message, callback="", alert=False))
        return ""

    async def _settle(self, callback: str) -> None:
        """Stop the button's waiting mark; nothing is lost where it has stopped itself."""
        try:
            await self.bot.answer_callback_query(callback)
        except BadRequest as fault:
            if not says(fault, "query is too old", "query id is invalid"):
                raise

    def _in_its_chat(self, message: Outgoing) -> Outgoing:
        return replace(message, chat=self._moved.get(message.chat, message.chat))

    async def _show(self, message: Outgoing) -> str:
        if message.edits and await self._edited(message):
            return message.edits
        if message.edits:
            await message.turn()
        return await self._post(message)

    async def _edited(self, message: Outgoing) -> bool:
        """Edit a card; return False where it is gone and must be posted anew."""
        try:
            await self._edit(message)
        except BadRequest as fault:
            if says(fault, "message is not modified"):
                return True
            if says(fault, "there is no text in the message to edit"):
                await message.turn()
                await self._edit_caption(message)
                return True
            if says(
                fault, "message to edit not found", "message can't be edited", "id_invalid"
            ):
                return False
            raise
        return True

    async def _edit(self, message: Outgoing) -> None:
        text, buttons = with_links_as_lines(message.text, buttons=message.buttons)
        await self.bot.edit_message_text(
            cut(text, most=LONGEST_TEXT),
            chat_id=int(message.chat),
            message_id=int(message.edits),
            reply_markup=_keyboard(buttons),
            link_preview_options=NO_PREVIEW,
        )

    async def _edit_caption(self, message: Outgoing) -> None:
        text, buttons = with_links_as_lines(message.text, buttons=message.buttons)
        try:
            await self.bot.edit_message_caption(
                chat_id=int(message.chat),
                message_id=int(message.edits),
                caption=cut(text, most=LONGEST_CAPTION),
                reply_markup=_keyboard(buttons),
            )
        except BadRequest as fault:
            if not says(fault, "message is not modified"):
                raise

    async def _post(self, message: Outgoing) -> str:
        message = await asyncio.to_thread(_large_pictures_as_documents, message)
        planned = parcels(message)
        arrived = self._arrived.setdefault(message.id, [])
        first = len(arrived)
        try:
            for position in range(first, len(planned)):
                answers = message.reply_to if position == 0 else ""
                if position > first:
                    await message.turn()
                arrived.append(await self._sent(planned[position], message, answers=answers))
        except (BadRequest, Undeliverable):
            del self._arrived[message.id]
            raise
        del self._arrived[message.id]
        ids = [sent for sent, parcel in zip(arrived, planned, strict=True) if parcel.main]
        return (ids or arrived or [""])[0]

    async def _sent(self, parcel: Parcel, message: Outgoing, *, answers: str) -> str:
        place = Place(message.chat, thread=message.thread, answers=answers)
        try:
            return await self._call(parcel, place)
        except BadRequest as fault:
            if message.thread and says(
                fault, "thread not found", "topic_closed", "topic_deleted"
            ):
                await message.turn()
                return await self._sent(parcel, replace(message, thread=""), answers=answers)
            if not (says(fault, "url") and any(each.link for each in parcel.buttons)):
                raise
            text, buttons = with_links_as_lines(parcel.text, buttons=parcel.buttons, every=True)
            plain = replace(parcel, text=cut(text, most=LONGEST_TEXT), buttons=buttons)
            await message.turn()
            return await self._call(plain, place)

    async def _call(self, parcel: Parcel, place: Place) -> str:
        if len(parcel.files) > 1:
            album = await self.bot.send_media_group(
                place.chat_id,
                media=await asyncio.to_thread(_album, parcel),
                caption=parcel.text or None,
                reply_parameters=place.reply,
                message_thread_id=place.thread_id,
            )
            return str(album[0].message_id)
        if parcel.files:
            return str((await self._send_file(parcel, place)).message_id)
        message = await self.bot.send_message(
            place.chat_id,
            parcel.text,
            reply_markup=_keyboard(parcel.buttons),
            reply_parameters=place.reply,
            link_preview_options=NO_PREVIEW,
            message_thread_id=place.thread_id,
        )
        return str(message.message_id)

    async def _send_file(self, parcel: Parcel, place: Place) -> Message:
        file = await asyncio.to_thread(_upload, parcel.files[0])
        send = self.bot.send_photo if parcel.kind is Kind.PICTURES else self.bot.send_document
        return await send(
            place.chat_id,
            file,
            caption=parcel.text or None,
            reply_markup=_keyboard(parcel.buttons),
            reply_parameters=place.reply,
            message_thread_id=place.thread_id,
        )


def is_group(chat: str) -> bool:
    """Tell whether a chat id is a group's: those are negative."""
    return chat.startswith("-")


def _keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    if not buttons:
        return None
    return InlineKeyboardMarkup([[_key(each) for each in row] for row in rows(buttons)])


def _key(button: Button) -> InlineKeyboardButton:
    if INSIDE in button.link:
        return InlineKeyboardButton(button.label, web_app=WebAppInfo(button.link))
    if button.link:
        return InlineKeyboardButton(button.label, url=button.link)
    return InlineKeyboardButton(button.label, callback_data=button.token)


def _album(parcel: Parcel) -> list[InputMediaPhoto | InputMediaDocument]:
    medium = InputMediaPhoto if parcel.kind is Kind.PICTURES else InputMediaDocument
    return [medium(_bytes(each), filename=each.name) for each in parcel.files]


def _upload(file: Enclosure) -> InputFile:
    return InputFile(_bytes(file), filename=file.name)


def _bytes(file: Enclosure) -> bytes:
    try:
        content = file.path.read_bytes()
    except OSError as fault:
        raise Undeliverable(f"the file {file.name} cannot be read") from fault
    if len(content) > LARGEST_FILE:
        raise Undeliverable(f"the file {file.name} is larger than 50 MB")
    return content


def _large_pictures_as_documents(message: Outgoing) -> Outgoing:
    """Return the message with pictures that Telegram would refuse as documents."""
    large = [
        each
        for each in message.pictures
        if each.path.exists() and each.path.stat().st_size > LARGEST_PICTURE
    ]
    return replace(
        message,
        pictures=tuple(each for each in message.pictures if each not in large),
        documents=(*message.documents, *large),
    )
