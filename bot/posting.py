"""From replies to rows of the outbox: to whom, where, in which language, when."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.storage.outbox import Letter
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Account, Community, Member, Room
from handlers.conversation import offer, remember
from handlers.hearing import heard, may_wait
from handlers.messages import Here, Incoming, Replies, Reply, ToAccount, ToMember, ToRoom
from handlers.ports import Ids, UnitOfWork
from handlers.quiet_hours import night

WEB = "web"


@dataclass(frozen=True)
class Addressee:
    """A chat on a channel, and the language and time of those who read there."""

    channel: str
    chat: str
    locale: str
    time_zone: str
    community: Community | None
    thread: str = ""


@dataclass(frozen=True)
class Occasion:
    """Upon what letters are queued: when, what they answer, whether they are waited for."""

    now: datetime
    asked: Incoming | None
    awaited: bool

    def answered(self, reply: Reply, to: Addressee) -> bool:
        """Tell whether a letter goes where somebody waits for it.

        Nobody waits for the card of a room, which changes with every vote.
        """
        asked = self.asked
        if asked is None or isinstance(reply.to, ToRoom):
            return self.awaited
        return to.channel == asked.channel and to.chat in {asked.room, asked.sender}


@dataclass(frozen=True)
class Post:
    """Puts replies into the outbox, in the transaction of what they answer."""

    ids: Ids
    locale: str
    time_zone: str

    def post(
        self,
        work: SqlUnitOfWork,
        replies: Replies,
        *,
        now: datetime,
        asked: Incoming | None = None,
        awaited: bool = False,
    ) -> None:
        """Queue every reply; ``asked`` is what those to Here answer.

        What goes back to where something was asked goes ahead of notices, as does all
        that is ``awaited``. The press of a button is answered once: by the first reply to
        Here, or by an empty note, so that the button stops waiting.
        """
        on = Occasion(now=now, asked=asked, awaited=awaited)
        callback = asked.callback if asked is not None else ""
        for said in replies:
            reply = heard(work, said, now=now, asked=asked)
            if reply is None:
                continue
            here = isinstance(reply.to, Here)
            self._queue(work, reply, on=on, callback=callback if here else "")
            callback = "" if here else callback
        if callback:
            self._queue(work, Reply(lines=(), alert=True), on=on, callback=callback)

    def turned(
        self, work: SqlUnitOfWork, reply: Reply, *, channel: str, chat: str, now: datetime
    ) -> None:
        """Note that a private chat is closed to us; send what a member was told elsewhere.

        What goes to every account or to a room is not sent twice.
        """
        for account in work.accounts.where(channel=channel, external_id=chat):
            work.accounts.save(replace(account, closed_at=now))
        if isinstance(reply.to, ToMember) and not reply.alert:
            self.post(work, (reply,), now=now)

    def _queue(self, work: SqlUnitOfWork, reply: Reply, *, on: Occasion, callback: str) -> None:
        to = self._addressee(work, reply, asked=on.asked)
        if to is None:
            return
        offered = offer(reply, chat=f"{to.channel}:{to.chat}", now=on.now, ids=self.ids)
        if offered is not None:
            remember(work, offered)
        work.outbox.put(
            Letter(
                channel=to.channel,
                chat=to.chat,
                reply=reply,
                locale=to.locale,
                time_zone=to.time_zone,
                callback=callback,
                update_id=on.asked.update_id if on.asked is not None else "",
                not_before=_not_before(reply, to=to, on=on),
                queued_at=on.now,
                answers=on.answered(reply, to),
                thread=to.thread,
            )
        )

    def _addressee(
        self, work: SqlUnitOfWork, reply: Reply, *, asked: Incoming | None
    ) -> Addressee | None:
        """Return where a reply goes; None for a room that cannot be spoken to."""
        match reply.to:
            case ToMember() as to:
                return _of_member(work, to, asked=asked)
            case ToAccount(account_id=account_id):
                return _at_account(work, work.accounts.get(account_id))
            case ToRoom(room_id=room_id):
                return _in_room(work, work.rooms.get(room_id))
            case Here():
                return self._here(work, asked)

    def _here(self, work: SqlUnitOfWork, asked: Incoming | None) -> Addressee:
        if asked is None:
            msg = "a reply to Here answers nobody"
            raise ValueError(msg)
        chat, thread = asked.room or asked.sender, asked.thread
        member = _speaker(work, asked)
        if member is None:
            return Addressee(asked.channel, chat, self.locale, self.time_zone, None, thread)
        community = work.communities.get(member.community_id)
        shown = replace(_reading(community, channel=asked.channel, chat=chat), thread=thread)
        private = asked.room is None and member.locale
        return shown if not private else _in(shown, member.locale)


def _not_before(reply: Reply, *, to: Addressee, on: Occasion) -> datetime | None:
    """Return the morning for what is held back over night; None for what may go."""
    may = may_wait(reply, channel=to.channel, chat=to.chat, asked=on.asked)
    found = night(to.community, at=on.now) if may and to.community else None
    return found[1] if found else None


def reader_of(work: UnitOfWork, asked: Incoming) -> tuple[str, str] | None:
    """Return the locale and time zone of whoever sent a message, where they are known."""
    member = _speaker(work, asked)
    if member is None:
        return None
    community = work.communities.get(member.community_id)
    return member.locale or community.locale, community.time_zone


def _in_room(work: SqlUnitOfWork, room: Room) -> Addressee | None:
    if room.left_at is not None:
        return None
    community = work.communities.get(room.community_id)
    found = _reading(community, channel=room.channel, chat=room.external_id)
    return replace(found, thread=room.thread)


def _of_member(work: SqlUnitOfWork, to: ToMember, *, asked: Incoming | None) -> Addressee:
    member = work.members.get(to.member_id)
    community = work.communities.get(member.community_id)
    own = asked is not None and asked.channel == WEB and asked.sender == member.id
    account = None
    if not (own or to.channel == WEB):
        account = _present_account(work, to, asked=asked)
    channel, chat = (account.channel, account.external_id) if account else (WEB, member.id)
    shown = _reading(community, channel=channel, chat=chat)
    return _in(shown, member.locale) if member.locale else shown


def _at_account(work: SqlUnitOfWork, account: Account) -> Addressee:
    community = work.communities.get(account.community_id)
    locale = work.members.get(account.member_id).locale
    shown = _reading(community, channel=account.channel, chat=account.external_id)
    return _in(shown, locale) if locale else shown


def _present_account(
    work: SqlUnitOfWork, to: ToMember, *, asked: Incoming | None
) -> Account | None:
    """Return the account that asked, else one of the channel named, else that used last.

    Accounts at which nothing arrives are left out, unless it is they that ask.
    """
    accounts = work.accounts.where(member_id=to.member_id)
    if asked is not None:
        for account in accounts:
            if (account.channel, account.external_id) == (asked.channel, asked.sender):
                return account
    held = [account for account in accounts if account.closed_at is None]
    named = [account for account in held if account.channel == to.channel]
    return max(named or held, key=lambda each: each.last_used_at, default=None)


def _speaker(work: UnitOfWork, asked: Incoming) -> Member | None:
    if asked.channel == WEB:
        return work.members.one(id=asked.sender)
    accounts = work.accounts.where(channel=asked.channel, external_id=asked.sender)
    last = max(accounts, key=lambda each: each.last_used_at, default=None)
    return work.members.get(last.member_id) if last else None


def _reading(community: Community, *, channel: str, chat: str) -> Addressee:
    return Addressee(
        channel=channel,
        chat=chat,
        locale=community.locale,
        time_zone=community.time_zone,
        community=community,
    )


def _in(addressee: Addressee, locale: str) -> Addressee:
    return Addressee(
        channel=addressee.channel,
        chat=addressee.chat,
        locale=locale,
        time_zone=addressee.time_zone,
        community=addressee.community,
    )
