"""What the bot says on WeChat: numbered choices, marks, files; and no card over and over."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.channel import Button, CardFace, Enclosure, RetryLater, Undeliverable, no_face
from tests.bot.wechaty.conftest import GROUP, ROOM, WANG, Line, choices, outgoing
from tests.bot.wechaty.fake_gateway import ATTACHMENT, IMAGE

HINTS = {"hint": "回复数字就行。", "hint_in_room": "引用这条，回复数字。"}


async def test_choices_are_numbered_and_links_are_written_out(line: Line) -> None:
    link = Button(label="打开选票", link="https://talk.example.org/v/12")
    async with line.connected():
        shown = await line.channel.send(
            outgoing("换门禁吗", buttons=(*choices("1  同意", "2  反对"), link), **HINTS)
        )
    (sent,) = line.gateway.world.sent
    assert sent.chat == GROUP
    assert sent.text == (
        "换门禁吗\n\n1  同意\n2  反对\n引用这条，回复数字。\n\n"
        "打开选票\nhttps://talk.example.org/v/12\n✉7KQ2"
    )
    assert shown == "✉7KQ2"


async def test_in_private_a_digit_is_enough(line: Line) -> None:
    async with line.connected():
        buttons = choices("1  同意")
        await line.channel.send(outgoing("换吗", chat=WANG, buttons=buttons, **HINTS))
        await line.channel.send(outgoing("好的", chat=WANG, **HINTS))
    first, second = line.gateway.world.sent
    assert "回复数字就行。" in first.text
    assert second.text == "好的\n✉7KQ2"


async def test_long_words_are_parted_and_each_part_can_be_quoted(line: Line) -> None:
    async with line.connected():
        await line.channel.send(outgoing("\n".join("甲" * 99 for _ in range(40))))
    texts = [each.text for each in line.gateway.world.sent]
    assert len(texts) > 2
    assert all(len(each) <= 1800 and each.endswith("✉7KQ2") for each in texts)
    assert sum(each.count("甲") for each in texts) == 99 * 40


async def test_pictures_and_files_go_out_whole(line: Line, tmp_path: Path) -> None:
    large = bytes(range(256)) * 20_000
    (tmp_path / "p").write_bytes(large)
    (tmp_path / "d").write_bytes(b"%PDF")
    picture = Enclosure(path=tmp_path / "p", name="card.png", media_type="image/png")
    document = Enclosure(path=tmp_path / "d", name="纪要.pdf", media_type="application/pdf")
    async with line.connected():
        await line.channel.send(outgoing("结果", pictures=(picture,), documents=(document,)))
    first, second, words = line.gateway.world.sent
    assert (first.kind, first.name, first.content) == (IMAGE, "card.png", large)
    assert (second.kind, second.name, second.content) == (ATTACHMENT, "纪要.pdf", b"%PDF")
    assert words.text.startswith("结果")


async def test_a_room_hears_a_card_again_only_with_other_choices(line: Line) -> None:
    async with line.connected():
        send = line.channel.send
        first = await send(outgoing("已有 1 人", buttons=choices("1  同意")))
        same = await send(outgoing("已有 2 人", buttons=choices("1  同意"), edits=first))
        over = await send(outgoing("已结束", edits=first, mark="✉9ABC"))
    assert (same, over) == (first, "✉9ABC")
    assert [each.text.split("\n")[0] for each in line.gateway.world.sent] == [
        "已有 1 人",
        "已结束",
    ]


async def test_a_room_hears_a_card_again_whose_choices_mean_another_thing(line: Line) -> None:
    async with line.connected():
        send, agree = line.channel.send, choices("1  同意")
        first = await send(outgoing("楼道太暗？", buttons=agree, presses=("s=1",)))
        same = await send(outgoing("楼道太暗？", buttons=agree, presses=("s=1",), edits=first))
        card = outgoing("电梯太慢？", buttons=agree, presses=("s=2",), edits=first)
        other = await send(replace(card, mark="✉9ABC"))
    assert (same, other) == (first, "✉9ABC")
    assert "电梯太慢？" in line.gateway.world.sent[-1].text


async def test_in_private_a_changed_card_is_shown_again(line: Line) -> None:
    async with line.connected():
        buttons = choices("1  同意")
        first = await line.channel.send(outgoing("没选", chat=WANG, buttons=buttons))
        await line.channel.send(outgoing("选了 1", chat=WANG, buttons=buttons, edits=first))
    assert [each.text.split("\n")[0] for each in line.gateway.world.sent] == ["没选", "选了 1"]


@pytest.mark.parametrize("tells_ids", [True, False])
async def test_without_a_mark_the_gateways_id_counts(line: Line, *, tells_ids: bool) -> None:
    line.gateway.tells_ids = tells_ids
    async with line.connected():
        shown = await line.channel.send(outgoing("您好", mark=""))
    assert shown == (line.gateway.world.sent[0].id if tells_ids else "7")


async def test_a_missing_file_is_never_sent(line: Line, tmp_path: Path) -> None:
    gone = Enclosure(path=tmp_path / "gone", name="a.pdf", media_type="application/pdf")
    async with line.connected():
        with pytest.raises(Undeliverable):
            await line.channel.send(outgoing("结果", documents=(gone,)))


async def test_what_the_gateway_refuses_three_times_cannot_arrive(line: Line) -> None:
    async with line.connected():
        for _ in range(2):
            with pytest.raises(RetryLater) as later:
                await line.channel.send(outgoing("您好", chat="room:none@chatroom"))
            assert not later.value.uncertain
        with pytest.raises(Undeliverable, match="no such conversation"):
            await line.channel.send(outgoing("您好", chat="room:none@chatroom"))
        assert line.channel.state().running


async def test_a_message_goes_on_where_it_was_broken_off(line: Line, tmp_path: Path) -> None:
    (tmp_path / "d").write_bytes(b"%PDF")
    document = Enclosure(path=tmp_path / "d", name="纪要.pdf", media_type="application/pdf")
    message = outgoing("结果", documents=(document,))
    async with line.connected():
        post = line.gateway._post  # noqa: SLF001 - breaks between two parcels
        line.gateway._post = lambda chat, **rest: (  # noqa: SLF001 - as above
            post(chat, **rest) if rest.get("name") else post("nowhere", **rest)
        )
        with pytest.raises(RetryLater):
            await line.channel.send(message)
        line.gateway._post = post  # noqa: SLF001 - as above
        await line.channel.send(message)
    assert [each.kind for each in line.gateway.world.sent] == [ATTACHMENT, 7]
    assert ROOM.endswith(GROUP)


LINK = Button(label="打开选票", link="https://talk.example.org/vote/12")


class Faces:
    """Gives a card's picture as often as it is asked for, and counts that."""

    def __init__(self, folder: Path) -> None:
        (folder / "c").write_bytes(b"\x89PNG")
        self.picture = Enclosure(path=folder / "c", name="c.png", media_type="image/png")
        self.asked = 0

    async def __call__(self) -> CardFace:
        self.asked += 1
        return CardFace(picture=self.picture, caption="【12号表决】换门禁吗")


async def test_a_card_of_a_room_is_a_picture_with_few_words(line: Line, tmp_path: Path) -> None:
    faces = Faces(tmp_path)
    buttons = (*choices("1  同意", "2  反对"), LINK)
    card = outgoing("【12号表决】换门禁吗\n已有 1 人", buttons=buttons, face=faces, **HINTS)
    async with line.connected():
        first = await line.channel.send(card)
        again = await line.channel.send(replace(card, id="8", edits=first, mark="✉9ABC"))
    picture, words = line.gateway.world.sent
    assert (picture.kind, picture.chat, picture.content) == (IMAGE, GROUP, b"\x89PNG")
    assert words.text == (
        "【12号表决】换门禁吗\n引用这条，回复数字。\n\n"
        "打开选票\nhttps://talk.example.org/vote/12\n✉7KQ2"
    )
    assert (first, again, faces.asked) == ("✉7KQ2", "✉7KQ2", 1)


async def test_in_private_and_beside_other_pictures_a_card_stays_words(
    line: Line, tmp_path: Path
) -> None:
    faces = Faces(tmp_path)
    buttons = choices("1  同意")
    async with line.connected():
        await line.channel.send(outgoing("换吗", chat=WANG, buttons=buttons, face=faces))
        await line.channel.send(outgoing("结果", id="8", pictures=(faces.picture,), face=faces))
    assert faces.asked == 0
    assert ["换吗" in each.text for each in line.gateway.world.sent] == [True, False, False]


async def test_a_card_without_a_picture_is_told_in_full(line: Line) -> None:
    async with line.connected():
        await line.channel.send(outgoing("换门禁吗", buttons=choices("1  同意"), **HINTS))
    (words,) = line.gateway.world.sent
    assert "1  同意" in words.text


async def test_the_words_follow_a_picture_that_arrived_though_it_cannot_be_made_again(
    line: Line, tmp_path: Path
) -> None:
    faces = Faces(tmp_path)
    card = outgoing("换吗", buttons=choices("1  同意"), face=faces, **HINTS)
    async with line.connected():
        post = line.gateway._post  # noqa: SLF001 - breaks between picture and words
        line.gateway._post = lambda chat, **rest: (  # noqa: SLF001 - as above
            post(chat, **rest) if rest.get("name") else post("nowhere", **rest)
        )
        with pytest.raises(RetryLater):
            await line.channel.send(card)
        line.gateway._post = post  # noqa: SLF001 - as above
        await line.channel.send(replace(card, face=no_face))
    picture, words = line.gateway.world.sent
    assert picture.kind == IMAGE
    assert words.text == "【12号表决】换门禁吗\n引用这条，回复数字。\n✉7KQ2"
