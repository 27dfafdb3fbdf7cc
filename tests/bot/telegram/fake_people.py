"""The people who use the fake Telegram: what they do, and what they see."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from tests.bot.telegram.fake_world import ANONYMOUS_ADMIN, Chat, Json, Post, Pressed

if TYPE_CHECKING:
    from tests.bot.telegram.fake_bot_api import FakeBotApi

PIXEL = b"\x89PNG\r\n\x1a\n"


@dataclass(eq=False)
class Person:
    """Somebody with a Telegram account. Where no chat is named, the private one is meant."""

    api: "FakeBotApi"
    id: int
    name: str
    language: str = "zh-hans"
    username: str = ""
    started: bool = False
    blocked: bool = False
    private: Chat = field(init=False)
    presses_made: list[Pressed] = field(default_factory=list[Pressed])

    def __post_init__(self) -> None:
        self.private = Chat(id=self.id, kind="private", title="", members=[self])

    def json(self) -> Json:
        """Return the User object of the Bot API."""
        found: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        if self.username:
            found["username"] = self.username
        if self.language:
            found["language_code"] = self.language
        return found

    # What they do

    def says(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        answers: Post | None = None,
        anonymously: bool = False,
        thread: int = 0,
    ) -> Post:
        """Type something; ``answers`` quotes a message, ``anonymously`` as a hidden admin.

        In a forum it stands in a ``thread``.
        """
        post = self._post(chat, text=text, answers=answers)
        if thread:
            post.chat.threads.add(thread)
            post.extra |= {"message_thread_id": thread, "is_topic_message": True}
        if anonymously:
            post.extra |= {"from": ANONYMOUS_ADMIN, "sender_chat": post.chat.json()}
        return self._sent(post)

    def starts(self, payload: str = "") -> Post:
        """Press Start in the private chat, or open it by a deep link with a payload."""
        self.blocked = False
        return self.says(f"/start {payload}".strip())

    def follows(self, link: str) -> Post:
        """Open a deep link ``https://t.me/<bot>?start=<payload>``."""
        return self.starts(parse_qs(urlsplit(link).query)["start"][0])

    def sends_photo(
        self,
        content: bytes = PIXEL,
        chat: Chat | None = None,
        *,
        caption: str = "",
        size: int = 0,
    ) -> Post:
        """Send a photo."""
        post = self._post(chat, text=caption)
        post.photo = self.api.keep_file(
            content, name="photo.jpg", media_type="image/jpeg", size=size
        )
        return self._sent(post)

    def sends_album(
        self, count: int, chat: Chat | None = None, *, caption: str = ""
    ) -> list[Post]:
        """Send photos together; the caption is the first one's."""
        posts: list[Post] = []
        for position in range(count):
            post = self._post(chat, text="" if position else caption)
            post.album = f"album-{self.id}-{post.id}" if not posts else posts[0].album
            post.photo = self.api.keep_file(PIXEL, name="photo.jpg", media_type="image/jpeg")
            posts.append(self._sent(post))
        return posts

    def sends_document(
        self,
        content: bytes,
        *,
        name: str,
        media_type: str,
        chat: Chat | None = None,
        caption: str = "",
    ) -> Post:
        """Send a file."""
        post = self._post(chat, text=caption)
        post.document = self.api.keep_file(content, name=name, media_type=media_type)
        return self._sent(post)

    def forwards(self, post: Post, chat: Chat | None = None) -> Post:
        """Forward a message to a chat."""
        copy = self._post(chat, text=post.text)
        author = post.author.json() if post.author else self.api.me
        copy.extra["forward_origin"] = {
            "type": "user",
            "sender_user": author,
            "date": post.date,
        }
        return self._sent(copy)

    def edits(self, post: Post, text: str) -> None:
        """Change a message of one's own."""
        with self.api.lock:
            post.text, post.changed = text, self.api.mark()
            edited = post.json(self.api.me) | {"edit_date": self.api.now()}
            self.api.enqueue("edited_message", edited)

    def joins(self, chat: Chat) -> None:
        """Enter a group, of which a service message tells."""
        chat.members.append(self)
        post = self._post(chat, text="")
        post.extra["new_chat_members"] = [self.json()]
        self._sent(post)

    def blocks(self) -> None:
        """Block the bot."""
        self.blocked = True

    def presses(self, label: str, chat: Chat | None = None) -> Pressed:
        """Press the newest button of a chat whose label contains ``label``."""
        post, button = self._button(label, chat or self.private)
        assert "callback_data" in button, f"{button} opens a page: use opens()"
        return self.forges(button["callback_data"], post)

    def opens(self, label: str, chat: Chat | None = None) -> str:
        """Return the address behind the newest link button that contains ``label``."""
        button = self._button(label, chat or self.private)[1]
        return str(button["url"])

    def forges(self, data: str, post: Post) -> Pressed:
        """Press a button of a message that carries any data at all."""
        return self.api.press(self, post=post, data=data)

    # What they see

    def posts(self, chat: Chat | None = None) -> list[Post]:
        """Return the messages of a chat that this person can read."""
        place = chat or self.private
        assert self in place.members, f"{self.name} is not in {place.title}"
        return list(place.posts)

    def transcript(self, chat: Chat | None = None) -> list[str]:
        """Return ``name: message`` a line, as the chat stands now."""
        return [
            f"{post.author.name if post.author else self.api.name}: {post.shown}"
            for post in self.posts(chat)
        ]

    def shown(self, chat: Chat | None = None, *, since: int = 0) -> list[str]:
        """Return what the bot showed here: messages new or edited, and notes to presses."""
        place = chat or self.private
        posts = [(each.changed, each.shown) for each in self.posts(place) if not each.author]
        notes = [
            (each.changed, each.note)
            for each in self.presses_made
            if each.note and each.post.chat is place
        ]
        return [words for changed, words in sorted([*posts, *notes]) if changed > since]

    def find(self, words: str, chat: Chat | None = None) -> Post | None:
        """Return the bot's newest message that contains the words."""
        found = [each for each in self.posts(chat) if not each.author and words in each.shown]
        return found[-1] if found else None

    async def hears(self, words: str, chat: Chat | None = None, *, within: float = 5.0) -> Post:
        """Wait until the bot shows the words; return the message."""
        until = time.monotonic() + within
        while (found := self.find(words, chat)) is None and time.monotonic() < until:  # noqa: ASYNC110 - the fake has no events
            await asyncio.sleep(0.01)
        assert found, f"{self.name} never saw {words!r} in {self.transcript(chat)}"
        return found

    def waits_for(self, words: str, chat: Chat | None = None, *, within: float = 5.0) -> Post:
        """Wait like ``hears``, for tests whose program runs in another process."""
        until = time.monotonic() + within
        while (found := self.find(words, chat)) is None and time.monotonic() < until:
            time.sleep(0.01)
        assert found, f"{self.name} never saw {words!r} in {self.transcript(chat)}"
        return found

    def _post(self, chat: Chat | None, *, text: str, answers: Post | None = None) -> Post:
        place = chat or self.private
        assert self in place.members, f"{self.name} is not in {place.title}"
        with self.api.lock:
            return Post(
                chat=place,
                id=place.next_id(),
                author=self,
                text=text,
                date=self.api.now(),
                changed=self.api.mark(),
                answers=answers,
            )

    def _sent(self, post: Post) -> Post:
        with self.api.lock:
            if post.chat is self.private:
                self.started = True
            post.chat.posts.append(post)
            if post.chat.has_bot and not self.blocked and self.api.may_read(post):
                self.api.enqueue("message", post.json(self.api.me))
        return post

    def _button(self, label: str, chat: Chat) -> tuple[Post, dict[str, Any]]:
        for post in reversed(self.posts(chat)):
            for button in post.buttons:
                if label in button["text"]:
                    return post, button
        raise AssertionError(f"no button {label!r} in {self.transcript(chat)}")
