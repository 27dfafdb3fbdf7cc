"""A Telegram to test against: people, chats, and a Bot API that behaves like the real one.

Set up and act (all of it synchronous; works from any thread)::

    api = FakeBotApi()                              # or FakeBotApi(limits=True, clock=…)
    wang = api.user("王阿姨")                        # language="en", username="wang"
    group = api.group("3号楼业主群", wang, li)        # a supergroup with the bot in it
    wang.starts(); wang.follows("https://t.me/linliyi_bot?start=join_ABC")
    wang.says("问 养犬要遵守什么", group)             # without a chat: in private
    wang.says("1", group, answers=card)             # replies to a message
    wang.sends_photo(b"…", caption="路灯")
    wang.sends_document(b"…", name="a.pdf", media_type="application/pdf")
    wang.forwards(post, group); wang.edits(post, "…"); wang.joins(group); wang.blocks()
    press = wang.presses("赞成", group)              # newest button whose label contains it
    press.answered, press.note, press.loud          # what answerCallbackQuery showed her
    wang.forges("forged token", post); wang.opens("打开网页")   # → the button's address

See (as that person sees it)::

    wang.transcript(group)                          # every message: "name: text [buttons]"
    since = api.mark(); …; wang.shown(group, since=since)  # new or edited by the bot, and notes
    post = await wang.hears("已收到", group)          # wait; wang.waits_for(…) without a loop
    api.unanswered                                  # presses whose waiting mark never stopped
    api.calls                                       # (method, params) of every call of the bot

Make trouble::

    api.fail("sendMessage", 429, "Too Many Requests", retry_after=3)  # the next call
    api.offline = True  # nothing gets through
    api.removes_bot(group)
    api.adds_bot(group)
    api.promotes_bot(group)
    api.migrates(group)  # → the new supergroup
    FakeBotApi(limits=True, clock=c)  # 30/s, 1/s a chat, 20/min a group
    FakeBotApi(privacy=True)  # the bot misses what does not concern it

Reach it from the program (``tests.bot.telegram.fake_transport``)::

    TelegramAccess(api.token, request=lambda: InProcessRequest(api))
    with serve(api) as base_url: …                  # HTTP, for a process of its own:
        …TELEGRAM_TOKEN=api.token …TELEGRAM_BASE_URL=base_url
    await push(api, accept)                         # webhook: hand over what is pending
    with pushing(api): …                            # the same over HTTP, in threads

Updates are kept until a later ``getUpdates`` offset or a webhook's 200 confirms them:
``api.pending`` holds the rest, ``api.fetched[update_id]`` counts deliveries.

Every call is held against the Bot API schema where the set-up has brought it; what is
wrong is answered with 400 and stands in ``api.complaints``, which must be empty at the end.
"""

import asyncio
import json
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot.telegram.fake_methods import METHODS, Refused, Upload, Window
from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_world import ANONYMOUS_ADMIN, Chat, FakeFile, Json, Post, Pressed
from tests.bot.telegram.schema import Schema, load

LOOK_EVERY = 0.01
ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
TEXTS = frozenset(
    {
        "text",
        "caption",
        "url",
        "secret_token",
        "file_id",
        "callback_query_id",
        "photo",
        "document",
    }
)


@dataclass
class FakeBotApi:
    """The Bot API and everybody on it; the module's docstring shows how to use it."""

    token: str = "7000001:FAKE-token_of-the-test"  # noqa: S105 - of no bot
    username: str = "linliyi_bot"
    name: str = "邻里议"
    limits: bool = False
    privacy: bool = False
    local: bool = False
    clock: Callable[[], float] = time.time
    schema: Schema | None = field(default_factory=load, repr=False)

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.offline = False
        self.largest_file = 20_000_000
        self.missing: set[str] = set()
        self.calls: list[tuple[str, Json]] = []
        self.complaints: list[str] = []
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, FakeFile] = {}
        self.presses: dict[str, Pressed] = {}
        self.pending: dict[int, Json] = {}
        self.fetched: Counter[int] = Counter()
        self.webhook: Json = {}
        self.menus: dict[str, list[Json]] = {}
        self.allowed: list[str] = []
        self._faults: dict[str, deque[Refused]] = {}
        self.windows: dict[str, Window] = {}
        self._polls = 0
        self._last_update = 100_000
        self._moment = 0

    # Setting up

    def user(self, name: str, *, language: str = "zh-hans", username: str = "") -> Person:
        """Return a person of that name, new or known."""
        known = next((each for each in self.people.values() if each.name == name), None)
        if known:
            return known
        person = Person(self, 5_000_000_001 + len(self.people), name, language, username)
        self.people[person.id] = person
        self.chats[person.id] = person.private
        return person

    def group(self, title: str, *members: Person, basic: bool = False) -> Chat:
        """Return a new group with the bot in it: a supergroup, or a ``basic`` one."""
        number = len(self.chats) + 1
        chat_id = -4_000_000_000 - number if basic else -1_002_000_000_000 - number
        kind = "group" if basic else "supergroup"
        self.chats[chat_id] = Chat(id=chat_id, kind=kind, title=title, members=list(members))
        return self.chats[chat_id]

    def removes_bot(self, chat: Chat) -> None:
        """Throw the bot out of a group."""
        self._bot_becomes(chat, "kicked", until_date=0)
        chat.has_bot = False

    def adds_bot(self, chat: Chat) -> None:
        """Let the bot into a group, again or for the first time."""
        chat.has_bot = True
        self._bot_becomes(chat, "member")

    def promotes_bot(self, chat: Chat) -> None:
        """Make the bot an administrator of a group."""
        self._bot_becomes(chat, "administrator", **dict.fromkeys(ADMIN_RIGHTS, True))

    def _bot_becomes(self, chat: Chat, status: str, **rights: object) -> None:
        present = {"user": self.me, "status": status, **rights}
        before, chat.bot_status = (
            chat.bot_status or {"user": self.me, "status": "member"},
            present,
        )
        who = chat.members[0].json() if chat.members else ANONYMOUS_ADMIN
        self.enqueue(
            "my_chat_member",
            {
                "chat": chat.json(),
                "from": who,
                "date": self.now(),
                "old_chat_member": before,
                "new_chat_member": present,
            },
        )

    def migrates(self, chat: Chat) -> Chat:
        """Turn a basic group into a supergroup, as its owner may at any time."""
        chat.moved_to = moved = self.group(chat.title, *chat.members)
        who = chat.members[0].json() if chat.members else ANONYMOUS_ADMIN
        for place, told in (
            (chat, {"migrate_to_chat_id": moved.id}),
            (moved, {"migrate_from_chat_id": chat.id}),
        ):
            message = {
                "message_id": place.next_id(),
                "date": self.now(),
                "chat": place.json(),
                "from": who,
            }
            self.enqueue("message", message | told)
        return moved

    def fail(self, method: str, code: int, description: str, **parameters: int) -> None:
        """Answer the next call of a method with an error; several fail in their order."""
        self._faults.setdefault(method, deque()).append(
            Refused(code, description, **parameters)
        )

    # Seeing

    @property
    def me(self) -> Json:
        """Return the bot as a User object."""
        return {
            "id": int(self.token.partition(":")[0]),
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    @property
    def unanswered(self) -> list[Pressed]:
        """Return the presses whose waiting mark never stopped."""
        return [each for each in self.presses.values() if not each.answered]

    def called(self, method: str) -> list[Json]:
        """Return the parameters of every call of a method."""
        return [params for name, params in self.calls if name == method]

    def mark(self) -> int:
        """Return the next moment of this world; later events have higher ones."""
        with self.lock:
            self._moment += 1
            return self._moment

    def now(self) -> int:
        """Return the time as messages carry it."""
        return int(self.clock())

    # What people cause

    def enqueue(self, kind: str, content: Json) -> int | None:
        """Make an update, unless the bot did not ask for its kind; return its id."""
        with self.lock:
            if self.allowed and kind not in self.allowed:
                return None
            self._last_update += 1
            self.pending[self._last_update] = {"update_id": self._last_update, kind: content}
            return self._last_update

    def may_read(self, post: Post) -> bool:
        """Tell whether the bot gets a message; in privacy mode, what concerns it alone."""
        if not self.privacy or post.chat.kind == "private":
            return True
        to_bot = post.answers is not None and post.answers.author is None
        return to_bot or post.text.startswith("/") or f"@{self.username}" in post.text

    def press(self, person: Person, *, post: Post, data: str) -> Pressed:
        """Press a button of a message."""
        with self.lock:
            number = len(self.presses) + 1
            pressed = Pressed(id=f"{person.id}{number:06}", person=person, post=post, data=data)
            self.presses[pressed.id] = pressed
            person.presses_made.append(pressed)
            self.enqueue(
                "callback_query",
                {
                    "id": pressed.id,
                    "from": person.json(),
                    "message": post.json(self.me),
                    "chat_instance": str(post.chat.id),
                    "data": data,
                },
            )
        return pressed

    def keep_file(
        self, content: bytes, *, name: str, media_type: str, size: int = 0
    ) -> FakeFile:
        """Store a file; ``size`` may claim more than the content has."""
        with self.lock:
            number = len(self.files) + 1
            file = FakeFile(
                id=f"file-{number}",
                path=f"files/{number}/{name}",
                content=content,
                name=name,
                media_type=media_type,
                size=size or len(content),
            )
            self.files[file.id] = file
        return file

    # What the bot calls

    async def call(
        self,
        method: str,
        params: Mapping[str, str],
        *,
        uploads: Mapping[str, Upload] | None = None,
    ) -> tuple[int, Json]:
        """Answer a call as it came over the wire; return status and body."""
        try:
            result = await self._answer(method, params, uploads=uploads or {})
        except Refused as fault:
            found: Json = {
                "ok": False,
                "error_code": fault.code,
                "description": fault.description,
            }
            return fault.code, found | (
                {"parameters": fault.parameters} if fault.parameters else {}
            )
        return 200, {"ok": True, "result": result}

    def download(self, path: str) -> tuple[int, bytes]:
        """Answer a download; return status and bytes."""
        for file in self.files.values():
            if file.path == path and path not in self.missing:
                return 200, file.content
        return 404, b'{"ok":false,"error_code":404,"description":"Not Found"}'

    async def _answer(
        self, method: str, params: Mapping[str, str], *, uploads: Mapping[str, Upload]
    ) -> object:
        decoded = {name: _decoded(name, value) for name, value in params.items()}
        with self.lock:
            self.calls.append((method, decoded))
            self._check(method, params, uploads=uploads)
            if self._faults.get(method):
                raise self._faults[method].popleft()
        if method == "getUpdates":
            return await self._get_updates(decoded)
        with self.lock:
            return METHODS[method](self, decoded, uploads)

    def _check(
        self, method: str, params: Mapping[str, str], *, uploads: Mapping[str, Upload]
    ) -> None:
        found: tuple[str, ...] = ()
        if self.schema:
            found = self.schema.complaints(method, params, uploads=frozenset(uploads))
        if method not in METHODS and method != "getUpdates":
            found = (*found, f"the fake does not know {method}")
        self.complaints.extend(found)
        if found:
            raise Refused(400, "Bad Request: " + "; ".join(found))

    async def _get_updates(self, params: Json) -> list[Json]:
        with self.lock:
            if self.webhook.get("url"):
                raise Refused(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; "
                    "use deleteWebhook to delete the webhook first",
                )
            self.allowed = params.get("allowed_updates", self.allowed)
            self._polls += 1
            turn = self._polls
            self._confirm_before(int(params.get("offset", 0)))
        until = time.monotonic() + int(params.get("timeout", 0))
        while not self.pending and time.monotonic() < until:
            await asyncio.sleep(LOOK_EVERY)
            if self.offline:
                raise Refused(502, "Bad Gateway")
            if turn != self._polls:
                raise Refused(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one "
                    "bot instance is running",
                )
        return self.take(int(params.get("limit", 100)))

    def _confirm_before(self, offset: int) -> None:
        for update_id in [each for each in self.pending if each < offset]:
            del self.pending[update_id]

    def take(self, limit: int) -> list[Json]:
        with self.lock:
            taken = [self.pending[each] for each in sorted(self.pending)[:limit]]
            self.fetched.update(each["update_id"] for each in taken)
            return taken

    def confirm(self, update_id: int) -> None:
        """Drop an update that a webhook answered with 200."""
        with self.lock:
            self.pending.pop(update_id, None)


def _decoded(name: str, value: str) -> Any:  # noqa: ANN401 - JSON
    if name in TEXTS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value
