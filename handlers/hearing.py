"""Which chat hears what, and when: rooms told to be silent, and the quiet hours.

Nothing is kept from whoever just spoke. What makes a vote valid is heard at once by
everybody: the card and the fingerprint with which it opens, the fingerprints of its log, its
closing and its result. A neighbour's phone is a witness only if it was told in time.
"""

from dataclasses import replace
from datetime import datetime

from deliberation.communities import Room
from handlers.messages import Here, Incoming, Reply, ToMember, ToRoom
from handlers.ports import UnitOfWork
from handlers.turn import WEB


def heard(
    work: UnitOfWork, reply: Reply, *, now: datetime, asked: Incoming | None
) -> Reply | None:
    """Return a reply as it may be heard now; None where a room was told to be silent.

    Whoever asked something in such a room gets the answer in private; a note that only the
    presser of a button sees disturbs nobody.
    """
    room = None if reply.urgent else _room(work, reply, asked=asked)
    if room is None or not room.is_muted(at=now):
        return reply
    if asked is None or not isinstance(reply.to, Here):
        return None
    if reply.alert:
        return reply if asked.press is not None else None
    speaker = _speaker(work, asked, room=room)
    return replace(reply, to=speaker) if speaker else None


def may_wait(reply: Reply, *, channel: str, chat: str, asked: Incoming | None) -> bool:
    """Tell whether a reply to a chat waits for the morning when it is night.

    That is what was scheduled, and what somebody else is told of what one just did. The
    web's own chats ring nobody's phone.
    """
    if reply.urgent or reply.scheduled:
        return not reply.urgent
    if asked is None or channel == WEB:
        return False
    return channel != asked.channel or chat not in {asked.room, asked.sender}


def _room(work: UnitOfWork, reply: Reply, *, asked: Incoming | None) -> Room | None:
    if isinstance(reply.to, ToRoom):
        return work.rooms.get(reply.to.room_id)
    if isinstance(reply.to, Here) and asked is not None and asked.room is not None:
        return work.rooms.one(channel=asked.channel, external_id=asked.room)
    return None


def _speaker(work: UnitOfWork, asked: Incoming, *, room: Room) -> ToMember | None:
    if asked.channel == WEB:
        return ToMember(work.members.get(asked.sender).id, channel=WEB)
    account = work.accounts.one(
        channel=asked.channel, external_id=asked.sender, community_id=room.community_id
    )
    return ToMember(account.member_id) if account else None
