"""The checks of the channel contract: one or more an ability, for every way of doing it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from bot.channel import Button, Outgoing, RetryLater, Undeliverable, Unreachable
from handlers.messages import AttachmentKind, Press
from tests.bot.channels.contract import (
    PAPER,
    PIXEL,
    Ability,
    Place,
    Seen,
    Way,
    World,
    button,
    enclosed,
    heard,
    running,
    until,
)

Check = Callable[[World, Path], Awaitable[None]]
PRIVATE, GROUP = Place.PRIVATE, Place.GROUP
CHOICES = (button("1  赞成", text="1"), button("2  反对", text="2"))
PAGE = "https://talk.example.org/c/here/topics/3"
MANY = 12


def to(world: World, place: Place, text: str, *, number: int = 1, **more: object) -> Outgoing:
    """Return a message for a chat of the world."""
    return Outgoing(id=f"o{number}", chat=world.chat(place), text=text, **more)  # type: ignore[arg-type]  # the fields of Outgoing


async def only(world: World, place: Place, words: str) -> Seen:
    """Return the one message of a chat that holds the words."""
    (found,) = [each for each in await world.shown(place) if words in each.text]
    return found


async def text(world: World, _folder: Path) -> None:
    """Words come and go as they were typed, whatever they look like."""
    words = "路灯 <b>坏了</b>，*3号楼* & [这里](x) 🙂"
    async with running(world):
        assert await world.says(words)
        said = await heard(world)
        assert (said.channel, said.room, said.text) == (world.channel.name, None, words)
        assert said.addressed
        assert said.sender == world.chat(PRIVATE)
        assert said.sender_name
        sent = await world.channel.send(to(world, PRIVATE, words))
        assert sent
        assert (await only(world, PRIVATE, "坏了")).text == words
        assert world.channel.state().name == world.channel.name


async def long(world: World, _folder: Path) -> None:
    """A long text arrives whole, in one message or in several."""
    lines = [f"第{number}条：" + "路灯不亮，晚上看不清台阶。" * 20 for number in range(40)]
    async with running(world):
        await world.channel.send(to(world, PRIVATE, "\n".join(lines)))
        seen = [each.text for each in await world.shown(PRIVATE)]
    assert (len(seen) > 1) is (world.ways[Ability.LONG] is Way.PARTS)
    assert "".join("".join(seen).split()) == "".join("".join(lines).split())


async def group(world: World, _folder: Path) -> None:
    """What is said in a group is told apart, and nobody is answered who did not ask."""
    async with running(world):
        assert await world.says("大家吃了吗", place=GROUP)
        said = await heard(world)
        assert (said.room, said.addressed) == (world.chat(GROUP), False)
        assert said.sender == world.chat(PRIVATE)
        await world.channel.send(to(world, GROUP, "今晚开会"))
        assert not [each for each in await world.shown(PRIVATE) if "今晚开会" in each.text]
        await only(world, GROUP, "今晚开会")


async def mention(world: World, _folder: Path) -> None:
    """Who calls the bot by its name is heard, and the name is no part of the words."""
    async with running(world):
        assert await world.says("养狗要牵绳吗", place=GROUP, mentioning=True)
        said = await heard(world)
    assert said.addressed
    assert said.text.strip() == "养狗要牵绳吗"


async def quote(world: World, _folder: Path) -> None:
    """Who answers below a card of the bot means that card."""
    async with running(world):
        await world.channel.send(to(world, GROUP, "【2号表决】", number=1))
        marked = to(world, GROUP, "【3号表决】", number=2, mark="✉7KQ2")
        card = await world.channel.send(marked)
        assert await world.says("1", place=GROUP, quoting=card)
        said = await heard(world)
    assert (said.quoted, said.text, said.addressed) == (card, "1", True)


async def choices(world: World, _folder: Path) -> None:
    """Choices are buttons that come back as they were sent, or numbers to type."""
    async with running(world):
        card = await world.channel.send(to(world, GROUP, "修不修？", buttons=CHOICES))
        seen = await only(world, GROUP, "修不修")
        if world.ways[Ability.CHOICES] is Way.NUMBERS:
            assert "1  赞成" in seen.text
            assert "2  反对" in seen.text
            assert CHOICES[0].token not in seen.text
            return
        assert seen.labels == ("1  赞成", "2  反对")
        assert await world.presses("反对", place=GROUP)
        said = await heard(world)
        assert said.press == Press("guide.status", {"text": "2"})
        assert (said.message, said.room) == (card, world.chat(GROUP))


async def forged(world: World, _folder: Path) -> None:
    """A button that the program never made is a press of what refuses it."""
    if world.ways[Ability.CHOICES] is Way.NUMBERS:
        return
    token = CHOICES[0].token
    bent = token[:-1] + ("0" if token[-1] != "0" else "1")
    async with running(world):
        await world.channel.send(to(world, PRIVATE, "修不修？", buttons=(Button("假", bent),)))
        assert await world.presses("假", place=PRIVATE)
        said = await heard(world)
    assert said.press == Press("guide.forged")


async def link(world: World, _folder: Path) -> None:
    """A page can be opened from a message."""
    async with running(world):
        opens = Button("看看这件事", link=PAGE)
        await world.channel.send(to(world, GROUP, "3号议题", buttons=(opens,)))
        seen = await only(world, GROUP, "3号议题")
    if world.ways[Ability.LINK] is Way.LINE:
        assert PAGE in seen.text
        assert "看看这件事" in seen.text
    else:
        assert [each for each in seen.links if PAGE.endswith(each)] == list(seen.links)
        assert len(seen.links) == 1


async def card(world: World, _folder: Path) -> None:
    """The newest state of a card is what stands there; where cards stay, it comes anew."""
    async with running(world):
        first = await world.channel.send(to(world, GROUP, "已有 1 人参加", buttons=CHOICES))
        newer = to(world, GROUP, "已有 2 人参加", number=2, buttons=CHOICES, edits=first)
        second = await world.channel.send(newer)
        seen = await world.shown(GROUP)
        if world.ways[Ability.CARD] is Way.STANDS:
            assert second == first
            assert len(seen) == 1
            other = replace(newer, id="o3", buttons=(button("1  延长", text="3"),))
            assert await world.channel.send(other) != first
            assert "延长" in (await world.shown(GROUP))[-1].text
            return
        if world.ways[Ability.CARD] is Way.ANEW:
            assert second != first
            assert "2 人" in seen[-1].text
            return
        assert second == first
        (stands,) = seen
        assert "2 人" in stands.text
        assert await world.channel.send(newer) == first
        assert len(await world.shown(GROUP)) == 1


async def note(world: World, _folder: Path) -> None:
    """Who pressed a button is told in short, before nobody else."""
    way = world.ways[Ability.NOTE]
    async with running(world):
        if world.ways[Ability.CHOICES] is not Way.NUMBERS:
            await world.channel.send(to(world, GROUP, "修不修？", buttons=CHOICES))
            await world.presses("赞成", place=GROUP)
            callback = (await heard(world)).callback
        else:
            callback = ""
        place = PRIVATE if way is Way.MESSAGE else GROUP
        told = to(world, place, "记下了", number=2, callback=callback, alert=True)
        await world.channel.send(told)
        assert not [each for each in await world.shown(GROUP) if "记下了" in each.text]
        assert [*world.notes()] == (["记下了"] if way is Way.YES else [])
        if way is Way.MESSAGE:
            await only(world, PRIVATE, "记下了")


async def secret(world: World, _folder: Path) -> None:
    """What a voter chose is shown to them alone; pages show it once and keep it nowhere."""
    async with running(world):
        await world.channel.send(to(world, PRIVATE, "您投的是：赞成", secret=True))
        seen = [each for each in await world.shown(PRIVATE) if "您投的是" in each.text]
        assert not [each for each in await world.shown(GROUP) if "您投的是" in each.text]
    assert len(seen) == (0 if world.ways[Ability.SECRET] is Way.ON_PAGE else 1)


async def picture(world: World, folder: Path) -> None:
    """A picture comes with its words and its choices."""
    file = enclosed(folder, name="card.png", content=PIXEL, media_type="image/png")
    async with running(world):
        sent = to(world, GROUP, "【2号结果】", pictures=(file,), buttons=CHOICES)
        await world.channel.send(sent)
        seen = await world.shown(GROUP)
    assert sum(each.pictures for each in seen) == 1
    assert "【2号结果】" in "".join(each.text for each in seen)
    if world.ways[Ability.CHOICES] is not Way.NUMBERS:
        assert [label for each in seen for label in each.labels] == ["1  赞成", "2  反对"]


async def document(world: World, folder: Path) -> None:
    """A paper comes by its name."""
    file = enclosed(folder, name="议事纪要.pdf", content=PAPER, media_type="application/pdf")
    async with running(world):
        await world.channel.send(to(world, PRIVATE, "纪要在此", documents=(file,)))
        seen = await world.shown(PRIVATE)
    assert [each for one in seen for each in one.documents] == ["议事纪要.pdf"]
    assert "纪要在此" in "".join(each.text for each in seen)


async def photo_in(world: World, _folder: Path) -> None:
    """A photo that a neighbour sends is fetched whole, with the words below it."""
    async with running(world):
        assert await world.attaches(PIXEL, name="lamp.png", words="灯坏了")
        said = await heard(world)
        (file,) = said.files
        below = "" if world.ways[Ability.PHOTO_IN] is Way.BARE else "灯坏了"
        assert (said.text, file.kind) == (below, AttachmentKind.PHOTO)
        assert await world.channel.fetch(file.reference) == PIXEL
        with pytest.raises(Undeliverable):
            await insisted(partial(world.channel.fetch, "nothing-of-ours"))


async def insisted(call: Callable[[], Awaitable[object]]) -> None:
    """Call until the channel no longer asks to come back."""
    for _ in range(MANY):
        with suppress(RetryLater):
            await call()
            return


async def paper_in(world: World, _folder: Path) -> None:
    """A paper that a neighbour sends is fetched whole and keeps its name."""
    async with running(world):
        assert await world.attaches(PAPER, name="申请.pdf", words="")
        (file,) = (await heard(world)).files
        assert (file.kind, file.name) == (AttachmentKind.DOCUMENT, "申请.pdf")
        assert await world.channel.fetch(file.reference) == PAPER


async def twice(world: World, _folder: Path) -> None:
    """What is sent again is the same thing, and is taken in once."""
    async with running(world):
        assert await world.says("附议 1")
        await heard(world)
        await world.repeats()
        assert await world.says("然后")
        await heard(world, since=1)
    assert [world.channel.read(each) for each in world.inbox.rows.values()]
    assert len(world.inbox.rows) == 2
    assert world.inbox.senders == {world.chat(PRIVATE)}


async def away(world: World, _folder: Path) -> None:
    """After the line was down people are heard again; what they said meanwhile has its way."""
    way = world.ways[Ability.AWAY]
    async with running(world):
        await world.cut()
        believed = await world.says("断线时说的")
        assert believed is (way is not Way.TOLD)
        await world.mended()
        await asyncio.sleep(0.05)
        assert await world.says("连上后说的")
        expected = ["断线时说的"] if way is Way.KEPT else []
        await until(lambda: len(world.inbox.rows) > len(expected))
    read = [world.channel.read(each) for each in world.inbox.rows.values()]
    assert [each.text for each in read if each] == [*expected, "连上后说的"]


async def limits(world: World, _folder: Path) -> None:
    """A network that asks for patience is understood; what it refused goes out later."""
    async with running(world):
        if world.ways[Ability.LIMITS] is Way.NONE:
            for number in range(MANY):
                await world.channel.send(to(world, GROUP, f"第 {number} 条", number=number))
            assert len(await world.shown(GROUP)) == MANY
            return
        world.hurried(7)
        with pytest.raises(RetryLater) as asked:
            await world.channel.send(to(world, GROUP, "慢一点"))
        assert asked.value.seconds >= 7
        assert not await world.shown(GROUP)
        await world.channel.send(to(world, GROUP, "慢一点"))
        await only(world, GROUP, "慢一点")


async def left(world: World, _folder: Path) -> None:
    """Of somebody who blocked the bot or left it is known that nothing reaches them there."""
    async with running(world):
        world.leaves()
        if world.ways[Ability.LEFT] is Way.NONE:
            await world.channel.send(to(world, PRIVATE, "下次打开看得到"))
            await only(world, PRIVATE, "下次打开看得到")
            return
        with pytest.raises(Unreachable):
            await insisted(partial(world.channel.send, to(world, PRIVATE, "在吗")))
        await world.channel.send(to(world, GROUP, "大家好"))
        await only(world, GROUP, "大家好")


CHECKS: Mapping[Ability, tuple[Check, ...]] = {
    Ability.TEXT: (text,),
    Ability.LONG: (long,),
    Ability.GROUP: (group,),
    Ability.MENTION: (mention,),
    Ability.QUOTE: (quote,),
    Ability.CHOICES: (choices, forged),
    Ability.LINK: (link,),
    Ability.CARD: (card,),
    Ability.NOTE: (note,),
    Ability.SECRET: (secret,),
    Ability.PICTURE: (picture,),
    Ability.DOCUMENT: (document,),
    Ability.PHOTO_IN: (photo_in,),
    Ability.PAPER_IN: (paper_in,),
    Ability.TWICE: (twice,),
    Ability.AWAY: (away,),
    Ability.LIMITS: (limits,),
    Ability.LEFT: (left,),
}


def check_name(check: Check) -> str:
    """Return what a check is called."""
    return str(getattr(check, "__name__", check))
