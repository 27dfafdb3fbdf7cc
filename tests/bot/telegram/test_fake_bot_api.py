"""The fake itself: what it promises, seen through its HTTP door and its schema."""

import asyncio
import json
import threading
from collections.abc import Iterator

import httpx
import pytest

from bot.channel import Outgoing
from bot.channels.telegram import TelegramAccess, TelegramChannel
from bot.tokens import PressTokens
from tests.bot.telegram.conftest import QUICK, SECRET, HandClock, Line, MemoryInbox
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import pushing, serve
from tests.bot.telegram.schema import Schema, load


@pytest.fixture
def served(api: FakeBotApi, socket_enabled: None) -> Iterator[str]:
    assert socket_enabled is None
    with serve(api) as base_url:
        yield base_url


@pytest.fixture
def schema() -> Schema:
    found = load()
    if found is None:
        pytest.skip("the Bot API schema is absent: `make unit` brings it; calls go unchecked")
    return found


async def test_the_channel_works_over_http(
    api: FakeBotApi, served: str, clock: HandClock, tokens: PressTokens
) -> None:
    wang = api.user("王阿姨")
    post = wang.sends_photo(b"\xff\xd8 photo", caption="提 路灯坏了 🔦")
    access = TelegramAccess(api.token, base_url=served)
    channel = TelegramChannel(access, tokens=tokens, clock=clock, patience=QUICK)
    line = Line(channel, MemoryInbox())
    async with line.running():
        (payload,) = await line.inbox.holds(1)
        await channel.send(Outgoing(id="1", chat=str(wang.id), text="收到"))
        await wang.hears("收到")
        read = channel.read(payload)
        assert read is not None
        assert read.text == "提 路灯坏了 🔦"
        assert await channel.fetch(read.files[0].reference) == b"\xff\xd8 photo"
    assert post.photo is not None
    assert not api.pending


async def test_a_wrong_token_and_an_unknown_file_over_http(
    api: FakeBotApi, served: str
) -> None:
    async with httpx.AsyncClient(base_url=served) as client:
        refused = await client.post("/bot1:wrong/getMe")
        assert (refused.status_code, refused.json()["error_code"]) == (401, 401)
        assert (await client.get(f"/file/bot{api.token}/none")).status_code == 404
        api.offline = True
        assert (await client.post(f"/bot{api.token}/getMe")).status_code == 502


def test_the_webhook_is_called_until_it_answers_200(
    api: FakeBotApi, socket_enabled: None
) -> None:
    assert socket_enabled is None
    hook = Hook()
    with hook.listening() as url:
        api.local = True
        api.webhook = {"url": url, "secret": SECRET}
        wang = api.user("王阿姨")
        for number in range(20):
            wang.says(str(number))
        with pushing(api, connections=4):
            assert hook.full.wait(10)
    assert sorted(hook.texts) == sorted(str(number) for number in range(20))
    assert hook.refusals == 3


class Hook:
    """A webhook that fails three times before it takes anything."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.refusals = 0
        self.full = threading.Event()
        self.lock = threading.Lock()

    def listening(self) -> "Listening":
        return Listening(self)

    def take(self, body: bytes, secret: str) -> int:
        with self.lock:
            if self.refusals < 3:
                self.refusals += 1
                return 503
            assert secret == SECRET
            self.texts.append(json.loads(body)["message"]["text"])
            if len(self.texts) == 20:
                self.full.set()
            return 200


class Listening:
    def __init__(self, hook: Hook) -> None:
        self.hook = hook

    def __enter__(self) -> str:
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer  # noqa: PLC0415

        hook = self.hook

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                secret = self.headers["X-Telegram-Bot-Api-Secret-Token"]
                self.send_response(hook.take(body, secret))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_address[1]}/"

    def __exit__(self, *_exc: object) -> None:
        self.server.shutdown()
        self.server.server_close()


async def call(api: FakeBotApi, method: str, **params: object) -> tuple[int, dict[str, object]]:
    sent = {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in params.items()
    }
    return await api.call(method, sent)


async def test_updates_wait_for_a_later_offset(api: FakeBotApi) -> None:
    wang = api.user("王阿姨")
    for number in range(3):
        wang.says(str(number))
    _, first = await call(api, "getUpdates")
    _, again = await call(api, "getUpdates", limit=2)
    updates = first["result"]
    assert isinstance(updates, list)
    assert again["result"] == updates[:2]
    _, rest = await call(api, "getUpdates", offset=updates[1]["update_id"] + 1)
    assert rest["result"] == updates[2:]
    _, none = await call(api, "getUpdates", offset=updates[2]["update_id"] + 1)
    assert none["result"] == []


async def test_only_one_may_poll(api: FakeBotApi) -> None:
    first = asyncio.create_task(call(api, "getUpdates", timeout=5))
    await asyncio.sleep(0.03)
    await call(api, "getUpdates")
    assert (await first)[0] == 409
    api.local = True
    await call(api, "setWebhook", url="http://127.0.0.1:1/", allowed_updates=["message"])
    assert (await call(api, "getUpdates"))[0] == 409


async def test_kinds_not_asked_for_are_not_kept(api: FakeBotApi) -> None:
    await call(api, "getUpdates", allowed_updates=["message"])
    wang = api.user("王阿姨")
    wang.edits(wang.says("提 路灯"), "提 电梯")
    assert [list(each)[1] for each in api.pending.values()] == ["message"]


async def test_a_webhook_needs_https(api: FakeBotApi) -> None:
    status, body = await call(api, "setWebhook", url="http://talk.example.org/telegram")
    assert (status, "HTTPS" in str(body["description"])) == (400, True)


def test_privacy_mode_hides_what_is_not_for_the_bot(api: FakeBotApi) -> None:
    api.privacy = True
    wang = api.user("王阿姨")
    group = api.group("群", wang)
    for words in ("提 路灯坏了", "1", f"@{api.username} 养犬", "/ask 养犬", "/问 养犬"):
        wang.says(words, group)
    assert [each["message"]["text"] for each in api.pending.values()] == [
        f"@{api.username} 养犬",
        "/ask 养犬",
        "/问 养犬",
    ]


WRONG = {
    "an unknown method": ("sendNothing", {"chat_id": "1"}, "no method"),
    "an unknown field": ("sendMessage", {"chat_id": "1", "text": "x", "shout": "1"}, "unknown"),
    "a missing field": ("sendMessage", {"chat_id": "1"}, "text is missing"),
    "a wrong type": ("getUpdates", {"offset": '"x"'}, "is not Integer"),
    "a text too long": (
        "sendMessage",
        {"chat_id": "1", "text": "字" * 4097},
        "4097 characters",
    ),
    "no list": ("sendMediaGroup", {"chat_id": "1", "media": "{}"}, "no array"),
    "a file not there": (
        "sendMediaGroup",
        {"chat_id": "1", "media": '[{"type": "photo", "media": "attach://f"}]'},
        "not uploaded",
    ),
    "a button without text": (
        "sendMessage",
        {"chat_id": "1", "text": "x", "reply_markup": '{"inline_keyboard": [[{"url": "x"}]]}'},
        "text is missing",
    ),
    "a button with too much data": (
        "sendMessage",
        {
            "chat_id": "1",
            "text": "x",
            "reply_markup": json.dumps(
                {"inline_keyboard": [[{"text": "是", "callback_data": "票" * 22}]]}
            ),
        },
        "66 bytes",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_the_schema_finds(schema: Schema, case: str) -> None:
    method, params, complaint = WRONG[case]
    assert complaint in " ".join(schema.complaints(method, params))


def test_the_schema_finds_nothing_wrong_with_a_right_call(schema: Schema) -> None:
    keyboard = {"inline_keyboard": [[{"text": "是", "callback_data": "x" * 64}]]}
    params = {
        "chat_id": "-100",
        "text": "true",
        "reply_markup": json.dumps(keyboard),
        "reply_parameters": '{"message_id": 1, "allow_sending_without_reply": true}',
    }
    assert schema.complaints("sendMessage", params) == ()
    assert (
        schema.complaints("sendPhoto", {"chat_id": "@group"}, uploads=frozenset({"photo"}))
        == ()
    )


@pytest.mark.skipif(load() is None, reason="the Bot API schema is absent")
async def test_a_wrong_call_is_refused_and_remembered(api: FakeBotApi) -> None:
    status, _ = await call(api, "sendMessage", chat_id=1, text="x", shout=True)
    assert status == 400
    assert api.complaints == ["sendMessage: unknown field shout"]
    api.complaints.clear()
