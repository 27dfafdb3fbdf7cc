"""The methods of the fake Bot API: what each call does to the world, and how it is refused."""

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.bot.telegram.fake_world import Chat, FakeFile, Json, Post, utf16

if TYPE_CHECKING:
    from tests.bot.telegram.fake_bot_api import FakeBotApi

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
PORTS = {None, 443, 80, 88, 8443}


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


def write(api: "FakeBotApi", params: Json, *, text: str, **files: FakeFile) -> Post:
    """Put a message of the bot into a chat."""
    chat = _writable(api, int(params["chat_id"]))
    post = Post(
        chat=chat,
        id=chat.next_id(),
        author=None,
        text=text,
        date=api.now(),
        changed=api.mark(),
        keyboard=_keyboard(params),
        answers=_answered(params, chat),
        photo=files.get("photo"),
        document=files.get("document"),
    )
    if "message_thread_id" in params:
        thread = int(params["message_thread_id"])
        if thread not in chat.threads:
            raise Refused(400, "Bad Request: message thread not found")
        post.extra |= {"message_thread_id": thread, "is_topic_message": True}
    chat.posts.append(post)
    return post


def _writable(api: "FakeBotApi", chat_id: int) -> Chat:
    chat = api.chats.get(chat_id)
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
    person = api.people[chat_id]
    if person.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    if not person.started:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    return chat


def pace(api: "FakeBotApi", chat: Chat) -> None:
    """Refuse a message that comes too soon after others."""
    if not api.limits:
        return
    now = api.clock()
    windows = [
        api.windows.setdefault("all", Window(30, 1.0)),
        api.windows.setdefault(f"chat {chat.id}", Window(1, 1.0)),
    ]
    if chat.kind != "private":
        windows.append(api.windows.setdefault(f"group {chat.id}", Window(20, 60.0)))
    wait = max(each.wait(now) for each in windows)
    if wait > 0:
        pause = ceil(wait)
        raise Refused(429, f"Too Many Requests: retry after {pause}", retry_after=pause)
    for each in windows:
        each.sent.append(now)


def _answered(params: Json, chat: Chat) -> Post | None:
    wanted = params.get("reply_parameters")
    if not wanted:
        return None
    found = chat.find(int(wanted["message_id"]))
    if found is None and not wanted.get("allow_sending_without_reply"):
        raise Refused(400, "Bad Request: message to be replied not found")
    return found


def _keyboard(params: Json) -> list[list[Json]]:
    keyboard: list[list[Json]] = (params.get("reply_markup") or {}).get("inline_keyboard", [])
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


def get_me(api: "FakeBotApi", _params: Json, _uploads: Mapping[str, Upload]) -> Json:
    return api.me | {
        "can_join_groups": True,
        "can_read_all_group_messages": not api.privacy,
        "supports_inline_queries": False,
    }


def set_my_commands(api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]) -> bool:
    scope = str(params.get("scope", {}).get("type", "default"))
    api.menus[f"{scope} {params.get('language_code', '')}".strip()] = params["commands"]
    return True


def send_message(api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]) -> Json:
    text = _fitting(params["text"], most=4096, name="message")
    if not text:
        raise Refused(400, "Bad Request: message text is empty")
    pace(api, _writable(api, int(params["chat_id"])))
    return write(api, params, text=text).json(api.me)


def _send_file(
    api: "FakeBotApi", params: Json, uploads: Mapping[str, Upload], *, kind: str
) -> Json:
    caption = _fitting(params.get("caption", ""), most=1024, name="message caption")
    file = _file(api, params, uploads, name=kind)
    pace(api, _writable(api, int(params["chat_id"])))
    return write(api, params, text=caption, **{kind: file}).json(api.me)


def send_photo(api: "FakeBotApi", params: Json, uploads: Mapping[str, Upload]) -> Json:
    if len(uploads["photo"].content if "photo" in uploads else b"") > 10_000_000:
        raise Refused(413, "Request Entity Too Large")
    return _send_file(api, params, uploads, kind="photo")


def send_document(api: "FakeBotApi", params: Json, uploads: Mapping[str, Upload]) -> Json:
    return _send_file(api, params, uploads, kind="document")


def send_media_group(
    api: "FakeBotApi", params: Json, uploads: Mapping[str, Upload]
) -> list[Json]:
    media: list[Json] = params["media"]
    if not 2 <= len(media) <= 10:
        raise Refused(400, "Bad Request: wrong number of items in the album")
    if len({each["type"] for each in media}) > 1:
        raise Refused(400, "Bad Request: documents can't be mixed with other media types")
    pace(api, _writable(api, int(params["chat_id"])))
    posts: list[Post] = []
    for each in media:
        caption = _fitting(each.get("caption", ""), most=1024, name="message caption")
        file = _file(api, {"media": each["media"]}, uploads, name="media")
        posts.append(write(api, params, text=caption, **{each["type"]: file}))
        posts[-1].album = f"album-{posts[0].chat.id}-{posts[0].id}"
    return [each.json(api.me) for each in posts]


def _file(
    api: "FakeBotApi", params: Json, uploads: Mapping[str, Upload], *, name: str
) -> FakeFile:
    said = str(params.get(name, ""))
    upload = uploads.get(said.removeprefix("attach://") if said else name)
    if upload:
        return api.keep_file(upload.content, name=upload.name, media_type=upload.media_type)
    if said in api.files:
        return api.files[said]
    raise Refused(400, "Bad Request: wrong remote file identifier specified")


def _edited(api: "FakeBotApi", params: Json) -> Post:
    chat = _writable(api, int(params["chat_id"]))
    post = chat.find(int(params["message_id"]))
    if post is None:
        raise Refused(400, "Bad Request: message to edit not found")
    if post.author:
        raise Refused(400, "Bad Request: message can't be edited")
    return post


def edit_message_text(api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]) -> Json:
    post = _edited(api, params)
    if post.photo or post.document:
        raise Refused(400, "Bad Request: there is no text in the message to edit")
    return _changed(api, post, params, text=_fitting(params["text"], most=4096, name="message"))


def edit_message_caption(
    api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]
) -> Json:
    post = _edited(api, params)
    caption = _fitting(params.get("caption", ""), most=1024, name="message caption")
    return _changed(api, post, params, text=caption)


def _changed(api: "FakeBotApi", post: Post, params: Json, *, text: str) -> Json:
    keyboard = _keyboard(params)
    if (text, keyboard) == (post.text, post.keyboard):
        raise Refused(400, f"Bad Request: {NOT_MODIFIED}")
    post.text, post.keyboard = text, keyboard
    post.edits += 1
    post.changed = api.mark()
    return post.json(api.me) | {"edit_date": api.now()}


def answer_callback_query(
    api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]
) -> bool:
    pressed = api.presses.get(str(params["callback_query_id"]))
    if pressed is None or pressed.expired:
        raise Refused(400, f"Bad Request: {TOO_OLD}")
    if utf16(params.get("text", "")) > 200:
        raise Refused(400, "Bad Request: MESSAGE_TOO_LONG")
    if not pressed.answered:
        pressed.answered = True
        pressed.note = params.get("text", "")
        pressed.loud = bool(params.get("show_alert"))
        pressed.changed = api.mark()
    return True


def get_file(api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]) -> Json:
    file = api.files.get(str(params["file_id"]))
    if file is None:
        raise Refused(400, "Bad Request: invalid file_id")
    if file.size > api.largest_file:
        raise Refused(400, "Bad Request: file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": f"u{file.id}",
        "file_size": file.size,
        "file_path": file.path,
    }


def set_webhook(api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]) -> bool:
    address = urlsplit(params["url"])
    if not api.local and (address.scheme != "https" or address.port not in PORTS):
        raise Refused(
            400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
        )
    api.webhook = {"url": params["url"], "secret": params.get("secret_token", "")}
    api.allowed = params.get("allowed_updates", api.allowed)
    return True


def delete_webhook(api: "FakeBotApi", params: Json, _uploads: Mapping[str, Upload]) -> bool:
    api.webhook = {}
    if params.get("drop_pending_updates"):
        api.pending.clear()
    return True


def get_webhook_info(api: "FakeBotApi", _params: Json, _uploads: Mapping[str, Upload]) -> Json:
    return {
        "url": api.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(api.pending),
    }


Method = Callable[["FakeBotApi", Json, Mapping[str, Upload]], object]
METHODS: Mapping[str, Method] = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "answerCallbackQuery": answer_callback_query,
    "getFile": get_file,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}


def _fitting(text: str, *, most: int, name: str) -> str:
    if utf16(text) > most:
        raise Refused(400, f"Bad Request: {name} is too long")
    return text.strip()
