"""What happens in a group beside what people say, as Telegram tells it."""

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message
from telegram.constants import ChatMemberStatus, ChatType

from handlers.messages import Happening, RoomEvent

GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
INSIDE = {ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER}


def came_or_went(update: ChatMemberUpdated) -> RoomEvent | None:
    """Return whether the bot may speak in a group now and could not before, or the reverse.

    That it was made an administrator changes nothing: rights live in the council's own list.
    """
    if update.chat.type not in GROUPS:
        return None
    before, now = _may_speak(update.old_chat_member), _may_speak(update.new_chat_member)
    if before == now:
        return None
    return RoomEvent(Happening.BACK if now else Happening.LEFT)


def happened_in(message: Message) -> RoomEvent | None:
    """Return what a service message tells of a group, or that its speaker hides."""
    if message.chat.type not in GROUPS:
        return None
    if message.migrate_to_chat_id is not None:
        return RoomEvent(Happening.MOVED, moved_to=str(message.migrate_to_chat_id))
    people = tuple(
        (str(each.id), each.full_name) for each in message.new_chat_members if not each.is_bot
    )
    if people:
        return RoomEvent(Happening.JOINED, joined=people)
    return RoomEvent(Happening.ANONYMOUS) if _hides(message, message.chat) else None


def thread_of(message: Message) -> str:
    """Return the topic of a forum in which a message stands, empty elsewhere.

    Other groups number the threads of replies too, in which nothing can be posted.
    """
    thread = message.message_thread_id
    return str(thread) if message.is_topic_message and thread is not None else ""


def _hides(message: Message, chat: Chat) -> bool:
    """Tell whether an admin speaks in the name of the group itself."""
    return message.sender_chat is not None and message.sender_chat.id == chat.id


def _may_speak(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    return member.status in INSIDE
