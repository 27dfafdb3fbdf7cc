from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.channel import Button, Outgoing
from bot.tokens import PressTokens
from handlers.messages import AttachmentKind, Press
from tests.bot.telegram.conftest import RECEIVED, Line
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_people import Person
from tests.bot.telegram.fake_world import Chat, Post


@dataclass
class Scene:
    api: FakeBotApi
    wang: Person
    li: Person
    group: Chat

    @property
    def at_bot(self) -> str:
        return f"@{self.api.username}"


@pytest.fixture
def scene(api: FakeBotApi) -> Scene:
    wang, li = api.user("王阿姨"), api.user("李叔", language="en", username="lishu")
    return Scene(api, wang, li, api.group("3号楼业主群", wang, li))


# (what is said, what is read, addressed) in a group
SAID = {
    "plain words": ("大家吃了吗", "大家吃了吗", False),
    "a verb without a slash": ("提 3号楼门口路灯坏了", "提 3号楼门口路灯坏了", False),
    "a digit": ("12号 1", "12号 1", False),
    "everyone": ("@所有人 明天停水", "@所有人 明天停水", False),
    "a mention first": ("@linliyi_bot 养犬要遵守什么", "养犬要遵守什么", True),
    "a mention last": ("养犬要遵守什么 @linliyi_bot", "养犬要遵守什么", True),
    "a mention within": ("请问 @linliyi_bot 养犬", "请问 养犬", True),
    "a mention in capitals": ("@LinLiYi_Bot 养犬", "养犬", True),
    "a mention after emoji": ("🐕🐕 @linliyi_bot 养犬", "🐕🐕 养犬", True),
    "a mention alone": ("@linliyi_bot", "", True),
    "a mention of somebody else": ("@lishu 吃了吗", "@lishu 吃了吗", False),
    "a mention of a longer name": ("@linliyi_bot2 你好", "@linliyi_bot2 你好", False),
    "both mentioned": ("@lishu @linliyi_bot 你们好", "@lishu 你们好", True),
    "a command": ("/ask 养犬", "/ask 养犬", True),
    "a command by name": ("/ask@linliyi_bot 养犬", "/ask 养犬", True),
    "a command in capitals": ("/ask@LINLIYI_bot 养犬", "/ask 养犬", True),
    "a Chinese command": ("/问 养犬", "/问 养犬", False),
    "lines": ("提 路灯\n坏了 @linliyi_bot\n请修", "提 路灯\n坏了\n请修", True),
}


@pytest.mark.parametrize("name", SAID)
def test_words_in_a_group(scene: Scene, line: Line, name: str) -> None:
    said, text, addressed = SAID[name]
    post = scene.wang.says(said, scene.group)
    read = line.hears(scene.api)
    assert (read.text, read.addressed) == (text, addressed)
    assert (read.channel, read.sender, read.sender_name) == (
        "telegram",
        str(scene.wang.id),
        "王阿姨",
    )
    assert (read.room, read.room_title) == (str(scene.group.id), "3号楼业主群")
    assert read.at == datetime.fromtimestamp(post.date, UTC)
    assert (read.press, read.message, read.callback, read.quoted) == (None, None, "", None)


@pytest.mark.parametrize("name", SAID)
def test_words_in_private_are_always_addressed(scene: Scene, line: Line, name: str) -> None:
    said, text, _ = SAID[name]
    scene.wang.says(said)
    read = line.hears(scene.api)
    assert (read.text, read.addressed, read.room, read.room_title) == (text, True, None, "")


def test_basic_groups_are_groups_too(scene: Scene, line: Line) -> None:
    basic = scene.api.group("小群", scene.wang, basic=True)
    scene.wang.says("你好", basic)
    assert line.hears(scene.api).room == str(basic.id)


def _other_bots_command(scene: Scene) -> None:
    scene.wang.says("/weather@other_bot 上海", scene.group)


def _forwarded(scene: Scene) -> None:
    post = scene.wang.says("提 3号楼门口路灯坏了", scene.group)
    scene.api.pending.clear()
    scene.li.forwards(post, scene.group)


def _edited(scene: Scene) -> None:
    post = scene.wang.says("提 路灯", scene.group)
    scene.api.pending.clear()
    scene.wang.edits(post, "提 电梯")


def _sticker(scene: Scene) -> None:
    flags = {"is_animated": False, "is_video": False, "width": 512, "height": 512}
    _raw(scene, sticker={"file_id": "s", "file_unique_id": "u", "type": "regular"} | flags)


def _bot(scene: Scene) -> None:
    _raw(scene, text="/ask 养犬", **{"from": scene.api.me | {"id": 99}})


def _own(scene: Scene) -> None:
    _raw(scene, text="/ask 养犬", **{"from": scene.api.me})


def _inline(scene: Scene) -> None:
    _raw(scene, text="提 路灯", via_bot=scene.api.me | {"id": 99, "username": "gif"})


def _channel_post(scene: Scene) -> None:
    _raw(scene, text="提 路灯", chat={"id": -100, "type": "channel", "title": "公告"})


def _unknown_kind(scene: Scene) -> None:
    scene.api.enqueue("poll", {"id": "1", "question": "?", "options": []} | _POLL)


_POLL = {
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


def _raw(scene: Scene, **fields: object) -> None:
    message: dict[str, object] = {
        "message_id": 1,
        "date": 1_763_000_000,
        "chat": scene.group.json(),
        "from": scene.wang.json(),
    }
    scene.api.enqueue("message", message | fields)


IGNORED: list[Callable[[Scene], None]] = [
    _other_bots_command,
    _forwarded,
    _edited,
    _sticker,
    _bot,
    _own,
    _inline,
    _channel_post,
    _unknown_kind,
]


@pytest.mark.parametrize("happens", IGNORED)
def test_what_does_not_concern_the_council(
    scene: Scene, line: Line, happens: Callable[[Scene], None]
) -> None:
    happens(scene)
    read = line.read(scene.api)
    assert read
    assert all(each is None for each in read)


def test_forwarded_votes_are_not_votes_in_private_either(scene: Scene, line: Line) -> None:
    post = scene.li.says("1", scene.group)
    scene.wang.forwards(post)
    read = line.read(scene.api)[1]
    assert read is not None
    assert (read.press, read.text, read.files) == (Press("guide.forwarded"), "", ())


# Replies


async def test_a_reply_to_the_bot_is_addressed_and_names_the_card(
    scene: Scene, line: Line, tokens: PressTokens
) -> None:
    card = await _card(scene, line, tokens)
    scene.wang.says("1", scene.group, answers=card)
    read = line.hears(scene.api)
    assert (read.text, read.addressed, read.quoted) == ("1", True, str(card.id))


def test_a_reply_to_a_neighbour_is_not_addressed(scene: Scene, line: Line) -> None:
    said = scene.li.says("我看行", scene.group)
    scene.wang.says("1", scene.group, answers=said)
    read = line.read(scene.api)[1]
    assert read is not None
    assert (read.addressed, read.quoted) == (False, str(said.id))


def test_a_forum_thread_is_not_a_reply(scene: Scene, line: Line) -> None:
    opening = {
        "message_id": 5,
        "date": 1_763_000_000,
        "chat": scene.group.json(),
        "from": scene.api.me,
        "forum_topic_created": {"name": "停车", "icon_color": 1},
    }
    _raw(scene, text="大家好", message_thread_id=5, reply_to_message=opening)
    read = line.hears(scene.api)
    assert (read.addressed, read.quoted) == (False, None)


# Deep links and languages


def test_a_deep_link(scene: Scene, line: Line) -> None:
    scene.wang.follows("https://t.me/linliyi_bot?start=join_ABC123")
    assert line.hears(scene.api).text == "/start join_ABC123"


@pytest.mark.parametrize(
    ("language", "locale"),
    [
        ("zh-hans", "zh_CN"),
        ("zh", "zh_CN"),
        ("zh-TW", "zh_CN"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", ""),
        ("", ""),
    ],
)
def test_languages(api: FakeBotApi, line: Line, language: str, locale: str) -> None:
    api.user("人", language=language).says("你好")
    assert line.hears(api).locale == locale


def test_names_are_one_short_line(api: FakeBotApi, line: Line) -> None:
    api.user("王\n阿姨 " + "好" * 300).says("你好")
    name = line.hears(api).sender_name
    assert name.startswith("王 阿姨 好")
    assert len(name) == 64


def test_a_person_without_a_visible_name(api: FakeBotApi, line: Line) -> None:
    nobody = api.user(" ", username="nobody")
    nobody.says("你好")
    assert line.hears(api).sender_name == "nobody"


# Files


def test_a_photo_comes_in_its_largest_size(scene: Scene, line: Line) -> None:
    post = scene.wang.sends_photo(b"\xff\xd8jpeg", caption="提 路灯坏了")
    read = line.hears(scene.api)
    (file,) = read.files
    assert post.photo is not None
    assert (file.kind, file.reference, file.size) == (AttachmentKind.PHOTO, post.photo.id, 6)
    assert file.media_type == "image/jpeg"
    assert read.text == "提 路灯坏了"


def test_a_caption_can_mention_the_bot(scene: Scene, line: Line) -> None:
    scene.wang.sends_photo(b"x", scene.group, caption=f"{scene.at_bot} 提 路灯坏了")
    read = line.hears(scene.api)
    assert (read.text, read.addressed) == ("提 路灯坏了", True)


def test_an_album_is_a_message_for_each_photo(scene: Scene, line: Line) -> None:
    scene.wang.sends_album(3, caption="提 路灯坏了")
    read = line.read(scene.api)
    assert [each.text for each in read if each] == ["提 路灯坏了", "", ""]
    assert all(each and each.files and each.addressed for each in read)
    (album,) = {each.album for each in read if each}
    assert album


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("通知.pdf", "通知.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.doc", "b.doc"),
        ("a\nb.pdf", "a b.pdf"),
        ("/", "file"),
    ],
)
def test_a_document(scene: Scene, line: Line, name: str, kept: str) -> None:
    scene.wang.sends_document(b"%PDF", name=name, media_type="application/pdf")
    (file,) = line.hears(scene.api).files
    assert (file.kind, file.name, file.media_type) == (
        AttachmentKind.DOCUMENT,
        kept,
        "application/pdf",
    )


def test_a_picture_sent_as_a_file_is_a_photo(scene: Scene, line: Line) -> None:
    scene.wang.sends_document(b"png", name="灯.png", media_type="image/png")
    (file,) = line.hears(scene.api).files
    assert (file.kind, file.media_type) == (AttachmentKind.PHOTO, "image/png")


def test_a_moving_picture_is_no_file(scene: Scene, line: Line) -> None:
    video = {"file_id": "v", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}
    document = {"file_id": "v", "file_unique_id": "u", "mime_type": "video/mp4"}
    _raw(scene, animation=video, document=document)
    assert line.read(scene.api) == [None]


def _alone(scene: Scene) -> dict[str, object]:
    return {"id": scene.wang.id, "type": "private", "first_name": scene.wang.name}


SPEECH = {
    "file_id": "v1",
    "file_unique_id": "u1",
    "duration": 4,
    "mime_type": "audio/ogg",
    "file_size": 9000,
}


def test_a_voice_note_in_private(scene: Scene, line: Line) -> None:
    _raw(scene, chat=_alone(scene), voice=SPEECH)
    (read,) = line.read(scene.api)
    assert read is not None
    (file,) = read.files
    assert (file.kind, file.reference, file.name) == (AttachmentKind.VOICE, "v1", "u1.ogg")
    assert (file.media_type, file.size, file.seconds) == ("audio/ogg", 9000, 4)
    assert (read.text, read.addressed) == ("", True)


def test_speech_sent_as_a_file(scene: Scene, line: Line) -> None:
    _raw(
        scene,
        chat=_alone(scene),
        audio={**SPEECH, "mime_type": "audio/mp4", "file_name": "说话.m4a"},
    )
    (read,) = line.read(scene.api)
    assert read is not None
    (file,) = read.files
    assert (file.kind, file.name, file.media_type) == (
        AttachmentKind.VOICE,
        "说话.m4a",
        "audio/mp4",
    )


def test_a_sound_is_taken_for_nothing_else(scene: Scene, line: Line) -> None:
    _raw(scene, chat=_alone(scene), audio={**SPEECH, "mime_type": "image/png"})
    (read,) = line.read(scene.api)
    assert read is not None
    assert read.files[0].media_type == "audio/ogg"


def test_in_a_group_only_an_answer_to_the_bot_is_listened_to(scene: Scene, line: Line) -> None:
    said = {"message_id": 7, "date": 1_763_000_000, "chat": scene.group.json(), "text": "?"}
    bot = {"id": 7000001, "is_bot": True, "first_name": "邻里议"}
    _raw(scene, voice=SPEECH)
    _raw(scene, voice=SPEECH, reply_to_message={**said, "from": bot})
    passed, read = line.read(scene.api)
    assert passed is None
    assert read is not None
    assert (len(read.files), read.addressed, read.quoted) == (1, True, "7")


def test_below_a_caption_the_words_are_enough(scene: Scene, line: Line) -> None:
    _raw(scene, chat=_alone(scene), voice=SPEECH, caption="提 路灯坏了")
    (read,) = line.read(scene.api)
    assert read is not None
    assert (read.text, read.files) == ("提 路灯坏了", ())


# Presses


async def test_a_press(scene: Scene, line: Line, tokens: PressTokens) -> None:
    card = await _card(scene, line, tokens)
    pressed = scene.li.presses("赞成", scene.group)
    read = line.hears(scene.api)
    assert read.press == Press("vote.cast", {"poll": "p" * 16, "choice": "1"})
    assert (read.message, read.callback) == (str(card.id), pressed.id)
    assert (read.sender, read.room, read.locale) == (str(scene.li.id), str(card.chat.id), "en")
    assert read.at == RECEIVED
    assert read.addressed


async def test_a_forged_press_is_told_apart(
    scene: Scene, line: Line, tokens: PressTokens
) -> None:
    card = await _card(scene, line, tokens)
    genuine = card.buttons[0]["callback_data"]
    for data in ("", "x", genuine[:-1], genuine + "1", "A" * 11 + genuine[11:], "票"):
        scene.li.forges(data, card)
        assert line.hears(scene.api).press == Press("guide.forged")


async def test_a_press_on_a_card_too_old_to_be_shown(
    scene: Scene, line: Line, tokens: PressTokens
) -> None:
    card = await _card(scene, line, tokens)
    scene.api.enqueue(
        "callback_query",
        {
            "id": "77",
            "from": scene.wang.json(),
            "chat_instance": "1",
            "message": {"chat": scene.group.json(), "message_id": card.id, "date": 0},
            "data": card.buttons[0]["callback_data"],
        },
    )
    read = line.hears(scene.api)
    assert (read.message, read.room) == (str(card.id), str(scene.group.id))


@pytest.mark.parametrize("missing", ["message", "data"])
def test_a_press_elsewhere_is_not_ours(scene: Scene, line: Line, missing: str) -> None:
    query = {
        "id": "77",
        "from": scene.wang.json(),
        "chat_instance": "1",
        "message": {"chat": scene.group.json(), "message_id": 1, "date": 0},
        "data": "x",
    }
    scene.api.enqueue("callback_query", {k: v for k, v in query.items() if k != missing})
    assert line.read(scene.api) == [None]


async def _card(scene: Scene, line: Line, tokens: PressTokens) -> Post:
    press = Press("vote.cast", {"poll": "p" * 16, "choice": "1"})
    await line.channel.send(
        Outgoing(
            id="o1",
            chat=str(scene.group.id),
            text="路灯修不修？",
            buttons=(Button("1  赞成", token=tokens.seal(press)),),
        )
    )
    return scene.group.posts[-1]
