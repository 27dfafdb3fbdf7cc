"""What the fake Bot API knows of: chats, messages, files, and their JSON."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from tests.bot.telegram.fake_people import Person

Json = dict[str, Any]
Kind = Literal["private", "group", "supergroup"]

ANONYMOUS_ADMIN = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
ENTITIES = (
    (
        "bot_command",
        re.compile(r"(?:(?<=\s)|^)/[A-Za-z0-9_]{1,64}(?:@[A-Za-z][A-Za-z0-9_]{3,31})?"),
    ),
    ("mention", re.compile(r"(?:(?<=\W)|^)@[A-Za-z][A-Za-z0-9_]{3,31}")),
    ("url", re.compile(r"https?://\S+")),
)


@dataclass(eq=False)
class FakeFile:
    """A file at Telegram; ``size`` may be claimed to be larger than the content is."""

    id: str
    path: str
    content: bytes
    name: str
    media_type: str
    size: int


@dataclass(eq=False)
class Post:
    """A message of a chat. ``author`` is None for the bot; ``text`` may be a caption.

    ``changed`` is the moment of the world (see FakeBotApi.mark) at which it was posted
    or edited last.
    """

    chat: "Chat"
    id: int
    author: "Person | None"
    text: str
    date: int
    changed: int
    keyboard: list[list[Json]] = field(default_factory=list[list[Json]])
    photo: FakeFile | None = None
    document: FakeFile | None = None
    answers: "Post | None" = None
    album: str = ""
    edits: int = 0
    extra: Json = field(default_factory=dict[str, Any])

    @property
    def buttons(self) -> list[Json]:
        """Return the buttons in reading order."""
        return [button for row in self.keyboard for button in row]

    @property
    def labels(self) -> list[str]:
        """Return what the buttons say."""
        return [button["text"] for button in self.buttons]

    @property
    def shown(self) -> str:
        """Return the message as a person sees it: text, files, buttons."""
        files = [f"<{each.name}>" for each in (self.photo, self.document) if each]
        rows = ["  ".join(f"[{button['text']}]" for button in row) for row in self.keyboard]
        return "\n".join(each for each in (*files, self.text, *rows) if each)

    def json(self, bot: Json) -> Json:
        """Return the Message object of the Bot API."""
        found: Json = {
            "message_id": self.id,
            "date": self.date,
            "chat": self.chat.json(),
            "from": self.author.json() if self.author else bot,
        }
        body = "caption" if self.photo or self.document else "text"
        if self.text:
            found[body] = self.text
            entities = list(entities_of(self.text))
            if entities:
                found["entities" if body == "text" else "caption_entities"] = entities
        if self.photo:
            found["photo"] = photo_sizes(self.photo)
        if self.document:
            found["document"] = document_json(self.document)
        if self.keyboard:
            found["reply_markup"] = {"inline_keyboard": self.keyboard}
        if self.answers:
            quoted = self.answers.json(bot)
            quoted.pop("reply_to_message", None)
            found["reply_to_message"] = quoted
        if self.album:
            found["media_group_id"] = self.album
        return {**found, **self.extra}


@dataclass(eq=False)
class Chat:
    """A private chat of one person with the bot, or a group.

    Message ids count from 1 in every chat, so that a program which takes them to be
    unique across chats is found out.
    """

    id: int
    kind: Kind
    title: str
    members: list["Person"]
    has_bot: bool = True
    moved_to: "Chat | None" = None
    posts: list[Post] = field(default_factory=list[Post])
    last_id: int = 0
    threads: set[int] = field(default_factory=set[int])
    bot_status: Json = field(default_factory=dict[str, Any])

    def json(self) -> Json:
        """Return the Chat object of the Bot API."""
        if self.kind == "private":
            return {**self.members[0].json(), "type": "private"} | {"id": self.id}
        return {"id": self.id, "type": self.kind, "title": self.title}

    def next_id(self) -> int:
        """Return the id of the next message."""
        self.last_id += 1
        return self.last_id

    def find(self, message_id: int) -> Post | None:
        """Return the message of an id."""
        return next((each for each in self.posts if each.id == message_id), None)


@dataclass(eq=False)
class Pressed:
    """A button that somebody pressed, and what the bot said to it.

    ``answered`` turns true when the waiting mark on the button stops; ``note`` is the
    text shown to the presser alone, ``loud`` where it must be confirmed.
    """

    id: str
    person: "Person"
    post: Post
    data: str
    answered: bool = False
    note: str = ""
    loud: bool = False
    changed: int = 0
    expired: bool = False


def entities_of(text: str) -> Iterator[Json]:
    """Yield the entities that Telegram marks by itself; offsets in UTF-16 code units."""
    for kind, pattern in ENTITIES:
        for found in pattern.finditer(text):
            yield {
                "type": kind,
                "offset": utf16(text[: found.start()]),
                "length": utf16(found.group()),
            }


def utf16(text: str) -> int:
    """Return the length of a text as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2


def photo_sizes(file: FakeFile) -> list[Json]:
    """Return a photo in three sizes, of which only the largest is the file."""
    sizes = [(f"{file.id}-s", 90, 67), (f"{file.id}-m", 320, 240), (file.id, 1280, 960)]
    return [
        {
            "file_id": file_id,
            "file_unique_id": f"u{file_id}",
            "width": width,
            "height": height,
            "file_size": file.size if file_id == file.id else width * height // 10,
        }
        for file_id, width, height in sizes
    ]


def document_json(file: FakeFile) -> Json:
    """Return the Document object of the Bot API."""
    return {
        "file_id": file.id,
        "file_unique_id": f"u{file.id}",
        "file_name": file.name,
        "mime_type": file.media_type,
        "file_size": file.size,
    }
