"""Plays a script through the real use cases, as if every moment of it were now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.demo.cast import Neighbourhood
from bot.demo.chores import Chores
from bot.demo.labels import Labels
from bot.demo.mail import Mail
from bot.demo.photos import Photos
from bot.demo.script import Cue, Place
from bot.posted import WEB, Posted, PostedFile
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Member, Purpose
from handlers import deadlines
from handlers.messages import AttachmentKind, Incoming, IncomingFile, Press, Replies
from handlers.places import speaker_id
from handlers.ports import Ids
from handlers.router import route

BOT = "@邻里议 "
AT_THE_DOOR = "门口 "
DUE = (time(19, 30), time(20, 0))
"""When the history looks whether something fell due: ballots are sealed, then polls close."""

ANSWER_TAKES = timedelta(seconds=2)


class Refused(ValueError):  # noqa: N818 - named for what is wrong
    """A rule said no to a line of the script."""


@dataclass
class Player:
    """Lets the cast say and press what the script tells, one after the other."""

    work: SqlUnitOfWork
    ids: Ids
    home: Neighbourhood
    labels: Labels
    mail: Mail
    chores: Chores
    photos: Photos

    def play(self, cues: Sequence[Cue], *, now: datetime) -> None:
        """Play the cues and what falls due between them, up to the present."""
        zone = ZoneInfo(self.home.community.time_zone)
        today = now.astimezone(zone).date()
        dated = [(cue.moment(today=today, zone=zone), cue) for cue in cues]
        evenings = _evenings(dated[0][0], until=now.astimezone(zone))
        steps: list[tuple[datetime, Cue | None]] = [
            *((each, None) for each in evenings),
            *dated,
        ]
        for moment, cue in sorted(steps, key=lambda step: step[0]):
            at = moment.astimezone(now.tzinfo)
            if cue is None:
                self._tick(at)
            else:
                self._perform(cue, at=at)
        self.mail.release(at=now)
        self.mail.redraw(at=now)
        self.mail.hand_over()

    def _tick(self, at: datetime) -> None:
        self._say(deadlines.tick(self.work, now=at, ids=self.ids), at=at, asked=None)

    def _say(self, replies: Replies, *, at: datetime, asked: Incoming | None) -> None:
        """Post replies, and a moment later what came of the jobs behind them."""
        later = at + ANSWER_TAKES
        made = list(self.chores.done(at=later))
        self.mail.send(replies, at=at, asked=asked)
        for each in made:
            self.mail.send(each, at=later)

    def _perform(self, cue: Cue, *, at: datetime) -> None:
        member = self._who(cue.who)
        incoming = self._incoming(cue, member=member, at=at)
        if not cue.does:
            self.mail.redraw(at=at)
            self.work.web_messages.keep(self._spoken(cue, incoming))
        replies = route(incoming, work=self.work, now=at, ids=self.ids)
        _checked(replies, cue)
        self._say(replies, at=at, asked=incoming)
        for kind, label in cue.labels.items():
            self.labels.give(kind, label)

    def _who(self, name: str) -> Member:
        """Return one of the cast, or whoever is unknown at a doorway such as ``门口 3-2``."""
        if not name.startswith(AT_THE_DOOR):
            return self.home.people[name]
        label = name.removeprefix(AT_THE_DOOR)
        return self.work.members.get(speaker_id(self.home.community.id, label))

    def _incoming(self, cue: Cue, *, member: Member, at: datetime) -> Incoming:
        words = self.labels.words(cue.says)
        press = Press(cue.does, self.labels.values(cue.does, cue.values)) if cue.does else None
        return Incoming(
            channel=WEB,
            update_id=self.ids.new(),
            sender=member.id,
            sender_name=member.name,
            at=at,
            community=self.home.community.id,
            room=self._room(cue.where),
            text=words.removeprefix(BOT),
            press=press,
            files=self._files(cue),
            addressed=cue.where is Place.PRIVATE or words.startswith(BOT),
        )

    def _room(self, where: Place) -> str | None:
        if where is Place.PRIVATE:
            return None
        return self.home.rooms[Purpose(where.value)].external_id

    def _files(self, cue: Cue) -> tuple[IncomingFile, ...]:
        if not cue.photo:
            return ()
        photo = self.photos.kept(cue.photo)
        return (
            IncomingFile(
                kind=AttachmentKind.PHOTO,
                reference=photo.digest,
                name=photo.name,
                media_type=photo.media_type,
                size=photo.size,
            ),
        )

    def _spoken(self, cue: Cue, incoming: Incoming) -> Posted:
        return Posted(
            id=incoming.update_id,
            chat=incoming.room or incoming.sender,
            author=incoming.sender,
            text=self.labels.words(cue.says),
            at=incoming.at,
            files=tuple(
                PostedFile(digest=each.reference, name=each.name, media_type=each.media_type)
                for each in incoming.files
            ),
        )


def _evenings(begin: datetime, *, until: datetime) -> Iterator[datetime]:
    day = begin.date()
    while day <= until.date():
        for hour in DUE:
            moment = datetime.combine(day, hour, tzinfo=until.tzinfo)
            if begin <= moment <= until:
                yield moment
        day += timedelta(days=1)


def _checked(replies: Replies, cue: Cue) -> None:
    """Raise Refused where a rule said no: the script tells what really can happen."""
    for reply in replies:
        for line in reply.lines:
            if line.key.startswith("refusal-"):
                raise Refused(cue, line)
