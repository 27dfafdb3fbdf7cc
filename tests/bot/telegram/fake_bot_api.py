"""A Telegram to test against: people, chats, and a Bot API that behaves like the real one.

Set up and act (all of it synchronous; works from any thread)::

    api = FakeBotApi()                              # or FakeBotApi(limits=True, clock=…)
    wang = api.user("王阿姨")                        # language="en", username="wang"
    group = api.group("3号楼业主群", wang, li)        # a supergroup with the bot in it
    wang.starts(); wang.follows("https://t.me/linliyi_bot?start=join_ABC")
    wang.says("问 养犬要遵守什么", group)             # without a chat: in private
    wang.says("1", group, answers=card)             # replies to a message
    wang.sends_photo(b"…", caption="路灯"); wang.sends_document(b"…", name="a.pdf", media_type="…")
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

    api.fail("sendMessage", 429, "Too Many Requests: retry after 3", retry_after=3)  # once
    api.offline = True  # nothing gets through
    api.removes_bot(group)
    api.migrates(group)  # → the new supergroup
    FakeBotApi(limits=True, clock=c)  # 30/s, 1/s a chat, 20/min a group
    FakeBotApi(privacy=True)  # the bot misses what does not concern it

Reach it from the program (``tests.bot.telegram.fake_transport``)::

    TelegramAccess(api.token, request=lambda: InProcessRequest(api))
    with serve(api) as base_url: …                  # HTTP, for a process of its own:
        NEIGHBOR_TALK_TELEGRAM_TOKEN=api.token NEIGHBOR_TALK_TELEGRAM_BASE_URL=base_url
    await push(api, accept)                         # webhook: hand over what is pending
    with pushing(api): …                            # the same over HTTP, in threads, with retries

Updates are kept until a later ``getUpdates`` offset or a webhook's 200 confirms them:
``api.pending`` holds the rest, ``api.fetched[update_id]`` counts deliveries.

Every call is held against the Bot API schema where the set-up has brought it; what is
wrong is answered with 400 and stands in ``api.complaints``, which must be empty at the end.
"""

import asyncio
import json
import re
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_world import Chat, FakeFile, Json, Post, Pressed, utf16
from tests.bot.telegram.schema import Schema, load

LOOK_EVERY = 0.01
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
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
LARGEST_FILE = 20_000_000


@dataclass(frozen=True)
class Upload:
    """A file in a call."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


class Refused(Exception):  # noqa: N818 - an answer, not a fault of the fake
    """The call is answered with an error."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


@dataclass
class Window:
    """At most so many messages in so many seconds."""

    messages: int
    seconds: float
    sent: deque[float] = field(default_factory=deque[float])

    def wait(self, now: float) -> float:
        """Return the seconds until another one is allowed."""
        while self.sent and self.sent[0] <= now - self.seconds:
            self.sent.popleft()
        full = len(self.sent) >= self.messages
        return self.sent[0] + self.seconds - now if full else 0.0


@dataclass
class FakeBotApi:
    """The Bot API and everybody on it; the module's docstring shows how to use it."""

    token: str = "7000001:FAKE-token_of-the-test"  # noqa: S105 - of no bot
    username: str = "linliyi_bot"
    name: str = "邻里议"
    limits: bool = False
    privacy: bool = False
    clock: Callable[[], float] = time.time
    schema: Schema | None = field(default_factory=load)

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.offline = False
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
        self._allowed: list[str] = []
        self._faults: dict[str, deque[Refused]] = {}
        self._windows: dict[str, Window] = {}
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
        chat.has_bot = False

    def migrates(self, chat: Chat) -> Chat:
        """Turn a basic group into a supergroup, as its owner may at any time."""
        chat.moved_to = self.group(chat.title, *chat.members)
        return chat.moved_to

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
            if self._allowed and kind not in self._allowed:
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
            if file.path == path:
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
            self._allowed = params.get("allowed_updates", self._allowed)
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

    # Writing into chats

    def post(
        self, params: Json, *, text: str, files: tuple[tuple[str, FakeFile], ...] = ()
    ) -> Post:
        """Put a message of the bot into a chat."""
        chat = self._writable(int(params["chat_id"]))
        self._pace(chat, edit=False)
        post = Post(
            chat=chat,
            id=chat.next_id(),
            author=None,
            text=text,
            date=self.now(),
            changed=self.mark(),
            keyboard=self._keyboard(params),
            answers=self._answered(params, chat),
            **dict(files),  # type: ignore[arg-type]  # photo= or document=
        )
        chat.posts.append(post)
        return post

    def _writable(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat.moved_to:
            raise Refused(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to.id,
            )
        if chat.kind != "private":
            if not chat.has_bot:
                raise Refused(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
            return chat
        person = self.people[chat_id]
        if person.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if not person.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def _pace(self, chat: Chat, *, edit: bool) -> None:
        if not self.limits or edit:
            return
        now = self.clock()
        windows = [
            self._windows.setdefault("all", Window(30, 1.0)),
            self._windows.setdefault(f"chat {chat.id}", Window(1, 1.0)),
        ]
        if chat.kind != "private":
            windows.append(self._windows.setdefault(f"group {chat.id}", Window(20, 60.0)))
        wait = max(each.wait(now) for each in windows)
        if wait > 0:
            pause = int(wait) + 1
            raise Refused(429, f"Too Many Requests: retry after {pause}", retry_after=pause)
        for each in windows:
            each.sent.append(now)

    def _answered(self, params: Json, chat: Chat) -> Post | None:
        wanted = params.get("reply_parameters")
        if not wanted:
            return None
        found = chat.find(int(wanted["message_id"]))
        if found is None and not wanted.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        return found

    def _keyboard(self, params: Json) -> list[list[Json]]:
        keyboard: list[list[Json]] = (params.get("reply_markup") or {}).get(
            "inline_keyboard", []
        )
        for button in (button for row in keyboard for button in row):
            if not 1 <= len(button.get("callback_data", "x").encode()) <= 64:
                raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
            url = button.get("url")
            if url is not None and not re.match(
                r"(https?|tg)://[^/:]+\.[^/:.]{2,}(:\d+)?(/|$)", url
            ):
                raise Refused(
                    400,
                    f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL",
                )
        return keyboard

    # Methods

    def get_me(self, _params: Json, _uploads: Mapping[str, Upload]) -> Json:
        return self.me | {
            "can_join_groups": True,
            "can_read_all_group_messages": not self.privacy,
            "supports_inline_queries": False,
        }

    def set_my_commands(self, params: Json, _uploads: Mapping[str, Upload]) -> bool:
        self.menus[str(params.get("language_code", ""))] = params["commands"]
        return True

    def send_message(self, params: Json, _uploads: Mapping[str, Upload]) -> Json:
        text = _fitting(params["text"], most=4096, name="message")
        if not text:
            raise Refused(400, "Bad Request: message text is empty")
        return self.post(params, text=text).json(self.me)

    def _send_file(self, params: Json, uploads: Mapping[str, Upload], *, kind: str) -> Json:
        caption = _fitting(params.get("caption", ""), most=1024, name="message caption")
        file = self._file(params, uploads, name=kind)
        return self.post(params, text=caption, files=((kind, file),)).json(self.me)

    def send_photo(self, params: Json, uploads: Mapping[str, Upload]) -> Json:
        if len(uploads["photo"].content if "photo" in uploads else b"") > 10_000_000:
            raise Refused(413, "Request Entity Too Large")
        return self._send_file(params, uploads, kind="photo")

    def send_document(self, params: Json, uploads: Mapping[str, Upload]) -> Json:
        return self._send_file(params, uploads, kind="document")

    def send_media_group(self, params: Json, uploads: Mapping[str, Upload]) -> list[Json]:
        media: list[Json] = params["media"]
        if not 2 <= len(media) <= 10:
            raise Refused(400, "Bad Request: wrong number of items in the album")
        if len({each["type"] for each in media}) > 1:
            raise Refused(400, "Bad Request: documents can't be mixed with other media types")
        found: list[Json] = []
        for each in media:
            caption = _fitting(each.get("caption", ""), most=1024, name="message caption")
            file = self._file({"media": each["media"]}, uploads, name="media")
            post = self.post(
                params if not found else {"chat_id": params["chat_id"]} | self._unpaced(),
                text=caption,
                files=((each["type"], file),),
            )
            post.album = f"album-{post.chat.id}-{found[0]['message_id'] if found else post.id}"
            found.append(post.json(self.me))
        return found

    def _unpaced(self) -> Json:
        for window in self._windows.values():
            if window.messages == 1:
                window.sent.clear()
        return {}

    def _file(self, params: Json, uploads: Mapping[str, Upload], *, name: str) -> FakeFile:
        said = str(params.get(name, ""))
        upload = uploads.get(said.removeprefix("attach://") if said else name)
        if upload:
            return self.keep_file(
                upload.content, name=upload.name, media_type=upload.media_type
            )
        if said in self.files:
            return self.files[said]
        raise Refused(400, "Bad Request: wrong remote file identifier specified")

    def _edited(self, params: Json) -> Post:
        chat = self._writable(int(params["chat_id"]))
        post = chat.find(int(params["message_id"]))
        if post is None:
            raise Refused(400, "Bad Request: message to edit not found")
        if post.author:
            raise Refused(400, "Bad Request: message can't be edited")
        return post

    def edit_message_text(self, params: Json, _uploads: Mapping[str, Upload]) -> Json:
        post = self._edited(params)
        if post.photo or post.document:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        return self._changed(
            post, params, text=_fitting(params["text"], most=4096, name="message")
        )

    def edit_message_caption(self, params: Json, _uploads: Mapping[str, Upload]) -> Json:
        post = self._edited(params)
        caption = _fitting(params.get("caption", ""), most=1024, name="message caption")
        return self._changed(post, params, text=caption)

    def _changed(self, post: Post, params: Json, *, text: str) -> Json:
        keyboard = self._keyboard(params)
        if (text, keyboard) == (post.text, post.keyboard):
            raise Refused(400, f"Bad Request: {NOT_MODIFIED}")
        post.text, post.keyboard = text, keyboard
        post.edits += 1
        post.changed = self.mark()
        return post.json(self.me) | {"edit_date": self.now()}

    def answer_callback_query(self, params: Json, _uploads: Mapping[str, Upload]) -> bool:
        pressed = self.presses.get(str(params["callback_query_id"]))
        if pressed is None or pressed.expired:
            raise Refused(400, f"Bad Request: {TOO_OLD}")
        if utf16(params.get("text", "")) > 200:
            raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
        if not pressed.answered:
            pressed.answered = True
            pressed.note = params.get("text", "")
            pressed.loud = bool(params.get("show_alert"))
            pressed.changed = self.mark()
        return True

    def get_file(self, params: Json, _uploads: Mapping[str, Upload]) -> Json:
        file = self.files.get(str(params["file_id"]))
        if file is None:
            raise Refused(400, "Bad Request: invalid file_id")
        if file.size > LARGEST_FILE:
            raise Refused(400, "Bad Request: file is too big")
        return {
            "file_id": file.id,
            "file_unique_id": f"u{file.id}",
            "file_size": file.size,
            "file_path": file.path,
        }

    def set_webhook(self, params: Json, _uploads: Mapping[str, Upload]) -> bool:
        self.webhook = {"url": params["url"], "secret": params.get("secret_token", "")}
        self._allowed = params.get("allowed_updates", self._allowed)
        return True

    def delete_webhook(self, params: Json, _uploads: Mapping[str, Upload]) -> bool:
        self.webhook = {}
        if params.get("drop_pending_updates"):
            self.pending.clear()
        return True

    def get_webhook_info(self, _params: Json, _uploads: Mapping[str, Upload]) -> Json:
        return {
            "url": self.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self.pending),
        }


Method = Callable[[FakeBotApi, Json, Mapping[str, Upload]], object]
METHODS: Mapping[str, Method] = {
    "getMe": FakeBotApi.get_me,
    "setMyCommands": FakeBotApi.set_my_commands,
    "sendMessage": FakeBotApi.send_message,
    "sendPhoto": FakeBotApi.send_photo,
    "sendDocument": FakeBotApi.send_document,
    "sendMediaGroup": FakeBotApi.send_media_group,
    "editMessageText": FakeBotApi.edit_message_text,
    "editMessageCaption": FakeBotApi.edit_message_caption,
    "answerCallbackQuery": FakeBotApi.answer_callback_query,
    "getFile": FakeBotApi.get_file,
    "setWebhook": FakeBotApi.set_webhook,
    "deleteWebhook": FakeBotApi.delete_webhook,
    "getWebhookInfo": FakeBotApi.get_webhook_info,
}


def _decoded(name: str, value: str) -> Any:  # noqa: ANN401 - JSON
    if name in TEXTS:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _fitting(text: str, *, most: int, name: str) -> str:
    if utf16(text) > most:
        raise Refused(400, f"Bad Request: {name} is too long")
    return text.strip()
