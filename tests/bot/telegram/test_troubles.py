from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.channel import Outgoing, RetryLater, Undeliverable
from tests.bot.telegram.conftest import Scene
from tests.bot.telegram.fake_bot_api import FakeBotApi

# What goes wrong


async def test_too_many_messages(api: FakeBotApi, scene: Scene, to_wang: Outgoing) -> None:
    now = [100.0]
    api.limits, api.clock = True, lambda: now[0]
    await scene.send(to_wang)
    with pytest.raises(RetryLater) as asked:
        await scene.send(replace(to_wang, id="o2"))
    assert asked.value.seconds == 1
    now[0] += asked.value.seconds
    await scene.send(replace(to_wang, id="o2"))
    assert len(scene.wang.private.posts) == 3


async def test_too_many_messages_to_a_group(
    api: FakeBotApi, scene: Scene, to_group: Outgoing
) -> None:
    now = [100.0]
    api.limits, api.clock = True, lambda: now[0]
    for number in range(20):
        await scene.send(replace(to_group, id=f"o{number}"))
        now[0] += 1.0
    with pytest.raises(RetryLater) as asked:
        await scene.send(replace(to_group, id="o21"))
    assert asked.value.seconds >= 40


async def test_too_many_messages_altogether(api: FakeBotApi, scene: Scene) -> None:
    api.limits, api.clock = True, lambda: 100.0
    people = [api.user(f"居民{number}") for number in range(31)]
    for person in people:
        person.starts()
    for person in people[:30]:
        await scene.send(Outgoing(id=person.name, chat=str(person.id), text="通知"))
    with pytest.raises(RetryLater):
        await scene.send(Outgoing(id="last", chat=str(people[30].id), text="通知"))


GONE: dict[str, Callable[[Scene], str]] = {
    "blocked": lambda scene: scene.wang.blocks() or str(scene.wang.id),
    "never started": lambda scene: str(scene.api.user("陌生人").id),
    "kicked": lambda scene: scene.api.removes_bot(scene.group) or str(scene.group.id),
    "no such chat": lambda _scene: "-100999",
}


@pytest.mark.parametrize("case", GONE)
async def test_nobody_there(scene: Scene, to_wang: Outgoing, case: str) -> None:
    with pytest.raises(Undeliverable) as fault:
        await scene.send(replace(to_wang, chat=GONE[case](scene)))
    assert str(fault.value)


@pytest.mark.parametrize(
    ("code", "description", "seconds"),
    [(500, "Internal Server Error", 5), (502, "Bad Gateway", 5), (401, "Unauthorized", 300)],
)
async def test_troubles_that_pass(
    scene: Scene, to_wang: Outgoing, code: int, description: str, seconds: float
) -> None:
    scene.api.fail("sendMessage", code, description)
    with pytest.raises(RetryLater) as asked:
        await scene.send(to_wang)
    assert asked.value.seconds == seconds
    assert await scene.send(to_wang)


async def test_no_network(scene: Scene, to_wang: Outgoing) -> None:
    scene.api.offline = True
    with pytest.raises(RetryLater):
        await scene.send(to_wang)


async def test_a_refused_message_is_not_tried_for_ever(scene: Scene, to_wang: Outgoing) -> None:
    scene.api.fail("sendMessage", 400, "Bad Request: not enough rights to send text messages")
    with pytest.raises(Undeliverable, match="Not enough rights"):
        await scene.send(to_wang)


async def test_a_group_that_became_a_supergroup(scene: Scene, to_group: Outgoing) -> None:
    basic = scene.api.group("小群", scene.wang, basic=True)
    moved = scene.api.migrates(basic)
    for number in range(2):
        await scene.send(replace(to_group, id=f"o{number}", chat=str(basic.id)))
    assert len(moved.posts) == 2
    assert len(scene.api.called("sendMessage")) == 3


# Files of people


async def test_a_file_is_fetched(scene: Scene) -> None:
    post = scene.wang.sends_photo(b"\xff\xd8 the photo")
    assert post.photo is not None
    assert await scene.line.channel.fetch(post.photo.id) == b"\xff\xd8 the photo"


async def test_a_file_too_large_or_unknown_is_undeliverable(scene: Scene) -> None:
    post = scene.wang.sends_photo(b"x", size=20_000_001)
    assert post.photo is not None
    with pytest.raises(Undeliverable, match="too big"):
        await scene.line.channel.fetch(post.photo.id)
    with pytest.raises(Undeliverable, match="file_id"):
        await scene.line.channel.fetch("no such file")


async def test_a_file_that_a_server_of_ones_own_says_is_too_large(scene: Scene) -> None:
    post = scene.wang.sends_photo(b"x")
    assert post.photo is not None
    scene.api.largest_file = 10**9
    post.photo.size = 20_000_001
    with pytest.raises(Undeliverable, match="20 MB"):
        await scene.line.channel.fetch(post.photo.id)


async def test_a_file_that_telegram_dropped_is_undeliverable(scene: Scene) -> None:
    post = scene.wang.sends_photo(b"x")
    assert post.photo is not None
    scene.api.missing.add(post.photo.path)
    with pytest.raises(Undeliverable, match="gone"):
        await scene.line.channel.fetch(post.photo.id)


async def test_fetching_waits_out_a_trouble(scene: Scene) -> None:
    post = scene.wang.sends_photo(b"x")
    assert post.photo is not None
    scene.api.fail("getFile", 429, "Too Many Requests: retry after 9", retry_after=9)
    with pytest.raises(RetryLater) as asked:
        await scene.line.channel.fetch(post.photo.id)
    assert asked.value.seconds == 9


def test_the_state_names_the_limits(scene: Scene) -> None:
    state = scene.line.channel.state()
    assert (state.name, state.running) == ("telegram", False)
    assert state.limits["group"] == "20/min"
