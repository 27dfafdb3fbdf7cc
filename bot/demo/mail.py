"""What the bot said in the history, posted into the web's chats at its time."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.posted import WEB, Posted, PostedFile
from bot.posting import Post
from bot.rendering import Renderer
from bot.storage.work import SqlUnitOfWork
from deliberation.communities import Community
from deliberation.identifiers import AttachmentId
from handlers.conversation import offer, remember
from handlers.messages import Here, Incoming, Replies, Reply, ToAccount, ToMember, ToRoom
from handlers.ports import Ids
from handlers.quiet_hours import after_quiet

Held = tuple[datetime, Reply]


@dataclass
class Mail:
    """Posts replies at once; scheduled ones wait out the quiet hours."""

    work: SqlUnitOfWork
    community: Community
    renderer: Renderer
    post: Post
    ids: Ids
    _held: list[Held] = field(default_factory=list[Held])
    _redrawn: dict[tuple[str, str], Reply] = field(default_factory=dict[tuple[str, str], Reply])

    def send(self, replies: Replies, *, at: datetime, asked: Incoming | None = None) -> None:
        """Post what is due, in the place of an earlier card of the same name."""
        self.release(at=at)
        for reply in replies:
            due = after_quiet(self.community, at=at) if reply.scheduled else at
            if due > at:
                self._held.append((due, reply))
            else:
                self._post(reply, at=at, chat=self._chat(reply, asked=asked))

    def release(self, *, at: datetime) -> None:
        """Post what was held back until now."""
        due = [each for each in self._held if each[0] <= at]
        self._held = [each for each in self._held if each[0] > at]
        for moment, reply in due:
            self._post(reply, at=moment, chat=self._chat(reply, asked=None))

    def redraw(self, *, at: datetime) -> None:
        """Bring every card that changed to its newest form."""
        cards, self._redrawn = self._redrawn, {}
        for (chat, _), reply in cards.items():
            self._show(reply, at=at, chat=chat)

    def hand_over(self) -> None:
        """Leave what is still held back to the outbox, which keeps quiet too."""
        for moment, reply in self._held:
            self.post.post(self.work, (reply,), now=moment)
        self._held = []

    def _chat(self, reply: Reply, *, asked: Incoming | None) -> str:
        match reply.to:
            case ToMember(member_id=member_id):
                return member_id
            case ToAccount(account_id=account_id):
                return self.work.accounts.get(account_id).member_id
            case ToRoom(room_id=room_id):
                return self.work.rooms.get(room_id).external_id
            case Here():
                if asked is None:
                    raise ValueError(reply)
                return asked.room or asked.sender

    def _post(self, reply: Reply, *, at: datetime, chat: str) -> None:
        """Post a reply; of a card's many changes only the last before a look is drawn."""
        if reply.alert or reply.secret or not reply.lines:
            return
        if reply.card and self._shown_before(reply, chat=chat):
            self._redrawn[chat, reply.card] = reply
        else:
            self._show(reply, at=at, chat=chat)

    def _show(self, reply: Reply, *, at: datetime, chat: str) -> None:
        before = self._shown_before(reply, chat=chat)
        rendered = self.renderer.render(
            reply, locale=self.community.locale, time_zone=self.community.time_zone
        )
        message = Posted(
            id=before.id if before else f"bot-{self.ids.new()}",
            chat=chat,
            author="",
            text=rendered.text,
            at=before.at if before else at,
            buttons=rendered.buttons,
            files=self._files((*reply.pictures, *reply.documents)),
        )
        self.work.web_messages.keep(message)
        if reply.card:
            self.work.outbox.show(
                channel=WEB, chat=chat, card=reply.card, external_id=message.id, at=at
            )
        offered = offer(reply, chat=f"{WEB}:{chat}", now=at, ids=self.ids)
        if offered is not None:
            remember(self.work, replace(offered, message=message.id))

    def _shown_before(self, reply: Reply, *, chat: str) -> Posted | None:
        if not reply.card:
            return None
        shown = self.work.outbox.card_message(channel=WEB, chat=chat, card=reply.card)
        return self.work.web_messages.find(shown) if shown else None

    def _files(self, ids: tuple[AttachmentId, ...]) -> tuple[PostedFile, ...]:
        found = [self.work.attachments.get(each) for each in ids]
        return tuple(
            PostedFile(digest=each.digest, name=each.name, media_type=each.media_type)
            for each in found
            if each.digest
        )
