"""What people say on WeChat is heard: in rooms, in private, with names, quotes and files."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.channel import Undeliverable
from handlers.messages import AttachmentKind, Happening, RoomEvent
from tests.bot.wechaty.conftest import GROUP, LI, ROOM, WANG, Line, outgoing, until
from tests.bot.wechaty.fake_gateway import ATTACHMENT, IMAGE, ME, STARTED_AT

RULE = "- - - - - - - - - - - - - - -"


async def test_a_private_message(line: Line) -> None:
    async with line.connected():
        said = line.gateway.says(WANG, "提 3号楼门口路灯坏了")
        (heard,) = await line.heard()
    assert (heard.channel, heard.sender, heard.sender_name) == ("wechat", WANG, "王阿姨")
    assert (heard.room, heard.text, heard.addressed) == (None, "提 3号楼门口路灯坏了", True)
    assert heard.update_id == f"m-{said.id}"
    assert heard.at == datetime.fromtimestamp(STARTED_AT, UTC)
    assert line.inbox.senders == [WANG]


async def test_chatter_in_a_room_is_not_addressed(line: Line) -> None:
    async with line.connected():
        line.gateway.says(WANG, "今晚吃什么", room=GROUP)
        (heard,) = await line.heard()
    assert (heard.room, heard.room_title) == (ROOM, "3号楼邻里群")
    assert (heard.addressed, heard.quoted) == (False, None)


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("@邻里议\u2005问 养狗要拴绳吗", (ME,)),
        ("@邻里议\u2005问 养狗要拴绳吗", ()),
        ("问 养狗要拴绳吗 @邻里议", ()),
        ("@小议 机器人\u2005问 养狗要拴绳吗", ()),
        ("问 养狗要拴绳吗", (ME, WANG)),
    ],
    ids=["told", "gateway tells no ids", "at the end", "alias with a space", "only told"],
)
async def test_a_mention_by_any_of_our_names(
    line: Line, text: str, mentions: tuple[str, ...]
) -> None:
    line.gateway.world.aliases[GROUP, ME] = "小议 机器人"
    async with line.connected():
        line.gateway.says(WANG, text, room=GROUP, mentions=mentions)
        (heard,) = await line.heard()
    assert (heard.text, heard.addressed) == ("问 养狗要拴绳吗", True)


async def test_a_mention_of_a_neighbour_is_none_of_ours(line: Line) -> None:
    async with line.connected():
        line.gateway.says(WANG, "@李叔\u2005你看呢", room=GROUP, mentions=(LI,))
        (heard,) = await line.heard()
    assert (heard.text, heard.addressed) == ("@李叔\u2005你看呢", False)


async def test_a_quoted_card_is_known_by_its_mark(line: Line) -> None:
    async with line.connected():
        shown = await line.channel.send(outgoing("12号表决：换门禁"))
        quoted = line.gateway.world.sent[-1].text
        line.gateway.says(LI, f"「邻里议：{quoted}」\n{RULE}\n2", room=GROUP)
        (heard,) = await line.heard()
    assert (heard.text, heard.quoted, heard.addressed) == ("2", shown, True)


@pytest.mark.parametrize(
    "quoted", ["【3号表决】换不换门禁", "【3号表决】换…", "【3号表决】换不 换..."]
)
async def test_a_quoted_card_is_known_by_its_words_where_the_mark_is_cut(
    line: Line, quoted: str
) -> None:
    async with line.connected():
        await line.channel.send(outgoing("【2号表决】换不换门禁", mark="✉2222"))
        shown = await line.channel.send(outgoing("【3号表决】换不换门禁", mark="✉3333"))
        line.gateway.says(LI, f"「小区管家：{quoted}」\n{RULE}\n2", room=GROUP)
        (heard,) = await line.heard()
    assert (heard.text, heard.quoted, heard.addressed) == ("2", shown, True)


async def test_a_neighbours_quoted_words_are_not_ours(line: Line) -> None:
    async with line.connected():
        line.gateway.says(LI, f"「王阿姨：今晚吃什么」\n{RULE}\n面", room=GROUP)
        (heard,) = await line.heard()
    assert (heard.text, heard.addressed) == ("面", False)
    assert heard.quoted


async def test_our_own_words_and_official_accounts_are_left_alone(line: Line) -> None:
    line.gateway.world.contacts["gh_news"] = "城市新闻"
    line.gateway.world.officials.add("gh_news")
    async with line.connected():
        await line.channel.send(outgoing("您好"))
        line.gateway.says("gh_news", "今日头条")
        line.gateway.says(WANG, "[动画表情]", kind=5)
        line.gateway.says(WANG, "帮助")
        (heard,) = await line.heard()
    assert heard.text == "帮助"
    assert len(line.inbox.rows) == 1


async def test_pictures_and_files_come_whole(line: Line) -> None:
    large = bytes(range(256)) * 20_000
    async with line.connected():
        line.gateway.says(WANG, "", kind=IMAGE, name="lamp.png", content=large)
        line.gateway.says(WANG, "", kind=ATTACHMENT, name="规约.docx", content=b"PK")
        picture, document = await line.heard(2)
        assert picture.files[0].kind is AttachmentKind.PHOTO
        assert picture.files[0].media_type == "image/png"
        assert document.files[0].kind is AttachmentKind.DOCUMENT
        assert document.files[0].name == "规约.docx"
        assert len(large) > 4 * 1024 * 1024
        assert await line.channel.fetch(picture.files[0].reference) == large
        assert await line.channel.fetch(document.files[0].reference) == b"PK"


async def test_a_file_that_is_gone_is_given_up(line: Line) -> None:
    async with line.connected():
        for _ in range(2):
            with pytest.raises(Exception, match="20"):
                await line.channel.fetch("file:9")
        with pytest.raises(Undeliverable):
            await line.channel.fetch("file:9")


async def test_a_renamed_room_is_called_by_its_new_name(line: Line) -> None:
    async with line.connected():
        line.gateway.says(WANG, "早", room=GROUP)
        await line.heard()
        line.gateway.emit(21, {"roomId": GROUP, "newTopic": "清河里大群", "oldTopic": ""})
        line.gateway.says(WANG, "早", room=GROUP)
        heard = await line.heard(2)
    assert [each.room_title for each in heard] == ["3号楼邻里群", "清河里大群"]


async def test_who_changes_their_name_is_called_by_it(line: Line) -> None:
    async with line.connected():
        line.gateway.says(WANG, "早")
        await line.heard()
        line.gateway.world.contacts[WANG] = "王阿姨 3-2-501"
        line.gateway.emit(27, {"payloadType": 2, "payloadId": WANG})
        line.gateway.says(WANG, "早")
        heard = await line.heard(2)
    assert [each.sender_name for each in heard] == ["王阿姨", "王阿姨 3-2-501"]


async def test_who_comes_into_a_room_is_named(line: Line) -> None:
    told = {"roomId": GROUP, "inviterId": WANG, "timestamp": STARTED_AT}
    async with line.connected():
        line.gateway.emit(19, {**told, "inviteeIdList": [LI]})
        line.gateway.emit(19, {**told, "inviteeIdList": [LI]})
        line.gateway.emit(20, {"roomId": GROUP, "removeeIdList": [LI], "removerId": WANG})
        line.gateway.says(WANG, "欢迎", room=GROUP)
        came, _ = await line.heard(2)
    assert came.happened == RoomEvent(Happening.JOINED, joined=((LI, "李叔"),))
    assert (came.room, came.room_title, came.sender) == (ROOM, "3号楼邻里群", WANG)
    assert (came.addressed, came.text) == (False, "")


async def test_the_bot_comes_into_a_room_and_has_to_go(line: Line) -> None:
    async with line.connected():
        line.gateway.emit(19, {"roomId": GROUP, "inviteeIdList": [ME, LI]})
        line.gateway.emit(20, {"roomId": GROUP, "removeeIdList": [ME]})
        heard = await line.heard(2)
    kinds = [each.happened and each.happened.kind for each in heard]
    assert kinds == [Happening.BACK, Happening.LEFT]


async def test_who_asks_may_write_and_invite(line: Line) -> None:
    async with line.connected():
        line.gateway.emit(17, {"friendshipId": "asks-1"})
        line.gateway.emit(17, {"friendshipId": "confirms-1"})
        line.gateway.emit(18, {"roomInvitationId": "invites-1"})
        await until(lambda: len(line.gateway.world.accepted) == 2)
    assert line.gateway.world.accepted == ["asks-1", "invites-1"]


async def test_what_cannot_be_committed_yet_is_kept(line: Line) -> None:
    async with line.connected():
        line.inbox.broken = OSError("disk full")
        line.gateway.says(WANG, "12号 1")
        await until(lambda: line.inbox.tries >= 2)
        line.inbox.broken = None
        (heard,) = await line.heard()
    assert heard.text == "12号 1"


@pytest.mark.parametrize("told", [0, 99_999_999_999, 2**63], ids=["none", "ahead", "absurd"])
async def test_a_moment_that_cannot_be_is_not_believed(line: Line, told: int) -> None:
    async with line.connected():
        line.gateway.says(WANG, "早", at=told)
        (heard,) = await line.heard()
    assert heard.at == line.channel.clock.now()


async def test_milliseconds_are_moments_too(line: Line) -> None:
    async with line.connected():
        line.gateway.says(WANG, "早", at=STARTED_AT * 1000)
        (heard,) = await line.heard()
    assert heard.at == datetime.fromtimestamp(STARTED_AT, UTC)


async def test_messages_of_one_sender_keep_their_order(line: Line) -> None:
    async with line.connected():
        for number in range(40):
            line.gateway.says(WANG, f"第{number}句")
        heard = await line.heard(40)
        await asyncio.sleep(0)
    assert [each.text for each in heard] == [f"第{number}句" for number in range(40)]
