from dataclasses import replace

import pytest

from bot.channel import Button, Outgoing, RetryLater, Undeliverable
from bot.channels.telegram import TelegramAccess, TelegramChannel
from bot.channels.telegram.wording import length
from bot.tokens import PressTokens
from tests.bot.telegram.conftest import HandClock, Scene
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.bot.telegram.fake_transport import InProcessRequest
from tests.bot.telegram.fake_world import Pressed

# Text


async def test_a_message(scene: Scene, to_wang: Outgoing) -> None:
    sent = await scene.send(to_wang)
    post = scene.wang.private.posts[-1]
    assert (str(post.id), post.text) == (sent, "您好，王阿姨。")
    assert "parse_mode" not in scene.api.called("sendMessage")[0]
    assert scene.api.called("sendMessage")[0]["link_preview_options"] == {"is_disabled": True}


async def test_nothing_needs_to_be_escaped(scene: Scene, to_wang: Outgoing) -> None:
    words = "<b>5_号*楼</b> [灯](x) `&amp;` \\ 🙂"
    await scene.send(replace(to_wang, text=words))
    assert scene.wang.private.posts[-1].text == words


@pytest.mark.parametrize("line_of", ["今天讨论路灯。" * 20, "🐕" * 300, "字" * 5000])
async def test_a_long_text_comes_in_several_messages(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...], line_of: str
) -> None:
    text = "\n".join(f"{number} {line_of}" for number in range(40))
    sent = await scene.send(replace(to_group, text=text, buttons=choices))
    posts = scene.group.posts
    assert len(posts) > 1
    assert all(length(each.text) <= 4096 for each in posts)
    assert "".join("".join(each.text.split()) for each in posts) == "".join(text.split())
    assert [bool(each.keyboard) for each in posts] == [False] * (len(posts) - 1) + [True]
    assert sent == str(posts[-1].id)


async def test_a_long_text_is_split_on_line_ends(scene: Scene, to_wang: Outgoing) -> None:
    lines = [f"第{number}行" + "话" * 500 for number in range(20)]
    await scene.send(replace(to_wang, text="\n".join(lines)))
    posts = [each for each in scene.wang.private.posts if not each.author]
    assert [each for post in posts for each in post.text.split("\n")] == lines


async def test_a_reply(scene: Scene, to_group: Outgoing) -> None:
    said = scene.wang.says("问 养犬", scene.group)
    await scene.send(replace(to_group, reply_to=str(said.id)))
    assert scene.group.posts[-1].answers is said
    await scene.send(replace(to_group, reply_to="999"))
    assert scene.group.posts[-1].answers is None


# Buttons


async def test_buttons(scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]) -> None:
    page = "https://talk.example.org/c/qhl/topics/3"
    long = Button("在网页上打开这次表决的说明", link=page)
    await scene.send(replace(to_group, buttons=(*choices, long)))
    assert scene.wang.transcript(scene.group) == [
        "邻里议: 路灯修不修？\n[1  赞成]  [2  反对]  [3  弃权]\n[在网页上打开这次表决的说明]"
    ]
    assert scene.wang.opens("网页", scene.group) == page


@pytest.mark.parametrize(
    "link",
    [
        "http://127.0.0.1:8000/sign-in/abc",
        "http://localhost:8000/x",
        "http://talk:8000/x",
        "http://192.168.1.5/x",
        "http://[::1]/x",
        "http://host.local/x",
        "ftp://example.org/x",
    ],
)
async def test_a_link_no_button_may_carry_is_a_line(
    scene: Scene, to_wang: Outgoing, link: str
) -> None:
    await scene.send(replace(to_wang, buttons=(Button("登录", link=link),)))
    post = scene.wang.private.posts[-1]
    assert post.text == f"您好，王阿姨。\n\n登录\n{link}"
    assert not post.keyboard


async def test_a_link_that_telegram_refuses_becomes_a_line(
    scene: Scene, to_wang: Outgoing, choices: tuple[Button, ...]
) -> None:
    link = Button("登录", link="https://talk.example.org/sign-in/abc")
    scene.api.fail(
        "sendMessage", 400, "Bad Request: inline keyboard button URL is invalid: Wrong HTTP URL"
    )
    await scene.send(replace(to_wang, buttons=(*choices, link)))
    post = scene.wang.private.posts[-1]
    assert "https://talk.example.org/sign-in/abc" in post.text
    assert post.labels == [each.label for each in choices]


# Cards


async def test_a_card_is_edited(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    card = await scene.send(to_group)
    again = replace(to_group, text="还剩一天", buttons=choices, edits=card)
    assert await scene.send(again) == card
    (post,) = scene.group.posts
    assert (post.text, len(post.buttons), post.edits) == ("还剩一天", 3, 1)


async def test_an_edit_that_changes_nothing_is_done(scene: Scene, to_group: Outgoing) -> None:
    card = await scene.send(to_group)
    assert await scene.send(replace(to_group, edits=card)) == card
    assert scene.group.posts[0].edits == 0


async def test_a_card_that_is_gone_is_posted_anew(scene: Scene, to_group: Outgoing) -> None:
    card = await scene.send(to_group)
    scene.group.posts.clear()
    again = await scene.send(replace(to_group, text="新卡片", edits=card))
    assert again != card
    assert scene.group.posts[-1].text == "新卡片"


async def test_a_message_of_somebody_else_is_not_edited(
    scene: Scene, to_group: Outgoing
) -> None:
    said = scene.wang.says("你好", scene.group)
    await scene.send(replace(to_group, edits=str(said.id)))
    assert [each.text for each in scene.group.posts] == ["你好", "路灯修不修？"]


async def test_an_edit_too_long_is_cut(scene: Scene, to_group: Outgoing) -> None:
    card = await scene.send(to_group)
    await scene.send(replace(to_group, text="字" * 5000, edits=card))
    assert scene.group.posts[0].text == "字" * 4095 + "…"


async def test_the_caption_of_a_picture_card_is_edited(
    scene: Scene, to_group: Outgoing
) -> None:
    card = await scene.send(replace(to_group, pictures=scene.pictures(1)))
    edited = replace(to_group, text="已办结", edits=card)
    assert await scene.send(edited) == card
    assert await scene.send(edited) == card
    assert [(each.text, each.edits) for each in scene.group.posts] == [("已办结", 1)]


async def test_an_edit_refused_for_another_reason_is_undeliverable(
    scene: Scene, to_group: Outgoing
) -> None:
    card = await scene.send(to_group)
    scene.api.fail("editMessageText", 400, "Bad Request: TOPIC_CLOSED")
    with pytest.raises(Undeliverable, match="Topic_closed"):
        await scene.send(replace(to_group, text="x", edits=card))


# Notes to whoever pressed


async def _pressed(scene: Scene, message: Outgoing, choices: tuple[Button, ...]) -> Pressed:
    await scene.send(replace(message, id="card", buttons=choices))
    chat = scene.group if message.chat.startswith("-") else None
    return scene.wang.presses("赞成", chat)


async def test_a_note_is_shown_to_the_presser_alone(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_group, choices)
    note = replace(to_group, text="已记下：赞成", callback=pressed.id, alert=True)
    assert await scene.send(note) == ""
    assert (pressed.answered, pressed.note, pressed.loud) == (True, "已记下：赞成", True)
    assert len(scene.group.posts) == 1
    assert scene.wang.shown(scene.group)[-1] == "已记下：赞成"


async def test_an_answer_without_words_stops_the_waiting_mark(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_group, choices)
    silent = replace(to_group, text="", callback=pressed.id, alert=True)
    assert await scene.send(silent) == ""
    assert (pressed.answered, pressed.note) == (True, "")
    assert scene.api.unanswered == []


async def test_a_note_too_long_is_cut(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_group, choices)
    await scene.send(replace(to_group, text="字" * 300, callback=pressed.id, alert=True))
    assert pressed.note == "字" * 199 + "…"


async def test_a_message_that_answers_a_press_stops_the_waiting_mark(
    scene: Scene, to_wang: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_wang, choices)
    for number in range(2):
        await scene.send(replace(to_wang, id=f"o{number}", callback=pressed.id))
    assert pressed.answered
    assert scene.wang.private.posts[-1].text == "您好，王阿姨。"


async def test_a_late_note_reaches_a_private_chat(
    scene: Scene, to_wang: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_wang, choices)
    pressed.expired = True
    await scene.send(replace(to_wang, text="已记下", callback=pressed.id, alert=True))
    assert scene.wang.private.posts[-1].text == "已记下"
    assert await scene.send(replace(to_wang, text="", callback=pressed.id, alert=True)) == ""


async def test_a_late_note_is_never_told_to_a_group(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_group, choices)
    pressed.expired = True
    with pytest.raises(Undeliverable, match="too long ago"):
        await scene.send(replace(to_group, text="赞成", callback=pressed.id, alert=True))
    assert len(scene.group.posts) == 1


async def test_a_late_message_arrives_all_the_same(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    pressed = await _pressed(scene, to_group, choices)
    pressed.expired = True
    await scene.send(replace(to_group, text="知道了", callback=pressed.id))
    assert scene.group.posts[-1].text == "知道了"


@pytest.mark.parametrize("alert", [True, False])
async def test_an_answer_refused_for_another_reason(
    scene: Scene, to_wang: Outgoing, *, alert: bool
) -> None:
    scene.api.fail("answerCallbackQuery", 400, "Bad Request: BOT_INVALID")
    with pytest.raises(Undeliverable):
        await scene.send(replace(to_wang, callback="1", alert=alert))


# Pictures and documents


async def test_a_picture_carries_text_and_buttons(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    sent = await scene.send(replace(to_group, pictures=scene.pictures(1), buttons=choices))
    (post,) = scene.group.posts
    assert (post.text, len(post.buttons), str(post.id)) == ("路灯修不修？", 3, sent)
    assert post.photo is not None
    assert (post.photo.name, post.photo.content) == ("0.png", b"x" * 10)


async def test_an_album_with_a_caption(scene: Scene, to_group: Outgoing) -> None:
    sent = await scene.send(replace(to_group, pictures=scene.pictures(3)))
    posts = scene.group.posts
    assert [each.text for each in posts] == ["路灯修不修？", "", ""]
    assert len({each.album for each in posts}) == 1
    assert sent == str(posts[0].id)


async def test_an_album_carries_no_buttons(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    sent = await scene.send(replace(to_group, pictures=scene.pictures(2), buttons=choices))
    assert [bool(each.photo) for each in scene.group.posts] == [True, True, False]
    assert (str(scene.group.posts[-1].id), len(scene.group.posts[-1].buttons)) == (sent, 3)


async def test_a_text_too_long_for_a_caption_follows(scene: Scene, to_group: Outgoing) -> None:
    sent = await scene.send(replace(to_group, text="字" * 1025, pictures=scene.pictures(1)))
    assert [each.text for each in scene.group.posts] == ["", "字" * 1025]
    assert sent == str(scene.group.posts[-1].id)


async def test_a_record_with_card_and_paper(scene: Scene, to_group: Outgoing) -> None:
    message = replace(
        to_group, pictures=scene.pictures(1), documents=(scene.file("第3号纪要.pdf"),)
    )
    await scene.send(message)
    first, second = scene.group.posts
    assert first.photo is not None
    assert second.document is not None
    assert second.document.name == "第3号纪要.pdf"


async def test_files_without_words(scene: Scene, to_group: Outgoing) -> None:
    sent = await scene.send(replace(to_group, text="", pictures=scene.pictures(1)))
    assert sent == str(scene.group.posts[0].id)


async def test_several_documents_and_more_than_an_album_holds(
    scene: Scene, to_group: Outgoing
) -> None:
    papers = tuple(scene.file(f"{number}.pdf") for number in range(11))
    await scene.send(replace(to_group, documents=papers))
    named = [each.document.name for each in scene.group.posts if each.document]
    assert named == [each.name for each in papers]


async def test_a_picture_too_large_for_a_photo_is_sent_as_a_document(
    scene: Scene, to_group: Outgoing
) -> None:
    large = scene.file("large.png", size=10_000_001)
    await scene.send(replace(to_group, pictures=(large,)))
    assert scene.group.posts[0].document is not None


async def test_a_file_that_is_gone_is_undeliverable(scene: Scene, to_group: Outgoing) -> None:
    (picture,) = scene.pictures(1)
    picture.path.unlink()
    with pytest.raises(Undeliverable, match=r"0\.png"):
        await scene.send(replace(to_group, pictures=(picture,)))


async def test_a_file_too_large_is_undeliverable(scene: Scene, to_group: Outgoing) -> None:
    huge = scene.file("huge.pdf", size=50_000_001)
    with pytest.raises(Undeliverable, match="50 MB"):
        await scene.send(replace(to_group, documents=(huge,)))


async def test_a_repetition_goes_on_where_the_first_try_stopped(
    scene: Scene, to_group: Outgoing, choices: tuple[Button, ...]
) -> None:
    message = replace(to_group, pictures=scene.pictures(2), buttons=choices)
    scene.api.fail("sendMessage", 429, "Too Many Requests: retry after 7", retry_after=7)
    with pytest.raises(RetryLater):
        await scene.send(message)
    assert await scene.send(message) == str(scene.group.posts[-1].id)
    assert len(scene.group.posts) == 3


# Ballots inside Telegram


async def test_a_ballot_opens_inside_telegram_in_private_alone(
    api: FakeBotApi, scene: Scene, to_wang: Outgoing, to_group: Outgoing
) -> None:
    address = "https://talk.example.org"
    links = (Button("投票", link=f"{address}/vote/abc"), Button("网页", link=f"{address}/me"))
    access = TelegramAccess(api.token, request=lambda: InProcessRequest(api), address=address)
    channel = TelegramChannel(access, tokens=PressTokens(b"s"), clock=HandClock())
    await channel.send(replace(to_wang, buttons=links))
    await channel.send(replace(to_group, id="o2", buttons=links))
    ballot, page = scene.wang.private.posts[-1].buttons
    assert ballot["web_app"] == {"url": f"{address}/telegram/app?next=%2Fvote%2Fabc"}
    assert page["url"] == f"{address}/me"
    assert [each["url"] for each in scene.group.posts[-1].buttons] == [
        each.link for each in links
    ]
