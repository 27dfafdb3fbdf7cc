"""A council in a test: tests that read as dialogues, over the real router and storage.

    def test_a_resident_proposes(council: Council) -> None:
        council.says("王阿姨", "提 3号楼门口路灯坏了", where=GROUP)
        council.sees("王阿姨", "有照片吗")
        council.presses("王阿姨", "跳过", where=GROUP)
        council.sees("王阿姨", "3号楼门口路灯坏了", "回复 1")

The people of the council are in ``CAST``. ``sees`` looks at what became visible to
somebody since the last thing that was said, pressed or happened, wherever they can read
it (their private chat and the rooms they are in), or only ``where`` it is told to look.
The tables in ``tests.tables`` run over any ``Driver``: the router alone, Telegram, the web.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from typing_extensions import override

from deliberation.communities import (
    Community,
    Member,
    Purpose,
    Role,
    Standing,
)
from handlers.conversation import offer, remember
from handlers.deadlines import tick
from handlers.hearing import heard
from handlers.messages import (
    AttachmentKind,
    Choice,
    Here,
    Incoming,
    IncomingFile,
    Press,
    Replies,
    Reply,
    ToAccount,
    ToMember,
    ToRoom,
)
from handlers.ports import Ids, UnitOfWork
from handlers.router import route
from handlers.texts import catalogue
from handlers.turn import WEB
from tests.entering import Cast
from tests.fakes import START

Begin = Callable[[], AbstractContextManager[UnitOfWork]]
Effect = Callable[[UnitOfWork, datetime, Ids], Replies]

CHANNEL = "test"
PHOTO = IncomingFile(
    AttachmentKind.PHOTO, reference="photo", name="照片.jpg", media_type="image/jpeg"
)


class Where(StrEnum):
    """The chats of the council; the values are the channel's ids of the rooms."""

    PRIVATE = "private"
    GROUP = "group"
    COMMITTEE_ROOM = "committee-room"
    ELSEWHERE = "unbound-room"


PRIVATE, GROUP = Where.PRIVATE, Where.GROUP
COMMITTEE_ROOM, ELSEWHERE = Where.COMMITTEE_ROOM, Where.ELSEWHERE


@dataclass(frozen=True)
class Person:
    """Somebody of the cast; without a standing they are not known to the council yet."""

    name: str
    roles: frozenset[Role] = frozenset({Role.RESIDENT})
    door: str = ""
    standing: Standing | None = Standing.ENROLLED
    community: str = "here"
    rooms: frozenset[Where] = frozenset({GROUP})

    @property
    def sender(self) -> str:
        """Return the channel's id of the person."""
        return f"person-{self.name}"


def _staff(name: str, role: Role, *rooms: Where) -> Person:
    return Person(name=name, roles=frozenset({Role.RESIDENT, role}), rooms=frozenset(rooms))


CAST: Mapping[str, Person] = {
    person.name: person
    for person in (
        Person("王阿姨", door="3-2-501"),
        Person("王叔叔", door="3-2-501"),
        Person("李叔", door="3-2-502"),
        Person("小陈", door="1-1-101"),
        _staff("周老师", Role.MODERATOR, GROUP),
        _staff("赵主任", Role.COMMITTEE, GROUP, COMMITTEE_ROOM),
        _staff("孙工", Role.ADMIN, GROUP, COMMITTEE_ROOM),
        Person("访客", standing=Standing.GUEST, rooms=frozenset()),
        Person("生人", standing=None, rooms=frozenset()),
        Person("新邻居", standing=None),
        Person("外人", community="there", rooms=frozenset()),
        Person(
            "外主持", roles=frozenset({Role.MODERATOR}), community="there", rooms=frozenset()
        ),
    )
}


@dataclass(frozen=True)
class Seen:
    """A message as somebody sees it; ``labels`` are of its choices, in order."""

    id: str
    chat: str
    text: str
    choices: tuple[tuple[str, Choice], ...] = ()
    reply: Reply | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """Return what the buttons say."""
        return tuple(label for label, _ in self.choices)

    @override
    def __str__(self) -> str:
        """Return the text with its buttons below."""
        return "\n".join((self.text, *(f"[{label}]" for label in self.labels)))


class Driver(Protocol):
    """How a table of steps reaches a council: the router, Telegram, or the web."""

    def says(self, who: str, words: str, *, where: Where) -> None:
        """Let somebody type something in a chat."""
        ...

    def quotes(self, who: str, words: str, *, card: str, where: Where) -> None:
        """Let somebody reply to the newest message of the chat that contains ``card``."""
        ...

    def presses(self, who: str, label: str, *, where: Where) -> None:
        """Let somebody press the newest button of the chat whose label contains ``label``."""
        ...

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        """Let somebody send a photo with words below it."""
        ...

    def passes(self, time: timedelta) -> None:
        """Let time pass, and everything happen that falls due by then."""
        ...

    def settle(self) -> None:
        """Let everything slow be done and everything queued be delivered."""
        ...

    def visible(self, who: str, *, where: Where) -> Sequence[str]:
        """Return what appeared in a chat since the last step, buttons and files included.

        A picture shows as ``<picture>``, another file as ``<its name>``.
        """
        ...


@dataclass
class Council:
    """A community with its cast, a residents' and a committee room, over real storage."""

    begin: Begin
    ids: Ids
    now: datetime = START
    shown: list[Seen] = field(default_factory=list[Seen])
    _since: int = 0
    _updates: int = 0

    def __post_init__(self) -> None:
        """Settle the cast."""
        cast = Cast(self.ids, channel=CHANNEL)
        self.community = cast.settle("here", name="清河里社区")
        cast.bind(self.community, place=GROUP.value, purpose=Purpose.RESIDENTS)
        cast.bind(self.community, place=COMMITTEE_ROOM.value, purpose=Purpose.COMMITTEE)
        self.elsewhere = cast.settle("there", name="别处社区")
        for person in CAST.values():
            cast.enrol(person, community=self.home(person))
        with self.begin() as work:
            cast.entry.enter(work)

    # What people do

    def says(
        self,
        who: str,
        words: str,
        *,
        where: Where = PRIVATE,
        addressed: bool | None = None,
        files: Sequence[IncomingFile] = (),
    ) -> None:
        """Let somebody type something; a private chat is always addressed."""
        named = where is PRIVATE or words.startswith(("/", "@"))
        self.receive(
            who,
            where=where,
            text=words,
            addressed=named if addressed is None else addressed,
            files=tuple(files),
        )

    def quotes(self, who: str, words: str, *, card: str, where: Where = GROUP) -> None:
        """Let somebody reply to the newest message of the chat that contains ``card``."""
        quoted = self._newest(lambda seen: card in str(seen), who=who, where=where)
        self.receive(who, where=where, text=words, quoted=quoted.id)

    def presses(self, who: str, label: str, *, where: Where = PRIVATE) -> None:
        """Let somebody press the newest button of the chat whose label contains ``label``."""

        def has_it(seen: Seen) -> bool:
            return any(label in each and choice.press for each, choice in seen.choices)

        card = self._newest(has_it, who=who, where=where)
        press = next(choice.press for each, choice in card.choices if label in each)
        self.receive(who, where=where, press=press, message=card.id)

    def photographs(self, who: str, words: str, *, where: Where) -> None:
        """Let somebody send a photo with words below it."""
        self.says(who, words, where=where, files=(PHOTO,))

    def acts(self, who: str, action: str, **values: str) -> None:
        """Let somebody send a form of the web: an action with its values, in private."""
        self.receive(who, where=PRIVATE, press=Press(action, values))

    def receive(self, who: str, *, where: Where, via: str = CHANNEL, **fields: object) -> None:
        """Route one message as a channel hands it on, and show the replies."""
        self._updates += 1
        person = CAST[who]
        incoming = Incoming(
            channel=via,
            update_id=str(self._updates),
            sender=person.sender,
            sender_name=who,
            at=self.now,
            room=None if where is PRIVATE else where.value,
            **fields,  # type: ignore[arg-type]  # the fields of Incoming, as the caller knows
        )
        self._since = len(self.shown)
        with self.begin() as work:
            replies = route(incoming, work=work, now=self.now, ids=self.ids)
            replies = _heard(work, replies, now=self.now, asked=incoming)
            notes = [each for each in replies if each.alert and incoming.press]
            self._show(work, notes, here=_note_chat(who), speaker=who)
            others = [each for each in replies if each not in notes]
            self._show(work, others, here=self.chat(who, where=where), speaker=who)

    def happens(self, effect: Effect) -> None:
        """Let a job or a tick have its effect now, and show the replies."""
        self._since = len(self.shown)
        with self.begin() as work:
            replies = effect(work, self.now, self.ids)
            replies = _heard(work, replies, now=self.now, asked=None)
            self._show(work, replies, here="", speaker="")

    def waits(self, **duration: float) -> None:
        """Let time pass: ``waits(days=1)``."""
        self.now += timedelta(**duration)

    def passes(self, time: timedelta) -> None:
        """Let time pass, and everything happen that falls due by then."""
        self.now += time
        self.happens(lambda work, now, ids: tick(work, now=now, ids=ids))

    def settle(self) -> None:
        """Do nothing: the router answers at once, and jobs are played by ``happens``."""

    # What people see

    def visible(self, who: str, *, where: Where | None = None) -> Sequence[str]:
        """Return what somebody could read since the last step, buttons included.

        Short notes to the presser of a button are seen by them, wherever they look.
        """
        chats = {self.chat(who, where=each) for each in self._wheres(who, where)}
        chats.add(_note_chat(who))
        return [str(seen) for seen in self.shown[self._since :] if seen.chat in chats]

    def sees(self, who: str, *parts: str, where: Where | None = None) -> None:
        """Hold that one new message that somebody can read contains all the parts."""
        messages = self.visible(who, where=where)
        assert any(all(part in each for part in parts) for each in messages), (
            f"{who} sees {messages!r}, not {parts!r}"
        )

    def sees_not(self, who: str, *parts: str, where: Where | None = None) -> None:
        """Hold that no new message that somebody can read contains any of the parts."""
        messages = self.visible(who, where=where)
        found = [part for part in parts if any(part in each for each in messages)]
        assert not found, f"{who} sees {messages!r}"

    def sees_nothing(self, who: str, *, where: Where | None = None) -> None:
        """Hold that nothing new appeared to somebody."""
        assert not self.visible(who, where=where)

    def silent(self) -> None:
        """Hold that the bot said nothing to anybody."""
        assert not self.shown[self._since :], [str(each) for each in self.shown[self._since :]]

    def last(self, who: str, *, where: Where = PRIVATE) -> Seen:
        """Return the newest message of a chat."""
        return self._newest(lambda _: True, who=who, where=where)

    # What the council keeps

    def member(self, who: str) -> Member:
        """Return somebody as the council knows them."""
        person = CAST[who]
        with self.begin() as work:
            account = work.accounts.one(
                channel=CHANNEL,
                external_id=person.sender,
                community_id=self.home(person).id,
            )
            assert account is not None, f"{who} is not known"
            return work.members.get(account.member_id)

    def home(self, person: Person) -> Community:
        """Return the community that somebody belongs to."""
        return self.community if person.community == "here" else self.elsewhere

    def chat(self, who: str, *, where: Where) -> str:
        """Return the chat as offers know it."""
        return f"{CHANNEL}:{CAST[who].sender if where is PRIVATE else where.value}"

    def _wheres(self, who: str, where: Where | None) -> Sequence[Where]:
        return (where,) if where else (PRIVATE, *CAST[who].rooms)

    def _newest(self, holds: Callable[[Seen], object], *, who: str, where: Where) -> Seen:
        chat = self.chat(who, where=where)
        found = [seen for seen in self.shown if seen.chat == chat and holds(seen)]
        assert found, [str(seen) for seen in self.shown if seen.chat == chat]
        return found[-1]

    def _show(
        self, work: UnitOfWork, replies: Sequence[Reply], *, here: str, speaker: str
    ) -> None:
        for reply in replies:
            chat, locale = self._place(work, reply, here=here, speaker=speaker)
            seen = self._seen(reply, chat=chat, locale=locale)
            seen = replace(seen, text="\n".join((*_files(work, reply), seen.text)))
            self.shown.append(seen)
            offered = offer(reply, chat=chat, now=self.now, ids=self.ids)
            if offered is not None:
                kept = remember(work, offered)
                work.offers.save(replace(kept, message=seen.id))

    def _place(
        self, work: UnitOfWork, reply: Reply, *, here: str, speaker: str
    ) -> tuple[str, str]:
        match reply.to:
            case ToMember(member_id, channel):
                member = work.members.get(member_id)
                if channel == WEB:
                    return f"{WEB}:{member_id}", member.locale
                accounts = work.accounts.where(member_id=member_id)
                account = max(accounts, key=lambda each: each.last_used_at)
                return f"{account.channel}:{account.external_id}", member.locale
            case ToAccount(account_id):
                account = work.accounts.get(account_id)
                member = work.members.get(account.member_id)
                return f"{account.channel}:{account.external_id}", member.locale
            case ToRoom(room_id):
                room = work.rooms.get(room_id)
                return f"{room.channel}:{room.external_id}", ""
            case Here():
                assert here, f"nobody is here to read {reply!r}"
                private = here in {self.chat(speaker, where=PRIVATE), _note_chat(speaker)}
                return here, self._locale(work, speaker) if private else ""

    def _locale(self, work: UnitOfWork, speaker: str) -> str:
        account = work.accounts.one(channel=CHANNEL, external_id=CAST[speaker].sender)
        return work.members.get(account.member_id).locale if account else ""

    def _seen(self, reply: Reply, *, chat: str, locale: str) -> Seen:
        words = catalogue(locale or self.community.locale)
        zone = self.community.time_zone
        return Seen(
            id=f"message-{len(self.shown) + 1}",
            chat=chat,
            text="\n".join(words.sentence(each, time_zone=zone) for each in reply.lines),
            choices=tuple(
                (words.sentence(each.label, time_zone=zone), each) for each in reply.choices
            ),
            reply=reply,
        )


def _heard(
    work: UnitOfWork, replies: Replies, *, now: datetime, asked: Incoming | None
) -> Replies:
    """Return the replies that their chats hear, as the posting of the program sends them."""
    found = (heard(work, each, now=now, asked=asked) for each in replies)
    return tuple(each for each in found if each is not None)


def _files(work: UnitOfWork, reply: Reply) -> Sequence[str]:
    names = [work.attachments.get(each).name for each in reply.documents]
    return [*("<picture>" for _ in reply.pictures), *(f"<{name}>" for name in names)]


def _note_chat(who: str) -> str:
    return f"note:{CAST[who].sender}"
