"""What happens in a group beside what people say: the bot goes and comes, neighbours join."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.communities import Member, Purpose, Room
from handlers.dialogue import clean_name
from handlers.messages import (
    Happening,
    Incoming,
    Replies,
    Reply,
    RoomEvent,
    Text,
    ToMember,
    ToRoom,
    plain,
    say,
)
from handlers.ports import UnitOfWork

MOST_NAMED = 5


@dataclass(frozen=True)
class Scene:
    """What happened, to which room (None where it is not bound), and when."""

    incoming: Incoming
    event: RoomEvent
    room: Room | None
    work: UnitOfWork
    now: datetime


def happened(
    incoming: Incoming, event: RoomEvent, *, work: UnitOfWork, now: datetime
) -> Replies:
    """Return what is said to what happened in a group, having noted it."""
    room = work.rooms.one(channel=incoming.channel, external_id=incoming.room or "")
    return _HAPPENINGS[event.kind](Scene(incoming, event, room, work, now))


def _left(scene: Scene) -> Replies:
    """Say nothing more in a group that the bot may not speak in."""
    if scene.room is not None:
        scene.work.rooms.save(replace(scene.room, left_at=scene.now))
    return ()


def _back(scene: Scene) -> Replies:
    """Say in one line that the bot is here: how to bind the group, or that it is back."""
    room = scene.room
    if room is None:
        return (say("happenings-new-room"),)
    if room.left_at is None:
        return ()
    scene.work.rooms.save(replace(room, left_at=None))
    return (Reply(lines=(Text("happenings-back"),), to=ToRoom(room.id)),)


def _moved(scene: Scene) -> Replies:
    """Keep the room under the id that its group has now, and what is under way there."""
    incoming, to = scene.incoming, scene.event.moved_to
    taken = scene.work.rooms.one(channel=incoming.channel, external_id=to)
    if scene.room is None or taken is not None:
        return ()
    scene.work.rooms.save(replace(scene.room, external_id=to, left_at=None, thread=""))
    before, chat = f"{incoming.channel}:{incoming.room}", f"{incoming.channel}:{to}"
    for offer in scene.work.offers.where(chat=before):
        scene.work.offers.save(replace(offer, chat=chat, message=""))
    speakers = scene.work.accounts.where(
        channel=incoming.channel, community_id=scene.room.community_id
    )
    begun = {f"{before}:{each.external_id}": each.external_id for each in speakers}
    for dialogue in scene.work.dialogues.where(chat=tuple(begun)):
        scene.work.dialogues.save(replace(dialogue, chat=f"{chat}:{begun[dialogue.chat]}"))
    return ()


def _joined(scene: Scene) -> Replies:
    """Welcome who comes into the residents' room: in private where they spoke to the bot.

    Others cannot be written to first. They are named on one card, which is edited.
    """
    room = scene.room
    if room is None or room.purpose is not Purpose.RESIDENTS:
        return ()
    known: list[Member] = []
    strangers: list[str] = []
    for account_id, name in scene.event.joined:
        member = _acquainted(scene, room, account_id)
        if member is not None:
            known.append(member)
        else:
            strangers.append(clean_name(name, otherwise=account_id[-4:]))
    welcomes = tuple(
        Reply(lines=(Text("happenings-joined", {"room": room.title}),), to=ToMember(each.id))
        for each in known
    )
    return (*welcomes, *(_card(room, strangers) if strangers else ()))


def _acquainted(scene: Scene, room: Room, account_id: str) -> Member | None:
    """Return the member behind an account that the bot was spoken to from in private."""
    account = scene.work.accounts.one(
        channel=scene.incoming.channel,
        external_id=account_id,
        community_id=room.community_id,
    )
    if account is None or account.closed_at is not None:
        return None
    member = scene.work.members.get(account.member_id)
    return member if member.welcomed_at is not None else None


def _card(room: Room, names: Sequence[str]) -> Replies:
    shown = Text("happenings-welcome", {"names": plain("、".join(names[:MOST_NAMED]))})
    return (Reply(lines=(shown,), to=ToRoom(room.id), card=f"welcome:{room.id}"),)


def _anonymous(scene: Scene) -> Replies:
    """Tell a hidden admin how to act: nobody can be known behind a group's name."""
    del scene
    return (say("happenings-anonymous"),)


_HAPPENINGS: Mapping[Happening, Callable[[Scene], Replies]] = {
    Happening.LEFT: _left,
    Happening.BACK: _back,
    Happening.MOVED: _moved,
    Happening.JOINED: _joined,
    Happening.ANONYMOUS: _anonymous,
}
