"""What happens in groups beside what people say, as recorded updates tell it."""

from collections.abc import Callable

import pytest

from bot.channel import Outgoing
from handlers.messages import Happening, RoomEvent
from tests.bot.telegram.conftest import Line, Scene
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_world import Chat


@pytest.fixture
def group(api: FakeBotApi) -> Chat:
    return api.group("3号楼业主群", api.user("王阿姨"))


def test_thrown_out_and_let_in_again(api: FakeBotApi, line: Line, group: Chat) -> None:
    api.removes_bot(group)
    api.adds_bot(group)
    api.promotes_bot(group)
    out, back, promoted = line.read(api)
    assert out is not None
    assert back is not None
    assert (out.happened, out.room) == (RoomEvent(Happening.LEFT), str(group.id))
    assert (back.happened, back.room_title) == (RoomEvent(Happening.BACK), "3号楼业主群")
    assert promoted is None


def test_silenced_is_as_good_as_gone(api: FakeBotApi, line: Line, group: Chat) -> None:
    me = {"user": api.me}
    rights = dict.fromkeys(
        (
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics",
            "can_edit_tag",
            "can_react_to_messages",
        ),
        False,
    )
    silenced = {**me, "status": "restricted", "is_member": True, "until_date": 0, **rights}
    api.enqueue(
        "my_chat_member",
        {
            "chat": group.json(),
            "from": group.members[0].json(),
            "date": 1_763_000_000,
            "old_chat_member": {**me, "status": "member"},
            "new_chat_member": {**silenced, "can_send_messages": False},
        },
    )
    assert line.hears(api).happened == RoomEvent(Happening.LEFT)


def test_who_blocks_the_bot_in_private_is_no_group(api: FakeBotApi, line: Line) -> None:
    private = api.user("王阿姨").private
    api.removes_bot(private)
    assert line.read(api) == [None]


def test_a_group_that_became_a_supergroup_is_told_of_once(api: FakeBotApi, line: Line) -> None:
    basic = api.group("小群", api.user("王阿姨"), basic=True)
    moved = api.migrates(basic)
    told, other = line.read(api)
    assert told is not None
    assert other is None
    assert (told.room, told.happened) == (
        str(basic.id),
        RoomEvent(Happening.MOVED, moved_to=str(moved.id)),
    )


def test_who_joins_is_named_and_bots_are_not(api: FakeBotApi, line: Line, group: Chat) -> None:
    new = api.user("新邻居")
    new.joins(group)
    assert line.hears(api).happened == RoomEvent(
        Happening.JOINED, joined=((str(new.id), "新邻居"),)
    )
    post = group.posts[-1]
    post.extra["new_chat_members"] = [api.me | {"id": 99}]
    api.enqueue("message", post.json(api.me))
    assert line.read(api) == [None]


def test_an_anonymous_admin_speaks_with_words_but_is_nobody(
    api: FakeBotApi, line: Line, group: Chat
) -> None:
    group.members[0].says("/ask 养犬", group, anonymously=True)
    read = line.hears(api)
    assert (read.happened, read.text, read.addressed) == (
        RoomEvent(Happening.ANONYMOUS),
        "/ask 养犬",
        True,
    )


def _channel_speaks(_group: Chat) -> dict[str, object]:
    return {"sender_chat": {"id": -100999, "type": "channel", "title": "公告"}}


def _another_bots_command(group: Chat) -> dict[str, object]:
    return {
        "sender_chat": group.json(),
        "text": "/weather@other_bot",
        "entities": [{"type": "bot_command", "offset": 0, "length": 18}],
    }


@pytest.mark.parametrize("told", [_channel_speaks, _another_bots_command])
def test_other_voices_without_a_person_are_none_of_ours(
    api: FakeBotApi, line: Line, group: Chat, told: Callable[[Chat], dict[str, object]]
) -> None:
    post = group.members[0].says("提 路灯", group)
    api.pending.clear()
    api.enqueue("message", post.json(api.me) | told(group))
    assert line.read(api) == [None]


def test_a_topic_of_a_forum_is_kept(api: FakeBotApi, line: Line, group: Chat) -> None:
    group.members[0].says("问 养犬", group, thread=7)
    assert line.hears(api).thread == "7"
    post = group.members[0].says("问 养犬", group)
    post.extra["message_thread_id"] = 12
    api.pending.clear()
    api.enqueue("message", post.json(api.me))
    assert line.hears(api).thread == ""


async def test_a_press_in_a_topic_is_answered_there(scene: Scene, to_group: Outgoing) -> None:
    scene.group.threads.add(7)
    for message in (
        Outgoing(id="a", chat=to_group.chat, text="文字", thread="7"),
        Outgoing(id="b", chat=to_group.chat, text="", thread="7", pictures=scene.pictures(1)),
        Outgoing(id="c", chat=to_group.chat, text="", thread="7", pictures=scene.pictures(2)),
    ):
        await scene.send(message)
    posts = scene.group.posts
    assert len(posts) == 4
    assert all(each.extra["message_thread_id"] == 7 for each in posts)


async def test_what_belongs_to_a_topic_that_is_gone_goes_to_the_group(
    scene: Scene, to_group: Outgoing
) -> None:
    await scene.send(Outgoing(id="a", chat=to_group.chat, text="文字", thread="9"))
    (post,) = scene.group.posts
    assert (post.text, post.extra) == ("文字", {})
