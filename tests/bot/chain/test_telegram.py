"""What holds on Telegram alone: edited cards, secrets, limits, links to the web."""

import asyncio
from datetime import timedelta

import httpx

from bot.compose import polite
from bot.ground import Ground
from bot.posting import Post
from handlers.messages import Reply, Text, ToRoom
from tests.bot.chain.pages import read_page
from tests.bot.chain.stage import ADDRESS
from tests.bot.chain.telegram_driver import TelegramDriver, on_telegram
from tests.bot.telegram.fake_bot_api import FakeBotApi
from tests.chain import DECIDED, DELIBERATED, MODERATED, PROPOSED, VOTED
from tests.dialogues import CAST, COMMITTEE_ROOM, GROUP, PRIVATE
from tests.tables import play

TO_THE_VOTE = (*PROPOSED, *MODERATED, *DELIBERATED, *VOTED)
CHOICE_TOLD = ("您投的是", "记下了：赞成", "记下了：反对", "您已经投了")
NEIGHBOURS = 34
SECONDS = 0.2
LOOKS = 100


def test_one_card_is_edited_instead_of_posted_anew(telegram: TelegramDriver) -> None:
    play(telegram, TO_THE_VOTE)
    group = telegram.rooms[GROUP]
    for name in ("【2号议题】", "【2号表决】"):
        (card,) = [post for post in group.posts if not post.author and name in post.text]
        assert card.edits > 0


def test_a_choice_is_told_to_its_voter_alone(telegram: TelegramDriver) -> None:
    play(telegram, TO_THE_VOTE)
    for room in telegram.rooms.values():
        said = [post.text for post in room.posts if not post.author]
        assert not any(told in each for told in CHOICE_TOLD for each in said)
    silent = set(CAST) - {each.who for each in VOTED[5:10]} - {"生人", "新邻居"}
    for name in silent:
        chat = "\n".join(telegram.person(name).transcript())
        assert not any(told in chat for told in CHOICE_TOLD), name


def test_no_count_is_told_before_the_end(telegram: TelegramDriver) -> None:
    play(telegram, TO_THE_VOTE)
    chats = [*telegram.rooms.values(), *(each.private for each in telegram.api.people.values())]
    shown = [post.text for chat in chats for post in chat.posts if not post.author]
    assert not any("赞成 " in each and "票" in each for each in shown)
    assert any("已有 4 人参加" in each for each in shown)


def test_what_was_handled_and_delivered_is_kept_nowhere(telegram: TelegramDriver) -> None:
    play(telegram, TO_THE_VOTE)
    with telegram.stage.on.storage.reading() as work:
        look = work._connection.exec_driver_sql  # noqa: SLF001 - no port shows the rows
        assert look("select count(*) from inbox where payload <> ''").scalar_one() == 0
        kept = look("select reply from outbox where secret").scalars().all()
    assert kept
    assert not any("vote" in str(each) for each in kept)


def test_the_record_is_a_picture_and_a_pdf(telegram: TelegramDriver) -> None:
    play(telegram, (*TO_THE_VOTE, *DECIDED))
    posts = telegram.rooms[COMMITTEE_ROOM].posts
    (picture,) = [each.photo for each in posts if each.photo]
    assert picture.content.startswith(b"\x89PNG")
    papers = [each.document for each in posts if each.document]
    assert papers
    assert all(each.content.startswith(b"%PDF-") for each in papers)


def test_a_link_sent_in_private_opens_the_web_once(telegram: TelegramDriver) -> None:
    telegram.says("王阿姨", "登录", where=PRIVATE)
    telegram.settle()
    link = telegram.person("王阿姨").opens("打开我的网页")
    transport = httpx.ASGITransport(app=telegram.stage.program.web)

    async def signs_in() -> tuple[str, int]:
        async with httpx.AsyncClient(
            transport=transport, base_url=ADDRESS, follow_redirects=True
        ) as browser:
            page = read_page((await browser.get(link)).text)
            (form,) = page.all("form", "tap")
            inside = await browser.post(form.attributes["action"], data=form.fields())
            return inside.text, (await browser.get(link)).status_code

    page, again = telegram.stage.do(signs_in())
    assert "王阿姨" in page
    assert again == httpx.codes.GONE


def test_a_newcomer_is_welcomed_once(telegram: TelegramDriver) -> None:
    telegram.says("新邻居", "大家好", where=GROUP)
    telegram.settle()
    assert telegram.visible("新邻居", where=GROUP) == []
    telegram.says("新邻居", "你好", where=PRIVATE)
    telegram.settle()
    first, *others = telegram.visible("新邻居", where=PRIVATE)
    assert "我只记您的" in first
    assert all(each in first for each in ("问一个问题", "提一件事", "看看大家在提什么"))
    telegram.says("新邻居", "你好", where=PRIVATE)
    telegram.settle()
    again = telegram.visible("新邻居", where=PRIVATE)
    assert not any("我只记您的" in each for each in (*others, *again))


def test_a_rush_of_neighbours_is_answered_within_the_limits(ground: Ground) -> None:
    with on_telegram(ground, api=FakeBotApi(limits=True), pacers=polite()) as telegram:
        crowd = [telegram.api.user(f"邻居{number}") for number in range(NEIGHBOURS)]
        telegram.rooms[GROUP].members.extend(crowd)
        for person in crowd:
            person.says("大家好", telegram.rooms[GROUP])
            person.says("帮助")
        for _ in range(LOOKS):
            if all(len(person.shown()) > 1 for person in crowd):
                break
            telegram.stage.do(asyncio.sleep(SECONDS))
            telegram.stage.passes(timedelta(seconds=SECONDS))
        for person in crowd:
            welcome, answer = person.shown()
            assert "我只记您的" in welcome
            assert "您可以这样说" in answer


def test_a_group_that_became_a_supergroup_keeps_its_council(telegram: TelegramDriver) -> None:
    moved = telegram.api.migrates(telegram.rooms[GROUP])
    telegram.rooms = {**telegram.rooms, GROUP: moved}
    telegram.settle()
    telegram.says("王阿姨", "问 养犬要遵守什么", where=GROUP)
    telegram.settle()
    assert telegram.visible("王阿姨", where=GROUP)


def test_a_group_that_threw_the_bot_out_is_left_alone_until_it_comes_back(
    telegram: TelegramDriver,
) -> None:
    group = telegram.rooms[GROUP]
    telegram.api.removes_bot(group)
    telegram.settle()
    with telegram.stage.on.storage.transaction() as work:
        (room,) = work.rooms.where(external_id=str(group.id))
        reply = Reply(lines=(Text("guide-thanks"),), to=ToRoom(room.id))
        post = Post(ids=telegram.stage.on.ids, locale="zh_CN", time_zone="Asia/Shanghai")
        post.post(work, (reply,), now=telegram.stage.clock.now())
    telegram.settle()
    with telegram.stage.on.storage.reading() as work:
        assert not work.outbox.dead_letters()
    telegram.api.adds_bot(group)
    telegram.settle()
    assert "我回来了" in str(telegram.visible("王阿姨", where=GROUP))


def test_in_a_forum_the_answer_stands_in_the_topic_of_the_question(
    telegram: TelegramDriver,
) -> None:
    group = telegram.rooms[GROUP]
    telegram.person("王阿姨").says("提 3号楼门口路灯坏了", group, thread=7)
    telegram.settle()
    answers = [each for each in group.posts if not each.author and each.extra]
    assert answers
    assert {each.extra["message_thread_id"] for each in answers} == {7}
