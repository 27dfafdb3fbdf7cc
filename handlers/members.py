"""Who is who: signing in, binding rooms, roles, privacy, language."""

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta

from deliberation.communities import Purpose, Role, Room
from deliberation.identifiers import RoomId
from deliberation.refusals import Refusal
from handlers import paths
from handlers.access import Action, Audience, Values, own
from handlers.codes import CodeUnknown, usable
from handlers.dialogue import clean
from handlers.forms import whispered
from handlers.messages import (
    Choice,
    Here,
    Press,
    Replies,
    Reply,
    Text,
    ToMember,
    say,
    tell,
)
from handlers.ports import CodePurpose, SignInLink
from handlers.sessions import end_everywhere, void_links
from handlers.texts import LOCALES
from handlers.turn import Turn

LINK_LIFE = timedelta(minutes=10)
PURPOSES = {
    CodePurpose.BIND_RESIDENTS: Purpose.RESIDENTS,
    CodePurpose.BIND_COMMITTEE: Purpose.COMMITTEE,
}
LANGUAGES = {
    "中文": "zh_CN",
    "汉语": "zh_CN",
    "zh": "zh_CN",
    "zh_cn": "zh_CN",
    "zh-cn": "zh_CN",
    "chinese": "zh_CN",
    "英文": "en",
    "英语": "en",
    "en": "en",
    "english": "en",
}


@dataclass(eq=False)
class CodeForRooms(Refusal):
    """A code that binds a room was sent in private."""


@dataclass(eq=False)
class RoleUnknown(Refusal):
    """A role that the program does not have."""


@dataclass(eq=False)
class OwnAdminRole(Refusal):
    """An admin was about to lock themselves out."""


def sign_in(turn: Turn, values: Values) -> Replies:
    """Send a single-use link that opens the web pages as this member."""
    del values
    token = turn.ids.token()
    void_links(turn.work, turn.member.id, at=turn.now)
    link = SignInLink(
        id=turn.ids.new(),
        digest=digest(token),
        member_id=turn.member.id,
        expires_at=turn.now + LINK_LIFE,
    )
    turn.work.sign_in_links.add(link)
    minutes = int(LINK_LIFE.total_seconds() // 60)
    private = Reply(
        lines=(Text("members-sign-in", {"minutes": minutes}),),
        to=ToMember(turn.member.id),
        choices=(Choice(Text("members-sign-in-label"), path=paths.sign_in(token)),),
        secret=True,
    )
    if turn.private:
        return (replace(private, to=Here()),)
    return (private, say("members-sign-in-sent", name=turn.member.name))


def sign_out(turn: Turn, values: Values) -> Replies:
    """End the speaker's sessions on every device, such as a telephone that was lost."""
    del values
    end_everywhere(turn.work, turn.member.id, at=turn.now)
    turn.trace(turn.member.id, number=0, action="members.sign_out")
    return whispered(turn, say("members-signed-out"))


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def bind(turn: Turn, values: Values) -> Replies:
    """Bind the room to the community that the code was made for."""
    code = usable(turn.work, values["text"], at=turn.now)
    if code.purpose not in PURPOSES:
        raise CodeUnknown
    if turn.incoming.room is None:
        raise CodeForRooms
    purpose = PURPOSES[code.purpose]
    room = Room(
        id=turn.room.id if turn.room else RoomId(turn.ids.new()),
        community_id=code.community_id,
        channel=turn.incoming.channel,
        external_id=turn.incoming.room,
        purpose=purpose,
        title=turn.incoming.room_title,
        bound_at=turn.now,
        thread=turn.incoming.thread,
    )
    if turn.room and turn.room.community_id == room.community_id:
        room = replace(room, digest=turn.room.digest, muted_until=turn.room.muted_until)
    keep = turn.work.rooms.save if turn.room else turn.work.rooms.add
    keep(room)
    turn.work.codes.save(replace(code, used_at=turn.now))
    turn.trace(room.id, number=0, action="members.bind", words=purpose)
    community = turn.work.communities.get(code.community_id)
    return (say("members-bound", community=community.name, purpose=purpose.value),)


def role(turn: Turn, values: Values) -> Replies:
    """Give a member a role, or take it away; admins keep their own.

    Who has other rights than before signs in anew, everywhere.
    """
    member = own(turn.work.members, values["m"], community=turn.community)
    if values["role"] not in set(Role):
        raise RoleUnknown
    changed = Role(values["role"])
    given = values.get("on", "yes") == "yes"
    if changed is Role.ADMIN and member.id == turn.member.id and not given:
        raise OwnAdminRole
    roles = member.roles | {changed} if given else member.roles - {changed}
    turn.work.members.save(replace(member, roles=roles))
    end_everywhere(turn.work, member.id, at=turn.now)
    key = "members-role-given" if given else "members-role-taken"
    turn.trace(member.id, number=0, action="members.role", words=f"{changed} {given}")
    label = Text("role-name", {"role": changed.value})
    return (
        say(key, name=member.name, role=label),
        tell(member.id, f"{key}-you", role=label),
    )


def locale(turn: Turn, values: Values) -> Replies:
    """Change the language in which the bot speaks to the speaker."""
    wanted = clean(values.get("v") or values.get("text", "")).lower()
    if wanted not in LANGUAGES:
        return (
            Reply(
                lines=(Text("members-locale-which"),),
                choices=tuple(
                    Choice(
                        Text(f"members-locale-{each.replace('_', '-').lower()}"),
                        Press("members.locale", {"v": each}),
                    )
                    for each in LOCALES
                ),
            ),
        )
    turn.work.members.save(replace(turn.member, locale=LANGUAGES[wanted]))
    return (say("members-locale-set"),)


ACTIONS = (
    Action("members.sign_in", Audience.ANYONE, sign_in, verbs=("登录", "login")),
    Action(
        "members.sign_out",
        Audience.ANYONE,
        sign_out,
        verbs=("退出登录", "logout"),
        limited=False,
    ),
    Action("members.bind", Audience.ANYONE, bind, verbs=("绑定", "bind")),
    Action("members.role", Audience.ADMINS, role),
    Action("members.locale", Audience.ANYONE, locale, verbs=("语言", "language")),
)
