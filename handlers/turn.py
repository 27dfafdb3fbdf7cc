"""One person's turn: who speaks, where, when, and over which transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from deliberation.communities import Community, Member, Purpose, Role, Room, Standing
from deliberation.identifiers import CommunityId, MemberId
from handlers.messages import Here, Incoming, Reply, ToAccount, ToMember, ToRoom
from handlers.ports import Ids, Trace, UnitOfWork

WEB = "web"


@dataclass(frozen=True)
class Turn:
    """All that a use case may look at; ``renamed`` where the speaker's name is new."""

    incoming: Incoming
    community: Community
    member: Member
    room: Room | None
    work: UnitOfWork
    now: datetime
    ids: Ids
    renamed: bool = False

    @property
    def private(self) -> bool:
        """Tell whether nobody else reads along."""
        return self.incoming.room is None

    @property
    def chat(self) -> str:
        """Return the chat as offers know it."""
        return chat_of(self.incoming)

    @property
    def conversation(self) -> str:
        """Return the chat and the speaker, as dialogues know them."""
        return f"{self.chat}:{self.incoming.sender}"

    def trace(self, subject: str, *, number: int, action: str, words: str = "") -> None:
        """Keep a line of what this member did to a subject."""
        self.work.traces.add(
            Trace(
                id=self.ids.new(),
                community_id=self.community.id,
                subject=subject,
                number=number,
                action=action,
                at=self.now,
                member_id=self.member.id,
                words=words,
            )
        )


def chat_of(incoming: Incoming) -> str:
    """Return ``channel:external chat id`` of where a message came from."""
    return f"{incoming.channel}:{incoming.room or incoming.sender}"


def to_rooms(
    work: UnitOfWork, reply: Reply, *, community_id: CommunityId, purpose: Purpose
) -> tuple[Reply, ...]:
    """Return the reply once for every room of that purpose."""
    rooms = work.rooms.where(community_id=community_id, purpose=purpose)
    return tuple(replace(reply, to=ToRoom(room.id)) for room in rooms)


def to_members(reply: Reply, *, members: Iterable[Member]) -> tuple[Reply, ...]:
    """Return the reply once for every member, in private."""
    return tuple(replace(reply, to=ToMember(member.id)) for member in members)


def to_role(
    work: UnitOfWork, reply: Reply, *, community_id: CommunityId, role: Role
) -> tuple[Reply, ...]:
    """Return the reply once for every enrolled member who holds the role, in private."""
    members = work.members.where(community_id=community_id, standing=Standing.ENROLLED)
    return to_members(reply, members=(each for each in members if each.has(role)))


def to_accounts(work: UnitOfWork, reply: Reply, *, member_id: MemberId) -> tuple[Reply, ...]:
    """Return the reply once for every account of a member, and for their web page."""
    accounts = work.accounts.where(member_id=member_id)
    chats = tuple(replace(reply, to=ToAccount(each.id)) for each in accounts)
    return (*chats, replace(reply, to=ToMember(member_id, channel=WEB)))


def here(reply: Reply) -> Reply:
    """Return the reply addressed to the chat that asked."""
    return replace(reply, to=Here())
