"""The web's own chats: talking to the bot where others read along, and alone."""

from html import unescape

import pytest

from bot.channel import Outgoing, Undeliverable
from bot.channels.web import sealed
from bot.posted import Posted
from handlers.messages import AttachmentKind, Incoming, IncomingFile, Press
from tests.bot.web.house import Browser, House
from tests.bot.web.neighbours import CHEN, LI, ZHAO

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


async def test_a_neighbour_proposes_in_the_room_and_is_answered_there(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/chat")
    await browser.post("/c/here/chat", {"_text": "提 2号楼门禁坏了"})
    arrived = browser.house.arrived[-1]
    assert (arrived.room, arrived.text) == ("here-residents", "提 2号楼门禁坏了")
    assert not arrived.addressed
    assert "提 2号楼门禁坏了" in browser.html
    assert browser.html.count('class="message bot"') >= 1
    assert browser.page.endswith("/c/here/chat#newest") or browser.page.endswith("/c/here/chat")


async def test_talk_that_calls_nobody_gets_no_answer(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/chat?earlier=1")
    before = browser.html.count('class="message bot"')
    await browser.post("/c/here/chat", {"_text": "今天天气真好"})
    assert "今天天气真好" in browser.html
    await browser.get("/c/here/chat?earlier=1")
    assert browser.html.count('class="message bot"') == before


async def test_a_mention_or_a_quote_addresses_the_bot(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/chat")
    await browser.post("/c/here/chat", {"_text": "@邻里议 养狗要牵绳吗"})
    assert browser.house.arrived[-1].addressed
    assert browser.house.arrived[-1].text == "养狗要牵绳吗"
    card = _card(browser.house)
    await browser.get(f"/c/here/chat?quote={card.id}")
    assert '<blockquote class="words">' in browser.html
    await browser.post("/c/here/chat", {"_text": "1", "_quoted": card.id})
    assert browser.house.arrived[-1].quoted == card.id
    assert browser.house.arrived[-1].addressed


async def test_private_talk_is_read_by_its_member_alone(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/me/chat")
    await browser.post("/me/chat", {"_text": "帮助"})
    assert browser.house.arrived[-1].room is None
    assert 'class="message bot"' in browser.html
    other = Browser.open(browser.house)
    await other.be(LI.id)
    assert "帮助</p>" not in (await other.get("/me/chat")).text


async def test_the_committee_room_is_closed_to_residents(browser: Browser) -> None:
    await browser.be(ZHAO.id)
    assert (await browser.get("/committee/chat")).status_code == 200
    await browser.post("/committee/chat", {"_text": "收到"})
    assert browser.house.arrived[-1].room == "here-committee"
    await browser.be(LI.id)
    assert (await browser.get("/committee/chat")).status_code == 403
    assert (await browser.get("/committee/chat/messages")).status_code == 403
    await browser.get("/me")
    assert (await browser.post("/committee/chat", {"_text": "我也在"})).status_code == 403


async def test_a_photo_in_a_chat_is_seen_by_those_who_read_there(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/me/chat")
    await browser.post("/me/chat", {"_text": ""}, files={"photo": ("a.png", PNG, "image/png")})
    message = next(
        each
        for each in browser.house.chats.latest(CHEN.id, limit=5)
        if each.author and each.files
    )
    path = f"/chat-files/{message.id}/0"
    assert (await browser.get(path)).content == PNG
    assert (await browser.get(f"/chat-files/{message.id}/7")).status_code == 404
    await browser.be(LI.id)
    assert (await browser.get(path)).status_code == 404


async def test_a_button_of_a_card_is_a_press_in_its_room(browser: Browser) -> None:
    await browser.be(LI.id)
    await browser.get("/c/here/chat")
    card = _card(browser.house)
    token = next(each.token for each in card.buttons if each.token)
    assert unescape(browser.html).count(token) == 1
    await browser.post("/c/here/chat/press", {"_press": token, "_message": card.id})
    arrived = browser.house.arrived[-1]
    assert arrived.press == browser.house.tokens.open(token)
    assert (arrived.room, arrived.message) == ("here-residents", card.id)
    await browser.get("/c/here/chat")
    await browser.post("/c/here/chat/press", {"_press": "AAAAAAAAAAAvote.cast?choice=1"})
    assert browser.house.arrived[-1].press == Press("guide.forged")


async def test_messages_are_sent_again_only_when_they_changed(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/c/here/chat")
    first = await browser.get("/c/here/chat/messages")
    mark = first.headers["etag"]
    again = await browser.get("/c/here/chat/messages", **{"If-None-Match": mark})
    assert again.status_code == 304
    await browser.get("/c/here/chat")
    await browser.post("/c/here/chat", {"_text": "大家好"})
    later = await browser.get("/c/here/chat/messages", **{"If-None-Match": mark})
    assert later.status_code == 200
    assert "大家好" in later.text


async def test_nothing_typed_is_nothing_said(browser: Browser) -> None:
    await browser.be(CHEN.id)
    await browser.get("/me/chat")
    await browser.post("/me/chat", {"_text": "  "})
    assert not browser.house.arrived


def test_what_a_form_said_is_read_as_it_was(house: House) -> None:
    said = Incoming(
        channel="web",
        update_id="chen:1",
        sender="chen",
        sender_name="陈晓",
        at=house.clock.now(),
        press=Press("vote.cast", {"poll": "p", "choice": "1"}),
        files=(IncomingFile(AttachmentKind.PHOTO, "d", "a.png", "image/png", 3),),
    )
    assert house.channel.read(sealed(said)) == said
    assert house.channel.read("no form of ours") is None


async def test_the_channel_edits_a_card_in_its_place(house: House) -> None:
    first = await house.channel.send(Outgoing(id="1", chat="here", text="一"))
    await house.channel.send(Outgoing(id="2", chat="here", text="二"))
    assert (
        await house.channel.send(Outgoing(id="3", chat="here", text="改", edits=first)) == first
    )
    assert [each.text for each in house.chats.latest("here", limit=9)] == ["改", "二"]
    assert await house.channel.send(Outgoing(id="2", chat="here", text="二")) == "bot-2"
    assert len(house.chats.latest("here", limit=9)) == 2


async def test_the_channel_fetches_what_a_form_left(house: House) -> None:
    digest = house.files.keep(PNG)
    assert await house.channel.fetch(digest) == PNG
    with pytest.raises(Undeliverable):
        await house.channel.fetch("0" * 64)
    assert house.channel.state().running


async def test_the_channel_keeps_neither_alerts_nor_secrets(house: House) -> None:
    for asked in ({"alert": True}, {"secret": True}):
        await house.channel.send(Outgoing(id="9", chat="chen", text="您投了赞成", **asked))
    assert not [each for each in house.chats.messages.values() if each.text == "您投了赞成"]


def _card(house: House) -> Posted:
    """Return the newest card of the residents' room with something to press."""
    posted = house.chats.latest("here-residents", limit=60)
    return next(
        each for each in reversed(posted) if any(button.token for button in each.buttons)
    )
