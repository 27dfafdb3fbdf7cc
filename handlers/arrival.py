"""Who speaks, to which community: accounts, members and rooms of what arrives."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deliberation.communities import (
    Account,
    Age,
    Community,
    Member,
    Purpose,
    Room,
    Standing,
)
from deliberation.identifiers import CommunityId, MemberId
from handlers.access import own
from handlers.dialogue import clean_name
from handlers.messages import Incoming, Text
from handlers.ports import Code, Ids, NotFound, UnitOfWork
from handlers.texts import catalogue
from handlers.turn import Turn

WEB = "web"
LAST_OF_SENDER = 4
AS_GOOD_AS_NOW = timedelta(hours=1)
"""A use that was written down so lately is not written down again."""


@dataclass(frozen=True)
class Arrivals:
    """Finds the turn that a message begins."""

    work: UnitOfWork
    now: datetime
    ids: Ids

    def turn(self, incoming: Incoming, *, code: Code | None) -> Turn | None:
        """Return the speaker's turn; None where no community is concerned.

        A code that was sent along says which community is meant: for a room that is
        not bound yet, and for somebody who joins in private.
        """
        room = self._room(incoming)
        community = self._community(incoming, room=room, code=code)
        if community is None:
            return None
        before = self._account(incoming, community=community)
        member = self._member(incoming, community=community, room=room)
        return Turn(
            incoming=incoming,
            community=community,
            member=member,
            room=room,
            work=self.work,
            now=self.now,
            ids=self.ids,
            renamed=_is_renamed(incoming, before),
        )

    def _account(self, incoming: Incoming, *, community: Community) -> Account | None:
        if incoming.channel == WEB:
            return None
        return self.work.accounts.one(
            channel=incoming.channel,
            external_id=incoming.sender,
            community_id=community.id,
        )

    def overheard(self, incoming: Incoming) -> None:
        """Note that somebody belongs to a residents' room, and nothing else of them.

        Who speaks there may propose and vote, so the account is kept; the name is not
        before its bearer turns to the bot.
        """
        room = self._room(incoming)
        if room is None or room.purpose is not Purpose.RESIDENTS or incoming.channel == WEB:
            return
        community = self.work.communities.get(room.community_id)
        account = self.work.accounts.one(
            channel=incoming.channel, external_id=incoming.sender, community_id=community.id
        )
        if account is None:
            self._newcomer(incoming, community=community, name=unnamed(community), enrols=True)
            return
        member = self.work.members.get(account.member_id)
        if member.standing is Standing.GUEST and member.age is not Age.CHILD:
            self.work.members.save(replace(member, standing=Standing.ENROLLED))

    def _room(self, incoming: Incoming) -> Room | None:
        if incoming.room is None:
            return None
        return self.work.rooms.one(channel=incoming.channel, external_id=incoming.room)

    def _community(
        self, incoming: Incoming, *, room: Room | None, code: Code | None
    ) -> Community | None:
        if room is not None:
            return self.work.communities.get(room.community_id)
        if incoming.room is not None:
            binds = code is not None and code.purpose.binds
            return self.work.communities.get(code.community_id) if code and binds else None
        if incoming.channel == WEB:
            return self._known(incoming.community) or self._only()
        if code is not None and not code.purpose.binds:
            return self.work.communities.get(code.community_id)
        return self._known(incoming.community) or self._last_used(incoming) or self._only()

    def _known(self, community_id: CommunityId | None) -> Community | None:
        if community_id is None:
            return None
        try:
            return self.work.communities.get(community_id)
        except NotFound:
            return None

    def _last_used(self, incoming: Incoming) -> Community | None:
        accounts = self.work.accounts.where(
            channel=incoming.channel, external_id=incoming.sender
        )
        last = max(accounts, key=lambda each: each.last_used_at, default=None)
        return self.work.communities.get(last.community_id) if last else None

    def _only(self) -> Community | None:
        communities = self.work.communities.where()
        return communities[0] if len(communities) == 1 else None

    def _member(self, incoming: Incoming, *, community: Community, room: Room | None) -> Member:
        if incoming.channel == WEB:
            return own(self.work.members, incoming.sender, community=community)
        name = _name_of(incoming)
        enrols = room is not None and room.purpose is Purpose.RESIDENTS
        account = self._account(incoming, community=community)
        if account is None:
            return self._newcomer(incoming, community=community, name=name, enrols=enrols)
        return self._known_member(account, name=name, enrols=enrols)

    def _newcomer(
        self, incoming: Incoming, *, community: Community, name: str, enrols: bool
    ) -> Member:
        member = Member(
            id=MemberId(self.ids.new()),
            community_id=community.id,
            name=name,
            standing=Standing.ENROLLED if enrols else Standing.GUEST,
            created_at=self.now,
        )
        self.work.members.add(member)
        self.work.accounts.add(
            Account(
                id=self.ids.new(),
                community_id=community.id,
                channel=incoming.channel,
                external_id=incoming.sender,
                member_id=member.id,
                display_name=name,
                last_used_at=self.now,
            )
        )
        return member

    def _known_member(self, account: Account, *, name: str, enrols: bool) -> Member:
        if account.display_name != name or self._is_news(account):
            used = replace(account, display_name=name, last_used_at=self.now, closed_at=None)
            self.work.accounts.save(used)
        present = self.work.members.get(account.member_id)
        member = present
        if present.name == account.display_name:
            member = replace(member, name=name)
        if enrols and present.standing is Standing.GUEST and present.age is not Age.CHILD:
            member = replace(member, standing=Standing.ENROLLED)
        if member != present:
            self.work.members.save(member)
        return member

    def _is_news(self, account: Account) -> bool:
        """Tell whether the use of an account must be written down.

        Not so where that was done within the hour and no account of the member, nor of
        the sender in another community, was used after it.
        """
        if account.closed_at or self.now - account.last_used_at >= AS_GOOD_AS_NOW:
            return True
        others = (
            *self.work.accounts.where(member_id=account.member_id),
            *self.work.accounts.where(channel=account.channel, external_id=account.external_id),
        )
        return any(
            each.last_used_at >= account.last_used_at
            for each in others
            if each.id != account.id
        )


def unnamed(community: Community) -> str:
    """Return what somebody is called of whom no name is kept."""
    words = catalogue(community.locale)
    return words.sentence(Text("privacy-unnamed"), time_zone=community.time_zone)


def _name_of(incoming: Incoming) -> str:
    return clean_name(incoming.sender_name, otherwise=incoming.sender[-LAST_OF_SENDER:])


def _is_renamed(incoming: Incoming, before: Account | None) -> bool:
    if incoming.channel == WEB:
        return False
    return before is None or before.display_name != _name_of(incoming)
