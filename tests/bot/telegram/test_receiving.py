import asyncio
import json
from datetime import UTC, datetime

import pytest

from bot.channels.telegram.channel import SCOPES
from bot.channels.telegram.envelope import opened
from handlers.registry import VERBS
from tests.bot.telegram.conftest import SECRET, URL, HandClock, Line
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import push


async def until(done: object, *, within: float = 5.0) -> None:
    assert callable(done)
    async with asyncio.timeout(within):
        while not done():  # noqa: ASYNC110 - whatever is waited for
            await asyncio.sleep(0.005)


async def test_an_update_is_confirmed_only_after_its_commit(
    api: FakeBotApi, line: Line
) -> None:
    api.user("王阿姨").says("问 养犬")
    line.inbox.broken = OSError("disk full")
    async with line.running():
        await until(lambda: line.inbox.tries >= 1)
        assert len(api.pending) == 1
        line.inbox.broken = None
        await until(lambda: len(line.inbox.rows) == 1)
        await until(lambda: not api.pending)
    (update_id,) = line.inbox.rows
    assert api.fetched[int(update_id)] >= 2


async def test_a_batch_that_fails_in_the_middle_comes_again_whole(
    api: FakeBotApi, line: Line
) -> None:
    wang = api.user("王阿姨")
    for number in range(5):
        wang.says(f"{number}")
    kept = line.inbox.put
    failed: list[str] = []

    async def fail_third_once(
        *, channel: str, update_id: str, payload: str, sender: str
    ) -> bool:
        if len(line.inbox.rows) == 2 and not failed:
            failed.append(update_id)
            raise OSError("once")
        return await kept(channel=channel, update_id=update_id, payload=payload, sender=sender)

    line.inbox.put = fail_third_once  # type: ignore[method-assign]
    async with line.running():
        await line.inbox.holds(5)
        await until(lambda: not api.pending)
    assert [line.channel.read(each).text for each in line.inbox.rows.values()] == list("01234")  # type: ignore[union-attr]


async def test_a_batch_is_committed_together(api: FakeBotApi, line: Line) -> None:
    wang = api.user("王阿姨")
    for number in range(100):
        wang.says(f"{number}")
    together = asyncio.Event()
    kept = line.inbox.put
    waiting: list[str] = []

    async def wait_for_all(*, channel: str, update_id: str, payload: str, sender: str) -> bool:
        waiting.append(update_id)
        if len(waiting) == 100:
            together.set()
        await together.wait()
        return await kept(channel=channel, update_id=update_id, payload=payload, sender=sender)

    line.inbox.put = wait_for_all  # type: ignore[method-assign]
    async with line.running():
        await until(lambda: not api.pending)
    assert waiting == sorted(waiting)
    assert len(line.inbox.rows) == 100


async def test_a_failing_inbox_shows_in_the_state_and_heals(
    api: FakeBotApi, line: Line
) -> None:
    api.user("王阿姨").says("你好")
    line.inbox.broken = OSError("disk full")
    async with line.running():
        await until(lambda: "disk full" in line.channel.state().detail)
        line.inbox.broken = None
        await line.inbox.holds(1)
        await until(lambda: line.channel.state().detail == "")
        assert line.channel.state().running
    assert not line.channel.state().running


async def test_starting_without_a_network_waits_for_one(api: FakeBotApi, line: Line) -> None:
    api.offline = True
    api.user("王阿姨").says("你好")
    async with line.running():
        await until(lambda: "NetworkError" in line.channel.state().detail)
        assert not line.channel.state().running
        assert line.channel.state().last_success_at is None
        api.offline = False
        await line.inbox.holds(1)
        assert line.channel.state().running


async def test_a_refused_token_is_shown_without_being_told(api: FakeBotApi, line: Line) -> None:
    api.fail("getMe", 401, "Unauthorized")
    async with line.running():
        await until(lambda: "InvalidToken" in line.channel.state().detail)
        assert api.token not in line.channel.state().detail
        await until(lambda: line.channel.state().running)


async def test_a_polling_task_that_died_is_started_again(
    api: FakeBotApi, line: Line, clock: HandClock
) -> None:
    api.fail("getUpdates", 401, "Unauthorized")
    wang = api.user("王阿姨")
    async with line.running():
        await until(lambda: len(api.called("getUpdates")) == 1)
        wang.says("还在吗")
        await asyncio.sleep(0.05)
        assert not line.inbox.rows
        clock.passes(91)
        await line.inbox.holds(1)


async def test_another_poller_shows_in_the_state(api: FakeBotApi, line: Line) -> None:
    api.fail("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    async with line.running():
        await until(lambda: "Conflict" in line.channel.state().detail)


async def test_an_update_the_library_cannot_parse_is_committed_raw(
    api: FakeBotApi, line: Line
) -> None:
    strange = {"message_id": "x", "date": "yesterday", "chat": 5, "words": "怪"}
    api.enqueue("message", strange)
    api.user("王阿姨").says("后面的照常")
    async with line.running():
        payloads = await line.inbox.holds(2)
        await until(lambda: not api.pending)
    assert opened(payloads[0]).update["message"] == strange
    with pytest.raises(Exception, match=r".*"):
        line.channel.read(payloads[0])
    read = line.channel.read(payloads[1])
    assert read is not None
    assert read.text == "后面的照常"


async def test_stopping_loses_nothing(api: FakeBotApi, line: Line) -> None:
    wang = api.user("王阿姨")
    async with line.running():
        wang.says("一")
        await line.inbox.holds(1)
    wang.says("二")
    async with line.running():
        await line.inbox.holds(2)
    assert len(line.inbox.rows) == 2


async def test_the_raw_update_is_kept_whole(api: FakeBotApi, line: Line) -> None:
    api.enqueue("message", {**_message(api), "new_in_2030": {"深": [1, {"度": "🙂"}]}})
    async with line.running():
        (payload,) = await line.inbox.holds(1)
    message = opened(payload).update["message"]
    assert isinstance(message, dict)
    assert message["new_in_2030"] == {"深": [1, {"度": "🙂"}]}
    assert "🙂" in payload


async def test_commands_are_left_in_two_languages(api: FakeBotApi, line: Line) -> None:
    async with line.running():
        await until(lambda: len(api.menus) == 2 * len(SCOPES))
    for scope in ("all_private_chats", "all_group_chats", "all_chat_administrators"):
        chinese, english = api.menus[f"{scope} zh"], api.menus[scope]
        assert [each["command"] for each in chinese] == [each["command"] for each in english]
        assert "政策" in str(chinese)
        assert "政策" not in str(english)
    assert "login" not in str(api.menus["all_group_chats"])
    for_admins = {each["command"] for each in api.menus["all_chat_administrators"]}
    assert for_admins >= {"bind", "mute", "unmute", "digest"}


async def test_privacy_mode_is_shown_with_its_mend(api: FakeBotApi, line: Line) -> None:
    api.privacy = True
    async with line.running():
        await until(lambda: "groups" in line.channel.state().limits)
        assert "setprivacy" in line.channel.state().limits["groups"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(400, "Bad Request: BOT_COMMAND_INVALID"), (404, "Not Found")],
    ids=["refused", "unknown"],
)
async def test_a_refused_menu_keeps_nobody_from_talking(
    api: FakeBotApi, line: Line, status: int, words: str
) -> None:
    api.fail("setMyCommands", status, words)
    api.user("王阿姨").says("你好")
    async with line.running():
        await line.inbox.holds(1)
    assert len(api.called("setMyCommands")) == 1


# Webhook


async def test_a_webhook_is_set_with_its_secret_and_stays(
    api: FakeBotApi, hooked: Line
) -> None:
    async with hooked.running():
        await until(lambda: api.webhook.get("url") == URL)
        assert api.webhook["secret"] == SECRET
        assert hooked.channel.state().running
        api.webhook = {}
        await until(lambda: api.webhook.get("url") == URL)
    assert api.webhook["url"] == URL


async def test_a_webhook_call_is_accepted_after_its_commit(
    api: FakeBotApi, hooked: Line
) -> None:
    async with hooked.running():
        await until(lambda: api.webhook)
        api.user("王阿姨").says("问 养犬 🐕")
        hooked.inbox.broken = OSError("disk full")

        async def accept(body: bytes, secret: str) -> bool:
            return await hooked.channel.accept(body, secret=secret, inbox=hooked.inbox)

        assert await push(api, accept) == 0
        assert len(api.pending) == 1
        hooked.inbox.broken = None
        assert await push(api, accept) == 1
        assert not api.pending
    (payload,) = hooked.inbox.rows.values()
    read = hooked.channel.read(payload)
    assert read is not None
    assert read.text == "问 养犬 🐕"


@pytest.mark.parametrize("secret", ["", "wrong", SECRET.upper(), SECRET + "x", "密"])
async def test_a_webhook_call_without_the_secret_is_refused(
    hooked: Line, secret: str, api: FakeBotApi
) -> None:
    body = json.dumps({"update_id": 1, "message": _message(api)}).encode()
    assert not await hooked.channel.accept(body, secret=secret, inbox=hooked.inbox)
    assert not hooked.inbox.rows


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"{}", b"\xff"])
async def test_a_webhook_call_without_an_update_is_refused(hooked: Line, body: bytes) -> None:
    assert not await hooked.channel.accept(body, secret=SECRET, inbox=hooked.inbox)


async def test_without_a_webhook_no_call_is_accepted(line: Line) -> None:
    assert not await line.channel.accept(b'{"update_id": 1}', secret="", inbox=line.inbox)


async def test_a_webhook_call_before_the_name_is_known_is_not_confirmed(
    api: FakeBotApi, hooked: Line
) -> None:
    api.offline = True
    body = json.dumps({"update_id": 1, "message": _message(api)}).encode()
    with pytest.raises(Exception, match="connection attempts failed"):
        await hooked.channel.accept(body, secret=SECRET, inbox=hooked.inbox)
    assert not hooked.channel.username
    api.offline = False
    assert await hooked.channel.accept(body, secret=SECRET, inbox=hooked.inbox)
    assert hooked.channel.username == api.username
    assert opened(hooked.inbox.rows["1"]).username == api.username


async def test_a_repeated_update_is_one_row(api: FakeBotApi, hooked: Line) -> None:
    body = json.dumps({"update_id": 7, "message": _message(api)}).encode()
    for _ in range(3):
        assert await hooked.channel.accept(body, secret=SECRET, inbox=hooked.inbox)
    assert list(hooked.inbox.rows) == ["7"]


def test_the_arrival_is_stamped() -> None:
    payload = (
        '{"update":{"update_id":3},"username":"b","received_at":"2026-11-22T02:00:00+00:00"}'
    )
    assert opened(payload).received_at == datetime(2026, 11, 22, 2, tzinfo=UTC)
    assert json.loads(opened(payload).sealed()) == json.loads(payload)


def _message(api: FakeBotApi) -> dict[str, object]:
    wang = api.user("王阿姨")
    return {
        "message_id": 1,
        "date": 1_763_000_000,
        "chat": wang.private.json(),
        "from": wang.json(),
        "text": "你好",
    }


def test_every_command_of_the_menu_is_a_verb() -> None:
    for commands in SCOPES.values():
        assert set(commands) <= VERBS.keys()
